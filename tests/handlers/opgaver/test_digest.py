"""The morning's digest as people read it, and what its buttons do to it."""

from datetime import datetime, timedelta

import pytest

from danish.zone import copenhagen
from domain.digests import Urgency
from domain.messages import Message
from domain.people import Person, RoleAssignment
from domain.preferences import Preferences
from handlers.digest import counts
from handlers.digest_entries import DigestEntry
from handlers.outcomes import Replace
from handlers.ui import Actions, Card
from tests.handlers.opgaver.conftest import Desk
from tests.support.answers import words_of
from tests.support.office import button_of, form_of, said

QUALITY_DAY = copenhagen(2026, 11, 17, 8, 30)


async def digest_of(desk: Desk, person: Person, now: datetime = QUALITY_DAY) -> Card | None:
    """The digest that is sent to a person that morning."""
    desk.office.now = now
    message = Message("opgaver.overblik", person.id, {"dag": now.date().isoformat()}, now, "T1")
    await desk.office.work.run(lambda store: store.outbox.post([message]))
    told = [one.card for one in await desk.office.delivers() if one.message.kind == message.kind]
    return told[0] if told else None


async def card_for(desk: Desk, person: Person, now: datetime = QUALITY_DAY) -> Card:
    """The digest, which there is."""
    card = await digest_of(desk, person, now)
    assert card is not None
    return card


async def test_the_counts_come_first(desk: Desk) -> None:
    """Then what presses most, with its deadline in words one knows at once, and at last how to get fewer messages."""
    card = await card_for(desk, desk.region)
    assert card.title == "God morgen. 1 opgave skal klares i dag, 1 om 2 hverdage, 1 venter på en anden."
    lines = words_of(card).splitlines()
    assert lines[1] == (
        "I dag kl. 12.00: Kvalitetssikring – Politisk niveau, Sydvestjylland (mødet er den 8. december)"
    )
    assert lines[2] == "[Udført] [Påmind mig senere] [Overdrag]"
    assert lines[3].startswith("Om 2 hverdage, torsdag kl. 12.00: Generering i Acadre – Politisk niveau")
    assert "Venter på: dagsordenspunkter i Acadre hos relevante sagsbehandlere" in words_of(card)
    assert lines[-1] == "Færre beskeder? Skriv `/tovholder indstillinger`."


async def test_what_was_due_at_once_when_the_meeting_was_made_is_called_so(desk: Desk) -> None:
    """It is not called late: nobody had the time."""
    await desk.says(desk.region, "/moede opret fagligt sydvestjylland tirsdag den 10. november 2026 kl. 9-11")
    words = words_of(await card_for(desk, desk.municipality, copenhagen(2026, 10, 27, 8, 30)))
    assert "skal klares straks" in words.splitlines()[0]
    assert "Straks: Indkaldelse – Fagligt strategisk niveau, Sydvestjylland" in words


async def test_the_next_working_day_is_called_by_its_name(desk: Desk) -> None:
    """Tomorrow, or on a Friday the Monday, in the first line and in the thing's own."""
    await desk.says(desk.region, "/moede opret politisk sydvestjylland mandag den 7. december 2026 kl. 10-12")
    for now, said_as in ((copenhagen(2026, 11, 13, 8, 30), "på mandag"), (copenhagen(2026, 11, 17, 8, 30), "i morgen")):
        words = words_of(await card_for(desk, desk.region, now))
        assert "om 1 hverdag" not in words.casefold()
        assert f"\n{said_as.capitalize()} kl. 12.00: " in words
    first = (await card_for(desk, desk.municipality, copenhagen(2026, 11, 16, 8, 30))).title
    assert "1 skal klares i dag, 1 i morgen" in first


def test_what_is_due_on_a_day_off_is_counted_with_the_next_working_day() -> None:
    """On a Friday, a decision is due on Saturday and a task on Monday: both by Monday, not both tomorrow."""
    friday = copenhagen(2026, 11, 27, 8, 30)
    due = [copenhagen(2026, 11, 28, 23, 59), copenhagen(2026, 11, 30, 12), copenhagen(2026, 11, 29, 23, 59)]
    entries = [DigestEntry(Urgency.SOON, one, ("Noget",)) for one in due]
    assert counts(entries[:2], friday) == "2 opgaver skal klares senest på mandag."
    assert counts(entries[::2], friday) == "2 opgaver skal klares senest på søndag."
    assert counts(entries[:1], friday) == "1 opgave skal klares i morgen."
    assert counts(entries[1:2], friday) == "1 opgave skal klares på mandag."


async def test_late_things_say_since_when(desk: Desk) -> None:
    """Yesterday, a weekday of the last days, then the date."""
    for now, since in (
        (copenhagen(2026, 11, 18, 8, 30), "i går"),
        (copenhagen(2026, 11, 20, 8, 30), "tirsdag"),
        (copenhagen(2026, 11, 30, 8, 30), "den 17. november"),
    ):
        assert f"Forsinket siden {since}: Kvalitetssikring" in words_of(await card_for(desk, desk.region, now))


async def test_a_meeting_is_called_by_its_kind_and_told_as_over_once_it_is(desk: Desk) -> None:
    """Two of the same body and day are told apart, in the digest, in the list and in a reminder."""
    day = "fagligt sydvestjylland onsdag den 23. december 2026"
    await desk.says(desk.region, f"/moede opret {day} kl. 9-11")
    await desk.says(desk.region, f"/moede opret {day} kl. 13-15 temamøde")
    words = words_of(await card_for(desk, desk.municipality, copenhagen(2026, 10, 28, 8, 30)))
    invited = "Indkaldelse – Fagligt strategisk niveau, Sydvestjylland"
    assert f"{invited} (mødet er den 23. december)" in words
    assert f"{invited} (temamødet er den 23. december)" in words
    desk.office.now = copenhagen(2026, 10, 28, 9)
    bundled = [words_of(one.card) for one in await desk.reminded() if one.message.recipient == desk.municipality.id]
    assert f"{invited} (temamødet er den 23. december)" in "\n".join(bundled)
    assert f"{invited.split(' – ')[1]}, temamødet onsdag den 23. december" in (
        await desk.says(desk.municipality, "/opgaver mine alle")
    )
    words = words_of(await card_for(desk, desk.region, copenhagen(2026, 12, 9, 8, 30)))
    assert "Referat (udkast) – Politisk niveau, Sydvestjylland (mødet var den 8. december)" in words


async def test_who_did_their_part_waits_for_the_other_organisation(desk: Desk) -> None:
    """An organisation is named, and no person."""
    await desk.says(desk.region, "/dagsorden kvalitetssikret politisk sydvestjylland 8/12")
    words = words_of(await card_for(desk, desk.region))
    assert "Venter på: kvalitetssikring hos Varde Kommune – Politisk niveau, Sydvestjylland" in words
    assert desk.municipality.name not in words
    later = words_of(await card_for(desk, desk.region, copenhagen(2026, 11, 18, 8, 30)))
    assert "Venter på: kvalitetssikring hos Varde Kommune siden i går – Politisk niveau" in later


async def test_done_changes_the_digest_to_what_is_left(desk: Desk) -> None:
    """What was done stands first, then the new counts and the rest with its buttons."""
    card = await card_for(desk, desk.region)
    answer = await desk.office.presses(desk.region, button_of(card, "Udført"))
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Udført: Generering i Acadre")
    assert "1 opgave skal klares i dag, 2 venter på andre." in said(answer)
    answer = await desk.office.presses(desk.region, button_of(answer, "Udført"))
    assert said(answer).startswith("Bekræftet: Kvalitetssikring – Regionshuset")
    assert "2 opgaver venter på andre." in said(answer)
    assert "[" not in said(answer)


async def test_what_is_put_off_or_handed_over_changes_the_digest_too(desk: Desk) -> None:
    """What came of it stands first, then what is left; what is somebody else's now no longer stands there."""
    card = await card_for(desk, desk.region)
    snooze = form_of(await desk.office.presses(desk.region, button_of(card, "Påmind mig senere")))
    answer = await desk.office.submits(desk.region, snooze)
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Jeg minder dig om det tirsdag den 17. november kl. 14.00: ")
    assert "1 opgave skal klares i dag, 1 om 2 hverdage" in said(answer)
    give = form_of(await desk.office.presses(desk.region, button_of(answer, "Overdrag")))
    answer = await desk.office.submits(desk.region, give, {"modtager": str(desk.municipality.id)})
    assert isinstance(answer, Replace)
    assert said(answer).startswith("Overdraget til Kim: ")


async def test_nothing_to_say_is_not_said(desk: Desk) -> None:
    """Nor to somebody in a pause, to who wants none by now, nor a day late."""
    assert await digest_of(desk, desk.region, copenhagen(2026, 10, 27, 8, 30)) is None
    paused = Preferences(desk.region.id, paused_until=copenhagen(2026, 12, 1))
    await desk.office.work.run(lambda store: store.preferences.save(paused))
    assert await digest_of(desk, desk.region) is None
    await desk.office.work.run(lambda store: store.preferences.save(Preferences(desk.region.id, wants_digest=False)))
    assert await digest_of(desk, desk.region) is None
    desk.office.now = QUALITY_DAY
    old = Message("opgaver.overblik", desk.municipality.id, {"dag": "2026-11-16"}, QUALITY_DAY, "T1")
    await desk.office.work.run(lambda store: store.outbox.post([old]))
    assert await desk.office.delivers() == []


async def test_a_digest_knows_who_has_a_role_on_its_own_day(desk: Desk) -> None:
    """A task is theirs whose role begins that day, also where a digest of the day before was made on the same view."""
    build, profile = desk.office.services.registry.messages["opgaver.overblik"], desk.office.profile
    new = await desk.office.person("Nynne")
    first = RoleAssignment(0, "regionshus", "sydvestjylland", None, new, None, valid_from=QUALITY_DAY.date())
    await desk.office.work.run(lambda store: store.people.assign_role(first))
    mornings = (QUALITY_DAY - timedelta(days=1), QUALITY_DAY)
    due = [Message("opgaver.overblik", new.id, {"dag": one.date().isoformat()}, one, "T1") for one in mornings]
    before, since = await desk.office.work.read(lambda store: [build(store, profile, one) for one in due])
    assert before is None
    assert isinstance(since, Card)
    assert "1 opgave skal klares i dag" in since.title
    assert "[Udført]" in words_of(since)


async def test_ten_are_shown_and_the_rest_asked_for(desk: Desk) -> None:
    """With at most three buttons each, far from what a message may hold; all of them come as lines."""
    for day in range(2, 12):
        if day not in (5, 6, 8):
            await desk.says(desk.region, f"/moede opret politisk sydvestjylland {day}/12 2026 kl. 9-10")
    card = await card_for(desk, desk.region, copenhagen(2026, 11, 20, 8, 30))
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    assert len(card.blocks) < 30
    assert max(len(row.buttons) for row in rows) == 3
    more = rows[-1].buttons[0]
    assert more.label.startswith("… vis alle ")
    whole = said(await desk.office.presses(desk.region, more))
    assert whole.splitlines()[0] == card.title
    assert len([line for line in whole.splitlines() if " – Politisk niveau" in line]) == int(more.label.split()[-1])


@pytest.mark.parametrize("line", ["/opgaver overblik", "/opgaver vis mig overblikket", "/opgaver i dag"])
async def test_a_digest_may_be_asked_for(desk: Desk, line: str) -> None:
    """At any time, whatever the settings say; without anything in it that is said."""
    assert (await desk.says(desk.region, line)).startswith("Intet er forsinket eller skal klares de næste dage.")
    desk.office.now = copenhagen(2026, 11, 17, 13)
    assert (await desk.says(desk.region, line)).startswith("God eftermiddag. 1 opgave er forsinket")
