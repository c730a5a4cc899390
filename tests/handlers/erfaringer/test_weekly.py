"""The week's experiences in one message, and what comes round beside them: each once, whatever is down when."""

from datetime import timedelta

import pytest

from bot.observe import get_log
from bot.outgoing.looks import POSTERS
from bot.outgoing.occasions import OccasionLooks
from danish.zone import copenhagen
from domain.installs import Install
from domain.people import ChannelPurpose, Person
from handlers.erfaringer import form
from handlers.ui import Button
from tests.storage.test_queries import counting
from tests.support.office import Office, Told, button_of, form_of, said

FRIDAY = copenhagen(2026, 10, 30, 13)


@pytest.fixture(autouse=True)
async def connected(office: Office) -> None:
    """The office's own workspace, which the program is installed in."""
    await office.work.run(lambda r: r.installs.connect(Install("slack", "T1", "Regionen", office.now)))


def looks(office: Office, watchers: tuple[Person, ...] = ()) -> OccasionLooks:
    """What one process knows of the occasions."""
    return OccasionLooks(
        work=office.work,
        profile=office.profile,
        watchers=lambda _store, _install: [person.id for person in watchers],
        posters=POSTERS,
        log=get_log(),
    )


async def told(office: Office, *, processes: int = 1) -> list[Told]:
    """What comes of it when these processes have looked, twice each."""
    for process in [looks(office) for _ in range(processes)]:
        await process.look(office.now)
        await process.look(office.now)
    return await office.delivers()


class TestTheWeeksExperiences:
    async def test_everybody_with_a_role_gets_one_message(self, office: Office) -> None:
        """What is new, who tries what and what waits for an answer, once however many processes look."""
        await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
        anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
        bo = await office.with_role("Bo Prøvesen", "kommune", "lillebaelt", municipality="vejle")
        await office.person("Uden Rolle")
        await office.shares(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
        (card,) = await office.delivers()
        await office.presses(bo, button_of(card.card, "Jeg vil gerne høre mere"))
        opened = form_of(await office.presses(bo, button_of(card.card, "Vi prøver det også")))
        await office.submits(bo, opened, {"fra": "2026-10-26"})
        asked, _ = await office.delivers()
        office.now += timedelta(minutes=1)
        await office.delivers()
        office.now = FRIDAY
        weekly = await told(office, processes=2)
        assert [one.message.recipient for one in weekly] == [anne.id, bo.id]
        words = weekly[0].words
        assert words.startswith("Ugens erfaringer: 1 ny, 1 prøves et nyt sted og 1 venter på svar")
        assert "• Nr. 1: Fælles tavle · Sundhedsklynge Fyn" in words
        assert "• Fælles tavle · Sundhedsklynge Fyn: nu også i Lillebælt" in words
        assert "Bo Prøvesen" not in words
        assert said(await office.presses(anne, button_of(asked.card, "Jeg har svaret"))).startswith("Noteret")
        assert "Det kan kun den" in said(await office.presses(bo, button_of(asked.card, "Jeg har svaret")))

    async def test_what_a_cluster_told_of_its_trial_is_news(self, office: Office) -> None:
        """How it went in a cluster is told in the week in which it was told, without the words themselves."""
        anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
        bo = await office.with_role("Bo Prøvesen", "kommune", "lillebaelt", municipality="vejle")
        office.now = copenhagen(2026, 10, 12, 9)
        await office.shares(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
        shown = await office.types(bo, "/erfaring vis 1")
        opened = form_of(await office.presses(bo, button_of(shown, "Vi prøver det også")))
        await office.submits(bo, opened, {"fra": "2026-10-12"})
        office.now = copenhagen(2026, 10, 27, 9)
        tell = form_of(await office.presses(bo, Button("", "erfaringer.fortael", "1")))
        await office.submits(bo, tell, {"hvordan": "Det gav ro.", "videre": "ja"})
        office.now = FRIDAY
        weekly = await told(office)
        assert weekly[0].words.startswith("Ugens erfaringer: 1 er prøvet")
        assert "Sådan gik det\n• Fælles tavle · Sundhedsklynge Fyn: Lillebælt går videre med det" in weekly[0].words

    async def test_what_was_changed_since_it_was_shared_is_news(self, office: Office) -> None:
        """Once, in the week it was changed in; what is new that week is told of as new alone."""
        anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
        office.now = copenhagen(2026, 10, 12, 9)
        await office.shares(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
        office.now = copenhagen(2026, 10, 16, 13)
        await told(office)
        office.now = copenhagen(2026, 10, 27, 9)
        await office.shares(anne, "/erfaring del Kort vej: Vi ringer, før vi skriver.")
        for number, body in ((1, "Vi mødes hver aften."), (2, "Vi ringer først.")):
            opened = form_of(await office.types(anne, f"/erfaring ret {number}"))
            looked = await office.submits(anne, opened, {form.BODY: body})
            await office.presses(anne, button_of(looked, "Gem ændringen"))
        office.now = FRIDAY
        (weekly,) = await told(office)
        assert weekly.words.startswith("Ugens erfaringer: 1 ny og 1 er rettet\n")
        assert "Rettet\n• Nr. 1: Fælles tavle · Sundhedsklynge Fyn" in weekly.words
        office.now = copenhagen(2026, 11, 6, 13)
        assert await told(office) == []

    async def test_a_week_that_was_missed_is_told_of_in_the_next(self, office: Office) -> None:
        """Nothing happened: no message. What happened while nobody was there comes with the next one, once."""
        anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
        office.now = FRIDAY
        assert await told(office) == []
        office.now = copenhagen(2026, 11, 4, 10)
        await office.shares(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
        office.now = copenhagen(2026, 11, 16, 9)
        (weekly,) = await told(office)
        assert "Fælles tavle" in weekly.words
        office.now = copenhagen(2026, 11, 20, 14)
        assert await told(office) == []

    async def test_what_was_answered_before_it_is_sent_is_left_out(self, office: Office) -> None:
        """The card is built when it is sent; with nothing left to tell there is none."""
        anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
        office.now = copenhagen(2026, 10, 20, 9)
        await office.shares(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
        bo = await office.person("Bo Prøvesen")
        office.now = copenhagen(2026, 10, 26, 9)
        shown = await office.types(bo, "/erfaring vis 1")
        await office.presses(bo, button_of(shown, "Jeg vil gerne høre mere"))
        asked, _ = await office.delivers()
        office.now = FRIDAY
        await looks(office).look(office.now)
        await office.presses(anne, button_of(asked.card, "Jeg har svaret"))
        assert await office.delivers() == []

    async def test_each_chooses_and_a_pause_is_kept(self, office: Office) -> None:
        """Who wants none, or is in a pause, gets none; choosing it again brings the next."""
        anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
        bo = await office.with_role("Bo Prøvesen", "kommune", "lillebaelt", municipality="vejle")
        await office.shares(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
        assert "Ugens erfaringer: slået fra" in said(
            await office.types(anne, "/tovholder indstillinger erfaringer nej")
        )
        await office.types(bo, "/tovholder indstillinger pause til og med 2/11")
        office.now = FRIDAY
        assert await told(office) == []
        await office.types(anne, "/tovholder indstillinger erfaringer ja")
        office.now = copenhagen(2026, 11, 3, 9)
        await office.shares(anne, "/erfaring del Ny tavle: Vi mødes hver aften.")
        office.now = copenhagen(2026, 11, 6, 13)
        assert {one.message.recipient for one in await told(office)} == {anne.id, bo.id}


class TestOtherOccasions:
    async def test_each_administrator_is_told_once_of_roles_that_nobody_holds(self, office: Office) -> None:
        """However many processes look; what it says is what nobody holds then."""
        chief = await office.person("Chef")
        for _ in range(2):
            await looks(office, (chief,)).look(office.now)
        (one,) = await office.delivers()
        assert one.message.recipient == chief.id
        assert "Politisk niveau, Fyn: Regionshuset, OUH Odense Universitetshospital" in one.words

    async def test_the_channel_is_warned_once_a_year(self, office: Office) -> None:
        """From November on, of each body that lacks meetings, though it is looked at each day."""
        consultant = await office.with_role("Rikke", "regionshus", "lillebaelt")
        await office.channel("C-LB", "lillebaelt")
        for day in ("2/12", "9/12"):
            await office.types(consultant, f"/moede opret politisk lillebælt {day} kl. 15-17")
        warned = []
        for date_ in (2, 3):
            office.now = copenhagen(2026, 11, date_, 14)
            warned += [one.words.splitlines()[0] for one in await told(office, processes=2)]
        assert warned == ["Året er snart gået, og der mangler møder: Fagligt strategisk niveau, Lillebælt"]

    async def test_nobody_is_warned_of_a_year_without_the_organisation(self, office: Office) -> None:
        """Its meetings could not be made any more, and the year's plan says so instead of counting them."""
        consultant = await office.with_role("Rikke", "regionshus", "lillebaelt")
        await office.channel("C-LB", "lillebaelt")
        plan = said(await office.types(consultant, "/moede årsplan lillebælt 2027"))
        assert plan == "Årsplan 2027\nBemærk: Sundhedsklyngerne ophører den 31. december 2026."
        office.now = copenhagen(2027, 11, 2, 14)
        assert await told(office) == []

    async def test_a_warning_that_no_longer_holds_is_not_sent(self, office: Office) -> None:
        """The meetings that were made meanwhile are enough."""
        consultant = await office.with_role("Rikke", "regionshus", "lillebaelt")
        await office.channel("C-LB", "lillebaelt")
        office.now = copenhagen(2026, 11, 2, 9)
        await looks(office).look(office.now)
        for body in ("politisk", "fagligt"):
            for day in (1, 2, 3, 4):
                await office.types(consultant, f"/moede opret {body} lillebælt {day}/12 kl. 9-10")
        assert await office.delivers() == []


@pytest.mark.parametrize("people", [1, 12])
async def test_a_look_costs_the_same_however_many_there_are(office: Office, people: int) -> None:
    """A fixed number of statements on the day of all occasions, and none in the seconds after it."""
    office.now = copenhagen(2026, 11, 3, 9)
    for number in range(people):
        one = await office.with_role(f"Person {number}", "somatik", "fyn")
        await office.shares(one, f"/erfaring del Fælles tavle {number}: Vi mødes hver morgen.")
    office.now = copenhagen(2026, 11, 6, 13)
    process = looks(office)
    with counting(office.work) as statements:
        await process.look(office.now)
        first = len(statements)
        await process.look(office.now)
    assert (first, len(statements)) == (19, 19)
