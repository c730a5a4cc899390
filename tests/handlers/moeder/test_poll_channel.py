"""The poll's card in the secretariat's channel stays the same everywhere, whoever answers where."""

from datetime import timedelta

import pytest

from domain.people import Person
from tests.support.office import Office, Told, button_of, said

FIND = "/moede find politisk lillebælt 2/12 kl. 15-17, 9/12 kl. 15-17"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant who has asked for a date; the card stands in two workspaces' channels."""
    person = await office.with_role("Konsulent", "regionshus", "lillebaelt")
    await office.channel("C7", "lillebaelt")
    await office.channel("C8", "lillebaelt", install="T2")
    await office.types(person, FIND)
    assert len(await office.delivers()) == 2
    return person


async def later(office: Office) -> list[Told]:
    """What has left the outbox a little later."""
    office.now += timedelta(seconds=10)
    return await office.delivers()


async def test_a_typed_answer_changes_the_card_in_each_channel(office: Office, consultant: Person) -> None:
    """It changes the messages that stand there, and posts none."""
    await office.types(consultant, "/moede svar 1 kan plo 1")
    told = await later(office)
    assert {one.message.install for one in told} == {"T1", "T2"}
    assert len({one.revised for one in told} - {""}) == 2
    assert all("Almen praksis: 1 af 2 kan" in one.words for one in told)


async def test_several_answers_change_it_once(office: Office, consultant: Person) -> None:
    """What is answered within a few seconds is one change, with all of it."""
    for line in ("1 kan plo 1", "1 kan plo 2", "2 kan ikke plo 1"):
        await office.types(consultant, f"/moede svar {line}")
    told = await later(office)
    assert len(told) == 2
    assert all("2 af 2 kan" in one.words and "1 kan ikke" in one.words for one in told)
    assert await later(office) == []


async def test_a_press_in_one_channel_shows_in_the_other(office: Office, consultant: Person) -> None:
    """The other workspace's card follows too."""
    asked = await office.types(consultant, "/moede svar 2 kan plo 1")
    await later(office)
    await office.presses(consultant, button_of(asked, "Kan"), channel="C7")
    assert any(one.message.install == "T2" and "Regionshuset kan" in one.words for one in await later(office))


@pytest.mark.parametrize(
    ("line", "title"), [("fastsæt 2", "Datoen er fastsat til onsdag"), ("luk", "Afstemningen er lukket")]
)
async def test_the_end_shows_in_the_channel(office: Office, consultant: Person, line: str, title: str) -> None:
    """A card that still asked would be answered in vain."""
    await office.types(consultant, f"/moede {line} politisk lillebælt")
    ended = [one for one in await later(office) if one.revised]
    assert len(ended) == 2
    assert all(one.card.title.startswith(title) and "[Kan]" not in one.words for one in ended)


async def test_a_card_that_never_stood_there_is_not_changed(office: Office) -> None:
    """Before the card is sent there is nothing to change: it is built when it is sent."""
    person = await office.with_role("Ane", "regionshus", "fyn")
    await office.channel("C7", "fyn")
    await office.types(person, FIND.replace("lillebælt", "fyn"))
    assert "Noteret" in said(await office.types(person, "/moede svar 1 kan plo 1"))
    first, *others = await office.delivers()
    assert (first.revised, others) == ("", [])
    assert "1 af 2 kan" in first.words


async def test_in_another_clusters_channel_the_open_one_is_offered(office: Office, consultant: Person) -> None:
    """The channel's cluster is meant where nothing else is said; that none is open at all would be wrong there."""
    await office.give_role(consultant, "regionshus", "fyn")
    await office.channel("C9", "fyn")
    asked = await office.types(consultant, "/moede svar 2 kan plo 1", channel="C9")
    assert said(asked).startswith("Hvilken afstemning mener du?\nDer er ingen åben på Fyn. Intet er gemt.")
    answer = await office.presses(consultant, button_of(asked, "Politisk niveau, Lillebælt"), channel="C9")
    assert said(answer).startswith("Noteret ved forslag 2: PLO 1 kan.")
