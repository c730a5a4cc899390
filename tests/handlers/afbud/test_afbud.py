"""Absences as the secretariat meets them: typed, by form and by button."""

import pytest

from domain.people import Person
from handlers.outcomes import FormErrors, Replace
from tests.handlers.afbud.conftest import MEETING, absent
from tests.support.office import Office, button_of, form_of, said

CAN = "Der kan træffes beslutninger"
CANNOT = "Der kan ikke træffes beslutninger"


class TestReporting:
    async def test_an_absence_is_answered_with_the_meeting_the_seat_and_the_forecast(
        self, office: Office, consultant: Person
    ) -> None:
        """Whoever reports an absence reads which meeting, who, and whether the body can decide."""
        answer = said(await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg"))
        assert answer.startswith("Afbud registreret: Borgmester, Esbjerg")
        assert "tirsdag den 10. november 2026 kl. 15.00–17.00 (uge 46)" in answer
        assert f"Som det ser ud nu: {CAN}, hvis der er konsensus." in answer
        assert "Region 4 af 4 (mindst 2) · Kommuner 4 af 5 (mindst 3) · Almen praksis 2 af 2 (mindst 1)" in answer

    @pytest.mark.parametrize(
        "typed",
        [
            "borgmester esbjerg politisk sydvestjylland 10/11",
            "POLITISK Sydvestjylland 10. november Esbjerg borgmester",
            "politisk sydvestjyland 10/11-2026 borgmesteren i esbjerg",
            "d. 10/11 politisk sydvestjylland borgmester esberg",
        ],
    )
    async def test_words_come_in_any_order_and_case_with_small_slips(
        self, office: Office, consultant: Person, typed: str
    ) -> None:
        """The same absence is understood however its words are put."""
        assert said(await office.types(consultant, f"/afbud {typed}")).startswith(
            "Afbud registreret: Borgmester, Esbjerg"
        )

    async def test_two_absent_mayors_can_still_decide_with_a_warning_and_a_third_can_not(
        self, office: Office, consultant: Person
    ) -> None:
        """Of five kommuner three are needed: the second absence warns, the third turns the verdict."""
        second = await absent(office, consultant, "borgmester esbjerg", "borgmester varde")
        assert CAN in second
        assert "Ét afbud mere fra kommunerne" in second
        third = await absent(office, consultant, "borgmester vejen")
        assert CANNOT in third
        assert "Der mangler 1 fra kommunerne." in third
        for way_out in ("ny dato", "trukket tilbage", "drøftelse"):
            assert way_out in third

    async def test_nine_of_eleven_without_general_practice_decide_nothing(
        self, office: Office, consultant: Person
    ) -> None:
        """Each sector must be half present, however many others are."""
        assert CANNOT in await absent(office, consultant, "plo 1", "plo 2")

    async def test_the_professional_level_is_told_of_representation_and_never_of_a_verdict(
        self, office: Office, consultant: Person
    ) -> None:
        """There is no attendance rule on the professional level."""
        for number in ("plo 1", "plo 2"):
            answer = said(await office.types(consultant, f"/afbud fagligt sydvestjylland 12/11 {number}"))
            assert "Repræsentation:" in answer
            assert CAN not in answer
            assert CANNOT not in answer

    async def test_an_absence_reported_twice_is_answered_and_stands_once(
        self, office: Office, consultant: Person
    ) -> None:
        """The second report changes nothing and says so."""
        await absent(office, consultant, "borgmester esbjerg")
        before = office.rows()["absences"]
        again = await absent(office, consultant, "borgmester esbjerg")
        assert again.startswith("Afbuddet er allerede registreret.\nBorgmester, Esbjerg ·")
        assert "[Fortryd] [Se alle afbud]" in again
        assert office.rows()["absences"] == before

    async def test_a_seats_holder_is_offered_what_they_may_do(self, office: Office, consultant: Person) -> None:
        """The list of absences is the secretariat's: a member takes back, by the answer, by the form's, or twice."""
        mayor = await office.seated("Borgmester i Esbjerg", "politisk/sydvestjylland", "borgmester_esbjerg")
        line = f"/afbud {MEETING} borgmester esbjerg"
        assert "afbud liste" not in said(await office.types(mayor, line))
        for again in (line, f"/afbud {MEETING}"):
            known = await office.types(mayor, again)
            assert said(known).startswith("Afbuddet er allerede registreret.")
            assert "Se alle" not in said(known)
        undone = said(await office.presses(mayor, button_of(known, "Fortryd")))
        assert undone.startswith("Afbud trukket tilbage: Borgmester, Esbjerg")
        assert "Se alle" not in undone
        assert consultant.name

    async def test_a_seats_holder_may_report_and_withdraw_their_own_absence_and_no_other(
        self, office: Office, consultant: Person
    ) -> None:
        """A member needs no role in the secretariat for their own seat."""
        mayor = await office.seated("Borgmester i Esbjerg", "politisk/sydvestjylland", "borgmester_esbjerg")
        assert "Afbud registreret" in said(await office.types(mayor, f"/afbud {MEETING} borgmester esbjerg"))
        assert "kun sekretariatet" in said(await office.types(mayor, f"/afbud {MEETING} borgmester varde"))
        assert "trukket tilbage" in said(await office.types(mayor, f"/afbud fortryd {MEETING} borgmester esbjerg"))

    async def test_a_member_of_one_cluster_alone_need_not_name_it(self, office: Office, consultant: Person) -> None:
        """They are asked which of four clusters no more than whoever has a role in one."""
        mayor = await office.seated("Borgmester i Esbjerg", "politisk/sydvestjylland", "borgmester_esbjerg")
        told = said(await office.types(mayor, "/afbud politisk 10/11 borgmester esbjerg"))
        assert told.startswith("Afbud registreret: Borgmester, Esbjerg")
        await office.give_role(mayor, "kommune", "fyn")
        assert "Fyn" in said(await office.types(mayor, "/moede vis politisk"))


class TestListAndUndo:
    async def test_the_list_counts_heads_for_catering(self, office: Office, consultant: Person) -> None:
        """Eleven seats, one empty, and three persons in the secretariat are thirteen heads."""
        await absent(office, consultant, "borgmester esbjerg")
        listed = said(await office.types(consultant, f"/afbud liste {MEETING}"))
        assert "• Borgmester, Esbjerg" in listed
        assert "Forplejning: 13" in listed

    async def test_a_withdrawn_absence_is_answered_with_the_same_counts(
        self, office: Office, consultant: Person
    ) -> None:
        """After `fortryd` all is as before, the head count too."""
        await absent(office, consultant, "borgmester esbjerg")
        answer = said(await office.types(consultant, f"/afbud fortryd {MEETING} borgmester esbjerg"))
        assert answer.startswith("Afbud trukket tilbage: Borgmester, Esbjerg")
        assert "Kommuner 5 af 5" in answer
        assert "Forplejning: 14" in answer

    async def test_withdrawing_without_a_member_asks_which_absence(self, office: Office, consultant: Person) -> None:
        """Those that are registered are on the buttons, and one press withdraws; no form reports another."""
        await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
        await office.types(consultant, f"/afbud {MEETING} plo 2")
        asked = await office.types(consultant, f"/afbud fortryd {MEETING}")
        assert said(asked).startswith("Hvilket afbud skal trækkes tilbage?")
        pressed = said(await office.presses(consultant, button_of(asked, "PLO 2")))
        assert pressed.startswith("Afbud trukket tilbage: PLO 2")
        await office.types(consultant, f"/afbud fortryd {MEETING} borgmester esbjerg")
        none = said(await office.types(consultant, f"/afbud fortryd {MEETING}"))
        assert none.startswith("Der er ingen afbud at trække tilbage.")

    async def test_a_member_is_asked_of_their_own_absence_alone(self, office: Office, consultant: Person) -> None:
        """Who else is absent is the secretariat's to know."""
        mayor = await office.seated("Borgmester i Esbjerg", "politisk/sydvestjylland", "borgmester_esbjerg")
        await office.types(consultant, f"/afbud {MEETING} plo 2")
        await office.types(mayor, f"/afbud {MEETING} borgmester esbjerg")
        asked = said(await office.types(mayor, f"/afbud fortryd {MEETING}"))
        assert "Borgmester, Esbjerg" in asked
        assert "PLO 2" not in asked

    async def test_the_button_withdraws_and_changes_the_message(self, office: Office, consultant: Person) -> None:
        """What is pressed is replaced by the answer, so that it can't be pressed twice."""
        reported = await office.types(consultant, f"/afbud {MEETING} borgmester esbjerg")
        assert isinstance(await office.presses(consultant, button_of(reported, "Fortryd")), Replace)

    async def test_the_list_stays_in_the_secretariat(self, office: Office, consultant: Person) -> None:
        """Another cluster's consultant is told which roles may see it, and no seat."""
        other = await office.with_role("Fynbo", "regionshus", "fyn")
        await absent(office, consultant, "borgmester esbjerg")
        answer = said(await office.types(other, f"/afbud liste {MEETING}"))
        assert "kun sekretariatet" in answer
        assert "Borgmester" not in answer


class TestForm:
    async def test_without_text_a_form_asks_for_the_meeting_and_then_for_the_member(
        self, office: Office, consultant: Person
    ) -> None:
        """Two short steps register the same absence as the words do."""
        first = form_of(await office.types(consultant, "/afbud"))
        meeting = first.fields[0]
        chosen = next(option.value for option in meeting.options if "Politisk" in option.label)  # type: ignore[union-attr]
        second = form_of(await office.submits(consultant, first, {"moede": chosen}))
        answer = await office.submits(consultant, second, {"medlem": "borgmester_varde"})
        assert said(answer).startswith("Afbud registreret: Borgmester, Varde")

    async def test_the_form_has_no_field_for_why(self, office: Office, consultant: Person) -> None:
        """Only the member and the stand-in's name are asked for."""
        form = form_of(await office.types(consultant, f"/afbud {MEETING}"))
        assert [field.name for field in form.fields if hasattr(field, "name")] == ["medlem", "stedfortraeder"]

    async def test_a_cpr_number_in_the_form_is_refused_at_its_field(self, office: Office, consultant: Person) -> None:
        """The number is neither stored nor repeated."""
        form = form_of(await office.types(consultant, f"/afbud {MEETING}"))
        before = office.rows()
        outcome = await office.submits(
            consultant, form, {"medlem": "borgmester_varde", "stedfortraeder": "Prøveperson 010190-1234"}
        )
        assert isinstance(outcome, FormErrors)
        assert set(outcome.errors) == {"stedfortraeder"}
        assert "010190" not in said(outcome)
        assert office.rows() == before


class TestReasons:
    @pytest.mark.parametrize("reason", ["syg", "pga. sygdom", "barns 1. sygedag", "er på ferie"])
    async def test_a_reason_is_not_stored_and_the_answer_says_so(
        self, office: Office, consultant: Person, reason: str
    ) -> None:
        """The absence stands, the reason nowhere in the database."""
        before = office.lines()
        answer = await absent(office, consultant, f"borgmester esbjerg {reason}")
        assert "Afbud registreret" in answer
        assert "Årsagen gemmer jeg ikke – men Slack kan have gemt teksten. Skriv den ikke næste gang." in answer
        stored = "\n".join(office.lines() - before)
        assert "borgmester_esbjerg" in stored
        assert reason not in stored

    @pytest.mark.parametrize("again", ["/afbud", "/afbud fortryd"])
    async def test_a_reason_is_told_of_whatever_became_of_the_absence(
        self, office: Office, consultant: Person, again: str
    ) -> None:
        """Also where it stood before, and where it is withdrawn: the words were typed all the same."""
        await absent(office, consultant, "borgmester esbjerg")
        answer = said(await office.types(consultant, f"{again} politisk sydvestjylland 10/11 borgmester esbjerg syg"))
        assert "Årsagen gemmer jeg ikke" in answer

    async def test_two_members_in_one_text_are_asked_for_one_at_a_time(
        self, office: Office, consultant: Person
    ) -> None:
        """A second member is never dropped as if it were a reason."""
        before = office.rows()
        answer = await absent(office, consultant, "borgmester esbjerg og borgmester varde")
        assert "[Borgmester, Esbjerg] [Borgmester, Varde]" in answer
        answer = await absent(office, consultant, "regionsrådsformanden og plo 1")
        assert "Ét medlem ad gangen" in answer
        assert office.rows() == before


class TestBadInput:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("blablabla", "Hvilket forum mener du?"),
            (f"{MEETING} hofmarskallen", "Jeg fandt ikke medlemmet"),
            ("politisk sydvestjylland 11/11 borgmester esbjerg", "har intet møde"),
            ("politisk sydvestjylland 31. november borgmester esbjerg", "Jeg forstod ikke datoen"),
            (f"{MEETING} borgmester esbjerg 010190-1234", "CPR-nummer"),
            ("x" * 4000, "for lang"),
            ("politisk fyn 10/11 borgmester odense", "Der er ingen møder i Politisk niveau, Fyn"),
            ("tirsdag den 11. november 2026 politisk sydvestjylland borgmester esbjerg", "er en onsdag"),
            (f"fortryd {MEETING} borgmester esbjerg", "ikke registreret afbud"),
        ],
    )
    async def test_what_is_typed_wrong_is_answered_in_danish_and_changes_nothing(
        self, office: Office, consultant: Person, typed: str, expected: str
    ) -> None:
        """The answer says what is wrong, and every table is as it was."""
        before = office.rows()
        answer = said(await office.types(consultant, f"/afbud {typed}"))
        assert expected in answer
        assert "010190" not in answer
        assert office.rows() == before

    async def test_a_person_of_another_cluster_can_not_report(self, office: Office, consultant: Person) -> None:
        """The refusal names the roles that can."""
        other = await office.with_role("Fynbo", "kommune", "fyn")
        before = office.rows()
        answer = said(await office.types(other, f"/afbud {MEETING} borgmester esbjerg"))
        assert "Det kan kun sekretariatet i Sundhedsklynge Sydvestjylland gøre." in answer
        assert "Regionshuset" in answer
        assert office.rows() == before

    async def test_a_guest_gets_nothing(self, office: Office, consultant: Person) -> None:
        """People of other teams and guests are refused before anything is looked up, and told what they may do."""
        guest = await office.person("Gæst")
        answer = said(await office.types(guest, f"/afbud liste {MEETING}", is_outsider=True))
        assert answer.startswith("Det kan kun folk fra dette Slack-arbejdsområde gøre.")
        assert "/erfaring seneste" in answer
