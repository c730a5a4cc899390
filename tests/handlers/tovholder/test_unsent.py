from datetime import timedelta

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
    assert "en direkte besked komme to gange, og en i en kanal kan udeblive. Installer appen igen" in answer
    assert "komme to gange" not in said(await office.types(anne, "/tovholder tjek"))


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
