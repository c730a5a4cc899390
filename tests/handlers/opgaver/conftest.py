"""A political meeting in Sydvestjylland on 8 December 2026, and the people whose tasks it brings."""

from dataclasses import dataclass

import pytest

from domain.people import Person
from domain.reminders import Reminder, of_task
from domain.tasks import Task
from tests.support.office import Office, Told, said
from tests.support.once import once

MEETING = "politisk sydvestjylland tirsdag den 8. december 2026 kl. 15-17"


@dataclass(frozen=True, slots=True)
class Desk:
    """Two of the secretariat's people and their office."""

    office: Office
    region: Person
    municipality: Person

    async def task(self, number: int) -> Task:
        """The task with that number; in the first meeting, numbers up to 10 are the steps'."""
        found = await self.office.work.read(lambda repositories: repositories.tasks.task(number))
        assert found is not None
        return found

    async def reminders(self, task: int) -> list[Reminder]:
        """The reminders of a task."""
        return await self.office.work.read(lambda repositories: list(repositories.reminders.of(of_task(task))))

    async def says(self, person: Person, line: str) -> str:
        """What somebody is answered to a line."""
        return said(await self.office.types(person, line))

    async def reminded(self) -> list[Told]:
        """What is sent once the clock has gone round."""
        return await self.office.reminded()


@pytest.fixture
async def desk(office: Office) -> Desk:
    """The people with their meeting made."""
    return Desk(office, *await _begun(office))


@once
async def _begun(office: Office) -> tuple[Person, Person]:
    region = await office.with_role("Rikke", "regionshus", "sydvestjylland")
    municipality = await office.with_role("Kim", "kommune", "sydvestjylland", municipality="varde")
    await office.types(region, f"/moede opret {MEETING}")
    return region, municipality
