"""The workspaces this process speaks in: finds a workspace's client and people by its key; it sends nothing.

What is known of a workspace is given at once, however the store is, and read anew every few seconds beside it, since
another process may have installed or removed it.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import Log, slack_code
from bot.settings import Settings
from bot.slack.at_hand import AtHand
from bot.slack.connection import TRANSPORT_ERRORS, Connection, is_passing, make_client
from bot.slack.drawing import Artist
from bot.slack.identity import PLATFORM, Identity
from bot.slack.installations import Installations, Now, try_unpermitted
from domain.installs import Install, InstallState
from domain.people import PersonId
from domain.ports import Repositories, Work

UNAUTHORISED = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"})
"""Slack's words for credentials that it no longer takes."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Workspace:
    """A workspace with its client, its people, and who draws for it."""

    connection: Connection
    identity: Identity
    artist: Artist

    @property
    def install(self) -> str:
        """Its key, as rows carry it."""
        return self.connection.team


@dataclass(slots=True, kw_only=True)
class Workspaces:
    """All of them, for one process. `own` is the one whose token stands in the settings, if any.

    `met` is told of each workspace that this process meets for the first time, or with other credentials than before.
    """

    settings: Settings
    session: aiohttp.ClientSession
    work: Work
    now: Now
    log: Log
    installations: Installations
    own: Connection | None = None
    met: Callable[[Workspace], None] = lambda _workspace: None
    monotonic: Callable[[], float] = time.monotonic
    _met: AtHand[Workspace] = field(init=False)
    _locked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Has met no workspace yet."""
        self._met = AtHand(self._known, self.monotonic)

    async def find(self, install: str) -> Workspace | None:
        """The workspace with that key; None where the program isn't installed there, or not any more.

        One that this process has met is given at once; only for others the store is asked.
        """
        return await self._met.find(install)

    async def look(self, install: str) -> Workspace | None:
        """The same as it is now: something was heard of it."""
        return await self._met.look(install)

    async def look_anew(self) -> None:
        """Looks at all that this process has met; those that can't be looked at stay as they were."""
        await self._met.look_anew()

    def at_hand(self, install: str) -> Workspace | None:
        """The workspace as far as this process knows it without the store; None where it doesn't, or isn't there."""
        if install in self._met:
            return self._met.get(install)
        return self._opened(self.own) if self.own and self.own.team == install else None

    def is_locked(self, install: str) -> bool:
        """Whether it has, as last looked at, no credentials that the program can use, though it wasn't removed."""
        return install in self._locked

    async def connected(self) -> list[Workspace]:
        """All that the program may speak in."""
        known = await self.work.read(lambda store: store.installs.everyone())
        found = [await self.find(one.key) for one in known if one.is_connected]
        return [one for one in found if one is not None]

    async def connect_own(self, connection: Connection) -> None:
        """Takes the settings' own workspace in; what OAuth has sealed for it stays as long as it works."""
        self.own, now = connection, self.now()
        self.installations.allow(connection.team)
        useless = await self._useless(connection.team)

        def unit(store: Repositories) -> None:
            known = store.installs.install(connection.team)
            sealed = known.sealed if known and known.is_connected and known.sealed != useless else ""
            if known is None or not known.is_connected or (known.name, known.sealed) != (connection.name, sealed):
                store.installs.connect(Install(PLATFORM, connection.team, connection.name, now, sealed=sealed))
            try_unpermitted(store, connection.team, now)

        await self.work.run(unit)

    def client(self, token: str) -> AsyncWebClient:
        """A client that speaks with that token."""
        settings = self.settings
        return make_client(token=token, api_url=settings.api_url, session=self.session, is_local=settings.is_local)

    async def give_back(self, install: str, token: str) -> None:
        """Gives Slack a token back that may not stay; not a served workspace's, which would lose the app by that."""
        if await self.find(install) is None:
            await self.client(token).auth_revoke()

    async def is_known(self, install: str) -> bool:
        """Whether the program is, or ever was, installed there."""
        return await self.work.read(lambda store: store.installs.install(install)) is not None

    async def removed(self, install: str) -> None:
        """Takes in that Slack says the app was removed, unless its credentials still work: then it was said late."""
        workspace = await self.look(install)
        if workspace is not None and await self._is_accepted(workspace):
            self.log.info("said to be removed, but works", install=install)
            return
        await self.installations.async_delete_all(enterprise_id=None, team_id=install)
        self.log.warning("workspace removed", install=install)
        await self.look(install)

    async def refused(self, install: str, code: str) -> None:
        """Takes in that a workspace's credentials are of no use: what is bound for it waits."""
        now = self.now()
        if await self.work.run(lambda store: store.installs.refuse(install, now)):
            self.log.error("slack does not accept the token", install=install, slack=code)

    async def try_again(self) -> None:
        """Looks for each stopped workspace whether its credentials are of use again; those go on."""
        known = await self.work.read(lambda store: store.installs.everyone())
        for one in known:
            is_refused = one.state is InstallState.REFUSED
            # A locked one goes on as soon as it is found.
            workspace = await self.find(one.key) if is_refused or one.state is InstallState.LOCKED else None
            if is_refused and workspace and await self._is_accepted(workspace) and await self._goes_on(one.key):
                self.log.info("slack accepts the token again", install=one.key)

    def administrators_in(self, store: Repositories, install: str) -> Iterable[PersonId]:
        """The persons who administer the bot in a workspace, within a unit of work."""
        if met := self._met.get(install):
            return met.identity.administrators_in(store, install)
        return [person.id for person in store.people.administrators(install) if person.may_act]

    async def look_up_administrators(self) -> None:
        """Learns who administers each workspace now, since people come and go, and Slack doesn't always tell."""
        for one in self._met.all():
            await one.identity.look_up_administrators()

    async def _known(self, install: str) -> Workspace | None:
        """As it is, or, while the store can't be read, as it was: whoever acts is then told by what comes next."""
        try:
            return await self._look(install)
        except Exception as error:
            if install not in self._met:
                raise
            self.log.warning("workspace not looked at", install=install, error=type(error).__name__)
            return self._met.get(install)

    async def _look(self, install: str) -> Workspace | None:
        known = await self.work.read(lambda store: store.installs.install(install))
        connection = self._connection(known) if known else None
        self._locked.discard(install)
        if connection is None:
            if known and known.state is not InstallState.REMOVED:
                self._locked.add(install)
                if known.state is not InstallState.LOCKED:
                    await self._lock(known)
            return None
        if known and known.state is InstallState.LOCKED and await self._goes_on(install):
            self.log.info("token is there again", install=install)
        before = self._met.get(install)
        if before and before.connection.client.token == connection.client.token:
            return before
        workspace = self._opened(connection)
        self.met(workspace)
        return workspace

    async def _useless(self, install: str) -> str:
        """What is sealed for a workspace and Slack doesn't take; "" where nothing is, or it does."""
        known = await self.work.read(lambda store: store.installs.install(install))
        spoken = self._connection(known) if known and known.sealed else None
        if known is None or spoken is None or await self._is_accepted(self._opened(spoken)):
            return ""
        return known.sealed

    async def _lock(self, known: Install) -> None:
        """Takes in that there is nothing to speak with in a workspace: what is bound for it waits."""
        now = self.now()
        if not await self.work.run(lambda store: store.installs.lock(known.key, now)):
            return
        if known.sealed:
            self.log.error("TOVHOLDER_NOEGLE does not open the token", install=known.key)
        else:
            self.log.error("no SLACK_BOT_TOKEN for the workspace", install=known.key)

    async def _goes_on(self, install: str) -> bool:
        now = self.now()
        return await self.work.run(lambda store: store.installs.accept(install, now))

    def _opened(self, connection: Connection) -> Workspace:
        identity = Identity(
            client=connection.client,
            work=self.work,
            install=connection.team,
            administrators=self.settings.administrators,
            monotonic=self.monotonic,
        )
        artist = Artist(client=connection.client, identity=identity, log=self.log)
        return Workspace(connection=connection, identity=identity, artist=artist)

    def _connection(self, known: Install) -> Connection | None:
        """How to speak there: with what was sealed, else with the settings' own token."""
        if known.state is InstallState.REMOVED:
            return None
        bot = self.installations.opened(known)
        if bot is None:
            return self.own if self.own and self.own.team == known.key else None
        return Connection(
            client=self.client(bot.bot_token),
            session=self.session,
            team=known.key,
            name=known.name,
            bot_user=bot.bot_user_id,
            bot_id=bot.bot_id,
        )

    async def _is_accepted(self, workspace: Workspace) -> bool:
        """Whether Slack takes its credentials; not where Slack has trouble of its own and can't tell."""
        try:
            await workspace.connection.client.auth_test()
        except SlackApiError as error:
            return slack_code(error) not in UNAUTHORISED and not is_passing(error)
        except TRANSPORT_ERRORS:
            return False
        return True
