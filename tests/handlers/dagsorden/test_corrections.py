"""Corrections in the approval round: they void the approvals and open step 8."""

import pytest

from tests.handlers.dagsorden.conftest import Secretariat
from tests.handlers.dagsorden.test_approving import ALL, approvals, approve_all
from tests.support.office import button_of, mark, said


class TestCorrections:
    async def test_corrections_open_step_eight_and_void_the_approvals(self, secretariat: Secretariat) -> None:
        """What was typed is not kept; the corrections stand in Acadre."""
        await approve_all(secretariat)
        answer = await secretariat.says(secretariat.region, "/dagsorden rettelser punkt 3 den 9/12 er forkert")
        assert answer.startswith("Noteret: Der er rettelser til dagsordenen")
        assert "skal gives igen af regionens administrative formand" in answer
        assert "Teksten gemmer jeg ikke. Skriv selve rettelserne i Acadre." in answer
        tasks = await secretariat.tasks()
        assert tasks[8, ""].is_open
        assert tasks[7, ""].is_open
        assert not any(one.stands for one in await approvals(secretariat))
        assert "8. Ny generering: frist" in await secretariat.says(secretariat.region, "/dagsorden")
        again = await secretariat.says(secretariat.region, "/dagsorden rettelser")
        assert again.startswith("Rettelserne er allerede noteret.")

    async def test_who_found_the_corrections_may_be_named(self, secretariat: Secretariat) -> None:
        """The words aren't kept, and nobody is taken for a chair who approves."""
        who = mark(secretariat.municipality)
        answer = await secretariat.says(secretariat.region, f"/dagsorden rettelser {who} har rettet punkt 3")
        assert answer.startswith("Noteret: Der er rettelser til dagsordenen")
        chair = await secretariat.says(secretariat.region, f"/dagsorden godkend for {who}")
        assert chair.startswith("Skriv, hvilken formand det er, i stedet for personen.")

    async def test_what_was_approved_may_be_said_in_them(self, secretariat: Secretariat) -> None:
        """The words aren't kept, and none of them approves."""
        answer = await secretariat.says(secretariat.region, "/dagsorden rettelser: borgmesteren har godkendt punkt 3")
        assert answer.startswith("Noteret: Der er rettelser til dagsordenen")
        assert not await approvals(secretariat)

    async def test_the_new_version_is_approved_anew(self, secretariat: Secretariat) -> None:
        """Not before it is generated; each chair is asked again."""
        await approve_all(secretariat)
        await secretariat.says(secretariat.region, "/dagsorden genereret 22/17744")
        await secretariat.says(secretariat.region, "/dagsorden rettelser")
        early = await secretariat.says(secretariat.region, "/dagsorden godkend for regionsrådsformanden")
        assert early.startswith("Dagsordenen skal genereres igen, før den kan godkendes.")
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden genereret")
        asked = await secretariat.says(secretariat.region, "/dagsorden godkend")
        assert asked.startswith("Hvem har godkendt version 2 af dagsordenen?")
        assert (await approve_all(secretariat)).startswith("Udført: ")
        assert "alle formænd har godkendt." in await secretariat.says(secretariat.region, "/dagsorden")

    async def test_corrections_noted_by_mistake_are_undone(self, secretariat: Secretariat) -> None:
        """The step is not needed after all, and every approval stands as before."""
        await approve_all(secretariat)
        before = await approvals(secretariat), await secretariat.tasks()
        await secretariat.says(secretariat.region, "/dagsorden rettelser politisk sydvestjylland 8/12")
        answer = await secretariat.says(secretariat.region, "/dagsorden fortryd rettelser")
        assert answer.startswith("Fortrudt: Rettelserne til dagsordenen")
        assert "gælder igen" in answer
        assert (await approvals(secretariat), await secretariat.tasks()) == before

    @pytest.mark.parametrize("kind", ["temamøde", "seminar"])
    @pytest.mark.parametrize(
        "typed", ["rettelser punkt 3", "godkend", "godkend for regionsrådsformanden", "godkend for politiske formænd"]
    )
    async def test_a_meeting_that_does_without_them_is_not_made_to_wait(
        self, secretariat: Secretariat, kind: str, typed: str
    ) -> None:
        """Nobody is asked to approve or to generate the agenda of a seminar because somebody typed so."""
        person, day = secretariat.region, "politisk sydvestjylland 15/12"
        await secretariat.says(person, f"/moede opret {day} kl. 9-16 {kind}")
        added = await secretariat.says(person, f"/dagsorden punkt “Tal” {day}")
        assert "er tilføjet" in added
        assert "rettelser" not in added
        before = secretariat.office.rows(), await secretariat.says(person, f"/dagsorden status {day}")
        answer = await secretariat.says(person, f"/dagsorden {day} {typed}")
        assert "er ikke nødvendigt ved denne slags møde." in answer
        assert (secretariat.office.rows(), await secretariat.says(person, f"/dagsorden status {day}")) == before

    async def test_what_was_confirmed_after_the_corrections_is_not_taken_back_for_them(
        self, secretariat: Secretariat
    ) -> None:
        """Neither by the card's button nor by words: it is told who has generated anew, and what to write."""
        await approve_all(secretariat)
        noted = await secretariat.office.types(secretariat.region, "/dagsorden rettelser")
        for person, who in (
            (secretariat.region, "Regionshuset"),
            (secretariat.municipality, "Regionshuset og Varde Kommune"),
        ):
            await secretariat.says(person, "/dagsorden genereret igen")
            before = await secretariat.tasks()
            pressed = said(await secretariat.office.presses(secretariat.region, button_of(noted, "Fortryd")))
            typed = await secretariat.says(secretariat.region, "/dagsorden fortryd rettelser")
            for refused in (pressed, typed):
                assert refused.startswith(f"Rettelserne kan ikke fortrydes nu: {who} har bekræftet ny generering.")
                assert "`/dagsorden fortryd trin 8 politisk sydvestjylland 8. december 2026`" in refused
            assert await secretariat.tasks() == before

    async def test_a_version_that_was_approved_is_not_taken_back(self, secretariat: Secretariat) -> None:
        """Its approvals first."""
        await secretariat.says(secretariat.region, "/dagsorden rettelser")
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden genereret igen")
        await secretariat.says(secretariat.region, "/dagsorden godkend for regionsrådsformanden")
        refused = await secretariat.says(secretariat.region, "/dagsorden fortryd trin 8")
        assert refused.startswith("Version 2 af dagsordenen er allerede godkendt af en formand.")
        await secretariat.says(secretariat.region, "/dagsorden fortryd godkendelse")
        assert (await secretariat.says(secretariat.region, "/dagsorden fortryd trin 8")).startswith("Fortrudt: ")
        records = await secretariat.office.work.read(lambda repositories: repositories.records.of_meeting(1))
        assert records.versions == []

    async def test_only_what_is_true_is_said_of_generating_and_approvals(self, secretariat: Secretariat) -> None:
        """Nobody is asked again who never approved, and nothing is made again that wasn't made yet."""
        approved = await secretariat.says(secretariat.region, f"/dagsorden godkend for {ALL[0]}")
        assert "Genereringen er ikke noteret endnu." in approved
        noted = await secretariat.says(secretariat.region, "/dagsorden rettelser")
        assert "skal genereres med rettelserne af Regionshuset" in noted
        assert "Den første generering (trin 6) er ikke noteret." in noted
        assert f"skal gives igen af {ALL[0]}." in noted
        await secretariat.says(secretariat.region, "/dagsorden fortryd rettelser")
        await secretariat.says(secretariat.region, "/dagsorden fortryd godkendelse")
        await secretariat.says(secretariat.region, "/dagsorden genereret")
        assert "ikke noteret" not in await secretariat.says(secretariat.region, f"/dagsorden godkend for {ALL[0]}")
        await secretariat.says(secretariat.region, "/dagsorden fortryd godkendelse")
        noted = await secretariat.says(secretariat.region, "/dagsorden rettelser")
        assert "Dagsordenen skal genereres igen af" in noted
        assert "Ingen havde godkendt den endnu." in noted
        assert "gælder ikke længere" not in noted

    async def test_corrections_after_sending_are_refused(self, secretariat: Secretariat) -> None:
        """First the sending must be taken back."""
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden udsendt alligevel")
        answer = await secretariat.says(secretariat.region, "/dagsorden rettelser")
        assert answer.startswith("Dagsordenen er allerede sendt ud.")

    async def test_generated_means_again_once_corrections_came(self, secretariat: Secretariat) -> None:
        """The same word marks the step that is open."""
        await secretariat.says(secretariat.region, "/dagsorden genereret")
        await secretariat.says(secretariat.region, "/dagsorden rettelser")
        await secretariat.says(secretariat.region, "/dagsorden genereret")
        assert (await secretariat.tasks())[8, ""].confirmations


async def test_corrections_in_quotation_marks_leave_the_meeting_to_be_read(secretariat: Secretariat) -> None:
    """The other words say which of two meetings is meant; the text is not stored."""
    await secretariat.says(secretariat.municipality, "/moede opret fagligt sydvestjylland 3/12 kl. 9-11")
    answer = await secretariat.says(secretariat.region, '/dagsorden rettelser "Resuméet er for langt" politisk')
    assert answer.startswith("Noteret: Der er rettelser til dagsordenen")
    assert "Politisk niveau, Sydvestjylland" in answer
    assert "Teksten gemmer jeg ikke." in answer


@pytest.mark.parametrize(
    "words",
    [
        "politisk sydvestjylland 15/12 punkt 3 mangler bilag",
        "politisk sydvestjylland 15/12: punkt 3 mangler bilag",
        "punkt 3 mangler bilag politisk sydvestjylland 15/12",
    ],
)
async def test_corrections_are_those_of_the_meeting_that_is_named(secretariat: Secretariat, words: str) -> None:
    """Its forum and day may stand before the text or after it; the next meeting's approvals stand."""
    await secretariat.says(secretariat.region, "/moede opret politisk sydvestjylland 15/12 kl. 15-17")
    await approve_all(secretariat)
    answer = await secretariat.says(secretariat.region, f"/dagsorden rettelser {words}")
    assert answer.startswith("Noteret: Der er rettelser til dagsordenen")
    assert "tirsdag den 15. december 2026" in answer
    assert all(one.stands for one in await approvals(secretariat))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("punkt 3 flyttes til fagligt 3/12", "Hvilket møde er rettelserne til?"),
        ("Fagligt indhold i punkt 3 mangler", "Hvilket møde er rettelserne til?"),
        ("ingen", "Er der rettelser til dagsordenen?"),
        ("nej", "Er der rettelser til dagsordenen?"),
        ("ikke modtaget endnu", "Er der rettelser til dagsordenen?"),
        ("ingen politisk sydvestjylland 8/12", "Er der rettelser til dagsordenen?"),
    ],
)
async def test_corrections_that_may_be_none_or_anothers_are_asked_about(
    secretariat: Secretariat, words: str, asked: str
) -> None:
    """They would void all approvals; nothing is noted before."""
    await approve_all(secretariat)
    before = secretariat.office.rows()
    answer = await secretariat.says(secretariat.region, f"/dagsorden rettelser {words}")
    assert answer.startswith(asked)
    assert "Intet er gemt." in answer
    assert secretariat.office.rows() == before
