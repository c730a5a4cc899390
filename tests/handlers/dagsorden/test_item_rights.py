"""Who may read, add and change items: the secretariat, those who write, members, others; closed ones leak nowhere."""

import pytest

from domain.people import Person, Place
from domain.ports import Repositories
from handlers.dispatch import answer_home
from handlers.requests import Context, HomeOpened
from tests.handlers.dagsorden.conftest import Secretariat
from tests.support.answers import words_of
from tests.support.office import INSTALL, PLATFORM, button_of, form_of, said

HIDDEN = "Fratrædelsen"
MEETING = "politisk sydvestjylland 8/12"


@pytest.fixture
async def closed(secretariat: Secretariat) -> Secretariat:
    """A secretariat with an open and a closed item."""
    await secretariat.says(secretariat.region, '/dagsorden punkt "Akutpladser"')
    answer = await secretariat.says(secretariat.region, f'/dagsorden punkt "{HIDDEN}" lukket hjemmel "§ 27"')
    assert "Lukket (§ 27)" in answer
    return secretariat


async def home_of(secretariat: Secretariat, person: Person) -> str:
    """What somebody's Home says."""
    place = Place(PLATFORM, INSTALL, "D1")
    opened = HomeOpened(Context(person.id, person.name, place, secretariat.office.now, "home"))
    home = await answer_home(secretariat.office.services, opened)
    return words_of(home.card) if home else ""


READING = ("status", "punkter", "punkt 2", "punkt 3", "mine punkter")
CHANGING = (
    'punkt "Ny"',
    "punkt 3 klar",
    "punkt 3 ret",
    "punkt 3 udgår",
    "flyt punkt 3 til 2",
    "overfør 3 til 16/12",
    "bilag 3 https://a.example",
    "særskilt 3",
    'punkt 3 hjemmel "§ 1"',
    "punkt 3 lukket",
    "punkt 3 åben",
    'punkt 3 begrundelse "Fordi"',
    "fjern bilag 1 fra punkt 3",
    "punkt 3 jeg skriver",
    "punkt 3 skriver ingen",
)


class TestClosed:
    async def test_the_secretariat_reads_it(self, closed: Secretariat) -> None:
        """All of its roles, in the list, the status and by itself."""
        for line in ("punkter", "status", "punkt 3"):
            assert HIDDEN in await closed.says(closed.municipality, f"/dagsorden {line}")

    async def test_a_member_reads_that_there_is_one(self, closed: Secretariat) -> None:
        """Its number, and nothing else."""
        member = await closed.office.seated("Jesper", "politisk/sydvestjylland", "borgmester_esbjerg")
        listed = await closed.says(member, f"/dagsorden punkter {MEETING}")
        assert "3. Lukket punkt" in listed
        assert "2. Akutpladser" in listed
        for line in READING:
            assert HIDDEN not in await closed.says(member, f"/dagsorden {line} {MEETING}")

    @pytest.mark.parametrize("who", ["another cluster", "nobody", "guest", "administrator", "writer"])
    async def test_others_read_nothing_of_it(self, closed: Secretariat, who: str) -> None:
        """Neither by words, by an old button or form, nor on their Home; and they change nothing."""
        roles = {"another cluster": ("regionshus", "fyn"), "writer": ("sagsbehandler", "sydvestjylland")}
        person = (
            await closed.office.with_role("Lis", *roles[who]) if who in roles else await closed.office.person("Lis")
        )
        if who == "guest":
            await closed.office.give_role(person, "regionshus", "sydvestjylland")
        outside, admin = who == "guest", who == "administrator"
        shown = await closed.office.types(closed.region, "/dagsorden punkt 3")
        before = closed.office.rows()
        for line in (*READING, *CHANGING[1:]):
            answer = said(
                await closed.office.types(
                    person, f"/dagsorden {line} {MEETING}", is_outsider=outside, is_administrator=admin
                )
            )
            assert HIDDEN not in answer, line
        for label in ("Marker som klar", "Ret", "Jeg skriver det"):
            answer = said(
                await closed.office.presses(
                    person, button_of(shown, label), is_outsider=outside, is_administrator=admin
                )
            )
            assert HIDDEN not in answer, label
        if who != "guest":
            assert HIDDEN not in await home_of(closed, person)
        assert closed.office.rows() == before

    async def test_nothing_of_items_is_posted_or_logged(self, closed: Secretariat) -> None:
        """The outbox holds nothing, and the log ids only."""
        assert await closed.office.delivers() == []
        entries = await closed.office.audit("punkt:4")
        assert [entry.act for entry in entries] == ["punkt.tilføjet"]
        assert HIDDEN not in str(entries)
        assert "§ 27" not in str(entries)

    async def test_whoever_wrote_it_loses_it_with_their_role(self, closed: Secretariat) -> None:
        """An author without any part in the body any more reads nothing, at Home neither."""
        assert HIDDEN in await home_of(closed, closed.region)
        held = await closed.office.work.read(
            lambda repositories: [one.id for one in repositories.people.roles(closed.office.now.date())]
        )
        yesterday = closed.office.now.date().replace(day=25)

        def end(repositories: Repositories) -> None:
            for one in held:
                repositories.people.end_role(one, yesterday)

        await closed.office.work.run(end)
        assert HIDDEN not in await home_of(closed, closed.region)
        assert HIDDEN not in await closed.says(closed.region, "/dagsorden mine punkter")


class TestAdding:
    async def test_a_writer_adds_and_changes_their_own_alone(self, closed: Secretariat) -> None:
        """Case workers write; the order and others' items are the secretariat's."""
        writer = await closed.office.with_role("Signe", "sagsbehandler", "sydvestjylland")
        added = await closed.says(writer, f'/dagsorden punkt "Genoptræning" fra ssu {MEETING}')
        assert added.startswith("Punkt 4 er tilføjet: Genoptræning")
        assert (await closed.says(writer, f"/dagsorden punkt 4 klar {MEETING}")).startswith("Klar: Genoptræning")
        assert "Mine punkter" in await home_of(closed, writer)
        assert "Det kan kun sekretariatet" in await closed.says(writer, f"/dagsorden punkt 2 klar {MEETING}")
        assert "Det kan kun sekretariatet" in await closed.says(writer, f"/dagsorden flyt punkt 4 til 2 {MEETING}")

    async def test_a_member_adds_nothing(self, closed: Secretariat) -> None:
        """The agenda is made by the secretariat; a member asks it."""
        member = await closed.office.seated("Jesper", "politisk/sydvestjylland", "borgmester_esbjerg")
        before = closed.office.rows()
        for line in CHANGING:
            answer = await closed.says(member, f"/dagsorden {line} {MEETING}")
            assert answer.startswith("Det kan kun sekretariatet"), line
        assert closed.office.rows() == before

    async def test_a_form_opened_before_the_role_was_lost_saves_nothing(self, closed: Secretariat) -> None:
        """The right is asked for when it is submitted."""
        form = form_of(await closed.office.types(closed.region, "/dagsorden punkt 2 ret"))
        other = await closed.office.with_role("Lis", "regionshus", "fyn")
        before = closed.office.rows()
        answer = await closed.office.submits(other, form, {"titel": "Kapret"})
        assert "Det kan kun sekretariatet" in said(answer)
        assert closed.office.rows() == before
        assert "Kapret" not in await closed.says(closed.region, "/dagsorden punkter")
