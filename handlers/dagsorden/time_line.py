"""A meeting's steps as a time line: how each is told, and the words that say the same as the picture."""

from datetime import datetime

from danish import writing
from domain.meetings import Meeting
from domain.progress import Progress, Standing, TaskProgress
from domain.time_line import TimeLine, TimeStep, by_deadline
from handlers.meeting_text import meeting_line
from handlers.task_text import Organisations, day, step_name

_LONGEST = 1900
_TOLD = (
    (Standing.DONE, "Udført"),
    (Standing.LATE, "Forsinket"),
    (Standing.AT_ONCE, "Skal klares straks"),
    (Standing.NEXT, "Næste"),
    (Standing.LATER, "Senere"),
    (Standing.NOT_NEEDED, "Ikke nødvendig"),
    (Standing.NOT_NOTED, "Ikke noteret"),
)


def time_line(meeting: Meeting, progress: Progress, names: Organisations, now: datetime) -> TimeLine:
    """The picture of a meeting's steps; organisations are named, never persons."""
    return TimeLine(
        f"{names.body.name}: de {len({one.step.number for one in progress.tasks})} trin",
        meeting_line(meeting, names.body).removeprefix(f"{names.body.name} · "),
        tuple(_step(item, names) for item in by_deadline(progress)),
        meeting.starts,
        now,
        _alternative(progress, names, meeting.starts, now),
        f"tidslinje-{meeting.day.isoformat()}",
    )


def _step(item: TaskProgress, names: Organisations) -> TimeStep:
    name = step_name(item.step, item.task.part)
    return TimeStep(item.step.number, name, item.task.due, item.standing, _said(item, names))


def _said(item: TaskProgress, names: Organisations) -> str:
    """Where the step stands, in few words."""
    awaited = names.missing(item.missing, item.step.owners)
    match item.standing:
        case Standing.DONE:
            by = names.joined(given.role for given in item.task.confirmations)
            return f"udført af {by}" if by else "udført"
        case Standing.LATE:
            return f"forsinket, afventer {awaited}"
        case Standing.AT_ONCE:
            return f"skal klares straks af {awaited}"
        case Standing.NEXT:
            return f"næste: {awaited}"
        case Standing.LATER:
            return awaited
        case _:
            return item.standing.value


def _alternative(progress: Progress, names: Organisations, starts: datetime, now: datetime) -> str:
    """What somebody who can't see the picture is told: the same, kind by kind."""
    parts = [f"En tidslinje fra oven og ned. I dag er {day(now, now)}, mødet er {day(starts, now)}."]
    for standing, words in _TOLD:
        items = [one for one in by_deadline(progress) if one.standing is standing]
        if items:
            parts.append(f"{words}: {writing.join([_told(one, names, now) for one in items])}.")
    told = " ".join(parts)
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rsplit(' ', 1)[0]} …"


def _told(item: TaskProgress, names: Organisations, now: datetime) -> str:
    name = f"{item.step.number}. {step_name(item.step, item.task.part)}"
    if item.standing in (Standing.DONE, Standing.NOT_NEEDED, Standing.CANCELLED, Standing.NOT_NOTED):
        return name
    when = day(item.task.due, now)
    if item.standing in (Standing.LATE, Standing.AT_ONCE):
        return f"{name} (frist {when}, afventer {names.missing(item.missing, item.step.owners)})"
    return f"{name} (frist {when})"
