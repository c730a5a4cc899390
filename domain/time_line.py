"""A meeting's steps in the order of their deadlines, as facts for a picture; nothing is drawn or worded here."""

from dataclasses import dataclass
from datetime import datetime

from domain.progress import Progress, Standing, TaskProgress
from domain.times import refuse_naive


@dataclass(frozen=True, slots=True)
class TimeStep:
    """A step, or one of its two parts: its number and name, when it is due (aware), where it stands, and in words."""

    number: int
    name: str
    due: datetime
    standing: Standing
    said: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A meeting's steps by deadline. `title` and `subtitle` name the meeting, `alternative` says what is seen.

    `starts` and `now` are aware.
    """

    title: str
    subtitle: str
    steps: tuple[TimeStep, ...]
    starts: datetime
    now: datetime
    alternative: str
    file_name: str

    def __post_init__(self) -> None:
        refuse_naive(self.starts, self.now)


def by_deadline(progress: Progress) -> tuple[TaskProgress, ...]:
    """The tasks in the order in which they are due; those due at the same time in the order of the steps."""
    return tuple(sorted(progress.tasks, key=lambda one: (one.task.due, one.step.number)))
