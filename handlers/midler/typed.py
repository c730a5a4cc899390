"""Answers `/midler` as it was typed, and its buttons; what it does to the ledger stands in `ledger`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from danish import names, writing
from danish.meaning import NotUnderstood, Span
from domain.access import require_cluster_secretariat
from domain.decisions import Decision
from domain.funds import EntryKind, FundEntry
from domain.journalising import REGION
from domain.meetings import Meeting
from domain.organisation import Body, Cluster, Profile
from domain.ports import Repositories
from handlers.clusters import ask_cluster, take_cluster
from handlers.date_questions import refuse_date
from handlers.desk import Desk, open_desk
from handlers.finding import Words, read_words
from handlers.ids import LARGEST, read_id
from handlers.keys import known_cluster
from handlers.meant_days import fitting_meetings, in_stages, is_dateless
from handlers.meeting_finding import meeting_meant, possible_meetings
from handlers.midler import cards, ledger
from handlers.midler.words import COMMAND, LONGEST, Act, Reading, read, refuse_unknown, take_year
from handlers.outcomes import Outcome, Replace, Reply
from handlers.questions import refuse_question, without_asking
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Pressed, Typed
from handlers.typed_text import says_something, spelled_out
from handlers.word_taking import unknown_words

_SMALL = frozenset(
    {"i", "af", "til", "for", "fra", "paa", "den", "kommune", "klyngen", "sundhedsklynge", "nr", "har", "faelles"}
)


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Shows the ledger, or enters or undoes something."""
    context, profile = request.context, services.profile
    reading = read(request.text)
    if reading.act is not Act.SHOW:
        refuse_question(COMMAND, request.text, f"/{COMMAND}")
    words = read_words(COMMAND, request.text, profile, context.now, part=reading.typed)

    def unit(repositories: Repositories) -> Outcome:
        desk = open_desk(repositories, profile, context)
        desk.require_insider()
        cluster = _cluster(desk, words)
        require_cluster_secretariat(desk.actor, profile, cluster.key, desk.today)
        if reading.act in (Act.SHOW, Act.UNDO):
            _refuse_rest(words, without_asking(request.text, words.rest))
        if reading.act is Act.SHOW:
            return Reply(ledger.show(desk, cluster, reading.page, reading.year))
        if reading.act is Act.UNDO:
            return Reply(ledger.undo(desk, cluster, _number(reading)))
        make = _granted if reading.act is Act.GRANT else _set_aside
        wanted = make(desk, cluster, reading, _named_once(words, cluster, profile))
        return Reply(ledger.add(desk, cluster, wanted))

    return await services.work.run(unit, delivery=context.delivery)


def undo_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Undoes the entry that the message told of."""
    cluster, _, number = request.value.partition(" ")
    desk = open_desk(repositories, services.profile, request.context)
    return Replace(ledger.undo(desk, known_cluster(desk.profile, cluster), read_id(number)))


def show_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows the ledger."""
    desk = open_desk(repositories, services.profile, request.context)
    return Reply(ledger.show(desk, known_cluster(desk.profile, request.value)))


def _cluster(desk: Desk, words: Words) -> Cluster:
    found = words.cluster or desk.cluster_here()
    if found is not None:
        return found
    again = {one.key: f"{words.typed} {one.key}".strip() for one in desk.profile.clusters}
    raise ask_cluster(desk.profile, COMMAND, again, "Fælles midler føres for hver klynge.")


def _named_once(words: Words, cluster: Cluster, profile: Profile) -> Words:
    """The words without the cluster where it is named beside the decision's meeting too."""
    again, rest = take_cluster(words.rest, profile)
    return replace(words, rest=rest) if again == cluster else words


def _granted(desk: Desk, cluster: Cluster, reading: Reading, words: Words) -> FundEntry:
    """A grant; refused without the party that granted, and with a decision or meeting, which it doesn't rest on."""
    year = _year_said(words, reading.year)
    if reading.decision is not None or words.forum or (words.when and year is None):
        raise Answered(
            "En bevilling noteres med hvem, hvor meget og for hvilket år.",
            unsaved(
                "Lad beslutningen og mødet ude, og skriv året som et tal, fx ",
                f"`/{COMMAND} bevilget {cluster.name.lower()} 2026 region 500.000`.",
            ),
        )
    parties: dict[str, tuple[str, ...]] = {one.key: (one.name, one.full_name) for one in cluster.municipalities}
    parties |= {
        REGION: (desk.profile.name, "region", "regionen"),
        cards.ALL_MUNICIPALITIES: ("kommunerne", "alle kommuner"),
    }
    found = names.find_names_in(words.rest, parties)
    if not isinstance(found.name, names.NameFound):
        known = writing.join_or(["region", "kommunerne", *[one.name for one in cluster.municipalities]])
        raise Answered("Hvem har bevilget pengene?", unsaved(f"Skriv {known}."))
    _refuse_rest(words, found.rest)
    entry = _entry(desk, cluster, EntryKind.GRANTED, reading, year or desk.now.year)
    return replace(entry, party=found.name.key)


def _set_aside(desk: Desk, cluster: Cluster, reading: Reading, words: Words) -> FundEntry:
    """What is set aside; refused without what it is for, and with a meeting without its decision."""
    year, rest = take_year(words.rest)
    _refuse_rest(words, rest)
    effort = spelled_out(desk.repositories, reading.effort)
    if not says_something(effort) or len(effort) > LONGEST:
        raise Answered(
            "Hvad er pengene afsat til?",
            unsaved(f"Skriv indsatsen i anførselstegn, højst {LONGEST} tegn, fx “Opkald efter udskrivning”."),
        )
    if reading.decision is None:
        said = _year_said(words, year)
        if words.forum or (words.when and said is None):
            raise _which_decision()
        year = said
    entry = _entry(desk, cluster, EntryKind.SET_ASIDE, reading, year or desk.now.year)
    if reading.decision is None:
        return replace(entry, effort=effort)
    decision = _decision(desk, cluster, reading.decision, words)
    return replace(entry, effort=effort, decision=decision.id)


def _which_decision() -> Answered:
    return Answered(
        "Hvilken beslutning hviler det på?",
        unsaved(
            "Skriv dens nummer sammen med mødet, fx `beslutning 2 politisk 9/12`, eller lad mødet ude. ",
            "Et andet år skrives som et tal, fx `2027`.",
        ),
    )


def _year_said(words: Words, typed: int | None) -> int | None:
    """The year that was typed, or said in words, "næste år"; None for neither, or where a day or another year is."""
    meaning = words.when.meaning if words.when else None
    if meaning is None:
        return typed
    if not isinstance(meaning, Span):
        return None
    year = meaning.start.year
    is_whole = (meaning.start, meaning.end) == (date(year, 1, 1), date(year, 12, 31))
    return year if is_whole and typed in (None, year) else None


def _decision(desk: Desk, cluster: Cluster, number: int, words: Words) -> Decision:
    """The decision of that number: of the meeting that was typed, else of the latest meetings begun in the cluster."""
    bodies = [
        one
        for one in desk.profile.known_bodies
        if one.cluster and one.cluster.key == cluster.key and (words.forum is None or words.forum.key == one.forum.key)
    ]
    found: list[Decision] = []
    for body in bodies:
        meetings = _meetings(desk, words, body)
        if not any(one.starts <= desk.now for one in meetings):
            continue
        meeting = meeting_meant(words, body, meetings, desk.now, is_latest=True)
        decisions = desk.repositories.decisions.of_meeting(meeting.id)
        found += [one for one in decisions if one.number == number and one.stands]
    if len(found) == 1:
        return found[0]
    if found:
        raise Answered(
            f"Hvilken beslutning {number} mener du?", unsaved(f"Skriv forummet, fx `beslutning {number} politisk`.")
        )
    if words.when and isinstance(words.when.meaning, NotUnderstood):
        refuse_date(words, words.when.meaning)
    searched = f"Jeg ledte i møderne “{words.when.phrase}”. " if words.when else ""
    raise Answered(
        f"Jeg fandt ingen beslutning nr. {number} {cluster.where}.",
        unsaved(f"{searched}Skriv mødet med, fx `beslutning {number} politisk 9/12`."),
    )


def _meetings(desk: Desk, words: Words, body: Body) -> Sequence[Meeting]:
    """Those of the body's meetings that the words may mean; where no forum was typed, none but those on the day."""
    if words.forum is not None or words.when is None or is_dateless(words.when.meaning):
        return possible_meetings(desk.repositories.meetings, words, body, desk.now)
    meaning = words.when.meaning
    stages = in_stages(meaning, desk.today)
    found = (fitting_meetings(meaning, desk.repositories.meetings.on_days(body.key, days)) for days in stages)
    return [one for one in next(filter(None, found), []) if words.kind in (None, one.kind)]


def _entry(desk: Desk, cluster: Cluster, kind: EntryKind, reading: Reading, year: int) -> FundEntry:
    amount = reading.amount or 0
    install = desk.context.place.install
    return FundEntry(0, cluster.key, 0, year, kind, amount, desk.context.person, desk.now, install=install)


def _number(reading: Reading) -> int:
    if reading.number is None or reading.number > LARGEST:
        raise Answered(
            "Hvilken postering vil du fortryde?",
            unsaved(f"Skriv dens nummer, fx `/{COMMAND} fortryd 3`. Se numrene med `/{COMMAND}`."),
        )
    return reading.number


def _refuse_rest(words: Words, rest: str) -> None:
    if unknown := unknown_words(rest, _SMALL):
        raise refuse_unknown(words.typed, unknown)
