"""Those who carry cases: in each cluster, and above them."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from danish.zone import copenhagen
from domain.agenda import AgendaItem, Economy
from domain.experiences import withdrawn
from domain.people import Person, Place
from domain.ports import Repositories
from handlers.dispatch import answer_home
from handlers.requests import Context, HomeOpened
from tests.support.office import Office, said
from tests.support.once import once

CLUSTERS = ("fyn", "lillebaelt", "soenderjylland", "sydvestjylland")
NEW = '/sagsflow ny "Opkald efter udskrivning" skalering sønderjylland mål 75'


@dataclass(slots=True)
class Carriers:
    """An office in January, with each cluster's hospital and Regionshuset, and Koordinationsgruppen above them."""

    office: Office
    hospitals: dict[str, Person]
    regions: dict[str, Person]
    above: Person

    @property
    def first(self) -> Person:
        """The hospital of the cluster that cases begin in here."""
        return self.hospitals["soenderjylland"]

    async def says(self, line: str, who: Person | None = None) -> str:
        """The words of the answer, to Koordinationsgruppen unless somebody is named."""
        return said(await self.office.types(who or self.above, line))

    async def meets(self, forum: str, cluster: str, day: str) -> str:
        """A meeting of that body on that day at nine, made by who may."""
        who = self.hospitals[cluster] if cluster else self.above
        return await self.says(f"/moede opret {forum} {cluster} {day} kl. 9-11", who)

    async def decides(self, where: str, form: str, cluster: str = "") -> str:
        """A decision of that form on an item of the meeting, recorded by who may."""
        who = self.hospitals[cluster] if cluster else self.above
        return await self.says(f'/beslutning 2 "Det er sagt" {form} {where}', who)

    async def home(self, who: Person) -> str:
        """What the person's Home says."""
        context = Context(who.id, who.name, Place("slack", "T1", ""), self.office.now, "")
        drawn = await answer_home(self.office.services, HomeOpened(context))
        assert drawn is not None
        return said(drawn)

    async def withdraws_experience(self, number: int) -> None:
        """An experience is taken back."""

        def unit(repositories: Repositories) -> None:
            experience = repositories.experiences.experience(number)
            assert experience is not None
            repositories.experiences.save(withdrawn(experience, self.office.now))

        await self.office.work.run(unit)

    async def leaves(self, who: Person) -> None:
        """The person is deactivated in the chat."""
        await self.office.work.run(lambda r: r.people.set_deactivated(who.id, is_deactivated=True))

    async def item(self, body: str) -> AgendaItem:
        """The item of a case that is on the agenda of the body's last meeting."""

        def unit(repositories: Repositories) -> AgendaItem:
            found = repositories.agenda_items.of_bodies([body], date(2026, 1, 1))
            return next(item for item, _ in reversed(found) if item.from_case is not None)

        return await self.office.work.read(unit)

    async def costs(self, body: str, *municipalities: str) -> None:
        """Notes on the case's item there that these municipalities pay."""
        item = await self.item(body)
        noted = replace(item, economy=Economy.CONSEQUENCES, municipalities=municipalities)
        await self.office.work.run(lambda repositories: repositories.agenda_items.save([noted]))

    def at(self, month: int, day: int) -> None:
        """Sets the clock to noon, in 2026."""
        self.office.now = copenhagen(2026, month, day, 12)


@pytest.fixture
async def carriers(office: Office) -> Carriers:
    """The office on Tuesday 13 January 2026 at twelve."""
    return Carriers(office, *await _begun(office))


@once
async def _begun(office: Office) -> tuple[dict[str, Person], dict[str, Person], Person]:
    hospitals = {one: await office.with_role(f"Sygehus {one}", "somatik", one) for one in CLUSTERS}
    regions = {one: await office.with_role(f"Region {one}", "regionshus", one) for one in CLUSTERS}
    above = await office.with_role("Koordination", "koordinationsgruppe", None)
    office.now = copenhagen(2026, 1, 13, 12)
    return hospitals, regions, above
