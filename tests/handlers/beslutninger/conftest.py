"""A political meeting in Lillebælt on 9 December 2026 with its agenda, the day after it was held."""

from dataclasses import dataclass

import pytest

from danish.zone import copenhagen
from domain.agenda import AgendaItem, Economy, ItemKind, ItemState
from domain.decisions import Decision
from domain.people import Person
from domain.ports import Repositories
from domain.presence import Presence
from tests.support.office import Office, said
from tests.support.once import once

MEETING = "politisk lillebælt onsdag den 9. december 2026 kl. 15-17"
OPENING, TRIAL, COSTLY, CLOSED, REPORT = 1, 2, 3, 4, 5
"""The numbers of the items on the agenda."""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held, and two of its secretariat's people."""

    office: Office
    region: Person
    municipality: Person

    async def says(self, line: str, person: Person | None = None) -> str:
        """What somebody, the region's if nobody else, is answered."""
        return said(await self.office.types(person or self.region, line))

    async def decisions(self) -> list[Decision]:
        """The meeting's decisions."""
        return await self.office.work.read(lambda r: list(r.decisions.of_meeting(1)))

    async def items(self, meeting: int = 1) -> list[AgendaItem]:
        """A meeting's items."""
        return await self.office.work.read(lambda r: list(r.agenda_items.of_meeting(meeting)))

    async def presence(self) -> Presence | None:
        """The presence as it is written down."""
        return (await self.office.work.read(lambda r: r.records.of_meeting(1))).presence

    async def absent(self, *seats: str) -> None:
        """Absences that were reported before the meeting."""
        now, self.office.now = self.office.now, copenhagen(2026, 12, 1, 9)
        for seat in seats:
            await self.office.types(self.region, f"/afbud politisk lillebælt 9/12 {seat}")
        self.office.now = now


@pytest.fixture
async def held(office: Office) -> Held:
    """The meeting with its items, held yesterday."""
    return Held(office, *await _begun(office))


@once
async def _begun(office: Office) -> tuple[Person, Person]:
    region = await office.with_role("Rikke", "regionshus", "lillebaelt")
    municipality = await office.with_role("Kim", "kommune", "lillebaelt", municipality="kolding")
    await office.types(region, f"/moede opret {MEETING}")

    def unit(repositories: Repositories) -> None:
        made = AgendaItem(0, 1, "", region.id, office.now, state=ItemState.READY, ready_at=office.now, install="T1")
        rest: tuple[tuple[str, ItemKind, dict[str, object]], ...] = (
            ("Godkendelse af dagsorden", ItemKind.DECISION, {}),
            ("Opkald efter udskrivning", ItemKind.DECISION, {}),
            (
                "Fælles akutteam",
                ItemKind.DECISION,
                {"economy": Economy.CONSEQUENCES, "municipalities": ("kolding", "vejle")},
            ),
            ("Aftale med Firma X", ItemKind.DECISION, {"is_closed": True, "legal_basis": "offentlighedsloven § 23"}),
            ("Status på tal", ItemKind.INFORMATION, {}),
        )
        for position, (title, kind, more) in enumerate(rest):
            values = {name: getattr(made, name) for name in AgendaItem.__dataclass_fields__}
            values |= {"title": title, "kind": kind, "position": position, **more}
            repositories.agenda_items.add(AgendaItem(**values))

    existing = await office.work.read(lambda r: list(r.agenda_items.of_meeting(1)))
    assert not existing
    await office.work.run(unit)
    office.now = copenhagen(2026, 12, 10, 9)
    return region, municipality
