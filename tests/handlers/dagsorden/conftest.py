"""A political meeting in Sydvestjylland on 8 December 2026, and the people of its secretariat."""

from dataclasses import dataclass

import pytest

from domain.agenda import AgendaItem
from domain.meetings import Meeting
from domain.people import Person
from domain.ports import Repositories
from domain.tasks import Task
from tests.support.office import Office, said
from tests.support.once import once

PUNKT = "/dagsorden punkt"
MEETING = "politisk sydvestjylland tirsdag den 8. december 2026 kl. 15-17"


@dataclass(frozen=True, slots=True)
class Secretariat:
    """Two of the secretariat's people and their office."""

    office: Office
    region: Person
    municipality: Person

    async def tasks(self) -> dict[tuple[int, str], Task]:
        """The tasks of the first meeting by step and part."""
        known = await self.office.work.read(lambda repositories: repositories.tasks.of_meeting(1))
        return {(task.step, task.part): task for task in known}

    async def says(self, person: Person, line: str) -> str:
        """What somebody is answered to a line."""
        return said(await self.office.types(person, line))

    async def held(self, meeting: Meeting) -> Meeting:
        """A meeting that was made earlier, without asking anybody."""

        def unit(repositories: Repositories) -> Meeting:
            return repositories.meetings.add(meeting)

        return await self.office.work.run(unit)


async def items(secretariat: Secretariat, meeting: int = 1) -> list[AgendaItem]:
    """All items of a meeting that somebody put there."""
    known = await secretariat.office.work.read(lambda repositories: repositories.agenda_items.of_meeting(meeting))
    return [item for item in known if not item.standing]


@pytest.fixture
async def secretariat(office: Office) -> Secretariat:
    """The secretariat with its meeting made."""
    return Secretariat(office, *await _begun(office))


@once
async def _begun(office: Office) -> tuple[Person, Person]:
    region = await office.with_role("Rikke", "regionshus", "sydvestjylland")
    municipality = await office.with_role("Kim", "kommune", "sydvestjylland", municipality="varde")
    await office.types(region, f"/moede opret {MEETING} sted Esbjerg Rådhus")
    return region, municipality
