"""Reports, withdraws and lists absences: typed, by form or by button. Why anybody is absent is never kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from danish.names import fold
from domain import access
from domain.attendance import Absence, StandIn, Verdict, report_absence, send_stand_in, withdraw_absence
from domain.errors import AbsenceAlreadyReported
from domain.messages import Message
from domain.organisation import Profile, Seat
from domain.people import ChannelPurpose
from domain.ports import Repositories
from handlers.afbud import cards
from handlers.afbud.rights import own_seats, require_right
from handlers.afbud.stand_ins import comes_twice
from handlers.afbud.table import load_table
from handlers.catering import load_catering
from handlers.desk import MeetingDesk
from handlers.loading import Presence, load_presence, presence_by
from handlers.log_writing import write_log
from handlers.outcomes import File, Reply
from handlers.refusals import Answered, unsaved
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


def report(desk: MeetingDesk, seat: Seat, said: Said, absences: Sequence[Absence] | None = None) -> Card:
    """Registers an absence, or who comes instead of one registered before, and answers with the forecast.

    The words left over are dropped, whatever they say, and the answer says so. `absences` are the meeting's, where they
    are loaded already. Raises NoSuchAbsence where a stand-in is added to an absence that isn't there.
    """
    require_right(desk, seat)
    before = load_presence(desk.repositories, *desk.place) if absences is None else presence_by(*desk.place, absences)
    absent = Absence(0, desk.meeting.id, seat.key, desk.context.person, desk.now, said.stand_in)
    is_added = said.is_added or any(known.seat == seat.key for known in before.absences)
    if said.stand_in and is_added:
        absent = send_stand_in(before.absences, seat.key, said.stand_in)
        desk.repositories.absences.save(absent)
    else:
        try:
            reported = report_absence(before.absences, absent)
        except AbsenceAlreadyReported:
            known = cards.already_reported(*desk.place, [seat], said.left_over)
            raise Answered(known.title, *_seen_by(desk, known).blocks) from None
        absent = desk.repositories.absences.add(reported)
    after, settled = _changed(desk, "afbud.meldt", seat, before, [*_of_others(before, seat), absent])
    card = cards.reported(
        *desk.place, absent, seat, after.attendance, desk.profile, left_over=said.left_over, settled=settled
    )
    card = cards.of_stand_in(card, *desk.place, seat) if is_added else card
    if access.may_serve(desk.actor, desk.body, desk.today):
        return replace(card, blocks=(*card.blocks, *comes_twice(absent, _of_others(before, seat), desk.body)))
    return _seen_by(desk, card)


def take_stand_in_back(desk: MeetingDesk, seat: Seat) -> Card:
    """Lets nobody come instead; the absence stays. Raises NoSuchAbsence."""
    require_right(desk, seat)
    before = load_presence(desk.repositories, *desk.place)
    absence = withdraw_absence(before.absences, seat.key)
    if absence.stand_in is None:
        raise cards.no_stand_in(*desk.place, seat)
    alone = replace(absence, stand_in=None)
    desk.repositories.absences.save(alone)
    after, settled = _changed(desk, "afbud.stedfortræder_fortrudt", seat, before, [*_of_others(before, seat), alone])
    answer = cards.stand_in_withdrawn(*desk.place, seat, after.attendance, desk.profile, settled=settled)
    return _seen_by(desk, answer)


def withdraw(desk: MeetingDesk, seat: Seat) -> Card:
    """Deletes an absence and answers with the same counts and forecast."""
    require_right(desk, seat)
    before = load_presence(desk.repositories, *desk.place)
    desk.repositories.absences.remove(withdraw_absence(before.absences, seat.key).id)
    after, settled = _changed(desk, "afbud.fortrudt", seat, before, _of_others(before, seat))
    heads = load_catering(desk.repositories, *desk.place, after.absences)
    answer = cards.withdrawn(*desk.place, seat, after.attendance, heads, desk.profile, settled=settled)
    return _seen_by(desk, answer)


def overview(desk: MeetingDesk) -> Reply:
    """The meeting's absences with the head count, for its secretariat only."""
    desk.require_secretariat()
    presence = load_presence(desk.repositories, *desk.place)
    heads = load_catering(desk.repositories, *desk.place, presence.absences)
    appointed = load_alternates(desk.repositories, *desk.place)
    settled = _settled(desk)
    return Reply(cards.overview(*desk.place, presence, heads, appointed, desk.profile, settled=settled))


def which_to_withdraw(desk: MeetingDesk) -> Answered:
    """The question which absence is meant, with a button for each: any for the secretariat, a member's own."""
    absent = {one.seat for one in desk.repositories.absences.of_meeting(desk.meeting.id)}
    if not access.may_serve(desk.actor, desk.body, desk.today):
        own = own_seats(desk)
        if not own:
            desk.require_secretariat()
        absent = absent.intersection(own)
    return cards.which_to_withdraw(*desk.place, [seat for seat in desk.body.seats if seat.key in absent])


def table(desk: MeetingDesk, endings: tuple[str, ...]) -> File:
    """The meeting's seats as files, for its secretariat only."""
    desk.require_secretariat()
    sheet = load_table(desk.repositories, desk.profile, desk.place, desk.now)
    stem = "-".join(["afbud", *desk.body.key.split("/"), desk.meeting.day.isoformat()])
    return table_file(sheet, stem, endings, text("Den er kun til sekretariatet."))


def note_guests(desk: MeetingDesk, number: int | None, named: str) -> Reply:
    """Says how many guests come, or that one more does whose name isn't kept; answers with the head count."""
    desk.require_secretariat()
    is_name = any(map(str.isalpha, named)) and not any(map(str.isnumeric, named))
    if _NO_NAMES.intersection(map(fold, named.split())) or (number is None and not is_name):
        raise Answered(
            "Hvor mange gæster?",
            unsaved("Skriv, hvor mange det er i alt, fx `/afbud gæst 3 politisk fyn 9/12`, eller gæstens navn."),
        )
    now = desk.repositories.guests.number(desk.meeting.id) + 1 if number is None else number
    if now > MOST_GUESTS:
        raise Answered(f"Jeg kan højst notere {MOST_GUESTS} gæster.", unsaved())
    desk.repositories.guests.set_number(desk.meeting.id, now)
    write_log(desk.repositories, desk.context, "gæster.noteret", f"meeting:{desk.meeting.id}", {"number": now})
    heads = load_catering(desk.repositories, *desk.place, desk.repositories.absences.of_meeting(desk.meeting.id))
    return Reply(cards.guests_noted(*desk.place, now, heads, is_named=bool(named)))


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


def _changed(
    desk: MeetingDesk, act: str, seat: Seat, before: Presence, absences: Sequence[Absence]
) -> tuple[Presence, str]:
    """Logs an act on a seat's absence and tells of what turned with it; the presence now, and as `_settled`."""
    write_log(desk.repositories, desk.context, act, f"meeting:{desk.meeting.id}", {"seat": seat.key})
    after, settled = presence_by(*desk.place, absences), _settled(desk)
    _tell_of_changed_verdict(desk, before, after, settled)
    return after, settled


def _settled(desk: MeetingDesk) -> str:
    """Why absences change nothing at the meeting any more; "" where they do."""
    if desk.meeting.starts <= desk.now and desk.repositories.records.of_meeting(desk.meeting.id).presence is not None:
        return cards.WRITTEN_DOWN
    return cards.HELD if desk.meeting.ends <= desk.now else ""


def _tell_of_changed_verdict(desk: MeetingDesk, before: Presence, after: Presence, settled: str) -> None:
    """Posts to the secretariat's channels when the forecast has turned, and otherwise nothing.

    Where `settled` says that absences change nothing any more, there is no forecast.
    """
    verdict: Verdict = after.attendance.verdict
    if verdict is before.attendance.verdict or settled:
        return
    subject: dict[str, int | str] = {"meeting": desk.meeting.id, "verdict": verdict.value}
    desk.repositories.outbox.post(
        Message(VERDICT_MESSAGE, use.place, subject, desk.now, use.place.install)
        for use in desk.repositories.channels.of_purpose(ChannelPurpose.SECRETARIAT, desk.body.cluster_key)
    )


def _seen_by(desk: MeetingDesk, card: Card) -> Card:
    """The card, which offers the list of absences to the secretariat alone: members may not see it."""
    is_within = access.may_serve(desk.actor, desk.body, desk.today)
    return card if is_within else replace(card, blocks=cards.for_members(card.blocks))


def _of_others(before: Presence, seat: Seat) -> list[Absence]:
    return [known for known in before.absences if known.seat != seat.key]
