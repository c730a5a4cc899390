"""Taking, doing, postponing and handing over tasks."""

import asyncio
from dataclasses import replace

import pytest

from danish.zone import copenhagen
from domain.reminders import ReminderKind
from domain.tasks import TaskState
from handlers.outcomes import FormErrors, Replace
from handlers.ui import Button, Choice
from tests.handlers.opgaver.conftest import Desk
from tests.support.office import button_of, card_of, form_of, mark, said


class TestTaking:
    async def test_a_task_is_taken_once(self, desk: Desk) -> None:
        """Of two who press at once one has it, and the other is told who."""
        colleague = await desk.office.with_role("Rasmus", "regionshus", "sydvestjylland")
        button = button_of(await desk.office.types(desk.region, "/opgaver"), "Jeg tager den")
        answers = await asyncio.gather(desk.office.presses(desk.region, button), desk.office.presses(colleague, button))
        titles = sorted(said(answer).splitlines()[0] for answer in answers)
        task = await desk.task(int(button.value.split()[0]))
        taker = {desk.region.id: "Rikke", colleague.id: "Rasmus"}[task.taker or 0]
        assert titles[0] == f"Opgaven er allerede taget af {taker}."
        assert titles[1].startswith(f"Taget af {taker}: ")

    async def test_a_taken_task_is_given_back(self, desk: Desk) -> None:
        """Only by who took it."""
        await desk.says(desk.region, "/opgaver tag 5")
        assert (await desk.says(desk.municipality, "/opgaver fortryd 5")).startswith("Der er ikke noget at fortryde.")
        assert (await desk.says(desk.region, "/opgaver fortryd 5")).startswith("Fortrudt: Du har ikke længere opgaven")
        assert (await desk.task(5)).taker is None

    async def test_what_somebody_had_whose_role_was_taken_can_be_taken(self, desk: Desk) -> None:
        """It is offered to the others again, and one of them has it at once."""
        colleague = await desk.office.with_role("Rasmus", "regionshus", "sydvestjylland")
        await desk.says(colleague, "/opgaver tag 6")
        assert "Generering i Acadre" not in await desk.says(desk.region, "/opgaver")
        chief, line = await desk.office.person("Chef"), f"rolle fjern {mark(colleague)} regionshuset sydvestjylland"
        await desk.office.types(chief, f"/tovholder {line}", is_administrator=True)
        listed = await desk.says(desk.region, "/opgaver")
        assert "Generering i Acadre" in listed
        assert "Rasmus" not in listed
        assert (await desk.says(desk.region, "/opgaver jeg tager #6")).startswith("Taget af Rikke: ")
        assert (await desk.task(6)).taker == desk.region.id

    async def test_only_owners_take_a_task(self, desk: Desk) -> None:
        """The municipality doesn't take what is the region's alone."""
        assert (await desk.says(desk.municipality, "/opgaver tag 6")).startswith("Trin 6 ligger hos Regionshuset.")


class TestDoing:
    @pytest.mark.parametrize(
        "typed",
        [
            *("6 udført 22/17744", "nr. 6 er klaret 22/17744", "#6 udført", "jeg har udført 6", "udført 6.", "luk 6"),
            "jeg er færdig med opgave 6",
        ],
    )
    async def test_done_as_people_say_it(self, desk: Desk, typed: str) -> None:
        """A task's number may stand before what is said of it, and a full stop after it."""
        assert (await desk.says(desk.region, f"/opgaver {typed}")).startswith("Udført: Generering i Acadre")
        assert (await desk.task(6)).state is TaskState.DONE

    async def test_done_by_number_with_a_case_number(self, desk: Desk) -> None:
        """The answer says what was noted and how to undo."""
        answer = await desk.says(desk.region, "/opgaver udført 6 2217744")
        assert answer.startswith("Udført: Generering i Acadre")
        assert "Noteret: sagsnr. 22/17744.\n" in f"{answer}\n"
        assert "`/opgaver fortryd 6`" in answer
        assert (await desk.task(6)).state is TaskState.DONE
        assert (await desk.says(desk.region, "/opgaver fortryd 6")).startswith("Fortrudt: Generering i Acadre")
        assert (await desk.task(6)).is_open

    async def test_done_in_a_list_shows_the_list_without_it(self, desk: Desk) -> None:
        """The pressed list changes; what was done stands first."""
        shown = await desk.office.types(desk.region, "/opgaver")
        quality = replace(button_of(shown, "Udført"), value="5 mine")
        answer = await desk.office.presses(desk.region, quality)
        assert isinstance(answer, Replace)
        assert said(answer).startswith("Bekræftet: Kvalitetssikring – Regionshuset")
        assert "Du har 9 åbne opgaver" in said(answer)

    async def test_what_a_meeting_must_begin_for_has_no_button(self, desk: Desk) -> None:
        """Minutes can't be done before there is anything to write."""
        answer = await desk.says(desk.region, "/opgaver")
        minutes = answer.split("Nr. 11 Referat (udkast)")[1].split("Nr. ")[0]
        assert "[Udført]" not in minutes
        assert "når mødet er begyndt" in await desk.says(desk.region, "/opgaver udført 11")


class TestSnoozing:
    async def test_the_form_offers_times_that_are_ahead(self, desk: Desk) -> None:
        """This afternoon, tomorrow, and next week; each with its day."""
        form = form_of(await desk.office.types(desk.region, "/opgaver påmind 5"))
        choice = next(field for field in form.fields if isinstance(field, Choice))
        assert [option.label for option in choice.options] == [
            "I eftermiddag: mandag den 26. oktober kl. 14.00",
            "I morgen: tirsdag den 27. oktober kl. 09.00",
            "Næste uge: mandag den 2. november kl. 09.00",
        ]
        answer = said(await desk.office.submits(desk.region, form))
        assert answer.startswith("Jeg minder dig om det mandag den 26. oktober kl. 14.00: Kvalitetssikring")
        planned = [one for one in await desk.reminders(5) if one.kind is ReminderKind.SNOOZED]
        assert [(one.person, one.due) for one in planned] == [(desk.region.id, copenhagen(2026, 10, 26, 14))]

    async def test_a_time_outside_ones_hours_is_kept_and_told(self, desk: Desk) -> None:
        """Somebody's own wish is kept; that nothing else comes then is said."""
        quiet = "Det er uden for den tid, hvor jeg ellers skriver til dig."
        for typed in (
            "påmind 5 i morgen kl. 10",
            "mind mig om opgave 5 i morgen kl. 10",
            "udskyd 5 til i morgen kl. 10",
        ):
            noted = await desk.says(desk.region, f"/opgaver {typed}")
            assert noted.startswith("Jeg minder dig om det tirsdag den 27. oktober kl. 10.00")
            assert quiet not in noted
        assert quiet in await desk.says(desk.region, "/opgaver påmind 5 i morgen kl. 20")
        desk.office.now = copenhagen(2026, 10, 27, 20)
        assert [one.message.recipient for one in await desk.reminded()][-1] == desk.region.id

    async def test_on_a_friday_evening_the_next_working_day_is_offered(self, desk: Desk) -> None:
        """The afternoon is over, and tomorrow is a Saturday."""
        desk.office.now = copenhagen(2026, 10, 30, 18)
        form = form_of(await desk.office.types(desk.region, "/opgaver påmind 5"))
        choice = next(field for field in form.fields if isinstance(field, Choice))
        assert [option.label.split(":")[0] for option in choice.options] == ["I morgen", "Næste hverdag"]

    @pytest.mark.parametrize(
        ("typed", "due"),
        [
            ("på torsdag kl. 14", copenhagen(2026, 10, 29, 14)),
            ("om to uger", copenhagen(2026, 11, 9, 9)),
            ("fredag formiddag", copenhagen(2026, 10, 30, 9)),
        ],
    )
    async def test_a_time_of_ones_own_goes_before_the_choice(self, desk: Desk, typed: str, due: object) -> None:
        """A day alone means nine o'clock."""
        form = form_of(await desk.office.types(desk.region, "/opgaver påmind 5"))
        await desk.office.submits(desk.region, form, {"eget": typed})
        assert due in [one.due for one in await desk.reminders(5)]

    @pytest.mark.parametrize("typed", ["i går", "31. november", "snart", "inden fredag", "blabla"])
    async def test_a_time_that_can_not_be_is_said_in_the_form(self, desk: Desk, typed: str) -> None:
        """The form stays open, and nothing is stored."""
        form = form_of(await desk.office.types(desk.region, "/opgaver påmind 5"))
        before = desk.office.rows()
        answer = await desk.office.submits(desk.region, form, {"eget": typed})
        assert isinstance(answer, FormErrors)
        assert answer.errors["eget"]
        assert desk.office.rows() == before

    async def test_a_choice_that_has_passed_meanwhile_is_said(self, desk: Desk) -> None:
        """A form left open until tomorrow plans nothing in the past."""
        form = form_of(await desk.office.types(desk.region, "/opgaver påmind 5"))
        desk.office.now = copenhagen(2026, 10, 27, 8)
        assert "er passeret" in said(await desk.office.submits(desk.region, form))


class TestHandingOver:
    async def test_the_receiver_has_the_task_and_is_told(self, desk: Desk) -> None:
        """The message names the giver and can be acted on at once."""
        answer = await desk.says(desk.region, f"/opgaver overdrag 5 {mark(desk.municipality)}")
        assert answer.startswith("Overdraget til Kim: Kvalitetssikring")
        assert (await desk.task(5)).taker == desk.municipality.id
        (told,) = await desk.office.delivers()
        assert told.message.recipient == desk.municipality.id
        assert told.words.startswith("Rikke har overdraget en opgave til dig: Kvalitetssikring")
        done = await desk.office.presses(desk.municipality, button_of(told.card, "Udført"))
        assert said(done).startswith("Bekræftet: Kvalitetssikring – Varde Kommune")

    async def test_a_receiver_without_the_role_is_told_who_confirms(self, desk: Desk) -> None:
        """The work moves, the responsibility doesn't."""
        sanne = await desk.office.with_role("Sanne", "somatik", "sydvestjylland")
        answer = await desk.says(desk.region, f"/opgaver overdrag 6 {mark(sanne)}")
        assert "Sanne har ikke selv en rolle på trinnet, så Regionshuset skal stadig bekræfte" in answer

    async def test_nobody_outside_the_secretariat_is_given_a_task(self, desk: Desk) -> None:
        """By word and by form alike, and nothing is stored."""
        nina = await desk.office.person("Nina")
        form = form_of(await desk.office.types(desk.region, "/opgaver overdrag 5"))
        before = desk.office.rows()
        assert (await desk.says(desk.region, f"/opgaver overdrag 5 {mark(nina)}")).startswith(
            "Nina er ikke med i sekretariatet for Politisk niveau, Sydvestjylland."
        )
        answer = await desk.office.submits(desk.region, form, {"modtager": str(nina.id)})
        assert isinstance(answer, FormErrors)
        assert isinstance(await desk.office.submits(desk.region, form), FormErrors)
        assert desk.office.rows() == before

    async def test_who_has_a_task_is_not_handed_it_again(self, desk: Desk) -> None:
        """By another's form or words: they were told of it as if it was a new one."""
        form = form_of(await desk.office.types(desk.region, "/opgaver overdrag 5"))
        await desk.says(desk.region, f"/opgaver overdrag 5 {mark(desk.municipality)}")
        assert len(await desk.office.delivers()) == 1
        before = desk.office.rows()
        again = said(await desk.office.submits(desk.region, form, {"modtager": str(desk.municipality.id)}))
        assert again.startswith("Kim har allerede opgaven.")
        assert desk.office.rows() == before

    async def test_who_hands_over_anothers_task_is_told_whose_it_was(self, desk: Desk) -> None:
        """They may have taken it while the form was open, and go on with it; one's own needs no word."""
        form = form_of(await desk.office.types(desk.region, "/opgaver overdrag 5"))
        await desk.says(desk.municipality, "/opgaver tag 5")
        sanne = await desk.office.with_role("Sanne", "somatik", "sydvestjylland")
        answer = said(await desk.office.submits(desk.region, form, {"modtager": str(sanne.id)}))
        assert "Kim havde opgaven og får ikke besked fra mig: Aftal det med hinanden." in answer
        assert "havde opgaven" not in await desk.says(sanne, f"/opgaver overdrag 5 {mark(desk.municipality)}")

    async def test_a_task_handed_on_is_not_told_of_twice(self, desk: Desk) -> None:
        """What is somebody else's by then is not sent."""
        sanne = await desk.office.with_role("Sanne", "somatik", "sydvestjylland")
        await desk.says(desk.region, f"/opgaver overdrag 5 {mark(desk.municipality)}")
        await desk.says(desk.municipality, f"/opgaver overdrag 5 {mark(sanne)}")
        assert [told.message.recipient for told in await desk.office.delivers()] == [sanne.id]


async def test_another_clusters_task_is_refused_by_button_too(desk: Desk) -> None:
    """A button's value is no key to others' work."""
    stranger = await desk.office.with_role("Frida", "regionshus", "fyn")
    before = desk.office.rows()
    shown = button_of(await desk.office.types(desk.region, "/opgaver"), "Udført")
    for action in ("opgaver.udfoert", "opgaver.tag", "opgaver.senere", "opgaver.overdrag"):
        button: Button = replace(shown, action=action, value="5")
        answer = await desk.office.presses(stranger, button)
        assert card_of(answer).title == "Det kan kun sekretariatet i Sundhedsklynge Sydvestjylland gøre."
    assert desk.office.rows() == before
