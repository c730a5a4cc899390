"""What persons have chosen about the messages to them, in its table; what follows from it, the domain says."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, bindparam, exists, or_, select, union, update

from domain.people import PersonId
from domain.preferences import ASTRAY, Preferences
from storage.repositories.base import Repository
from storage.repositories.terms import valid
from storage.rows import Values, install_of
from storage.tables import persons, roles
from storage.tables_local import deputies
from storage.tables_preferences import preferences

_c = preferences.c
_MOVE = (
    update(preferences)
    .where(_c.person == bindparam("who"), _c.next_digest_at == bindparam("was"))
    .values(next_digest_at=bindparam("to"))
)


class PreferencesTable(Repository):
    """The PersonalPreferences port."""

    __slots__ = ()

    def of(self, people: Iterable[PersonId]) -> dict[PersonId, Preferences]:
        """The choices of these persons; without a row of their own nothing was chosen."""
        wanted = list(people)
        found = map(_preferences_of, self._rows(select(preferences).where(_c.person.in_(wanted))))
        return {person: Preferences(person) for person in wanted} | {one.person: one for one in found}

    def save(self, chosen: Preferences) -> None:
        """Saves a person's choices in place of earlier ones."""
        values = _values(chosen)
        added = self._insert(preferences).values(**values, install=install_of(persons, chosen.person))
        self._connection.execute(added.on_conflict_do_update(index_elements=[_c.person], set_=values))

    def without(self, day: date, limit: int) -> Sequence[PersonId]:
        """Active persons who hold a role that day, as a deputy too, and of whom nothing is stored yet."""
        holding = select(roles.c.person.label("person")).where(valid(roles, day))
        acting = select(deputies.c.deputy).where(valid(deputies, day))
        held = union(holding, acting).subquery("held")
        found = (
            select(persons.c.id)
            .join_from(persons, held, persons.c.id == held.c.person)
            .where(persons.c.is_deactivated.is_(False), ~exists().where(_c.person == persons.c.id))
            .order_by(persons.c.id)
            .limit(limit)
        )
        return list(self._connection.scalars(found))

    def begin(self, chosen: Iterable[Preferences]) -> None:
        """Stores choices of persons of whom nothing is stored; where something is by now, that stays."""
        values = [_values(one) | {"whose": one.person} for one in chosen]
        if values:
            added = self._insert(preferences).values(install=install_of(persons, bindparam("whose")))
            self._connection.execute(added.on_conflict_do_nothing(index_elements=[_c.person]), values)

    def due(self, now: datetime, limit: int, *, without: Collection[PersonId] = ()) -> Sequence[Preferences]:
        """Those whose digest's time has come, the earliest first, but for these persons'."""
        return [_preferences_of(row) for row in self._rows(_due(select(preferences), now, limit, without))]

    def due_ids(self, now: datetime, limit: int, *, without: Collection[PersonId] = ()) -> Sequence[PersonId]:
        """As `due`, whose they are alone: for where one of them can't be read."""
        return list(self._connection.scalars(_due(select(_c.person), now, limit, without)))

    def move(self, moved: Iterable[tuple[Preferences, datetime | None]]) -> None:
        """Sets when the next digest comes, where it is still the one that was read."""
        values = [{"who": one.person, "was": one.next_digest, "to": to} for one, to in moved]
        if values:
            self._connection.execute(_MOVE, values)

    def are_astray(self, now: datetime) -> bool:
        """Whether some digest is `ASTRAY` off or more, and after no pause."""
        return self._connection.scalar(select(_c.person).where(_is_astray(now)).limit(1)) is not None

    def recall(self, now: datetime) -> None:
        """Lets those that are astray come now."""
        self._connection.execute(update(preferences).where(_is_astray(now)).values(next_digest_at=now))


def _due(chosen: Select[Any], now: datetime, limit: int, without: Collection[PersonId]) -> Select[Any]:
    others = (_c.person.not_in(without),) if without else ()
    return chosen.where(_c.next_digest_at <= now, *others).order_by(_c.next_digest_at, _c.person).limit(limit)


def _is_astray(now: datetime) -> ColumnElement[bool]:
    return and_(_c.next_digest_at >= now + ASTRAY, or_(_c.paused_until.is_(None), _c.paused_until <= now))


def _values(chosen: Preferences) -> Values:
    first, end = chosen.quiet or (None, None)
    return {
        "person": chosen.person,
        "digest_at": _written(chosen.digest_at),
        "zone": chosen.zone,
        "quiet_from": _written(first),
        "quiet_to": _written(end),
        "paused_from": chosen.paused_from,
        "paused_until": chosen.paused_until,
        "wants_digest": chosen.wants_digest,
        "next_digest_at": chosen.next_digest,
        "wants_news": chosen.wants_news,
    }


def _preferences_of(row: RowMapping) -> Preferences:
    quiet = (row[_c.quiet_from], row[_c.quiet_to])
    return Preferences(
        row[_c.person],
        time.fromisoformat(row[_c.digest_at]) if row[_c.digest_at] else None,
        row[_c.zone],
        (time.fromisoformat(quiet[0]), time.fromisoformat(quiet[1])) if all(quiet) else None,
        row[_c.paused_from],
        row[_c.paused_until],
        wants_digest=row[_c.wants_digest],
        next_digest=row[_c.next_digest_at],
        wants_news=row[_c.wants_news],
    )


def _written(at: time | None) -> str | None:
    return at.isoformat(timespec="minutes") if at is not None else None
