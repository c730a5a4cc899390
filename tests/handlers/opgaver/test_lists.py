"""The lists of tasks: mine, the cluster's, what is late and what nobody has."""

from collections.abc import Iterator

import pytest

from bot.slack.rendering import characters, draw
from danish.zone import copenhagen
from domain.people import Person
from handlers import dispatch
from handlers.outcomes import Home, Outcome
from handlers.requests import HomeOpened
from handlers.ui import Actions
from tests.handlers.opgaver.conftest import Desk
from tests.storage.test_queries import counting
from tests.support.office import button_of, card_of, said, words_of


async def test_mine_are_the_tasks_that_wait_for_me(desk: Desk) -> None:
    """With number, deadline and who is missing, the first deadline first."""
    answer = await desk.says(desk.region, "/opgaver")
    assert answer.startswith("Du har 10 åbne opgaver")
    first = answer.index("Politisk niveau, Sydvestjylland, mødet tirsdag den 8. december\nNr. 5 Kvalitetssikring\n")
    assert first < answer.index("Nr. 6 Generering i Acadre")
    assert "Frist tirsdag den 17. november kl. 12.00 · afventer Regionshuset og Varde Kommune" in answer
    assert "Nr. 2 Indkaldelse" not in answer


async def test_a_list_shows_ten_with_buttons_and_the_rest_on_request(desk: Desk) -> None:
    """Nothing is out of reach, and Slack takes it whole."""
    shown = await desk.office.types(desk.region, "/opgaver klynge")
    card = card_of(shown)
    assert card.title == "13 åbne opgaver i Sundhedsklynge Sydvestjylland"
    assert said(shown).count("Nr. ") == 10
    rows = [block for block in card.blocks if isinstance(block, Actions)]
    assert max(len(row.buttons) for row in rows) == 3
    whole = await desk.office.presses(desk.region, button_of(shown, "… vis alle 13"))
    assert said(whole).count("Nr. ") == 13
    assert "Viser 1–13 af 13" in said(whole)


async def test_a_year_of_meetings_is_shown_page_by_page(desk: Desk) -> None:
    """A hundred tasks stay within what Slack takes, and each page leads to the next."""
    for day in ("24/11", "25/11", "26/11", "27/11", "30/11", "1/12", "2/12", "3/12"):
        await desk.says(desk.region, f"/moede opret politisk sydvestjylland {day} kl. 9-11")
    answer = await desk.office.types(desk.region, "/opgaver klynge")
    numbers = 0
    for label in ("… vis alle 117", "Vis de næste", "Vis de næste"):
        answer = await desk.office.presses(desk.region, button_of(answer, label))
        drawn = draw(card_of(answer), mentions={})
        assert characters(list(drawn.blocks)) < 11_000
        numbers += said(answer).count("\nFrist ") + said(answer).count("\nForsinket, ") + said(answer).count("\nStraks")
    assert numbers == 117
    assert "[Vis de næste]" not in said(answer)
    assert "Viser 81–117 af 117" in await desk.says(desk.region, "/opgaver klynge side 99")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("mine forsinkede", "Du har 10 åbne opgaver"),
        ("forsinkede mine", "Du har 10 åbne opgaver"),
        ("forsinkede i klyngen", "Ingen opgaver er forsinket"),
        ("uden ansvarlig i klyngen", "2 opgaver uden ansvarlig"),
        ("ledige opgaver for klyngen", "2 opgaver uden ansvarlig"),
        ("overskredne i klyngen", "Ingen opgaver er forsinket"),
    ],
)
async def test_of_several_lists_the_narrowest_is_shown(desk: Desk, words: str, title: str) -> None:
    """Whoever asks for their own isn't shown everybody's, in whatever order the words stand."""
    assert (await desk.says(desk.region, f"/opgaver {words}")).startswith(title)


async def test_a_list_stands_in_groups(desk: Desk) -> None:
    """What is late comes first with its meeting; then each meeting under its own name, the next deadline first."""
    for cluster in ("fyn", "lillebaelt", "soenderjylland"):
        await desk.office.give_role(desk.region, "regionshus", cluster)
        await desk.says(desk.region, f"/moede opret politisk {cluster} onsdag den 9. december 2026 kl. 15-17")
    desk.office.now = copenhagen(2026, 11, 17, 13)
    shown = await desk.office.types(desk.region, "/opgaver")
    lines = said(shown).splitlines()
    assert lines[0] == "Du har 40 åbne opgaver, 1 er forsinket"
    assert lines[1:3] == [
        "Forsinket eller straks",
        "Nr. 5 Kvalitetssikring – Politisk niveau, Sydvestjylland, mødet tirsdag den 8. december",
    ]
    whole = said(await desk.office.presses(desk.region, button_of(shown, "… vis alle 40"))).splitlines()
    meetings = [line for line in whole if ", mødet " in line and not line.startswith("Nr. ")]
    assert len(meetings) == len(set(meetings)) == 4
    assert meetings[-1] == "Politisk niveau, Sydvestjylland, mødet tirsdag den 8. december"


async def test_late_tasks_have_their_list(desk: Desk) -> None:
    """Only what is past its deadline stands there."""
    assert (await desk.says(desk.region, "/opgaver forsinkede")).startswith("Ingen opgaver er forsinket")
    desk.office.now = copenhagen(2026, 11, 17, 13)
    answer = await desk.says(desk.region, "/opgaver forsinkede")
    assert answer.startswith("2 opgaver er forsinket")
    assert "Forsinket, fristen var tirsdag den 17. november kl. 12.00" in answer
    assert "1 er forsinket" in (await desk.says(desk.region, "/opgaver mine")).splitlines()[0]


async def test_tasks_without_anybody_have_their_list(desk: Desk) -> None:
    """Where no hospital has a person, what waits for one is shown."""
    answer = await desk.says(desk.region, "/opgaver uden ansvarlig")
    assert answer.startswith("2 opgaver uden ansvarlig")
    assert "Nr. 2 Indkaldelse" in answer
    await desk.office.with_role("Sanne", "somatik", "sydvestjylland")
    assert (await desk.says(desk.region, "/opgaver uden ansvarlig")).startswith("Ingen opgaver uden ansvarlig")


async def test_a_task_a_colleague_took_is_not_mine(desk: Desk) -> None:
    """Two in one role don't both have to do it."""
    colleague = await desk.office.with_role("Rasmus", "regionshus", "sydvestjylland")
    await desk.says(colleague, "/opgaver tag 6")
    assert "Nr. 6 " not in await desk.says(desk.region, "/opgaver mine")
    assert "taget af Rasmus" in await desk.says(desk.region, "/opgaver klynge")
    await desk.says(colleague, "/opgaver tag 5")
    assert "Nr. 5 " in await desk.says(desk.municipality, "/opgaver mine")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/opgaver fyn", "Det kan kun sekretariatet i Sundhedsklynge Fyn gøre."),
        ("/opgaver forsinkde", "Jeg forstod ikke “forsinkde”."),
        ("/opgaver xyzzy", "Jeg forstod ikke “xyzzy”."),
        ("/opgaver tag", "Hvilken opgave mener du?"),
        ("/opgaver udført 9999", "Jeg kender ingen opgave nr. 9999."),
        ("/opgaver udført 999999999999", "Hvilken opgave mener du?"),
        ("/opgaver tag 5 ⟦person:2⟧", "Skal opgaven gå til en anden?"),
        ("/opgaver overdrag 5 Kim", "Skal opgaven gå til en anden?"),
        ("/opgaver udført 5 måske", "Jeg forstod ikke “måske”."),
        ("/opgaver påmind 5 den 31. november", "Jeg forstod ikke tidspunktet “den 31. november”."),
        ("/opgaver påmind 5 i går", "Jeg forstod ikke tidspunktet “i går”."),
        ("/opgaver " + "å" * 4000, "Teksten er for lang"),
        ("/opgaver udført 5 010203-1234", "Teksten ser ud til at rumme et CPR-nummer."),
    ],
)
async def test_what_can_not_be_done_is_said_and_nothing_stored(desk: Desk, line: str, expected: str) -> None:
    """Each answer says what was wrong."""
    before = desk.office.rows()
    assert (await desk.says(desk.region, line)).startswith(expected)
    assert desk.office.rows() == before


async def test_whoever_has_no_role_is_told_how_to_get_one(desk: Desk) -> None:
    """Nobody sees a secretariat's work by chance."""
    nobody = await desk.office.person("Nina")
    assert (await desk.says(nobody, "/opgaver")).startswith("Du har ingen rolle i et sekretariat endnu")
    for line in (
        "/opgaver tag 5",
        "/opgaver udført 5",
        "/opgaver fortryd 5",
        "/opgaver påmind 5",
        "/opgaver overdrag 5",
    ):
        assert (await desk.says(nobody, line)).startswith("Det kan kun sekretariatet i Sundhedsklynge Sydvestjylland")


class TestHome:
    async def test_home_shows_what_is_late_and_next_and_my_meetings(self, desk: Desk) -> None:
        """The title counts what is late, else what is due today, and what is due later."""
        desk.office.now = copenhagen(2026, 11, 17, 11)
        assert (await self.home(desk, desk.region)).startswith("1 opgave har frist i dag · ")
        desk.office.now = copenhagen(2026, 11, 17, 13)
        home = await self.home(desk, desk.region)
        first, *_ = home.splitlines()
        assert first.startswith("1 opgave er forsinket eller skal klares straks · ")
        assert first.endswith(" opgaver har frist senere")
        assert "Nr. 5 Kvalitetssikring" in home
        assert "Mine møder\n• Politisk niveau, Sydvestjylland · tirsdag den 8. december 2026" in home

    async def test_home_counts_the_meetings_that_it_does_not_show(self, desk: Desk) -> None:
        """Five are shown, and it is said where the others are."""
        for day in range(9, 14):
            assert "mere. Se dem med `/moede`" not in await self.home(desk, desk.region)
            await desk.says(desk.region, f"/moede opret politisk sydvestjylland {day}/12 2026 kl. 9-10")
        assert "Og 1 mere. Se dem med `/moede`." in await self.home(desk, desk.region)

    async def test_home_shows_a_seminar_until_it_is_over(self, desk: Desk) -> None:
        """Also on its second day."""
        await desk.says(desk.region, "/moede opret politisk sydvestjylland seminar 10.-11. december")
        for day, is_shown in ((11, True), (14, False)):
            desk.office.now = copenhagen(2026, 12, day, 10)
            assert ("· seminar · torsdag den 10. december" in await self.home(desk, desk.region)) is is_shown

    async def test_home_shows_my_own_absences(self, desk: Desk) -> None:
        """A member sees their own, and nobody else's."""
        mayor = await desk.office.seated("Borgmester", "politisk/sydvestjylland", "borgmester_varde")
        await desk.says(mayor, "/afbud politisk sydvestjylland 8/12 borgmester varde")
        await desk.says(desk.region, "/afbud politisk sydvestjylland 8/12 borgmester esbjerg")
        home = await self.home(desk, mayor)
        assert home.startswith("Du har ingen åbne opgaver")
        assert "Mine afbud\n• Borgmester, Varde: Politisk niveau" in home
        assert "Esbjerg" not in home

    @pytest.mark.parametrize("meetings", [1, 4])
    async def test_home_costs_the_same_however_many_meetings_there_are(self, desk: Desk, meetings: int) -> None:
        """Tasks, items and absences of many take as many statements as those of one."""
        mayor = await desk.office.seated("Borgmester", "politisk/sydvestjylland", "borgmester_varde")
        await desk.office.give_role(mayor, "kommune", "sydvestjylland", municipality="varde")
        for day in reversed(range(14, 14 + meetings)):
            at = f"politisk sydvestjylland {day}/12"
            await desk.says(desk.region, f"/moede opret {at} 2026 kl. 15-17")
            await desk.says(mayor, f"/afbud {at} borgmester varde")
            await desk.says(mayor, f'/dagsorden punkt "Sag {day}" {at}')
        with counting(desk.office.work) as statements:
            home = await self.home(desk, mayor)
        assert home.count("• Borgmester, Varde: Politisk niveau") == meetings
        assert "Mine afbud\n• Borgmester, Varde: Politisk niveau, Sydvestjylland · mandag den 14. december" in home
        assert home.count("• Sag ") == meetings
        assert len(statements) == 12

    async def test_home_shows_my_settings(self, desk: Desk) -> None:
        """With the way to change them; to all who may be written to, and who gets no digest is told why."""
        home = await self.home(desk, desk.region)
        assert "Mine indstillinger\n• Morgenoverblik: hver hverdag kl. 08.30" in home
        assert "[Ret indstillinger]" in home
        assert "intet overblik" not in home
        mayor = await desk.office.seated("Borgmester", "politisk/sydvestjylland", "borgmester_varde")
        for person in (mayor, await desk.office.person("Nina")):
            await desk.says(person, "/tovholder indstillinger stille 15-7")
            home = await self.home(desk, person)
            assert "• Stille: kl. 15.00–07.00, og uden for" in home
            assert "Du har ingen rolle i et sekretariat og får derfor intet overblik." in home
            assert "[Ret indstillinger]" in home

    async def test_home_welcomes_whoever_has_no_role(self, desk: Desk) -> None:
        """With what to try first."""
        assert (await self.home(desk, await desk.office.person("Nina"))).startswith("Velkommen til Tovholder")

    async def test_home_points_out_roles_nobody_holds(self, desk: Desk) -> None:
        """To the secretariat those of its own bodies, to administrators all; a member isn't bothered with them."""
        own = await self.home(desk, desk.region)
        assert "Roller, som ingen har\n• Politisk niveau, Sydvestjylland: Sydvestjysk Sygehus" in own
        assert "Lillebælt" not in own
        assert "En administrator giver dem" in own
        chief = await desk.office.person("Chef")
        assert "Og " in await self.home(desk, chief, is_administrator=True)
        assert "Giv dem med" in await self.home(desk, chief, is_administrator=True)
        mayor = await desk.office.seated("Borgmester", "politisk/sydvestjylland", "borgmester_varde")
        for person in (mayor, await desk.office.person("Nina")):
            assert "ingen har" not in await self.home(desk, person)
        for role in ("somatik", "psykiatri"):
            await desk.office.with_role("Ane", role, "sydvestjylland")
        assert "ingen har" not in await self.home(desk, desk.region)

    async def home(self, desk: Desk, person: Person, *, is_administrator: bool = False) -> str:
        """What somebody's Home says."""
        context = desk.office.context(person, is_administrator=is_administrator)
        home = await dispatch.answer_home(desk.office.services, HomeOpened(context))
        assert isinstance(home, Home)
        assert len(draw(home.card, mentions={}).blocks) < 40
        return words_of(home.card)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("politisk", "13 åbne opgaver i Sundhedsklynge Sydvestjylland (det politiske niveau)"),
        ("fagligt sydvestjylland", "13 åbne opgaver i Sundhedsklynge Sydvestjylland (det fagligt strategiske niveau)"),
        ("mine politisk", "Du har 10 åbne opgaver (det politiske niveau)"),
        ("mine fagligt", "Du har 12 åbne opgaver (det fagligt strategiske niveau)"),
        ("forsinkede fagligt", "Ingen opgaver er forsinket (det fagligt strategiske niveau)"),
        ("ssu sydvestjylland", "Det kan kun sekretariatet for Sundhedssamarbejdsudvalget (SSU) gøre."),
        ("politisk på fyn", "Det kan kun sekretariatet i Sundhedsklynge Fyn gøre."),
    ],
)
async def test_a_list_is_narrowed_to_a_level(desk: Desk, words: str, title: str) -> None:
    """Whoever names a forum sees its tasks and no others, on the following pages too."""
    await desk.says(desk.municipality, "/moede opret fagligt sydvestjylland 7/12 kl. 9-11")
    shown = await desk.office.types(desk.municipality, f"/opgaver {words}")
    assert said(shown).splitlines()[0] == title
    if "vis alle" in said(shown):
        shown = await desk.office.presses(desk.municipality, button_of(shown, next(_whole(shown))))
    other = "Fagligt" if "politisk" in words else "Politisk"
    assert f"{other} niveau, Sydvestjylland" not in said(shown).replace("Fagligt strategisk", "Fagligt")


def _whole(shown: Outcome) -> Iterator[str]:
    """The label of the button that shows all."""
    rows = [block for block in card_of(shown).blocks if isinstance(block, Actions)]
    return (button.label for row in rows for button in row.buttons if "vis alle" in button.label)
