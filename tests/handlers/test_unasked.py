"""What nobody asked for waits for its person's hours, also when it was posted within them."""

from danish.zone import copenhagen
from domain.messages import Message
from domain.people import PersonId, Place
from domain.preferences import Preferences
from handlers.outcomes import Wait
from handlers.ui import Card
from handlers.unasked import WHY, unasked
from tests.support.office import Office

EVENING, MORNING = copenhagen(2026, 11, 24, 20), copenhagen(2026, 11, 25, 8)
CARD = Card("Fristen er i morgen")


async def built(office: Office, to: PersonId | Place, why: str = "på_dagen", hour: int = 20) -> object:
    """What becomes of a message that is sent in the evening."""
    message = Message("k", to, {WHY: why}, EVENING.replace(hour=hour), "T1")
    build = unasked(lambda _store, _profile, _message: CARD)
    return await office.work.read(lambda store: build(store, office.profile, message))


async def test_it_waits_for_the_morning(office: Office) -> None:
    """The program was down in the afternoon: at night nobody is woken."""
    person = await office.person("Rikke")
    assert await built(office, person.id) == Wait(MORNING)
    assert await built(office, person.id, hour=15) == CARD


async def test_a_pause_begun_meanwhile_holds_it_back(office: Office) -> None:
    """Though it stood in the outbox already."""
    person = await office.person("Rikke")
    paused = Preferences(person.id, paused_until=copenhagen(2026, 11, 30))
    await office.work.run(lambda store: store.preferences.save(paused))
    assert await built(office, person.id, hour=15) == Wait(copenhagen(2026, 11, 30, 8))


async def test_a_wish_and_a_channel_wait_for_nobody(office: Office) -> None:
    """A time of one's own was asked for, and a channel has no hours of its own."""
    person = await office.person("Rikke")
    assert await built(office, person.id, why="udskudt") == CARD
    assert await built(office, Place("slack", "T1", "C1")) == CARD
