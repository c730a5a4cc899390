"""Stores a list of people, all of it or nothing: a unit of work for whichever front has read the list."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.messages import AuditEntry
from domain.people import Person, PersonId
from domain.people_list import Problem, Wanted, folded, near_names, twice, whom
from domain.ports import Repositories
from domain.roles import give_role, last_day

Shown = Callable[[Sequence[Wanted]], Iterable[Wanted]]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at that stops nothing: a new name that looks like known ones, or what holds already."""

    row: int
    name: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """What a list comes to: how much of each it changes, by which rows, what is to be looked at, and what is wrong.

    Where there are problems, nothing was stored.
    """

    seats: int = 0
    alternates: int = 0
    roles: int = 0
    new_people: int = 0
    given: tuple[Wanted, ...] = ()
    remarks: tuple[Remark, ...] = ()
    problems: tuple[Problem, ...] = ()


def store_people(
    repositories: Repositories,
    wanted: Sequence[Wanted],
    problems: Iterable[Problem],
    now: datetime,
    *,
    is_trial: bool,
    by: PersonId | None = None,
    shown: Shown = iter,
) -> Stored:
    """Stores the list, unless it is a trial or anything is wrong; the result is the same in both.

    The log names who did it, `by`, or the person concerned: whoever runs the program's command line is nobody it knows.
    `shown` may show progress.
    """
    everybody = repositories.people.everybody()
    known: dict[str, list[Person]] = {}
    for somebody in everybody:
        known.setdefault(folded(somebody.name), []).append(somebody)
    found = {one.row: whom(one, known) for one in wanted}
    wrong = [*problems, *(one for one in found.values() if isinstance(one, Problem)), *twice(wanted)]
    if wrong:
        return Stored(problems=tuple(sorted(wrong, key=lambda one: one.row)))
    listed = [somebody.name for somebody in everybody]
    new = {folded(one.name): one for one in wanted if found[one.row] is None}
    remarks = [Remark(one.row, one.name, near) for one in new.values() if (near := near_names(one.name, listed))]
    counted = Counter[str]()
    made: dict[str, Person] = {}
    given: list[Wanted] = []
    for one in shown(wanted):
        before = found[one.row]
        person: Person | None = before if isinstance(before, Person) else made.get(folded(one.name))
        if person is None:
            person = Person(0, one.name) if is_trial else repositories.people.add(one.name)
            made[folded(one.name)] = person
        change = _give_role if one.role else _give_seat
        kind = change(repositories, one, person, now, by, is_trial=is_trial)
        if kind:
            counted[kind] += 1
            given.append(one)
        else:
            remarks.append(Remark(one.row, one.name))
    in_order = tuple(sorted(remarks, key=lambda one: one.row))
    return Stored(counted["seats"], counted["alternates"], counted["roles"], len(new), tuple(given), in_order)


def _give_role(
    repositories: Repositories, one: Wanted, person: Person, now: datetime, by: PersonId | None, *, is_trial: bool
) -> str:
    """Gives the role of a row; "" where the person has it already, else what is counted."""
    assignment = one.assignment(person, now.date())
    since = one.begins or now.date()
    change = give_role(repositories.people.roles(since), assignment)
    if change.is_empty:
        return ""
    if not is_trial:
        for ended in change.ends:
            repositories.people.end_role(ended.id, last_day(since))
        repositories.people.assign_role(assignment)
        _record(repositories, person, "rolle.indlæst", {"role": assignment.role, "row": one.row}, now, by)
    return "roles"


def _give_seat(
    repositories: Repositories, one: Wanted, person: Person, now: datetime, by: PersonId | None, *, is_trial: bool
) -> str:
    """Gives the seat of a row to its member or suppleant, as `_give_role`."""
    holder = one.holder(person, now.date())
    since = holder.valid_from or now.date()
    place = repositories.alternates if one.is_alternate else None
    held = place.of_body(holder.body, since) if place else repositories.people.seat_holders(holder.body, since)
    if any((was.seat, was.person.id, was.valid_to) == (holder.seat, person.id, holder.valid_to) for was in held):
        return ""
    if not is_trial:
        if place:
            place.name(holder)
        else:
            repositories.people.seat_person(holder)
        act = "suppleant.indlæst" if place else "medlem.indlæst"
        _record(repositories, person, act, {"body": holder.body, "seat": holder.seat, "row": one.row}, now, by)
    return "alternates" if one.is_alternate else "seats"


def _record(
    repositories: Repositories,
    person: Person,
    act: str,
    facts: dict[str, str | int],
    now: datetime,
    by: PersonId | None,
) -> None:
    subject = f"person:{person.id}"
    repositories.audit.record(AuditEntry(now, by or person.id, act, subject, person.install, facts=facts))
