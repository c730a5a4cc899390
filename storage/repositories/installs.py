"""Workspaces and begun installations in their tables; credentials lie there as they were sealed, and are not read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, delete, select, update

from domain.installs import Install, InstallState
from storage.repositories.base import Repository
from storage.tables_installs import begun_installs, installs

_c = installs.c
_STATES = frozenset(InstallState)


class InstallsTable(Repository):
    """The Installs port."""

    __slots__ = ()

    def install(self, key: str) -> Install | None:
        """The workspace with that key, whatever its state."""
        row = self._row(select(installs).where(_c.install == key))
        return _install_of(row) if row is not None else None

    def everyone(self) -> Sequence[Install]:
        """All workspaces there ever were, by their keys."""
        return [_install_of(row) for row in self._rows(select(installs).order_by(_c.install))]

    def connect(self, install: Install) -> None:
        """Saves a workspace in place of what was known of it; what waits for it goes out."""
        known = {
            "platform": install.platform,
            "name": install.name,
            "state": install.state.value,
            "since": install.since,
            "sealed": install.sealed,
        }
        saved = self._insert(installs).values(install=install.key, **known)
        self._connection.execute(saved.on_conflict_do_update(index_elements=[_c.install], set_=known))

    def reseal(self, key: str, before: str, after: str) -> bool:
        """Saves credentials sealed anew; False where they are no longer those."""
        changed = update(installs).where(_c.install == key, _c.sealed == before).values(sealed=after)
        return self._connection.execute(changed).rowcount == 1

    def refuse(self, key: str, at: datetime) -> bool:
        """Saves that the platform no longer takes a connected workspace's credentials; False where it is not one."""
        return self._change(key, InstallState.REFUSED, at, InstallState.CONNECTED)

    def lock(self, key: str, at: datetime) -> bool:
        """Saves that a connected or refused workspace has no credentials of use; False where it is neither."""
        return self._change(key, InstallState.LOCKED, at, InstallState.CONNECTED, InstallState.REFUSED)

    def accept(self, key: str, at: datetime) -> bool:
        """Saves that a refused or locked workspace's credentials are of use again; False where it is neither."""
        return self._change(key, InstallState.CONNECTED, at, InstallState.REFUSED, InstallState.LOCKED)

    def remove(self, key: str, at: datetime) -> bool:
        """Forgets a workspace's credentials: it is over until it is installed again; False where it was so already."""
        removed = {"state": InstallState.REMOVED.value, "since": at, "sealed": ""}
        there = (_c.install == key, _c.state != InstallState.REMOVED.value)
        return self._connection.execute(update(installs).where(*there).values(removed)).rowcount == 1

    def begin(self, digest: str, until: datetime, now: datetime) -> None:
        """Saves that an installation was begun that may be ended until then; forgets those whose time is over."""
        self._connection.execute(delete(begun_installs).where(begun_installs.c.until < now))
        self._connection.execute(self._insert(begun_installs).values(digest=digest, until=until))

    def take_begun(self, digest: str, now: datetime) -> bool:
        """Takes a begun installation out, once; False where there is none, or its time is over."""
        c = begun_installs.c
        taken = delete(begun_installs).where(c.digest == digest).returning(c.until)
        until: datetime | None = self._connection.scalar(taken)
        return until is not None and until >= now

    def _change(self, key: str, after: InstallState, at: datetime, *before: InstallState) -> bool:
        values: dict[str, Any] = {"state": after.value, "since": at}
        changed = update(installs).where(_c.install == key, _c.state.in_(one.value for one in before)).values(values)
        return self._connection.execute(changed).rowcount == 1


def _install_of(row: RowMapping) -> Install:
    """A workspace. In a state that this version doesn't know it is one that it can't speak in."""
    state = row[_c.state]
    return Install(
        platform=row[_c.platform],
        key=row[_c.install],
        name=row[_c.name],
        since=row[_c.since],
        state=InstallState(state) if state in _STATES else InstallState.LOCKED,
        sealed=row[_c.sealed],
    )
