"""What the functions of one unit of work hand to each other, instead of each of its parts by itself."""

from dataclasses import dataclass
from datetime import date, datetime

from domain import access
from domain.access import Actor
from domain.organisation import Cluster, Profile
from domain.ports import Repositories
from handlers.clusters import implied_cluster
from handlers.loading import load_actor, load_here
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


def open_desk(repositories: Repositories, profile: Profile, context: Context) -> Desk:
    """The desk of whoever acts."""
    return Desk(repositories, profile, context, load_actor(repositories, context))
