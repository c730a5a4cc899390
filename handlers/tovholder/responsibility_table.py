"""Puts who is responsible for which step together as a table; nothing is changed."""

from collections.abc import Sequence
from datetime import date, datetime

from danish import writing
from domain.organisation import Body, Profile
from domain.papers import Cell, Sheet
from domain.people import RoleAssignment
from domain.steps import Step
from handlers.task_text import Organisations

_HEADINGS = (
    "Forum",
    "Fase",
    "Nr.",
    "Opgave",
    "Sagen kommer fra",
    "Ansvarlige",
    "Frist (hverdage fra mødet)",
    "Værktøj",
)


def responsibility_table(
    bodies: Sequence[Body], profile: Profile, held: Sequence[RoleAssignment], now: datetime
) -> Sheet:
    """The table of several bodies' steps; those whose owners follow the case's origin have a row for each."""
    rows = [row for body in bodies for row in _rows(body, profile, held, now.date())]
    names = writing.join([body.name for body in bodies])
    remark = "Hverdage tælles fra mødedagen (mandag-fredag, ikke helligdage)."
    publisher = bodies[0].name if len(bodies) == 1 else profile.name
    return Sheet(f"Hvem har ansvaret: {names}", remark, publisher, now, _HEADINGS, tuple(rows))


def _rows(body: Body, profile: Profile, held: Sequence[RoleAssignment], on: date) -> list[tuple[Cell, ...]]:
    named = Organisations(body, profile, held, on)
    rows: list[tuple[Cell, ...]] = []
    for step in body.forum.steps:
        begins, ends = (body.name, step.phase, step.number, step.task), (_offsets(step), step.tool or "")
        rows.append((*begins, "", writing.capitalised(named.owners(step.owners)), *ends))
        rows += [
            (*begins, profile.origins.get(origin, origin), writing.capitalised(named.owners(owners)), *ends)
            for origin, owners in step.origins.items()
        ]
    return rows


def _offsets(step: Step) -> str:
    """When the step is due: "12 før", "2 efter (udkast), 5 efter (godkendt)", "mødedagen"."""
    return ", ".join(
        f"{_offset(one.offset)} ({one.part})" if one.part else _offset(one.offset) for one in step.deadlines
    )


def _offset(offset: int) -> str:
    if offset == 0:
        return "mødedagen"
    return f"{-offset} før" if offset < 0 else f"{offset} efter"
