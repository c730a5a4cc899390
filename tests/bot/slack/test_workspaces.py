"""The workspaces a process speaks in: found with their own credentials, lost and found again, and sent to apart."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store.models.installation import Installation

from bot.outgoing.ports import Later, Refused, Sent, Unknown
from bot.slack.at_hand import KEPT_S
from bot.slack.everybody import KEPT_S as IDENTITY_KEPT_S
from bot.slack.everybody import NOT_TOLD_KEPT_S
from bot.slack.installations import Installations
from bot.slack.keeping import keep_looking, keep_trying
from bot.slack.per_workspace import PerWorkspace
from bot.slack.routing import NOT_INSTALLED, STOPPED_S, RoutedSender
from bot.slack.seal import Seal, new_key
from bot.slack.sender import UNAUTHORISED_S
from domain.installs import Install, InstallState
from domain.messages import Message
from domain.people import PersonId, Place
from domain.ports import Repositories
from handlers.ui import Card
from storage.work import StoredWork
from tests.support.moment import NOW
from tests.support.sandbox import (
    BOT_TOKEN,
    ESBJERG,
    REGION,
    SECOND_CHANNEL,
    SECOND_TEAM,
    SYDVESTJYLLAND,
    TEAM,
    until,
)
from tests.support.town import Town, open_town

CARD = Card("Hej")


@pytest.fixture
async def town(tmp_path: Path, work: StoredWork) -> AsyncIterator[Town]:
    """Two teams: the settings' own, and one without the app."""
    async with open_town(tmp_path, work) as found:
        yield found


def to(team: str, channel: str, uid: str = "u1") -> Message:
    """A message to a channel of a team."""
    return Message("proev", Place("slack", team, channel), {}, NOW, team, uid=uid)


async def test_each_workspace_is_spoken_to_with_its_own_token(town: Town) -> None:
    """The settings' own with theirs, another with what was sealed; a message goes where it is bound for."""
    token = await town.install(SECOND_TEAM)
    assert [await town.token(team) for team in (TEAM, SECOND_TEAM)] == [BOT_TOKEN, token]
    sender = RoutedSender(town.workspaces, town.clock)
    for team, channel in ((TEAM, SYDVESTJYLLAND), (SECOND_TEAM, SECOND_CHANNEL)):
        sent = await sender.send(to(team, channel), CARD)
        assert isinstance(sent, Sent)
        assert await sender.find(to(team, channel), town.clock.now(), town.clock.now()) == sent
        assert await sender.revise(sent.where, Card("Rettet")) == sent
    assert isinstance(await sender.send(to(TEAM, SECOND_CHANNEL), CARD), Refused)
    assert [one.install for one in await town.workspaces.connected()] == [TEAM, SECOND_TEAM]
    assert town.met == [TEAM, SECOND_TEAM]


async def test_the_settings_own_workspace_can_be_installed_anew(town: Town) -> None:
    """Also where it is none of those that the settings name for that: its token isn't given back."""
    token = await town.install(TEAM)
    assert await town.token(TEAM) == token
    assert await town.state(TEAM) is InstallState.CONNECTED


async def test_a_token_that_may_not_stay_is_given_back_where_nothing_is_served(town: Town) -> None:
    """One of a workspace that the settings name no more, but that is in still, is kept: Slack hands out one alone."""
    token = await town.install(SECOND_TEAM)
    await town.workspaces.give_back(SECOND_TEAM, token)
    sender = RoutedSender(town.workspaces, town.clock)
    assert isinstance(await sender.send(to(SECOND_TEAM, SECOND_CHANNEL), CARD), Sent)
    await town.work.run(lambda store: store.installs.remove(SECOND_TEAM, NOW))
    town.seconds += KEPT_S
    await town.workspaces.look(SECOND_TEAM)
    await town.workspaces.give_back(SECOND_TEAM, token)
    revoked = [one for one in await town.workspace.traffic() if one["what"] == "auth.revoke"]
    assert len(revoked) == 1


@pytest.mark.parametrize("sealed", ["xoxb-gammel", BOT_TOKEN])
async def test_the_settings_own_token_takes_the_place_of_one_that_works_no_more(town: Town, sealed: str) -> None:
    """What an installation sealed for the same workspace is spoken with only while Slack takes it."""
    before = Installation(user_id="U", team_id=TEAM, bot_token=sealed, bot_id="B", bot_user_id="U")
    await town.workspaces.installations.async_save(before)
    own = town.workspaces.own
    assert own is not None
    await town.workspaces.connect_own(own)
    assert await town.token(TEAM) == BOT_TOKEN
    known = await town.work.read(lambda store: store.installs.install(TEAM))
    assert known is not None
    assert bool(known.sealed) is (sealed == BOT_TOKEN)


async def test_what_another_process_did_is_seen_after_some_seconds(town: Town) -> None:
    """A new installation, a new token and a removal are; while nothing changed, what was made stays."""
    parts = PerWorkspace(town.workspaces, lambda _workspace: object())
    assert await parts.of(SECOND_TEAM) is None
    first = await town.install(SECOND_TEAM)
    assert await town.token(SECOND_TEAM) is None
    town.seconds += KEPT_S
    assert await town.token(SECOND_TEAM) == first
    made = await parts.of(SECOND_TEAM)
    await town.workspaces.look_anew()
    assert await parts.of(SECOND_TEAM) is made
    await town.workspace.control("uninstall", team=SECOND_TEAM)
    second = await town.install(SECOND_TEAM)
    await town.workspaces.look_anew()
    assert await town.token(SECOND_TEAM) == second != first
    assert await parts.of(SECOND_TEAM) is not made
    await town.work.run(lambda r: r.installs.remove(SECOND_TEAM, NOW))
    looking = asyncio.create_task(keep_looking(town.workspaces, every_s=0.01))

    async def is_gone() -> bool:
        return await parts.of(SECOND_TEAM) is None

    await until(is_gone)
    looking.cancel()


async def test_a_refused_token_stops_one_workspace_until_it_is_taken_again(town: Town) -> None:
    """The message waits and the store says so; the others go on; asked again later, it goes on by itself."""
    await town.install(SECOND_TEAM)
    sender = RoutedSender(town.workspaces, town.clock)
    await town.workspace.control("token", team=SECOND_TEAM, is_revoked=True)
    assert await sender.send(to(SECOND_TEAM, SECOND_CHANNEL), CARD) == Later(UNAUTHORISED_S)
    assert await town.state(SECOND_TEAM) is InstallState.REFUSED
    assert isinstance(await sender.send(to(TEAM, SYDVESTJYLLAND), CARD), Sent)
    await town.workspaces.try_again()
    assert await town.state(SECOND_TEAM) is InstallState.REFUSED
    await town.workspace.control("token", team=SECOND_TEAM, is_revoked=False)
    await town.workspaces.try_again()
    assert await town.state(SECOND_TEAM) is InstallState.CONNECTED
    assert isinstance(await sender.send(to(SECOND_TEAM, SECOND_CHANNEL), CARD), Sent)


async def test_a_removed_workspace_is_told_apart_from_one_never_heard_of(town: Town) -> None:
    """What is bound for the one waits, for it may come back; what is bound for the other is refused."""
    await town.install(SECOND_TEAM)
    await town.workspace.control("uninstall", team=SECOND_TEAM)
    await town.workspaces.removed(SECOND_TEAM)
    assert await town.state(SECOND_TEAM) is InstallState.REMOVED
    sender = RoutedSender(town.workspaces, town.clock)
    gone = to(SECOND_TEAM, SECOND_CHANNEL)
    assert await sender.send(gone, CARD) == Later(STOPPED_S)
    assert await sender.find(gone, NOW, NOW) == Unknown()
    assert await sender.send(to("T0INGEN", "C1"), CARD) == Refused(NOT_INSTALLED)


async def test_a_removal_that_is_said_late_changes_nothing(town: Town) -> None:
    """Slack repeats what it could not deliver: a workspace installed anew meanwhile stays."""
    token = await town.install(SECOND_TEAM)
    await town.workspaces.removed(SECOND_TEAM)
    assert await town.token(SECOND_TEAM) == token
    assert await town.state(SECOND_TEAM) is InstallState.CONNECTED


@pytest.mark.parametrize("fault", ["429", "500", "error:fatal_error"])
async def test_a_removal_is_believed_while_slack_cannot_be_asked(town: Town, fault: str) -> None:
    """Slack says it once, so trouble of its own at that moment may not leave the token where it lies."""
    await town.install(SECOND_TEAM)
    await town.workspace.control("uninstall", team=SECOND_TEAM)
    await town.workspace.control("fault", method="auth.test", fault=fault, times=2, retry_after=30)
    await town.workspaces.removed(SECOND_TEAM)
    known = await town.work.read(lambda r: r.installs.install(SECOND_TEAM))
    assert known is not None
    assert (known.state, known.sealed) == (InstallState.REMOVED, "")


async def test_a_workspace_without_usable_credentials_waits(town: Town) -> None:
    """Sealed with a key that is gone, or with none at all, it is not connected: nothing is lost on the way to it."""
    lost = Install("slack", "T0TABT", "Tabt", NOW, sealed="kan ikke åbnes")
    await town.work.run(lambda r: r.installs.connect(lost))
    assert await town.token("T0TABT") is None
    assert await town.state("T0TABT") is InstallState.LOCKED


async def test_a_wrong_key_is_told_as_what_it_is_and_passes_with_the_right_one(
    logs: None, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log names the setting and not Slack, also where Slack refused it before; with the right key it goes on."""
    token = await town.install(SECOND_TEAM)
    await town.work.run(lambda r: r.installs.refuse(SECOND_TEAM, NOW))
    right = town.workspaces.installations
    town.workspaces.installations = Installations(work=town.work, now=town.clock.now, seal=Seal([new_key()]))
    await town.workspaces.try_again()
    assert await town.state(SECOND_TEAM) is InstallState.LOCKED
    told = capsys.readouterr().err
    assert "TOVHOLDER_NOEGLE does not open the token" in told
    assert "slack does not accept" not in told

    town.workspaces.installations = right
    town.seconds += KEPT_S
    trying = asyncio.create_task(keep_trying(town.workspaces))

    async def is_back() -> bool:
        return await town.state(SECOND_TEAM) is InstallState.CONNECTED

    await until(is_back)
    trying.cancel()
    assert await town.token(SECOND_TEAM) == token
    assert isinstance(await RoutedSender(town.workspaces, town.clock).send(to(SECOND_TEAM, SECOND_CHANNEL), CARD), Sent)


@pytest.mark.parametrize("team", [TEAM, SECOND_TEAM])
async def test_what_lacked_a_permission_is_sent_again_once_the_app_is_installed_anew(town: Town, team: str) -> None:
    """Of the settings' own workspace that is seen when the program starts; what else was refused stays so."""
    await town.install(SECOND_TEAM)

    def refuse(r: Repositories) -> None:
        r.outbox.post([to(team, "C1", "u1"), to(team, "C2", "u2")])
        first, second = r.outbox.claim("me", NOW, limit=2, lease_s=60)
        r.outbox.failed(first, "missing_scope")
        r.outbox.failed(second, "is_archived")

    await town.work.run(refuse)
    town.workspaces.now = lambda: NOW
    own = town.workspaces.own
    assert own is not None
    if team == TEAM:
        await town.workspaces.connect_own(own)
    else:
        town.workspaces.installations = Installations(
            work=town.work, now=lambda: NOW, seal=Seal([new_key()]), allowed=(SECOND_TEAM,)
        )
        await town.install(SECOND_TEAM)
    again = await town.work.run(lambda r: r.outbox.claim("me", NOW, limit=2, lease_s=60))
    assert [one.message.uid for one in again] == ["u1"]


async def test_who_administers_a_workspace_is_learnt_again_and_again(town: Town) -> None:
    """Whoever came later is known too; while Slack doesn't tell, those known before are, and soon it is asked again."""
    own = await town.workspaces.find(TEAM)
    assert own is not None
    known = await own.identity.persons([REGION, ESBJERG])

    async def found() -> list[PersonId]:
        return sorted(await town.work.read(lambda r: town.workspaces.administrators_in(r, TEAM)))

    async def told() -> list[PersonId]:
        await town.workspaces.look_up_administrators()
        return await found()

    await town.workspace.control("fault", method="users.list", fault="429", retry_after=30)
    assert await told() == []
    town.seconds += NOT_TOLD_KEPT_S
    assert await told() == [known[REGION]]
    await town.workspace.control("user/change", user=ESBJERG, is_admin=True)
    town.seconds += IDENTITY_KEPT_S
    await town.workspace.control("fault", method="users.list", fault="429", retry_after=30)
    assert await told() == [known[REGION]]
    town.seconds += NOT_TOLD_KEPT_S
    trying = asyncio.create_task(keep_trying(town.workspaces))

    async def are_all_found() -> bool:
        return await found() == sorted(known.values())

    await until(are_all_found)
    trying.cancel()


async def test_the_settings_own_workspace_comes_back_when_the_program_starts_with_a_good_token(town: Town) -> None:
    """Removed while it ran, it is silent; started anew with a token that works, it goes on."""
    await town.workspace.control("token", is_revoked=True)
    await town.workspaces.removed(TEAM)
    assert await town.token(TEAM) is None
    await town.workspace.control("token", is_revoked=False)
    own = town.workspaces.own
    assert own is not None
    await town.workspaces.connect_own(own)
    town.seconds += KEPT_S
    assert await town.token(TEAM) == BOT_TOKEN
    assert await town.state(TEAM) is InstallState.CONNECTED
