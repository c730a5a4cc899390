"""The organisation as a dated profile: clusters, bodies, seats, roles and rows; it holds no fact of any real one.

The facts are data (`organisations/*.toml`), read and checked by `bot/profiles`. Keys are ASCII and stable; names
are what people read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from domain.case_flows import CaseFlow
from domain.deciding import AttendanceRule, Chair, DecisionMode, Sector
from domain.meeting_kinds import USUALLY_COUNTED, MeetingKind
from domain.planning import PeriodAdvice, Planning, Preparing
from domain.predecessors import first, known, line
from domain.reminder_times import Reminding
from domain.steps import Step


@dataclass(frozen=True, slots=True)
class Municipality:
    """A kommune; `name` without the word ("Varde"), `full_name` with it ("Varde Kommune")."""

    key: str
    name: str
    full_name: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """A sundhedsklynge with its kommuner and its somatic hospital; `where` is said of what is there: "på Fyn"."""

    key: str
    name: str
    where: str
    hospital: str
    municipalities: tuple[Municipality, ...]
    aliases: tuple[str, ...] = ()
    hospital_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A secretariat role. `name` is the organisation, as inside a sentence; `in_cluster` overrides it per cluster key.

    `acts` is False for parties that only write items and own no step (all the cluster's kommuner).
    `is_same_on_both_levels` asks for one and the same person on both levels of a cluster. `is_municipal`: which
    municipality holds the role in a cluster is fixed locally. `is_regional`: it is the region's, and speaks for it.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    in_cluster: Mapping[str, str] = field(default_factory=dict)
    acts: bool = True
    is_same_on_both_levels: bool = False
    is_municipal: bool = False
    is_regional: bool = False

    def name_in(self, cluster: str | None) -> str:
        """The role's organisation as it is called in that cluster."""
        return self.in_cluster.get(cluster or "", self.name)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's place in a body. It exists before anybody is named for it.

    `municipality` and `cluster` are the keys of what the seat speaks for, where it speaks for one of them. Seats
    with the same `person` belong to one and the same person by office, in whatever bodies they stand.
    """

    key: str
    label: str
    sector: str
    aliases: tuple[str, ...] = ()
    municipality: str | None = None
    is_chair: bool = False
    cluster: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Forum:
    """A level or committee as such ("politisk"): what is common to its bodies.

    `tells_leader` whether a step's leading role is told once its deadline has passed, which a body chooses itself.
    `stand_in_word` is what a stand-in is called there; `counts_stand_ins` whether one counts as present, and
    `stand_ins_before` whether one did at meetings that began before these moments, the first first. `steps` is
    empty where a forum's work is decided locally. `chairmanship` is a sentence for people.
    `least_with_patients` is how often a year it meets the patients' committee, beside its `least_meetings`, among which
    the `counted_kinds` are counted.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    is_per_cluster: bool
    attendance_rule: AttendanceRule
    decision_mode: DecisionMode
    steps: tuple[Step, ...]
    agenda_tool: str | None = None
    least_meetings: int | None = None
    stand_in_word: str = "stedfortræder"
    counts_stand_ins: bool = False
    stand_ins_before: tuple[tuple[datetime, bool], ...] = ()
    tells_leader: bool = False
    secretariat_roles: tuple[str, ...] = ()
    chairmanship: str = ""
    least_with_patients: int = 0
    counted_kinds: frozenset[MeetingKind] = USUALLY_COUNTED
    prepares: Preparing | None = None
    advice: PeriodAdvice | None = None

    def step(self, number: int) -> Step:
        """The row with that number; KeyError when the forum has no such row."""
        return {step.number: step for step in self.steps}[number]

    def has_step(self, number: int) -> bool:
        """Whether the forum has that row; a task may be of one that the organisation has no more."""
        return any(step.number == number for step in self.steps)


@dataclass(frozen=True, slots=True)
class Body:
    """A forum that meets: with a cluster where the forum has one body per cluster.

    `key` is "politisk/fyn" or, above the clusters, "ssu". `name` is what people read: "Politisk niveau, Fyn".
    `successor` is the body whose secretariat does what it left open (`domain.inheriting`).
    """

    key: str
    name: str
    forum: Forum
    cluster: Cluster | None
    seats: tuple[Seat, ...]
    successor: "Body | None" = None

    @property
    def cluster_key(self) -> str | None:
        """The key of its cluster; None above the clusters."""
        return self.cluster.key if self.cluster else None

    @property
    def served_as(self) -> "Body":
        """The body whose secretariat does its work: its successor, where it has one, else itself."""
        return self.successor or self

    @property
    def own(self) -> "Body":
        """The body with its own secretariat alone."""
        return replace(self, successor=None) if self.successor else self

    def seat(self, key: str) -> Seat:
        """The seat with that key; KeyError when the body has none such."""
        return {seat.key: seat for seat in self.seats}[key]


@dataclass(frozen=True, slots=True)
class Profile:
    """One organisation from `valid_from` to `valid_to` (both included; None: open-ended).

    `approvers`, `origins` and `authorities` map keys to the names people read; `authorities` are those outside the
    fora that a case may have to pass. `predecessor` is the organisation before it: what is asked for by its key is
    found there too, so that what was begun in it can be finished. `following` is the one after it, where it is known
    already (`domain.succession.in_force`). `successors` are the keys of its bodies by those of bodies that have ended
    and handed over to them.
    """

    key: str
    name: str
    valid_from: date
    valid_to: date | None
    end_notice: str
    sectors: tuple[Sector, ...]
    clusters: tuple[Cluster, ...]
    roles: tuple[Role, ...]
    fora: tuple[Forum, ...]
    bodies: tuple[Body, ...]
    approvers: Mapping[str, str]
    origins: Mapping[str, str]
    case_flows: tuple[CaseFlow, ...] = ()
    topics: tuple[str, ...] = ()
    chairs: tuple[Chair, ...] = ()
    authorities: Mapping[str, str] = field(default_factory=dict)
    reminding: Reminding = field(default_factory=Reminding)
    planning: Planning = field(default_factory=Planning)
    predecessor: "Profile | None" = None
    following: "Profile | None" = None
    successors: Mapping[str, str] = field(default_factory=dict)

    def body(self, key: str) -> Body:
        """The body with that key; KeyError when neither the profile nor one before it has such."""
        return first(self, lambda profile: profile.bodies, key)

    def cluster(self, key: str) -> Cluster:
        """The cluster with that key; KeyError when neither the profile nor one before it has such."""
        return first(self, lambda profile: profile.clusters, key)

    def role(self, key: str) -> Role:
        """The role with that key; KeyError when neither the profile nor one before it has such."""
        return first(self, lambda profile: profile.roles, key)

    def forum(self, key: str) -> Forum:
        """The forum with that key; KeyError when neither the profile nor one before it has such."""
        return first(self, lambda profile: profile.fora, key)

    def sector(self, key: str) -> Sector:
        """The sector with that key; KeyError when neither the profile nor one before it has such."""
        return first(self, lambda profile: profile.sectors, key)

    def having(self, body: str) -> "Profile":
        """The profile, this one or one before it, whose body it is; KeyError when none has such."""
        for one in line(self):
            if any(own.key == body for own in one.bodies):
                return one
        raise KeyError(body)

    @property
    def known_bodies(self) -> tuple[Body, ...]:
        """The bodies of this organisation, and of those before it the ones it doesn't have itself."""
        return known(self, lambda profile: profile.bodies)

    @property
    def known_fora(self) -> tuple[Forum, ...]:
        """The fora, as `known_bodies`."""
        return known(self, lambda profile: profile.fora)

    @property
    def known_clusters(self) -> tuple[Cluster, ...]:
        """The clusters, as `known_bodies`."""
        return known(self, lambda profile: profile.clusters)

    @property
    def known_case_flows(self) -> tuple[CaseFlow, ...]:
        """The case flows, as `known_bodies`."""
        return known(self, lambda profile: profile.case_flows)

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """All kommuner of the clusters, each once."""
        found = {municipality.key: municipality for cluster in self.clusters for municipality in cluster.municipalities}
        return tuple(found.values())

    @property
    def known_municipalities(self) -> tuple[Municipality, ...]:
        """All kommuner, as `known_bodies`."""
        return known(self, lambda profile: profile.municipalities)
