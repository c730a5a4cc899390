"""Meetings as the secretariat makes and finds them."""

import pytest

from danish.zone import copenhagen
from domain.people import Person, SeatHolder
from handlers.outcomes import FormErrors
from tests.support.office import Office, button_of, form_of, said

DECEMBER = "politisk lillebælt onsdag den 9. december 2026 kl. 15-17"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Lillebælt."""
    return await office.with_role("Konsulent", "regionshus", "lillebaelt")


class TestCreating:
    async def test_a_meeting_is_made_with_its_deadlines_and_owners(self, office: Office, consultant: Person) -> None:
        """The answer says that it is made, when, and who does what by when."""
        answer = said(await office.types(consultant, f"/moede opret {DECEMBER} sted Vejle Rådhus"))
        assert answer.startswith("Mødet er oprettet: Politisk niveau, Lillebælt")
        assert "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50) · Vejle Rådhus" in answer
        assert (
            "5. Kvalitetssikring: onsdag den 18. november 2026 kl. 12.00 · Regionshuset og Kommunal tovholder" in answer
        )
        assert "og/eller Psykiatrisygehuset samt Kommunal tovholder" in answer
        assert "11. Referat (udkast)" in answer
        assert "11. Referat (godkendt)" in answer
        assert "mindst 2" in answer
        assert office.rows()["tasks"] == 15

    async def test_a_deadline_that_has_passed_reads_at_once(self, office: Office, consultant: Person) -> None:
        """What should have been done by now is to be done straight away."""
        answer = said(await office.types(consultant, "/moede opret politisk lillebælt fredag den 30. oktober kl. 9-10"))
        assert "2. Indkaldelse: straks" in answer

    async def test_a_virtual_meeting_needs_no_catering(self, office: Office, consultant: Person) -> None:
        """Nobody is asked to order food for a screen."""
        answer = said(await office.types(consultant, f"/moede opret {DECEMBER} virtuelt"))
        assert "· virtuelt" in answer
        assert "ikke nødvendig ved et virtuelt møde" in answer

    async def test_the_place_may_be_typed_before_the_time(self, office: Office, consultant: Person) -> None:
        """The time is found in the words after “sted” too."""
        answer = said(
            await office.types(consultant, "/moede opret politisk lillebælt sted Kolding Rådhus 9/12 kl. 15-17")
        )
        assert "(uge 50) · Kolding Rådhus" in answer

    @pytest.mark.parametrize(
        ("typed", "place"),
        [
            (f"{DECEMBER} i Vejle Rådhus", "Vejle Rådhus"),
            ("politisk lillebælt på Kolding Sygehus i Kolding 9/12 kl. 15-17", "Kolding Sygehus i Kolding"),
            ("det politiske niveau i Lillebælt 9/12 kl. 15-17 i Vejle", "Vejle"),
            ("politisk niveau i Sundhedsklynge Lillebælt 9/12 kl. 15-17", ""),
            (f"{DECEMBER} Vejle Rådhus", "Vejle Rådhus"),
            ("politisk møde Rådhuset i Vejle lillebælt den 9/12 kl. 15-17", "Rådhuset i Vejle"),
            (f"{DECEMBER} https://teams.example/l/1", "https://teams.example/l/1"),
            (f"{DECEMBER} virtuelt via Teams", "virtuelt"),
            (f"{DECEMBER} sted “Vejle Rådhus”", "Vejle Rådhus"),
            (f"1. møde {DECEMBER}", ""),
            (f"{DECEMBER} Mødelokale Et", "Mødelokale Et"),
            ("et møde i politisk niveau i Lillebælt 9/12 fra 15 til 17 på Vejle Rådhus", "Vejle Rådhus"),
        ],
    )
    async def test_a_place_is_understood_without_its_word(
        self, office: Office, consultant: Person, typed: str, place: str
    ) -> None:
        """What is left with a capital letter is the place, after “i” or “på” or alone; a cluster there is none."""
        answer = said(await office.types(consultant, f"/moede opret {typed}"))
        assert f"(uge 50){f' · {place}' if place else ''}\n" in answer

    async def test_what_may_be_a_place_is_asked_about(self, office: Office, consultant: Person) -> None:
        """With a small letter it may be something else; a press takes it for the place."""
        for number, typed in enumerate(("i vejle rådhus", "vejle rådhus")):
            asked = await office.types(consultant, f"/moede opret politisk lillebælt {typed} 1{number}/12 kl. 15-17")
            assert said(asked).startswith("Er “vejle rådhus” mødets sted?")
            made = said(await office.presses(consultant, button_of(asked, "Ja, det er stedet")))
            assert "· vejle rådhus\n" in made

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("Ekstraordinert", "Jeg forstod ikke “Ekstraordinert”."),
            ("Store sal sted Vejle Rådhus", "Jeg forstod ikke “Store sal”."),
            ("obs", "Er “obs” mødets sted?"),
        ],
    )
    async def test_nothing_that_was_typed_is_dropped(
        self, office: Office, consultant: Person, typed: str, told: str
    ) -> None:
        """What can't be understood is told, and no meeting made."""
        before = office.rows()
        assert said(await office.types(consultant, f"/moede opret {DECEMBER} {typed}")).startswith(told)
        assert office.rows() == before

    @pytest.mark.parametrize("line", [f"opret {DECEMBER}", "find politisk lillebælt 2/12 kl. 15-17, 9/12 kl. 15-17"])
    async def test_a_place_has_a_longest_length(self, office: Office, consultant: Person, line: str) -> None:
        """One that is longer than any form takes is refused, in a command for a meeting or for a date."""
        before = office.rows()
        answer = said(await office.types(consultant, f"/moede {line} sted {'Vejle Rådhus ' * 40}"))
        assert answer.startswith("Stedet er for langt: 519 tegn.\nSkriv højst 300.")
        assert office.rows() == before
        form = form_of(
            await office.presses(consultant, button_of(await office.types(consultant, "/moede"), "Opret møde"))
        )
        values = {"forum": "politisk/lillebaelt", "tid": "9/12 kl. 15-17", "sted": "Vejle" * 70}
        told = "Stedet er for langt: 350 tegn. Skriv højst 300. Intet er gemt."
        assert await office.submits(consultant, form, values) == FormErrors({"sted": told})

    async def test_a_years_plan_is_made_line_by_line(self, office: Office, consultant: Person) -> None:
        """Each line is a meeting, and the year has enough of them."""
        answer = said(
            await office.types(
                consultant, f"/moede opret {DECEMBER}\npolitisk lillebælt tirsdag den 17. november 2026 kl. 10-12"
            )
        )
        assert answer.startswith("2 møder er oprettet")
        assert "mindst 2" not in answer
        assert office.rows()["meetings"] == 2

    async def test_a_plan_with_one_wrong_line_makes_nothing(self, office: Office, consultant: Person) -> None:
        """All of a plan is made, or none of it."""
        before = office.rows()
        answer = said(await office.types(consultant, f"/moede opret {DECEMBER}\npolitisk lillebælt 31. november kl. 9"))
        assert "Jeg forstod ikke datoen" in answer
        assert office.rows() == before

    async def test_shared_people_of_two_meetings_at_once_are_named(self, office: Office, consultant: Person) -> None:
        """Who sits in both bodies is told of before anybody is invited."""
        shared = await office.seated("Prøveperson Et", "politisk/lillebaelt", "plo_1")
        await office.work.run(lambda r: r.people.seat_person(SeatHolder(0, "politisk/fyn", "plo_1", shared)))
        await office.give_role(consultant, "regionshus", "fyn")
        await office.types(consultant, "/moede opret politisk fyn 9/12 kl. 14-16")
        answer = said(await office.types(consultant, f"/moede opret {DECEMBER}"))
        assert "Prøveperson Et har også plads i Politisk niveau, Fyn" in answer

    async def test_the_form_reads_time_as_the_command_does(self, office: Office, consultant: Person) -> None:
        """The form makes the same meeting."""
        form = form_of(
            await office.presses(consultant, button_of(await office.types(consultant, "/moede"), "Opret møde"))
        )
        answer = await office.submits(
            consultant, form, {"forum": "politisk/lillebaelt", "tid": "onsdag den 9. december 2026 kl. 15-17"}
        )
        assert said(answer).startswith("Mødet er oprettet")


class TestFinding:
    async def test_a_date_without_a_year_means_the_nearest_meeting_that_day(
        self, office: Office, consultant: Person
    ) -> None:
        """Next year's date finds last autumn's meeting, if that is the one there is."""
        office.now = copenhagen(2026, 3, 2, 9)
        await office.types(consultant, "/moede opret politisk lillebælt tirsdag den 10. marts 2026 kl. 10-12")
        office.now = copenhagen(2026, 10, 26, 9)
        assert "tirsdag den 10. marts 2026" in said(
            await office.types(consultant, "/moede vis politisk lillebælt 10/3")
        )

    async def test_without_a_date_the_next_meeting_is_meant(self, office: Office, consultant: Person) -> None:
        """The first meeting to come is shown."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede opret politisk lillebælt 17/11 kl. 10-12")
        assert "17. november 2026" in said(await office.types(consultant, "/moede vis politisk lillebælt"))

    async def test_a_day_without_a_meeting_names_the_nearest_and_never_shows_another(
        self, office: Office, consultant: Person
    ) -> None:
        """The nearest meetings are offered as buttons."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        answer = await office.types(consultant, "/moede vis politisk lillebælt 10/12")
        assert "har intet møde torsdag den 10. december 2026" in said(answer)
        shown = await office.presses(consultant, button_of(answer, "onsdag den 9. december 2026 kl. 15.00"))
        assert "kl. 15.00–17.00" in said(shown)

    @pytest.mark.parametrize("act", ["aflys", "flyt", "vis"])
    async def test_another_hour_of_the_day_is_not_the_meeting(
        self, office: Office, consultant: Person, act: str
    ) -> None:
        """Who cancels the later of two meetings twice doesn't cancel the earlier, and is told what there is."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = office.rows()
        to = " til 10/12" if act == "flyt" else ""
        answer = await office.types(consultant, f"/moede {act} politisk lillebælt 9/12 kl. 18-20{to}")
        assert "har intet møde onsdag den 9. december 2026 kl. 18.00." in said(answer)
        assert office.rows() == before
        meant = await office.presses(consultant, button_of(answer, "onsdag den 9. december 2026 kl. 15.00"))
        assert "Politisk niveau, Lillebælt" in said(meant)

    async def test_the_channels_cluster_is_meant_when_none_is_typed(self, office: Office, consultant: Person) -> None:
        """In the secretariat's channel the cluster goes without saying."""
        await office.give_role(consultant, "regionshus", "fyn")
        await office.channel("C-LB", "lillebaelt")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        assert "Lillebælt" in said(await office.types(consultant, "/moede vis politisk 9/12", channel="C-LB"))
        assert "Hvilken klynge mener du?" in said(await office.types(consultant, "/moede vis politisk 9/12"))

    async def test_the_list_has_the_meetings_above_the_clusters_too(self, office: Office, consultant: Person) -> None:
        """Without text, whoever serves a body sees its meetings, also where it stands above the clusters."""
        await office.give_role(consultant, "regionshus", None)
        for line in (DECEMBER, "ssu mandag den 7. december 2026 kl. 10-12"):
            assert "oprettet" in said(await office.types(consultant, f"/moede opret {line}"))
        listed = said(await office.types(consultant, "/moede"))
        assert "Sundhedssamarbejdsudvalget (SSU) · mandag den 7. december 2026" in listed
        assert "Politisk niveau, Lillebælt · onsdag den 9. december 2026" in listed
        await office.channel("C9", "lillebaelt")
        assert "SSU" not in said(await office.types(consultant, "/moede", channel="C9"))


async def test_creating_without_a_word_opens_the_form(office: Office) -> None:
    """As the other commands that are typed without the rest."""
    consultant = await office.with_role("Rikke", "regionshus", "fyn")
    assert form_of(await office.types(consultant, "/moede opret")).title == "Opret møde"


class TestBadInput:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("opret blablabla", "Hvilket forum mener du?"),
            ("opret politisk lillebælt", "Hvornår er mødet?"),
            ("opret politisk lillebælt kl. 15-17", "Hvornår er mødet?"),
            ("opret politisk lillebælt hest kl. 1", "Hvornår er mødet?\nJeg fandt ingen dag i “hest”."),
            ("opret politisk lillebælt seminar kl. 9-15", "Hvornår er mødet?"),
            ("find politisk lillebælt kl. 15-17", "Hvilken dag er forslag 1?"),
            ("opret politisk lillebælt 9/12", "Hvad tid på dagen"),
            ("opret politisk lillebælt uge 50", "Hvilken dag er mødet?\n“uge 50” er flere dage."),
            ("opret politisk lillebælt 32/13 kl. 9", "Jeg forstod ikke datoen"),
            ("opret politisk lillebælt torsdag den 9. december 2026 kl. 15", "er en onsdag"),
            ("opret politisk lillebælt 9/3-2026 kl. 15", "er allerede passeret"),
            ("opret politisk lillebælt 9/3-2027 kl. 15", "Sundhedsklyngerne ophører den 31. december 2026"),
            ("opret politisk fyn 9/12 kl. 15-17", "kun sekretariatet i Sundhedsklynge Fyn"),
            ("oprte politisk lillebælt 9/12 kl. 15", "Mente du “opret”?"),
            ("vrøvl og vand", "Jeg forstod ikke “vrøvl og vand”."),
            ("flyt politisk lillebælt 9/12", "Hvornår skal mødet flyttes til?"),
            ("aflys politisk lillebælt 9/12", "Der er ingen møder"),
            ("opret politisk lillebælt 9/12 kl. 15-17 16/12 kl. 15-17", "Jeg læser mere end én tid."),
            ("opret politisk lillebælt 16-12 15-17 og 17-12 15-17", "Jeg læser mere end én tid."),
            ("opret politisk lillebælt seminar 8/12-9/12 kl. 10-14", "Jeg læser mere end én tid."),
            ("opret politisk lillebælt 9/12 kl. 8-9 9-10", "Jeg læser mere end én tid."),
            ("opret politisk lillebælt 9/12 seminar 8-12 9-12", "Jeg læser mere end én tid."),
            ("opret politisk lillebælt 8.-9. december kl. 10 seminar", "Jeg læser mere end én tid."),
            ("opret politisk lillebælt 9/12 kl. 15 010190-1234", "CPR-nummer"),
            ("x" * 4000, "for lang"),
        ],
    )
    async def test_what_is_typed_wrong_is_answered_in_danish_and_changes_nothing(
        self, office: Office, consultant: Person, typed: str, expected: str
    ) -> None:
        """The answer says what is wrong, and every table is as it was."""
        before = office.rows()
        assert expected in said(await office.types(consultant, f"/moede {typed}"))
        assert office.rows() == before

    async def test_who_may_make_none_is_offered_none(self, office: Office) -> None:
        """The list shows them the meetings alone."""
        answer = said(await office.types(await office.person("Ingen"), "/moede lillebælt"))
        assert answer == "Der er ingen kommende møder i Lillebælt."

    async def test_the_same_meeting_is_not_made_twice(self, office: Office, consultant: Person) -> None:
        """A body can't meet twice at the same time."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = office.rows()
        assert "ligger allerede et møde" in said(await office.types(consultant, f"/moede opret {DECEMBER}"))
        assert office.rows() == before

    async def test_a_refusal_reads_as_sentences_in_a_form_too(self, office: Office, consultant: Person) -> None:
        """A title without a full stop gets one before what follows, and no blank is doubled."""
        opened = form_of(await office.types(consultant, "/moede find politisk lillebælt"))
        assert said(await office.submits(consultant, opened, {"forslag": "5/1-2027 kl. 9-10"})) == (
            "Mødet kan ikke ligge den dag: Sundhedsklyngerne ophører den 31. december 2026. "
            "Du skrev tirsdag den 5. januar 2027. Vælg en dag senest den 31. december 2026. Intet er gemt."
        )
        stranger = await office.person("Bo")
        refused = said(await office.submits(stranger, opened, {"forslag": "8/12 kl. 9-10"}))
        assert "giver roller med /tovholder rolle tildel. Intet er gemt." in refused

    async def test_a_delivery_that_comes_twice_acts_once(self, office: Office, consultant: Person) -> None:
        """Slack's repeated delivery is answered and changes nothing."""
        await office.types(consultant, f"/moede opret {DECEMBER}", delivery="twice")
        before = office.rows()
        assert "allerede gjort" in said(await office.types(consultant, f"/moede opret {DECEMBER}", delivery="twice"))
        assert office.rows() == before
