"""What every act of a person shares: who acts, where, and the pieces of payload that say so; no act itself."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sandbox.context import Sandbox
from sandbox.installing import is_installed
from sandbox.shapes import APP_ID, VERIFICATION_TOKEN
from sandbox.store.answer_links import AnswerLink
from sandbox.store.conversations import Conversation
from sandbox.store.people import Person, Team

Json = dict[str, Any]


class ActError(Exception):
    """An act that isn't possible; the error is a short name for why."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person in a team of a sandbox."""

    sandbox: Sandbox
    team: Team
    person: Person

    def conversation(self, channel: str) -> Conversation:
        """Answer a conversation the person is in."""
        found = self.sandbox.store.conversations.find(channel)
        if found is None or self.team.id not in found.teams:
            raise ActError("channel_not_found")
        if not self.sandbox.store.conversations.is_member(found.id, self.person.id):
            raise ActError("not_in_channel")
        return found

    def conversation_to_write_in(self, channel: str) -> Conversation:
        """Answer a conversation the person may write in."""
        found = self.conversation(channel)
        if found.is_archived:
            raise ActError("is_archived")
        return found

    def interaction(self, kind: str) -> Json:
        """Answer what every interaction's payload begins with; where the app isn't in the team, there is none."""
        if not is_installed(self.sandbox, self.team):
            raise ActError("app_not_installed")
        return {
            "type": kind,
            "token": VERIFICATION_TOKEN,
            "user": {
                "id": self.person.id,
                "username": self.person.name,
                "name": self.person.name,
                "team_id": self.person.home_team or self.team.id,
            },
            "team": {"id": self.team.id, "domain": self.team.domain},
            "api_app_id": APP_ID,
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": self.sandbox.triggers.give(self.team.id, self.person.id),
        }

    def answer_address(
        self, conversation: Conversation, *, ts: str | None = None, thread: str | None = None, team: str = ""
    ) -> str:
        """Give out an address for later answers, by the app in the person's team or another."""
        link = AnswerLink(id=uuid4().hex, conversation=conversation.id, user=self.person.id, ts=ts, thread_ts=thread)
        self.sandbox.store.answer_links.add(link, self.sandbox.clock.now())
        return f"{self.sandbox.base_url}answers/{team or self.team.id}/{link.id}"


def actor(sandbox: Sandbox, user: str) -> Actor:
    """Answer a person who acts; one who is deactivated doesn't."""
    person = sandbox.store.people.person(user)
    team = None if person is None else sandbox.store.people.team(person.team)
    if person is None or team is None or person.is_bot:
        raise ActError("user_not_found")
    if person.deleted:
        raise ActError("account_inactive")
    return Actor(sandbox=sandbox, team=team, person=person)


def channel_name(conversation: Conversation) -> str:
    """Answer what payloads call a conversation."""
    return {"im": "directmessage", "group": "privategroup"}.get(conversation.kind, conversation.name)
