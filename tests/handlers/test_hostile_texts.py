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
