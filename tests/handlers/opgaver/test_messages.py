"""The messages about tasks: reminders to persons, and what nobody has to the secretariat's channel."""

from datetime import datetime

import pytest

from danish.zone import copenhagen
from domain.reminders import ReminderKind
from handlers.outcomes import Replace, Reply, Revision, Wait
from handlers.ui import Card
from handlers.unasked import WHY
from tests.handlers.opgaver.conftest import Desk
from tests.support.office import button_of, form_of, mark, said


class TestReminding:
    @pytest.fixture
    async def reminder(self, desk: Desk) -> Card:
        """The reminder that the municipality gets of step 5 on its day."""
        desk.office.now = copenhagen(2026, 11, 17, 9)
        told = await desk.reminded()
        return next(one.card for one in told if one.message.recipient == desk.municipality.id)

    async def test_a_reminder_says_the_deadline_and_the_thing_first(self, desk: Desk, reminder: Card) -> None:
        """Then what to do, which meeting, and who is waited for."""
        assert reminder.title == (
            "Frist i dag, tirsdag den 17. november kl. 12.00: Kvalitetssikring – Politisk niveau, Sydvestjylland"
        )
        row = reminder.blocks[-1]
        assert [button.label for button in getattr(row, "buttons", ())] == ["Udført", "Påmind mig senere", "Overdrag"]

    async def test_done_changes_the_message_and_takes_its_buttons(self, desk: Desk, reminder: Card) -> None:
        """A second press, by whoever, has no further effect and is answered."""
        button = button_of(reminder, "Udført")
        answer = await desk.office.presses(desk.municipality, button)
        assert isinstance(answer, Replace)
        assert said(answer).startswith("Bekræftet: Kvalitetssikring – Varde Kommune")
        assert "[" not in said(answer)
        again = await desk.office.presses(desk.municipality, button)
        assert said(again).startswith("Kvalitetssikring er allerede bekræftet.")
        assert len((await desk.task(5)).confirmations) == 1

    async def test_done_with_the_approval_round_asks_in_the_message_who_approved(self, desk: Desk) -> None:
        """The reminder becomes the question, and the answer to it what was recorded."""
        desk.office.now = copenhagen(2026, 11, 26, 9)
        told = await desk.reminded()
        reminder = next(one.card for one in told if one.message.recipient == desk.region.id and "Godkend" in one.words)
        asked = await desk.office.presses(desk.region, button_of(reminder, "Udført"))
        assert isinstance(asked, Replace)
        assert said(asked).startswith("Hvem har godkendt")
        answered = await desk.office.presses(desk.region, button_of(asked, "Regionsrådsformanden"))
        assert isinstance(answered, Replace)
        assert "på vegne af" in said(answered)

    async def test_snooze_and_hand_over_open_their_forms(self, desk: Desk, reminder: Card) -> None:
        """From the message itself."""
        assert form_of(await desk.office.presses(desk.municipality, button_of(reminder, "Påmind mig senere")))
        form = form_of(await desk.office.presses(desk.municipality, button_of(reminder, "Overdrag")))
        answer = await desk.office.submits(desk.municipality, form, {"modtager": str(desk.region.id)})
        assert said(answer).startswith("Overdraget til Rikke: Kvalitetssikring")

    @pytest.mark.parametrize("stays", [True, False])
    async def test_what_somebody_asked_to_be_reminded_of_comes_while_they_have_a_role_there(
        self, desk: Desk, *, stays: bool
    ) -> None:
        """Whoever went to another cluster since isn't told of others' tasks, as with items and decisions."""
        office, mine = desk.office, await desk.office.with_role("Gunnar", "regionshus", "sydvestjylland")
        asked = said(await office.types(mine, "/opgaver påmind 5 den 19. november kl. 10"))
        assert asked.startswith("Jeg minder dig om det")
        if not stays:
            line = f"/tovholder rolle fjern {mark(mine)} regionshuset sydvestjylland"
            await office.types(desk.region, line, is_administrator=True)
        office.now = copenhagen(2026, 11, 19, 10, 1)
        mine_told = [one.message for one in await desk.reminded() if one.message.recipient == mine.id]
        assert len([one for one in mine_told if one.subject.get(WHY) == ReminderKind.SNOOZED]) == int(stays)

    async def test_a_form_changes_the_message_it_was_opened_from(self, desk: Desk, reminder: Card) -> None:
        """So that nothing is left to press on what was put off or handed over."""
        snooze = form_of(await desk.office.presses(desk.municipality, button_of(reminder, "Påmind mig senere")))
        answer = await desk.office.submits(desk.municipality, snooze)
        assert isinstance(answer, Replace)
        assert said(answer).startswith("Jeg minder dig om det tirsdag den 17. november kl. 14.00: Kvalitetssikring")
        assert "[" not in said(answer)
        give = form_of(await desk.office.presses(desk.municipality, button_of(reminder, "Overdrag")))
        answer = await desk.office.submits(desk.municipality, give, {"modtager": str(desk.region.id)})
        assert isinstance(answer, Replace)
        assert "[" not in said(answer)

    async def test_a_snoozed_reminder_comes_again(self, desk: Desk) -> None:
        """To the person who asked for it, and to nobody else."""
        await desk.says(desk.region, "/opgaver påmind 6 i morgen kl. 10")
        desk.office.now = copenhagen(2026, 10, 27, 10)
        told = await desk.reminded()
        assert [one.message.recipient for one in told] == [desk.region.id]
        assert told[0].words.startswith("Frist torsdag den 19. november kl. 12.00: Generering i Acadre")

    async def test_nobody_is_reminded_of_what_is_done_or_cancelled(self, desk: Desk) -> None:
        """The cause is looked at when the message is sent."""
        desk.office.now = copenhagen(2026, 11, 17, 9)
        profile = desk.office.profile
        told = await desk.reminded()
        message = next(one.message for one in told if one.message.recipient == desk.municipality.id)
        build = desk.office.services.registry.messages[message.kind]

        async def card() -> Card | Revision | Wait | None:
            return await desk.office.work.read(lambda repositories: build(repositories, profile, message))

        assert await card()
        await desk.says(desk.municipality, "/opgaver udført 5")
        assert await card() is None
        await desk.says(desk.municipality, "/opgaver fortryd 5")
        assert await card()
        await desk.says(desk.region, "/moede aflys politisk sydvestjylland 8/12")
        assert await card() is None

    async def test_a_cancelled_meetings_reminder_is_answered_plainly(self, desk: Desk, reminder: Card) -> None:
        """An old button does nothing."""
        await desk.says(desk.region, "/moede aflys politisk sydvestjylland 8/12")
        for label in ("Udført", "Påmind mig senere", "Overdrag"):
            answer = await desk.office.presses(desk.municipality, button_of(reminder, label))
            assert said(answer).startswith("Mødet er aflyst.")


class TestVacancies:
    async def test_the_secretariats_channel_hears_of_a_task_nobody_has(self, desk: Desk) -> None:
        """And somebody can take it there; the message then says who has it."""
        hospital = await desk.office.with_role("Sanne", "somatik", "sydvestjylland")
        await desk.office.channel("C9", "sydvestjylland")
        desk.office.now = copenhagen(2026, 11, 6, 9)
        told = [one for one in await desk.reminded() if one.message.kind == "opgaver.uden_ansvarlig"]
        assert [one.words.splitlines()[0] for one in told] == [
            "Hvem følger op? Dagsordenspunkter i Acadre – Politisk niveau, Sydvestjylland"
        ]
        taken = await desk.office.presses(hospital, button_of(told[0].card, "Jeg tager den"), channel="C9")
        assert isinstance(taken, Replace)
        assert said(taken).startswith("Taget af Sanne: Dagsordenspunkter i Acadre")
        assert "[" not in said(taken)

    async def test_a_reminder_in_the_channel_can_be_answered_like_any_other(self, desk: Desk) -> None:
        """Whoever reads it there may say that it is done, or be reminded later, alone."""
        hospital = await desk.office.with_role("Sanne", "somatik", "sydvestjylland")
        await desk.office.channel("C9", "sydvestjylland")
        desk.office.now = copenhagen(2026, 11, 6, 9)
        told = next(one for one in await desk.reminded() if one.message.kind == "opgaver.uden_ansvarlig")
        later = await desk.office.presses(hospital, button_of(told.card, "Påmind mig senere"), channel="C9")
        assert isinstance(await desk.office.submits(hospital, form_of(later), channel="C9"), Reply)
        done = await desk.office.presses(hospital, button_of(told.card, "Udført"), channel="C9")
        assert isinstance(done, Replace)
        assert said(done).startswith("Udført: Dagsordenspunkter i Acadre")

    async def test_the_channel_hears_of_it_once(self, desk: Desk) -> None:
        """Two working days before, and not again on the day; a moved meeting's new deadline is another matter."""
        await desk.office.channel("C9", "sydvestjylland")

        async def told(day: datetime) -> int:
            desk.office.now = day
            found = [one for one in await desk.reminded() if one.message.kind == "opgaver.uden_ansvarlig"]
            return len([one for one in found if "Dagsordenspunkter" in one.words])

        assert [await told(copenhagen(2026, 11, day, 9)) for day in (6, 10)] == [1, 0]
        await desk.says(desk.region, "/moede flyt politisk sydvestjylland 8/12 til 15/12 kl. 15-17")
        assert [await told(copenhagen(2026, 11, day, 9)) for day in (13, 17)] == [1, 0]

    async def test_an_unfilled_role_is_named_with_what_mends_it(self, desk: Desk) -> None:
        """Once somebody has the role, the message is not sent."""
        await desk.office.channel("C9", "sydvestjylland")
        desk.office.now = copenhagen(2026, 12, 3, 9)
        profile = desk.office.profile
        told = [one for one in await desk.reminded() if one.message.kind == "opgaver.uden_ansvarlig"]
        catering = next(one for one in told if "Forplejning" in one.words)
        assert catering.words.startswith("Opgave uden ansvarlig: Forplejning – Politisk niveau, Sydvestjylland")
        assert "Her mangler en person hos Sydvestjysk Sygehus eller Psykiatrisygehuset." in catering.words
        await desk.office.with_role("Sanne", "psykiatri", "sydvestjylland")
        build = desk.office.services.registry.messages[catering.message.kind]
        assert await desk.office.work.read(lambda store: build(store, profile, catering.message)) is None
