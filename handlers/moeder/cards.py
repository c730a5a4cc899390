"""What people read about meetings: made, moved, cancelled, shown and listed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from danish import writing
from domain.cadence import TooFewMeetings, TooFewWithPatients, Unprepared
from domain.meeting_remarks import MeetingRemark
from domain.meetings import Meeting
from domain.organisation import Body, Cluster, Profile
from domain.rows import Row
from domain.steps import Step
from domain.tasks import Task, TaskState
from handlers.finding import Words
from handlers.meeting_choice import again_with_day
from handlers.meeting_text import KINDS, days_left, definite, meeting_line, which_and_where
from handlers.moeder.making import Made
from handlers.moeder.remark_text import remarks_block, remarks_of_several
from handlers.moeder.words import COMMAND, Act
from handlers.refusals import Answered, unsaved
from handlers.retry import command_button
from handlers.task_text import Organisations, typed_meeting
from handlers.ui import Actions, Bold, Button, Card, Inline, Text, text

CREATE = "moeder.opret"


def made(result: Made, now: datetime) -> Card:
    """The answer to whoever made a meeting: when, what to mind, and each step's deadline and owners."""
    return Card(
        f"Mødet er oprettet: {result.organisations.body.name}",
        (
            text(meeting_line(result.meeting, result.organisations.body)),
            *remarks_block(result.remarks, result.organisations.profile),
            *_received(result.received, result.cases),
            *deadlines(result.tasks, result.organisations, now),
            _next_buttons(result.meeting, result.organisations.body),
        ),
    )


def several_made(results: Sequence[Made], profile: Profile) -> Card:
    """The answer to a plan with a line a meeting."""
    lines = [f"• {meeting_line(one.meeting, profile.body(one.meeting.body))}" for one in results]
    said = (
        *remarks_of_several(_of_all(results), profile),
        *_received(sum(one.received for one in results), sum(one.cases for one in results)),
    )
    return Card(f"{len(results)} møder er oprettet", (text("\n".join(lines)), *said))


def _received(decisions: int, cases: int) -> tuple[Text, ...]:
    """That decisions of other bodies and cases had waited; nothing where none had."""
    if not decisions and not cases:
        return ()
    decided = [writing.count(decisions, "beslutning", "beslutninger")] if decisions else []
    waited = writing.join([*decided, *([writing.count(cases, "sag", "sager")] if cases else [])])
    said = f"{waited} ventede på mødet og er nu på dagsordenen. Se dem med `/dagsorden punkter`."
    return (text(writing.capitalised(said)),)


def _of_all(results: Sequence[Made]) -> Mapping[MeetingRemark, Sequence[Meeting]]:
    """The remarks on several meetings, each once; what a body's year lacks, only as it is after its last of them."""
    last = {(one.meeting.body, one.meeting.day.year): one for one in results}
    found: dict[MeetingRemark, list[Meeting]] = {}
    for one in results:
        for remark in one.remarks:
            if not isinstance(remark, TooFewMeetings | TooFewWithPatients | Unprepared) or one in last.values():
                found.setdefault(remark, []).append(one.meeting)
    return found


def moved(result: Made, now: datetime) -> Card:
    """The answer to whoever moved a meeting."""
    return Card(
        f"Mødet er flyttet: {result.organisations.body.name}",
        (
            text(meeting_line(result.meeting, result.organisations.body)),
            *remarks_block(result.remarks, result.organisations.profile),
            *deadlines(result.tasks, result.organisations, now),
            text("De, der har opgaver på mødet, får besked."),
        ),
    )


def ask_cancelling(meeting: Meeting, body: Body, words: Words) -> Answered:
    """The question before a meeting is cancelled that wasn't named by its day."""
    return Answered(
        "Er det dette møde, der skal aflyses?",
        text(meeting_line(meeting, body)),
        unsaved("En aflysning kan ikke fortrydes."),
        Actions((again_with_day("Aflys mødet", words, meeting),)),
    )


def cancelled(meeting: Meeting, remarks: Sequence[MeetingRemark], profile: Profile) -> Card:
    """The answer to whoever cancelled a meeting, with what its body's year then lacks."""
    body = profile.body(meeting.body)
    return Card(
        f"Mødet er aflyst: {body.name}",
        (
            text(meeting_line(meeting, body)),
            text("Åbne opgaver og påmindelser er standset. De, der har opgaver på mødet, får besked."),
            *remarks_block(remarks, profile),
            text("Det kan ikke fortrydes. Skal mødet holdes alligevel, så lav et nyt med `/moede opret`."),
        ),
    )


def told_moved(
    meeting: Meeting,
    before: datetime | None,
    pre_meetings: Sequence[Meeting],
    remarks: Sequence[MeetingRemark],
    profile: Profile,
) -> Card:
    """The word to an owner that a meeting was moved from `before`, with where its pre-meetings are and what to mind."""
    body = profile.body(meeting.body)
    was = f" Før: {writing.moment(before)}." if before else ""
    return Card(
        f"{writing.capitalised(definite(meeting))} er flyttet til {writing.span(meeting.starts, meeting.ends)}",
        (
            text(f"{which_and_where(meeting, body)}.{was}"),
            *_before(pre_meetings),
            *remarks_block(remarks, profile),
            text("Fristerne for de åbne opgaver er flyttet med."),
            Actions((status_button(meeting, body),)),
        ),
    )


def told_cancelled(meeting: Meeting, pre_meetings: Sequence[Meeting], body: Body) -> Card:
    """The word to an owner that a meeting was cancelled, and its pre-meetings with it."""
    return Card(
        f"Mødet er aflyst: {body.name}",
        (
            text(meeting_line(meeting, body)),
            *_before(pre_meetings),
            text("Du skal ikke gøre mere ved mødets opgaver."),
        ),
    )


def shown(
    meeting: Meeting, pre_meetings: Sequence[Meeting], who_comes: Sequence[Text], body: Body, now: datetime
) -> Card:
    """One meeting with its pre-meetings, and by name who is absent and who comes instead where that may be seen."""
    return Card(
        f"{days_left(meeting, now)}: {body.name}",
        (text(meeting_line(meeting, body)), *_before(pre_meetings), *who_comes, _next_buttons(meeting, body)),
    )


def listed(
    meetings: Sequence[Meeting],
    profile: Profile,
    cluster: Cluster | None = None,
    *,
    may_create: bool = True,
    when: str = "",
) -> Card:
    """The coming meetings, or those of the days that `when` says; `cluster` where one's own were asked for.

    `may_create`: whether who asks may make one.
    """
    coming, said = ("", f": {when}") if when else ("kommende ", ".")
    where = f" {cluster.where}" if cluster else ""
    lines = [f"• {meeting_line(meeting, profile.body(meeting.body))}" for meeting in meetings]
    buttons = (Actions((Button("Opret møde", CREATE, is_primary=True),)),) if may_create else ()
    if not lines:
        first = (text("Opret det første her eller med `/moede opret`."),) if may_create else ()
        return Card(f"Der er ingen {coming}møder{where}{said}", (*first, *buttons))
    title = writing.count(len(meetings), f"{coming}møde", f"{coming}møder") + where + said.strip(".")
    return Card(title, (text("\n".join(lines)), *buttons))


def _before(pre_meetings: Sequence[Meeting]) -> tuple[Text, ...]:
    """The pre-meetings, a line each; nothing where there are none."""
    return (text("\n".join(map(_pre_meeting, pre_meetings))),) if pre_meetings else ()


def _pre_meeting(meeting: Meeting) -> str:
    where = "virtuelt" if meeting.is_virtual else meeting.location
    state = "aflyst" if meeting.is_cancelled else ""
    when = f"{writing.capitalised(KINDS[meeting.kind])}: {writing.span(meeting.starts, meeting.ends)}"
    return " · ".join(part for part in (when, where, state) if part)


def _next_buttons(meeting: Meeting, body: Body) -> Actions:
    absences = command_button("Meld afbud", "afbud", _typed(meeting, body))
    take_along = command_button(
        "Hent til kalender", COMMAND, f"{Act.CALENDAR.value} fil {typed_meeting(meeting, body)}"
    )
    return Actions((status_button(meeting, body), *((absences,) if body.seats else ()), take_along))


def status_button(meeting: Meeting, body: Body) -> Button:
    """The way on to how far the meeting's preparation is."""
    return command_button("Se status", "dagsorden", f"status {_typed(meeting, body)}", is_primary=True)


def _typed(meeting: Meeting, body: Body) -> str:
    cluster = f" {body.cluster.key}" if body.cluster else ""
    return f"{body.forum.key}{cluster} {meeting.day.isoformat()}"


def deadlines(tasks: Sequence[Task], organisations: Organisations, now: datetime) -> tuple[Text, ...]:
    """Each step's deadline and owners, of the steps that the forum has; nothing where it has none."""
    tasks = [task for task in tasks if organisations.body.forum.has_step(task.step)]
    if not tasks:
        return ()
    parts: list[Inline] = [Bold("Frister og ansvarlige"), " (hverdag = mandag til fredag)"]
    is_approved = any(task.step == Row.APPROVAL and task.state is not TaskState.NOT_NEEDED for task in tasks)
    for task in tasks:
        step = organisations.body.forum.step(task.step)
        name = f"{step.name} ({task.part})" if task.part else step.name
        due = _deadline(task, step, now, is_approved=is_approved)
        parts.append(f"\n{step.number}. {name}: {due} · {organisations.owners(step.owners)}")
    return (Text(tuple(parts)),)


def _deadline(task: Task, step: Step, now: datetime, *, is_approved: bool) -> str:
    """When a step is due, or why it isn't; corrections come of the chairs' approval alone, so of nothing without it."""
    if task.state is TaskState.DONE:
        return "udført"
    if task.state is TaskState.NOT_NEEDED:
        if step.only_on_corrections and is_approved:
            return "kun hvis der kommer rettelser"
        if task.confirmations:
            return "ikke nødvendig"
        return (
            "ikke nødvendig ved denne slags møde" if step.is_needed_virtually else "ikke nødvendig ved et virtuelt møde"
        )
    return "straks" if task.due < now else f"{writing.weekday_date(task.due)} {writing.clock(task.due)}"
