"""What people read while they go through the decisions found in minutes: one at a time, with what is unsure."""

from collections.abc import Sequence
from datetime import date

from danish import writing
from domain.found_minutes import FoundMinutes
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from handlers.beslutninger.cards import EDIT, list_button
from handlers.beslutninger.found import Offered
from handlers.beslutninger.parts import responsible_names
from handlers.found_text import doubts_text, summary, title_line
from handlers.meeting_text import meeting_line
from handlers.ui import Actions, Block, Bold, Button, Card, note, text

ACCEPT = "beslutninger.fundet"
SHOW = "beslutninger.vis_fundet"
SET_RIGHT = "beslutninger.ret_fundet"
OPEN_HERE = "I referatet er punktet lukket, men her er det åbent."
WILL_CLOSE = "Det bliver lukket, når du registrerer."
_TO_CLOSE = "Luk det med `/dagsorden punkt`, dets nummer og `lukket`."
_LONGEST = 1_500


def mark(file: str, meeting: Meeting, index: int) -> str:
    """What a button says of the file, the meeting and the decision's place."""
    return f"{file} {meeting.id} {index}"


def offer(
    found: FoundMinutes,
    one: Offered,
    place: tuple[Meeting, Body],
    profile: Profile,
    value: tuple[str, int],
    today: date,
    above: Sequence[Block] = (),
) -> Card:
    """One found decision with what can be done with it; `value` is the file's id and the decision's place from 0."""
    (file, index), (meeting, body) = value, place
    number = f"{index + 1} af {len(found.decided)}"
    said, remarks = (" ".join(words.split()) for words in (one.decision.text, one.decision.remarks))
    form = f" ({one.decision.form.value})" if one.decision.form else ""
    blocks: list[Block] = [
        *above,
        *((text(summary(found), " Intet er gemt, før du registrerer det."),) if index == 0 and not above else ()),
        text(Bold(title_line(one.point))),
        text(f"Beslutning{form}: ", said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"),
        *(
            (text("Bemærkninger: ", remarks if len(remarks) <= _LONGEST else f"{remarks[:_LONGEST]}…"),)
            if remarks
            else ()
        ),
        *_follow_up(one, profile, today),
        *((text(Bold(doubts_text(one.doubts))),) if one.doubts else ()),
        *(
            (note(f"Indstilling: {' '.join(one.point.recommendation.split())[:_LONGEST]}"),)
            if one.point.recommendation
            else ()
        ),
        *((note(f"Bilag: {'; '.join(one.point.annexes)[:_LONGEST]}"),) if one.point.annexes else ()),
        note(meeting_line(meeting, body)),
    ]
    onward = Button("Spring over", SHOW, mark(file, meeting, index + 1))
    if one.recorded is not None:
        blocks.append(text(f"Punktet har allerede beslutning {one.recorded.number}."))
        blocks += [text(f"{OPEN_HERE} {_TO_CLOSE}")] if one.is_open_here else []
        buttons: tuple[Button, ...] = (Button("Næste", SHOW, mark(file, meeting, index + 1), is_primary=True),)
    else:
        if one.item is None:
            blocks.append(note("Punktet står ikke på dagsordenen her. Det kommer med, når du registrerer."))
        blocks += [text(f"{OPEN_HERE} {WILL_CLOSE}")] if one.is_open_here else []
        here = mark(file, meeting, index)
        buttons = (Button("Registrer", ACCEPT, here, is_primary=True), Button("Ret", SET_RIGHT, here), onward)
    return Card(f"Beslutning {number} fra referatet", (*blocks, Actions(buttons)))


def recorded_lines(number: int, decision: int, *, is_closed_now: bool) -> tuple[Block, ...]:
    """That the decision before was recorded, with the way to set it right; whether that closed its item."""
    closed = " Punktet er lukket her nu." if is_closed_now else ""
    return (
        text(Bold(f"Registreret som beslutning {number}."), closed),
        Actions((Button(f"Ret beslutning {number}", EDIT, str(decision)),)),
    )


def finished(found: FoundMinutes, recorded: int, place: tuple[Meeting, Body], above: Sequence[Block]) -> Card:
    """The end: how many of the decisions found are recorded."""
    meeting, body = place
    said = writing.count(len(found.decided), "beslutning", "beslutninger")
    return Card(
        f"Referatet er gennemgået: {recorded} af {said} er registreret",
        (*above, text(meeting_line(meeting, body)), Actions((list_button(meeting),))),
    )


def nothing_decided(found: FoundMinutes) -> Card:
    """The answer to minutes without any decision."""
    return Card(
        "Jeg fandt ingen beslutninger i referatet.",
        (text(summary(found), " Registrer dem selv med `/beslutning`. Intet er gemt."),),
    )


def _follow_up(one: Offered, profile: Profile, today: date) -> tuple[Block, ...]:
    names, said = responsible_names(profile), []
    if one.responsible:
        said.append(f"Ansvarlig: {names[one.responsible][1]}")
    elif one.decision.responsible:
        said.append(f"Ansvarlig i referatet: {one.decision.responsible}. Det er ikke et forum eller en rolle her.")
    if one.decision.deadline is not None:
        is_past = one.decision.deadline < today
        said.append(
            f"Frist: {writing.weekday_date(one.decision.deadline)}" + (" (passeret, gemmes ikke)" if is_past else "")
        )
    return (text(" · ".join(said)),) if said else ()
