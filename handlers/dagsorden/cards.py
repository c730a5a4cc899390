"""What people read about a meeting's agenda: its status, and the answers to those who mark a step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from danish import writing
from domain.attendance import Verdict
from domain.deciding import Chair
from domain.inheriting import at_work
from domain.organisation import Profile
from domain.progress import TaskProgress, waits_for
from domain.rows import Row
from domain.time_line import TimeLine
from handlers.approvals import names_of
from handlers.dagsorden.acts import Corrected
from handlers.dagsorden.item_cards import agenda_blocks
from handlers.dagsorden.journal import journal_blocks
from handlers.dagsorden.round_text import round_paragraphs
from handlers.dagsorden.status import Status
from handlers.dagsorden.steps_text import following_line, phases, waiting_line
from handlers.meeting_text import (
    CAN_DECIDE,
    CANNOT_DECIDE,
    days_left,
    meeting_line,
    sector_counts,
    tipping,
    verdict,
    ways_out,
)
from handlers.task_acts import Acted
from handlers.task_cards import confirmed_blocks, confirmed_title, undone_blocks, undone_title
from handlers.task_text import Organisations, lowered, of_meeting, step_name
from handlers.ui import Actions, Block, Bold, Button, Card, Divider, Image, Inline, Text, note, text

CONFIRM = "dagsorden.bekraeft"
UNDO = "dagsorden.fortryd"
UNDO_CORRECTIONS = "dagsorden.fortryd_rettelser"
STATUS = "dagsorden.status"
TIME_LINE = "dagsorden.tidslinje"
_MOST_WAITING = 3
_MOST_FOLLOWING = 2
_MOST_ORGANISATIONS = 3


def status(state: Status, profile: Profile, now: datetime, line: TimeLine | None = None) -> Card:
    """How far a meeting's agenda is; what is late comes first. With a time line, where somebody asked for it."""
    names, steps = state.organisations, state.progress
    blocks: list[Block] = [text(meeting_line(state.meeting, state.body))]
    if successor := at_work(state.body, profile).successor:
        blocks.append(text(f"Det, der stadig er åbent, er overdraget til {successor.name}."))
    if not steps.tasks:
        blocks.append(text("Forummet har ingen faste trin. Arbejdet aftales lokalt."))
        items = agenda_blocks(state.agenda, may_add=state.may_add)
        return Card(_title(state, now), (*blocks, *items, *_attendance(state, profile, now), *state.who_comes))
    blocks += _waiting(steps.waited_for, names, now)
    if coming := steps.following[:_MOST_FOLLOWING]:
        lines = [following_line(item, names, now) for item in coming]
        blocks.append(text(Bold("Derefter: "), " · ".join(lines)))
    blocks += [Image(line)] if line else []
    blocks += round_paragraphs(state.round, now)
    blocks += _unfilled(state.unfilled, names)
    if state.acts:
        blocks.append(Actions(tuple(_confirm_button(item, place == 0) for place, item in enumerate(state.acts))))
    if line is None:
        blocks.append(Actions((Button("Vis tidslinje", TIME_LINE, str(state.meeting.id)),)))
    blocks += [
        Divider(),
        *phases(steps, state.meeting, names, now),
        *agenda_blocks(state.agenda, may_add=state.may_add),
    ]
    blocks += [
        *journal_blocks(state.meeting, state.body, state.journal, profile, now),
        *_attendance(state, profile, now),
    ]
    blocks += state.who_comes
    blocks.append(note("Hverdag = mandag til fredag, undtagen helligdage."))
    return Card(_title(state, now), tuple(blocks))


def confirmed(acted: Acted, profile: Profile, now: datetime) -> Card:
    """The answer to whoever marked a step by words."""
    return Card(confirmed_title(acted), (*confirmed_blocks(acted, profile, now), _after(acted)))


def spared(acted: Acted, now: datetime) -> Card:
    """The answer to whoever noted that a step isn't needed."""
    found = acted.found
    blocks = (
        text(of_meeting(found.meeting, found.body, now)),
        text(f"Noteret af {acted.organisations.joined(acted.roles)}. Der bliver ikke mindet om det mere."),
        _after(acted),
    )
    return Card(f"Ikke nødvendig: {step_name(found.step, found.task.part)}", blocks)


def confirmed_in_status(acted: Acted, state: Status, profile: Profile, now: datetime) -> Card:
    """The status that a button was pressed on, with what was just done on its first line."""
    shown = status(state, profile, now)
    undo = Actions((Button("Fortryd", UNDO, str(acted.found.task.id)),))
    said = confirmed_blocks(acted, profile, now)[1:]
    return replace(shown, title=confirmed_title(acted), blocks=(*said, undo, text(Bold(shown.title)), *shown.blocks))


def undone(acted: Acted, now: datetime) -> Card:
    """The answer to whoever took something back."""
    return Card(undone_title(acted), (*undone_blocks(acted, now), Actions((_status_button(acted),))))


def corrections_open(corrected: Corrected, *, has_text: bool) -> Card:
    """The answer to whoever noted that the approval round brought corrections."""
    acted = corrected.acted
    task, who = acted.found.task, acted.organisations.joined(acted.roles)
    again = f"skal genereres igen af {who}."
    first = f"skal genereres med rettelserne af {who}. Den første generering (trin {Row.GENERATION}) er ikke noteret."
    void = f"Godkendelserne gælder ikke længere og skal gives igen{_by(acted.awaited_chairs)}."
    where = f" i {acted.found.body.forum.agenda_tool}" if acted.found.body.forum.agenda_tool else ""
    blocks: list[Block] = [
        text(meeting_line(acted.found.meeting, acted.found.body)),
        text(f"Trin {Row.GENERATION_ANEW} er åbnet: Dagsordenen {again if corrected.was_generated else first}"),
        text(void if corrected.was_approved else "Ingen havde godkendt den endnu."),
    ]
    if has_text:
        blocks.append(text(f"Teksten gemmer jeg ikke. Skriv selve rettelserne{where}."))
    undo = Button("Fortryd", UNDO_CORRECTIONS, str(task.id), confirm="Skal det ikke længere stå, at der er rettelser?")
    return Card("Noteret: Der er rettelser til dagsordenen", (*blocks, Actions((_status_button(acted), undo))))


def _by(chairs: Sequence[Chair]) -> str:
    return f" af {names_of(chairs)}" if chairs else ""


def _title(state: Status, now: datetime) -> str:
    parts = [days_left(state.meeting, now)]
    if state.meeting.ends > now:
        forecast = {Verdict.CAN_DECIDE: CAN_DECIDE, Verdict.CANNOT_DECIDE: CANNOT_DECIDE}
        parts += [forecast[state.attendance.verdict]] if state.attendance.verdict in forecast else []
    return " · ".join([*parts, *_lateness(state)])


def _lateness(state: Status) -> list[str]:
    late, at_once = state.progress.late, state.progress.at_once
    if state.progress.tasks and state.progress.is_finished:
        return ["Alle trin er klaret"]
    said = []
    if late:
        said.append(f"{_steps(late)} er forsinket ({_organisations(late, state.organisations)})")
    if at_once:
        said.append(f"{_steps(at_once)} skal klares straks ({_organisations(at_once, state.organisations)})")
    return said or (["Ingen trin er forsinket"] if state.progress.tasks else [])


def _steps(items: Sequence[TaskProgress]) -> str:
    return f"{len({item.step.number for item in items})} trin"


def _organisations(items: Sequence[TaskProgress], names: Organisations) -> str:
    holding = names.shorts(waits_for(items))
    more = " m.fl." if len(holding) > _MOST_ORGANISATIONS else ""
    return ", ".join(holding[:_MOST_ORGANISATIONS]) + more


def _waiting(items: Sequence[TaskProgress], names: Organisations, now: datetime) -> list[Block]:
    lines = [waiting_line(item, names, now) for item in items[:_MOST_WAITING]]
    if not lines:
        return []
    if len(items) > _MOST_WAITING:
        lines.append(f"Hertil {len(items) - _MOST_WAITING} trin mere, se listen herunder.")
    if len(lines) == 1:
        return [text(Bold("Afventer nu: "), lines[0])]
    return [text(Bold("Afventer nu:"), *(f"\n• {line}" for line in lines))]


def _unfilled(roles: Sequence[str], names: Organisations) -> list[Block]:
    if not roles:
        return []
    who = writing.join([names.short(role) for role in roles])
    return [
        text(
            Bold("Uden ansvarlig: "),
            f"Her mangler en person hos {who}. En administrator giver rollen med `/tovholder rolle tildel`.",
        )
    ]


def _attendance(state: Status, profile: Profile, now: datetime) -> tuple[Text, ...]:
    """The forecast on a level with a rule, else the representation; counts once it is known; nothing without seats."""
    counts = sector_counts(state.attendance, profile)
    if not counts:
        return ()
    forecast = verdict(state.attendance, state.body)
    if state.is_presence_written or state.meeting.ends <= now:
        return (text(Bold("Fremmøde: " if state.is_presence_written else "Fremmøde efter afbud: "), counts),)
    if not forecast:
        return (text(Bold("Repræsentation: "), counts),)
    lines: list[Inline] = [Bold("Fremmøde: "), *forecast, f"\n{counts}"]
    way_out = ways_out(state.attendance, profile)
    warning = tipping(state.attendance, profile)
    return (text(*lines, *(["\n", way_out] if way_out else []), *(["\n", *warning] if warning else [])),)


def _confirm_button(item: TaskProgress, is_primary: bool) -> Button:  # noqa: FBT001 - two buttons' difference
    part = f" ({item.task.part})" if item.task.part else ""
    if item.step.approvers:
        return Button("Registrer godkendelse", CONFIRM, str(item.task.id), is_primary=is_primary)
    return Button(f"Bekræft {lowered(item.step.name)}{part}", CONFIRM, str(item.task.id), is_primary=is_primary)


def _after(acted: Acted) -> Actions:
    return Actions((_status_button(acted), Button("Fortryd", UNDO, str(acted.found.task.id))))


def _status_button(acted: Acted) -> Button:
    return Button("Se status", STATUS, str(acted.found.meeting.id))
