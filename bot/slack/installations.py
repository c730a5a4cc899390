"""Where the app is installed, and installations that were begun, as Bolt asks for them; kept by units of work.

Only what answering and sending takes is kept, sealed: no user's token and not who installed it.
"""

import hashlib
import json
import logging
import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from slack_bolt.error import BoltError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.slack.identity import PLATFORM
from domain.installs import Install
from domain.messages import NEWS_FOR
from domain.ports import Repositories, Work

if TYPE_CHECKING:
    from bot.slack.seal import Seal

BEGUN_S = 600
"""An installation must be ended within so long."""
_STATE_BYTES = 32
_KEPT = ("app_id", "enterprise_id", "bot_token", "bot_id", "bot_user_id")

Now = Callable[[], datetime]


def try_unpermitted(store: Repositories, install: str, now: datetime) -> None:
    """Has what a workspace lately refused for want of a permission sent again, within a unit of work.

    For where one may have been given: the app was installed anew, or the program started anew.
    """
    store.outbox.try_refused(install, "missing_scope", now - NEWS_FOR)


class NotAllowedHere(BoltError):  # noqa: N818 - an answer to whoever installs
    """The workspace is none of those that the settings name, or a whole organisation at once."""


class Installations(AsyncInstallationStore):
    """Bolt's installation store. `allowed` are the workspaces that may be installed; without a seal, none."""

    def __init__(self, *, work: Work, now: Now, seal: "Seal | None" = None, allowed: Collection[str] = ()) -> None:
        self._work = work
        self._now = now
        self._seal = seal
        self._allowed = frozenset(allowed)

    @property
    def logger(self) -> logging.Logger:
        """Bolt's own log, whose words aren't written."""
        return logging.getLogger("slack_bolt")

    def allow(self, team: str) -> None:
        """Lets one more workspace be installed: the one whose token the settings name.

        To be refused there would give that very token back, since Slack hands out the same one again.
        """
        self._allowed |= {team}

    async def async_save(self, installation: Installation) -> None:
        """Saves an installation in place of an earlier one; raises NotAllowedHere."""
        team = installation.team_id or ""
        if self._seal is None or installation.is_enterprise_install or team not in self._allowed:
            raise NotAllowedHere
        known = installation.to_dict()
        kept = json.dumps({name: known[name] for name in _KEPT} | {"bot_scopes": known["bot_scopes"]})
        name = installation.team_name or team
        install = Install(PLATFORM, team, name, self._now(), sealed=self._seal.sealed(kept))

        def unit(store: Repositories) -> None:
            store.installs.connect(install)
            try_unpermitted(store, team, install.since)

        await self._work.run(unit)

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,  # noqa: ARG002 - a workspace's id is enough; Bolt names them all
        team_id: str | None,
        is_enterprise_install: bool | None = False,  # noqa: ARG002 - likewise
    ) -> Bot | None:
        """The bot in a workspace; None where it is not installed, or no key opens its credentials."""
        key = team_id or ""
        install = await self._work.read(lambda store: store.installs.install(key))
        return None if install is None else self.opened(install)

    async def async_delete_bot(
        self,
        *,
        enterprise_id: str | None,  # noqa: ARG002 - a workspace's id is enough; Bolt names them all
        team_id: str | None,
    ) -> None:
        """Forgets a workspace's credentials; what is known of the workspace stays."""
        key, now = team_id or "", self._now()
        await self._work.run(lambda store: store.installs.remove(key, now))

    async def async_delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """The same: a workspace has one bot and no users' tokens."""
        await self.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    def opened(self, install: Install) -> Bot | None:
        """The bot whose credentials are sealed there.

        None where there are none, no key opens them, or another version wrote what is in there.
        """
        opened = self._seal.opened(install.sealed) if self._seal and install.sealed else None
        if opened is None:
            return None
        at = install.since.timestamp()
        try:
            return Bot(team_id=install.key, team_name=install.name, installed_at=at, **json.loads(opened))
        except (ValueError, TypeError):
            return None

    async def seal_anew(self) -> None:
        """Seals with the first key what an earlier one sealed, so that those can be taken out of the settings."""
        seal = self._seal
        if seal is None:
            return
        for one in await self._work.read(lambda store: store.installs.everyone()):
            anew = seal.anew(one.sealed) if one.sealed else None
            if anew:
                before, after = (one.key, one.sealed), anew
                await self._work.run(lambda store, before=before, after=after: store.installs.reseal(*before, after))  # type: ignore[misc]  # a lambda has no types


class BegunInstallations(AsyncOAuthStateStore):
    """Bolt's state store: a state is given out for a while and taken back once. Only its digest is kept."""

    def __init__(self, *, work: Work, now: Now) -> None:
        self._work = work
        self._now = now

    @property
    def logger(self) -> logging.Logger:
        """Bolt's own log, whose words aren't written."""
        return logging.getLogger("slack_bolt")

    async def async_issue(self, *_args: Any, **_kwargs: Any) -> str:
        """A state that nobody can guess."""
        state, now = secrets.token_urlsafe(_STATE_BYTES), self._now()
        until = now + timedelta(seconds=BEGUN_S)
        await self._work.run(lambda store: store.installs.begin(_digest(state), until, now))
        return state

    async def async_consume(self, state: str) -> bool:
        """Whether it was given out, is not too old and comes back for the first time."""
        now = self._now()
        return await self._work.run(lambda store: store.installs.take_begun(_digest(state), now))


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
