"""A channel that is named in a command keeps no words from being kept: its name is nothing that handlers know."""

import pytest

from domain.people import Person
from tests.support.office import Office, channel_named, said

LINES = (
    "/moede opret politisk fyn 16/12 kl. 15-17 sted {}",
    "/moede find politisk fyn 16/12 kl. 15-17, 17/12 kl. 15-17 sted {}",
    "/dagsorden punkt “{}” til orientering politisk fyn 9/12",
    "/afbud politisk fyn 9/12 borgmester nyborg stedfortræder {} Ida Testesen",
    "/beslutning 2 “Følg {} nøje” politisk fyn 9/12",
    "/erfaring del Opkald: Vi skriver i {} om det.",
)


@pytest.mark.parametrize("line", LINES)
async def test_a_channel_in_what_is_to_be_kept_is_not_dropped_without_a_word(
    office: Office, region: Person, line: str
) -> None:
    """Else a title was empty, a decision lacked a word and a stand-in had half a mark for a name."""
    before = office.rows()
    answered = said(await office.types(region, line.format(channel_named("C9"))))
    assert answered.startswith("Skriv kanalens navn uden #.")
    assert "Intet er gemt." in answered
    assert office.rows() == before
