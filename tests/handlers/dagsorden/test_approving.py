"""The approval round: one approval for each chair, on behalf or one's own, its versions and sending."""

import asyncio
from datetime import timedelta

import pytest

from domain.approvals import Approval
from domain.tasks import TaskState
from tests.handlers.dagsorden.conftest import Secretariat
from tests.support.office import button_of, said

ALL = (
    "regionens administrative formand",
    "kommunernes administrative formand",
    "regionsrådsformanden",
    "borgmesteren i formandskabet",
)


async def approve_all(secretariat: Secretariat) -> str:
    """All four chairs approve, recorded by the region; the last answer."""
    answers = [await secretariat.says(secretariat.region, f"/dagsorden godkend for {chair}") for chair in ALL]
    return answers[-1]


async def approvals(secretariat: Secretariat) -> list[Approval]:
    """All approvals of the first meeting."""
    return list(await secretariat.office.work.read(lambda repositories: repositories.approvals.of_meeting(1)))


class TestRecording:
    async def test_a_political_agenda_needs_both_kinds_of_chairs(self, secretariat: Secretariat) -> None:
        """The step is done with the last of four approvals, and only then."""
        for chair in ALL[:3]:
            answer = await secretariat.says(secretariat.region, f"/dagsorden godkend for {chair}")
            assert answer.startswith("Godkendelse registreret: ")
        assert "Der mangler godkendelse fra borgmesteren i formandskabet." in answer
        assert (await secretariat.tasks())[7, ""].is_open
        last = await secretariat.says(secretariat.region, f"/dagsorden godkend for {ALL[3]}")
        assert last.startswith("Udført: Dagsordenen er godkendt")
        assert (await secretariat.tasks())[7, ""].state is TaskState.DONE

    async def test_a_professional_agenda_needs_the_administrative_chairs_alone(self, secretariat: Secretariat) -> None:
        """No politician approves it, and none can be recorded."""
        level = "fagligt sydvestjylland 3/12"
        await secretariat.says(secretariat.municipality, f"/moede opret {level} kl. 9-11")
        refused = await secretariat.says(
            secretariat.municipality, f"/dagsorden godkend {level} for regionsrådsformanden"
        )
        assert refused.startswith("Jeg fandt ingen formand, der hedder “regionsrådsformanden”.")
        done = await secretariat.says(
            secretariat.municipality, f"/dagsorden godkend {level} for administrative formænd"
        )
        assert done.startswith("Udført: Dagsordenen er godkendt")

    async def test_it_is_said_by_whom_too(self, secretariat: Secretariat) -> None:
        """As people say it; what is approved names nobody, and no other step has one who approves."""
        for typed in (
            "godkendt af regionsrådsformanden",
            "borgmesteren i formandskabet har godkendt dagsordenen",
            "jeg har godkendt på vegne af regionens administrative formand",
        ):
            answer = await secretariat.says(secretariat.region, f"/dagsorden {typed}")
            assert "Registreret på vegne af " in answer
        asked = await secretariat.says(secretariat.region, "/dagsorden hvem har godkendt")
        assert "Afventer nu" in asked
        asked = await secretariat.says(secretariat.region, "/dagsorden godkendelse af dagsordenen")
        assert asked.startswith("Hvem har godkendt")
        for typed in ("formandskabet har godkendt", "begge har godkendt", "vi har godkendt", "godkend for formanden"):
            asked = await secretariat.says(secretariat.region, f"/dagsorden {typed}")
            assert asked.startswith("Hvem har godkendt version 1 af dagsordenen?")
        refused = await secretariat.says(secretariat.region, "/dagsorden kvalitetssikret af Regionshuset")
        assert refused.startswith("Kun en godkendelse kan registreres på vegne af en formand.")

    async def test_it_is_logged_on_whose_behalf_with_a_reference(self, secretariat: Secretariat) -> None:
        """The log tells who recorded it for whom; the status repeats the reference."""
        answer = await secretariat.says(secretariat.region, "/dagsorden godkend for regionsrådsformanden 22/17744")
        assert "Registreret på vegne af regionsrådsformanden. Noteret: sagsnr. 22/17744." in answer
        entry = (await secretariat.office.audit(f"task:{(await secretariat.tasks())[7, ''].id}"))[-1]
        assert (entry.act, entry.person, entry.on_behalf_of) == (
            "dagsorden.godkendt",
            secretariat.region.id,
            "regionsraadsformanden",
        )
        status = await secretariat.says(secretariat.region, "/dagsorden")
        assert "registreret på vegne af regionsrådsformanden mandag den 26. oktober, sagsnr. 22/17744" in status
        assert "afventer regionens administrative formand, kommunernes administrative formand og borgmesteren" in status

    async def test_a_chair_approves_for_themself(self, secretariat: Secretariat) -> None:
        """Whoever sits on the chair's seat needs no secretariat, and nothing is logged on behalf."""
        chair = await secretariat.office.seated("Stephanie", "politisk/sydvestjylland", "regionsraadsformanden")
        shown = await secretariat.office.types(chair, "/dagsorden status politisk sydvestjylland 8/12")
        answer = said(await secretariat.office.presses(chair, button_of(shown, "Registrer godkendelse")))
        assert "Du har godkendt som formand." in answer
        (given,) = await approvals(secretariat)
        assert (given.chair, given.person, given.is_on_behalf) == ("regionsraadsformanden", chair.id, False)

    async def test_a_chair_says_that_they_have_approved(self, secretariat: Secretariat) -> None:
        """As people say it of themselves."""
        chair = await secretariat.office.seated("Stephanie", "politisk/sydvestjylland", "regionsraadsformanden")
        answer = await secretariat.says(chair, "/dagsorden jeg har godkendt dagsordenen politisk sydvestjylland 8/12")
        assert "Du har godkendt som formand." in answer

    async def test_a_chair_cannot_approve_for_another(self, secretariat: Secretariat) -> None:
        """That is for those who secure the approvals."""
        chair = await secretariat.office.seated("Stephanie", "politisk/sydvestjylland", "regionsraadsformanden")
        before = secretariat.office.rows()
        line = "/dagsorden godkend politisk sydvestjylland 8/12 for borgmesteren"
        assert "Det kan kun sekretariatet" in await secretariat.says(chair, line)
        assert secretariat.office.rows() == before

    @pytest.mark.parametrize("role", ["somatik", "psykiatri"])
    async def test_the_hospitals_do_not_record_political_approvals(self, secretariat: Secretariat, role: str) -> None:
        """The step is Regionshuset's and the municipality's."""
        person = await secretariat.office.with_role("Sanne", role, "sydvestjylland")
        for line in ("/dagsorden godkend for regionsrådsformanden", "/dagsorden godkend"):
            assert (await secretariat.says(person, line)).startswith("Trin 7 ligger hos")
        assert await approvals(secretariat) == []

    async def test_others_record_nothing(self, secretariat: Secretariat) -> None:
        """Neither another cluster's people nor guests."""
        other = await secretariat.office.with_role("Lis", "regionshus", "fyn")
        before = secretariat.office.rows()
        line = "/dagsorden godkend politisk sydvestjylland 8/12 for regionsrådsformanden"
        assert "Det kan kun sekretariatet" in await secretariat.says(other, line)
        guest = said(await secretariat.office.types(secretariat.region, line, is_outsider=True))
        assert "Det kan kun folk fra dette Slack" in guest
        assert secretariat.office.rows() == before

    async def test_without_a_chair_it_is_asked_whose(self, secretariat: Secretariat) -> None:
        """A button for each chair that is missing; the reference goes along."""
        asked = await secretariat.office.types(secretariat.region, "/dagsorden godkend 22/17744")
        assert said(asked).startswith("Hvem har godkendt version 1 af dagsordenen?")
        answer = await secretariat.office.presses(secretariat.region, button_of(asked, "Regionsrådsformanden"))
        assert "på vegne af regionsrådsformanden. Noteret: sagsnr. 22/17744." in said(answer)

    async def test_several_chairs_in_one_line(self, secretariat: Secretariat) -> None:
        """A list, or a kind of chairs."""
        await secretariat.says(secretariat.region, "/dagsorden godkend for regionsrådsformanden og medformanden")
        answer = await secretariat.says(secretariat.region, "/dagsorden godkend for de administrative formænd")
        assert answer.startswith("Udført: ")
        assert len(await approvals(secretariat)) == 4

    async def test_an_unknown_chair_is_refused_with_the_right_ones(self, secretariat: Secretariat) -> None:
        """Nothing is recorded for somebody who is no chair, nor for those named beside."""
        before = secretariat.office.rows()
        answer = await secretariat.says(secretariat.region, "/dagsorden godkend for regionsrådsformanden og kassereren")
        assert answer.startswith("Jeg fandt ingen formand, der hedder “kassereren”.")
        assert "“for regionsrådsformanden”" in answer
        assert secretariat.office.rows() == before

    async def test_two_who_record_the_same_have_one_effect(self, secretariat: Secretariat) -> None:
        """The other is told that it stands."""
        line = "/dagsorden godkend for regionsrådsformanden"
        answers = await asyncio.gather(
            secretariat.says(secretariat.region, line), secretariat.says(secretariat.municipality, line)
        )
        assert sorted(answer.splitlines()[0] for answer in answers) == [
            "Godkendelse registreret: Regionsrådsformanden",
            "Godkendelsen fra regionsrådsformanden er allerede registreret.",
        ]
        assert len(await approvals(secretariat)) == 1

    async def test_done_by_the_list_of_tasks_asks_whose_too(self, secretariat: Secretariat) -> None:
        """No way around the chairs leads through another command."""
        task = (await secretariat.tasks())[7, ""].id
        answer = await secretariat.says(secretariat.region, f"/opgaver udført {task}")
        assert answer.startswith("Hvem har godkendt version 1 af dagsordenen?")
        assert (await secretariat.tasks())[7, ""].is_open


class TestUndo:
    async def test_an_approval_is_taken_back(self, secretariat: Secretariat) -> None:
        """The step is open again, and the reminders are planned anew."""
        await approve_all(secretariat)
        answer = await secretariat.says(secretariat.municipality, "/dagsorden fortryd godkendelse")
        assert "Der mangler nu godkendelse fra borgmesteren i formandskabet." in answer
        assert (await secretariat.tasks())[7, ""].is_open
        named = await secretariat.says(secretariat.region, "/dagsorden fortryd godkendelse for regionsrådsformanden")
        assert "regionsrådsformanden og borgmesteren i formandskabet" in named
        assert len(await approvals(secretariat)) == 2

    async def test_what_a_chair_gave_the_secretariat_does_not_take_back(self, secretariat: Secretariat) -> None:
        """The chair may."""
        chair = await secretariat.office.seated("Stephanie", "politisk/sydvestjylland", "regionsraadsformanden")
        await secretariat.says(chair, "/dagsorden godkend politisk sydvestjylland 8/12")
        refused = await secretariat.says(secretariat.region, "/dagsorden fortryd godkendelse")
        assert refused.startswith("Der er ingen godkendelse, du kan fortryde.")
        answer = await secretariat.says(chair, "/dagsorden fortryd godkendelse politisk sydvestjylland 8/12")
        assert answer.startswith("Fortrudt: Godkendelse")
        assert await approvals(secretariat) == []

    async def test_nothing_is_taken_back_once_it_is_sent(self, secretariat: Secretariat) -> None:
        """First the sending."""
        await approve_all(secretariat)
        for person in (secretariat.region, secretariat.municipality):
            await secretariat.says(person, "/dagsorden udsendt")
        answer = await secretariat.says(secretariat.region, "/dagsorden fortryd godkendelse")
        assert answer.startswith("Dagsordenen er allerede sendt ud.")


class TestSending:
    async def test_sending_without_approval_asks_first(self, secretariat: Secretariat) -> None:
        """Whoever insists may, and the log tells so."""
        asked = await secretariat.office.types(secretariat.region, "/dagsorden udsendt")
        assert said(asked).startswith("Dagsordenen er ikke godkendt endnu.\nDer mangler godkendelse fra ")
        assert not (await secretariat.tasks())[9, ""].confirmations
        done = await secretariat.office.presses(secretariat.region, button_of(asked, "Noter udsendelsen alligevel"))
        assert said(done).startswith("Bekræftet: Udsendelse – Regionshuset")
        entry = (await secretariat.office.audit(f"task:{(await secretariat.tasks())[9, ''].id}"))[-1]
        assert entry.facts["uden_godkendelse"] == 1

    async def test_three_of_four_approvals_are_not_enough(self, secretariat: Secretariat) -> None:
        """The refusal stands until the last chair has approved."""
        for chair in ALL[:3]:
            await secretariat.says(secretariat.region, f"/dagsorden godkend for {chair}")
        refused = await secretariat.says(secretariat.region, "/dagsorden dagsordenen er sendt ud")
        assert refused.startswith("Dagsordenen er ikke godkendt endnu.\nDer mangler godkendelse fra borgmesteren i")
        await secretariat.says(secretariat.region, f"/dagsorden godkend for {ALL[3]}")
        assert (await secretariat.says(secretariat.region, "/dagsorden udsendt")).startswith("Bekræftet: Udsendelse")

    async def test_what_is_lacking_is_told(self, secretariat: Secretariat) -> None:
        """Corrections that aren't in the agenda yet are told of beside the approvals that they voided."""
        await approve_all(secretariat)
        await secretariat.says(secretariat.region, "/dagsorden rettelser")
        refused = await secretariat.says(secretariat.region, "/dagsorden udsendt")
        assert "Der mangler godkendelse fra " in refused
        assert "Rettelserne er ikke med endnu: trin 8 (ny generering) mangler." in refused

    async def test_a_forum_without_known_chairs_is_told_of_the_step(self, secretariat: Secretariat) -> None:
        """Nobody is named where nobody is laid down."""
        coordinator = await secretariat.office.with_role("Karen", "regionshus", None)
        await secretariat.says(coordinator, "/moede opret sss tirsdag den 15. december 2026 kl. 9-11")
        refused = await secretariat.says(coordinator, "/dagsorden udsendt sss 15/12")
        assert refused.startswith("Dagsordenen er ikke godkendt endnu.\nTrin 7 (godkendelse) er ikke bekræftet. ")


class TestLog:
    async def test_the_log_tells_who_recorded_what_for_whom(self, secretariat: Secretariat) -> None:
        """With its reference, the corrections and what they voided; a void approval keeps its line."""
        for words in (
            "genereret 22/17744",
            "godkend for regionsrådsformanden 22/17745",
            "godkend for medformanden",
            "fortryd godkendelse",
            "rettelser",
            "udsendt alligevel",
        ):
            await secretariat.says(secretariat.region, f"/dagsorden {words}")
            secretariat.office.now += timedelta(seconds=1)
        told = (await secretariat.says(secretariat.municipality, "/dagsorden log")).splitlines()
        assert told[0] == "Log over godkendelsen"
        assert [line.removeprefix("Mandag den 26. oktober kl. 09.00: ") for line in told[2:]] == [
            "Generering i Acadre bekræftet af Rikke",
            "Version 1 godkendt, registreret af Rikke på vegne af regionsrådsformanden, sagsnr. 22/17745",
            "Version 1 godkendt, registreret af Rikke på vegne af borgmesteren i formandskabet",
            "Godkendelsen af version 1 fra borgmesteren i formandskabet er fortrudt af Rikke",
            "Rettelser til version 1 noteret af Rikke; 1 godkendelse bortfaldt",
            "Udsendelse bekræftet af Rikke uden alle godkendelser",
        ]

    async def test_only_the_secretariat_reads_it(self, secretariat: Secretariat) -> None:
        """It names people."""
        member = await secretariat.office.seated("Jesper", "politisk/sydvestjylland", "borgmester_esbjerg")
        answer = await secretariat.says(member, "/dagsorden log politisk sydvestjylland 8/12")
        assert answer.startswith("Det kan kun sekretariatet")
        empty = await secretariat.says(secretariat.region, "/dagsorden log")
        assert empty.startswith("Der er ikke noteret noget om godkendelsen endnu.")
