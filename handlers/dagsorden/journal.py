"""`/referat journaliseret`: each authority notes that the minutes lie in its own case system; none of them is asked."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

import handlers.decision_refusals  # noqa: F401 - gives the refusals of journalising their words
from danish import names, writing
from danish.zone import COPENHAGEN
from domain.decision_errors import AlreadyJournalised
from domain.decisions import require_begun
from domain.journalising import (
    REGION,
    Journalised,
    authority_names,
    journalise,
    missing_authorities,
    own_authorities,
    possible_authorities,
)
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.succession import in_force
from handlers.dagsorden.desk import find_desk
from handlers.dagsorden.words import MINUTES
from handlers.desk import MeetingDesk
from handlers.finding import Words, read_words
from handlers.kept_names import release_names
from handlers.log_writing import write_log
from handlers.meeting_text import meeting_line
from handlers.outcomes import Outcome, Reply
from handlers.questions import refuse_question
from handlers.references import reference_text, take_reference
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed
from handlers.retry import command_button
from handlers.task_text import day, meeting_to_type, typed_meeting
from handlers.ui import Actions, Block, Bold, Card, Inline, text
from handlers.word_taking import unknown_words

_JOURNALISED = re.compile(r"(?<!\w)journaliser(?:et|ing|ingen|)?(?!\w):?", re.IGNORECASE)
_UNDO = re.compile(r"(?<!\w)(?:fortryd|slet|annull?er)(?!\w)", re.IGNORECASE)
_SMALL = frozenset({"i", "hos", "af", "paa", "den", "referat", "referatet", "er", "og", "for", "kommune", "nu"})
_MOST_BUTTONS = 5


def is_about_journal(typed: str) -> bool:
    """Whether a `/referat` text speaks of journalising."""
    return _JOURNALISED.search(typed) is not None


async def answer_journal(services: Services, request: Typed) -> Outcome:
    """Notes that an authority has journalised the minutes, or takes that back."""
    context, profile = request.context, services.profile
    refuse_question(MINUTES, request.text, f"/{MINUTES} status")
    reference, typed = take_reference(_JOURNALISED.sub(" ", request.text))
    is_undone, typed = _UNDO.search(typed) is not None, _UNDO.sub(" ", typed)
    words = read_words(MINUTES, request.text, profile, context.now, part=typed)

    def unit(repositories: Repositories) -> Outcome:
        desk = find_desk(repositories, profile, context, words, is_latest=True, is_view=False)
        meeting, place = desk.meeting, desk.place
        desk.require_secretariat()
        require_begun(meeting, context.now)
        known = repositories.journal.of_meeting(meeting.id)
        organisation = in_force(profile, meeting.day)
        authority = _authority(desk, words, known, organisation, is_undone=is_undone)
        if is_undone:
            return Reply(_undo(desk, organisation, authority, known))
        wanted = Journalised(meeting.id, authority, context.person, context.now, reference)
        try:
            repositories.journal.add(journalise(wanted, known))
        except AlreadyJournalised as refusal:
            raise _already(refusal.reference, wanted, place, organisation) from refusal
        release_names(repositories, profile, meeting)
        _log(desk, "referat.journaliseret", authority)
        title = f"Journaliseret: {authority_names(organisation)[authority]}"
        return Reply(_card(title, place, (*known, wanted), organisation, context.now))

    return await services.work.run(unit, delivery=context.delivery)


def journal_blocks(
    meeting: Meeting, body: Body, known: Sequence[Journalised], profile: Profile, now: datetime
) -> list[Block]:
    """Which authorities have journalised the minutes, and which have yet to; nothing before the first has.

    They are those of the organisation that was in force on the meeting's day, and are named as then.
    """
    if not known:
        return []
    called = authority_names(in_force(profile, meeting.day))
    parts: list[Inline] = [Bold("Journaliseret:")]
    for one in known:
        parts.append(f"\n• {called.get(one.authority, one.authority)}, {day(one.at.astimezone(COPENHAGEN), now)}")
        parts += [" (", reference_text(one.reference), ")"] if one.reference else []
    missing = [called[key] for key in missing_authorities(body, known)]
    parts.append(f"\nMangler: {writing.join(missing)}." if missing else _after_the_last(body))
    return [text(*parts)]


def _after_the_last(body: Body) -> str:
    """That all have journalised; where no seat names a municipality, nobody can tell which of them are to."""
    if any(seat.municipality for seat in body.seats):
        return "\nAlle myndigheder har journaliseret."
    return f"\nKommuner skrives til med navn, fx `/{MINUTES} journaliseret 22/17744 odense {body.forum.key}`."


def _already(stands: str, wanted: Journalised, place: tuple[Meeting, Body], profile: Profile) -> Answered:
    """The answer to who journalises a second time: the number that stands, and how to put another in its place."""
    name, meeting = authority_names(profile)[wanted.authority], meeting_to_type(*place)
    other = wanted.reference if wanted.reference != stands else ""
    where = ["Det står på ", reference_text(stands)] if stands else ["Det er noteret uden sagsnummer"]
    how = f"Skal det være {other}" if other else "Skal der stå et andet" if stands else "Skal der stå et"
    again = f"`/{MINUTES} journaliseret {other or 'SAGSNR'} {name} {meeting}`"
    return Answered(
        f"{name} har allerede journaliseret referatet.",
        text(*where, "."),
        unsaved(f"{how}, så skriv `/{MINUTES} fortryd journaliseret {name} {meeting}` og så {again}."),
    )


def _undo(desk: MeetingDesk, profile: Profile, authority: str, known: Sequence[Journalised]) -> Card:
    kept = [one for one in known if one.authority != authority]
    name = authority_names(profile)[authority]
    if len(kept) == len(known):
        raise Answered(f"{name} har ikke journaliseret referatet.", unsaved())
    desk.repositories.journal.remove(desk.meeting.id, authority)
    _log(desk, "referat.journalisering_fortrudt", authority)
    return _card(f"Fortrudt: {name} har ikke journaliseret referatet", desk.place, kept, profile, desk.now)


def _authority(
    desk: MeetingDesk, words: Words, known: Sequence[Journalised], profile: Profile, *, is_undone: bool
) -> str:
    """The authority that was named, else the one that the person speaks for; asked about where that is not clear."""
    body, called = desk.body, authority_names(profile)
    found = names.find_names_in(words.rest, _candidates(called))
    rest = unknown_words(found.rest, _SMALL)
    if isinstance(found.name, names.NameFound) and not rest:
        if found.name.key in possible_authorities(body, profile):
            return found.name.key
        raise Answered(
            f"{called[found.name.key]} har ingen plads i {body.name}.",
            unsaved("Referatet journaliseres af regionen og de kommuner, der har en."),
        )
    own = own_authorities(desk.actor, body, profile)
    if not rest and len(own) == 1:
        return own[0]
    missing = [one.authority for one in known] if is_undone else missing_authorities(body, known)
    act = "fortryd journaliseret" if is_undone else "journaliseret"
    buttons = tuple(
        command_button(called[key], MINUTES, f"{act} {called[key]} {typed_meeting(*desk.place)}")
        for key in missing[:_MOST_BUTTONS]
    )
    raise Answered(
        f"Jeg forstod ikke “{rest[:60]}”." if rest else "Hvilken myndighed har journaliseret referatet?",
        unsaved(f"Skriv regionen eller kommunens navn, fx `/{MINUTES} {act} 22/17744 regionen`."),
        *((Actions(buttons),) if buttons else ()),
    )


def _candidates(called: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """All authorities by what they may be called; one without a seat is named in the refusal."""
    named = {key: (name, name.removesuffix(" Kommune")) for key, name in called.items()}
    return named | {REGION: (called[REGION], "regionen", "region")}


def _card(
    title: str, place: tuple[Meeting, Body], known: Sequence[Journalised], profile: Profile, now: datetime
) -> Card:
    meeting, body = place
    return Card(title, (text(meeting_line(meeting, body)), *journal_blocks(meeting, body, known, profile, now)))


def _log(desk: MeetingDesk, act: str, authority: str) -> None:
    write_log(desk.repositories, desk.context, act, f"meeting:{desk.meeting.id}", on_behalf_of=authority)
