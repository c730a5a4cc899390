"""Meetings that are moved or cancelled: what follows along, who is told, and what is asked first."""

from datetime import timedelta

import pytest

from domain.people import Person
from tests.storage.test_queries import counting
from tests.support.office import Office, button_of, said

DECEMBER = "politisk lillebælt onsdag den 9. december 2026 kl. 15-17"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Lillebælt."""
    return await office.with_role("Konsulent", "regionshus", "lillebaelt")


class TestMoving:
    async def test_moving_plans_open_tasks_anew_and_tells_the_owners_once(
        self, office: Office, consultant: Person
    ) -> None:
        """The owners hear of it, the doer does not."""
        owner = await office.with_role("Kommunal tovholder", "kommune", "lillebaelt")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        answer = said(await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 16/12 kl. 13-15"))
        assert answer.startswith("Mødet er flyttet: Politisk niveau, Lillebælt")
        assert "onsdag den 16. december 2026 kl. 13.00–15.00" in answer
        told = await office.delivers()
        assert [one.message.recipient for one in told] == [owner.id]
        assert told[0].words.startswith(
            "Mødet er flyttet til onsdag den 16. december 2026 kl. 13.00–15.00 (uge 51)\n"
            "Politisk niveau, Lillebælt. Før: onsdag den 9. december 2026 kl. 15.00 (uge 50)."
        )
        assert (told[0].words.count("9. december"), told[0].words.count("16. december")) == (1, 1)

    @pytest.mark.parametrize("line", ["/moede flyt {} til 16/12 kl. 13-15", "/moede aflys {}"])
    async def test_an_owner_in_another_workspace_is_told_in_their_own(
        self, office: Office, consultant: Person, line: str
    ) -> None:
        """The kommune's tovholder is in the kommune's Slack, and nobody by that id in the region's."""
        owner = await office.person("Kommunal tovholder", install="T2")
        await office.give_role(owner, "kommune", "lillebaelt")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, line.format("politisk lillebælt 9/12"))
        (told,) = await office.delivers()
        assert (told.message.recipient, told.message.install) == (owner.id, "T2")

    @pytest.mark.parametrize("more", ["sted Vejle Rådhus", "kl. 9-11 virtuelt", ", Vejle Rådhus", "grundet valg"])
    async def test_what_a_move_doesnt_change_is_not_dropped_without_a_word(
        self, office: Office, consultant: Person, more: str
    ) -> None:
        """A place or a reason beside the new time is told to be of no use, and the time alone is a button."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = office.rows()
        asked = await office.types(consultant, f"/moede flyt politisk lillebælt 9/12 til 16/12 {more}")
        assert said(asked).startswith("En flytning ændrer kun tiden.")
        assert "Intet er gemt." in said(asked)
        assert office.rows() == before
        moved = await office.presses(consultant, button_of(asked, "Flyt kun tiden"))
        assert said(moved).startswith("Mødet er flyttet")

    @pytest.mark.parametrize("more", ["samme tid og sted", "i stedet", ", samme sted."])
    async def test_words_that_change_nothing_may_stand_beside_the_new_day(
        self, office: Office, consultant: Person, more: str
    ) -> None:
        """The meeting keeps its place and hours anyway."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        answer = await office.types(consultant, f"/moede flyt politisk lillebælt 9/12 til 16/12 {more}")
        assert said(answer).startswith("Mødet er flyttet")

    @pytest.mark.parametrize("owners", [1, 4])
    async def test_it_costs_the_same_however_many_are_told(
        self, office: Office, consultant: Person, owners: int
    ) -> None:
        """Who has heard of the last move is found out in as many statements for many as for one."""
        for number in range(owners):
            await office.with_role(f"Tovholder {number}", "kommune", "lillebaelt")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede flyt politisk lillebælt til 15/12 kl. 13-15")
        assert len(await office.delivers()) == owners
        with counting(office.work) as statements:
            await office.types(consultant, "/moede flyt politisk lillebælt til 16/12 kl. 13-15")
        assert len(await office.delivers()) == owners
        assert len(statements) == 28

    async def test_what_was_reported_and_sent_for_the_old_time_is_told(
        self, office: Office, consultant: Person
    ) -> None:
        """The mover and the owners hear of absences and of the agenda that went out, each only where there are some."""
        owner = await office.with_role("Kommunal tovholder", "kommune", "lillebaelt")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        move = "/moede flyt politisk lillebælt til"
        assert "gamle tid" not in said(await office.types(consultant, f"{move} 10/12 kl. 13-15"))
        first = (await office.delivers())[0]
        assert "gamle tid" not in first.words
        office.now += timedelta(minutes=5)
        for seat in ("plo 1", "borgmester vejle"):
            await office.types(consultant, f"/afbud politisk lillebælt {seat}")
        for person in (consultant, owner):
            await office.types(person, "/dagsorden udsendt alligevel politisk lillebælt")
        answer = said(await office.types(consultant, f"{move} 16/12 kl. 13-15"))
        assert "2 afbud er meldt til den gamle tid og gælder stadig." in answer
        assert "Den udsendte dagsorden har den gamle tid." in answer
        office.now += timedelta(minutes=5)
        await office.types(consultant, "/afbud politisk lillebælt borgmester kolding")
        told = (await office.delivers())[-1].words
        assert told.startswith("Mødet er flyttet til onsdag den 16. december 2026")
        assert "2 afbud er meldt til den gamle tid og gælder stadig." in told
        assert "Den udsendte dagsorden har den gamle tid." in told

    async def test_hours_alone_move_it_within_its_day(self, office: Office, consultant: Person) -> None:
        """Neither to today nor to tomorrow; a seminar keeps its last day."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        moved = said(await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til kl. 16-18"))
        assert "onsdag den 9. december 2026 kl. 16.00–18.00" in moved
        await office.types(consultant, "/moede opret politisk lillebælt seminar 1.-2. december")
        moved = said(await office.types(consultant, "/moede flyt seminar politisk lillebælt til kl. 9-14"))
        assert "tirsdag den 1. december 2026 kl. 09.00 – onsdag den 2. december 2026 kl. 14.00" in moved

    async def test_what_is_there_already_is_not_moved(self, office: Office, consultant: Person) -> None:
        """Nobody is told of a move to the very time that the meeting has."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = office.rows()
        moved = await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 9/12 kl. 15-17")
        assert "ligger allerede et møde" in said(moved)
        assert office.rows() == before

    async def test_only_a_new_day_keeps_the_hours(self, office: Office, consultant: Person) -> None:
        """A meeting moved to another day begins and ends as it did."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        answer = said(await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 16/12"))
        assert "onsdag den 16. december 2026 kl. 15.00–17.00" in answer

    @pytest.mark.parametrize(
        ("typed", "readings", "chosen"),
        [
            ("kl. 3-5", ("kl. 15.00–17.00", "kl. 03.00–05.00"), "kl. 03.00–05.00"),
            ("kl. 4", ("kl. 16.00", "kl. 04.00"), "kl. 16.00–18.00"),
        ],
    )
    async def test_hours_that_read_two_ways_are_asked_about_on_its_day(
        self, office: Office, consultant: Person, typed: str, readings: tuple[str, str], chosen: str
    ) -> None:
        """By day or by night of the meeting's own day, and a press moves it there."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        asked = await office.types(consultant, f"/moede flyt politisk lillebælt 9/12 til {typed}")
        assert said(asked).startswith(f"Hvilken dato mener du med “{typed}”?")
        labels = [f"onsdag den 9. december 2026 {at} (uge 50)" for at in readings]
        assert " ".join(f"[{label}]" for label in labels) in said(asked)
        label = next(one for one in labels if chosen[:9] in one)
        moved = said(await office.presses(consultant, button_of(asked, label)))
        assert f"onsdag den 9. december 2026 {chosen}" in moved

    async def test_a_seminars_hours_may_last_past_midnight(self, office: Office, consultant: Person) -> None:
        """One of a single day ends on the next then, as other meetings do."""
        await office.types(consultant, f"/moede opret seminar {DECEMBER}")
        moved = said(await office.types(consultant, "/moede flyt seminar politisk lillebælt 9/12 til kl. 22-02"))
        assert "onsdag den 9. december 2026 kl. 22.00 – torsdag den 10. december 2026 kl. 02.00" in moved

    async def test_a_meeting_takes_the_hour_that_its_pre_meeting_leaves(
        self, office: Office, consultant: Person
    ) -> None:
        """They move along together, so neither is in the other's way."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        for hours in ("13-14", "14-15"):
            await office.types(consultant, f"/moede opret formøde politisk lillebælt 9/12 kl. {hours}")
        moved = said(await office.types(consultant, "/moede flyt ordinært politisk lillebælt 9/12 til kl. 14-16"))
        assert moved.startswith("Mødet er flyttet")
        assert "onsdag den 9. december 2026 kl. 14.00–16.00" in moved
        for hours in ("12.00–13.00", "13.00–14.00"):
            assert f"Formødet er flyttet med: onsdag den 9. december 2026 kl. {hours}" in moved

    async def test_a_pre_meeting_that_cannot_move_along_keeps_its_hour(
        self, office: Office, consultant: Person
    ) -> None:
        """Where another meeting is in its way its own meeting can't take its place, and all stays as it was."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede opret formøde politisk lillebælt 9/12 kl. 14-15")
        await office.types(consultant, "/moede opret temamøde politisk lillebælt 9/12 kl. 13-14")
        before = office.rows()
        refused = said(await office.types(consultant, "/moede flyt ordinært politisk lillebælt 9/12 til kl. 14-16"))
        assert "ligger allerede et møde" in refused
        assert office.rows() == before

    async def test_a_cancelled_meeting_stops_its_tasks_and_tells_the_owners(
        self, office: Office, consultant: Person
    ) -> None:
        """After cancelling, whoever looks for the meeting is told that it was cancelled."""
        await office.with_role("Kommunal tovholder", "kommune", "lillebaelt")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        answer = said(await office.types(consultant, "/moede aflys politisk lillebælt 9/12"))
        assert answer.startswith("Mødet er aflyst: Politisk niveau, Lillebælt")
        assert [one.words.splitlines()[0] for one in await office.delivers()] == [
            "Mødet er aflyst: Politisk niveau, Lillebælt"
        ]
        gone = "Mødet i Politisk niveau, Lillebælt onsdag den 9. december 2026 er aflyst."
        asked = said(await office.types(consultant, "/moede vis politisk lillebælt 9/12"))
        assert asked.startswith(f"{gone}\nOpret et nyt med `/moede opret`.")
        await office.types(consultant, "/moede opret politisk lillebælt tirsdag den 15. december 2026 kl. 15-17")
        asked = said(await office.types(consultant, "/dagsorden status politisk lillebælt 9/12"))
        assert asked.startswith(f"{gone}\nDe nærmeste er her.")
        assert "Politisk niveau, Lillebælt har intet møde" in said(
            await office.types(consultant, "/moede vis politisk lillebælt 10/12")
        )

    async def test_it_says_that_a_cancelled_meeting_is_not_brought_back(
        self, office: Office, consultant: Person
    ) -> None:
        """Named by its day it is cancelled at once, and the answer tells how to make a new one."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        answer = said(await office.types(consultant, "/moede slet politisk lillebælt onsdag den 9/12"))
        assert "Det kan ikke fortrydes." in answer
        assert "/moede opret" in answer

    @pytest.mark.parametrize("words", ["", "næste møde", "kl. 15", "i december", "ordinært"])
    async def test_a_meeting_not_named_by_its_day_is_asked_about_before_it_is_cancelled(
        self, office: Office, consultant: Person, words: str
    ) -> None:
        """The meeting is written out, nothing is changed, and one press cancels that one."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = office.rows()
        asked = await office.types(consultant, f"/moede aflys {words} politisk lillebælt")
        assert said(asked).startswith("Er det dette møde, der skal aflyses?")
        assert "Politisk niveau, Lillebælt · onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)" in said(asked)
        assert office.rows() == before
        answer = said(await office.presses(consultant, button_of(asked, "Aflys mødet")))
        assert answer.startswith("Mødet er aflyst: Politisk niveau, Lillebælt")

    async def test_the_kind_that_was_typed_is_the_one_that_is_cancelled(
        self, office: Office, consultant: Person
    ) -> None:
        """A pre-meeting that is asked about goes alone."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        await office.types(consultant, "/moede opret formøde politisk lillebælt 9/12 kl. 13-14")
        asked = await office.types(consultant, "/moede aflys formøde politisk lillebælt")
        assert "formøde" in said(asked)
        assert "kl. 13.00–14.00" in said(await office.presses(consultant, button_of(asked, "Aflys mødet")))
        assert "kl. 15.00–17.00" in said(await office.types(consultant, "/moede vis politisk lillebælt"))
