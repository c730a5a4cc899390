"""Finding a date by a poll, from the question to the meeting."""

from datetime import date

import pytest

from danish.zone import copenhagen
from domain.people import Person, SeatHolder
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from tests.support.office import Office, button_of, card_of, form_of, said

FIND = "/moede find politisk lillebælt 2/12 kl. 15-17, 9/12 kl. 15-17"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Lillebælt."""
    return await office.with_role("Konsulent", "regionshus", "lillebaelt")


async def asked(office: Office, consultant: Person) -> Outcome:
    """The poll as the secretariat's channel gets it."""
    await office.channel("C-LB", "lillebaelt")
    await office.types(consultant, FIND)
    (told,) = await office.delivers()
    return Reply(told.card)


class TestAsking:
    async def test_the_poll_stands_in_the_secretariats_channel(self, office: Office, consultant: Person) -> None:
        """Whoever asked is told where; each proposal stands there with weekday, week and what is needed."""
        await office.channel("C-LB", "lillebaelt")
        answer = await office.types(consultant, FIND)
        assert said(answer).startswith("Afstemningen er sendt til sekretariatets kanal: Politisk niveau, Lillebælt")
        (told,) = await office.delivers()
        assert "1. onsdag den 2. december 2026 kl. 15.00–17.00 (uge 49)" in told.words
        assert "2. onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)" in told.words
        assert "Region: 0 af 4 kan (mindst 2) · Kommuner: 0 af 4 kan (mindst 2)" in told.words
        advice = "KL anbefaler politiske møder i august-oktober og primo marts. Forslag 1 og 2 ligger uden for den tid."
        assert f"{advice}\n1. onsdag den 2. december" in told.words
        assert told.words.count("KL anbefaler") == 1

    async def test_without_a_channel_it_is_answered_for_all_where_it_was_typed(
        self, office: Office, consultant: Person
    ) -> None:
        """The others can answer there."""
        answer = await office.types(consultant, FIND)
        assert isinstance(answer, Reply)
        assert not answer.is_private
        assert said(answer).startswith("Hvilken dato passer? Politisk niveau, Lillebælt")
        assert await office.delivers() == []

    async def test_who_is_asked_for_elsewhere_is_named_at_the_proposal(
        self, office: Office, consultant: Person
    ) -> None:
        """Shared people and offices, at each proposal by itself; holidays too."""
        office.now = copenhagen(2026, 8, 3, 9)
        await office.give_role(consultant, "regionshus", "fyn")
        await office.types(consultant, "/moede opret politisk fyn 14/10 kl. 14-16")
        words = said(await office.types(consultant, "/moede find politisk lillebælt 14/10 kl. 15-17, 9/12 kl. 15-17"))
        first, second = words.split("2. onsdag den 9. december")
        assert "Regionsrådsformanden har også plads i Politisk niveau, Fyn" in first
        assert "uge 42, hvor mange har efterårsferie" in first
        assert "lægger budget" in first
        assert "Forslag 2 ligger uden for den tid." in first
        assert "Regionsrådsformanden" not in second

    async def test_without_proposals_a_form_opens(self, office: Office, consultant: Person) -> None:
        """A proposal a line; what was chosen by the words is chosen in the form."""
        form = form_of(await office.types(consultant, "/moede find politisk lillebælt"))
        answer = await office.submits(
            consultant, form, {"forslag": "2/12 kl. 15-17\n\n8/12 kl. 9", "art": "temamoede", "sted": "Vejle"}
        )
        assert said(answer).startswith("Hvilken dato passer? Politisk niveau, Lillebælt (temamøde)")
        assert "2. tirsdag den 8. december 2026 kl. 09.00–11.00" in said(answer)

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("politisk lillebælt 2/12 kl. 3-5, 9/12 kl. 15-17", "Hvilken dato mener du med forslag 1?"),
            ("politisk lillebælt 2/12 kl. 3-5, 9/12 kl. 3-5", "Forslag 1 og 2 kan læses på flere måder."),
            ("politisk lillebælt 2/12 kl. 15-17, 31/11 kl. 9", "Jeg forstod ikke forslag 2."),
            ("status politisk lillebælt", "Jeg forstod ikke forslag 1."),
            ("politisk lillebælt torsdag den 2/12 kl. 9", "torsdag den 3. december 2026? Skriv forslagene"),
            ("politisk lillebælt 2/12 kl. 15-17, 9/12", "Hvad tid på dagen er forslag 2?"),
            ("politisk lillebælt 9/3-2026 kl. 15-17", "er allerede passeret"),
            ("politisk lillebælt 9/3-2027 kl. 15-17", "Sundhedsklyngerne ophører den 31. december 2026"),
            ("politisk lillebælt 1., 2., 3., 4., 7., 8., 9., 10. og 11. december kl. 9-10", "9 forslag er for mange"),
            ("politisk fyn 9/12 kl. 15-17", "kun sekretariatet i Sundhedsklynge Fyn"),
            ("9/12 kl. 15-17", "Hvilket forum mener du?"),
        ],
    )
    async def test_what_is_typed_wrong_is_answered_and_stores_nothing(
        self, office: Office, consultant: Person, typed: str, expected: str
    ) -> None:
        """The proposal that is wrong is named by its number."""
        before = office.rows()
        assert expected in said(await office.types(consultant, f"/moede find {typed}"))
        assert office.rows() == before

    async def test_an_ambiguous_proposal_is_chosen_by_a_button(self, office: Office, consultant: Person) -> None:
        """The other proposals, the kind and the place are kept."""
        typed = "/moede find politisk lillebælt temamøde 2/12 kl. 3-5, 9/12 kl. 15-17 sted Vejle"
        question = await office.types(consultant, typed)
        label = "onsdag den 2. december 2026 kl. 15.00–17.00 (uge 49)"
        answer = said(await office.presses(consultant, button_of(question, label)))
        assert "(temamøde)" in answer
        assert "1. onsdag den 2. december 2026 kl. 15.00–17.00" in answer
        assert "2. onsdag den 9. december 2026 kl. 15.00–17.00" in answer

    @pytest.mark.parametrize("typed", ["vis afstemningen", "afstemning vis", "afstemning status politisk lillebælt"])
    async def test_a_poll_is_shown_again(self, office: Office, consultant: Person, typed: str) -> None:
        """Where it has scrolled away it is found as it stands, with its buttons; nothing is changed."""
        await office.types(consultant, FIND)
        before = office.rows()
        shown = await office.types(consultant, f"/moede {typed}")
        assert said(shown).startswith("Hvilken dato passer? Politisk niveau, Lillebælt")
        assert button_of(shown, "Fastsæt en dato")
        assert office.rows() == before

    @pytest.mark.parametrize("typed", ["annuller afstemningen", "slet afstemning politisk lillebælt"])
    async def test_a_poll_is_cancelled_as_it_is_closed(self, office: Office, consultant: Person, typed: str) -> None:
        """It ends without a date, and no meeting is meant."""
        await office.types(consultant, FIND)
        assert "lukket uden en dato" in said(await office.types(consultant, f"/moede {typed}"))

    async def test_a_body_is_asked_one_question_at_a_time(self, office: Office, consultant: Person) -> None:
        """A second poll is refused, with the ways on; after closing there may be a new one."""
        await office.types(consultant, FIND)
        before = office.rows()
        assert "allerede en åben afstemning" in said(await office.types(consultant, FIND))
        assert office.rows() == before
        assert "lukket uden en dato" in said(await office.types(consultant, "/moede luk"))
        assert "Hvilken dato passer?" in said(await office.types(consultant, FIND))


class TestAnswering:
    async def test_a_press_counts_and_changes_the_message_in_its_place(
        self, office: Office, consultant: Person
    ) -> None:
        """A member answers for their seat, a municipal tovholder for the kommune's, others for their organisation."""
        poll = await asked(office, consultant)
        member = await office.seated("Læge", "politisk/lillebaelt", "plo_1")
        municipal = await office.with_role("Tovholder", "kommune", "lillebaelt", municipality="vejle")
        for person in (member, municipal, consultant):
            answer = await office.presses(person, button_of(poll, "Kan"))
            assert isinstance(answer, Replace)
        assert "Kommuner: 1 af 4 kan (mindst 2) · Almen praksis: 1 af 2 kan (mindst 1)" in said(answer)
        assert "Sekretariatet: Regionshuset kan" in said(answer)
        changed = said(await office.presses(member, button_of(poll, "Kan ikke")))
        assert "Almen praksis: 0 af 2 kan (mindst 1), 1 kan ikke" in changed

    async def test_who_sits_there_on_the_proposed_day_answers(self, office: Office, consultant: Person) -> None:
        """Of two dates on either side of a new term: the one before doesn't say whether the one after can."""
        await asked(office, consultant)
        before = await office.seated("Læge", "politisk/lillebaelt", "plo_1")
        after = await office.person("Ny læge")
        term = SeatHolder(0, "politisk/lillebaelt", "plo_1", after, date(2026, 12, 5))
        await office.work.run(lambda r: r.people.seat_person(term))
        for person, may, may_not in ((before, 1, 2), (after, 2, 1)):
            assert said(await office.types(person, f"/moede svar {may} kan politisk lillebælt")).startswith("Noteret")
            for typed in ("", " plo 1"):
                refused = said(await office.types(person, f"/moede svar {may_not} kan{typed} politisk lillebælt"))
                assert "Det kan kun sekretariatet" in refused
        assert office.rows()["poll_answers"] == 2

    async def test_a_member_answers_the_poll_of_the_body_they_sit_in(self, office: Office, consultant: Person) -> None:
        """Another level of their cluster may have one open at the same time."""
        await asked(office, consultant)
        other = await office.types(consultant, "/moede find fagligt lillebælt 3/12 kl. 9-11, 10/12 kl. 9-11")
        assert "Fagligt strategisk niveau, Lillebælt" in said(other)
        member = await office.seated("Læge", "politisk/lillebaelt", "plo_1")
        assert said(await office.types(member, "/moede svar 1 kan")).startswith("Noteret ved forslag 1: ")

    async def test_the_secretariat_answers_for_a_seat_by_typing(self, office: Office, consultant: Person) -> None:
        """With those answers it can be told that decisions can be taken, or no longer can."""
        await asked(office, consultant)
        for seat in ("regionsrådsformanden", "regionsrådsmedlem 2", "borgmester vejle", "borgmester kolding", "plo 1"):
            answer = said(await office.types(consultant, f"/moede svar 1 kan {seat}"))
        assert answer.startswith("Noteret ved forslag 1: PLO 1 kan.")
        assert "Der kan træffes beslutninger med dem, der har sagt ja." in answer
        for seat in ("plo 1", "plo 2"):
            answer = said(await office.types(consultant, f"/moede svar {seat} kan ikke 2"))
            assert answer.startswith(f"Noteret ved forslag 2: {seat.upper()} kan ikke.")
        assert "Der kan ikke træffes beslutninger, selv om alle andre kommer." in answer

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("svar 3 kan", "intet forslag 3.\nSkriv et nummer fra 1 til 2. Intet er gemt."),
            ("svar kan", "Hvad svarer du"),
            ("svar 1", "Hvad svarer du"),
            ("svar 1 kan borgmester", "Hvilket medlem mener du?"),
            ("svar 1 kan kejseren", "Jeg fandt ikke medlemmet"),
            ("svar 1 kan politisk fyn", "ingen åben afstemning"),
            ("svar 1 og 2 kan borgmester vejle", "Ét forslag ad gangen."),
            ("svar 1 ja 2 nej borgmester vejle", "Ét forslag ad gangen."),
            ("svar borgmester vejle kan 1 men ikke 2", "Ét forslag ad gangen."),
            ("svar 1, 2 kan", "Ét forslag ad gangen."),
            ("svar begge kan borgmester vejle", "Ét forslag ad gangen."),
            ("svar 1 og 2 kan plo 1", "Ét forslag ad gangen."),
            ("svar plo 1 kan", "Hvad svarer du"),
            ("fastsæt", "Hvilket forslag skal det være?"),
            ("fastsæt 1 eller 2", "Hvilket forslag skal det være?"),
            ("fastsæt 9", "intet forslag 9"),
            ("fastsæt 1 sted Lokale 2", "Her fastsættes kun datoen.\nJeg kan ikke bruge “Lokale 2”"),
            ("fastsæt 1 virtuelt", "Her fastsættes kun datoen.\nJeg kan ikke bruge “virtuelt”"),
            ("fastsæt 1 onsdag den 9. december", "Jeg forstod ikke “onsdag 9. december”."),
            ("fastsæt ikke 1", "Jeg forstod ikke “ikke”."),
            ("fastsæt 1 hvis alle kan", "Jeg forstod ikke “hvis alle kan”."),
            ("luk ikke", "Jeg forstod ikke “ikke”."),
            ("luk afstemningen i morgen", "Jeg forstod ikke “morgen”."),
            ("fastset 1", "Mente du “fastsæt”?"),
        ],
    )
    async def test_what_is_typed_wrong_is_answered_and_stores_nothing(
        self, office: Office, consultant: Person, typed: str, expected: str
    ) -> None:
        """Unknown proposals, seats and polls are told apart."""
        await asked(office, consultant)
        before = office.rows()
        assert expected in said(await office.types(consultant, f"/moede {typed}"))
        assert office.rows() == before

    async def test_others_can_neither_answer_nor_fix(self, office: Office, consultant: Person) -> None:
        """Another cluster's secretariat, a member's fixing and people from outside are refused."""
        poll = await asked(office, consultant)
        stranger = await office.with_role("Nabo", "regionshus", "fyn")
        member = await office.seated("Læge", "politisk/lillebaelt", "plo_1")
        before = office.rows()
        assert "kun sekretariatet" in said(await office.presses(stranger, button_of(poll, "Kan")))
        assert "kun folk fra" in said(await office.presses(member, button_of(poll, "Kan"), is_outsider=True))
        assert "kun sekretariatet" in said(await office.presses(member, button_of(poll, "Fastsæt en dato")))
        assert "kun sekretariatet" in said(await office.types(member, "/moede fastsæt 1 politisk lillebælt"))
        assert office.rows() == before


class TestFixing:
    @pytest.mark.parametrize("typed", ["fastsæt 2", "fastsæt 2, onsdag den 9. december kl. 15"])
    async def test_fixing_makes_the_meeting_and_tells_the_channel_once(
        self, office: Office, consultant: Person, typed: str
    ) -> None:
        """With its fourteen steps; the poll takes no more answers."""
        poll = await asked(office, consultant)
        answer = said(await office.types(consultant, f"/moede {typed}"))
        assert answer.startswith("Mødet er oprettet: Politisk niveau, Lillebælt")
        assert "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)" in answer
        assert office.rows()["tasks"] == 15
        (told,) = await office.delivers()
        assert told.words.startswith("Datoen er fastsat til onsdag den 9. december 2026 kl. 15.00")
        pressed = await office.presses(consultant, button_of(poll, "Kan"))
        assert card_of(pressed).title == "Datoen er fastsat til onsdag den 9. december 2026 kl. 15.00 (uge 50)"
        assert office.rows()["poll_answers"] == 0

    async def test_two_people_at_once_fix_one_date(self, office: Office, consultant: Person) -> None:
        """Both opened the form; the second is told, and there is one meeting and one word to the channel."""
        poll = await asked(office, consultant)
        other = await office.with_role("Kollega", "somatik", "lillebaelt")
        forms = [form_of(await office.presses(one, button_of(poll, "Fastsæt en dato"))) for one in (consultant, other)]
        assert "oprettet" in said(await office.submits(consultant, forms[0], {"forslag": "1"}))
        before = office.rows()
        refused = await office.submits(other, forms[1], {"forslag": "2"})
        assert "Datoen er allerede fastsat" in said(refused)
        assert office.rows() == before
        assert len(await office.delivers()) == 1

    async def test_a_poll_that_has_ended_opens_no_form(self, office: Office, consultant: Person) -> None:
        """Whoever presses is shown how it ended."""
        poll = await asked(office, consultant)
        await office.types(consultant, "/moede luk politisk lillebælt")
        answer = await office.presses(consultant, button_of(poll, "Fastsæt en dato"))
        assert not isinstance(answer, OpenForm)
        assert "lukket uden en dato" in said(answer)

    async def test_which_poll_is_meant_is_asked(self, office: Office, consultant: Person) -> None:
        """With two open polls in the cluster, the body must be said."""
        await office.types(consultant, FIND)
        await office.types(consultant, "/moede find fagligt lillebælt 3/12 kl. 9-11")
        question = await office.types(consultant, "/moede fastsæt 1")
        assert "Hvilken afstemning mener du?" in said(question)
        answer = await office.presses(consultant, button_of(question, "Fagligt strategisk niveau, Lillebælt"))
        assert said(answer).startswith("Mødet er oprettet: Fagligt strategisk niveau, Lillebælt")
