"""What an organisation leaves open goes to its successor when a person says so, and back again."""

from dataclasses import replace

import pytest

from danish.zone import copenhagen
from domain.people import PersonId
from domain.ports import Repositories
from handlers.ui import Actions
from tests.handlers.tovholder.conftest import AFTER, Ending
from tests.storage.test_queries import counting
from tests.support.answers import button_of, card_of
from tests.support.office import Office, form_of, said

GIVE, BACK = (
    "/tovholder overdragelse fra politisk fyn til sundhedsråd fyn",
    "/tovholder overdragelse tilbage politisk fyn",
)
BEGUN = copenhagen(2027, 2, 3, 16)


async def test_there_and_back_again(ending: Ending) -> None:
    """All four kinds are at the successor, by their old numbers; taken back, all counts are as they were."""
    before = await ending.left()
    assert (before.tasks, before.decisions, before.cases, before.experiences) == (6, 1, 1, 1)
    whole = "6 opgaver, 1 beslutning, 1 sag og 1 erfaring"
    given = await ending.says(GIVE)
    assert given.startswith(f"Overdraget fra Politisk niveau, Fyn til Sundhedsråd Fyn: {whole}.")
    during = await ending.left()
    assert during.words == ""
    assert "Sundhedsråd Fyn" in await ending.says("/beslutning liste politisk fyn")
    assert "Sundhedsråd Fyn" in await ending.says("/sagsflow status 1")
    assert "Sundhedsklynge Fyn (nu Sundhedsråd Fyn)" in await ending.says("/erfaring vis 1")
    assert "Politisk niveau, Fyn → Sundhedsråd Fyn" in await ending.says("/opgaver alle")
    assert "er overdraget til Sundhedsråd Fyn." in await ending.says("/dagsorden status politisk fyn 16/12")
    assert f"Overdraget til Sundhedsråd Fyn: {whole}." in await ending.says("/tovholder overdragelse")
    back = await ending.says(BACK)
    assert back.startswith(f"Taget tilbage til Politisk niveau, Fyn: {whole}.")
    assert await ending.left() == before
    acts = [entry.act for entry in await ending.office.audit("body:politisk/fyn")]
    assert acts == ["overdragelse.givet", "overdragelse.taget_tilbage"]
    assert [entry.act for entry in await ending.office.audit("decision:1")][-2:] == [
        "beslutning.overleveret",
        "beslutning.taget_tilbage",
    ]


async def test_the_successors_people_do_what_is_left(ending: Ending) -> None:
    """They have the tasks in their list and say that they are done, in roles that the council doesn't have too."""
    council = await ending.office.with_role("Rie", "kommune", "trekant", municipality="vejle")
    old = await ending.office.with_role("Lis", "somatik", "lillebaelt")
    ending.office.now = copenhagen(2026, 12, 1, 9)
    await ending.office.types(old, "/moede opret politisk lillebælt torsdag den 17. december 2026 kl. 9-11")
    for title in ('"Akutteam"', '"Hemmeligt" lukket'):
        line = f"/dagsorden punkt {title} til beslutning fra lokal økonomi ingen politisk lillebælt 17/12"
        assert "er tilføjet" in said(await ending.office.types(old, line))
    await ending.office.shares(old, "/erfaring del Tavle: Vi har en fælles tavle om hver borger.")
    ending.office.now = AFTER
    assert "17. december" not in await ending.says("/opgaver alle", council)
    handed = await ending.says("/tovholder overdragelse fra politisk lillebælt")
    assert handed.startswith("Overdraget fra Politisk niveau, Lillebælt til Sundhedsråd Trekanten: 6 opgaver og 1 ")
    listed = await ending.says("/opgaver alle", council)
    assert "Politisk niveau, Lillebælt → Sundhedsråd Trekanten, mødet torsdag den 17. december" in listed
    [draft] = [
        task
        for task in await ending.office.work.read(lambda r: r.tasks.of_meeting(2))
        if (task.step, task.part) == (11, "udkast")
    ]
    status = await ending.office.types(council, "/dagsorden status politisk lillebælt 17/12")
    assert "Akutteam" in said(status)
    assert "Hemmeligt" not in said(status)
    assert "Hemmeligt" in await ending.says("/dagsorden status politisk lillebælt 17/12", old)
    refused = await ending.says(f"/opgaver udført {draft.id}", old)
    assert refused.startswith("Politisk niveau, Lillebælt er overdraget til Sundhedsråd Trekanten.")
    assert "Referat (udkast)" in await ending.says(f"/opgaver udført {draft.id}", council)
    [_, _, third, *_] = [one for block in card_of(status).blocks if isinstance(block, Actions) for one in block.buttons]
    pressed = said(await ending.office.presses(council, third))
    assert pressed.startswith(("Udført: ", "Bekræftet: "))
    assert "Akutteam" in pressed
    assert "Hemmeligt" not in pressed
    assert {told.message.recipient for told in await ending.office.reminded()} == {council.id}
    approved = await ending.says("/referat godkendt politisk lillebælt 17/12", council)
    assert "Referat (godkendt)" in approved
    found = await ending.says("/erfaring søg tavle trekanten", council)
    assert "Sundhedsklynge Lillebælt (nu Sundhedsråd Trekanten)" in found
    assert "Træk tilbage" in await ending.says("/erfaring vis 2", council)
    await ending.says("/tovholder overdragelse tilbage politisk lillebælt")
    assert "17. december" not in await ending.says("/opgaver alle", council)
    assert "Træk tilbage" not in await ending.says("/erfaring vis 2", council)


async def test_who_had_taken_a_task_lets_go_of_it(ending: Ending) -> None:
    """The successor's people may take it; taken back, it is theirs again who had it."""
    old = await ending.office.with_role("Lis", "kommune", "fyn", "politisk", municipality="nyborg")
    council = await ending.office.with_role("Rie", "kommune", "fyn", municipality="odense")
    tasks = await ending.office.work.read(lambda r: r.tasks.of_meeting(1))
    [draft] = [task for task in tasks if (task.step, task.part) == (11, "udkast")]
    await ending.says(f"/opgaver tag {draft.id}", old)
    assert await _taker(ending.office, draft.id) == old.id
    await ending.says(GIVE)
    assert await _taker(ending.office, draft.id) is None
    taken = await ending.says(f"/opgaver tag {draft.id}", council)
    assert "allerede taget" not in taken
    await ending.says(f"/opgaver fortryd {draft.id}", council)
    await ending.says(BACK)
    assert await _taker(ending.office, draft.id) == old.id


async def test_what_a_cluster_tries_is_asked_of_its_successor(ending: Ending) -> None:
    """Three months on, the council's secretariat is asked how it went, and tells it in the cluster's place."""
    old = await ending.office.with_role("Lis", "somatik", "lillebaelt")
    council = await ending.office.with_role("Rie", "kommune", "trekant", municipality="vejle")
    ending.office.now = copenhagen(2026, 12, 1, 9)
    await ending.office.types(old, "/moede opret politisk lillebælt torsdag den 17. december 2026 kl. 9-11")
    shown = await ending.office.types(old, "/erfaring vis 1")
    await ending.office.submits(old, form_of(await ending.office.presses(old, button_of(shown, "Vi prøver det også"))))
    ending.office.now = AFTER
    await ending.says("/tovholder overdragelse fra politisk lillebælt")
    ending.office.now = copenhagen(2027, 3, 1, 9)
    [asked] = [told for told in await ending.office.reminded() if "Hvordan gik det" in told.words]
    assert asked.message.recipient == council.id
    assert "Lillebælt (nu Sundhedsråd Trekanten)" in asked.words
    form = form_of(await ending.office.presses(council, button_of(asked.card, "Fortæl, hvordan det gik")))
    told = said(await ending.office.submits(council, form, {"hvordan": "Vi bruger den hver dag.", "videre": "ja"}))
    assert "Lillebælt (nu Sundhedsråd Trekanten) fortæller: Vi bruger den hver dag." in told


async def test_a_body_hands_over_to_one(ending: Ending) -> None:
    """Another gets it only once it was taken back."""
    await ending.says(GIVE)
    rows = ending.office.rows()
    refused = await ending.says("/tovholder overdragelse fra politisk fyn til sundhedsråd trekanten")
    assert refused.startswith("Politisk niveau, Fyn er allerede overdraget til Sundhedsråd Fyn.")
    assert ending.office.rows() == rows


async def test_bodies_are_listed_so_that_each_can_be_told_from_the_next(ending: Ending) -> None:
    """Their names hold commas themselves."""
    listed = await ending.says("/tovholder overdragelse vis")
    assert "Politisk niveau, Fyn · Politisk niveau, Lillebælt · " in listed


async def test_a_body_that_goes_on_keeps_what_it_has(ending: Ending) -> None:
    """One that the new organisation has too isn't listed, and hands nothing over, whoever is named."""
    office, overview = ending.office, "/tovholder overdragelse"
    office.now = copenhagen(2026, 12, 1, 9)
    above = await office.with_role("Kim", "koordinationsgruppe", None)
    await office.types(above, "/moede opret ssu torsdag den 17. december 2026 kl. 9-11")
    office.now = AFTER
    assert "Sundhedssamarbejdsudvalget (SSU): 6 opgaver." in await ending.says(overview)
    kept, profile = office.profile.body("ssu"), office.profile
    goes_on = replace(profile, bodies=(*profile.bodies, kept), fora=(*profile.fora, kept.forum))
    office.services = replace(office.services, profile=goes_on)
    rows = office.rows()
    assert "Sundhedssamarbejdsudvalget" not in await ending.says(overview)
    for line in (f"{overview} fra ssu", f"{overview} fra ssu til sundhedsråd fyn"):
        refused = await ending.says(line)
        assert refused.startswith("Sundhedssamarbejdsudvalget (SSU) fortsætter.\nDet åbne bliver der.")
    assert office.rows() == rows


async def test_each_thing_is_listed(ending: Ending) -> None:
    """A body's open things can be read one by one, page by page, also once they went."""
    office = ending.office
    office.now = copenhagen(2026, 12, 1, 9)
    await office.types(ending.chief, "/moede opret politisk fyn fredag den 18. december 2026 kl. 9-11")
    office.now = AFTER
    listed = await ending.says("/tovholder overdragelse vis politisk fyn")
    for line in ("side 1 af 2", "Opgaver (12)", "“Pladserne åbner”", "Sag 1: Følge hjem", "Nr. 1: Opkald"):
        assert line in listed
    rest = await ending.says("/tovholder overdragelse vis politisk fyn side 2")
    assert [page.count(", mødet ") for page in (listed, rest)] == [10 + 1, 2]
    assert "Pladserne åbner" not in rest
    await ending.says(GIVE)
    after = await ending.says("/tovholder overdragelse vis politisk fyn")
    assert "Opgaver, nu hos Sundhedsråd Fyn (12)" in after
    assert "Pladserne åbner" not in after


async def test_the_overview_costs_the_same_however_much_is_open(ending: Ending) -> None:
    """More decisions and cases are counted in as many queries."""

    async def cost() -> int:
        with counting(ending.office.work) as statements:
            await ending.says("/tovholder overdragelse")
        return len(statements)

    before = await cost()
    for number in range(5):
        await ending.office.types(ending.chief, f'/beslutning 2 "Plads {number} åbner" godkendt politisk fyn 16/12')
    assert (await ending.left()).decisions == 6
    assert await cost() == before


@pytest.mark.parametrize("number", [1, 4])
async def test_handing_over_costs_the_same_however_much_goes(ending: Ending, number: int) -> None:
    """Many decisions and cases go there and back in as many statements as one, but for the items that they become."""
    office, costs = ending.office, []
    await ending.says("/moede opret sundhedsråd fyn onsdag den 3. februar 2027 kl. 15-17")
    for one in range(1, number):
        await office.types(ending.chief, f'/beslutning 2 "Plads {one} åbner" godkendt politisk fyn 16/12')
        await office.work.run(_another_case)
    for line in (GIVE, BACK):
        with counting(office.work) as statements:
            assert ("1 beslutning, 1 sag" if number == 1 else "4 beslutninger, 4 sager") in await ending.says(line)
        costs.append(len([said for said in statements if not said.startswith("INSERT INTO agenda_items")]))
    assert costs == [47, 38]


async def test_nothing_goes_twice(ending: Ending) -> None:
    """A second handing over and a second taking back say so, and change nothing."""
    await ending.says(GIVE)
    rows = ending.office.rows()
    assert "Der er intet at overdrage fra Politisk niveau, Fyn." in await ending.says(GIVE)
    assert ending.office.rows() == rows
    await ending.says(BACK)
    rows = ending.office.rows()
    assert "har intet overdraget, der kan tages tilbage" in await ending.says(BACK)
    assert ending.office.rows() == rows
    assert "1 beslutning, 1 sag" in await ending.says(GIVE)


async def test_what_the_successor_has_begun_stays_there(ending: Ending) -> None:
    """It becomes items of the next meeting, which leave the agenda again; once that has begun, they stay."""
    await ending.says(GIVE)
    await ending.says("/moede opret sundhedsråd fyn onsdag den 3. februar 2027 kl. 15-17")
    agenda = "/dagsorden punkter sundhedsråd fyn 3/2"
    assert "Akutpladser" in await ending.says(agenda)
    closed = await ending.says("/beslutning luk 1 politisk fyn 16/12")
    assert closed.startswith("Beslutning 1 er overleveret til Sundhedsråd Fyn.")
    assert "1 beslutning, 1 sag" in await ending.says(BACK)
    assert "Akutpladser" not in await ending.says(agenda)
    await ending.says(GIVE)
    assert "Akutpladser" in await ending.says(agenda)
    ending.office.now = BEGUN
    kept = await ending.says(BACK)
    assert kept.startswith("Taget tilbage til Politisk niveau, Fyn: 6 opgaver og 1 erfaring.")
    assert "2 ting blev ikke flyttet: Det er behandlet eller givet videre siden." in kept


async def test_the_buttons_do_what_they_say(ending: Ending) -> None:
    """The card's button asks first and hands over; the answer's button takes it back."""
    card = await ending.office.types(ending.chief, "/tovholder overdragelse", is_administrator=True)
    give = button_of(card, "Overdrag til Sundhedsråd Fyn")
    assert "Det kan tages tilbage." in give.confirm
    given = await ending.office.presses(ending.chief, give, is_administrator=True)
    assert "1 beslutning, 1 sag" in said(given)
    back = await ending.office.presses(ending.chief, button_of(given, "Tag tilbage"), is_administrator=True)
    assert "Taget tilbage" in said(back)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/tovholder overdragelse fra kagemand", "Hvilket forum mener du?"),
        ("/tovholder overdragelse fra ssu", "Hvem skal have det fra Sundhedssamarbejdsudvalget"),
        ("/tovholder overdragelse fra politisk fyn til bageren", "Hvilket forum mener du?"),
        ("/tovholder overdragelse noget andet", "Vil du se, give eller tage tilbage?"),
    ],
)
async def test_what_is_not_understood_changes_nothing(ending: Ending, line: str, answer: str) -> None:
    """A body that isn't there is asked for, in the organisation it should be in."""
    rows = ending.office.rows()
    told = await ending.says(line)
    assert answer in told
    assert "Intet er gemt." in told
    assert ending.office.rows() == rows


async def _taker(office: Office, task: int) -> PersonId | None:
    found = await office.work.read(lambda r: r.tasks.task(task))
    return found.taker if found else None


def _another_case(repositories: Repositories) -> None:
    """A case as the first, at the same body."""
    first = repositories.cases.case(1)
    assert first is not None
    case = repositories.cases.add(replace(first, id=0))
    for leg in repositories.cases.legs([first.id]):
        repositories.cases.add_leg(replace(leg, id=0, case=case.id))
