"""Reports, withdraws and lists absences: typed, by form or by button. Why anybody is absent is never kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from danish.names import fold
from domain import access
from domain.access import Actor
from domain.attendance import Absence, StandIn, Verdict, report_absence, send_stand_in, withdraw_absence
from domain.errors import AbsenceAlreadyReported
from domain.meetings import Meeting
from domain.messages import Message
from domain.organisation import Body, Profile, Seat
from domain.people import ChannelPurpose
from domain.ports import Repositories
from handlers.afbud import cards
from handlers.afbud.rights import own_seats, require_right
from handlers.afbud.stand_ins import comes_twice
from handlers.afbud.table import load_table
from handlers.catering import load_catering
from handlers.loading import Presence, load_actor, load_presence, presence_by
from handlers.log_writing import write_log
from handlers.outcomes import File, Reply
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.table_files import table_file
from handlers.ui import Card, text
from handlers.who_comes import load_alternates

VERDICT_MESSAGE = "afbud.udfald"
MOST_GUESTS = 200
_NO_NAMES = frozenset({
    "ingen", "mere", "flere", "faerre", "ekstra", "og", "par", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni",
    "ti", "elleve", "tolv", "tyve", "mindre", "ikke", "uden", "fjern", "fjernes", "fortryd", "slet", "slettes",
    "afmeld", "afmeldt", "aflys", "aflyst", "annuller", "alle",
})  # fmt: skip
"""Words that say how many there are otherwise than by a number, or that fewer come, and that no guest is called."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of who comes instead; `left_over` are words nobody asked for.

    `is_added`: only to an absence that is registered already, which somebody may have withdrawn meanwhile.
    """

    stand_in: StandIn | None
    left_over: str = ""
    is_added: bool = False


def report(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    actor: Actor,
    meeting: Meeting,
    seat: Seat,
    said: Said,
    absences: Sequence[Absence] | None = None,
) -> Card:
    """Registers an absence, or who comes instead of one registered before, and answers with the forecast.

    The words left over are dropped, whatever they say, and the answer says so. `absences` are the meeting's, where they
    are loaded already. Raises NoSuchAbsence where a stand-in is added to an absence that isn't there.
    """
    body = profile.body(meeting.body)
    require_right(repositories, context, actor, meeting, body, seat)
    before = load_presence(repositories, meeting, body) if absences is None else presence_by(meeting, body, absences)
    absent = Absence(0, meeting.id, seat.key, context.person, context.now, said.stand_in)
    is_added = said.is_added or any(known.seat == seat.key for known in before.absences)
    if said.stand_in and is_added:
        absent = send_stand_in(before.absences, seat.key, said.stand_in)
        repositories.absences.save(absent)
    else:
        try:
            reported = report_absence(before.absences, absent)
        except AbsenceAlreadyReported:
            known = cards.already_reported(meeting, body, [seat], said.left_over)
            raise Answered(known.title, *_seen_by(actor, body, known, context).blocks) from None
        absent = repositories.absences.add(reported)
    after = presence_by(meeting, body, [*_of_others(before, seat), absent])
    _record(repositories, context, "afbud.meldt", meeting, seat)
    settled = _settled(repositories, meeting, context.now)
    _tell_of_changed_verdict(repositories, meeting, body, before, after, context.now, settled)
    card = cards.reported(
        meeting, body, absent, seat, after.attendance, profile, left_over=said.left_over, settled=settled
    )
    card = cards.of_stand_in(card, meeting, body, seat) if is_added else card
    if access.may_serve(actor, body, context.now.date()):
        return replace(card, blocks=(*card.blocks, *comes_twice(absent, _of_others(before, seat), body)))
    return _seen_by(actor, body, card, context)


def take_stand_in_back(
    repositories: Repositories, profile: Profile, context: Context, actor: Actor, meeting: Meeting, seat: Seat
) -> Card:
    """Lets nobody come instead; the absence stays. Raises NoSuchAbsence."""
    body = profile.body(meeting.body)
    require_right(repositories, context, actor, meeting, body, seat)
    before = load_presence(repositories, meeting, body)
    absence = withdraw_absence(before.absences, seat.key)
    if absence.stand_in is None:
        raise cards.no_stand_in(meeting, body, seat)
    alone = replace(absence, stand_in=None)
    repositories.absences.save(alone)
    after = presence_by(meeting, body, [*_of_others(before, seat), alone])
    _record(repositories, context, "afbud.stedfortræder_fortrudt", meeting, seat)
    settled = _settled(repositories, meeting, context.now)
    _tell_of_changed_verdict(repositories, meeting, body, before, after, context.now, settled)
    answer = cards.stand_in_withdrawn(meeting, body, seat, after.attendance, profile, settled=settled)
    return _seen_by(actor, body, answer, context)


def withdraw(
    repositories: Repositories, profile: Profile, context: Context, actor: Actor, meeting: Meeting, seat: Seat
) -> Card:
    """Deletes an absence and answers with the same counts and forecast."""
    body = profile.body(meeting.body)
    require_right(repositories, context, actor, meeting, body, seat)
    before = load_presence(repositories, meeting, body)
    repositories.absences.remove(withdraw_absence(before.absences, seat.key).id)
    after = presence_by(meeting, body, _of_others(before, seat))
    _record(repositories, context, "afbud.fortrudt", meeting, seat)
    settled = _settled(repositories, meeting, context.now)
    _tell_of_changed_verdict(repositories, meeting, body, before, after, context.now, settled)
    heads = load_catering(repositories, meeting, body, after.absences)
    answer = cards.withdrawn(meeting, body, seat, after.attendance, heads, profile, settled=settled)
    return _seen_by(actor, body, answer, context)


def overview(repositories: Repositories, profile: Profile, context: Context, meeting: Meeting) -> Reply:
    """The meeting's absences with the head count, for its secretariat only."""
    body = profile.body(meeting.body)
    access.require_secretariat(load_actor(repositories, context), body, context.now.date())
    presence = load_presence(repositories, meeting, body)
    heads = load_catering(repositories, meeting, body, presence.absences)
    appointed = load_alternates(repositories, meeting, body)
    settled = _settled(repositories, meeting, context.now)
    return Reply(cards.overview(meeting, body, presence, heads, appointed, profile, settled=settled))


def which_to_withdraw(
    repositories: Repositories, profile: Profile, context: Context, actor: Actor, meeting: Meeting
) -> Answered:
    """The question which absence is meant, with a button for each: any for the secretariat, a member's own."""
    body, today = profile.body(meeting.body), context.now.date()
    absent = {one.seat for one in repositories.absences.of_meeting(meeting.id)}
    if not access.may_serve(actor, body, today):
        own = own_seats(repositories, actor, meeting, body)
        if not own:
            access.require_secretariat(actor, body, today)
        absent = absent.intersection(own)
    return cards.which_to_withdraw(meeting, body, [seat for seat in body.seats if seat.key in absent])


def table(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting, endings: tuple[str, ...]
) -> File:
    """The meeting's seats as files, for its secretariat only."""
    body = profile.body(meeting.body)
    access.require_secretariat(load_actor(repositories, context), body, context.now.date())
    sheet = load_table(repositories, profile, (meeting, body), context.now)
    stem = "-".join(["afbud", *body.key.split("/"), meeting.day.isoformat()])
    return table_file(sheet, stem, endings, text("Den er kun til sekretariatet."))


def note_guests(
    repositories: Repositories, profile: Profile, context: Context, meeting: Meeting, number: int | None, named: str
) -> Reply:
    """Says how many guests come, or that one more does whose name isn't kept; answers with the head count."""
    body = profile.body(meeting.body)
    access.require_secretariat(load_actor(repositories, context), body, context.now.date())
    is_name = any(map(str.isalpha, named)) and not any(map(str.isnumeric, named))
    if _NO_NAMES.intersection(map(fold, named.split())) or (number is None and not is_name):
        raise Answered(
            "Hvor mange gæster?",
            unsaved("Skriv, hvor mange det er i alt, fx `/afbud gæst 3 politisk fyn 9/12`, eller gæstens navn."),
        )
    now = repositories.guests.number(meeting.id) + 1 if number is None else number
    if now > MOST_GUESTS:
        raise Answered(f"Jeg kan højst notere {MOST_GUESTS} gæster.", unsaved())
    repositories.guests.set_number(meeting.id, now)
    write_log(repositories, context, "gæster.noteret", f"meeting:{meeting.id}", {"number": now})
    heads = load_catering(repositories, meeting, body, repositories.absences.of_meeting(meeting.id))
    return Reply(cards.guests_noted(meeting, body, now, heads, is_named=bool(named)))


def verdict_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The notice of a changed verdict, as it is when it is sent.

    Nothing when the meeting is off, its presence is written down by then, or the verdict has turned back.
    """
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    if meeting is None or meeting.is_cancelled or repositories.records.of_meeting(meeting.id).presence is not None:
        return None
    body = profile.body(meeting.body)
    now = load_presence(repositories, meeting, body).attendance
    if now.verdict != message.subject["verdict"]:
        return None
    return cards.verdict_changed(meeting, body, now, profile)


def _settled(repositories: Repositories, meeting: Meeting, now: datetime) -> str:
    """Why absences change nothing at the meeting any more; "" where they do."""
    if meeting.starts <= now and repositories.records.of_meeting(meeting.id).presence is not None:
        return cards.WRITTEN_DOWN
    return cards.HELD if meeting.ends <= now else ""


def _tell_of_changed_verdict(
    repositories: Repositories,
    meeting: Meeting,
    body: Body,
    before: Presence,
    after: Presence,
    now: datetime,
    settled: str,
) -> None:
    """Posts to the secretariat's channels when the forecast has turned, and otherwise nothing.

    Where `settled` says that absences change nothing any more, there is no forecast.
    """
    verdict: Verdict = after.attendance.verdict
    if verdict is before.attendance.verdict or settled:
        return
    cluster = body.cluster_key
    subject: dict[str, int | str] = {"meeting": meeting.id, "verdict": verdict.value}
    repositories.outbox.post(
        Message(VERDICT_MESSAGE, use.place, subject, now, use.place.install)
        for use in repositories.channels.of_purpose(ChannelPurpose.SECRETARIAT, cluster)
    )


def _seen_by(actor: Actor, body: Body, card: Card, context: Context) -> Card:
    """The card, which offers the list of absences to the secretariat alone: members may not see it."""
    is_within = access.may_serve(actor, body, context.now.date())
    return card if is_within else replace(card, blocks=cards.for_members(card.blocks))


def _of_others(before: Presence, seat: Seat) -> list[Absence]:
    return [known for known in before.absences if known.seat != seat.key]


def _record(repositories: Repositories, context: Context, act: str, meeting: Meeting, seat: Seat) -> None:
    write_log(repositories, context, act, f"meeting:{meeting.id}", {"seat": seat.key})
