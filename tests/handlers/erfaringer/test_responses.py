"""What people answer an experience: to hear more of it, and thanks."""

from datetime import timedelta

from domain.people import ChannelPurpose, Person
from handlers.outcomes import Replace
from handlers.ui import Card
from tests.support.office import Office, button_of, card_of, said, words_of


async def _shared(office: Office) -> tuple[Person, Card]:
    """An author in Fyn, and the card in the channel for experiences."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    author = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.shares(author, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
    (told,) = await office.delivers()
    return author, told.card


async def test_author_hears_of_interest_once(office: Office) -> None:
    """The author is told who wants to hear more, once a person however often it is pressed; the presser privately."""
    author, card = await _shared(office)
    bo = await office.with_role("Bo Prøvesen", "kommune", "lillebaelt", municipality="vejle")
    button = button_of(card, "Jeg vil gerne høre mere")
    answer = await office.presses(bo, button)
    assert not isinstance(answer, Replace)
    assert "Anne Eksempel får besked om, at du gerne vil høre mere." in said(answer)
    (told,) = await office.delivers()
    assert told.message.recipient == author.id
    assert told.card.title == "Bo Prøvesen vil gerne høre mere om “Fælles tavle”"
    assert "(Kommunal tovholder, Lillebælt)" in told.words
    before = office.rows()
    assert "Du har allerede sagt" in said(await office.presses(bo, button, delivery="again"))
    assert {table for table, rows in office.rows().items() if rows != before[table]} == {"deliveries"}
    assert await office.delivers() == []


async def test_each_person_is_told_of(office: Office) -> None:
    """Two persons' interest is two messages."""
    _, card = await _shared(office)
    for name in ("Bo Prøvesen", "Eva Fiktiv"):
        await office.presses(await office.person(name), button_of(card, "Jeg vil gerne høre mere"))
    assert len(await office.delivers()) == 2


async def test_people_of_other_workspaces_may_ask(office: Office) -> None:
    """A colleague of another workspace in a shared channel may ask to hear more."""
    _, card = await _shared(office)
    other = await office.person("Mia Dam", install="T2")
    answer = await office.presses(other, button_of(card, "Jeg vil gerne høre mere"), is_outsider=True)
    assert "får besked" in said(answer)


async def test_own_experience_sends_nothing(office: Office) -> None:
    """An author who presses on their own experience sends nobody a message."""
    author, card = await _shared(office)
    assert "din egen erfaring" in said(await office.presses(author, button_of(card, "Jeg vil gerne høre mere")))
    assert await office.delivers() == []


async def test_button_of_a_lost_experience_is_answered(office: Office) -> None:
    """A button whose experience isn't known is answered in words."""
    _, card = await _shared(office)
    button = button_of(card, "Jeg vil gerne høre mere")
    lost = type(button)(button.label, button.action, "77")
    assert "Der er ingen erfaring nr. 77." in said(await office.presses(await office.person("Bo"), lost))


async def test_card_shows_nothing_it_lacks(office: Office) -> None:
    """An experience without effect and requirements has no empty labels."""
    _, card = await _shared(office)
    assert "Effekt" not in words_of(card)
    assert "Det kræver" not in words_of(card)
    assert card_of(await office.types(await office.person("Bo"), "/erfaring vis 1")) == card


async def test_thanks_are_counted_on_the_card(office: Office) -> None:
    """Who says thanks is counted once and named nowhere; the author's own thanks don't count."""
    author, card = await _shared(office)
    bo, eva = await office.person("Bo Prøvesen"), await office.person("Eva Fiktiv")
    thanks = button_of(card, "Tak for den")
    assert "Din tak står nu på erfaringen." in said(await office.presses(bo, thanks))
    assert "allerede sagt tak" in said(await office.presses(bo, thanks))
    assert "din egen erfaring" in said(await office.presses(author, thanks))
    await office.presses(eva, thanks, is_outsider=True)
    office.now += timedelta(seconds=10)
    (followed,) = await office.delivers()
    assert "2 har sagt tak" in followed.words
    assert "Bo Prøvesen" not in followed.words
