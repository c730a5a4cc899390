"""The desk of an act at a meeting, and how it is found: by words, by a button, by an item."""

from dataclasses import dataclass

from domain.access import require_item_right, require_secretariat
from domain.agenda import AgendaItem
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.desk import Desk, open_desk
from handlers.finding import Words
from handlers.loading import load_marked, load_meeting
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.which_meeting import find_meeting


@dataclass(frozen=True, slots=True)
class MeetingDesk(Desk):
    """The desk of somebody who acts at a meeting."""

    meeting: Meeting
    body: Body

    @property
    def place(self) -> tuple[Meeting, Body]:
        """The meeting and its body."""
        return self.meeting, self.body

    def require_secretariat(self) -> None:
        """Raises NotAllowed unless the person is in the meeting's secretariat."""
        require_secretariat(self.actor, self.body, self.today)

    def require_item_right(self, item: AgendaItem | None = None) -> None:
        """Raises NotAllowed unless the person may change the item, or, without one, add items."""
        require_item_right(self.actor, self.body, item, self.today)


def at_meeting(desk: Desk, meeting: Meeting, body: Body) -> MeetingDesk:
    """The desk at that meeting."""
    return MeetingDesk(desk.repositories, desk.profile, desk.context, desk.actor, meeting, body)


def find_desk(
    repositories: Repositories, profile: Profile, context: Context, words: Words, *, is_latest: bool, is_view: bool
) -> MeetingDesk:
    """The desk at the meeting that the words mean, as `find_meeting`."""
    desk = open_desk(repositories, profile, context)
    return at_meeting(desk, *find_meeting(desk, words, is_latest=is_latest, is_view=is_view))


def desk_at(repositories: Repositories, profile: Profile, context: Context, meeting: int) -> MeetingDesk:
    """The desk at a meeting that a button named, as `load_meeting`; what the person may there is asked later."""
    place = load_meeting(repositories, meeting, profile)
    return at_meeting(open_desk(repositories, profile, context), *place)


def desk_marked(repositories: Repositories, profile: Profile, context: Context, mark: str) -> MeetingDesk:
    """The desk at a form's meeting, as `load_marked`."""
    place = load_marked(repositories, mark, profile)
    return at_meeting(open_desk(repositories, profile, context), *place)


def desk_of_item(
    repositories: Repositories, profile: Profile, context: Context, item: int
) -> tuple[AgendaItem, MeetingDesk]:
    """An item that a button or form named, and the desk at its meeting; refused in words where one of them is gone."""
    found = repositories.agenda_items.item(item)
    if found is None:
        raise Answered("Punktet findes ikke længere.", unsaved())
    return found, desk_at(repositories, profile, context, found.meeting)
