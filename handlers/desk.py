"""What the functions of one unit of work hand to each other, instead of each of its parts by itself."""

from dataclasses import dataclass
from datetime import date, datetime

from domain import access
from domain.access import Actor
from domain.meetings import Meeting
from domain.organisation import Body, Cluster, Profile
from domain.ports import Repositories
from handlers.clusters import implied_cluster
from handlers.loading import load_actor, load_here, load_marked, load_meeting
from handlers.requests import Context


@dataclass(frozen=True, slots=True)
class Desk:
    """The unit of work, the organisation in force, where and when somebody acts, and who that is by today's rights.

    A feature adds what its acts are about: a meeting, a case.
    """

    repositories: Repositories
    profile: Profile
    context: Context
    actor: Actor

    @property
    def now(self) -> datetime:
        """When they act (aware, Copenhagen)."""
        return self.context.now

    @property
    def today(self) -> date:
        """The day they act."""
        return self.context.now.date()

    def cluster_here(self) -> Cluster | None:
        """The cluster that goes without saying: the channel's, else the person's only one."""
        return implied_cluster(self.profile, load_here(self.repositories, self.context), self.actor)

    def require_insider(self) -> None:
        """Raises OutsidersMayNot for guests and people of other teams."""
        access.require_insider(self.actor)


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
        access.require_secretariat(self.actor, self.body, self.today)


def open_desk(repositories: Repositories, profile: Profile, context: Context) -> Desk:
    """The desk of whoever acts."""
    return Desk(repositories, profile, context, load_actor(repositories, context))


def at_meeting(desk: Desk, meeting: Meeting, body: Body) -> MeetingDesk:
    """The desk at that meeting."""
    return MeetingDesk(desk.repositories, desk.profile, desk.context, desk.actor, meeting, body)


def desk_at(repositories: Repositories, profile: Profile, context: Context, meeting: int) -> MeetingDesk:
    """The desk at a meeting that a button named, as `load_meeting`; what the person may there is asked later."""
    place = load_meeting(repositories, meeting, profile)
    return at_meeting(open_desk(repositories, profile, context), *place)


def desk_marked(repositories: Repositories, profile: Profile, context: Context, mark: str) -> MeetingDesk:
    """The desk at a form's meeting, as `load_marked`."""
    place = load_marked(repositories, mark, profile)
    return at_meeting(open_desk(repositories, profile, context), *place)
