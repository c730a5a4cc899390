"""A meeting at which something was decided was held: it is neither moved nor cancelled."""

import pytest

from danish.zone import copenhagen
from tests.support.office import Office, said


@pytest.mark.parametrize("act", ["flyt politisk fyn 9/12 til 16/12 kl. 9-11", "aflys politisk fyn 9/12"])
async def test_a_meeting_that_has_decided_stays_as_it_was(office: Office, act: str) -> None:
    """Its decisions would be of a coming meeting, or of none; once they are taken back it may go."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.types(anne, "/moede opret politisk fyn 9/12 2026 kl. 9-11")
    await office.types(anne, '/dagsorden punkt "Akutteam" til beslutning fra lokal økonomi ingen politisk fyn 9/12')
    office.now = copenhagen(2026, 12, 10, 9)
    await office.types(anne, '/beslutning 2 "Vi går i gang" godkendt politisk fyn 9/12')
    before = office.rows()
    refused = said(await office.types(anne, f"/moede {act}"))
    assert refused.startswith("Mødet er holdt: Der er noteret 1 beslutning på det.")
    assert office.rows() == before
    await office.types(anne, "/beslutning fortryd 1 politisk fyn 9/12")
    assert said(await office.types(anne, f"/moede {act}")).startswith("Mødet er ")
    assert office.rows() != before
