"""What is open at the bodies of an organisation that ends, and what was handed over already; nothing is changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from danish import writing
from domain.cases import CaseLeg
from domain.closing import Closing, suggested_successor
from domain.decisions import Decision, DecisionState
from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.organisation import Body
from domain.ports import Repositories

GIVEN, TAKEN = "overdragelse.givet", "overdragelse.taget_tilbage"
"""What stands in the log of a body."""
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Given:
    """What went to the receiver, a body's key: ids of decisions, and of the places where cases were."""

    receiver: str
    decisions: tuple[int, ...]
    legs: tuple[int, ...]

    @property
    def number(self) -> int:
        """How much it was."""
        return len(self.decisions) + len(self.legs)

    @property
    def words(self) -> str:
        """What it was: "2 beslutninger og 1 sag"."""
        return counted(0, len(self.decisions), len(self.legs))

    @property
    def facts(self) -> dict[str, str | int]:
        """As it stands in the log."""
        return {"til": self.receiver, "beslutninger": _joined(self.decisions), "sager": _joined(self.legs)}


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What is open at a body: how many tasks, decisions and cases; who could take over, and who has."""

    body: Body
    tasks: int
    decisions: int
    cases: int
    successor: Body | None
    given: tuple[Given, ...] = ()

    @property
    def words(self) -> str:
        """What it is."""
        return counted(self.tasks, self.decisions, self.cases)


@dataclass(frozen=True, slots=True)
class Left:
    """All that is open; `experiences` are counted by their cluster's key."""

    closing: Closing
    bodies: tuple[LeftOpen, ...]
    experiences: Mapping[str, int]


def counted(tasks: int, decisions: int, cases: int) -> str:
    """Several numbers in words, those that are not nothing."""
    parts = (
        (tasks, "opgave", "opgaver"),
        (decisions, "beslutning", "beslutninger"),
        (cases, "sag", "sager"),
    )
    return writing.join([writing.count(number, one, many) for number, one, many in parts if number])


def load_left(repositories: Repositories, found: Closing) -> Left:
    """What is open at each body, in a fixed number of queries: four, and one for each body that has ended."""
    bodies = found.ending.bodies
    keys = [body.key for body in bodies]
    tasks = Counter(meeting.body for _, meeting in repositories.tasks.open_of_bodies(keys, MOST))
    followed = repositories.decisions.followed_up(keys)
    decisions = Counter(at.body for one, at in followed if one.state is DecisionState.OPEN)
    cases = Counter(leg.place for leg in repositories.cases.unanswered())
    left = tuple(
        LeftOpen(
            body,
            tasks[body.key],
            decisions[body.key],
            cases[body.key],
            suggested_successor(body, found.following) if found.following else None,
            load_given(repositories, body) if found.has_ended else (),
        )
        for body in bodies
    )
    return Left(found, left, Counter(one.cluster for one in repositories.experiences.latest(MOST)))


def open_at(repositories: Repositories, body: Body) -> tuple[Sequence[tuple[Decision, Meeting]], Sequence[CaseLeg]]:
    """The decisions of a body's meetings that nobody has been given yet, and the cases that wait for it."""
    followed = repositories.decisions.followed_up([body.key])
    decisions = [(one, at) for one, at in followed if one.state is DecisionState.OPEN]
    return decisions, [leg for leg in repositories.cases.unanswered() if leg.place == body.key]


def load_given(repositories: Repositories, body: Body) -> tuple[Given, ...]:
    """What the body has handed over since it was last taken back."""
    found: list[Given] = []
    for entry in repositories.audit.of_subject(f"body:{body.key}"):
        if entry.act == GIVEN:
            found.append(_given(entry))
        elif entry.act == TAKEN:
            found = []
    return tuple(found)


def _given(entry: AuditEntry) -> Given:
    facts = entry.facts
    return Given(str(facts["til"]), _numbers(facts["beslutninger"]), _numbers(facts["sager"]))


def _joined(ids: Sequence[int]) -> str:
    return ",".join(map(str, ids))


def _numbers(said: str | int) -> tuple[int, ...]:
    return tuple(int(one) for one in str(said).split(",") if one)
