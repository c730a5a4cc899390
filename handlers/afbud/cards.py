"""What people read about absences: answers, the list and the notice to the secretariat. Never why anybody is absent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from danish import writing
from domain.attendance import Absence, Attendance, Verdict, counts_stand_ins
from domain.catering import Catering
from domain.deciding import AttendanceRule
from domain.meetings import Meeting
from domain.organisation import Body, Profile, Seat
from handlers.afbud.left_over import dropped
from handlers.catering import catering_line
from handlers.loading import Presence
from handlers.meeting_text import meeting_line, sector_counts, tipping, verdict, ways_out
from handlers.refusals import Answered, unsaved
from handlers.retry import command_button
from handlers.task_text import meeting_to_type, typed_meeting
from handlers.ui import Actions, Block, Button, Card, Text, note, text
from handlers.who_comes import absence_line

UNDO = "afbud.fortryd"
UNDO_STAND_IN = "afbud.fortryd_stedfortraeder"
LIST = "afbud.liste"
STAND_IN = "afbud.stedfortraeder"
HELD = "Mødet er holdt."
WRITTEN_DOWN = "Fremmødet er skrevet ned. Passer det ikke, så ret det med `/beslutning fremmøde`."


def seat_value(meeting: Meeting, seat: Seat) -> str:
    """What a button about one seat's absence carries."""
    return f"{meeting.id} {seat.key}"


def reported(
    meeting: Meeting,
    body: Body,
    absence: Absence,
    seat: Seat,
    now: Attendance,
    profile: Profile,
    *,
    left_over: str,
    settled: str,
) -> Card:
    """The answer to whoever reported an absence."""
    buttons = (
        Button(f"Tilføj {body.forum.stand_in_word}", STAND_IN, seat_value(meeting, seat)),
        Button("Fortryd", UNDO, seat_value(meeting, seat)),
        Button("Se alle afbud", LIST, str(meeting.id)),
    )
    blocks: list[Block] = [
        text(meeting_line(meeting, body)),
        *_stand_in(absence, meeting, body),
        *outlook(now, body, profile, settled=settled),
        *dropped(left_over, is_alone=absence.stand_in is None),
    ]
    return Card(f"Afbud registreret: {seat.label}", (*blocks, Actions(buttons[1:] if absence.stand_in else buttons)))


def already_reported(meeting: Meeting, body: Body, absent: Sequence[Seat], left_over: str) -> Card:
    """The answer to whoever reports what is reported already: each of these seats' absences can be taken back."""
    several = len(absent) > 1
    undo = (
        Button(f"Fortryd for {one.label}" if several else "Fortryd", UNDO, seat_value(meeting, one)) for one in absent
    )
    return Card(
        "Afbuddet er allerede registreret.",
        (
            text(f"{writing.join([seat.label for seat in absent])} · {meeting_line(meeting, body)}"),
            *dropped(left_over),
            Actions((*undo, Button("Se alle afbud", LIST, str(meeting.id)))),
        ),
    )


def for_members(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the button that lists all absences."""
    kept = [
        Actions(tuple(one for one in block.buttons if one.action != LIST)) if isinstance(block, Actions) else block
        for block in blocks
    ]
    return tuple(one for one in kept if not isinstance(one, Actions) or one.buttons)


def of_stand_in(answer: Card, meeting: Meeting, body: Body, seat: Seat) -> Card:
    """That answer to whoever added who comes instead to an absence: this alone is new, and can be taken back."""
    buttons = (
        Button("Fortryd", UNDO_STAND_IN, seat_value(meeting, seat)),
        Button("Se alle afbud", LIST, str(meeting.id)),
    )
    title = f"{body.forum.stand_in_word.capitalize()} noteret: {seat.label}"
    return replace(answer, title=title, blocks=(*answer.blocks[:-1], Actions(buttons)))


def stand_in_withdrawn(
    meeting: Meeting, body: Body, seat: Seat, now: Attendance, profile: Profile, *, settled: str
) -> Card:
    """The answer to whoever took back who comes instead."""
    word = body.forum.stand_in_word
    buttons = (
        Button(f"Tilføj {word}", STAND_IN, seat_value(meeting, seat)),
        Button("Se alle afbud", LIST, str(meeting.id)),
    )
    return Card(
        f"Fortrudt: {word} for {seat.label}",
        (
            text(meeting_line(meeting, body)),
            text("Afbuddet står fortsat."),
            *outlook(now, body, profile, settled=settled),
            Actions(buttons),
        ),
    )


def no_stand_in(meeting: Meeting, body: Body, seat: Seat) -> Answered:
    """Why there is nobody who comes instead to take back."""
    undo = f"`/afbud fortryd {meeting_to_type(meeting, body)}`"
    return Answered(
        f"Der er ikke noteret nogen {body.forum.stand_in_word} for {seat.label}.",
        unsaved(f"Skal selve afbuddet trækkes tilbage, så skriv {undo} og medlemmet."),
    )


def whose_stand_in(meeting: Meeting, body: Body) -> Answered:
    """The question whose stand-in is to be taken back."""
    word = body.forum.stand_in_word
    return Answered(
        f"Hvem er det {word} for?",
        unsaved(f"Skriv medlemmet efter `/afbud fortryd {word} {meeting_to_type(meeting, body)}`."),
        Actions((Button("Se alle afbud", LIST, str(meeting.id)),)),
    )


def withdrawn(
    meeting: Meeting, body: Body, seat: Seat, now: Attendance, catering: Catering, profile: Profile, *, settled: str
) -> Card:
    """The answer to whoever withdrew an absence."""
    return Card(
        f"Afbud trukket tilbage: {seat.label}",
        (
            text(meeting_line(meeting, body)),
            *outlook(now, body, profile, settled=settled),
            text(*catering_line(catering, meeting)),
            Actions((Button("Se alle afbud", LIST, str(meeting.id)),)),
        ),
    )


def which_to_withdraw(meeting: Meeting, body: Body, absent: Sequence[Seat]) -> Answered:
    """The question which of these seats' absences is to be withdrawn."""
    if not absent:
        return Answered("Der er ingen afbud at trække tilbage.", unsaved(f"{meeting_line(meeting, body)}."))
    return Answered(
        "Hvilket afbud skal trækkes tilbage?",
        text(meeting_line(meeting, body)),
        Actions(tuple(Button(seat.label, UNDO, seat_value(meeting, seat)) for seat in absent)),
        unsaved("Vælg det her, eller skriv medlemmet."),
    )


def no_name(typed: str, meeting: Meeting, body: Body) -> Answered:
    """Why nobody of that name comes instead."""
    word = body.forum.stand_in_word
    return Answered(
        f"“{typed[:30]}” er ikke et navn.",
        unsaved(
            f"Skriv navnet på den, der kommer i stedet, eller udelad ordet “{word}”, hvis ingen gør. Er der allerede "
            f"noteret en {word}, så skriv medlemmet efter `/afbud fortryd {word} {meeting_to_type(meeting, body)}`."
        ),
    )


def who_instead(body: Body) -> Answered:
    """The question who comes instead, where a name was typed before the word for that."""
    word = body.forum.stand_in_word
    return Answered("Hvem kommer i stedet?", unsaved(f"Skriv navnet efter ordet “{word}”."))


def overview(
    meeting: Meeting,
    body: Body,
    presence: Presence,
    catering: Catering,
    alternates: Mapping[str, str],
    profile: Profile,
    *,
    settled: str,
) -> Card:
    """All absences from a meeting, for its secretariat; `alternates` are the names of those appointed, by seat."""
    absences = presence.absences
    lines = [absence_line(body.seat(one.seat), one, body, alternates.get(one.seat, "")) for one in absences]
    as_file = command_button("Hent som regneark", "afbud", f"fil {typed_meeting(meeting, body)}")
    title = f"{len(absences)} afbud" if absences else "Ingen afbud"
    return Card(
        f"{title}: {body.name}",
        (
            text(meeting_line(meeting, body)),
            *([text("\n".join(lines))] if lines else []),
            *outlook(presence.attendance, body, profile, settled=settled),
            text(*catering_line(catering, meeting)),
            *([Actions((as_file,))] if body.seats else []),
        ),
    )


def guests_noted(meeting: Meeting, body: Body, number: int, catering: Catering, *, is_named: bool) -> Card:
    """The answer once guests are counted; a name that was typed isn't repeated, since it isn't kept."""
    unkept = (note("Navnet gemmer jeg ikke; en gæst tæller kun med i antallet."),) if is_named else ()
    return Card(
        f"Gæster: {number}", (text(meeting_line(meeting, body)), text(*catering_line(catering, meeting)), *unkept)
    )


def verdict_changed(meeting: Meeting, body: Body, now: Attendance, profile: Profile) -> Card:
    """The notice to the secretariat's channel; names no seat and no person."""
    can = now.verdict is Verdict.CAN_DECIDE
    title = "Der kan igen træffes beslutninger" if can else "Der kan ikke længere træffes beslutninger"
    return Card(
        f"{title}: {body.name}",
        (text(meeting_line(meeting, body)), *outlook(now, body, profile)),
    )


def outlook(now: Attendance, body: Body, profile: Profile, *, settled: str = "") -> tuple[Text, ...]:
    """Forecast, counts by sector and warning; on a level without a rule the representation only, where it has seats.

    Where `settled` says that absences change nothing any more, nothing is foreseen: only the counts are told.
    """
    counts = sector_counts(now, profile)
    if settled:
        return (text(f"{settled} ", *([f"Fremmøde efter afbud: {counts}"] if counts else [])),)
    if now.verdict is Verdict.NO_RULE:
        return (text(f"Repræsentation: {counts}"),) if counts else ()
    way_out = ways_out(now, profile)
    extra = [text(way_out)] if way_out else [text(*warning)] if (warning := tipping(now, profile)) else []
    return (text(*verdict(now, body)), text(counts), *extra)


def _stand_in(absence: Absence, meeting: Meeting, body: Body) -> tuple[Text, ...]:
    if absence.stand_in is None:
        return ()
    word = body.forum.stand_in_word.capitalize()
    line = text(f"{word}: {absence.stand_in.name}")
    if not counts_stand_ins(body.forum, meeting.starts):
        return (line, note(f"En {body.forum.stand_in_word} tæller ikke med i fremmødet på dette niveau."))
    if body.forum.attendance_rule is not AttendanceRule.NONE:
        return (line, note("Tæller med i fremmødet."))
    return (line, note("Tæller med i repræsentationen. Sørg for, at der er mandat til at beslutte."))
