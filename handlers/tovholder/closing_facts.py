"""What is open at the bodies of an organisation that ends, and what was handed over already; nothing is changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from danish import writing
from domain.cases import CaseLeg
from domain.closing import Closing, suggested_successor
from domain.decisions import Decision, DecisionState
from domain.experiences import Experience
from domain.inheriting import experiences_kept_by
from domain.local import LocalKind
from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.organisation import Body, Profile
from domain.people import PersonId
from domain.ports import Repositories
from domain.tasks import Task

GIVEN, TAKEN = "overdragelse.givet", "overdragelse.taget_tilbage"
AGREED, DROPPED = "overdragelse.aftalt", "overdragelse.opgivet"
"""What stands in the log of a body."""
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Given:
    """What went to the receiver, a body's key: ids of decisions, and of the places where cases were.

    Tasks and experiences go as a whole; here it is told how many that were, and, as ids of tasks and persons, who had
    taken one and has no role for the receiver.
    """

    receiver: str
    decisions: tuple[int, ...]
    legs: tuple[int, ...]
    tasks: int = 0
    experiences: int = 0
    takers: tuple[tuple[int, PersonId], ...] = ()

    @property
    def words(self) -> str:
        """What it was: "3 opgaver, 2 beslutninger og 1 sag"; "" for nothing."""
        return counted(self.tasks, len(self.decisions), len(self.legs), self.experiences)

    @property
    def facts(self) -> dict[str, str | int]:
        """As it stands in the log."""
        return {
            "til": self.receiver,
            "beslutninger": _joined(self.decisions),
            "sager": _joined(self.legs),
            "opgaver": self.tasks,
            "erfaringer": self.experiences,
            "tagere": ",".join(f"{task}:{person}" for task, person in self.takers),
        }


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What is open at a body, how many of each kind; who could take over, who is to, and what went already."""

    body: Body
    tasks: int
    decisions: int
    cases: int
    experiences: int
    successor: Body | None
    chosen: Body | None = None
    given: tuple[Given, ...] = ()

    @property
    def words(self) -> str:
        """What it is; "" for nothing."""
        return counted(self.tasks, self.decisions, self.cases, self.experiences)


@dataclass(frozen=True, slots=True)
class Left:
    """All that is open."""

    closing: Closing
    bodies: tuple[LeftOpen, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What is open at one body, thing by thing; decisions that nobody has been given yet, and cases that wait there."""

    tasks: Sequence[tuple[Task, Meeting]]
    decisions: Sequence[tuple[Decision, Meeting]]
    legs: Sequence[CaseLeg]
    experiences: Sequence[Experience]


def counted(tasks: int, decisions: int, cases: int, experiences: int) -> str:
    """Several numbers in words, those that are not nothing."""
    parts = (
        (tasks, "opgave", "opgaver"),
        (decisions, "beslutning", "beslutninger"),
        (cases, "sag", "sager"),
        (experiences, "erfaring", "erfaringer"),
    )
    return writing.join([writing.count(number, one, many) for number, one, many in parts if number])


def load_left(repositories: Repositories, found: Closing, now: datetime) -> Left:
    """What is open at each body that ends, in a fixed number of queries.

    The tasks and experiences of one that has handed over are its successor's.
    """
    tasks = Counter(meeting.body for _, meeting in _open_tasks(repositories, found.bodies, now))
    followed = repositories.decisions.followed_up([body.key for body in found.bodies])
    decisions = Counter(at.body for one, at in followed if one.state is DecisionState.OPEN)
    cases = Counter(leg.place for leg in repositories.cases.unanswered())
    shared = Counter(one.cluster for one in _shared_before_the_end(repositories, found.ending))
    given = load_all_given(repositories, found.bodies) if found.has_ended else {}
    chosen, left = load_chosen(repositories, found), []
    for body in found.bodies:
        has_gone = found.has_ended and body.key in chosen
        cluster = "" if has_gone else experiences_kept_by(body, found.ending)
        left.append(
            LeftOpen(
                body,
                0 if has_gone else tasks[body.key],
                decisions[body.key],
                cases[body.key],
                shared[cluster] if cluster else 0,
                suggested_successor(body, found.following) if found.following else None,
                chosen.get(body.key),
                given.get(body.key, ()),
            )
        )
    return Left(found, tuple(left))


def load_open(repositories: Repositories, body: Body, ending: Profile, now: datetime) -> Open:
    """What is open of a body's, whoever does it now."""
    decisions = [one for one in repositories.decisions.followed_up([body.key]) if one[0].state is DecisionState.OPEN]
    cluster = experiences_kept_by(body, ending)
    shared = [one for one in _shared_before_the_end(repositories, ending) if one.cluster == cluster] if cluster else []
    return Open(
        _open_tasks(repositories, [body], now),
        decisions,
        [leg for leg in repositories.cases.unanswered() if leg.place == body.key],
        shared,
    )


def load_chosen(repositories: Repositories, found: Closing) -> dict[str, Body]:
    """By the keys of bodies that end those that somebody said are to take over, as far as they are known."""
    following = {one.key: one for one in found.following.bodies} if found.following else {}
    settings = [one for one in repositories.local.everything() if one.kind is LocalKind.SUCCESSOR]
    ending = {body.key for body in found.bodies}
    return {one.body: following[one.value] for one in settings if one.body in ending and one.value in following}


def load_given(repositories: Repositories, body: Body) -> tuple[Given, ...]:
    """What the body has handed over since it was last taken back."""
    return load_all_given(repositories, [body])[body.key]


def load_all_given(repositories: Repositories, bodies: Iterable[Body]) -> dict[str, tuple[Given, ...]]:
    """As `load_given`, of several bodies by their keys, in one query."""
    given: dict[str, tuple[Given, ...]] = {}
    for key, entries in _log_of(repositories, bodies).items():
        given[key] = ()
        for entry in entries:
            if entry.act == GIVEN:
                given[key] = (*given[key], _given(entry))
            elif entry.act == TAKEN:
                given[key] = ()
    return given


def load_agreements(repositories: Repositories, bodies: Iterable[Body]) -> dict[str, AuditEntry]:
    """By the keys of bodies who said beforehand to whom they hand over; left out where it is done or given up."""
    known = (AGREED, DROPPED, GIVEN, TAKEN)
    last = {
        key: next((entry for entry in reversed(entries) if entry.act in known), None)
        for key, entries in _log_of(repositories, bodies).items()
    }
    return {key: entry for key, entry in last.items() if entry is not None and entry.act == AGREED}


def _log_of(repositories: Repositories, bodies: Iterable[Body]) -> dict[str, list[AuditEntry]]:
    """What the log says of bodies, by their keys."""
    subjects = {f"body:{body.key}": body.key for body in bodies}
    return {subjects[subject]: entries for subject, entries in repositories.audit.of_subjects(subjects).items()}


def _open_tasks(repositories: Repositories, bodies: Iterable[Body], now: datetime) -> list[tuple[Task, Meeting]]:
    """The bodies' open tasks, but for those that nobody has to do any more.

    That goes for what prepared a meeting that is over, and for steps that their organisation has dropped.
    """
    of = {body.key: body for body in bodies}
    found = repositories.tasks.open_of_bodies(of, MOST, as_of=now)
    return [(task, meeting) for task, meeting in found if of[meeting.body].forum.has_step(task.step)]


def _shared_before_the_end(repositories: Repositories, ending: Profile) -> list[Experience]:
    last = ending.valid_to or date.max
    return [one for one in repositories.experiences.latest(MOST) if one.shared_at.date() <= last]


def _given(entry: AuditEntry) -> Given:
    facts = entry.facts
    return Given(
        str(facts["til"]),
        _numbers(facts["beslutninger"]),
        _numbers(facts["sager"]),
        int(facts.get("opgaver", 0)),
        int(facts.get("erfaringer", 0)),
        tuple((int(task), int(person)) for task, _, person in _pairs(facts.get("tagere", ""))),
    )


def _joined(ids: Sequence[int]) -> str:
    return ",".join(map(str, ids))


def _pairs(said: str | int) -> list[tuple[str, str, str]]:
    return [one.partition(":") for one in str(said).split(",") if one]


def _numbers(said: str | int) -> tuple[int, ...]:
    return tuple(int(one) for one in str(said).split(",") if one)
