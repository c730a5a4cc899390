"""Reads what people typed in Slack: mentions become marks, entities letters; what it means the handlers find out."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import slack_code
from bot.slack.channels import NO_LIST, Channels
from bot.slack.connection import TRANSPORT_ERRORS, is_passing
from bot.slack.identity import Identity
from danish.letters import without_unseen
from danish.sorting import sort_key
from domain.people import Person, PersonId
from domain.ports import Repositories, Work
from handlers.requests import Channel, Reach, channel_mark, person_mark, without_marks
from handlers.shared_message import SharedMessage

_USER = re.compile(r"<@([A-Z0-9]+)(?:\|([^<>]*))?>")
_CHANNEL = re.compile(r"<#([A-Z0-9]+)(?:\|[^<>]*)?>")
_SPECIAL = re.compile(r"<!(?:subteam\^\w+|\w+)(?:\|([^<>]*))?>")
_LINK = re.compile(r"<((?:https?://|mailto:|tel:)[^<>|]+)(?:\|([^<>]*))?>")
_AT = re.compile(r"(?<![\w@])@([^\s@⟦⟧][^@⟦⟧\n]{0,120})")
_HASH = re.compile(r"(?<![\w#&])#([\w-]{1,80})")
_LONGEST_NAME = 6
LONGEST_READ = 10_000
"""Characters, as Slack writes them; what is longer is far too long for any command."""
MOST_PEOPLE = 40
"""So many are looked up; a text that names more is no command, and each may cost a call."""
_HISTORIES = frozenset({"channels:history", "groups:history", "im:history", "mpim:history"})
_UNREACHABLE = frozenset(
    {"channel_not_found", "not_in_channel", "missing_scope", "method_not_supported_for_channel_type"}
)


class Reader:
    """Reads typed text in one workspace."""

    def __init__(self, *, client: AsyncWebClient, work: Work, identity: Identity) -> None:
        self._client = client
        self._work = work
        self._identity = identity
        self._channels = Channels(client)

    async def read(self, text: str) -> str:
        """The text with person and channel marks; marks that were typed as such lose their brackets."""
        text = without_marks(text[:LONGEST_READ])
        people = await self._identity.persons(_users(text))
        text = _USER.sub(lambda found: _person(found[1], found[2], people), text)
        text = _CHANNEL.sub(lambda found: channel_mark(found[1]), text)
        text = _SPECIAL.sub(lambda found: found[1] or "", text)
        text = without_unseen(html.unescape(_LINK.sub(_link, text)))
        text = await self._read_channels(text) if _HASH.search(text) else text
        return await self._read_names(text) if "@" in text else text

    async def message(self, message: Mapping[str, Any], conversation: str, longest: int) -> SharedMessage:
        """A message that somebody has chosen, with its writer and its address; its value is no longer than that."""
        user = "" if message.get("bot_id") else str(message.get("user") or "")
        writer = (await self._identity.persons([user])).get(user) if user else None
        found = SharedMessage(writer, await self._address(conversation, str(message.get("ts") or "")), "")
        said, room = await self.read(str(message.get("text") or "")), longest - len(found.value)
        return replace(found, text=said if len(said) <= room else f"{said[: room - 2].rsplit(maxsplit=1)[0]} …")

    async def apps(self, text: str) -> tuple[str, ...]:
        """The names of the apps that a text as Slack wrote it mentions."""
        return await self._identity.apps(_users(text[:LONGEST_READ]))

    async def reachable(self, conversations: Iterable[str]) -> dict[str, Reach]:
        """For each conversation, whether the bot can post there, and whether another workspace is in it too."""
        return {conversation: await self._reach(conversation) for conversation in dict.fromkeys(conversations)}

    async def choosable(self, user: str) -> tuple[Channel, ...]:
        """The channels that the bot can post in, by name; of the private ones those that this person is in too.

        Raises UntoldChannelsError where Slack doesn't tell now.
        """
        try:
            own = await self._channels.joined()
            theirs = {str(one["id"]) for one in await self._channels.joined(user) if one.get("is_private")}
        except SlackApiError as error:
            if slack_code(error) in NO_LIST:
                return ()
            raise
        found = [
            Channel(str(one["id"]), str(one.get("name", "")), _reach_of(one))
            for one in own
            if not one.get("is_private") or str(one["id"]) in theirs
        ]
        return tuple(sorted((one for one in found if one.reach is not Reach.NONE), key=lambda one: sort_key(one.name)))

    async def can_look_back(self) -> bool:
        """Whether the token's scopes let what was sent be found again; as long as that can't be told, they do."""
        try:
            answer = await self._client.auth_test()
        except (SlackApiError, *TRANSPORT_ERRORS):
            return True
        scopes = answer.headers.get("x-oauth-scopes")
        return scopes is None or _HISTORIES.issubset(scopes.replace(" ", "").split(","))

    async def _address(self, conversation: str, ts: str) -> str:
        """Where a message can be read; "" where the platform doesn't tell."""
        try:
            return str((await self._client.chat_getPermalink(channel=conversation, message_ts=ts))["permalink"])
        except (SlackApiError, *TRANSPORT_ERRORS):
            return ""

    async def _read_channels(self, text: str) -> str:
        """The text with `#name` replaced where a channel is called that; what is chosen on a list is a mark already."""
        channels = await self._channels.named(found.lower() for found in _HASH.findall(text))
        return _HASH.sub(
            lambda found: channel_mark(channels[name]) if (name := found[1].lower()) in channels else found[0], text
        )

    async def _read_names(self, text: str) -> str:
        """The text with `@name` replaced where it names exactly one person."""
        for rest in islice(dict.fromkeys(_AT.findall(text)), MOST_PEOPLE):
            for name in _beginnings(rest):
                person = await self._person_named(name)
                if person is not None:
                    text = text.replace(f"@{name}", person_mark(person))
                    break
        return text

    async def _person_named(self, name: str) -> PersonId | None:
        """The person of exactly that name: a user of this workspace, else one whom only the store knows.

        The store knows only those who were met, also elsewhere or before they left, so it can't tell of two users.
        Where not all users were told of, only those who left are looked for there.
        """
        users = await self._identity.named(name)
        if users:
            return (await self._identity.persons(users)).get(users[0]) if len(users) == 1 else None
        known: Sequence[Person] = await self._work.read(lambda store: _named(store, name))
        if not self._identity.knows_everybody:
            known = [one for one in known if one.is_deactivated]
        return known[0].id if len(known) == 1 else None

    async def _reach(self, conversation: str) -> Reach:
        try:
            channel = (await self._client.conversations_info(channel=conversation))["channel"]
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            if is_passing(error):
                return Reach.UNTOLD
            code = slack_code(error) if isinstance(error, SlackApiError) else ""
            if code in _UNREACHABLE:
                return Reach.NONE
            if code == "unknown_method":
                return Reach.OWN  # another Slack-shaped platform, which can't tell; what is posted there shows it
            raise
        if channel.get("is_im"):
            return Reach.DIRECT
        return _reach_of(channel) if channel.get("is_member") else Reach.NONE


def _reach_of(channel: Mapping[str, Any]) -> Reach:
    """Whether the bot can post in a channel that it is in, and who reads there."""
    if channel.get("is_archived") or channel.get("is_read_only"):
        return Reach.NONE
    is_shared = channel.get("is_ext_shared") or channel.get("is_pending_ext_shared")
    return Reach.SHARED if is_shared else Reach.OWN


def _named(store: Repositories, name: str) -> Sequence[Person]:
    return store.people.named(name)


def _users(text: str) -> list[str]:
    """The users mentioned in a text, as many as are looked up."""
    return list(islice(dict.fromkeys(user for user, _ in _USER.findall(text)), MOST_PEOPLE))


def _person(user: str, label: str | None, people: Mapping[str, PersonId]) -> str:
    return person_mark(people[user]) if user in people else f"@{label or user}"


def _link(found: re.Match[str]) -> str:
    """An address as it was typed: Slack adds a scheme where there was none and keeps what was typed as the label."""
    return found[2] if found[2] and found[1].endswith(found[2]) else found[1]


def _beginnings(rest: str) -> list[str]:
    """The names that the words after an @ may be, the longest first."""
    words = rest.split(" ")[:_LONGEST_NAME]
    return list(dict.fromkeys(" ".join(words[:count]).rstrip(" ,.;:!?") for count in range(len(words), 0, -1)))
