"""`/moede kalender`: whose calendars people get, as an address or as a file, and how an address is closed."""

import re
from dataclasses import replace
from typing import Any

import pytest
import vobject

from documents.files import written
from domain.calendars import digest_of
from domain.people import Person
from handlers.outcomes import File, Outcome, Reply
from tests.support.everybody import SECRET, STAND_IN
from tests.support.office import PUBLIC_ADDRESS, Office, button_of, said

DECEMBER = "politisk lillebælt onsdag den 9. december 2026 kl. 15-17 sted Vejle Rådhus"
ADDRESS = re.compile(re.escape(f"{PUBLIC_ADDRESS}kalender/") + r"([\w-]{43})\.ics")


@pytest.fixture
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Lillebælt."""
    return await office.with_role("Konsulent", "regionshus", "lillebaelt")


def secret_of(answer: Outcome) -> str:
    """The secret of the address in an answer."""
    found = ADDRESS.search(said(answer))
    assert found, said(answer)
    return found[1]


def calendar_of(answer: Outcome) -> tuple[str, Any]:
    """The name of the file that was handed out, and the calendar in it."""
    assert isinstance(answer, File), said(answer)
    [name] = answer.names
    return name, vobject.readOne(written(answer.content, name).decode())


class TestAddresses:
    async def test_without_words_it_gives_the_address_of_ones_own(self, office: Office, consultant: Person) -> None:
        """The address is told to its person alone, how to use it, and ways to the other calendars."""
        answer = await office.types(consultant, "/moede kalender")
        assert isinstance(answer, Reply)
        assert answer.is_private
        assert secret_of(answer)
        for word in ("Mine møder", "Outlook", "Google", "kun denne ene gang", "Giv den ikke videre"):
            assert word in said(answer)
        others = await office.presses(consultant, button_of(answer, "Andre kalendere"))
        for name in ("Mine møder", "Fagligt strategisk niveau, Lillebælt", "Frister: Regionshuset, Lillebælt"):
            assert f"[{name}]" in said(others)
        assert secret_of(await office.presses(consultant, button_of(others, "Politisk niveau, Lillebælt")))

    async def test_only_the_digest_is_stored(self, office: Office, consultant: Person) -> None:
        """Neither the database nor the log holds the secret; what is kept of the person names the calendar."""
        secret = secret_of(await office.types(consultant, "/moede kalender politisk lillebælt"))
        stored = office.database.read_bytes() + office.database.with_name(f"{office.database.name}-wal").read_bytes()
        assert secret.encode() not in stored
        assert digest_of(secret).encode() in stored
        [entry] = await office.audit("calendar:forum")
        assert (entry.act, entry.facts) == ("kalender.lavet", {"forum": "politisk/lillebaelt"})
        told = await office.types(consultant, "/tovholder mine data")
        assert "1 kalenderadresse" in said(told)

    @pytest.mark.parametrize(
        ("typed", "named"),
        [
            ("mine", "Mine møder"),
            ("mine møder", "Mine møder"),
            ("politisk", "Politisk niveau, Lillebælt"),
            ("fagligt lillebælt", "Fagligt strategisk niveau, Lillebælt"),
            ("frister", "Frister: Regionshuset, Lillebælt"),
            ("frister regionshuset lillebælt", "Frister: Regionshuset, Lillebælt"),
            ("lillebælt frister", "Frister: Regionshuset, Lillebælt"),
            ("frister for regionshuset i lillebælt", "Frister: Regionshuset, Lillebælt"),
        ],
    )
    async def test_a_calendar_is_named_in_words(
        self, office: Office, consultant: Person, typed: str, named: str
    ) -> None:
        """One's own, a body's, a role's: in any order."""
        assert f"“{named}”" in said(await office.types(consultant, f"/moede kalender {typed}")).splitlines()[0]

    async def test_an_address_is_shown_once(self, office: Office, consultant: Person) -> None:
        """Asked again, it says when it was made and offers a new one, which takes the place of the old."""
        first = secret_of(await office.types(consultant, "/moede kalender"))
        again = await office.types(consultant, "/moede kalender")
        assert "Du fik den mandag den 26. oktober 2026" in said(again)
        assert first not in said(again)
        anew = button_of(again, "Ny adresse")
        assert anew.confirm
        second = secret_of(await office.presses(consultant, anew))
        assert first != second
        found = [
            await office.work.read(lambda r, one=one: r.feeds.opened(digest_of(one)))  # type: ignore[misc]  # a lambda has no types
            for one in (first, second)
        ]
        assert [one is not None for one in found] == [False, True]

    async def test_an_address_is_closed_by_a_button_or_a_word(self, office: Office, consultant: Person) -> None:
        """Closed, it opens nothing; closing what has none says so and offers one."""
        made = await office.types(consultant, "/moede kalender frister")
        closed = said(await office.presses(consultant, button_of(made, "Luk adressen")))
        assert closed.startswith("Adressen til kalenderen “Frister: Regionshuset, Lillebælt” er lukket")
        assert await office.work.read(lambda r: r.feeds.of_person(consultant.id)) == []
        again = await office.types(consultant, "/moede kalender luk frister")
        assert "har ingen adresse" in said(again)
        assert secret_of(await office.presses(consultant, button_of(again, "Lav en adresse")))
        assert "er lukket" in said(await office.types(consultant, "/moede kalender luk adressen frister"))

    async def test_a_repeated_delivery_makes_no_other_address(self, office: Office, consultant: Person) -> None:
        """Slack's repetition doesn't close the address that was just shown."""
        secret = secret_of(await office.types(consultant, "/moede kalender ny", delivery="en"))
        assert "allerede gjort" in said(await office.types(consultant, "/moede kalender ny", delivery="en"))
        assert await office.work.read(lambda r: r.feeds.opened(digest_of(secret))) is not None

    async def test_several_roles_are_asked_about(self, office: Office, consultant: Person) -> None:
        """Whose deadlines are meant is asked with buttons, and what is to be done isn't forgotten."""
        await office.give_role(consultant, "regionshus", "fyn")
        asked = await office.types(consultant, "/moede kalender fil frister")
        assert "[Frister: Regionshuset, Lillebælt] [Frister: Regionshuset, Fyn]" in said(asked)
        assert "frister regionshus fyn" in button_of(asked, "Frister: Regionshuset, Fyn").value
        assert "fil" in button_of(asked, "Frister: Regionshuset, Fyn").value

    @pytest.mark.parametrize(
        ("typed", "answered"),
        [
            ("bølle", "Jeg forstod ikke “bølle”"),
            ("mine bølle", "Jeg forstod ikke “bølle”"),
            ("frister bølle", "Jeg forstod ikke “bølle”"),
            ("fristr", "Mente du “frister”?"),
            ("frister fyn", "Du har ingen rolle med frister der."),
            ("politisk sjælland", "Jeg kender ingen klynge"),
            ("politisk fyn", "Det kan kun sekretariatet i Sundhedsklynge Fyn gøre."),
            ("lillebælt", "Hvilket forum mener du?"),
            ("politisk lillebælt 8/12", "8. december"),
        ],
    )
    async def test_what_cant_be_understood_changes_nothing(
        self, office: Office, consultant: Person, typed: str, answered: str
    ) -> None:
        """A short answer says what was understood and what to write."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = office.rows()
        assert answered in said(await office.types(consultant, f"/moede kalender {typed}"))
        assert office.rows() == before

    async def test_without_an_address_of_the_program_there_are_files(self, office: Office, consultant: Person) -> None:
        """Where calendar programs can't reach it, it says so, and the meetings come as a file."""
        office.services = replace(office.services, public_address="")
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = await office.work.read(lambda r: r.feeds.of_person(consultant.id))
        answer = await office.types(consultant, "/moede kalender")
        assert said(answer).startswith("Her er ingen kalenderadresser endnu")
        assert await office.work.read(lambda r: r.feeds.of_person(consultant.id)) == before == []
        name, calendar = calendar_of(await office.presses(consultant, button_of(answer, "Hent som fil")))
        assert name == "mine-moeder.ics"
        assert calendar.vevent.summary.value == "Politisk niveau, Lillebælt"
        named = await office.types(consultant, "/moede kalender fil politisk lillebælt")
        assert calendar_of(named)[0] == "moeder-politisk-lillebaelt.ics"


class TestFiles:
    async def test_a_single_meeting_comes_as_a_file(self, office: Office, consultant: Person) -> None:
        """By its day in words, or by the button on the meeting's card; anybody in the workspace may have it."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        nobody = await office.person("Ingen")
        shown = await office.types(nobody, "/moede vis politisk lillebælt 9/12")
        for answer in (
            await office.types(nobody, "/moede kalender politisk lillebælt 9/12"),
            await office.presses(nobody, button_of(shown, "Hent til kalender")),
        ):
            name, calendar = calendar_of(answer)
            assert name == "moeder-politisk-lillebaelt-2026-12-09.ics"
            [event] = calendar.vevent_list
            assert event.dtstart.value.isoformat() == "2026-12-09T15:00:00+01:00"
            assert event.dtend.value.isoformat() == "2026-12-09T17:00:00+01:00"
            assert event.location.value == "Vejle Rådhus"
            assert "x-wr-calname" not in calendar.contents
        outsider = await office.types(nobody, "/moede kalender politisk lillebælt 9/12", is_outsider=True)
        assert not isinstance(outsider, File)

    async def test_an_empty_calendar_is_no_file(self, office: Office, consultant: Person) -> None:
        """Nothing to put anywhere is said in words."""
        assert "Der er ikke noget i kalenderen" in said(await office.types(consultant, "/moede kalender fil"))

    async def test_a_move_and_a_cancelling_come_along(self, office: Office, consultant: Person) -> None:
        """The same uid, a higher number each time; cancelled, it says so in its title and its state."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        made = calendar_of(await office.types(consultant, "/moede kalender fil"))[1].vevent
        await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 16/12 kl. 13-15")
        moved = calendar_of(await office.types(consultant, "/moede kalender fil"))[1].vevent
        await office.types(consultant, "/moede aflys politisk lillebælt 16/12")
        cancelled = calendar_of(await office.types(consultant, "/moede kalender fil"))[1].vevent
        assert made.uid.value == moved.uid.value == cancelled.uid.value
        assert [one.sequence.value for one in (made, moved, cancelled)] == ["0", "1", "2"]
        assert moved.dtstart.value.isoformat() == "2026-12-16T13:00:00+01:00"
        assert "Mødet er flyttet" in moved.description.value
        assert [one.status.value for one in (made, moved, cancelled)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
        assert cancelled.summary.value == "AFLYST: Politisk niveau, Lillebælt"

    async def test_a_roles_deadlines_are_those_that_stand(self, office: Office, consultant: Person) -> None:
        """Each open deadline of the role with its tool and meeting; what is done leaves, and a move moves them all."""
        await office.types(consultant, f"/moede opret {DECEMBER}")
        before = calendar_of(await office.types(consultant, "/moede kalender fil frister"))[1].vevent_list
        titles = {one.summary.value for one in before}
        assert "Frist: Generering i Acadre – Politisk niveau, Lillebælt" in titles
        assert not any("Forplejning" in one for one in titles)
        generating = next(one for one in before if "Generering i Acadre –" in one.summary.value)
        assert generating.dtstart.value.isoformat() == "2026-11-20T12:00:00+01:00"
        assert "Regionshuset" in generating.description.value
        assert "Konsulent" not in "".join(one.description.value for one in before)
        await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 16/12")
        await office.types(consultant, "/dagsorden genereret politisk lillebælt 16/12 22/17744")
        after = calendar_of(await office.types(consultant, "/moede kalender fil frister"))[1].vevent_list
        assert {one.uid.value for one in before} - {one.uid.value for one in after} == {generating.uid.value}
        assert {one.sequence.value for one in after} == {"1"}

    async def test_ones_own_are_the_meetings_and_the_tasks_one_took(self, office: Office, consultant: Person) -> None:
        """A task that is taken comes into the calendar of who took it, and nobody else's."""
        other = await office.with_role("Anden", "kommune", "lillebaelt", municipality="vejle")
        made = said(await office.types(consultant, f"/moede opret {DECEMBER}"))
        assert "Mødet er oprettet" in made
        await office.types(consultant, "/opgaver tag 5")
        mine = calendar_of(await office.types(consultant, "/moede kalender fil"))[1].vevent_list
        theirs = calendar_of(await office.types(other, "/moede kalender fil"))[1].vevent_list
        assert (len(mine), len(theirs)) == (2, 1)
        assert any(one.summary.value.startswith("Frist: ") for one in mine)

    async def test_nothing_closed_and_nobodys_absence_is_in_any_of_them(
        self, busy: tuple[Office, dict[str, Person]]
    ) -> None:
        """Neither a closed item's title nor who comes instead of whom, and no person's name, in whosever calendar."""
        office, people = busy
        handed_out = 0
        for kind in ("regionshus", "kommune", "medlem"):
            for typed in ("", "politisk fyn", "frister fyn", "politisk fyn 9/12"):
                answer = await office.types(people[kind], f"/moede kalender fil {typed}")
                if isinstance(answer, File):
                    handed_out += 1
                    content = written(answer.content, answer.names[0]).decode().replace("\r\n ", "")
                    for secret in (SECRET, STAND_IN, "Akutpladser", "Medlem", "Forvaltningsloven"):
                        assert secret not in content
        assert handed_out == 11  # a member has no role, and so no deadlines
