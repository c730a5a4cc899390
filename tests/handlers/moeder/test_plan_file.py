"""A plan of meetings sent as a file: tried first, then made all of it, or told row by row what is wrong."""

from domain.shared_files import SharedFile
from tests.support.office import Office, button_of, said

HEAD = "forum;klynge;dato;tid;slut;sted\n"
GOOD = SharedFile(
    "plan.csv",
    (HEAD + "politisk;fyn;onsdag den 9. december 2026;15;17;Odense\nfagligt;fyn;12/11-2026;9;11;\n").encode(),
    "F1",
)
BAD = SharedFile("plan.csv", (HEAD + "politisk;fyn;9/12-2026;15;17;\nukendt;fyn;31/11-2026;9;11;\n").encode(), "F2")
PEOPLE = SharedFile("liste.csv", "navn;forum;klynge;plads\nBo Prøvesen;politisk;fyn;borgmester nyborg\n".encode(), "F3")


async def test_a_plan_is_tried_and_then_made(office: Office) -> None:
    """The trial shows each meeting and keeps nothing; the button makes them, once."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    before = office.rows()
    tried = await office.drops(region, GOOD)
    assert "Prøve, intet er gemt: Planen giver 2 møder" in said(tried)
    assert "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)" in said(tried)
    assert office.rows() == before

    made = await office.presses(region, button_of(tried, "Opret 2 møder"))
    assert "2 møder er oprettet" in said(made)
    assert office.rows()["meetings"] == 2
    assert "skal rettes" in said(await office.presses(region, button_of(tried, "Opret 2 møder")))
    assert office.rows()["meetings"] == 2


async def test_how_far_a_plan_or_a_list_is_can_be_followed(office: Office) -> None:
    """Trying and making tell of each row, so that whoever waits for a long one sees it go on."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    await office.presses(region, button_of(await office.drops(region, GOOD), "Opret 2 møder"))
    await office.types(region, "/tovholder administrator", has_platform_administrators=False)
    await office.presses(region, button_of(await office.drops(region, PEOPLE), "Gem"))
    assert office.shown == [
        *("Prøver møder: 1 af 2 …", "Prøver møder: 2 af 2 …", "Opretter møder: 1 af 2 …", "Opretter møder: 2 af 2 …"),
        *("Prøver rækker: 1 af 1 …", "Gemmer rækker: 1 af 1 …"),
    ]


async def test_mistakes_are_told_by_row_and_nothing_is_made(office: Office) -> None:
    """A plan with a row that can't be a meeting makes none, and names the row as the file counts it."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    before = office.rows()

    told = said(await office.drops(region, BAD))
    assert "1 linje i planen skal rettes." in told
    assert "Linje 3" in told
    assert office.rows() == before


async def test_what_a_row_lacks_is_told_with_what_can_stand_there(office: Office) -> None:
    """Cells that were merged leave the rows below without a forum or a cluster; there is nothing to press in a plan."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    await office.give_role(region, "regionshus", "lillebaelt")
    rows = "direktionen;;9/12-2026;15;17;\npolitisk;;10/12-2026;15;17;\n"
    told = said(await office.drops(region, SharedFile("plan.csv", (HEAD + rows).encode(), "F1"), channel="C9"))
    assert "Linje 2: Hvilket forum mener du?\nJeg fandt intet forum i det, du skrev. Skriv `politisk`, " in told
    assert "Linje 3: Hvilken klynge mener du?\nDet politiske niveau findes i hver klynge. Skriv Fyn, Lilleb" in told
    assert "Vælg" not in told


async def test_what_stands_for_a_cluster_and_is_none_is_no_place(office: Office) -> None:
    """Else the meeting were made in the sender's own cluster, at a place of that name."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    rows = "politisk;vejle;9/12-2026;15;17;\npolitisk;fyyn;10/12-2026;15;17;\nssu;-;11/12-2026;15;17;Vejle\n"
    told = said(await office.drops(region, SharedFile("plan.csv", (HEAD + rows).encode(), "F1")))
    known = "Klyngerne er Fyn, Lillebælt, Sønderjylland og Sydvestjylland."
    assert f"Linje 2: Jeg kender ingen klynge, der hedder “vejle”.\n{known}" in told
    assert f"Linje 3: Jeg kender ingen klynge, der hedder “fyyn”.\nMente du Fyn? {known}" in told
    assert "Vejle" not in told


async def test_a_plan_without_headings_is_told_what_it_lacks(office: Office) -> None:
    """It might be a list of people too, so the answer is about both."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    await office.types(region, "/tovholder administrator", has_platform_administrators=False)
    told = said(await office.drops(region, SharedFile("plan.csv", b"9/12-2026;politisk;fyn;15.00\n", "F1")))
    assert "Jeg kender ikke kolonnen “9/12-2026” i en liste over personer." in told
    assert "En mødeplan skal have kolonnen “dato”." in told


async def test_a_row_that_no_meeting_takes_is_not_read(office: Office) -> None:
    """Five hundred of them would keep everybody else from writing for minutes."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    long = "9/12 " * 101
    plan = SharedFile("plan.csv", f"dato;forum;klynge;tid\n{long};politisk;fyn;15-17".encode(), "F1")
    assert "Linje 2: Linjen er for lang: 527 tegn.\nSkriv højst 500." in said(await office.drops(anne, plan))


async def test_a_plan_full_of_mistakes_is_given_up(office: Office) -> None:
    """After fifty rows that can't be read the rest isn't, since nobody else writes meanwhile; the answer says so."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    told = [
        said(await office.drops(anne, SharedFile("plan.csv", (HEAD + "x\n" * rows).encode(), "F1")))
        for rows in (50, 51)
    ]
    assert told[0].startswith("50 linjer i planen skal rettes.")
    assert told[1].startswith("Mindst 50 linjer i planen skal rettes.")


async def test_only_a_secretariat_makes_its_meetings(office: Office) -> None:
    """Somebody of another cluster is refused."""
    stranger = await office.with_role("Anden", "regionshus", "lillebaelt")
    assert "Det kan kun" in said(await office.drops(stranger, GOOD))


async def test_a_list_of_people_is_known_from_a_plan(office: Office) -> None:
    """The same kinds of files may hold people: an administrator tries them and stores them by pressing."""
    chief = await office.person("Chef")
    refused = await office.drops(chief, PEOPLE)
    assert "Det kan kun" in said(refused)
    await office.types(chief, "/tovholder administrator", has_platform_administrators=False)
    tried = await office.drops(chief, PEOPLE)
    assert "Prøve, intet er gemt. Listen giver 1 plads" in said(tried)
    assert "Gemt: 1 plads" in said(await office.presses(chief, button_of(tried, "Gem")))
