from datetime import timedelta

from domain.messages import Message, Recipient
from domain.people import Place
from domain.ports import Repositories
from tests.support.answers import said
from tests.support.office import Office


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
