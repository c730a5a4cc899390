"""Changes where a meeting is held, or that it is virtual, with all that follows: tasks, reminders, who is told."""

from domain.meeting_remarks import of_old_place
from domain.meetings import Meeting, relocate_meeting
from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from domain.tasks import replan_for_place
from handlers.loading import fingerprint
from handlers.moeder import place_cards
from handlers.moeder.changing import refuse_decided
from handlers.moeder.making import record
from handlers.moeder.owners_told import changed_at, tell_owners
from handlers.replanning import replan_meeting
from handlers.requests import Context
from handlers.task_text import Organisations
from handlers.ui import Card

RELOCATED = "moeder.sted"
_FROM, _CHANGE = "fra_sted", "ændring"
"""What its reader knows of the place, as `_known` says it, and which of the meeting's changes is told."""


def relocate(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    meeting: Meeting,
    location: str,
    *,
    is_virtual: bool,
) -> place_cards.Relocated:
    """Puts a meeting elsewhere, or makes it virtual or no longer so; the owners are told once.

    Raises as `relocate_meeting`, and Answered where it is so already, or something was decided there.
    """
    body, now = profile.body(meeting.body), context.now
    if (location, is_virtual) == (meeting.location, meeting.is_virtual):
        raise place_cards.unchanged(meeting, body)
    refuse_decided(repositories, meeting, now)
    after = relocate_meeting(meeting, location, now, is_virtual=is_virtual)
    repositories.meetings.save(after)
    tasks = {task.id: task for task in repositories.tasks.of_meeting(meeting.id)}
    changed = replan_for_place(tasks.values(), meeting, after, body.forum, now)
    repositories.tasks.save(changed)
    tasks |= {task.id: task for task in changed}
    if is_virtual is not meeting.is_virtual:
        replan_meeting(repositories, after, tuple(tasks.values()), now, profile.reminding)
    record(repositories, context, "moede.sted", after)
    facts: dict[str, int | str] = {"meeting": after.id, _FROM: _known(meeting), _CHANGE: after.relocations}
    key, last = (f"{RELOCATED}:{one.id}:{one.relocations}" for one in (after, meeting))
    tell_owners(repositories, context, body, RELOCATED, facts, key=key, last=last, since=_FROM)
    organisations = Organisations(body, profile, repositories.people.roles(now.date()), now.date())
    return place_cards.Relocated(meeting, after, changed, of_old_place(tasks.values(), now), organisations)


def relocated_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word that a meeting's place was changed; it tells too what was sent out with the old one.

    Nothing once it is cancelled, over, back where its reader knows it to be, or changed again, which is told by itself.
    """
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    if meeting is None or meeting.is_cancelled or meeting.ends <= message.due:
        return None
    known = str(message.subject[_FROM])
    if known == _known(meeting) or int(message.subject[_CHANGE]) < meeting.relocations:
        return None
    remarks = of_old_place(repositories.tasks.of_meeting(meeting.id), changed_at(message))
    return place_cards.told_relocated(meeting, remarks, profile, was_virtual=_was_virtual(known))


def _known(meeting: Meeting) -> str:
    """Where a meeting is held, as a message may hold it: no words, but told apart from other places."""
    return f"{int(meeting.is_virtual)}:{fingerprint(meeting.location)}"


def _was_virtual(known: str) -> bool:
    return known.startswith("1:")
