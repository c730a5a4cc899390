"""An organisation ends and another takes over what is open: whose successor is which body, and what goes along.

Decisions that are still to be followed up and cases on their way go to the successor that a person confirms, and can be
taken back; who does its tasks then is `domain.inheriting`. Nothing is moved here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from danish.workdays import next_working_day
from domain.agenda import AgendaItem
from domain.decisions import Decision, DecisionState
from domain.handing_over import come_back, wait_again
from domain.organisation import Body, Profile

TOLD_BEFORE = timedelta(weeks=8)
"""So long before its last day administrators hear that an organisation ends."""


@dataclass(frozen=True, slots=True)
class Closing:
    """An organisation that ends, or has ended, and the one that follows; None while no profile says which."""

    ending: Profile
    following: Profile | None
    has_ended: bool

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that end; one that the following organisation has too goes on with what is open there."""
        kept = {body.key for body in self.following.bodies} if self.following else set()
        return tuple(body for body in self.ending.bodies if body.key not in kept)


def closing(profile: Profile) -> Closing | None:
    """The closing that concerns the organisation in force: its own, else that of the one before it; None for neither.

    One that ended is over when the one in force follows it.
    """
    if profile.following is not None or profile.valid_to is not None:
        return Closing(profile, profile.following, has_ended=False)
    if profile.predecessor is not None:
        return Closing(profile.predecessor, profile, has_ended=True)
    return None


def first_working_day(following: Profile) -> date:
    """The new organisation's first working day, on which what was agreed before is handed over."""
    return next_working_day(following.valid_from - timedelta(days=1))


def is_near(profile: Profile, on: date) -> bool:
    """Whether the organisation's last day is so near that somebody should prepare it."""
    return profile.valid_to is not None and profile.valid_to - TOLD_BEFORE <= on <= profile.valid_to


def suggested_successor(body: Body, following: Profile) -> Body | None:
    """The body that most likely takes over: of the same place, and there of the same forum; None where several could.

    A cluster that bears another key is the same place where most of its kommuner are.
    """
    candidates = [one for one in following.bodies if (one.cluster is None) == (body.cluster is None)]
    if body.cluster is not None:
        candidates = _nearest(body, candidates)
    same = [one for one in candidates if one.forum.key == body.forum.key]
    found = same or candidates
    return found[0] if len(found) == 1 else None


def taken_back(decision: Decision, item: AgendaItem | None, receiver: Body) -> Decision | None:
    """The decision, open again at whom it came from; None where the receiver hasn't got it, or has treated it.

    `item` is what it became there; one that its meeting has begun to treat is not given.
    """
    if decision.receiver != receiver.key:
        return None
    waiting = decision if decision.state is DecisionState.WAITING else wait_again(decision, item) if item else None
    return come_back(waiting) if waiting else None


def _nearest(body: Body, candidates: Iterable[Body]) -> list[Body]:
    """Those of the same cluster, else those that share most kommuner with it."""
    known = list(candidates)
    if same := [one for one in known if one.cluster_key == body.cluster_key]:
        return same
    shared = [(len(_kommuner(one) & _kommuner(body)), one) for one in known]
    most = max((number for number, _ in shared), default=0)
    return [one for number, one in shared if number == most] if most else []


def _kommuner(body: Body) -> set[str]:
    return {one.key for one in body.cluster.municipalities} if body.cluster else set()
