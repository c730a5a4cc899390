"""Texts that are made to take long, or to be more than text, through every command."""

import time

import pytest

from handlers.dispatch import LONGEST_TEXT
from tests.support.office import Office

WITHIN_S = 5.0
"""Of the processor; it takes a seventh of a second at the most."""
PIECES = (
    ".",
    "1 - ",
    "a og ",
    "1/1 ",
    "@a ",
    "<",
    "\n",
    "0 1 0 1 9 0 - ",
    "politisk fyn ",
    "⟦person:1⟧",
    "<!channel>",
    "aa å ",
)
BEGINNINGS = {
    "afbud": "politisk fyn 10/11 ",
    "beslutning": "søg ",
    "dagsorden": "punkt politisk fyn 10/11 ",
    "erfaring": "del fyn ",
    "midler": "fyn ",
    "moede": "opret politisk fyn ",
    "opgaver": "ny ",
    "referat": "politisk fyn 10/11 ",
    "sagsflow": "ny ",
    "tovholder": "rolle ",
}


@pytest.mark.parametrize("command", BEGINNINGS)
async def test_no_text_takes_long(office: Office, command: str) -> None:
    """Whatever is repeated until it is as long as may be, there is an answer in short time, and nothing breaks."""
    assert set(BEGINNINGS) == set(office.services.registry.commands)
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    for piece in PIECES:
        text = (BEGINNINGS[command] + piece * LONGEST_TEXT)[:LONGEST_TEXT]
        began = time.process_time()
        await office.types(person, f"/{command} {text}")
        assert time.process_time() - began < WITHIN_S, piece


NO_NUMBERS = ("2147483648", "99999999999999999999", "٣" * 12, "9" * 400)
"""What no id and no number of anything can be: more than the databases hold, or none at all."""
NUMBERED = (
    "afbud gæst {0} politisk fyn 9/12",
    "beslutning luk {0}",
    "beslutning liste side {0}",
    "beslutning {0} “Vi går i gang” politisk fyn 9/12",
    "dagsorden punkt {0} politisk fyn 9/12",
    "dagsorden udført {0} politisk fyn 9/12",
    "dagsorden punkter side {0} politisk fyn 9/12",
    "erfaring vis {0}",
    "erfaring ret {0}",
    "erfaring slet {0}",
    "midler fortryd {0} fyn",
    "midler fyn side {0}",
    "moede fastsæt {0} politisk fyn",
    "moede svar {0} kan politisk fyn",
    "moede årsplan fyn {0}",
    "opgaver udført {0}",
    "opgaver tag {0}",
    "sagsflow vis {0}",
    "sagsflow status side {0}",
    "tovholder trin {0} politisk fyn frist -12",
    "tovholder mine data ⟦person:{0}⟧",
)


@pytest.mark.parametrize("line", NUMBERED)
async def test_no_number_is_too_large_to_be_answered(office: Office, line: str) -> None:
    """A number that nothing has is answered, whatever it is; it never comes to a database that can't hold it."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    before = office.rows()
    for number in NO_NUMBERS:
        await office.types(person, f"/{line.format(number)}")
    assert office.rows() | {"deliveries": 0} == before | {"deliveries": 0}
