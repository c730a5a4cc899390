"""Installs the app in a team and removes it again, as Slack does after its own question; it asks nobody."""

import secrets

from sandbox import events
from sandbox.context import Sandbox
from sandbox.seeding import BOT_TOKEN
from sandbox.store.people import Team, Token

_TOKEN_BYTES = 4


def is_installed(sandbox: Sandbox, team: Team) -> bool:
    """Whether the app is in a team."""
    token = sandbox.store.people.bot_token(team.id)
    bot = sandbox.store.people.person(team.bot_user)
    return token is not None and not token.is_revoked and bot is not None and not bot.deleted


def install(sandbox: Sandbox, team: Team, scopes: tuple[str, ...]) -> Token:
    """Put the app in, its bot as it was before if it was; answers its token, a new one unless it is in already."""
    known = sandbox.store.people.bot_token(team.id)
    if known is None or not is_installed(sandbox, team):
        text = f"{BOT_TOKEN}-{team.id}-{secrets.token_hex(_TOKEN_BYTES)}"
        known = Token(token=text, team=team.id, user=team.bot_user, scopes=scopes)
    token = Token(token=known.token, team=team.id, user=team.bot_user, scopes=scopes)
    with sandbox.store.database.transaction():
        sandbox.store.people.save_token(token)
        bot = sandbox.store.people.person(team.bot_user)
        if bot is not None:
            sandbox.store.people.change(bot, deleted=False)
    sandbox.live.changed("state")
    return token


def uninstall(sandbox: Sandbox, team: Team) -> None:
    """Take the app out: it hears of that, and its token is worth nothing from now on."""
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [team.bot_user]}}
    events.emit(sandbox, team, "tokens_revoked", revoked)
    events.emit(sandbox, team, "app_uninstalled", {"type": "app_uninstalled"})
    bot = sandbox.store.people.person(team.bot_user)
    if bot is not None:
        sandbox.store.people.change(bot, deleted=True)
    sandbox.live.changed("state")
