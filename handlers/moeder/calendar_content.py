"""What stands in the calendars that people take along, in Danish: when and where, and nothing of any agenda.

So no closed matter can be in them, and nothing changes in them but what has been moved, cancelled or done.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from danish import writing
from domain.access import Actor
from domain.calendars import (
    KEPT_BACK,
    Calendar,
    CalendarChoice,
    CalendarEvent,
    CalendarKind,
    calendar_bodies,
    calendar_choices,
    deadlines_shown,
    decisions_shown,
    event_uid,
    meetings_shown,
)
from domain.following_up import bodies_to_follow
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.tasks import Task
from handlers.meeting_text import KINDS, meeting_line
from handlers.task_text import Organisations, meeting_to_type, step_name

BEFORE_MEETING, BEFORE_DEADLINE = timedelta(hours=1), timedelta(days=1)
"""When a calendar program reminds, where it is let."""
_MORNING_BEFORE = timedelta(hours=15)
"""At nine the day before a day."""
_LASTS = timedelta(minutes=15)
"""A deadline takes no time, but programs show nothing of what lasts no time."""
_MOST_TASKS = 1_000
_CLOSED = event_uid("closed", 0, "")


def load_calendar(
    repositories: Repositories, profile: Profile, actor: Actor, choice: CalendarChoice, now: datetime
) -> Calendar | None:
    """The calendar as the person may see it now; None where it isn't, or is no longer, for them.

    A fixed number of queries, however much there is.
    """
    today = now.date()
    if choice not in calendar_choices(actor, profile, today):
        return None
    bodies = calendar_bodies(choice, actor, profile, today)
    of = {body.key: body for body in bodies}
    events, is_whole = [], True
    if choice.kind is not CalendarKind.DEADLINES:
        meetings = repositories.meetings.of_bodies(of, today - KEPT_BACK)
        events += [meeting_event(one, of[one.body]) for one in meetings_shown(meetings, actor, bodies, today)]
    if choice.kind is not CalendarKind.BODY:
        tasks = _open_tasks(repositories, actor, choice, bodies, now)
        shown = deadlines_shown(tasks, choice, bodies, actor.person.id)[-_MOST_TASKS:]
        is_whole = len(tasks) <= _MOST_TASKS
        events += [_deadline_event(task, meeting, of[meeting.body], profile) for task, meeting in shown]
    if choice.kind is CalendarKind.DEADLINES:
        events += _decision_events(repositories, profile, actor, choice, today)
    return Calendar(calendar_name(choice, profile), _about(choice, is_whole=is_whole), tuple(events), now)


def one_meeting(meeting: Meeting, body: Body, now: datetime) -> Calendar:
    """A calendar of that meeting alone."""
    return Calendar(meeting_line(meeting, body), "", (meeting_event(meeting, body),), now, is_whole=False)


def closed_calendar(now: datetime) -> Calendar:
    """What stands in the place of a calendar whose address isn't known any more: a word today that it is so."""
    told = CalendarEvent(
        _CLOSED,
        now.date(),
        now.date() + timedelta(days=1),
        "Kalenderen er lukket",
        "Adressen virker ikke længere. Fjern kalenderen her, og få en ny adresse i Slack med /moede kalender.",
        is_busy=False,
    )
    return Calendar("Lukket kalender", "Adressen virker ikke længere", (told,), now)


def calendar_name(choice: CalendarChoice, profile: Profile) -> str:
    """What a calendar is called: "Mine møder", "Politisk niveau, Fyn", "Frister: Regionshuset, Fyn"."""
    if choice.kind is CalendarKind.BODY:
        return profile.body(choice.body).name
    if choice.kind is CalendarKind.DEADLINES:
        named = profile.role(choice.role).name_in(choice.cluster or None)
        where = f", {profile.cluster(choice.cluster).name}" if choice.cluster else ""
        return f"Frister: {named}{where}"
    return "Mine møder"


def meeting_event(meeting: Meeting, body: Body) -> CalendarEvent:
    """A meeting, also one that is cancelled."""
    kind = f" ({KINDS[meeting.kind]})" if meeting.kind in KINDS else ""
    typed = meeting_to_type(meeting, body)
    absence = (f"Meld afbud i Slack: /afbud {typed}",) if body.seats else ()
    ways = (f"Se mødet i Slack: /moede vis {typed}", *absence)
    said = ("Mødet er aflyst.",) if meeting.is_cancelled else (*_moved(meeting), *ways)
    return CalendarEvent(
        event_uid("meeting", meeting.id, meeting.install),
        meeting.starts,
        meeting.ends,
        f"{'AFLYST: ' if meeting.is_cancelled else ''}{body.name}{kind}",
        "\n".join(said),
        meeting.location or ("Virtuelt møde" if meeting.is_virtual else ""),
        meeting.sequence + meeting.relocations,
        is_cancelled=meeting.is_cancelled,
        alarm=BEFORE_MEETING,
    )


def _open_tasks(
    repositories: Repositories, actor: Actor, choice: CalendarChoice, bodies: Sequence[Body], now: datetime
) -> Sequence[tuple[Task, Meeting]]:
    """What of the open tasks the calendar may be about, and one more than it has room for."""
    keys = [body.key for body in bodies]
    if choice.kind is CalendarKind.OWN:
        return repositories.tasks.open_of_bodies(keys, _MOST_TASKS + 1, as_of=now, taker=actor.person.id)
    steps = [
        (body.key, step.number) for body in bodies for step in body.forum.steps if choice.role in step.owners.roles
    ]
    return repositories.tasks.open_of_bodies(keys, _MOST_TASKS + 1, as_of=now, steps=steps)


def _moved(meeting: Meeting) -> tuple[str, ...]:
    time = ("Mødet er flyttet til dette tidspunkt.",) if meeting.sequence else ()
    return (*time, *(("Mødets sted er ændret.",) if meeting.relocations else ()))


def _deadline_event(task: Task, meeting: Meeting, body: Body, profile: Profile) -> CalendarEvent:
    step = body.forum.step(task.step)
    owners = Organisations(body, profile, (), meeting.day).owners(step.owners)
    said = (
        f"Mødet er {writing.moment(meeting.starts)}.",
        f"Ansvarlig: {owners}." if owners else "",
        f"Se status i Slack: /dagsorden status {meeting_to_type(meeting, body)}",
    )
    return CalendarEvent(
        event_uid("task", task.id, meeting.install),
        task.due,
        task.due + _LASTS,
        f"Frist: {step_name(step, task.part)} – {body.name}",
        "\n".join(line for line in said if line),
        sequence=task.sequence,
        is_busy=False,
        alarm=BEFORE_DEADLINE,
    )


def _decision_events(
    repositories: Repositories, profile: Profile, actor: Actor, choice: CalendarChoice, today: date
) -> list[CalendarEvent]:
    """What was decided stands in none of them: it may be closed."""
    bodies = [body.key for body in bodies_to_follow(actor, profile, today)]
    followed = repositories.decisions.followed_up(bodies)
    shown = decisions_shown(followed, choice, actor, profile, today)
    changes = repositories.decisions.changes([decision.id for decision, *_ in shown])
    meetings = {decision.id: meeting for decision, meeting in followed}
    return [
        CalendarEvent(
            event_uid("decision", decision.id, decision.install),
            deadline,
            deadline + timedelta(days=1),
            f"Frist: Beslutning {decision.number} – {body.name}",
            f"Fra mødet {writing.moment(meetings[decision.id].starts)}.\n"
            f"Se den i Slack: /beslutning liste {meeting_to_type(meetings[decision.id], body)}",
            sequence=changes.get(decision.id, 0),
            is_busy=False,
            alarm=_MORNING_BEFORE,
        )
        for decision, deadline, body in shown
    ]


def _about(choice: CalendarChoice, *, is_whole: bool) -> str:
    """What the calendar has; of deadlines beyond all measure the oldest are left out, which is said."""
    if choice.kind is CalendarKind.DEADLINES:
        those = "De" if is_whole else f"De {_MOST_TASKS} seneste af de"
        return f"{those} frister, der står åbne, fra Tovholder"
    return f"Møder{'' if is_whole else f' og de {_MOST_TASKS} seneste af dine opgaver'} fra Tovholder"
