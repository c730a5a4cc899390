"""The addresses of calendars, asked as calendar programs ask: what they get, what it costs, and when it ends."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
import vobject
from ics import Calendar as Read

from bot.web.calendars import AT_ONCE
from danish.zone import copenhagen
from domain.calendars import OWN, Feed, digest_of
from domain.people import Person, RoleAssignment
from domain.ports import Repositories, Result, Work
from tests.handlers.moeder.test_calendars import DECEMBER, secret_of
from tests.storage.test_queries import counting
from tests.support.calendar_program import Fetch, serving_calendars
from tests.support.office import Office, button_of
from tests.support.once import once

UNKNOWN = "x" * 43


@dataclass(slots=True)
class Watched:
    """Units of work, each a little slower, and how many were `most` under way at once."""

    work: Work
    now: int = 0
    most: int = 0

    async def run(self, unit: Callable[[Repositories], Result], *, delivery: str = "") -> Result:
        """As the work's own."""
        return await self.work.run(unit, delivery=delivery)

    async def read(self, unit: Callable[[Repositories], Result]) -> Result:
        """As the work's own, a fiftieth of a second later."""
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(0.02)
            return await self.work.read(unit)
        finally:
            self.now -= 1


@pytest.fixture
async def fetch(office: Office) -> AsyncIterator[Fetch]:
    """Asks for the calendar behind a secret."""
    async with serving_calendars(office.work, office.profile, lambda: office.now) as asked:
        yield asked


@pytest.fixture
@once
async def consultant(office: Office) -> Person:
    """A consultant in Regionshuset who serves Lillebælt, with a meeting there."""
    person = await office.with_role("Konsulent", "regionshus", "lillebaelt")
    await office.types(person, f"/moede opret {DECEMBER}")
    return person


async def secret(office: Office, person: Person, typed: str = "") -> str:
    """The secret of a new address."""
    return secret_of(await office.types(person, f"/moede kalender {typed}".strip()))


class TestServed:
    async def test_two_programs_read_what_is_served(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """A moved and a cancelled meeting arrive as such; the type and the letters are told."""
        known, seen = await secret(office, consultant, "politisk"), []
        for line in ("", "flyt politisk lillebælt 9/12 til 16/12 kl. 13-15", "aflys politisk lillebælt 16/12"):
            if line:
                await office.types(consultant, f"/moede {line}")
            answer = await fetch(known)
            assert (answer.status, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
            [one] = Read(answer.text).events
            [other] = vobject.readOne(answer.text).vevent_list
            assert (one.uid, one.begin.datetime) == (other.uid.value, other.dtstart.value)
            assert one.status == other.status.value
            seen.append((one.uid, one.begin.datetime, other.sequence.value, one.status, one.name))
        uid = seen[0][0]
        assert seen == [
            (uid, copenhagen(2026, 12, 9, 15), "0", "CONFIRMED", "Politisk niveau, Lillebælt"),
            (uid, copenhagen(2026, 12, 16, 13), "1", "CONFIRMED", "Politisk niveau, Lillebælt"),
            (uid, copenhagen(2026, 12, 16, 13), "2", "CANCELLED", "AFLYST: Politisk niveau, Lillebælt"),
        ]

    async def test_what_is_old_leaves(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """A meeting stays for three months."""
        known = await secret(office, consultant)
        office.now = copenhagen(2027, 3, 11, 9)
        assert (await fetch(known)).titles == ["Politisk niveau, Lillebælt"]
        office.now = copenhagen(2027, 3, 12, 9)
        assert (await fetch(known)).titles == []

    async def test_no_answer_tells_the_address(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """Neither headers nor text hold the secret; nobody else may keep it, and no page may lead on."""
        known = await secret(office, consultant)
        answer = await fetch(known)
        assert known not in answer.text + str(answer.headers)
        assert answer.headers["Cache-Control"].startswith("private")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert (await fetch(known, "HEAD")).text == ""
        assert (await fetch(known, "POST")).status == 405
        assert (await fetch("kort")).status == 404


class TestUnchanged:
    async def test_who_has_it_already_is_told_so(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """The tag of the last answer is answered with 304 and nothing more, however much time has passed."""
        known = await secret(office, consultant)
        first = await fetch(known)
        for moment in (copenhagen(2026, 10, 26, 9), copenhagen(2026, 10, 26, 15), copenhagen(2026, 10, 27, 9)):
            office.now = moment
            again = await fetch(known, If_None_Match=first.etag)
            assert (again.status, again.text, again.etag) == (304, "", first.etag)
            assert (await fetch(known, If_None_Match=f'W/{first.etag}, "andet"')).status == 304
        assert (await fetch(known, If_None_Match='"andet"')).status == 200

    async def test_an_act_elsewhere_changes_nothing_and_a_move_does(
        self, office: Office, consultant: Person, fetch: Fetch
    ) -> None:
        """What is done in other bodies leaves the tag as it was; what is done to the meeting gives another."""
        known = await secret(office, consultant, "politisk")
        first = await fetch(known)
        await office.types(consultant, "/moede opret fagligt lillebælt 2/12 kl. 9-11")
        assert (await fetch(known, If_None_Match=first.etag)).status == 304
        await office.types(consultant, "/moede flyt politisk lillebælt 9/12 til 16/12")
        changed = await fetch(known, If_None_Match=first.etag)
        assert changed.status == 200
        assert changed.etag != first.etag

    async def test_it_costs_one_query(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """While nothing is done, 304 and the whole calendar cost one; after an act as many however much there is."""
        known = await secret(office, consultant)
        first, costs = await fetch(known), []
        for headers in ({"If_None_Match": first.etag}, {}):
            with counting(office.work) as statements:
                await fetch(known, **headers)
            costs.append(len(statements))
        assert costs == [1, 1]
        for day in (2, 3, 10, 15):
            await office.types(consultant, f"/moede opret fagligt lillebælt {day}/12 kl. 9-11")
            with counting(office.work) as statements:
                await fetch(known)
            costs.append(len(statements))
        assert len(set(costs[2:])) == 1
        assert costs[2] <= 8

    async def test_many_at_once_cost_a_query_each(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """Programs like to ask on the hour: each of their addresses is looked up, and nothing else."""
        secrets = [f"{number:043}" for number in range(50)]

        def subscribe(store: Repositories) -> None:
            for one in secrets:
                person = store.people.add(one, "T1")
                store.people.assign_role(RoleAssignment(0, "regionshus", "lillebaelt", None, person))
                store.feeds.save(Feed(person.id, OWN, digest_of(one), office.now))

        await office.work.run(subscribe)
        answers = await asyncio.gather(*(fetch(one) for one in secrets))
        with counting(office.work) as statements:
            again = await asyncio.gather(*(fetch(one, If_None_Match=answers[0].etag) for one in secrets))
        assert {one.status for one in answers} == {200}
        assert {one.status for one in again} == {304}
        assert len(statements) == len(secrets)


class TestClosed:
    async def test_an_unknown_address_is_answered_with_a_word(self, office: Office, fetch: Fetch) -> None:
        """Programs that get an error go on showing what they had, so what is closed is a calendar that says so."""
        answer = await fetch(UNKNOWN)
        assert answer.status == 200
        assert answer.titles == ["Kalenderen er lukket"]
        [event] = Read(answer.text).events
        assert event.all_day
        assert event.transparent
        assert "/moede kalender" in event.description
        assert (await fetch(UNKNOWN, If_None_Match=answer.etag)).status == 304
        office.now = copenhagen(2026, 10, 27, 9)
        assert (await fetch(UNKNOWN, If_None_Match=answer.etag)).status == 200

    async def test_a_closed_or_replaced_address_shows_nothing_more(
        self, office: Office, consultant: Person, fetch: Fetch
    ) -> None:
        """At once, also for who has just fetched it; the new one shows it all."""
        old = await secret(office, consultant)
        shown = await fetch(old)
        new = secret_of(await office.types(consultant, "/moede kalender ny"))
        assert (await fetch(old, If_None_Match=shown.etag)).titles == ["Kalenderen er lukket"]
        assert (await fetch(new)).titles == ["Politisk niveau, Lillebælt"]
        again = await office.types(consultant, "/moede kalender")
        await office.presses(consultant, button_of(again, "Luk adressen"))
        assert (await fetch(new)).titles == ["Kalenderen er lukket"]

    @pytest.mark.parametrize("typed", ["", "politisk lillebælt", "frister"])
    async def test_who_loses_the_role_loses_the_calendar(
        self, office: Office, consultant: Person, fetch: Fetch, typed: str
    ) -> None:
        """The moment the role is taken; whoever gets it back, gets the calendar back."""
        known = await secret(office, consultant, typed)
        assert (await fetch(known)).titles != ["Kalenderen er lukket"]
        chief = await office.person("Chef")
        line = f"⟦person:{consultant.id}⟧ regionshus lillebælt"
        await office.types(chief, f"/tovholder rolle fjern {line}", is_administrator=True)
        assert (await fetch(known)).titles == ["Kalenderen er lukket"]
        await office.types(chief, f"/tovholder rolle tildel {line}", is_administrator=True)
        assert (await fetch(known)).titles != ["Kalenderen er lukket"]

    async def test_a_term_that_ends_ends_the_calendar(self, office: Office, fetch: Fetch) -> None:
        """Without anybody doing anything, after the last day of a member's term."""
        member = await office.seated("Medlem", "politisk/fyn", "borgmester_nyborg")
        known = await secret(office, member, "politisk fyn")
        office.now = copenhagen(2026, 12, 30, 9)
        assert (await fetch(known)).titles == []
        await office.work.run(lambda r: r.people.set_deactivated(member.id, is_deactivated=True))
        assert (await fetch(known)).titles == ["Kalenderen er lukket"]

    async def test_who_is_erased_has_no_calendar(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """The address goes with the person."""
        known = await secret(office, consultant)
        await office.work.run(lambda r: r.personal.erase(consultant.id, "en tidligere bruger", (), office.now))
        assert (await fetch(known)).titles == ["Kalenderen er lukket"]

    async def test_one_address_shows_no_other_calendar(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """Who leaves one body keeps the calendar of another, and one's own without the first's meetings."""
        await office.give_role(consultant, "regionshus", "fyn")
        await office.types(consultant, "/moede opret politisk fyn 10/12 kl. 9-11")
        own, fyn = await secret(office, consultant), await secret(office, consultant, "politisk fyn")
        assert len((await fetch(own)).titles) == 2
        chief = await office.person("Chef")
        line = f"/tovholder rolle fjern ⟦person:{consultant.id}⟧ regionshus lillebælt"
        await office.types(chief, line, is_administrator=True)
        assert (await fetch(own)).titles == (await fetch(fyn)).titles == ["Politisk niveau, Fyn"]


class TestPace:
    async def test_who_asks_too_often_waits(self, office: Office, consultant: Person, fetch: Fetch) -> None:
        """An address is given so often at once and no more; the others are answered all the same."""
        known, other = await secret(office, consultant), await secret(office, consultant, "politisk")
        answers = [await fetch(known) for _ in range(AT_ONCE + 1)]
        assert [one.status for one in answers] == [200] * AT_ONCE + [429]
        assert int(answers[-1].headers["Retry-After"]) > 0
        assert answers[-1].text == "Prøv igen om lidt."
        assert (await fetch(other)).status == 200

    async def test_two_calendars_are_looked_up_at_a_time(self, office: Office) -> None:
        """However many are asked for at once: people who write commands needn't wait for all of them."""
        watched = Watched(office.work)
        async with serving_calendars(watched, office.profile, lambda: office.now) as asked:
            answers = await asyncio.gather(*(asked(f"{UNKNOWN}{number}") for number in range(8)))
        assert {one.status for one in answers} == {200}
        assert watched.most == 2

    async def test_when_the_store_does_not_answer_programs_come_again(
        self, office: Office, consultant: Person, fetch: Fetch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """They keep what they have, and no line of the log tells the address."""
        known = await secret(office, consultant)
        await office.work.close()
        answer = await fetch(known)
        assert (answer.status, answer.text) == (503, "Prøv igen om lidt.")
        told = capsys.readouterr()
        assert "calendar" in told.err + told.out
        assert known not in told.err + told.out
