"""What people read about meetings: made, moved, cancelled, shown and listed."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from danish.workdays import Remark
from domain.meeting_remarks import Clash, MeetingRemark, NotAWorkingDay, Season, TooFewMeetings
from domain.meetings import Meeting
from domain.organisation import Body, Profile, Step
from domain.tasks import Task, TaskState
from handlers.meeting_text import days_left, meeting_line
from handlers.moeder.making import Made
from handlers.retry import command_button
from handlers.task_text import Organisations
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, Text, text

CREATE = "moeder.opret"

_SEASONS = {
    Remark.WINTER_BREAK: "Mødet ligger i uge 7, hvor mange har vinterferie.",
    Remark.EASTER_WEEK: "Mødet ligger i påskeugen.",
    Remark.SUMMER_BREAK: "Mødet ligger i sommerferien (uge 28-31).",
    Remark.AUTUMN_BREAK: "Mødet ligger i uge 42, hvor mange har efterårsferie.",
    Remark.BUDGET_SEASON: "Mødet ligger i august-oktober, hvor kommunerne lægger budget.",
}


def made(result: Made, now: datetime) -> Card:
    """The answer to whoever made a meeting: when, what to mind, and each step's deadline and owners."""
    return Card(
        f"Mødet er oprettet: {result.organisations.body.name}",
        (
            text(meeting_line(result.meeting, result.organisations.body)),
            *_remarks(result.remarks, result.organisations.profile),
            _deadlines(result.tasks, result.organisations, now),
            _next_buttons(result.meeting, result.organisations.body),
        ),
    )


def several_made(results: Sequence[Made], profile: Profile) -> Card:
    """The answer to a plan with a line a meeting."""
    lines = [f"• {meeting_line(one.meeting, profile.body(one.meeting.body))}" for one in results]
    return Card(f"{len(results)} møder er oprettet", (text("\n".join(lines)), *_remarks(_of_all(results), profile)))


def _of_all(results: Sequence[Made]) -> tuple[MeetingRemark, ...]:
    """The remarks on several meetings, each once; how many a body has, only as it is after its last of them."""
    last = {(one.meeting.body, one.meeting.day.year): one for one in results}
    return tuple(
        dict.fromkeys(
            remark
            for one in results
            for remark in one.remarks
            if not isinstance(remark, TooFewMeetings) or one in last.values()
        )
    )


def moved(result: Made, now: datetime) -> Card:
    """The answer to whoever moved a meeting."""
    return Card(
        f"Mødet er flyttet: {result.organisations.body.name}",
        (
            text(meeting_line(result.meeting, result.organisations.body)),
            *_remarks(result.remarks, result.organisations.profile),
            _deadlines(result.tasks, result.organisations, now),
            text("De, der har opgaver på mødet, får besked."),
        ),
    )


def cancelled(meeting: Meeting, body: Body) -> Card:
    """The answer to whoever cancelled a meeting."""
    return Card(
        f"Mødet er aflyst: {body.name}",
        (
            text(meeting_line(meeting, body)),
            text("Åbne opgaver og påmindelser er standset. De, der har opgaver på mødet, får besked."),
        ),
    )


def told_moved(meeting: Meeting, body: Body) -> Card:
    """The word to an owner that a meeting was moved."""
    return Card(
        f"Mødet er flyttet til {writing.moment(meeting.starts)}",
        (
            text(meeting_line(meeting, body)),
            text("Fristerne for de åbne opgaver er flyttet med."),
            Actions((_status_button(meeting, body),)),
        ),
    )


def told_cancelled(meeting: Meeting, body: Body) -> Card:
    """The word to an owner that a meeting was cancelled."""
    return Card(
        f"Mødet er aflyst: {body.name}",
        (text(meeting_line(meeting, body)), text("Du skal ikke gøre mere ved mødets opgaver.")),
    )


def shown(meeting: Meeting, body: Body, now: datetime) -> Card:
    """One meeting."""
    return Card(
        f"{days_left(meeting, now)}: {body.name}", (text(meeting_line(meeting, body)), _next_buttons(meeting, body))
    )


def listed(meetings: Sequence[Meeting], profile: Profile) -> Card:
    """The coming meetings."""
    lines = [f"• {meeting_line(meeting, profile.body(meeting.body))}" for meeting in meetings]
    buttons = Actions((Button("Opret møde", CREATE, is_primary=True),))
    if not lines:
        return Card("Der er ingen kommende møder.", (text("Opret det første her eller med `/moede opret`."), buttons))
    return Card("Kommende møder", (text("\n".join(lines)), buttons))


def _next_buttons(meeting: Meeting, body: Body) -> Actions:
    absences = command_button("Meld afbud", "afbud", _typed(meeting, body))
    return Actions((_status_button(meeting, body), absences))


def _status_button(meeting: Meeting, body: Body) -> Button:
    return command_button("Se status", "dagsorden", f"status {_typed(meeting, body)}", is_primary=True)


def _typed(meeting: Meeting, body: Body) -> str:
    cluster = f" {body.cluster.key}" if body.cluster else ""
    return f"{body.forum.key}{cluster} {meeting.day.isoformat()}"


def _deadlines(tasks: Sequence[Task], organisations: Organisations, now: datetime) -> Text:
    parts: list[Inline] = [Bold("Frister og ansvarlige"), " (hverdag = mandag-fredag)"]
    for task in tasks:
        step = organisations.body.forum.step(task.step)
        name = f"{step.name} ({task.part})" if task.part else step.name
        parts.append(f"\n{step.number}. {name}: {_deadline(task, step, now)} · {organisations.owners(step.owners)}")
    return Text(tuple(parts))


def _deadline(task: Task, step: Step, now: datetime) -> str:
    if task.state is TaskState.DONE:
        return "udført"
    if task.state is TaskState.NOT_NEEDED:
        return "kun hvis der kommer rettelser" if step.only_on_corrections else "ikke nødvendig ved et virtuelt møde"
    return "straks" if task.due < now else f"{writing.weekday_date(task.due)} {writing.clock(task.due)}"


def _remarks(found: Sequence[MeetingRemark], profile: Profile) -> tuple[Block, ...]:
    if not found:
        return ()
    lines = [f"\n• {_remark(one, profile)}" for one in found]
    return (text(Bold("Vær opmærksom på"), *lines),)


def _remark(remark: MeetingRemark, profile: Profile) -> str:
    match remark:
        case NotAWorkingDay(day, None):
            return f"{writing.capitalised(writing.weekday_date(day))} er ikke en hverdag."
        case NotAWorkingDay(day, holiday):
            return f"{writing.capitalised(writing.weekday_date(day))} er {holiday}."
        case Season(season):
            return _SEASONS[season]
        case Clash(person, meeting):
            other = profile.body(meeting.body).name
            return f"{person.name} har også plads i {other}, som mødes {writing.span(meeting.starts, meeting.ends)}."
        case TooFewMeetings(year, planned, least):
            planned_text = writing.count(planned, "møde", "møder")
            return f"Der er planlagt {planned_text} i {year}. Forummet skal mødes mindst {least} gange om året."
