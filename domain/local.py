"""What a body has decided for itself: owners and deadlines of steps, stand-ins, seats' names, what a leader is told.

The shipped profile stays as it is; the profile in force is made from it and these settings whenever something is
loaded. A setting about what the profile no longer has is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from domain.inheriting import with_successors
from domain.meetings import Meeting
from domain.organisation import Body, Forum, Profile, Seat
from domain.steps import Owners, Step, StepDeadline
from domain.tasks import Task, TaskState, missing_roles, replan_tasks


class LocalKind(StrEnum):
    """What a local setting is about."""

    OWNERS = "ejer"
    OFFSET = "frist"
    STAND_INS = "stedfortrædere"
    SEAT_NAME = "pladsnavn"
    LEADER = "leder"
    SUCCESSOR = "efterfølger"


@dataclass(frozen=True, slots=True)
class LocalSetting:
    """One thing that a body has decided for itself. Body, kind and item together are its natural key.

    `item` is the step ("5"), a step's part ("11/udkast"), a seat's key or the moment (ISO) from which stand-ins count
    or don't, since a meeting that was held stays as it was; "" for successors, telling the leading role, and stand-ins
    since ever. `value` is owners as `written_owners`, an offset in working days, "ja" or "nej" ("" where stand-ins
    follow the profile again), the seat's name, or the key of the body that takes over.
    """

    body: str
    kind: LocalKind
    item: str
    value: str


YES, NO = "ja", "nej"
_SUCCESSOR = (LocalKind.SUCCESSOR, "")
_ONE_OF, _PARTED = "|", ","


def with_local_settings(profile: Profile, settings: Iterable[LocalSetting]) -> Profile:
    """The profile with what each body has decided for itself."""
    of_body: dict[str, dict[tuple[LocalKind, str], str]] = {}
    for setting in settings:
        of_body.setdefault(setting.body, {})[setting.kind, setting.item] = setting.value
    if not of_body:
        return profile
    taken = {body: chosen[_SUCCESSOR] for body, chosen in of_body.items() if _SUCCESSOR in chosen}
    return with_successors(_with_local_bodies(profile, of_body), taken)


def latest(settings: Iterable[LocalSetting]) -> list[LocalSetting]:
    """The settings that hold from now on: of what was settled about stand-ins time after time, the last."""
    found = {(one.body, one.kind, "" if one.kind is LocalKind.STAND_INS else one.item): one for one in settings}
    return [one for one in found.values() if one.value]


def offset_item(step: int, part: str) -> str:
    """The item of a step's deadline."""
    return f"{step}/{part}" if part else str(step)


def written_owners(owners: Owners) -> str:
    """Owners as they are stored: "somatik,psykiatri|kommune", those of which one is enough before the bar."""
    return f"{_PARTED.join(owners.one_of)}{_ONE_OF}{_PARTED.join(owners.all_of)}"


def read_owners(written: str) -> Owners:
    """Owners as they were stored."""
    one_of, _, all_of = written.partition(_ONE_OF)
    return Owners(tuple(filter(None, all_of.split(_PARTED))), tuple(filter(None, one_of.split(_PARTED))))


def may_be_offset(shipped: StepDeadline, offset: int) -> bool:
    """Whether a deadline may lie so many working days from the meeting: what comes before it stays before it."""
    if shipped.offset == 0 and shipped.at is None:
        return False
    return -_FURTHEST <= offset < 0 if shipped.offset < 0 else 0 <= offset <= _FURTHEST


def replan_step(tasks: Iterable[Task], meeting: Meeting, forum: Forum, step: int, now: datetime) -> tuple[Task, ...]:
    """The tasks of one step that a changed setting changes: new deadlines, and done where nobody is missing now."""
    known = [task for task in tasks if task.step == step]
    pairs = list(zip(known, replan_tasks(known, meeting, forum, now), strict=True))
    settled = [(task, _settled(task if moved.due == task.due else moved, forum)) for task, moved in pairs]
    return tuple(after for before, after in settled if after != before)


def _settled(task: Task, forum: Forum) -> Task:
    """A task that only waited for roles that no longer own its step is done."""
    is_done = task.is_open and task.confirmations and not missing_roles(task, forum.step(task.step))
    return replace(task, state=TaskState.DONE) if is_done else task


def _with_local_bodies(profile: Profile, of_body: Mapping[str, Mapping[tuple[LocalKind, str], str]]) -> Profile:
    earlier = profile.predecessor
    return replace(
        profile,
        bodies=tuple(_local_body(body, of_body.get(body.key, {})) for body in profile.bodies),
        predecessor=_with_local_bodies(earlier, of_body) if earlier else None,
    )


def _local_body(body: Body, chosen: Mapping[tuple[LocalKind, str], str]) -> Body:
    if not chosen:
        return body
    stand_ins = {item: said for (kind, item), said in chosen.items() if kind is LocalKind.STAND_INS}
    forum = replace(
        _with_stand_ins(body.forum, stand_ins),
        steps=tuple(_local_step(step, chosen) for step in body.forum.steps),
        tells_leader=chosen.get((LocalKind.LEADER, "")) == YES,
    )
    return replace(body, forum=forum, seats=tuple(_local_seat(seat, chosen) for seat in body.seats))


def _with_stand_ins(forum: Forum, chosen: Mapping[str, str]) -> Forum:
    """The forum with whether stand-ins count, and whether they did before each time that was settled."""
    before: list[tuple[datetime, bool]] = []
    counts = forum.counts_stand_ins
    for item in sorted(chosen, key=_moment):
        if item:
            before.append((_moment(item), counts))
        counts = chosen[item] == YES if chosen[item] else forum.counts_stand_ins
    return replace(forum, counts_stand_ins=counts, stand_ins_before=tuple(before))


def _moment(item: str) -> datetime:
    return datetime.fromisoformat(item) if item else _EVER


def _local_step(step: Step, chosen: Mapping[tuple[LocalKind, str], str]) -> Step:
    owners = chosen.get((LocalKind.OWNERS, str(step.number)))
    deadlines = tuple(
        replace(part, offset=int(offset))
        if (offset := chosen.get((LocalKind.OFFSET, offset_item(step.number, part.part)))) is not None
        else part
        for part in step.deadlines
    )
    return replace(step, owners=read_owners(owners) if owners else step.owners, deadlines=deadlines)


def _local_seat(seat: Seat, chosen: Mapping[tuple[LocalKind, str], str]) -> Seat:
    """The seat under its own name; by the profile's it is still found."""
    name = chosen.get((LocalKind.SEAT_NAME, seat.key))
    return replace(seat, label=name, aliases=(*seat.aliases, seat.label)) if name else seat


_EVER = datetime.min.replace(tzinfo=UTC)
_FURTHEST = 250
"""Working days: about a year."""
