"""What becomes of experiences and trials when their cluster ends, and a successor takes over."""

from danish.zone import copenhagen
from tests.handlers.tovholder.conftest import AFTER, Ending
from tests.support.office import button_of, form_of, said


async def test_what_is_shared_after_the_end_is_the_new_clusters_own(ending: Ending) -> None:
    """Though it bears the key of one that another council took over: its own secretariat changes it and tells how."""
    office = ending.office
    await ending.says("/tovholder overdragelse fra politisk fyn til sundhedsråd trekanten")
    author = await office.person("Lis")
    own = await office.with_role("Rie", "kommune", "fyn", municipality="odense")
    other = await office.with_role("Bo", "kommune", "trekant", municipality="vejle")
    await office.shares(author, "/erfaring del fyn Tavle: Vi har en fælles tavle.")
    assert "[Træk tilbage]" in await ending.says("/erfaring vis 2", own)
    assert "[Træk tilbage]" not in await ending.says("/erfaring vis 2", other)
    await office.shares(author, "/erfaring del trekanten Følge hjem: Vi følger borgeren.")
    tries = button_of(await office.types(own, "/erfaring vis 3"), "Vi prøver det også")
    await office.submits(own, form_of(await office.presses(own, tries)))
    assert "[Fortæl, hvordan det går (Fyn)]" in await ending.says("/erfaring vis 3", own)
    office.now = copenhagen(2027, 4, 5, 9)
    asked = [one.message.recipient for one in await office.reminded() if "Hvordan gik det" in one.words]
    assert asked == [own.id]


async def test_a_successor_neither_tries_its_own_experience_nor_anything_twice(ending: Ending) -> None:
    """What its cluster shared is its own, and what that tries it tries; a change leaves it where it comes from."""
    office = ending.office
    council = await office.with_role("Rie", "kommune", "trekant", municipality="vejle")
    old = await office.with_role("Lis", "somatik", "lillebaelt")
    office.now = copenhagen(2026, 12, 1, 9)
    await office.types(old, "/moede opret politisk lillebælt torsdag den 17. december 2026 kl. 9-11")
    await office.shares(old, "/erfaring del Tavle: Vi har en fælles tavle om hver borger.")
    shown = await office.types(old, "/erfaring vis 1")
    tries = button_of(shown, "Vi prøver det også")
    await office.submits(old, form_of(await office.presses(old, tries)))
    office.now = AFTER
    await ending.says("/tovholder overdragelse fra politisk lillebælt")
    assert "Trekanten står allerede" in said(await office.presses(council, tries))
    own = button_of(await office.types(council, "/erfaring vis 2"), "Vi prøver det også")
    assert "fra din egen klynge" in said(await office.presses(council, own))
    opened = form_of(await office.types(council, "/erfaring ret 2"))
    looked = await office.submits(council, opened, {"tekst": "Vi har en tavle."})
    assert "Tavle · Sundhedsklynge Lillebælt" in said(looked)
    again = form_of(await office.presses(council, button_of(looked, "Ret")))
    assert "Intet er ændret endnu." in said(await office.submits(council, again))
