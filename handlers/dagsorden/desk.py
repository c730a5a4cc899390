"""The desk of an act at a meeting, and how it is found: by words, by a button, by an item."""

from domain import access
from domain.agenda import AgendaItem
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.desk import MeetingDesk, at_meeting, desk_at, open_desk
from handlers.finding import Words
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.which_meeting import find_meeting


def require_item_right(desk: MeetingDesk, item: AgendaItem | None = None) -> None:
    """Raises NotAllowed unless the person may change the item, or, without one, add items."""
    access.require_item_right(desk.actor, desk.body, item, desk.today)


def find_desk(
    repositories: Repositories, profile: Profile, context: Context, words: Words, *, is_latest: bool, is_view: bool
) -> MeetingDesk:
    """The desk at the meeting that the words mean, as `find_meeting`."""
    desk = open_desk(repositories, profile, context)
    return at_meeting(desk, *find_meeting(desk, words, is_latest=is_latest, is_view=is_view))


def desk_of_item(
    repositories: Repositories, profile: Profile, context: Context, item: int
) -> tuple[AgendaItem, MeetingDesk]:
    """An item that a button or form named, and the desk at its meeting; refused in words where one of them is gone."""
    found = repositories.agenda_items.item(item)
    if found is None:
        raise Answered("Punktet findes ikke længere.", unsaved())
    return found, desk_at(repositories, profile, context, found.meeting)
