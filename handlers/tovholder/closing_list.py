"""What is open at one body of an organisation that ends, thing by thing in pages; what is closed is only counted."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.cases import Case
from domain.organisation import Body
from handlers.case_text import case_name
from handlers.decision_text import deadline_text
from handlers.pages import page_buttons, pages_of
from handlers.retry import command_button
from handlers.task_text import day, deadline, step_name
from handlers.tovholder.closing_cards import LIST, typed_body
from handlers.tovholder.closing_facts import Open
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Bold, Card, text

_PAGE = 10
"""So many of a kind are shown on a page."""
_LONGEST = 120


def listed(
    left: Open, cases: Mapping[int, Case], body: Body, receiver: Body | None, now: datetime, page: int = 1
) -> Card:
    """A page; `cases` are those that wait there, by id, `receiver` has tasks and experiences by now, if they went."""
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
    kinds = (
        (f"Opgaver{went}", tasks),
        ("Beslutninger", decisions),
        ("Sager", waiting),
        (f"Erfaringer{went}", shared),
    )
    pages = max(pages_of(len(lines), _PAGE) for _, lines in kinds)
    page = min(page, pages)
    blocks = [block for heading, lines in kinds for block in _section(heading, lines, page)]
    if not blocks:
        blocks.append(text("Der er intet åbent."))
    blocks += page_buttons(COMMAND, f"{LIST} {typed_body(body)}", page, pages)
    where = f", side {page} af {pages}" if pages > 1 else ""
    overview = Actions((command_button("Se alle fora", COMMAND, "overdragelse"),))
    return Card(f"Åbent hos {body.name}{where}", (*blocks, overview))


def _section(heading: str, lines: Sequence[str], page: int) -> list[Block]:
    """What the page has of a kind, under how many there are in all."""
    shown = lines[(page - 1) * _PAGE : page * _PAGE]
    return [text(Bold(f"{heading} ({len(lines)})"), "\n", "\n".join(f"• {one}" for one in shown))] if shown else []


def _said(words: str, *, is_closed: bool) -> str:
    if is_closed:
        return "lukket punkt"
    return f"“{words if len(words) <= _LONGEST else f'{words[: _LONGEST - 1]}…'}”"
