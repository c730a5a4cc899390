"""Decisions to follow up on Home and in `/opgaver`: whose they are, what they may press, and what it costs."""

from dataclasses import replace

from domain.decisions import Decision
from domain.people import Person, Place
from handlers.dispatch import answer_home
from handlers.requests import Context, HomeOpened
from tests.handlers.beslutninger.conftest import CLOSED, COSTLY, TRIAL, Held
from tests.storage.test_queries import counting
from tests.support.answers import words_of
from tests.support.office import INSTALL, PLATFORM, button_of, said

TRIAL_SAID = f'/beslutning {TRIAL} "Vi går i gang i marts" ansvarlig kommune frist 23/12'
COSTLY_SAID = f'/beslutning {COSTLY} "Akutteam fra maj" godkendt ansvarlig fagligt frist 18/12'
CLOSED_SAID = f'/beslutning {CLOSED} "Kontrakten underskrives" godkendt ansvarlig koordinationsgruppe'
SECRETS = ("Kontrakten underskrives", "Firma X")


async def home_of(held: Held, person: Person, *, is_outsider: bool = False) -> str:
    """What somebody's Home says."""
    place = Place(PLATFORM, INSTALL, "D1")
    context = Context(person.id, person.name, place, held.office.now, "home", is_outsider=is_outsider)
    home = await answer_home(held.office.services, HomeOpened(context))
    return words_of(home.card) if home else ""


async def add_until(held: Held, count: int) -> None:
    """As many decisions as that, all like the first."""
    known = await held.decisions()
    more: list[Decision] = [replace(known[0], id=0, number=number) for number in range(len(known) + 1, count + 1)]
    await held.office.work.run(lambda r: [r.decisions.add(one) for one in more])


async def test_each_sees_what_waits_for_them(held: Held) -> None:
    """By role, by forum, and in the order of the deadlines; the cluster's list has them all."""
    for line in (TRIAL_SAID, COSTLY_SAID):
        await held.says(line)
    mine = await held.says("/opgaver", held.municipality)
    part = mine[mine.index("Beslutninger at følge op") :]
    assert part.index("Beslutning 2: “Akutteam fra maj”") < part.index("Beslutning 1: “Vi går i gang i marts”")
    assert "frist fredag den 18. december · åben · afventer Regionsrådet, kommunalbestyrelsen i Kolding" in part
    assert "Mine beslutninger" in await home_of(held, held.municipality)
    assert "Vi går i gang" not in await held.says("/opgaver", held.region)
    assert "Vi går i gang" in await held.says("/opgaver klynge lillebælt")
    professional = await held.office.with_role("Freja", "somatik", "lillebaelt", "fagligt")
    assert "Akutteam fra maj" in await home_of(held, professional)
    assert "Vi går i gang" not in await home_of(held, professional)


async def test_it_is_closed_from_the_list_by_those_who_may(held: Held) -> None:
    """Nothing can be closed that waits for an authority, or by those who only carry it out."""
    for line in (TRIAL_SAID, COSTLY_SAID):
        await held.says(line)
    mine = await held.office.types(held.municipality, "/opgaver")
    assert "[Luk nr. 2]" not in said(mine)
    closed = await held.office.presses(held.municipality, button_of(mine, "Luk nr. 1"))
    assert said(closed).startswith("Beslutning 1 er lukket")
    assert "Vi går i gang" not in await held.says("/opgaver", held.municipality)
    professional = await held.office.with_role("Freja", "somatik", "lillebaelt", "fagligt")
    assert "[Luk nr." not in await held.says("/opgaver", professional)


async def test_closed_items_leak_nowhere(held: Held) -> None:
    """Who carries a decision out without being in its secretariat reads its number, others nothing at all."""
    await held.says(CLOSED_SAID)
    outside = await held.office.with_role("Signe", "koordinationsgruppe", None)
    other = await held.office.with_role("Olga", "regionshus", "fyn")
    member = await held.office.seated("Mette", "politisk/lillebaelt", "borgmester_kolding")
    hers = await held.says("/opgaver", outside)
    assert "Beslutning 1 (lukket punkt)" in hers
    heard = [hers, await home_of(held, outside)]
    for person in (other, member):
        heard += [await held.says("/opgaver", person), await home_of(held, person)]
        heard.append(await held.says("/opgaver klynge lillebælt", person))
    heard.append(await home_of(held, held.region, is_outsider=True))
    assert not any(secret in words for words in heard for secret in SECRETS)
    assert not any("Beslutning 1" in words for words in heard[2:])
    assert SECRETS[0] in await held.says("/opgaver klynge lillebælt")


async def test_many_decisions_cost_no_more_than_one(held: Held) -> None:
    """The list and Home ask as often with twenty as with one, and show the first of them."""
    await held.says(TRIAL_SAID)
    costs = []
    for _ in range(2):
        with counting(held.office.work) as statements:
            await held.says("/opgaver", held.municipality)
            await home_of(held, held.municipality)
        costs.append(len(statements))
        await add_until(held, 20)
    assert costs[0] == costs[1]
    shown = await held.says("/opgaver", held.municipality)
    assert "Og 15 mere. Se dem med `/beslutning liste`." in shown
