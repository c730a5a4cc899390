"""Fifth point: a way that is closed for good is told from one that is closed for now; nothing is lost on either."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.clock import SystemClock
from bot.slack.everybody import NOT_TOLD_KEPT_S
from bot.slack.manifest import build_manifest
from domain.people import PersonId, Place
from storage.work import open_work
from tests.support.outbox import post, stored
from tests.support.sandbox import (
    ESBJERG,
    FYN,
    LILLEBAELT,
    REGION,
    SYDVESTJYLLAND,
    TEAM,
    VARDE,
    Workspace,
    running_workspace,
    until,
)
from tests.support.trial import Running, Trial, serving_program, settings_for

PRIVATE_CHANNEL = "C0LOKAL0099"
ROUND_S = 1.2
"""The clock loop goes round at least once."""
Way = Callable[[Workspace], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Closed:
    """How a channel is closed and opened again, and what is told of it."""

    closes: Way
    opens: Way
    told: str
    channel: str = FYN


WAYS = {
    "archived": Closed(
        lambda slack: slack.control("channel/change", channel=FYN, is_archived=True),
        lambda slack: slack.control("channel/change", channel=FYN, is_archived=False),
        "Kanalen er arkiveret. Vælg en anden med `/tovholder kanal`.",
    ),
    "removed": Closed(
        lambda slack: slack.control("channel/remove", channel=FYN),
        lambda slack: slack.control("channel/invite", channel=FYN),
        "Jeg er ikke med i kanalen. Skriv `/invite @Tovholder` i den.",
    ),
    "not to be seen": Closed(
        lambda slack: slack.control("channel/remove", channel=PRIVATE_CHANNEL),
        lambda slack: slack.control("channel/invite", channel=PRIVATE_CHANNEL),
        "Kanalen findes ikke længere, eller jeg er ikke med.",
        PRIVATE_CHANNEL,
    ),
}


async def told(workspace: Workspace, whom: str) -> list[str]:
    """What the workspace's administrator was told of messages that can't be sent."""
    direct = await workspace.direct_message(user=REGION)
    said = [str(one["text"]) for one in await workspace.messages(user=REGION, channel=direct)]
    return [one for one in said if one.startswith(f"En besked {whom} kunne ikke sendes.")]


async def posted(workspace: Workspace, channel: str, user: str = ESBJERG) -> int:
    """How often the trial's message stands in a conversation."""
    said = await workspace.messages(user=user, channel=channel)
    return len([one for one in said if one["text"].startswith("Besked nr. 1")])


async def is_deactivated(url: str, person: PersonId) -> bool:
    """Whether the program knows that a person left."""
    work = open_work(url, clock=SystemClock().now)
    found = await work.read(lambda store: store.people.person(person))
    await work.close()
    return bool(found and found.is_deactivated)


async def health(running: Running) -> dict[str, Any]:
    """What health tells."""
    async with ClientSession() as session, session.get(running.health) as response:
        answer: dict[str, Any] = await response.json()
        return answer


@pytest.mark.parametrize("way", list(WAYS))
async def test_a_closed_channel_is_told_once_and_goes_on_when_it_is_opened(
    program: Running, sqlite_url: str, way: str
) -> None:
    """Two messages into it are kept and told of once, with what to do; others get theirs, and it goes on later."""
    workspace, closed = program.workspace, WAYS[way]
    await workspace.control("channel", id=PRIVATE_CHANNEL, name="fortrolig", is_private=True, has_bot=True)
    await workspace.command("/proev hej")
    await closed.closes(workspace)
    here, elsewhere = Place("slack", TEAM, closed.channel), Place("slack", TEAM, LILLEBAELT)
    await post(sqlite_url, here, here, elsewhere)
    await until(lambda: posted(workspace, LILLEBAELT))
    assert closed.told in (await until(lambda: told(workspace, "i en kanal")))[0]
    await asyncio.sleep(ROUND_S)
    assert len(await told(workspace, "i en kanal")) == 1
    assert stored(sqlite_url) == {"failed": 2, "sent": 1}
    await closed.opens(workspace)
    assert await posted(workspace, closed.channel) == 0
    await post(sqlite_url, here)
    assert await until(lambda: posted(workspace, closed.channel)) == 1


async def test_a_closed_channel_is_told_though_slack_did_not_tell_at_first_who_administers(
    tmp_path: Path, sqlite_url: str
) -> None:
    """Who administers is asked when the program starts; and again where Slack did not tell then."""
    manifest = build_manifest(Trial().registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        await workspace.control("fault", method="users.list", fault="429", retry_after=30)
        async with serving_program(workspace, settings_for(workspace.api_url, sqlite_url)):
            await workspace.command("/proev hej")
            await asyncio.sleep(NOT_TOLD_KEPT_S)
            assert not (await workspace.get("_control/faults"))["faults"]
            await workspace.control("channel/change", channel=FYN, is_archived=True)
            await post(sqlite_url, Place("slack", TEAM, FYN))
            assert await until(lambda: told(workspace, "i en kanal"))


async def test_a_person_who_was_deactivated_is_told_of_once(program: Running, sqlite_url: str) -> None:
    """Slack would take the messages without a word; they are kept, and the person gets the next one when back."""
    workspace = program.workspace
    for user in (REGION, VARDE):
        await workspace.command("/proev hej", user=user)
    await until(lambda: len(program.trial.typed) == 2)
    context = next(one.context for one in program.trial.typed if "Varde" in one.context.name)
    person, whom = context.person, f"til {context.name}"
    await workspace.control("user/change", user=VARDE, deleted=True)
    await until(lambda: is_deactivated(sqlite_url, person))
    await post(sqlite_url, person, person)
    [failure] = await until(lambda: told(workspace, whom))
    assert "Brugeren er deaktiveret i Slack." in failure
    await asyncio.sleep(ROUND_S)
    assert len(await told(workspace, whom)) == 1
    assert stored(sqlite_url) == {"failed": 2}
    await workspace.control("user/change", user=VARDE, deleted=False)

    async def is_back() -> bool:
        return not await is_deactivated(sqlite_url, person)

    await until(is_back)
    direct = await workspace.direct_message(user=VARDE)
    assert await posted(workspace, direct, VARDE) == 0
    await post(sqlite_url, person)
    assert await until(lambda: posted(workspace, direct, VARDE)) == 1


async def test_a_revoked_token_loses_nothing(tmp_path: Path, sqlite_url: str) -> None:
    """What waits meanwhile is kept and told by health; with a token that works again it is sent, once."""
    manifest = build_manifest(Trial().registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        settings = settings_for(workspace.api_url, sqlite_url)
        async with serving_program(workspace, settings) as running:
            await workspace.command("/proev hej")
            await workspace.control("token", is_revoked=True)

            async def is_stopped() -> bool:
                return bool((await health(running))["workspaces_stoppet"] == 1)

            await until(is_stopped)
            await post(sqlite_url, Place("slack", TEAM, FYN), Place("slack", TEAM, LILLEBAELT))
            await asyncio.sleep(ROUND_S)
            assert stored(sqlite_url) == {"waiting": 2}
            assert (await health(running))["sat_paa_pause"] >= 2
        await workspace.control("token", is_revoked=False)
        async with serving_program(workspace, settings) as running:
            for channel in (FYN, LILLEBAELT):
                assert await until(lambda channel=channel: posted(workspace, channel)) == 1  # type: ignore[misc]  # a lambda has no types
            await asyncio.sleep(ROUND_S)
            assert stored(sqlite_url) == {"sent": 2}
            assert (await health(running))["workspaces_stoppet"] == 0


@pytest.mark.parametrize("reason", ["token_revoked", "account_inactive"])
async def test_a_token_that_is_refused_while_sending_stops_all_of_it(
    program: Running, sqlite_url: str, reason: str
) -> None:
    """Slack's word for a token that is of no use fails no message and is nobody's failure: it waits."""
    workspace = program.workspace
    await workspace.control("fault", method="chat.postMessage", fault=f"error:{reason}", channel=SYDVESTJYLLAND)
    await workspace.command("/proev tæl")

    async def met() -> bool:
        return not (await workspace.get("_control/faults"))["faults"]

    await until(met)

    async def is_stopped() -> bool:
        return bool((await health(program))["workspaces_stoppet"] == 1)

    await until(is_stopped)
    assert await posted(workspace, SYDVESTJYLLAND) == 0
    assert await told(workspace, "i en kanal") == []
    assert stored(sqlite_url) == {"waiting": 1}
