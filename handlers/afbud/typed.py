"""Answers `/afbud` as it was typed; what is left out opens a form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from danish import names, writing
from domain.attendance import Absence, StandIn
from domain.meetings import Meeting
from domain.organisation import Body, Seat
from domain.ports import Repositories
from handlers.afbud import forms, report
from handlers.afbud.absent import absent_seat, seat_named, with_signature
from handlers.afbud.cards import no_name, who_instead, whose_stand_in
from handlers.afbud.coming import refuse_coming, unsure_of_absence
from handlers.afbud.left_over import dropped
from handlers.afbud.one_meeting import refuse_more_meetings, refuse_unread_day
from handlers.afbud.rights import require_right
from handlers.afbud.stand_ins import stand_in_for
from handlers.afbud.words import Act, Named, named, read, refuse_slip
from handlers.desk import Desk, MeetingDesk, at_meeting, open_desk
from handlers.finding import Words, body_meant, read_words, refuse_seat_elsewhere
from handlers.loading import load_here
from handlers.meeting_choice import SeveralMeetings
from handlers.meeting_finding import means_latest, meeting_meant, possible_meetings
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.questions import refuse_question
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed
from handlers.retry import retry_button
from handlers.task_text import typed_meeting
from handlers.ui import Actions, Card
from handlers.word_taking import take_greeting


@dataclass(frozen=True, slots=True)
class _Asked:
    """An `/afbud` text, read; `instead` is who comes instead, None where nobody was spoken of.

    `signed` is the name under a greeting.
    """

    act: Act
    words: Words
    instead: Named | None
    guests: int | None = None
    endings: tuple[str, ...] = ()
    signed: str = ""


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Registers, withdraws or lists absences; opens a form where meeting or member is left out."""
    context = request.context
    asked = _read(services, request)
    if asked.act not in (Act.LIST, Act.FILE):
        refuse_question("afbud", request.text, "/afbud liste")

    def unit(repositories: Repositories) -> Outcome:
        desk = open_desk(repositories, services.profile, context)
        return _answer(desk, asked) if request.text.strip() else OpenForm(forms.meeting_form_for(desk))

    return await services.work.run(unit, delivery=context.delivery)


def _read(services: Services, request: Typed) -> _Asked:
    reading = read(request.text)
    words = read_words("afbud", request.text, services.profile, request.context.now, part=reading.typed)
    if reading.stand_in is None:
        signed, _ = take_greeting(reading.typed)
        return _Asked(reading.act, words, None, reading.guests, reading.endings, signed)
    signed, after = take_greeting(reading.stand_in)
    words, name = _meeting_after_name(services, request, words, after)
    instead = named(name)
    return _Asked(reading.act, replace(words, rest=f"{words.rest} {instead.rest}".strip()), instead, signed=signed)


def _meeting_after_name(services: Services, request: Typed, words: Words, typed: str) -> tuple[Words, str]:
    """The words with what they lack of the meeting taken from behind the stand-in's name; and the name.

    The first word is always the name's: somebody is called Maj.
    """
    if words.forum and words.when and (words.cluster or not words.forum.is_per_cluster):
        return words, typed
    first, _, more = typed.partition(" ")
    after = read_words("afbud", request.text, services.profile, request.context.now, part=more)
    lacking = replace(
        words,
        forum=words.forum or after.forum,
        cluster=words.cluster or after.cluster,
        when=words.when or after.when,
    )
    return lacking, f"{first} {after.rest}".strip()


def _answer(person: Desk, asked: _Asked) -> Outcome:
    repositories, profile, words = person.repositories, person.profile, asked.words
    person.require_insider()
    if words.forum is None:
        refuse_slip(words.typed, words.rest)
    body = body_meant(words, profile, lambda: load_here(repositories, person.context), person.actor)
    meeting = _meeting(person, words, body)
    desk = at_meeting(person, meeting, body)
    if asked.act is Act.GUESTS:
        return _guests(desk, asked)
    if asked.act is Act.LIST:
        refuse_unread_day(words, words.rest, meeting)
        return report.overview(desk)
    forms.require_seats_at(meeting, body)
    if asked.act is Act.FILE:
        return report.table(desk, asked.endings)
    absences, holders = repositories.absences.with_holders(meeting)
    words = with_signature(words, asked.signed, body, holders, profile)
    if not words.rest:
        return _without_seat(desk, asked.act)
    try:
        seat, left = absent_seat(words, body, holders, profile, desk.context)
    except Answered:
        refuse_slip(words.typed, words.rest)
        raise
    refuse_slip(words.typed, left)
    undo = _undo_meant(asked.act, absences, seat)
    require_right(desk, seat)
    refuse_more_meetings(words, left, desk.place, seat, desk.now, is_undone=undo is not None)
    refuse_unread_day(words, left, meeting)
    if undo:
        if asked.act is Act.UNDO and "ikke" in names.fold(left).split():
            raise unsure_of_absence(left, meeting, body, seat)
        undone = undo(desk, seat)
        return Reply(replace(undone, blocks=(*undone.blocks, *dropped(left))))
    said = report.Said(_stand_in(desk, asked, seat, left), left)
    return Reply(report.report(desk, seat, said, absences))


def _guests(desk: MeetingDesk, asked: _Asked) -> Outcome:
    """Notes the guests; where a seat is named beside their number, an absence would be lost, and that is told."""
    number, rest = asked.guests, asked.words.rest
    refuse_unread_day(asked.words, rest, desk.meeting)
    if number is not None and not isinstance(seat_named(rest, desk.body), names.NameUnknown):
        label = f"Noter {writing.count(number, 'gæst', 'gæster')}"
        raise Answered(
            "Gæster og afbud skrives hver for sig.",
            unsaved("Skriv en kommando for hvert, fx `/afbud gæst 3 politisk fyn 9/12`."),
            Actions((retry_button(label, "afbud", f"gæst {number} {typed_meeting(*desk.place)}"),)),
        )
    return report.note_guests(desk, number, rest)


def _meeting(desk: Desk, words: Words, body: Body) -> Meeting:
    """The meeting that the words mean; where they name another cluster's seat, the day may be that one's too."""
    try:
        possible = possible_meetings(desk.repositories.meetings, words, body, desk.now)
        meeting = meeting_meant(words, body, possible, desk.now)
    except Answered:
        refuse_seat_elsewhere(words, words.rest, body, desk.profile)
        raise
    if words.when is None and means_latest(words, is_latest=False):  # it may be why somebody stays away now
        coming = [one for one in possible if one.starts > desk.now][:1]
        raise SeveralMeetings(words, [(one, body) for one in (meeting, *coming)])
    return meeting


def _without_seat(desk: MeetingDesk, act: Act) -> Outcome:
    """The form that asks who is absent, or the question whose absence or stand-in is taken back."""
    if act is Act.UNDO:
        raise report.which_to_withdraw(desk)
    if act is Act.UNDO_STAND_IN:
        raise whose_stand_in(*desk.place)
    return OpenForm(forms.seat_form_for(desk))


def _undo_meant(act: Act, absences: Sequence[Absence], seat: Seat) -> Callable[[MeetingDesk, Seat], Card] | None:
    """What is taken back: the absence, or who comes instead alone; None where something is reported."""
    if act is Act.UNDO:
        return report.withdraw
    has_stand_in = any(one.seat == seat.key and one.stand_in for one in absences)
    is_stand_in = act is Act.UNDO_STAND_IN or (act is Act.ALONE and has_stand_in)
    return report.take_stand_in_back if is_stand_in else None


def _stand_in(desk: MeetingDesk, asked: _Asked, seat: Seat, left: str) -> StandIn | None:
    """Who comes instead of the seat that was found: without a name its appointed suppleant, where there is one.

    Raises Answered where a word for nobody stands in the name's place, or the words left over say that somebody comes.
    """
    if asked.instead is None:
        refuse_coming(left, *desk.place, seat)
        return None
    if asked.instead.is_nobody:
        raise no_name(asked.instead.name, *desk.place)
    if named := stand_in_for(desk.repositories, asked.instead):
        return named
    if any(word[:1].isupper() for word in left.split()[1:]):
        raise who_instead(desk.body)
    alternates = desk.repositories.alternates.of_body(desk.body.key, desk.meeting.day)
    appointed = [one for one in alternates if one.seat == seat.key]
    return StandIn(appointed[0].person.name) if appointed else None
