"""The pictures of the docs: the sample year as a wheel, one of its meetings as a time line, and cases as a board.

`python -m tests.documents.samples`, a part of `make billeder`, draws them anew; `test_samples` holds them to the code.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.sample_facts import HALF_DONE, LATE, LEFT, NOT_DONE, PLANS, YEAR
from danish.zone import copenhagen
from documents.pictures import png_of, svg_of
from domain.case_ways import begin, settle
from domain.cases import Answer, Case, Journey, answer_leg
from domain.meetings import Meeting
from domain.organisation import Body
from domain.people import RoleAssignment
from domain.pictures import Picture
from domain.progress import progress
from domain.tasks import Confirmation, Task, confirm, missing_roles, plan_tasks
from domain.time_line import TimeLine
from domain.year_wheel import year_wheel
from handlers.case_board import board_of
from handlers.dagsorden.time_line import time_line
from handlers.task_text import Organisations
from handlers.tovholder.year_text import picture_of
from tests.domain.support import person, syddanmark

FOLDER = Path("docs/billeder")
_NOW = copenhagen(YEAR, 10, 26, 9)


def pictures() -> dict[str, Picture]:
    """Each picture by the name of its files."""
    profile = syddanmark()
    meetings = [_meeting(body, day) for body, plan in PLANS.items() for day in plan.days]
    wheel = year_wheel(profile, profile.cluster("sydvestjylland"), YEAR, meetings, _NOW.date())
    board = board_of(_cases(), profile, _NOW)
    return {"aarshjul": picture_of(wheel, profile, _NOW), "tidslinje": _time_line(), "sager": board}


def write() -> None:
    """Draws all of them, as SVG and as PNG."""
    for name, picture in pictures().items():
        (FOLDER / f"{name}.svg").write_text(svg_of(picture), encoding="utf-8")
        (FOLDER / f"{name}.png").write_bytes(png_of(picture))


def _meeting(body: str, day: tuple[int, int]) -> Meeting:
    plan, on = PLANS[body], date(YEAR, *day)
    starts, ends = (copenhagen(on.year, on.month, on.day, hour) for hour in plan.hours)
    return Meeting(0, body, starts, ends, plan.location)


def _time_line() -> TimeLine:
    """The meeting of the sample year of which some steps are late."""
    body = syddanmark().body(LATE[0])
    meeting = _meeting(*LATE)
    tasks = [_done(task, body) for task in plan_tasks(meeting, body.forum, _NOW - timedelta(days=200))]
    held = [RoleAssignment(1, "kommune", "sydvestjylland", None, person(1), "varde")]
    names = Organisations(body, syddanmark(), held, _NOW.date())
    return time_line(meeting, progress(tasks, body.forum, _NOW), names, _NOW)


def _done(task: Task, body: Body) -> Task:
    """The task confirmed where it was due by now, but for those that the sample year leaves."""
    if task.due >= _NOW or task.step == NOT_DONE:
        return task
    step = body.forum.step(task.step)
    for role in step.owners.roles:
        if task.is_open and role in missing_roles(task, step) and (task.step, role) != (HALF_DONE, LEFT):
            task = confirm(task, step, Confirmation(role, 1, task.due))
    return task


def _cases() -> Iterator[Journey]:
    """Three made-up cases: over its target, on its way, and just begun."""
    yield _case(1, "Opkald to dage efter udskrivning", "skalering", "soenderjylland", copenhagen(YEAR, 7, 28, 9), 75)
    yield _case(2, "Fælles akutteam om aftenen", "ssu-til-klynger", "", copenhagen(YEAR, 9, 1, 9), None)
    yield _case(3, "Ens medicinkort ved overgange", "fra-fagligt", "fyn", copenhagen(YEAR, 10, 6, 9), None)


def _case(number: int, title: str, flow: str, cluster: str, at: datetime, target: int | None) -> Journey:
    """The case, answered every 22 days wherever it has come to."""
    (known,) = (one for one in syddanmark().case_flows if one.key == flow)
    journey = _numbered(begin(Case(number, title, flow, cluster, at, target_days=target), known, syddanmark(), at))
    while (at := at + timedelta(days=22)) < _NOW:
        for leg in journey.awaited:
            journey = answer_leg(journey, leg, Answer.TREATED, "", at)
        journey = _numbered(settle(journey, syddanmark(), at))
    return journey


def _numbered(journey: Journey) -> Journey:
    return replace(journey, legs=tuple(replace(leg, id=number) for number, leg in enumerate(journey.legs, 1)))


if __name__ == "__main__":
    write()
