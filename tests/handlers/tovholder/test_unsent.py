from datetime import datetime, timedelta

from domain.installs import Install
from domain.messages import Message, Recipient
from domain.people import Place
from domain.ports import Repositories
from tests.support.answers import said
from tests.support.office import Office


async def test_self_test_tells_of_the_clock_and_the_digests(office: Office) -> None:
    """Whether anything goes out by itself, who gets a digest and when the next one comes; nobody is named."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    bo = await office.with_role("Bo Prøvesen", "kommune", "fyn")
    stopped = said(await office.types(anne, "/tovholder tjek"))
    assert "• Uret går ikke, så intet bliver sendt af sig selv." in stopped
    assert "• Morgenoverblik til 2 personer\n" in stopped
    await office.work.run(lambda store: store.upkeep.tick())
    await office.types(anne, "/tovholder indstillinger overblik kl. 9.30")
    await office.types(bo, "/tovholder indstillinger overblik nej")
    going = said(await office.types(anne, "/tovholder tjek"))
    assert "• Uret går\n" in going
    next_one = "mandag den 26. oktober 2026 kl. 09.30 (uge 44)"
    assert f"• Morgenoverblik til 1 person, det næste {next_one}; 1 har slået det fra" in going
    await office.types(anne, "/tovholder indstillinger pause 1 uge")
    assert "• Morgenoverblik til 1 person (1 har pause), det næste" in said(await office.types(anne, "/tovholder tjek"))
    assert "Uret går ikke" not in going


async def test_self_test_tells_what_cannot_be_promised(office: Office) -> None:
    """Where the bot may not read what it sent itself, it says what can happen then, and what mends it."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    answer = said(await office.types(anne, "/tovholder tjek", can_look_back=False))
    assert "`groups:history`, `im:history` og `mpim:history`" in answer
    assert "en direkte besked komme to gange, og en i en kanal kan udeblive. Installér appen igen" in answer
    assert "komme to gange" not in said(await office.types(anne, "/tovholder tjek"))


async def test_self_test_tells_who_has_to_mend_a_stopped_workspace(office: Office) -> None:
    """Slack's refusal is told as that; a token that no key opens, or that isn't there, names the setting to look at."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")

    def unit(store: Repositories) -> None:
        store.installs.connect(Install("slack", "T7", "Vejens Slack", office.now))
        store.installs.refuse("T7", office.now)
        store.installs.connect(Install("slack", "T8", "Vardes Slack", office.now, sealed="x"))
        store.installs.lock("T8", office.now)
        store.installs.connect(Install("slack", "T9", "Assens Slack", office.now))
        store.installs.lock("T9", office.now)

    await office.work.run(unit)
    answer = said(await office.types(anne, "/tovholder tjek"))
    assert "Vejens Slack tager ikke imod mig lige nu" in answer
    assert "Tokenet til Vardes Slack kan jeg ikke åbne (" in answer
    assert "): den rigtige nøgle skal stå i indstillingen TOVHOLDER_NOEGLE. Det, der skal derhen, venter." in answer
    assert "Tokenet til Assens Slack mangler jeg (" in answer
    assert "): det skal stå i indstillingen SLACK_BOT_TOKEN." in answer


async def test_self_test_lists_what_was_not_sent(office: Office) -> None:
    """`tjek` tells what is late, what Slack refused and what is uncertain, and for whom the latest of it were."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    content = said(await office.types(anne, "/tovholder tjek"))
    assert "forsinket" not in content
    assert "Senest ikke sendt" not in content
    now = office.now

    def unit(r: Repositories) -> None:
        due = [now - timedelta(hours=3), now - timedelta(hours=2), now - timedelta(hours=1), now]
        recipients: tuple[Recipient, ...] = (anne.id, Place("slack", "T1", "C1"), anne.id, anne.id)
        r.outbox.post(Message("proev", to, {}, at, "T1") for to, at in zip(recipients, due, strict=True))
        first, second = r.outbox.claim("me", now, limit=2, lease_s=60)
        r.outbox.failed(first, "user_deleted")
        r.outbox.uncertain(second)

    await office.work.run(unit)
    answer = said(await office.types(anne, "/tovholder tjek"))
    for line in (
        "• 1 besked: forsinket mere end fem minutter.",
        "• 1 besked: afvist af Slack.",
        "• 1 besked: afbrudt, og uvist, om sendt.",
        "• venter: 2",
        "• forsinket: 1",
        "Senest ikke sendt",
    ):
        assert line in answer
    listed = answer.splitlines()[-2:]
    assert listed[0].startswith("• I en kanal, ")
    assert listed[0].endswith(": uvist, om sendt")
    assert listed[1].startswith("• Til Anne Eksempel, ")
    assert listed[1].endswith(": afvist (user_deleted)")


async def test_what_a_channel_refused_is_sent_once_it_is_chosen_again(office: Office) -> None:
    """A channel that was closed is chosen once more: what it refused in the last week goes out, and only once."""
    anne = await office.person("Anne Eksempel")
    typed = "/tovholder kanal sekretariat fyn"
    await office.types(anne, typed, channel="C7", is_administrator=True)
    await _refuses(office, "C7", office.now - timedelta(days=8), office.now - timedelta(days=6))
    chosen = said(await office.types(anne, typed, channel="C7", is_administrator=True))
    assert "1 besked, som Slack afviste, sender jeg nu, hvis indholdet stadig gælder." in chosen
    assert "afløser" not in chosen
    assert "er den allerede" in said(await office.types(anne, typed, channel="C7", is_administrator=True))
    assert await _waiting(office) == ["C7"]


async def test_what_a_channel_refused_goes_to_the_one_that_takes_its_place(office: Office) -> None:
    """It does so only where the old channel served nobody else: another cluster's matters stay unsent."""
    anne = await office.person("Anne Eksempel")

    async def choose(cluster: str, channel: str) -> str:
        typed = f"/tovholder kanal sekretariat {cluster}"
        return said(await office.types(anne, typed, channel=channel, is_administrator=True))

    for cluster, channel in (("fyn", "C7"), ("lillebaelt", "C8"), ("soenderjylland", "C8")):
        await choose(cluster, channel)
        await _refuses(office, channel, office.now)
    assert "1 besked, som Slack afviste" in await choose("fyn", "C9")
    assert await _waiting(office) == ["C9"]
    for cluster in ("lillebaelt", "soenderjylland"):
        assert "som Slack afviste" not in await choose(cluster, "C9")
    assert await _waiting(office) == ["C9"]


async def _refuses(office: Office, channel: str, *dues: datetime) -> None:
    """Messages to the channel that were due then, and that Slack didn't take."""

    def unit(r: Repositories) -> None:
        r.outbox.post(Message("proev", Place("slack", "T1", channel), {}, due, "T1") for due in dues)
        for claimed in r.outbox.claim("me", office.now, limit=9, lease_s=60):
            r.outbox.failed(claimed, "is_archived")

    await office.work.run(unit)


async def _waiting(office: Office) -> list[str]:
    """To which channels something waits to be sent; it waits on."""

    def unit(r: Repositories) -> list[str]:
        taken = r.outbox.claim("me", office.now, limit=9, lease_s=60)
        for one in taken:
            r.outbox.again(one)
        return [one.message.recipient.conversation for one in taken if isinstance(one.message.recipient, Place)]

    return await office.work.run(unit)
