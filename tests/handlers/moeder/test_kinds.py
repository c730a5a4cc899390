"""Meetings of other kinds, the year's plan, and forms that stood open while a meeting was moved."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from handlers.outcomes import FormErrors
from tests.support.office import Office, button_of, form_of, said

DECEMBER = "politisk lillebælt onsdag den 9. december 2026 kl. 15-17"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Lillebælt and the SSU."""
    person = await office.with_role("Konsulent", "regionshus", "lillebaelt")
    await office.give_role(person, "regionshus", None)
    return person


class TestKinds:
    @pytest.mark.parametrize(
        ("typed", "named"),
        [
            ("politisk lillebælt 9/12 kl. 15-17 ekstraordinært", "ekstraordinært"),
            ("politisk lillebælt temamøde 9/12 kl. 15-17", "temamøde"),
            ("seminar politisk lillebælt 8.-9. december", "seminar"),
            ("ssu 9/12 kl. 15-17 med patientinddragelsesudvalget", "med patientinddragelsesudvalget"),
        ],
    )
    async def test_a_kind_is_typed_in_words_and_said_again(
        self, office: Office, consultant: Person, typed: str, named: str
    ) -> None:
        """The answer says what kind of meeting it is."""
        answer = said(await office.types(consultant, f"/moede opret {typed}"))
        assert answer.startswith("Mødet er oprettet")
        assert f" · {named} · " in answer

    async def test_a_seminar_lasts_two_days(self, office: Office, consultant: Person) -> None:
        """Days alone will do; a meeting of another kind that long is asked about."""
        answer = said(await office.types(consultant, "/moede opret politisk lillebælt seminar 8.-9. december"))
        assert "tirsdag den 8. december 2026 kl. 09.00 – onsdag den 9. december 2026 kl. 16.00" in answer
        assert "7. Godkendelse: ikke nødvendig ved denne slags møde" in answer
        assert "8. Ny generering: ikke nødvendig ved denne slags møde" in answer
        status = said(await office.types(consultant, "/dagsorden status seminar politisk lillebælt 8/12"))
        assert "8. Ny generering: ikke nødvendig ved denne slags møde" in status
        before = office.rows()
        asked = await office.types(consultant, "/moede opret fagligt lillebælt fra 8/12 kl. 9 til 9/12 kl. 15")
        assert "Varer mødet flere dage?" in said(asked)
        assert office.rows() == before

    async def test_a_seminar_is_today_on_each_of_its_days(self, office: Office, consultant: Person) -> None:
        """On its last day it isn't past, and the days since count from there."""
        await office.types(consultant, "/moede opret politisk lillebælt seminar 8.-9. december")
        shown = "/moede vis seminar politisk lillebælt 8/12"
        for day, away in ((7, "Om 1 hverdag"), (8, "I dag"), (9, "I dag"), (10, "For 1 hverdag siden")):
            office.now = copenhagen(2026, 12, day, 10)
            assert said(await office.types(consultant, shown)).startswith(f"{away}: Politisk niveau, Lillebælt")
            status = await office.types(consultant, "/dagsorden status seminar politisk lillebælt 8/12")
            assert said(status).startswith(f"{away} · ")

    async def test_a_pre_meeting_belongs_to_the_meeting_after_it(self, office: Office, consultant: Person) -> None:
        """The chairs' own meeting needs a meeting to prepare, has three steps, and isn't taken for the meeting."""
        typed = "/moede opret formøde politisk lillebælt 2/12 kl. 9-10"
        assert "har intet møde efter formødet" in said(await office.types(consultant, typed))
        await office.types(consultant, f"/moede opret {DECEMBER}")
        answer = said(await office.types(consultant, typed))
        assert "· formøde ·" in answer
        assert answer.count("ikke nødvendig ved denne slags møde") == 12
        assert "9. december 2026" in said(await office.types(consultant, "/moede vis politisk lillebælt"))
        shown = said(await office.types(consultant, "/moede vis politisk lillebælt"))
        assert "Formøde: onsdag den 2. december 2026 kl. 09.00–10.00 (uge 49)" in shown

    async def test_a_pre_meeting_follows_its_meeting(self, office: Office, consultant: Person) -> None:
        """Moved, it stays as many days ahead; cancelled, it is cancelled too; the others hear of it once."""
        await office.with_role("Kollega", "regionshus", "lillebaelt")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede opret formøde politisk lillebælt 2/12 kl. 9-10 sted Vejle Rådhus")
        moved = said(await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 16/12 kl. 13-15"))
        assert "Formødet er flyttet med: onsdag den 9. december 2026 kl. 09.00–10.00 (uge 50)." in moved
        [told] = await office.delivers()
        assert "Formøde: onsdag den 9. december 2026 kl. 09.00–10.00 (uge 50) · Vejle Rådhus" in told.words
        cancelled = said(await office.types(consultant, "/moede aflys politisk lillebælt 16/12"))
        assert "Formødet er også aflyst: onsdag den 9. december 2026" in cancelled
        [told] = await office.delivers()
        assert "Vejle Rådhus · aflyst" in told.words
        assert "formøde" not in said(await office.types(consultant, "/moede"))

    async def test_pre_meetings_follow_to_where_the_others_were(self, office: Office, consultant: Person) -> None:
        """An hour later, each begins when the next one began before the move; that is no other meeting's time."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        for hours in ("13-14", "14-15"):
            await office.types(consultant, f"/moede opret formøde politisk lillebælt 9/12 kl. {hours}")
        moved = said(await office.types(consultant, "/moede flyt ordinært politisk lillebælt 9/12 til kl. 16-18"))
        for hours in ("14.00–15.00", "15.00–16.00"):
            assert f"Formødet er flyttet med: onsdag den 9. december 2026 kl. {hours}" in moved

    async def test_a_kind_that_is_named_is_the_meeting_that_is_meant(self, office: Office, consultant: Person) -> None:
        """Moving the pre-meeting leaves the meeting where it is, without a date too; a kind it has none of is told."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede opret formøde politisk lillebælt 2/12 kl. 9-10")
        before = office.rows()
        refused = said(await office.types(consultant, "/moede aflys seminar politisk lillebælt"))
        assert refused.startswith("Politisk niveau, Lillebælt har intet seminar.")
        assert office.rows() == before
        moved = said(await office.types(consultant, "/moede flyt formøde politisk lillebælt til 3/12 kl. 9"))
        assert "· formøde · torsdag den 3. december 2026 kl. 09.00–10.00" in moved
        assert "· formøde ·" in said(await office.types(consultant, "/moede vis formødet politisk lillebælt"))
        assert "1. Mødedato" in said(await office.types(consultant, "/dagsorden status formøde politisk lillebælt"))
        cancelled = said(await office.types(consultant, "/moede aflys formøde politisk lillebælt 3/12"))
        assert cancelled.startswith("Mødet er aflyst")
        assert "onsdag den 9. december 2026" in said(await office.types(consultant, "/moede vis politisk lillebælt"))

    async def test_two_meetings_on_a_day_are_told_apart_by_their_hours(
        self, office: Office, consultant: Person
    ) -> None:
        """The button of the question which is meant answers it."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede opret politisk lillebælt 9/12 kl. 9-10 ekstraordinært")
        asked = await office.types(consultant, "/moede vis politisk lillebælt 9/12")
        assert said(asked).startswith("Hvilket møde mener du?")
        chosen = await office.presses(consultant, button_of(asked, "9/12 kl. 15.00"))
        assert "kl. 15.00–17.00" in said(chosen)
        assert "kl. 09.00–10.00" in said(await office.types(consultant, "/moede vis ekstraordinært politisk lillebælt"))

    async def test_a_pre_meeting_that_cant_follow_is_pointed_out(self, office: Office, consultant: Person) -> None:
        """A meeting moved so near that its pre-meeting would lie in the past leaves it where it is, and says so."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede opret formøde politisk lillebælt 9/11 kl. 9-10")
        moved = said(await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 10/11 kl. 13-15"))
        assert "Formødet kunne ikke følge med og ligger stadig mandag den 9. november 2026" in moved

    async def test_a_meeting_with_the_patients_committee_is_the_ssus(self, office: Office, consultant: Person) -> None:
        """Another body is refused it, and nothing is stored."""
        before = office.rows()
        answer = said(await office.types(consultant, f"/moede opret {DECEMBER} med patientinddragelsesudvalget"))
        assert "Kun Sundhedssamarbejdsudvalget holder møde med patientinddragelsesudvalget." in answer
        assert office.rows() == before

    async def test_the_form_asks_for_the_kind(self, office: Office, consultant: Person) -> None:
        """The same kinds can be chosen."""
        opened = await office.presses(consultant, button_of(await office.types(consultant, "/moede"), "Opret møde"))
        values = {"forum": "politisk/lillebaelt", "tid": "8.-9. december 2026", "art": "seminar"}
        assert "· seminar ·" in said(await office.submits(consultant, form_of(opened), values))


class TestRemarks:
    async def test_regionsraadsformanden_is_warned_of_in_two_clusters(self, office: Office, consultant: Person) -> None:
        """The one office in both bodies is named, though nobody is."""
        await office.give_role(consultant, "regionshus", "fyn")
        await office.types(consultant, "/moede opret politisk fyn 9/12 kl. 14-16")
        answer = said(await office.types(consultant, f"/moede opret {DECEMBER}"))
        assert "Regionsrådsformanden har også plads i Politisk niveau, Fyn" in answer

    async def test_the_bodys_own_other_meeting_at_the_time_is_pointed_out(
        self, office: Office, consultant: Person
    ) -> None:
        """Made or moved into it; one that ends when the other begins is none."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        made = said(await office.types(consultant, "/moede opret politisk lillebælt 9/12 kl. 16-18"))
        assert "Forummet har allerede et møde onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)." in made
        after = said(await office.types(consultant, "/moede flyt politisk lillebælt 9/12 kl. 16 til 9/12 kl. 17-19"))
        assert "har allerede" not in after
        again = said(await office.types(consultant, "/moede flyt politisk lillebælt 9/12 kl. 17 til 9/12 kl. 14-16"))
        assert "har allerede et møde" in again

    async def test_a_political_meeting_without_preparation_is_pointed_out(
        self, office: Office, consultant: Person
    ) -> None:
        """Until a professional meeting precedes it, and again when that is cancelled."""
        warning = "Intet møde på det fagligt strategiske niveau forbereder mødet onsdag den 9. december 2026"
        assert warning in said(await office.types(consultant, f"/moede opret {DECEMBER}"))
        made = await office.types(consultant, "/moede opret fagligt lillebælt 12/11 kl. 9-11")
        assert "forbereder mødet" not in said(made)
        assert warning in said(await office.types(consultant, "/moede aflys fagligt lillebælt 12/11"))

    async def test_cancelling_tells_what_the_year_lacks(self, office: Office, consultant: Person) -> None:
        """Too few meetings are told of where a meeting falls away."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        assert "mindst 2 gange om året" in said(await office.types(consultant, "/moede aflys politisk lillebælt 9/12"))


class TestPlans:
    async def test_a_plan_says_which_meeting_a_remark_is_on(self, office: Office, consultant: Person) -> None:
        """And whose year lacks meetings, once for each body."""
        plan = "fagligt lillebælt 29/10 kl. 9-11\npolitisk lillebælt 30/10 kl. 9-11\nssu 9/12 kl. 9-11"
        remarks = said(await office.types(consultant, f"/moede opret {plan}")).partition("Vær opmærksom på")[2]
        budget = "Mødet ligger i august-oktober, hvor kommunerne lægger budget."
        level, political = "Fagligt strategisk niveau, Lillebælt", "Politisk niveau, Lillebælt"
        assert f"• {level} 29. oktober 2026 · {political} 30. oktober 2026: {budget}" in remarks
        for body in (level, political, "Sundhedssamarbejdsudvalget (SSU)"):
            assert f"• {body}: Der er planlagt 1 møde i 2026." in remarks

    async def test_a_heading_and_blank_lines_are_forgiven(self, office: Office, consultant: Person) -> None:
        """A heading's forum and cluster hold for the lines below it."""
        plan = "Mødeplan, politisk niveau i Lillebælt\n\n17/11 kl. 10-12\n\n9/12 kl. 15-17\nfagligt 3/11 kl. 9-11"
        answer = said(await office.types(consultant, f"/moede opret {plan}"))
        assert answer.startswith("3 møder er oprettet")
        assert "Fagligt strategisk niveau, Lillebælt" in answer

    @pytest.mark.parametrize(
        ("plan", "named"),
        [
            (f"{DECEMBER}\n\npolitisk lillebælt 31. november kl. 9", "Linje 3: Jeg forstod ikke datoen"),
            (f"Årsplan\n{DECEMBER}\npolitisk lillebælt", "Linje 3: Hvornår er mødet?"),
            (f"{DECEMBER}\n{DECEMBER}", "Linje 2: Der ligger allerede et møde"),
            (f"{DECEMBER}\npolitisk fyn 2/12 kl. 9-10", "Linje 2: Det kan kun sekretariatet"),
            (f"{DECEMBER}\npolitisk lillebælt torsdag den 2/12 kl. 9", "Linje 2: Jeg forstod ikke datoen"),
        ],
    )
    async def test_a_wrong_line_is_named_by_its_number(
        self, office: Office, consultant: Person, plan: str, named: str
    ) -> None:
        """As it was pasted, blank lines counted; and nothing of the plan is made."""
        before = office.rows()
        answer = said(await office.types(consultant, f"/moede opret {plan}"))
        assert named in answer
        assert "Ingen af møderne er oprettet" in answer
        assert office.rows() == before

    @pytest.mark.parametrize("act", ["opret", "opret\n", "årsplan"])
    async def test_every_wrong_line_is_named_with_its_reason(
        self, office: Office, consultant: Person, act: str
    ) -> None:
        """One answer tells all that is to be mended, the same once for all its lines, and nothing is made."""
        before = office.rows()
        wrong = ("politisk lillebælt 31. november kl. 9", "politisk fyn 2/12 kl. 9-10", DECEMBER, "fyn fsn 4/12 kl. 9")
        plan = "\n".join((DECEMBER, *wrong))
        answer = said(await office.types(consultant, f"/moede {act} {plan}"))
        assert answer.startswith("4 linjer i planen skal rettes.")
        assert "Linje 2: Jeg forstod ikke datoen" in answer
        assert "Linjerne 3 og 5: Det kan kun sekretariatet i Sundhedsklynge Fyn gøre." in answer
        assert "Linje 4: Der ligger allerede et møde" in answer
        assert office.rows() == before


class TestMovedMeanwhile:
    async def test_a_form_left_open_while_the_meeting_moved_is_told(self, office: Office, consultant: Person) -> None:
        """Nothing is stored, and the form stays open with what was typed."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        asked = form_of(await office.types(consultant, "/afbud"))
        opened = form_of(await office.submits(consultant, asked, {"moede": "1"}))
        await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 16/12")
        before = office.rows()
        answer = await office.submits(consultant, opened, {"medlem": "plo_1", "stedfortraeder": "Ida Testesen"})
        assert isinstance(answer, FormErrors)
        assert "flyttet til onsdag den 16. december 2026 kl. 15.00" in answer.errors[""]
        assert office.rows() == before
