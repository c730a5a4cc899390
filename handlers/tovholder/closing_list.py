"""What is open at one body of an organisation that ends, thing by thing; what is closed is only counted here."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.cases import Case
from domain.organisation import Body
from handlers.case_text import case_name
from handlers.decision_text import deadline_text
from handlers.retry import command_button
from handlers.task_text import day, deadline, step_name
from handlers.tovholder.closing_facts import Open
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Bold, Card, text

_MOST = 8
"""So many of a kind are shown."""
_LONGEST = 120


def listed(left: Open, cases: Mapping[int, Case], body: Body, receiver: Body | None, now: datetime) -> Card:
    """The card; `cases` are those that wait there, by id, `receiver` has tasks and experiences by now, if they went."""
    tasks = [
        f"Nr. {task.id}: {step_name(body.forum.step(task.step), task.part)}, mødet {day(meeting.starts, now)} · "
        f"{deadline(task, now)}"
        for task, meeting in left.tasks
    ]
    decisions = [
        f"Nr. {one.number}, mødet {day(meeting.starts, now)}: {_said(one.text, is_closed=one.is_closed_item)}"
        + (f" · {deadline_text(one, now)}" if one.deadline else "")
        for one, meeting in left.decisions
    ]
    waiting = [case_name(cases[leg.case], shows_title=not cases[leg.case].is_closed) for leg in left.legs]
    shared = [f"Nr. {one.id}: {one.title}" for one in left.experiences]
    went = f", nu hos {receiver.name}" if receiver else ""
    blocks: list[Block] = []
    for heading, lines in (
        (f"Opgaver{went}", tasks),
        ("Beslutninger", decisions),
        ("Sager", waiting),
        (f"Erfaringer{went}", shared),
    ):
        blocks += _section(heading, lines)
    if not blocks:
        blocks.append(text("Der er intet åbent."))
    return Card(
        f"Åbent hos {body.name}", (*blocks, Actions((command_button("Se alle fora", COMMAND, "overdragelse"),)))
    )


def _section(heading: str, lines: Sequence[str]) -> list[Block]:
    if not lines:
        return []
    more = [f"Og {len(lines) - _MOST} mere."] if len(lines) > _MOST else []
    return [text(Bold(f"{heading} ({len(lines)})"), "\n", "\n".join(f"• {one}" for one in (*lines[:_MOST], *more)))]


def _said(words: str, *, is_closed: bool) -> str:
    if is_closed:
        return "lukket punkt"
    return f"“{words if len(words) <= _LONGEST else f'{words[: _LONGEST - 1]}…'}”"
