"""The head count for those who order a meeting's meal, as it is when it is sent: counts, never names."""

from domain.acting import may_confirm
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from domain.rows import Row
from handlers.catering import catering_count, catering_parts, load_catering
from handlers.meeting_text import meeting_line
from handlers.opgaver.message_cards import message_buttons
from handlers.retry import command_button
from handlers.task_acts import Found
from handlers.task_text import nearing, typed_meeting
from handlers.ui import Actions, Card, note, text

HEAD_COUNT = "opgaver.forplejning"


def head_count_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """How many eat; nothing once the meeting is cancelled, has been moved since or has begun.

    Those who still have to order can say that they have.
    """
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    if meeting is None or meeting.is_cancelled or meeting.is_virtual:
        return None
    if meeting.sequence != message.subject["flytninger"] or meeting.starts <= message.due:
        return None
    body = profile.body(meeting.body)
    heads = load_catering(repositories, meeting, body, repositories.absences.of_meeting(meeting.id))
    tasks = repositories.tasks.of_meeting(meeting.id)
    ordering = [Found(task, meeting, body) for task in tasks if task.step == Row.CATERING and task.is_open]
    blocks = [text(meeting_line(meeting, body)), text(f"{catering_parts(heads).capitalize()}.")]
    blocks += [text(f"{one.step.task}: {nearing(one.task, message.due)}.") for one in ordering]
    shown = Actions((command_button("Se afbud", "afbud", f"liste {typed_meeting(meeting, body)}"),))
    if ordering and not isinstance(message.recipient, Place):
        may = _may_confirm(repositories, message.recipient, ordering[0], message)
        shown = message_buttons(ordering[0], may_confirm=may)
    return Card(f"{catering_count(heads)} – {body.name}", (*blocks, shown, note("Tallet er, som det er nu.")))


def _may_confirm(repositories: Repositories, person: PersonId, found: Found, message: Message) -> bool:
    day = message.due.date()
    actor = repositories.people.actor(person, day, is_administrator=False, is_outsider=False)
    return may_confirm(actor, found.body, found.task, found.step, day)
