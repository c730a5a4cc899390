"""Items that are to be written, as their writers are reminded of them: who, until when, and what they do from there."""

from dataclasses import replace

import pytest

from danish.zone import copenhagen
from domain.people import Person
from handlers.dagsorden.item_reminder import ITEM_DEADLINE
from handlers.outcomes import FormErrors, Replace
from handlers.ui import Actions, Button, Card
from tests.support.office import Office, Told, button_of, card_of, form_of, said, words_of

AT = "politisk fyn 9/12"
ITEMS_AHEAD, ITEMS_DUE = copenhagen(2026, 11, 9, 9), copenhagen(2026, 11, 11, 9)


async def told(office: Office) -> list[Told]:
    """The reminders of items that are sent now."""
    return [one for one in await office.reminded() if one.message.kind == ITEM_DEADLINE]


class TestItems:
    async def test_the_roles_of_where_it_comes_from_are_reminded(self, office: Office, region: Person) -> None:
        """An item from ssu is its case workers' to write; whoever put it there is reminded where none is known."""
        await office.types(region, '/dagsorden punkt "Akutpladser" fra ssu politisk fyn 9/12')
        office.now = ITEMS_AHEAD
        [ahead] = await told(office)
        assert ahead.message.recipient == region.id
        assert ahead.words.startswith("Frist onsdag den 11. november: “Akutpladser” skal skrives")
        worker = await office.with_role("Sofus", "sagsbehandler", "fyn")
        office.now = ITEMS_DUE
        assert [one.message.recipient for one in await told(office)] == [worker.id]

    async def test_what_is_written_is_not_reminded_of(self, office: Office, region: Person) -> None:
        """Only drafts are: an item that is ready, or off the agenda, is told of no more; a draft again is."""
        for title in ("Et", "To", "Tre"):
            await office.types(region, f'/dagsorden punkt "{title}" politisk fyn 9/12')
        await office.types(region, "/dagsorden punkt 2 klar politisk fyn 9/12")
        await office.types(region, "/dagsorden punkt 3 udgår politisk fyn 9/12")
        office.now = ITEMS_AHEAD
        [ahead] = await told(office)
        assert "“Tre”" in ahead.words
        pressed = await office.presses(region, button_of(ahead.card, "Klar"))
        assert said(pressed).startswith("Klar: Tre")
        await office.types(region, "/dagsorden punkt 2 kladde politisk fyn 9/12")
        office.now = ITEMS_DUE
        [due] = await told(office)
        assert "“Et”" in due.words

    async def test_a_moved_meeting_moves_them(self, office: Office, region: Person) -> None:
        """Nothing comes at the old deadline, and it comes once at the new one; a cancelled meeting has none."""
        await office.types(region, '/dagsorden punkt "Akutpladser" politisk fyn 9/12')
        await office.types(region, "/moede flyt politisk fyn 9/12 til 16/12 kl. 15-17")
        office.now = ITEMS_AHEAD
        assert await told(office) == []
        office.now = copenhagen(2026, 11, 16, 9)
        assert len(await told(office)) == 1
        await office.types(region, "/moede aflys politisk fyn 16/12")
        office.now = copenhagen(2026, 11, 18, 9)
        assert await told(office) == []

    async def test_a_closed_item_is_named_to_its_readers_alone(self, office: Office, region: Person) -> None:
        """In the channel, where it goes when nobody is to be found, it has no title."""
        place = await office.channel("C9", "fyn")
        await office.types(region, '/dagsorden punkt "Personsag" lukket politisk fyn 9/12')
        office.now = ITEMS_AHEAD
        [own] = await told(office)
        assert "Personsag" in own.words
        card = office.services.registry.messages[ITEM_DEADLINE]
        there = replace(own.message, recipient=place)
        shown = await office.work.read(lambda r: card(r, office.profile, there))
        assert isinstance(shown, Card)
        assert "Personsag" not in words_of(shown)


class TestItemsPutOffAndHandedOver:
    """From the reminder itself, as with tasks."""

    @pytest.fixture
    async def ahead(self, office: Office, region: Person) -> Told:
        """The reminder of an item two working days before its deadline."""
        await office.types(region, f'/dagsorden punkt "Akutpladser" {AT}')
        office.now = ITEMS_AHEAD
        [reminder] = await told(office)
        return reminder

    async def test_it_comes_again_to_who_asked(self, office: Office, region: Person, ahead: Told) -> None:
        """At their time and once, with the same buttons, also when the item was changed meanwhile."""
        labels = [button.label for button in getattr(ahead.card.blocks[-1], "buttons", ())]
        assert labels == ["Klar", "Påmind mig senere", "Overdrag"]
        [line] = [one for one in ahead.words.split("`") if one.startswith("/dagsorden")]
        assert form_of(await office.types(region, line)).title == "Ret punkt"
        form = form_of(await office.presses(region, button_of(ahead.card, "Påmind mig senere")))
        answer = await office.submits(region, form, {"eget": "i morgen kl. 13"})
        assert isinstance(answer, Replace)
        assert said(answer).startswith("Jeg minder dig om det tirsdag den 10. november kl. 13.00: “Akutpladser”")
        assert "[" not in said(answer)
        await office.types(region, f"/dagsorden bilag 2 https://syddanmark.dk/notat {AT}")
        office.now = copenhagen(2026, 11, 10, 13)
        [again] = await told(office)
        assert again.message.recipient == region.id
        assert [button.label for button in getattr(again.card.blocks[-1], "buttons", ())] == labels
        assert await told(office) == []

    @pytest.mark.parametrize("ends", ["punkt 2 klar", "punkt 2 udgår"])
    async def test_it_comes_no_more_once_the_item_is_done(
        self, office: Office, region: Person, ahead: Told, ends: str
    ) -> None:
        """And there is nothing to put off any more."""
        later = button_of(ahead.card, "Påmind mig senere")
        await office.submits(region, form_of(await office.presses(region, later)), {"eget": "i morgen kl. 13"})
        await office.types(region, f"/dagsorden {ends} {AT}")
        office.now = copenhagen(2026, 11, 10, 13)
        assert await told(office) == []
        assert said(await office.presses(region, later)).startswith("Punktet venter ikke på at blive skrevet.")

    async def test_a_time_that_is_no_use_is_said_in_the_form(self, office: Office, region: Person, ahead: Told) -> None:
        """When it isn't understood, and when the meeting has begun by then."""
        form = form_of(await office.presses(region, button_of(ahead.card, "Påmind mig senere")))
        before = office.rows()["reminders"]
        for typed in ("snarest", "10/12 kl. 9"):
            assert isinstance(await office.submits(region, form, {"eget": typed}), FormErrors)
        assert office.rows()["reminders"] == before

    async def test_somebody_else_is_given_the_item(self, office: Office, region: Person, ahead: Told) -> None:
        """They are told, and get the reminders from now on."""
        sif = await office.with_role("Sif", "sagsbehandler", "fyn")
        form = form_of(await office.presses(region, button_of(ahead.card, "Overdrag")))
        assert isinstance(await office.submits(region, form, {}), FormErrors)
        answer = await office.submits(region, form, {"modtager": str(sif.id)})
        assert isinstance(answer, Replace)
        assert said(answer).startswith("Overdraget til Sif: Akutpladser")
        assert "[" not in said(answer)
        [word] = await office.delivers()
        assert word.words.startswith("Du er sat til at skrive punktet: Akutpladser")
        office.now = ITEMS_DUE
        assert [one.message.recipient for one in await told(office)] == [sif.id]

    async def test_who_only_might_write_it_may_take_it(self, office: Office, region: Person) -> None:
        """The roles of where it comes from, before anybody has it; a stranger may do nothing with the buttons."""
        sif = await office.with_role("Sif", "sagsbehandler", "fyn")
        await office.types(region, f'/dagsorden punkt "Akutpladser" fra ssu {AT}')
        office.now = ITEMS_AHEAD
        [reminder] = await told(office)
        labels = [button.label for button in getattr(reminder.card.blocks[-1], "buttons", ())]
        assert labels == ["Jeg skriver det", "Påmind mig senere", "Se punkter"]
        stranger = await office.with_role("Olga", "regionshus", "lillebaelt")
        refused = said(await office.presses(stranger, button_of(reminder.card, "Påmind mig senere")))
        assert "Det kan kun" in refused
        taken = said(await office.presses(sif, button_of(reminder.card, "Jeg skriver det")))
        assert taken.startswith("Du skriver nu punktet: Akutpladser")

    async def test_in_the_digest_the_digest_changes(self, office: Office, region: Person, ahead: Told) -> None:
        """What was done stands first, then what is left."""
        for label, values, first in (
            ("Påmind mig senere", {"eget": "i morgen kl. 13"}, "Jeg minder dig om det tirsdag den 10. november"),
            ("Klar", None, "Klar: Akutpladser"),
        ):
            shown = await office.types(region, "/opgaver overblik")
            answer = await office.presses(region, _item_button(card_of(shown), label))
            if values is not None:
                answer = await office.submits(region, form_of(answer), values)
            assert isinstance(answer, Replace)
            assert said(answer).startswith(first)
            assert "Færre beskeder?" in said(answer) or "ikke mere i dit overblik" in said(answer)
            assert ("Skriv punktet" in said(answer)) is (label != "Klar")


def _item_button(card: Card, label: str) -> Button:
    """The button of that label that is about an item."""
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    known = [button for row in rows for button in row.buttons if button.action.startswith("dagsorden.punkt")]
    return next(button for button in known if button.label == label)
