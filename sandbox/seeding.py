"""Fills a workspace with a team, persons and channels from JSON; what is there already it leaves as it is.

The shape is that of `workspace.json`: a team, its bot, users, and channels whose `members` are names (all, if left
out) and whose `has_bot` says whether the app's bot is in. A team with `is_installed` false has no app yet.
"""

import json
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.clock import Clock
from sandbox.manifest import DEFAULT_SCOPES, Manifest
from sandbox.store.conversations import Conversation
from sandbox.store.people import SLACKBOT, Person, Team, Token
from sandbox.store.store import Store

Json = dict[str, Any]

BOT_TOKEN = "xoxb-local-sandbox"  # noqa: S105  # fixed and local: it opens this sandbox and nothing else
APP_TOKEN = "xapp-local-sandbox"  # noqa: S105  # likewise
CLIENT_ID = "1000000001.2000000002"
CLIENT_SECRET = "local-sandbox-client-secret"  # noqa: S105  # likewise
SIGNING_SECRET = "local-sandbox-secret"  # noqa: S105  # likewise

_WORKSPACE = Path(__file__).parent / "workspace.json"
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_TEXTS_OF_PERSON = ("real_name", "title", "email", "tz", "home_team")
_FLAGS_OF_PERSON = ("is_admin", "is_owner", "is_restricted", "is_bot", "deleted")


def seed_first(store: Store, clock: Clock, manifest: Manifest | None) -> None:
    """Fill an empty store with the default workspace; give the bot's token the manifest's scopes."""
    with store.database.transaction():
        if not store.people.teams():
            store.people.save_token(Token(token=APP_TOKEN, team=None, user="", scopes=("connections:write",)))
            bot = Person(id=SLACKBOT, team="", name="slackbot", real_name="Slackbot", is_bot=True)
            store.people.save(bot)
            seed(store, clock, json.loads(_WORKSPACE.read_text(encoding="utf-8")), token=BOT_TOKEN)
        if manifest is not None:
            for team in store.people.teams():
                apply_scopes(store, team, manifest.scopes)


def apply_scopes(store: Store, team: Team, scopes: tuple[str, ...], *, is_revoked: bool | None = None) -> None:
    """Give a team's bot token these scopes; whether it is revoked stays, unless it is said."""
    token = store.people.bot_token(team.id)
    if token is not None:
        revoked = token.is_revoked if is_revoked is None else is_revoked
        store.people.save_token(
            Token(token=token.token, team=team.id, user=token.user, scopes=scopes, is_revoked=revoked)
        )


def seed(store: Store, clock: Clock, raw: Json, *, token: str | None = None) -> Team:
    """Put a team, persons and channels in; answers the team."""
    with store.database.transaction():
        team = _team(store, raw, token)
        for one in raw.get("users", []):
            add_person(store, clock, team, one)
        for one in raw.get("channels", []):
            add_channel(store, clock, team, one)
    return team


def _team(store: Store, raw: Json, token: str | None) -> Team:
    wanted = raw.get("team")
    known = store.people.teams()
    if wanted is None:
        return known[0]
    found = next((team for team in known if wanted.get("id") == team.id), None)
    if found is not None:
        return found
    bot = raw.get("bot", {})
    new = store.settings.next_id
    team = Team(
        id=wanted.get("id") or new("T"),
        name=_text(wanted, "name"),
        domain=wanted.get("domain") or f"lokal-{len(known) + 1}",
        bot_user=bot.get("id") or new("U"),
        bot_id=bot.get("bot_id") or new("B"),
    )
    store.people.save_team(team)
    name, real_name = bot.get("name", "tovholder"), str(bot.get("real_name") or "Tovholder")
    is_installed = bool(wanted.get("is_installed", True))
    store.people.save(
        Person(id=team.bot_user, team=team.id, name=name, real_name=real_name, is_bot=True, deleted=not is_installed)
    )
    if is_installed:
        shown = token or f"{BOT_TOKEN}-{team.id}"
        store.people.save_token(Token(token=shown, team=team.id, user=team.bot_user, scopes=DEFAULT_SCOPES))
    return team


def add_person(store: Store, clock: Clock, team: Team, raw: Json) -> Person:
    """Put a person in; one with the same name is answered as it is."""
    known = store.people.named(team.id, _text(raw, "name"))
    if known is not None:
        return known
    name = _text(raw, "name")
    facts = {"real_name": name, **facts_of_person(raw), "updated": int(clock.now())}
    person = Person(id=raw.get("id") or store.settings.next_id("U"), team=team.id, name=name, **facts)
    store.people.save(person)
    return person


def facts_of_person(raw: Json) -> Json:
    """Answer what is said about a person; a fact of a wrong kind is refused with TypeError."""
    facts: Json = {name: _text(raw, name) for name in _TEXTS_OF_PERSON if name in raw}
    for name in _FLAGS_OF_PERSON:
        if name in raw:
            if not isinstance(raw[name], bool):
                raise TypeError(name)
            facts[name] = raw[name]
    ZoneInfo(facts.get("tz", "UTC"))
    return facts


def _text(raw: Json, name: str) -> str:
    value = raw[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def add_newcomer(store: Store, clock: Clock, real_name: str) -> Person:
    """Put a person into the first team, known by real name alone, and into all of its public channels."""
    team = store.people.teams()[0]
    name = re.sub(r"[^a-z0-9]+", ".", real_name.lower().translate(_ASCII)).strip(".")
    person = add_person(store, clock, team, {"name": name, "real_name": real_name})
    for channel in store.conversations.of_team(team.id):
        if channel.kind == "channel":
            store.conversations.join(channel.id, person.id)
    return person


def add_channel(store: Store, clock: Clock, team: Team, raw: Json) -> Conversation:
    """Put a channel in with its members; one with the same name is answered as it is."""
    known = store.conversations.named(team.id, _text(raw, "name"))
    if known is not None:
        return known
    persons = [person for person in store.people.persons(team.id) if not person.is_bot]
    wanted = raw.get("members")
    members = [person for person in persons if wanted is None or person.name in wanted or person.id in wanted]
    is_private = bool(raw.get("is_private"))
    conversation = Conversation(
        id=raw.get("id") or store.settings.next_id("C"),
        team=team.id,
        kind="group" if is_private else "channel",
        name=_text(raw, "name"),
        creator=members[0].id if members else team.bot_user,
        created=int(clock.now()),
        is_archived=bool(raw.get("is_archived")),
        topic=str(raw.get("topic", "")),
        purpose=str(raw.get("purpose", "")),
    )
    store.conversations.save(conversation)
    for person in members:
        store.conversations.join(conversation.id, person.id)
    if raw.get("has_bot"):
        store.conversations.join(conversation.id, team.bot_user)
    return conversation
