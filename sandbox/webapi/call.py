"""One call of the Web API as its method sees it: who calls, with what; finding what a token may see lives here too."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.context import Sandbox
from sandbox.posting import direct_message
from sandbox.store.conversations import Conversation
from sandbox.store.people import Person, Team, Token
from sandbox.webapi.arguments import Arguments
from sandbox.webapi.errors import SlackError

Json = dict[str, Any]

_READ_SCOPE = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}
_HISTORY_SCOPE = {
    "channel": "channels:history", "group": "groups:history", "im": "im:history", "mpim": "mpim:history",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call by a token that was found good."""

    sandbox: Sandbox
    token: Token
    arguments: Arguments

    @property
    def team(self) -> Team:
        """The team the token belongs to."""
        team = self.sandbox.store.people.team(self.token.team or "")
        if team is None:
            raise SlackError("not_allowed_token_type")
        return team

    def require_scope(self, scope: str) -> None:
        """Refuse the call if its token lacks a scope."""
        if scope not in self.token.scopes:
            raise SlackError("missing_scope", needed=scope, provided=",".join(self.token.scopes))

    def person(self, person: str) -> Person:
        """Answer a person of the team."""
        found = self.sandbox.store.people.person(person)
        if found is None or not (found.team in (self.team.id, "") or self.is_stranger(found)):
            raise SlackError("user_not_found")
        return found

    def is_stranger(self, person: Person) -> bool:
        """Whether somebody of another team is seen from here, through a channel that both are in."""
        if person.team == self.team.id:
            return False
        shared = self.sandbox.store.conversations.of_member(person.id)
        return any(self.team.id in one.teams for one in shared)

    def is_member(self, conversation: Conversation) -> bool:
        """Whether the bot is in a conversation."""
        return self.sandbox.store.conversations.is_member(conversation.id, self.token.user)

    def conversation(self, channel: str) -> Conversation:
        """Answer a conversation the bot can see: public ones, and those it is in."""
        found = self.sandbox.store.conversations.find(channel)
        if found is None or self.team.id not in found.teams:
            raise SlackError("channel_not_found")
        if found.kind != "channel" and not self.is_member(found):
            raise SlackError("channel_not_found")
        return found

    def readable(self, channel: str) -> Conversation:
        """Answer a conversation whose facts the token may read."""
        found = self.conversation(channel)
        self.require_scope(_READ_SCOPE[found.kind])
        return found

    def with_history(self, channel: str) -> Conversation:
        """Answer a conversation whose messages the token may read."""
        found = self.conversation(channel)
        self.require_scope(_HISTORY_SCOPE[found.kind])
        if not self.is_member(found):
            raise SlackError("not_in_channel")
        return found

    def place_to_post(self, channel: str) -> Conversation:
        """Answer where a post goes: a conversation, a channel's name, or a person's direct message."""
        person = self.sandbox.store.people.person(channel)
        if person is not None and person.team == self.team.id:
            return direct_message(self.sandbox, self.person(self.token.user), person)
        by_name = self.sandbox.store.conversations.named(self.team.id, channel.removeprefix("#"))
        found = self.conversation(by_name.id if by_name else channel)
        if found.is_archived:
            raise SlackError("is_archived")
        if not self.is_member(found):
            raise SlackError("not_in_channel")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method of the Web API: what it does and which scope it asks for."""

    run: Callable[[Call], Json]
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Methods:
    """The methods of one family, by name."""

    by_name: dict[str, Method] = field(default_factory=dict)

    def add(self, name: str, scope: str | None = None) -> Callable[[Callable[[Call], Json]], Callable[[Call], Json]]:
        """Register a function as the method of that name."""

        def register(function: Callable[[Call], Json]) -> Callable[[Call], Json]:
            self.by_name[name] = Method(run=function, scope=scope)
            return function

        return register
