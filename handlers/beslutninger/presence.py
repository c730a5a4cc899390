"""Shows and corrects who was present at a meeting, seat by seat; never why anybody was not."""

from collections.abc import Iterable

from domain.attendance import StandIn
from domain.decisions import require_begun, settled_without_attendance
from domain.organisation import Profile, Seat
from domain.presence import EmptySeat, Presence, correct_presence
from handlers.beslutninger.loading import DecisionDesk, View
from handlers.beslutninger.presence_words import read_presence
from handlers.beslutninger.words import COMMAND
from handlers.decision_text import empty_seats_text, presence_verdict
from handlers.finding import Words
from handlers.loading import fingerprint, meeting_mark
from handlers.log_writing import write_log
from handlers.meeting_text import meeting_line, sector_counts
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.ui import Actions, Block, Bold, Button, Card, Choice, Form, Option, note, text

FORM = "beslutninger.fremmoede"
OPEN_FORM = "beslutninger.ret_fremmoede"
ABSENT = "fravaerende"


def correct_typed(desk: DecisionDesk, words: Words, typed: str, stand_in: str) -> tuple[Presence, bool]:
    """The presence with the seat that was typed set right, and whether a reason was dropped.

    Refused where no seat or several are meant.
    """
    view, context = desk.view, desk.context
    told = read_presence(desk, words, typed, has_stand_in=bool(stand_in))
    empty = EmptySeat(told.seat.key, StandIn(stand_in) if stand_in else None)
    corrected = correct_presence(view.presence, empty, context.person, context.now, was_there=told.was_there)
    return corrected, told.has_reason


def presence_chosen(view: View, chosen: Iterable[str], context: Context) -> Presence:
    """The presence where exactly these seats stayed empty; who came instead is kept."""
    known = {one.seat: one for one in view.presence.empty}
    seats = [seat.key for seat in view.body.seats if seat.key in set(chosen)]
    empty = tuple(known.get(key, EmptySeat(key)) for key in seats)
    return Presence(view.meeting.id, empty, context.person, context.now)


def save(desk: DecisionDesk, presence: Presence) -> None:
    """Writes the presence down; raises NotAllowed, and MeetingNotBegun."""
    desk.require_secretariat()
    context, meeting = desk.context, desk.view.meeting
    require_begun(meeting, context.now)
    desk.repositories.presences.save(presence)
    facts = {"tomme": ",".join(one.seat for one in presence.empty)}
    write_log(desk.repositories, context, "fremmøde.noteret", f"meeting:{meeting.id}", facts)


def card(view: View, profile: Profile, *, is_new: bool = False, has_reason: bool = False) -> Card:
    """Who was there by sector, who was not, and whether decisions could be taken; and that a reason was dropped."""
    empty = empty_seats_text(view.presence, view.body)
    verdict = presence_verdict(view.attendance, view.body, is_written=view.is_written)
    blocks: list[Block] = [text(meeting_line(view.meeting, view.body))]
    blocks += [text(*verdict)] if verdict else []
    blocks.append(text(sector_counts(view.attendance, profile)))
    blocks.append(text(Bold("Ikke til stede"), "\n", empty) if empty else text("Alle var til stede."))
    lost = settled_without_attendance(view.decisions, view.attendance, view.for_decision)
    if lost:
        numbers = ", ".join(str(one.number) for one in lost)
        blocks.append(
            text(
                Bold("Se på beslutning "),
                Bold(numbers),
                f": Fremmødet rækker ikke til at beslutte. Fortryd med `/{COMMAND} fortryd {lost[0].number}`, og "
                "registrer sagen som drøftet eller udsat.",
            )
        )
    if not view.is_written:
        blocks.append(note("Det følger af afbuddene og bliver skrevet ned med mødets første beslutning."))
    if has_reason:
        blocks.append(
            text(Bold("Årsagen gemmer jeg ikke"), " – men Slack kan have gemt teksten. Skriv den ikke næste gang.")
        )
    title = "Fremmødet er rettet" if is_new else "Fremmøde"
    return Card(
        f"{title}: {view.body.name}", (*blocks, Actions((Button("Ret fremmødet", OPEN_FORM, str(view.meeting.id)),)))
    )


def form(view: View) -> Form:
    """Asks who was not there."""
    chosen = {one.seat for one in view.presence.empty}
    return Form(
        FORM,
        "Ret fremmødet",
        "Gem",
        (
            note(f"{meeting_line(view.meeting, view.body)}"),
            Choice(
                ABSENT,
                "Hvem var ikke til stede?",
                tuple(Option(seat.key, _label(seat)) for seat in view.body.seats),
                hint="Årsagen skal ikke stå nogen steder. En, der kom i stedet, noteres med /beslutning fremmøde.",
                value="\n".join(seat.key for seat in view.body.seats if seat.key in chosen),
                is_multiple=True,
                is_optional=True,
            ),
        ),
        hidden=f"{meeting_mark(view.meeting)} {fingerprint(view.presence.empty)}",
    )


def refuse_changed(view: View, seen: str) -> None:
    """Raises the answer to a form that another presence was shown in, as its mark says."""
    if str(fingerprint(view.presence.empty)) != seen:
        raise Answered(
            "Fremmødet er ændret af en anden, mens formularen stod åben.",
            unsaved("Luk formularen, og åbn den igen for at se ændringen."),
        )


def _label(seat: Seat) -> str:
    return seat.label[:75]
