"""`/tovholder kanal`: which channel serves whom, where it may be one that others read, and what all clusters share."""

import pytest

from danish.zone import copenhagen
from domain.experiences import Experience
from domain.installs import Install
from domain.people import ChannelPurpose, ChannelUse
from tests.support.office import DIRECT, Office, button_of, channel_named, said


async def _channels(office: Office, purpose: str, cluster: str | None) -> list[str]:
    def unit_uses(uses: list[ChannelUse]) -> list[str]:
        return [use.place.conversation for use in uses]

    return unit_uses(
        await office.work.read(lambda repositories: list(repositories.channels.of_purpose(purpose, cluster)))
    )


async def test_channel_is_chosen_here_or_by_name(office: Office) -> None:
    """This channel is chosen where none is named, a later choice takes its place, and the log keeps both."""
    anne = await office.person("Anne Eksempel")
    answer = await office.types(anne, "/tovholder kanal sekretariat fyn", channel="C7", is_administrator=True)
    assert "Kanal for sekretariatet på Fyn er valgt\nDenne kanal er valgt." in said(answer)
    named = f"/tovholder kanal sekretariat fyn {channel_named('C8')}"
    answer = await office.types(anne, named, channel="C7", is_administrator=True)
    assert "Den afløser den, der var valgt før." in said(answer)
    assert await _channels(office, ChannelPurpose.SECRETARIAT, "fyn") == ["C8"]
    assert [entry.facts["conversation"] for entry in await office.audit("cluster:fyn")] == ["C7", "C8"]
    before = office.rows()
    assert "er den allerede" in said(await office.types(anne, named, channel="C7", is_administrator=True))
    assert office.rows() == before


@pytest.mark.parametrize(
    ("purpose", "name"), [("sekretariat fyn", "Kanal for sekretariatet på Fyn"), ("erfaringer", "Kanal for erfaringer")]
)
async def test_a_choice_may_be_taken_away(office: Office, purpose: str, name: str) -> None:
    """By an administrator alone, with a line in the log; another workspace keeps its own, and nothing goes twice."""
    anne, cluster = await office.person("Anne Eksempel"), "fyn" if "fyn" in purpose else None
    of = ChannelPurpose.SECRETARIAT if cluster else ChannelPurpose.EXPERIENCES
    await office.channel("C9", cluster, of, install="T2")
    await office.types(anne, f"/tovholder kanal {purpose}", channel="C7", is_administrator=True)
    line = f"/tovholder kanal fjern {purpose}"
    before = office.rows()
    assert said(await office.types(anne, line)).startswith("Det kan kun en administrator gøre.")
    assert office.rows() == before
    assert said(await office.types(anne, line, is_administrator=True)).startswith(f"{name} er ikke længere valgt\n")
    assert await _channels(office, of, cluster) == ["C9"]
    log = await office.audit(f"cluster:{cluster}" if cluster else "experiences")
    assert [entry.act for entry in log] == ["kanal.valgt", "kanal.fjernet"]
    assert said(await office.types(anne, line, is_administrator=True)) == f"{name} er ikke valgt.\nIntet er gemt."
    which = said(await office.types(anne, "/tovholder kanal fjern sekretariat", is_administrator=True))
    assert which.startswith("Hvilken klynges sekretariat?")


async def test_channel_out_of_reach_is_refused(office: Office) -> None:
    """A channel the bot can't post to is refused with how to invite it, and nothing is stored."""
    anne = await office.person("Anne Eksempel")
    before = office.rows()
    for typed, channel in (("kanal sekretariat fyn", "C7"), (f"kanal erfaringer {channel_named('C7')}", "C1")):
        answer = await office.types(
            anne, f"/tovholder {typed}", channel=channel, unreachable=("C7",), is_administrator=True
        )
        assert "/invite @Tovholder" in said(answer)
    assert office.rows() == before


async def test_a_channel_that_others_read_is_no_secretariats(office: Office) -> None:
    """A channel shared with another organisation's workspace may be that of experiences, but no secretariat's."""
    anne = await office.person("Anne Eksempel")
    before = office.rows()
    for typed in ("kanal sekretariat fyn", "kanal sekretariat"):
        answer = await office.types(anne, f"/tovholder {typed}", channel="C7", shared=("C7",), is_administrator=True)
        assert said(answer).startswith("Den kanal deles med en anden organisations Slack.")
    assert office.rows() == before
    answer = await office.types(
        anne, "/tovholder kanal erfaringer", channel="C7", shared=("C7",), is_administrator=True
    )
    assert "er valgt" in said(answer)


async def test_cluster_of_a_channel_is_asked_for(office: Office) -> None:
    """Without a cluster it is asked whose secretariat the channel is for, and one press chooses it."""
    anne = await office.person("Anne Eksempel")
    asked = await office.types(anne, "/tovholder kanal sekretariat", channel="C7", is_administrator=True)
    button = button_of(asked, "Lillebælt")
    assert "administrator" in said(await office.presses(anne, button))
    assert "er valgt" in said(await office.presses(anne, button, channel="C7", is_administrator=True))
    assert await _channels(office, ChannelPurpose.SECRETARIAT, "lillebaelt") == ["C7"]


async def test_ones_own_conversation_with_the_bot_is_no_channel(office: Office) -> None:
    """Typed or pressed there, nothing is chosen, for nobody else would read what comes; a channel that is named is."""
    anne, before = await office.person("Anne Eksempel"), office.rows()
    for purpose in ("erfaringer", "sekretariat fyn"):
        line = f"/tovholder kanal {purpose}"
        refused = said(await office.types(anne, line, channel=DIRECT, is_administrator=True))
        assert refused.startswith("Det her er ikke en kanal: Kun du læser med.")
        assert "skriv # efter den" in refused
    assert {**office.rows(), "deliveries": 0} == {**before, "deliveries": 0}
    named = await office.types(
        anne, f"/tovholder kanal erfaringer {channel_named('C9')}", channel=DIRECT, is_administrator=True
    )
    assert "Kanalen er valgt." in said(named)


async def test_a_channel_is_looked_at_again_when_its_cluster_is_chosen(office: Office) -> None:
    """Where the bot was thrown out, or others read along by now, the press is refused and chooses nothing."""
    anne = await office.person("Anne Eksempel")
    asked = await office.types(anne, "/tovholder kanal sekretariat", channel="C7", is_administrator=True)
    button, before = button_of(asked, "Lillebælt"), office.rows()
    gone = await office.presses(anne, button, channel="C7", is_administrator=True, unreachable=("C7",))
    assert said(gone).startswith("Jeg kan ikke skrive i den kanal.")
    shared = await office.presses(anne, button, channel="C7", is_administrator=True, shared=("C7",))
    assert said(shared).startswith("Den kanal deles med en anden organisations Slack.")
    assert office.rows() == before


async def test_experiences_shared_before_the_channel_are_not_lost(office: Office) -> None:
    """Choosing the first channel for experiences posts those shared before, once each, the oldest first."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.shares(anne, "/erfaring del Første: tekst")
    office.now = copenhagen(2026, 10, 27, 9)
    await office.shares(anne, "/erfaring del Anden: tekst")
    chosen = await office.types(anne, "/tovholder kanal erfaringer", channel="C9", is_administrator=True)
    assert "Jeg lægger 2 erfaringer, der allerede er delt, ind nu." in said(chosen)
    told = await office.delivers()
    assert [one.card.title for one in told] == ["Første · Sundhedsklynge Fyn", "Anden · Sundhedsklynge Fyn"]
    await office.types(anne, "/tovholder kanal erfaringer", channel="C10", is_administrator=True)
    assert await office.delivers() == []


async def test_experiences_too_many_to_post_are_told_of(office: Office) -> None:
    """The newest twenty are posted; that there are older ones, and how they are found, the answer says."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    shared = [Experience(0, f"Tavle {one}", "Vi mødes.", "fyn", anne.id, office.now, install="T1") for one in range(21)]
    await office.work.run(lambda store: [store.experiences.add(one) for one in shared])
    chosen = said(await office.types(anne, "/tovholder kanal erfaringer", channel="C9", is_administrator=True))
    older = "Jeg lægger 20 erfaringer, der allerede er delt, ind nu. Er der ældre, findes de med `/erfaring søg`."
    assert older in chosen
    assert len(await office.delivers()) == 20


async def test_what_was_shared_for_a_workspace_that_was_removed_is_not_lost(office: Office) -> None:
    """Where its channel is the only one, whoever shares reads that there is none, and the first other one is told."""
    await office.channel("C8", None, ChannelPurpose.EXPERIENCES, install="T2")
    await office.work.run(lambda r: r.installs.connect(Install("slack", "T2", "Vardes Slack", office.now)))
    await office.work.run(lambda r: r.installs.remove("T2", office.now))
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    shared = said(await office.shares(anne, "/erfaring del Tavle: Vi mødes hver morgen."))
    assert shared.startswith("Erfaringen er gemt, men der er ingen kanal til erfaringer endnu")
    chosen = await office.types(anne, "/tovholder kanal erfaringer", channel="C9", is_administrator=True)
    assert "Jeg lægger 1 erfaring, der allerede er delt, ind nu." in said(chosen)
    assert [one.message.install for one in await office.delivers()] == ["T1"]
    await office.work.run(lambda r: r.installs.connect(Install("slack", "T2", "Vardes Slack", office.now)))
    assert [one.message.install for one in await office.delivers()] == ["T2"]


async def test_only_administrators_choose_channels(office: Office) -> None:
    """A secretariat may look at the channels but not choose them."""
    bo = await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    before = office.rows()
    answer = said(await office.types(bo, "/tovholder kanal erfaringer"))
    assert "Det kan kun en administrator gøre." in answer
    assert await _channels(office, ChannelPurpose.EXPERIENCES, None) == []
    assert office.rows() == before
    assert "Kanal for sekretariatet på Fyn: ikke valgt" in said(await office.types(bo, "/tovholder kanal"))


async def test_all_clusters_experiences_come_into_a_secretariats_channel_by_word_alone(office: Office) -> None:
    """Typed in a channel of a secretariat it is asked first, with how to take it back; one press does it."""
    anne = await office.person("Anne Eksempel")
    await office.channel("C7", "fyn")
    for line, channel in (("", "C7"), (f" {channel_named('C7')}", "C1")):
        asked = await office.types(anne, f"/tovholder kanal erfaringer{line}", channel=channel, is_administrator=True)
        told = said(asked)
        assert told.startswith("Skal alle klyngers erfaringer også komme i kanalen for sekretariatet på Fyn?")
        assert "Skriv `/tovholder kanal erfaringer` i den. Det kan du også gøre senere" in told
        assert "Kanalen er ikke valgt endnu." in told
    button = button_of(asked, "Ja, vælg kanalen")
    assert "administrator" in said(await office.presses(anne, button, channel="C7"))
    gone = await office.presses(anne, button, channel="C7", is_administrator=True, unreachable=("C7",))
    assert said(gone).startswith("Jeg kan ikke skrive i den kanal.")
    assert await _channels(office, ChannelPurpose.EXPERIENCES, None) == []
    assert "er valgt" in said(await office.presses(anne, button, channel="C7", is_administrator=True))
    assert await _channels(office, ChannelPurpose.EXPERIENCES, None) == ["C7"]
    assert await _channels(office, ChannelPurpose.SECRETARIAT, "fyn") == ["C7"]
    again = said(await office.types(anne, "/tovholder kanal erfaringer", channel="C7", is_administrator=True))
    assert "er den allerede" in again
    other = said(await office.types(anne, "/tovholder kanal erfaringer", channel="C9", is_administrator=True))
    assert "Den afløser den, der var valgt før." in other


async def test_a_secretariats_news_come_into_the_channel_of_experiences_by_word_alone(office: Office) -> None:
    """Typed, also where the cluster was asked for first, it is asked, with who reads along; one press does it."""
    anne = await office.person("Anne Eksempel")
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    which = await office.types(anne, "/tovholder kanal sekretariat", channel="C9", is_administrator=True)
    for asked in (
        await office.types(anne, "/tovholder kanal sekretariat fyn", channel="C9", is_administrator=True),
        await office.presses(anne, button_of(which, "Fyn"), channel="C9", is_administrator=True),
    ):
        told = said(asked)
        assert told.startswith("Skal sekretariatet på Fyn bruge kanalen for alle klyngers erfaringer?")
        assert "Skriv `/tovholder kanal sekretariat fyn` i den." in told
        assert "Kanalen er ikke valgt endnu." in told
    assert await _channels(office, ChannelPurpose.SECRETARIAT, "fyn") == []
    button = button_of(asked, "Ja, vælg kanalen")
    assert "administrator" in said(await office.presses(anne, button, channel="C9"))
    shared = await office.presses(anne, button, channel="C9", is_administrator=True, shared=("C9",))
    assert said(shared).startswith("Den kanal deles med en anden organisations Slack.")
    assert "er valgt" in said(await office.presses(anne, button, channel="C9", is_administrator=True))
    assert await _channels(office, ChannelPurpose.SECRETARIAT, "fyn") == ["C9"]
    assert await _channels(office, ChannelPurpose.EXPERIENCES, None) == ["C9"]
