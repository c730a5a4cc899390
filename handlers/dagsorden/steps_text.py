"""How each of a meeting's steps reads on a line of its own: state, deadline and organisations, never persons."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from danish import writing
from danish.zone import COPENHAGEN
from domain.meetings import Meeting
from domain.progress import Progress, Standing, TaskProgress
from handlers.references import references_text
from handlers.task_text import Organisations, day, deadline, step_name
from handlers.ui import Bold, Inline, Text


def phases(progress: Progress, meeting: Meeting, names: Organisations, now: datetime) -> tuple[Text, ...]:
    """All steps, a paragraph for each phase and a line for each step."""
    paragraphs = []
    for phase, items in groupby(progress.tasks, key=lambda item: item.step.phase):
        parts: list[Inline] = [Bold(phase)]
        for number, _ in groupby(list(items), key=lambda item: item.step.number):
            parts += ["\n", *step_line(progress.of_step(number), meeting, names, now)]
        paragraphs.append(Text(tuple(parts)))
    return tuple(paragraphs)


def step_line(items: Sequence[TaskProgress], meeting: Meeting, names: Organisations, now: datetime) -> list[Inline]:
    """One step: its number and name, and for each of its parts the state, deadline and owners."""
    step = items[0].step
    line: list[Inline] = [f"{step.number}. {step_name(step)}: "]
    for place, item in enumerate(items):
        line += ["; "] if place else []
        line += [f"{item.task.part} – "] if item.task.part else []
        line += _state(item, meeting, names, now)
    return line


def waiting_line(item: TaskProgress, names: Organisations, now: datetime) -> str:
    """What a step waits for, as a sentence: who has confirmed, who is missing, and the deadline."""
    missing = names.missing(item.missing, item.step.owners, is_full=True)
    confirmed = names.joined(given.role for given in item.task.confirmations)
    who = f"{confirmed} har bekræftet, {missing} mangler" if confirmed else missing
    when = "Skal klares straks" if item.standing is Standing.AT_ONCE else writing.capitalised(deadline(item.task, now))
    return f"{step_name(item.step, item.task.part)} – {who}. {when}."


def following_line(item: TaskProgress, names: Organisations, now: datetime) -> str:
    """A step that comes later: who has it, and the deadline."""
    return f"{step_name(item.step, item.task.part)} – {_who(item, names)} ({deadline(item.task, now)})"


def _state(item: TaskProgress, meeting: Meeting, names: Organisations, now: datetime) -> list[Inline]:
    if item.standing is Standing.DONE:
        return _done(item, names, now)
    if item.standing is Standing.NOT_NEEDED:
        return [f"ikke nødvendig{_why_not(item, meeting, names, now)}"]
    if item.standing is Standing.CANCELLED:
        return ["aflyst"]
    if item.standing is Standing.NOT_NOTED:
        return ["ikke noteret, før mødet var slut"]
    when, who = deadline(item.task, now), _who(item, names)
    word = {Standing.LATE: "forsinket", Standing.AT_ONCE: "straks", Standing.NEXT: "næste"}.get(item.standing, "")
    if not word:
        return [f"{when} · {who}"]
    return [Bold(word), f" · {who}" if item.standing is Standing.AT_ONCE else f", {when} · {who}"]


def _why_not(item: TaskProgress, meeting: Meeting, names: Organisations, now: datetime) -> str:
    if meeting.kind in item.step.not_needed_for:
        return " ved denne slags møde"
    if item.step.only_on_corrections:
        return ", da der ikke kom rettelser" if meeting.ends <= now else ", medmindre der kommer rettelser"
    if item.task.confirmations:
        said = item.task.confirmations[-1]
        return f", noteret {day(said.at.astimezone(COPENHAGEN), now)} af {names.joined([said.role])}"
    return ", da mødet er virtuelt" if not item.step.is_needed_virtually else ""


def _done(item: TaskProgress, names: Organisations, now: datetime) -> list[Inline]:
    given = item.task.confirmations
    if item.step.approvers and not given:
        return ["udført, alle formænd har godkendt"]
    if not given:
        return ["udført, datoen ligger fast"] if item.step.is_done_by_fixing_the_date else ["udført"]
    latest = max(one.at for one in given).astimezone(COPENHAGEN)
    line: list[Inline] = [f"udført {day(latest, now)} af {names.joined(one.role for one in given)}"]
    references = references_text([one.reference for one in given])
    return [*line, ", ", *references] if references else line


def _who(item: TaskProgress, names: Organisations) -> str:
    confirmed = names.joined(given.role for given in item.task.confirmations)
    if not confirmed:
        return names.owners(item.step.owners)
    return f"{confirmed} har bekræftet, {names.missing(item.missing, item.step.owners)} mangler"
