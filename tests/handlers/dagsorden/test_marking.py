"""Marking steps by words: who may, what is noted, when a step is done, and how that is taken back."""

import asyncio

import pytest

from danish.zone import copenhagen
from domain.reminders import Cause, Reminder, ReminderState, What, of_task
from domain.tasks import TaskState
from tests.handlers.dagsorden.conftest import Secretariat
from tests.support.office import button_of, said


async def test_a_row_of_two_owners_is_done_when_both_have_confirmed(secretariat: Secretariat) -> None:
    """The first is told who is missing, the second that it is done."""
    first = await secretariat.says(secretariat.region, "/dagsorden kvalitetssikret")
    assert first.startswith("Bekræftet: Kvalitetssikring – Regionshuset")
    assert "Mangler nu: Varde Kommune (frist tirsdag den 17. november kl. 12.00)." in first
    assert (await secretariat.tasks())[5, ""].is_open
    second = await secretariat.says(secretariat.municipality, "/dagsorden kvalitetssikret")
    assert second.startswith("Udført: Kvalitetssikring")
    assert (await secretariat.tasks())[5, ""].state is TaskState.DONE


async def test_one_of_two_hospitals_and_the_municipality_convene(secretariat: Secretariat) -> None:
    """Of “og/eller” one is enough."""
    hospital = await secretariat.office.with_role("Sanne", "somatik", "sydvestjylland")
    await secretariat.says(hospital, "/dagsorden indkaldt")
    assert (await secretariat.says(secretariat.municipality, "/dagsorden indkaldt")).startswith("Udført: Indkaldelse")


async def test_whoever_holds_both_roles_confirms_both_at_once(secretariat: Secretariat) -> None:
    """One act for all of a person's roles, in the log too."""
    await secretariat.office.give_role(secretariat.region, "kommune", "sydvestjylland")
    answer = await secretariat.says(secretariat.region, "/dagsorden kvalitetssikret")
    assert answer.startswith("Udført: Kvalitetssikring")
    entry = (await secretariat.office.audit(f"task:{(await secretariat.tasks())[5, ''].id}"))[-1]
    assert entry.act == "opgave.bekræftet"
    assert entry.facts == {"roller": "regionshus,kommune"}


@pytest.mark.parametrize(
    ("words", "step", "part"),
    [
        ("kvalitetssikret", 5, ""),
        ("Samlet og kvalitetssikret", 5, ""),
        ("politisk sydvestjylland 8/12 genereret i Acadre", 6, ""),
        ("GENERERET", 6, ""),
        ("udført 9 alligevel", 9, ""),
        ("trin 5 udført", 5, ""),
        ("punkter skrevet", 4, ""),
        ("kvalitetssikring færdig", 5, ""),
        ("vi har genereret", 6, ""),
        ("send ud alligevel", 9, ""),
    ],
)
async def test_the_words_mark_their_step(secretariat: Secretariat, words: str, step: int, part: str) -> None:
    """Words come in any order and case."""
    await secretariat.says(secretariat.region, f"/dagsorden {words}")
    assert (await secretariat.tasks())[step, part].confirmations


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("22/17744", "22/17744"),
        ("2217744", "22/17744"),
        ("sagsnr. 22/17744", "22/17744"),
        ("https://acadre.example/sag?id=7.", "https://acadre.example/sag?id=7"),
    ],
)
async def test_a_case_number_or_link_is_noted(secretariat: Secretariat, typed: str, stored: str) -> None:
    """Both spellings of a case number are the same number; the date beside it is still a date."""
    answer = await secretariat.says(secretariat.region, f"/dagsorden genereret {typed} politisk sydvestjylland 8/12")
    assert "Noteret: " in answer
    assert (await secretariat.tasks())[6, ""].confirmations[0].reference == stored


async def test_a_step_of_others_is_refused_with_its_owners(secretariat: Secretariat) -> None:
    """The municipality doesn't generate on the political level."""
    before = secretariat.office.rows()
    answer = await secretariat.says(secretariat.municipality, "/dagsorden genereret")
    assert answer.startswith("Trin 6 ligger hos Regionshuset.")
    assert secretariat.office.rows() == before


async def test_the_refusal_says_whether_all_owners_take_part_or_one_is_enough(secretariat: Secretariat) -> None:
    """Two who own a step together aren't told of as if either would do."""
    hospital = await secretariat.office.with_role("Sanne", "somatik", "sydvestjylland")
    together = await secretariat.says(hospital, "/dagsorden kvalitetssikret")
    assert together.startswith("Trin 5 ligger hos Regionshuset og Kommunal tovholder.\nDu har ingen af de roller")
    either = await secretariat.says(secretariat.region, "/dagsorden indkaldt")
    owners = "Det somatiske sygehus og/eller Psykiatrisygehuset samt Kommunal tovholder."
    assert either.startswith(f"Trin 2 ligger hos {owners}")


async def test_the_second_is_told_that_it_is_done_and_by_whom(secretariat: Secretariat) -> None:
    """By organisation and time, not by person."""
    await secretariat.says(secretariat.region, "/dagsorden genereret")
    answer = await secretariat.says(secretariat.region, "/dagsorden genereret")
    assert answer.startswith("Generering i Acadre er allerede udført.")
    assert "Det gjorde Regionshuset mandag den 26. oktober kl. 09.00." in answer


async def test_two_who_press_at_once_have_one_effect(secretariat: Secretariat) -> None:
    """One confirmation is stored, and the other person is told."""
    colleague = await secretariat.office.with_role("Rasmus", "regionshus", "sydvestjylland")
    shown = await secretariat.office.types(secretariat.region, "/dagsorden")
    button = button_of(shown, "Bekræft kvalitetssikring")
    answers = await asyncio.gather(
        secretariat.office.presses(secretariat.region, button), secretariat.office.presses(colleague, button)
    )
    titles = sorted(said(answer).splitlines()[0] for answer in answers)
    assert titles == ["Bekræftet: Kvalitetssikring – Regionshuset", "Kvalitetssikring er allerede bekræftet."]
    assert len((await secretariat.tasks())[5, ""].confirmations) == 1


async def test_done_cancels_the_reminders_and_undo_plans_them_again(secretariat: Secretariat) -> None:
    """Nobody is reminded of what is done."""
    generation = (await secretariat.tasks())[6, ""].id

    async def states() -> set[ReminderState]:
        found = await secretariat.office.work.read(lambda repositories: repositories.reminders.of(of_task(generation)))
        return {one.state for one in found}

    assert await states() == {ReminderState.PLANNED}
    await secretariat.says(secretariat.region, "/dagsorden genereret")
    assert await states() == {ReminderState.CANCELLED}
    assert (await secretariat.says(secretariat.region, "/dagsorden fortryd genereret")).startswith("Fortrudt: ")
    assert await states() == {ReminderState.PLANNED}
    assert [entry.act for entry in await secretariat.office.audit(f"task:{generation}")] == [
        "opgave.bekræftet",
        "opgave.fortrudt",
    ]


async def test_only_ones_own_confirmation_is_taken_back(secretariat: Secretariat) -> None:
    """The other organisation's word stands."""
    await secretariat.says(secretariat.region, "/dagsorden kvalitetssikret")
    answer = await secretariat.says(secretariat.municipality, "/dagsorden fortryd 5")
    assert answer.startswith("Der er ikke noget at fortryde.")
    assert len((await secretariat.tasks())[5, ""].confirmations) == 1


async def test_a_confirmation_is_nobodys_on_behalf(secretariat: Secretariat) -> None:
    """Only approvals are recorded for a chair; other steps are the owners' own."""
    before = secretariat.office.rows()
    answer = await secretariat.says(secretariat.region, "/dagsorden kvalitetssikret for regionsrådsformanden")
    assert answer.startswith("Kun en godkendelse kan registreres på vegne af en formand.")
    minutes = await secretariat.says(secretariat.region, "/referat godkendt politisk 8/12 af formanden")
    assert minutes.startswith("Om et referat noterer jeg ikke, på hvis vegne det er gjort.")
    assert secretariat.office.rows() == before


class TestMinutes:
    async def test_minutes_are_of_the_latest_meeting_begun(self, secretariat: Secretariat) -> None:
        """Draft, approval, generation and sending are marked after the meeting."""
        secretariat.office.now = copenhagen(2026, 12, 9, 9)
        for words, step, part in (
            ("udkast", 11, "udkast"),
            ("godkendt", 11, "godkendt"),
            ("genereret 22/17744", 12, ""),
            ("udsendt", 13, ""),
        ):
            answer = await secretariat.says(secretariat.region, f"/referat {words}")
            assert answer.startswith(("Bekræftet: ", "Udført: "))
            assert (await secretariat.tasks())[step, part].confirmations
        assert "Fremmøde efter afbud: " in await secretariat.says(secretariat.region, "/referat")

    async def test_minutes_of_a_coming_meeting_are_refused(self, secretariat: Secretariat) -> None:
        """What belongs after the meeting can't be done before it."""
        before = secretariat.office.rows()
        for line in (
            "/dagsorden udført 13",
            "/referat udkastet er skrevet politisk sydvestjylland 8/12",
            "/dagsorden referat udsendt",
        ):
            answer = await secretariat.says(secretariat.region, line)
            assert "når mødet er begyndt" in answer
        assert secretariat.office.rows() == before

    async def test_without_a_meeting_held_the_nearest_are_named(self, secretariat: Secretariat) -> None:
        """Nothing is guessed."""
        answer = await secretariat.says(secretariat.region, "/referat udkast")
        assert "[tirsdag den 8. december 2026 kl. 15.00]" in answer

    @pytest.mark.parametrize(
        "line", ["/referat xyzzy", "/referat udkst", "/referat " + "x" * 4000, "/referat 010203-1234"]
    )
    async def test_bad_input_stores_nothing(self, secretariat: Secretariat, line: str) -> None:
        """Each is answered in words."""
        before = secretariat.office.rows()
        assert await secretariat.says(secretariat.region, line)
        assert secretariat.office.rows() == before


async def test_an_act_on_several_meetings_asks_which(secretariat: Secretariat) -> None:
    """Nothing is marked on the wrong level."""
    await secretariat.says(secretariat.municipality, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
    asked = await secretariat.office.types(secretariat.municipality, "/dagsorden kvalitetssikret")
    assert said(asked).startswith("Hvilket møde mener du?")
    answer = await secretariat.office.presses(
        secretariat.municipality, button_of(asked, "8/12 kl. 15.00, Politisk niveau, Sydvestjylland")
    )
    assert said(answer).startswith("Bekræftet: Kvalitetssikring – Varde Kommune")
    assert (await secretariat.tasks())[5, ""].confirmations


async def test_which_meeting_is_meant_is_asked_of_all_there_are_on_the_day(secretariat: Secretariat) -> None:
    """Each is told with its forum and time, also where one forum alone meets once; the button names just that one."""
    says, region = secretariat.says, secretariat.region
    await says(region, "/moede opret politisk sydvestjylland 8/12 kl. 9-11 ekstraordinært")
    await says(region, "/moede opret fagligt sydvestjylland 8/12 kl. 12-14")
    asked = await secretariat.office.types(region, "/dagsorden kvalitetssikret 8/12")
    assert said(asked).startswith("Hvilket møde mener du?")
    assert "• Politisk niveau, Sydvestjylland · ekstraordinært · tirsdag den 8. december 2026 kl. 09.00" in said(asked)
    assert "• Fagligt strategisk niveau, Sydvestjylland · tirsdag den 8. december 2026 kl. 12.00" in said(asked)
    asked = await secretariat.office.types(region, "/dagsorden kvalitetssikret sydvestjylland 8/12")
    chosen = button_of(asked, "8/12 kl. 15.00, Politisk niveau, Sydvestjylland")
    assert said(await secretariat.office.presses(region, chosen)).startswith("Bekræftet: Kvalitetssikring")
    assert (await secretariat.tasks())[5, ""].confirmations


async def test_a_cancelled_meetings_buttons_do_nothing(secretariat: Secretariat) -> None:
    """An old message is answered plainly."""
    shown = await secretariat.office.types(secretariat.region, "/dagsorden")
    await secretariat.says(secretariat.region, "/moede aflys politisk sydvestjylland 8/12")
    answer = await secretariat.office.presses(secretariat.region, button_of(shown, "Bekræft kvalitetssikring"))
    assert said(answer).startswith("Mødet er aflyst.")


async def test_a_step_that_is_not_needed_is_noted_and_no_longer_reminded_of(secretariat: Secretariat) -> None:
    """By one of its owners, for this meeting alone; the head count goes with the catering, and undoing brings both."""
    office = secretariat.office
    hospital = await office.with_role("Sanne", "somatik", "sydvestjylland")
    planned = (await office.work.read(lambda r: r.reminders.of(Cause(What.MEETING, 1))))[0]
    before = {one.due for one in await _reminders(secretariat) if one.state is ReminderState.PLANNED}
    answer = await secretariat.says(hospital, "/dagsorden forplejning ikke nødvendig politisk 8/12")
    assert answer.startswith("Ikke nødvendig: Forplejning")
    assert "Noteret af Sydvestjysk Sygehus." in answer
    status = await secretariat.says(secretariat.region, "/dagsorden status")
    assert "3. Forplejning: ikke nødvendig, noteret mandag den 26. oktober af Sydvestjysk Sygehus" in status
    again = await secretariat.says(secretariat.municipality, "/dagsorden udført 3")
    assert again.startswith("Allerede noteret som ikke nødvendig: Forplejning")
    assert "Skal det alligevel gøres, så skriv `/dagsorden fortryd 3`." in again
    assert {one.state for one in await _reminders(secretariat)} == {ReminderState.CANCELLED}
    [count] = await office.work.read(lambda r: r.reminders.of(Cause(What.MEETING, 1)))
    assert count.state is ReminderState.CANCELLED
    assert (await secretariat.says(hospital, "/dagsorden fortryd forplejning")).startswith("Fortrudt: Forplejning")
    assert (await secretariat.tasks())[3, ""].is_open
    assert {one.due for one in await _reminders(secretariat) if one.state is ReminderState.PLANNED} == before
    kept = await office.work.read(lambda r: r.reminders.of(Cause(What.MEETING, 1)))
    assert planned.due in {one.due for one in kept if one.state is ReminderState.PLANNED}


@pytest.mark.parametrize("words", ["3 ikke nødvendig", "trin 3 ikke nødvendigt", "ikke nødvendig 3", "unødvendig 3"])
async def test_it_is_said_in_any_order(secretariat: Secretariat, words: str) -> None:
    """The row by its number too."""
    answer = await secretariat.says(secretariat.municipality, f"/dagsorden {words}")
    assert answer.startswith("Ikke nødvendig: Forplejning")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("godkendelse ikke nødvendig", "Trin 7 kan ikke noteres som ikke nødvendigt."),
        ("8 ikke nødvendig", "Trin 8 kan ikke noteres som ikke nødvendigt."),
        ("forplejning ikke nødvendig", "Trin 3 ligger hos"),
        ("ikke nødvendig", "Hvilket trin mener du?"),
        ("udsendt ikke nødvendig for regionsrådsformanden", "Kun en godkendelse kan registreres på vegne"),
    ],
)
async def test_what_a_meeting_cant_do_without_is_refused(secretariat: Secretariat, words: str, refusal: str) -> None:
    """Approval and corrections are never spared, and each step by its owners alone; nothing is stored."""
    before = secretariat.office.rows()
    assert (await secretariat.says(secretariat.region, f"/dagsorden {words}")).startswith(refusal)
    assert secretariat.office.rows() == before


async def _reminders(secretariat: Secretariat) -> list[Reminder]:
    """Those of the catering's task."""
    task = (await secretariat.tasks())[3, ""].id
    return list(await secretariat.office.work.read(lambda r: r.reminders.of(of_task(task))))
