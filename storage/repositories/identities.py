"""The one table that knows people's ids on chat platforms."""

from collections.abc import Iterable, Sequence

from sqlalchemy import insert, select

from domain.people import PersonId
from storage.repositories.base import Repository
from storage.tables import identities


class IdentitiesTable(Repository):
    """The Identities port."""

    __slots__ = ()

    def people_of(self, platform: str, install: str, externals: Iterable[str]) -> dict[str, PersonId]:
        """The persons behind these ids; ids never met are left out."""
        c = identities.c
        known = select(c.external, c.person).where(
            c.platform == platform, c.install == install, c.external.in_(list(externals))
        )
        return {row[c.external]: row[c.person] for row in self._rows(known)}

    def add(self, platform: str, install: str, external: str, person: PersonId) -> None:
        """Saves a person's id; IntegrityError where the id is somebody's already."""
        values = {"platform": platform, "install": install, "external": external, "person": person}
        self._connection.execute(insert(identities).values(values))

    def externals_of(self, platform: str, person: PersonId) -> Sequence[tuple[str, str]]:
        """The person's (install, external id) pairs on that platform, the first met first."""
        c = identities.c
        known = select(c.install, c.external).where(c.person == person, c.platform == platform).order_by(c.id)
        return [(row[c.install], row[c.external]) for row in self._rows(known)]

    def externals_in(self, platform: str, install: str, people: Iterable[PersonId]) -> dict[PersonId, str]:
        """The id of each of these persons in that workspace, the one met first; those without are left out."""
        c = identities.c
        of_these = (c.platform == platform, c.install == install, c.person.in_(list(people)))
        last_first = self._rows(select(c.person, c.external).where(*of_these).order_by(c.id.desc()))
        return {row[c.person]: row[c.external] for row in last_first}
