"""What a thousand subscribers to calendars cost; it measures, and promises nothing.

All ask once while nothing has been fetched before, then again with the tag they got, and again without one. Then
somebody does something, and they ask once more. The client's work is in the figures.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.profiles import SHIPPED, load_profile
from danish.zone import copenhagen
from domain.calendars import OWN, CalendarChoice, CalendarKind, Feed, digest_of
from domain.meetings import Meeting
from domain.messages import AuditEntry
from domain.organisation import Profile
from domain.people import RoleAssignment
from domain.ports import Repositories
from domain.tasks import plan_tasks
from storage.schema import upgrade
from storage.work import StoredWork, open_work
from tests.support.calendar_program import Answer, Fetch, serving_calendars
from tests.support.databases import address_of, fresh_database, postgres

SUBSCRIBERS, MEETINGS = 1_000, 8
NOW = copenhagen(2026, 1, 5, 9)
CLUSTERS = ("fyn", "lillebaelt", "soenderjylland", "sydvestjylland")
SECRETS = tuple(f"{number:043}" for number in range(SUBSCRIBERS))


def figures() -> dict[str, float]:
    """Milliseconds a request of each kind, on each database, and the size of the largest calendar."""
    profile = load_profile(SHIPPED / "syddanmark.toml")
    found: dict[str, float] = {}
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="tovholder-"))
        server = stack.enter_context(postgres(is_durable=True))
        stack.enter_context(fresh_database(server, "calendars"))
        for kind, url in (
            ("sqlite", f"sqlite:///{Path(folder)}/calendars.db"),
            ("postgres", address_of(server, "calendars")),
        ):
            for name, value in asyncio.run(_measured(url, profile)).items():
                found[f"calendars.{name}.{kind}"] = value
    return found


async def _measured(url: str, profile: Profile) -> dict[str, float]:
    upgrade(url)
    work = open_work(url, clock=lambda: NOW)
    await work.run(lambda store: _fill(store, profile))
    found: dict[str, float] = {}
    async with serving_calendars(work, profile, lambda: NOW) as fetch:
        found["first_ms"], answers = await _all(fetch, [""] * SUBSCRIBERS)
        tags = [one.etag for one in answers]
        found["unchanged_ms"], again = await _all(fetch, tags)
        assert {one.status for one in again} == {304}
        found["whole_ms"], whole = await _all(fetch, [""] * SUBSCRIBERS)
        assert {one.status for one in whole} == {200}
        found["largest_bytes"] = max(len(one.text.encode()) for one in whole)
        await _act(work)
        found["after_an_act_ms"], last = await _all(fetch, tags)
        assert {one.status for one in last} == {304}
    await work.close()
    return found


async def _all(fetch: Fetch, tags: Sequence[str]) -> tuple[float, list[Answer]]:
    """Everybody at once: the milliseconds each costs in the mean."""
    begun = time.perf_counter()
    asked = (fetch(one, **({"If_None_Match": tag} if tag else {})) for one, tag in zip(SECRETS, tags, strict=True))
    answers = await asyncio.gather(*asked)
    return (time.perf_counter() - begun) * 1000 / SUBSCRIBERS, answers


async def _act(work: StoredWork) -> None:
    await work.run(lambda store: store.audit.record(AuditEntry(NOW, 1, "prøve", "meeting:1", "T1")))


def _fill(store: Repositories, profile: Profile) -> None:
    """A year of meetings with their tasks in eight bodies, and a subscriber's role and calendar each."""
    for level in ("politisk", "fagligt"):
        for cluster in CLUSTERS:
            body = profile.body(f"{level}/{cluster}")
            for number in range(MEETINGS):
                starts = NOW + timedelta(days=30 * number + 14, hours=6)
                made = store.meetings.add(Meeting(0, body.key, starts, starts + timedelta(hours=2), "Vejle"))
                store.tasks.add(plan_tasks(made, body.forum, NOW))
    kinds = cycle(CalendarKind)
    for number, secret in enumerate(SECRETS):
        cluster, person = CLUSTERS[number % len(CLUSTERS)], store.people.add(f"Nr. {number}", "T1")
        store.people.assign_role(RoleAssignment(0, "regionshus", cluster, None, person))
        choice = {
            CalendarKind.OWN: OWN,
            CalendarKind.BODY: CalendarChoice(CalendarKind.BODY, body=f"politisk/{cluster}"),
            CalendarKind.DEADLINES: CalendarChoice(CalendarKind.DEADLINES, role="regionshus", cluster=cluster),
        }[next(kinds)]
        store.feeds.save(Feed(person.id, choice, digest_of(secret), NOW))
