"""Who is told, how often, and of which channels, that another organisation reads along."""

from bot.outgoing.shared_channels import KIND, tell_shared
from danish.zone import copenhagen
from domain.people import ChannelPurpose, ChannelUse, Place
from domain.ports import Repositories
from tests.support.office import Office

SHARED = Place("slack", "T1", "C2")


async def test_each_administrator_is_told_once_for_each_organisation(office: Office) -> None:
    """The same event heard again tells nothing; a further organisation is told of, and so is each administrator."""
    people = [(await office.person(name)).id for name in ("Anne Eksempel", "Bo Prøvesen")]
    await office.channel("C2", "fyn")

    def unit(store: Repositories) -> None:
        for other in ("T2", "T2", "T3"):
            tell_shared(store, SHARED, other, office.now, people)

    await office.work.run(unit)
    told = await office.delivers()
    assert [one.message.recipient for one in told] == people * 2
    assert {one.card.title for one in told} == {"En anden organisation læser med i kanalen for sekretariatet på Fyn"}


async def test_a_channel_that_is_shared_anew_is_told_of_anew(office: Office) -> None:
    """Nobody says that sharing has ended, so the same organisation is told of again on another day."""
    anne = await office.person("Anne Eksempel")
    await office.channel("C2", "fyn")
    for day in (26, 26, 28):
        office.now = copenhagen(2026, 10, day, 9)
        await office.work.run(lambda store: tell_shared(store, SHARED, "T2", office.now, [anne.id]))
    assert len(await office.delivers()) == 2


async def test_only_secretariats_channels_are_told_of(office: Office) -> None:
    """The channel of experiences may be shared, and one that another has taken the place of is nobody's concern."""
    anne = await office.person("Anne Eksempel")
    await office.channel("C2", None, ChannelPurpose.EXPERIENCES)

    def experiences(store: Repositories) -> None:
        tell_shared(store, SHARED, "T2", office.now, [anne.id])

    await office.work.run(experiences)
    await office.channel("C2", "fyn")

    def replaced(store: Repositories) -> None:
        tell_shared(store, SHARED, "T2", office.now, [anne.id])
        store.channels.choose(ChannelUse(ChannelPurpose.SECRETARIAT, "fyn", Place("slack", "T1", "C3")))

    assert await office.delivers() == []
    await office.work.run(replaced)
    assert await office.delivers() == []
    assert KIND in office.services.registry.messages
