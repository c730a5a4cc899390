"""The forms of `/afbud`: first which meeting, then who. There is no field for why, on purpose."""

from collections.abc import Sequence
from datetime import date, timedelta

from danish import writing
from domain import access
from domain.attendance import StandIn, withdraw_absence
from domain.meetings import Meeting
from domain.organisation import Body, Profile, Seat
from handlers.afbud.cards import already_reported, for_members
from handlers.afbud.rights import own_seats, require_right
from handlers.desk import Desk, MeetingDesk
from handlers.finding import require_seats
from handlers.loading import fingerprint, meeting_mark
from handlers.refusals import Answered
from handlers.task_text import meeting_to_type
from handlers.ui import Choice, Form, Option, TextInput, note, text

MEETING = "afbud.moede"
SEAT = "afbud.meld"
STAND_IN = "afbud.stedfortraeder"
STAND_IN_FIELD = "stedfortraeder"
_MOST_OPTIONS = 100
_LONGEST_NAME = 120
AHEAD, _SEMINAR = timedelta(days=400), timedelta(days=7)


def meeting_form_for(desk: Desk) -> Form:
    """The form that asks which of the person's coming meetings it is about; refused where none has seats.

    Those that they will sit at are among them, not only where they sit today.
    """
    desk.require_insider()
    repositories, profile, actor, today = desk.repositories, desk.profile, desk.actor, desk.today
    bodies = [body.key for body in profile.bodies]
    last = min(today + AHEAD, profile.valid_to or date.max)  # a term mostly ends with its organisation
    later = repositories.people.seat_holders_of(bodies, last)
    own = [held for held in (*actor.seats, *later) if held.person.id == actor.person.id and held.body in bodies]
    within = {body.key for body in profile.bodies if access.may_serve(actor, body, today)}
    if not (own or within):
        raise Answered(
            "Du har ingen rolle eller plads, du kan melde afbud for.",
            text("En administrator giver roller med `/tovholder rolle tildel`. Skriv `/afbud hjælp` for eksempler."),
        )
    near = repositories.meetings.between(today - _SEMINAR, today + AHEAD)
    coming = [meeting for meeting in near if meeting.day >= today or meeting.ends > desk.now]
    served = [
        one
        for one in coming
        if one.body in within or any(held.body == one.body and held.is_valid_on(one.day) for held in own)
    ]
    meetings = [meeting for meeting in served if profile.body(meeting.body).seats]
    if not meetings:
        why = "De møder, der kommer, er i fora uden faste medlemmer." if served else "Opret et med `/moede opret`."
        raise Answered("Der er ingen kommende møder at melde afbud til.", text(why))
    return meeting_form(meetings, profile)


def seat_form_for(desk: MeetingDesk) -> Form:
    """The form that asks who is absent: anybody for the secretariat, their own seats for a member.

    Seats already reported are left out, which only the secretariat may see.
    """
    meeting, body = desk.place
    require_seats_at(meeting, body)
    absent = {absence.seat for absence in desk.repositories.absences.of_meeting(meeting.id)}
    is_within, mine = access.may_serve(desk.actor, body, desk.today), body.seats
    if not is_within:
        own = own_seats(desk)
        if not own:
            desk.require_secretariat()
        mine = tuple(seat for seat in body.seats if seat.key in own)
    free = [seat for seat in mine if seat.key not in absent]
    if not free and is_within:
        raise Answered("Der er allerede registreret afbud.", text("Se alle afbud med `/afbud liste`."))
    if not free:
        known = already_reported(meeting, body, mine, "")
        raise Answered(known.title, *for_members(known.blocks))
    return seat_form(meeting, body, free)


def require_seats_at(meeting: Meeting, body: Body) -> None:
    """Raises Answered where the body that meets has no seats; how many eat there can still be noted."""
    guests = f"`/afbud gæst 12 {meeting_to_type(meeting, body)}`"
    require_seats(body, f"Antallet til forplejningen kan sekretariatet notere som gæster, fx {guests}. ")


def meeting_form(meetings: Sequence[Meeting], profile: Profile) -> Form:
    """Asks which of the coming meetings it is about; says so where there are more than a choice holds."""
    options = tuple(_meeting_option(meeting, profile) for meeting in meetings[:_MOST_OPTIONS])
    choice = Choice("moede", "Møde", options)
    left = meetings[_MOST_OPTIONS:]
    if not left:
        return Form(MEETING, "Afbud", "Videre", (choice,))
    later = f"`/afbud {meeting_to_type(left[0], profile.body(left[0].body))}`"
    more = note(f"Listen har de første {_MOST_OPTIONS} møder. Skriv selv et senere, fx {later}.")
    return Form(MEETING, "Afbud", "Videre", (choice, more))


def seat_form(meeting: Meeting, body: Body, free: Sequence[Seat]) -> Form:
    """Asks who is absent from a meeting, and who comes instead."""
    word = body.forum.stand_in_word
    return Form(
        SEAT,
        "Meld afbud",
        "Registrer afbud",
        (
            note(f"{body.name} · {writing.span(meeting.starts, meeting.ends)}"),
            Choice("medlem", "Hvem kommer ikke?", tuple(Option(seat.key, seat.label) for seat in free)),
            TextInput(
                STAND_IN_FIELD,
                f"{word.capitalize()} (navn)",
                hint="Skriv kun navnet. Årsagen til afbuddet skal ikke stå nogen steder.",
                is_optional=True,
                max_length=_LONGEST_NAME,
            ),
        ),
        hidden=meeting_mark(meeting),
    )


def stand_in_form_for(desk: MeetingDesk, seat: Seat) -> Form:
    """The form that asks who comes instead, with who is noted by now; refused where the seat isn't absent any more."""
    require_right(desk, seat)
    absences = desk.repositories.absences.of_meeting(desk.meeting.id)
    return stand_in_form(*desk.place, seat, withdraw_absence(absences, seat.key).stand_in)


def stand_in_form(meeting: Meeting, body: Body, seat: Seat, noted: StandIn | None) -> Form:
    """Asks who comes instead of one seat's holder."""
    word = body.forum.stand_in_word.capitalize()
    return Form(
        STAND_IN,
        word,
        "Gem",
        (
            note(f"{seat.label} · {body.name} · {writing.span(meeting.starts, meeting.ends)}"),
            TextInput(STAND_IN_FIELD, f"{word} (navn)", value=noted.name if noted else "", max_length=_LONGEST_NAME),
        ),
        hidden=f"{meeting_mark(meeting)} {seat.key} {fingerprint(noted)}",
    )


def _meeting_option(meeting: Meeting, profile: Profile) -> Option:
    body = profile.body(meeting.body)
    day = f"{meeting.day.day}/{meeting.day.month}-{meeting.day.year}"
    return Option(str(meeting.id), f"{day} {writing.clock(meeting.starts)} · {body.name}"[:75])
