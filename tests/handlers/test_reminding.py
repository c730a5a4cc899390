"""What is reminded of beside tasks: items to write, approvals that are missing, how many eat; and what it costs."""

from dataclasses import replace

import pytest

from bot.outgoing.reminders import issue_reminders
from danish.zone import copenhagen
from domain.organisation import Profile
from domain.people import Person
from domain.reminders import Cause, What
from handlers.dagsorden.item_reminder import ITEM_DEADLINE
from handlers.opgaver.feature import REMINDER
from handlers.opgaver.head_count import HEAD_COUNT
from handlers.outcomes import FormErrors, Replace
from handlers.ui import Actions, Button, Card
from tests.storage.test_queries import counting
from tests.support.office import Office, Told, button_of, card_of, form_of, said, words_of

AT = "politisk fyn 9/12"
MEETING = "politisk fyn onsdag den 9. december 2026 kl. 15-17"
PROFESSIONAL = "fagligt fyn onsdag den 9. december 2026 kl. 9-11"
ITEMS_AHEAD, ITEMS_DUE = copenhagen(2026, 11, 9, 9), copenhagen(2026, 11, 11, 9)
APPROVAL_AHEAD = copenhagen(2026, 11, 25, 9)
COUNT_DUE = copenhagen(2026, 12, 4, 9)


@pytest.fixture
async def region(office: Office) -> Person:
    """Somebody of the region's, with the cluster's meeting made."""
    person = await office.with_role("Rikke", "regionshus", "fyn")
    await office.types(person, f"/moede opret {MEETING}")
    return person


async def told(office: Office, kind: str) -> list[Told]:
    """The reminders of that kind that are sent now."""
    return [one for one in await office.reminded() if one.message.kind == kind]


class TestItems:
    async def test_the_roles_of_where_it_comes_from_are_reminded(self, office: Office, region: Person) -> None:
        """An item from ssu is its case workers' to write; whoever put it there is reminded where none is known."""
        await office.types(region, '/dagsorden punkt "Akutpladser" fra ssu politisk fyn 9/12')
        office.now = ITEMS_AHEAD
        [ahead] = await told(office, ITEM_DEADLINE)
        assert ahead.message.recipient == region.id
        assert ahead.words.startswith("Frist onsdag den 11. november: “Akutpladser” skal skrives")
        worker = await office.with_role("Sofus", "sagsbehandler", "fyn")
        office.now = ITEMS_DUE
        assert [one.message.recipient for one in await told(office, ITEM_DEADLINE)] == [worker.id]

    async def test_what_is_written_is_not_reminded_of(self, office: Office, region: Person) -> None:
        """Only drafts are: an item that is ready, or off the agenda, is told of no more; a draft again is."""
        for title in ("Et", "To", "Tre"):
            await office.types(region, f'/dagsorden punkt "{title}" politisk fyn 9/12')
        await office.types(region, "/dagsorden punkt 2 klar politisk fyn 9/12")
        await office.types(region, "/dagsorden punkt 3 udgår politisk fyn 9/12")
        office.now = ITEMS_AHEAD
        [ahead] = await told(office, ITEM_DEADLINE)
        assert "“Tre”" in ahead.words
        pressed = await office.presses(region, button_of(ahead.card, "Klar"))
        assert said(pressed).startswith("Klar: Tre")
        await office.types(region, "/dagsorden punkt 2 kladde politisk fyn 9/12")
        office.now = ITEMS_DUE
        [due] = await told(office, ITEM_DEADLINE)
        assert "“Et”" in due.words

    async def test_a_moved_meeting_moves_them(self, office: Office, region: Person) -> None:
        """Nothing comes at the old deadline, and it comes once at the new one; a cancelled meeting has none."""
        await office.types(region, '/dagsorden punkt "Akutpladser" politisk fyn 9/12')
        await office.types(region, "/moede flyt politisk fyn 9/12 til 16/12 kl. 15-17")
        office.now = ITEMS_AHEAD
        assert await told(office, ITEM_DEADLINE) == []
        office.now = copenhagen(2026, 11, 16, 9)
        assert len(await told(office, ITEM_DEADLINE)) == 1
        await office.types(region, "/moede aflys politisk fyn 16/12")
        office.now = copenhagen(2026, 11, 18, 9)
        assert await told(office, ITEM_DEADLINE) == []

    async def test_a_closed_item_is_named_to_its_readers_alone(self, office: Office, region: Person) -> None:
        """In the channel, where it goes when nobody is to be found, it has no title."""
        place = await office.channel("C9", "fyn")
        await office.types(region, '/dagsorden punkt "Personsag" lukket politisk fyn 9/12')
        office.now = ITEMS_AHEAD
        [own] = await told(office, ITEM_DEADLINE)
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
        [reminder] = await told(office, ITEM_DEADLINE)
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
        [again] = await told(office, ITEM_DEADLINE)
        assert again.message.recipient == region.id
        assert [button.label for button in getattr(again.card.blocks[-1], "buttons", ())] == labels
        assert await told(office, ITEM_DEADLINE) == []

    @pytest.mark.parametrize("ends", ["punkt 2 klar", "punkt 2 udgår"])
    async def test_it_comes_no_more_once_the_item_is_done(
        self, office: Office, region: Person, ahead: Told, ends: str
    ) -> None:
        """And there is nothing to put off any more."""
        later = button_of(ahead.card, "Påmind mig senere")
        await office.submits(region, form_of(await office.presses(region, later)), {"eget": "i morgen kl. 13"})
        await office.types(region, f"/dagsorden {ends} {AT}")
        office.now = copenhagen(2026, 11, 10, 13)
        assert await told(office, ITEM_DEADLINE) == []
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
        assert [one.message.recipient for one in await told(office, ITEM_DEADLINE)] == [sif.id]

    async def test_who_only_might_write_it_may_take_it(self, office: Office, region: Person) -> None:
        """The roles of where it comes from, before anybody has it; a stranger may do nothing with the buttons."""
        sif = await office.with_role("Sif", "sagsbehandler", "fyn")
        await office.types(region, f'/dagsorden punkt "Akutpladser" fra ssu {AT}')
        office.now = ITEMS_AHEAD
        [reminder] = await told(office, ITEM_DEADLINE)
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


class TestApprovals:
    async def test_the_owners_hear_whose_approval_is_missing(self, office: Office, region: Person) -> None:
        """Two working days before its deadline; a politician who chairs hears nothing."""
        await office.seated("Formanden", "politisk/fyn", "regionsraadsformanden")
        await office.types(region, "/dagsorden godkend for regionsrådsformanden politisk fyn 9/12")
        office.now = APPROVAL_AHEAD
        approvals = [one for one in await told(office, REMINDER) if "Godkendelse" in one.words]
        assert [one.message.recipient for one in approvals] == [region.id]
        words = approvals[0].words
        assert (
            "Mangler godkendelse fra: regionens administrative formand, kommunernes administrative formand og" in words
        )
        assert "regionsrådsformanden" not in words

    async def test_a_chair_in_the_chat_is_asked_until_they_have_approved(self, office: Office, region: Person) -> None:
        """Where the profile says that such chairs are told: an administrative chair who sits in the body."""
        profile = _with_seated_chair(office)
        office.services = replace(office.services, profile=profile, shipped=profile)
        await office.give_role(region, "somatik", "fyn")
        await office.types(region, f"/moede opret {PROFESSIONAL}")
        chair = await office.seated("Direktøren", "fagligt/fyn", "formand_region")
        office.now = APPROVAL_AHEAD
        [asked] = [one for one in await told(office, REMINDER) if one.message.recipient == chair.id]
        assert "Din godkendelse af dagsordenen" in asked.words
        answer = said(await office.presses(chair, button_of(asked.card, "Godkend dagsordenen")))
        assert "godkendt" in answer.casefold()
        office.now = copenhagen(2026, 11, 27, 9)
        assert chair.id not in [one.message.recipient for one in await told(office, REMINDER)]

    async def test_a_chair_of_the_professional_level_hears_of_the_political_agenda_too(
        self, office: Office, region: Person
    ) -> None:
        """By the seat that is a chair's, as when corrections void approvals; other members hear nothing."""
        sits = office.profile.body("fagligt/fyn")
        known = replace(sits, seats=(replace(sits.seats[0], is_chair=True), *sits.seats[1:]))
        bodies = tuple(known if one == sits else one for one in office.profile.bodies)
        profile = replace(office.profile, bodies=bodies)
        office.services = replace(office.services, profile=profile, shipped=profile)
        chair = await office.seated("Direktøren", sits.key, sits.seats[0].key)
        member = await office.seated("Medlemmet", sits.key, sits.seats[1].key)
        office.now = APPROVAL_AHEAD
        asked = {one.message.recipient: one.words for one in await told(office, REMINDER)}
        assert "odkendelse" in asked[chair.id]
        assert member.id not in asked


class TestHeadCount:
    async def test_the_caterers_are_told_how_many_eat(self, office: Office, region: Person) -> None:
        """Three working days before, at nine, counts and never names, with what was reported until then; once."""
        caterer = await office.with_role("Kamma", "somatik", "fyn")
        await office.types(region, "/afbud politisk fyn 9/12 borgmester nyborg")
        await office.types(region, "/afbud gæst 3 politisk fyn 9/12")
        office.now = COUNT_DUE
        [count] = await told(office, HEAD_COUNT)
        assert count.message.recipient == caterer.id
        assert count.words.startswith("Forplejning: 19 – Politisk niveau, Fyn")
        assert "Nyborg" not in count.words
        assert "Medlemmer 14, stedfortrædere og suppleanter 0, sekretariat 2, gæster 3." in count.words
        done = await office.presses(caterer, button_of(count.card, "Udført"))
        assert said(done).startswith("Bekræftet: Forplejning")
        office.now = copenhagen(2026, 12, 4, 12)
        assert await told(office, HEAD_COUNT) == []

    async def test_the_channel_is_told_where_nobody_caters(self, office: Office, region: Person) -> None:
        """The secretariat's channel gets it, also when the meeting was moved; a virtual meeting has none."""
        place = await office.channel("C9", "fyn")
        await office.types(region, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17 virtuelt")
        await office.types(region, "/moede flyt politisk fyn 9/12 til 10/12 kl. 15-17")
        office.now = COUNT_DUE
        assert await told(office, HEAD_COUNT) == []
        office.now = copenhagen(2026, 12, 7, 9)
        assert [one.message.recipient for one in await told(office, HEAD_COUNT)] == [place]
        office.now = copenhagen(2026, 12, 11, 9)
        assert await told(office, HEAD_COUNT) == []


@pytest.mark.parametrize("meetings", [3, 5])
async def test_issuing_costs_the_same_however_much_is_due(office: Office, meetings: int) -> None:
    """Tasks, items and head counts of many meetings take as many statements as those of one."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    for day in range(7, 7 + meetings):
        await office.types(region, f"/moede opret politisk fyn {day}/12 2026 kl. 15-17")
        await office.types(region, f'/dagsorden punkt "Punkt {day}" politisk fyn {day}/12')
    now = copenhagen(2026, 12, 16, 9)
    with counting(office.work) as statements:
        number = await office.work.run(lambda r: issue_reminders(r, profile=office.profile, now=now, limit=500))
    assert number >= 20 * meetings
    assert len(statements) == 18


async def test_a_move_keeps_what_somebody_asked_for(office: Office, region: Person) -> None:
    """A reminder that was put off stays where it was put, and everything else is planned anew."""
    await office.types(region, "/opgaver påmind 5 den 1/11 kl. 10")
    await office.types(region, "/moede flyt politisk fyn 9/12 til 16/12 kl. 15-17")
    found = await office.work.read(lambda r: r.reminders.of(Cause(What.TASK, 5)))
    assert copenhagen(2026, 11, 1, 10) in [one.due for one in found if one.state == "planlagt"]


def _item_button(card: Card, label: str) -> Button:
    """The button of that label that is about an item."""
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    known = [button for row in rows for button in row.buttons if button.action.startswith("dagsorden.punkt")]
    return next(button for button in known if button.label == label)


def _with_seated_chair(office: Office) -> Profile:
    """The organisation with a seat that bears the key of the region's administrative chair."""
    bodies = [
        replace(body, seats=(*body.seats, replace(body.seats[0], key="formand_region", label="Formand, region")))
        if body.key == "fagligt/fyn"
        else body
        for body in office.profile.bodies
    ]
    return replace(office.profile, bodies=tuple(bodies))
