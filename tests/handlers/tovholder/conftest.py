"""An organisation that ends, with something of every kind open."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from danish.zone import copenhagen
from domain.people import Person
from domain.ports import Repositories
from domain.succession import in_succession
from handlers.loading import profile_in_force
from handlers.tovholder.closing_facts import LeftOpen, load_left
from handlers.tovholder.closing_words import closing_now
from tests.support.council import council_profile
from tests.support.office import Office, said

AFTER = copenhagen(2027, 1, 4, 9)
"""The new organisation's first working day."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An office whose organisation has ended, and an administrator."""

    office: Office
    chief: Person

    async def says(self, line: str, who: Person | None = None) -> str:
        """The words of the answer, to the administrator unless somebody is named."""
        return said(await self.office.types(who or self.chief, line, is_administrator=True))

    async def left(self) -> LeftOpen:
        """What is open at Fyn's political body."""

        def unit(repositories: Repositories) -> LeftOpen:
            profile = profile_in_force(repositories, self.office.profile, self.office.now.date())
            left = load_left(repositories, closing_now(profile), self.office.now)
            return next(one for one in left.bodies if one.body.key == "politisk/fyn")

        return await self.office.services.work.read(unit)


@pytest.fixture
async def ending(office: Office, tmp_path: Path) -> Ending:
    """Fyn's political body has tasks, a decision to follow up, a case and an experience of its cluster.

    Councils of the template take over: Fyn's goes on under its key, Lillebælt's is the one of Trekanten.
    """
    following = in_succession([office.profile, council_profile(tmp_path)])
    office.services = replace(office.services, profile=following)
    chief = await office.with_role("Ane", "regionshus", "fyn")
    above = await office.with_role("Over", "koordinationsgruppe", None)
    await office.types(chief, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    await office.types(
        chief, '/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi ingen politisk fyn 16/12'
    )
    begun = said(await office.types(above, '/sagsflow ny "Følge hjem" skalering fyn'))
    assert "er begyndt" in begun
    moved = said(await office.types(above, "/sagsflow overlever 1 til politisk fyn"))
    assert "Intet er gemt." not in moved
    await office.shares(chief, "/erfaring del Opkald: Vi ringer til borgeren efter to dage.")
    office.now = AFTER
    noted = await office.types(chief, '/beslutning 2 "Pladserne åbner" godkendt politisk fyn 16/12')
    assert "Beslutning 1 registreret" in said(noted)
    return Ending(office, chief)
