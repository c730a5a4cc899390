"""`/moede sted`: another place for a meeting that exists, or virtual; what follows from it, and who is told."""

import pytest

from danish.zone import copenhagen
from documents.files import written
from domain.meetings import Meeting
from domain.people import Person
from domain.rows import Row
from domain.tasks import Task, TaskState
from handlers.outcomes import File
from tests.support.office import Office, button_of, said

AT = "politisk fyn 9/12"
LINE = "Politisk niveau, Fyn · onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)"
CHANGED = "Mødets sted er ændret: Politisk niveau, Fyn"
SAME = "Mødets sted er det samme som før."
LINK = "https://teams.example/l/1"


@pytest.fixture
async def consultant(office: Office) -> Person:
    """Who serves Fyn and has made a meeting in Nyborg."""
    person = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn 9/12 kl. 15-17 sted Nyborg Slot")
    return person


async def meeting_of(office: Office) -> Meeting:
    """The meeting as it is stored."""
    meeting = await office.work.read(lambda store: store.meetings.meeting(1))
    assert meeting is not None
    return meeting


async def catering_of(office: Office) -> Task:
    """The step that a virtual meeting doesn't need."""
    tasks = await office.work.read(lambda store: store.tasks.of_meeting(1))
    return next(task for task in tasks if task.step == Row.CATERING)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (f"sted {AT} Odense Rådhus, lokale 2", "Odense Rådhus, lokale 2"),
        (f"sted {AT} mødelokale 4, tak", "mødelokale 4"),
        (f"sted {AT} Vestergade 5-7, 5000 Odense C", "Vestergade 5-7, 5000 Odense C"),
        (f"sted {AT} Sygehus Lillebælt", "Sygehus Lillebælt"),
        (f"sted: {AT}: “Store sal”", "Store sal"),
        ("sted Byens Hus politisk fyn 9/12", "Byens Hus"),
        ("sted politisk fyn i Byens Hus den 9. december kl. 15", "Byens Hus"),
        ("sted politisk 9/12 Byens Hus fyn", "Byens Hus"),
        ("sted politisk 9/12 Hotel Fyn", "Hotel Fyn"),
        ("sted Det politiske niveau, Fyn onsdag den 9/12 i Det Gamle Rådhus", "Det Gamle Rådhus"),
        (f"ret sted {AT} til Hotel Fyn", "Hotel Fyn"),
        (f"ret stedet for {AT} til kantinen", "kantinen"),
        (f"nyt lokale {AT} lokale 4", "lokale 4"),
        (f"lokale 4 {AT}", "lokale 4"),
        (f"flyt {AT} til lokale 4", "lokale 4"),
        (f"flyt {AT} sted Odense Rådhus", "Odense Rådhus"),
        (f"flyt lokalet {AT} til store sal", "store sal"),
        (f"sted {AT} fysisk i Odense Rådhus", "Odense Rådhus"),
    ],
)
async def test_a_meeting_gets_another_place(office: Office, consultant: Person, typed: str, place: str) -> None:
    """In whatever words; the answer says where it was, and the log that it was changed, but not the words."""
    answer = said(await office.types(consultant, f"/moede {typed}"))
    assert answer.startswith(f"{CHANGED}\n{LINE} · {place}\nFør: Nyborg Slot\n")
    assert (await meeting_of(office)).location == place
    logged = (await office.audit("meeting:1"))[-1]
    assert (logged.act, logged.person) == ("moede.sted", consultant.id)
    assert not {place, "Nyborg Slot"} & {str(one) for one in logged.facts.values()}


@pytest.mark.parametrize(
    "typed", [f"gør {AT} virtuelt", f"virtuelt {AT}", f"flyt {AT} til virtuelt", f"sted {AT} på Teams"]
)
async def test_a_virtual_meeting_needs_no_catering_and_gets_it_back(
    office: Office, consultant: Person, typed: str
) -> None:
    """The step follows as when a meeting is made, and so does the head count, which is told once there is a room."""
    answer = said(await office.types(consultant, f"/moede {typed}"))
    assert answer.startswith(f"Mødet er nu virtuelt: Politisk niveau, Fyn\n{LINE} · virtuelt\nFør: Nyborg Slot\n")
    assert "Er lokale eller forplejning bestilt, så afbestil det." in answer
    assert "3. Forplejning: ikke nødvendig ved et virtuelt møde" in answer
    assert (await catering_of(office)).state is TaskState.NOT_NEEDED
    answer = said(await office.types(consultant, f"/moede sted {AT} ikke virtuelt, men i Odense Rådhus"))
    assert answer.startswith(f"Mødet er ikke længere virtuelt: Politisk niveau, Fyn\n{LINE} · Odense Rådhus\n")
    assert "3. Forplejning: fredag den 4. december 2026 kl. 12.00" in answer
    assert (await catering_of(office)).state is TaskState.OPEN
    await office.with_role("Kommunal tovholder", "kommune", "fyn")
    office.now = copenhagen(2026, 12, 4, 10)
    assert "Forplejning: " in " ".join([one.words for one in await office.reminded()])


async def test_catering_that_was_half_ordered_begins_anew(office: Office, consultant: Person) -> None:
    """What one of two had confirmed is of the meal that isn't to come; what all had is done, and stays so."""
    owner = await office.with_role("Kommunal tovholder", "kommune", "fyn")
    await office.types(owner, f"/dagsorden forplejning udført {AT}")
    assert (await catering_of(office)).confirmations
    await office.types(consultant, f"/moede virtuelt {AT}")
    assert (await catering_of(office)).confirmations == ()
    await office.types(consultant, f"/moede sted {AT} Odense Rådhus")
    hospital = await office.with_role("Sygehus", "somatik", "fyn")
    for person in (owner, hospital):
        await office.types(person, f"/dagsorden forplejning udført {AT}")
    await office.types(consultant, f"/moede virtuelt {AT}")
    assert (await catering_of(office)).state is TaskState.DONE


@pytest.mark.parametrize("words", ["Nyborg Slot", "fysisk", "ikke virtuelt"])
async def test_the_place_it_has_is_no_change(office: Office, consultant: Person, words: str) -> None:
    """Nobody is told, and nothing is written."""
    await office.with_role("Kommunal tovholder", "kommune", "fyn")
    before = office.lines()
    answer = said(await office.types(consultant, f"/moede sted {AT} {words}"))
    assert answer.startswith(SAME)
    assert "Intet er gemt." in answer
    assert office.lines() == before


async def test_the_address_of_a_virtual_meeting_can_be_changed(office: Office, consultant: Person) -> None:
    """It stays virtual; at a place an address alone is asked about."""
    asked = await office.types(consultant, f"/moede sted {AT} {LINK}")
    assert said(asked).startswith("Er mødet nu virtuelt?")
    answer = said(await office.presses(consultant, button_of(asked, "Ja, det er virtuelt")))
    assert f"virtuelt\nAdresse: {LINK}\nFør: Nyborg Slot\n" in answer
    assert said(await office.types(consultant, f"/moede virtuelt {AT}")).startswith(SAME)
    answer = said(await office.types(consultant, f"/moede sted {AT} {LINK}2"))
    assert answer.startswith("Mødets adresse er ændret: Politisk niveau, Fyn")
    assert (await meeting_of(office)).is_virtual


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"sted {AT}", "Hvor skal mødet holdes?\n" + LINE + " · Nyborg Slot\n"),
        (f"sted {AT} til 16/12 kl. 13", "Hvor skal mødet holdes?"),
        (f"sted {AT} samme sted", "Hvor skal mødet holdes?"),
        (f"sted {AT} måske Odense Rådhus", "Skal stedet ændres?"),
        (f"sted {AT} aflyst", "Jeg forstod ikke “aflyst”."),
        (f"sted {AT} vistnok til lokale 4", "Jeg forstod ikke “vistnok”."),
        (f"sted {AT} fysisk og på Teams", "Er mødet virtuelt, eller er det på et sted?"),
        (f"sted {AT} virtuelt i Odense Rådhus", "Er mødet virtuelt, eller er det på et sted: “Odense Rådhus”?"),
        (f"sted {AT} {'Vejle Rådhus ' * 40}", "Stedet er for langt: 519 tegn."),
        (f"sted {AT} lokale 4?", "Spørger du, eller skal det gøres?"),
        ("sted politisk fyn 10/12 lokale 4", "Politisk niveau, Fyn har intet møde torsdag den 10. december 2026."),
        (f"flyt {AT} til et andet lokale", "Er “et andet lokale” mødets nye sted?"),
        (f"{AT} lokale 4", "“sted” skal stå først."),
    ],
)
async def test_what_cannot_be_told_is_asked_about(office: Office, consultant: Person, typed: str, told: str) -> None:
    """Nothing changes."""
    before = office.rows()
    answer = said(await office.types(consultant, f"/moede {typed}"))
    assert answer.startswith(told)
    assert "Intet er gemt." in answer
    assert office.rows() == before


async def test_a_place_instead_of_a_time_is_asked_about(office: Office, consultant: Person) -> None:
    """One press says that the meeting stays on its day and gets that place; so it is where the forum was asked for."""
    asked = await office.types(consultant, f"/moede flyt {AT} til Odense Rådhus")
    assert said(asked).startswith("Er “Odense Rådhus” mødets nye sted?\nJeg fandt ingen dag i det.")
    assert said(await office.presses(consultant, button_of(asked, "Ja, det er stedet"))).startswith(CHANGED)
    asked = await office.types(consultant, "/moede sted 9/12 Hotel Fyn")
    answer = said(await office.presses(consultant, button_of(asked, "Det politiske niveau")))
    assert answer.startswith(f"{CHANGED}\n{LINE} · Hotel Fyn\n")


async def test_it_may_take_who_may_move_it(office: Office, consultant: Person) -> None:
    """A secretariat of another cluster is told who can."""
    other = await office.with_role("Konsulent", "regionshus", "lillebaelt")
    refused = said(await office.types(other, f"/moede sted {AT} Odense Rådhus"))
    assert refused.startswith("Det kan kun sekretariatet i Sundhedsklynge Fyn gøre.")
    assert (await meeting_of(office)).location == "Nyborg Slot"


async def test_a_meeting_that_was_held_or_cancelled_stays_where_it_was(office: Office, consultant: Person) -> None:
    """While it goes on its room may still change."""
    change = f"/moede sted {AT} 2026 lokale"
    office.now = copenhagen(2026, 12, 9, 16)
    assert said(await office.types(consultant, f"{change} 4")).startswith(CHANGED)
    office.now = copenhagen(2026, 12, 9, 17)
    refused = said(await office.types(consultant, f"{change} 5"))
    assert refused.startswith("Mødet er holdt, så dets sted kan ikke ændres.")
    await office.types(consultant, "/moede opret politisk fyn 16/12 kl. 15-17")
    await office.types(consultant, "/moede aflys politisk fyn 16/12")
    refused = said(await office.types(consultant, "/moede sted politisk fyn 16/12 lokale 5"))
    assert refused.startswith("Mødet i Politisk niveau, Fyn onsdag den 16. december 2026 er aflyst.")
    assert (await meeting_of(office)).location == "lokale 4"


async def test_calendars_take_the_new_place(office: Office, consultant: Person) -> None:
    """Its event counts up by each change, else programs keep the old one; it isn't told to have been moved."""
    for typed in (f"sted {AT} Odense Rådhus", f"sted {AT} Odense Rådhus, lokale 2"):
        await office.types(consultant, f"/moede {typed}")
    file = await office.types(consultant, f"/moede kalender {AT}")
    assert isinstance(file, File)
    lines = written(file.content, *file.names).decode().replace("\r\n ", "").splitlines()
    assert {"SEQUENCE:2", r"LOCATION:Odense Rådhus\, lokale 2"} <= set(lines)
    assert "Mødets sted er ændret." in "".join(lines)
    assert "flyttet" not in "".join(lines)
    await office.types(consultant, f"/moede flyt {AT} til 10/12")
    file = await office.types(consultant, "/moede kalender politisk fyn 10/12")
    assert isinstance(file, File)
    assert b"SEQUENCE:3" in written(file.content, *file.names)


class TestTold:
    async def test_the_owners_are_told_once(self, office: Office, consultant: Person) -> None:
        """As of a move: who owns a step, not who did it; of an agenda that went out with the old place too."""
        owner = await office.with_role("Kommunal tovholder", "kommune", "fyn")
        for person in (consultant, owner):
            await office.types(person, f"/dagsorden udsendt alligevel {AT}")
        await office.delivers()
        answer = said(await office.types(consultant, f"/moede sted {AT} Odense Rådhus"))
        (told,) = await office.delivers()
        assert told.message.recipient == owner.id
        assert told.words.startswith(f"{CHANGED}\n{LINE} · Odense Rådhus\n")
        assert "Den udsendte dagsorden har det gamle sted." in answer
        assert "Den udsendte dagsorden har det gamle sted." in told.words
        assert "Odense" not in str(told.message.subject)

    async def test_who_has_not_heard_is_told_of_the_last_place_alone(self, office: Office, consultant: Person) -> None:
        """At night it is changed twice, and is told once in the morning; back where it was, not at all."""
        await office.with_role("Kommunal tovholder", "kommune", "fyn")
        office.now = copenhagen(2026, 10, 26, 22)
        await office.types(consultant, f"/moede sted {AT} lokale 4")
        await office.types(consultant, f"/moede virtuelt {AT}")
        assert await office.delivers() == []
        office.now = copenhagen(2026, 10, 27, 9)
        (told,) = await office.delivers()
        assert told.words.startswith(f"Mødet er nu virtuelt: Politisk niveau, Fyn\n{LINE} · virtuelt\n")
        assert "Er lokale eller forplejning bestilt, så afbestil det." in told.words
        office.now = copenhagen(2026, 10, 27, 22)
        await office.types(consultant, f"/moede sted {AT} lokale 4")
        await office.types(consultant, f"/moede virtuelt {AT}")
        office.now = copenhagen(2026, 10, 28, 9)
        assert await office.delivers() == []

    async def test_a_place_that_is_needed_again_is_told(self, office: Office, consultant: Person) -> None:
        """Whoever books rooms reads that there has to be one; a cancelled meeting needs none."""
        await office.with_role("Kommunal tovholder", "kommune", "fyn")
        await office.types(consultant, f"/moede virtuelt {AT}")
        await office.delivers()
        await office.types(consultant, f"/moede sted {AT} Odense Rådhus")
        (told,) = await office.delivers()
        assert "Nu skal der lokale og forplejning til." in told.words
        await office.types(consultant, f"/moede sted {AT} lokale 4")
        await office.types(consultant, f"/moede aflys {AT}")
        assert [one.words.splitlines()[0] for one in await office.delivers()] == [
            "Mødet er aflyst: Politisk niveau, Fyn"
        ]
