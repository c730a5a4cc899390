"""The agenda at the meeting: whether items til beslutning can be decided, before all of them; else representation."""

from danish.zone import copenhagen
from handlers.ui import Text
from tests.handlers.dagsorden.conftest import PUNKT, Secretariat
from tests.support.office import form_of, said

POLITICAL, PROFESSIONAL = "politisk sydvestjylland 8/12", "fagligt sydvestjylland 3/12"
DURING = copenhagen(2026, 12, 8, 15, 30)
CAN = "Efter afbuddene: Der kan træffes beslutninger, hvis der er konsensus."


async def prepared(secretariat: Secretariat, meeting: str = POLITICAL) -> None:
    """An item til beslutning and one til orientering on the meeting's agenda."""
    for title, kind in (("Akutpladser", "beslutning"), ("Status", "orientering")):
        await secretariat.says(secretariat.region, f'{PUNKT} "{title}" til {kind} {meeting}')


async def test_the_verdict_stands_once_before_all_items(secretariat: Secretariat) -> None:
    """In the list, the status and an item to decide, once the meeting has begun; not before, nor among the items."""
    await prepared(secretariat)
    await secretariat.says(secretariat.region, f'{PUNKT} "Budget" til beslutning {POLITICAL}')
    for line in ("punkter", "punkt 2"):
        assert "Der kan" not in await secretariat.says(secretariat.region, f"/dagsorden {line} {POLITICAL}")
    secretariat.office.now = DURING
    listed = await secretariat.says(secretariat.region, f"/dagsorden punkter {POLITICAL}")
    assert f"{CAN} Det gælder alle punkter til beslutning.\n1. Godkendelse af dagsorden" in listed
    assert "\n2. Akutpladser – til beslutning · kladde\n3. Status – til orientering · kladde\n4. Budget" in listed
    assert "Fremmøde: Region 4 af 4 (mindst 2)" in listed
    status = await secretariat.says(secretariat.region, f"/dagsorden status {POLITICAL}")
    assert f"{CAN} Det gælder alle punkter til beslutning.\nPunkter (3)" in status
    assert status.count("Det gælder alle punkter") == listed.count("Det gælder alle punkter") == 1
    assert CAN in await secretariat.says(secretariat.region, f"/dagsorden punkt 2 {POLITICAL}")
    assert "Der kan" not in await secretariat.says(secretariat.region, f"/dagsorden punkt 3 {POLITICAL}")


async def test_it_follows_who_was_there_and_ends_with_the_decision(secretariat: Secretariat) -> None:
    """Once the presence is written down it is no forecast any more; what is treated asks for nothing."""
    await prepared(secretariat)
    secretariat.office.now = DURING
    for seat in ("plo 1", "plo 2"):
        await secretariat.says(secretariat.region, f"/beslutning fremmøde {POLITICAL} {seat} udeblev")
    listed = await secretariat.says(secretariat.region, f"/dagsorden punkter {POLITICAL}")
    assert "\nDer kan ikke træffes beslutninger. Det gælder alle punkter til beslutning.\n1. " in listed
    await secretariat.says(secretariat.region, f'/beslutning 2 "Drøftet" drøftet {POLITICAL}')
    after = await secretariat.says(secretariat.region, f"/dagsorden punkter {POLITICAL}")
    assert "Det gælder alle punkter" not in after


async def test_the_form_of_a_decision_tells_it_of_the_item(secretariat: Secretariat) -> None:
    """Of the one that is meant, where it is to be decided, else of all that are."""
    await prepared(secretariat)
    secretariat.office.now = DURING
    told: dict[str, list[str]] = {}
    for typed in ("", "2", "3"):
        form = form_of(await secretariat.office.types(secretariat.region, f"/beslutning {typed}"))
        told[typed] = ["".join(map(str, one.parts)) for one in form.fields if isinstance(one, Text)]
    assert f"Punkter til beslutning: {CAN}" in told[""]
    assert f"Punktet er til beslutning: {CAN}" in told["2"]
    assert not any("beslutning:" in words for words in told["3"])


async def test_the_professional_level_tells_representation_only(secretariat: Secretariat) -> None:
    """It has no rule on attendance, so there is no verdict."""
    made = await secretariat.office.types(secretariat.municipality, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
    assert "oprettet" in said(made)
    await prepared(secretariat, PROFESSIONAL)
    secretariat.office.now = copenhagen(2026, 12, 3, 9, 30)
    for line in ("punkter", "status", "punkt 2"):
        answer = await secretariat.says(secretariat.region, f"/dagsorden {line} {PROFESSIONAL}")
        assert "træffes beslutninger" not in answer
        assert line == "punkt 2" or "Repræsentation: " in answer
