"""Addresses of calendars in their table; who may have which is not decided here."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, RowMapping, String, bindparam, delete, exists, func, select

from domain.calendar_ports import OpenedFeed
from domain.calendars import CalendarChoice, CalendarKind, Feed
from domain.installs import InstallState
from domain.people import PersonId
from storage.repositories.base import Repository
from storage.rows import Values, install_of
from storage.tables import persons
from storage.tables_audit import audit
from storage.tables_calendars import feeds
from storage.tables_installs import installs

_c = feeds.c
_VERSION = func.coalesce(select(func.max(audit.c.id)).scalar_subquery(), 0).label("version")
_REMOVED = exists().where(installs.c.install == _c.install, installs.c.state == InstallState.REMOVED.value)
# Each time a calendar is fetched this is asked, and mostly nothing else.
_OPENED = (
    select(feeds, _VERSION)
    .join_from(feeds, persons, _c.person == persons.c.id)
    .where(
        _c.digest == bindparam("digest", type_=String),
        persons.c.is_deactivated.is_(False),
        persons.c.is_outsider.is_(False),
        ~_REMOVED,
    )
)


class FeedsTable(Repository):
    """The Feeds port."""

    __slots__ = ()

    def of_person(self, person: PersonId) -> Sequence[Feed]:
        """The person's addresses, the first made first."""
        found = select(feeds).where(_c.person == person).order_by(_c.made_at, _c.id)
        return [_feed_of(row) for row in self._rows(found)]

    def save(self, feed: Feed) -> None:
        """Saves the address of a person's calendar; an earlier one of the same calendar is known no more."""
        changed = {"digest": feed.digest, "made_at": feed.made_at}
        key = _key(feed.choice)
        whose = {"person": feed.person, "install": install_of(persons, feed.person)}
        added = self._insert(feeds).values(**key, **whose, **changed)
        self._connection.execute(
            added.on_conflict_do_update(index_elements=[_c.person, *(_c[name] for name in key)], set_=changed)
        )

    def close(self, person: PersonId, choice: CalendarChoice) -> bool:
        """Forgets the address of a person's calendar; False where it had none."""
        return self._connection.execute(delete(feeds).where(_c.person == person, *_is(choice))).rowcount > 0

    def opened(self, digest: str) -> OpenedFeed | None:
        """The feed behind an address; None where there is none, or its person is no longer in the chat, nor the bot."""
        row = self._row(_OPENED, {"digest": digest})
        return OpenedFeed(_feed_of(row), row["version"]) if row is not None else None


def _key(choice: CalendarChoice) -> Values:
    return {"calendar": choice.kind.value, "body": choice.body, "role": choice.role, "cluster": choice.cluster}


def _is(choice: CalendarChoice) -> list[ColumnElement[bool]]:
    return [_c[name] == value for name, value in _key(choice).items()]


def _feed_of(row: RowMapping) -> Feed:
    choice = CalendarChoice(CalendarKind(row[_c.calendar]), row[_c.body], row[_c.role], row[_c.cluster])
    return Feed(row[_c.person], choice, row[_c.digest], row[_c.made_at])
