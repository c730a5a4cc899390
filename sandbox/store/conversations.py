"""Keeps channels, direct messages and who is in them; it holds no messages and knows no rights."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from sandbox.store.database import Database, dump

Kind = Literal["channel", "group", "im", "mpim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A public channel (`channel`), a private one (`group`), a direct message (`im`) or one of several (`mpim`)."""

    id: str
    team: str
    kind: Kind
    name: str
    creator: str
    created: int
    is_archived: bool = False
    topic: str = ""
    purpose: str = ""
    shared_with: tuple[str, ...] = ()  # other teams that are in by Slack Connect
    pending: tuple[str, ...] = ()  # other teams that were invited so and haven't accepted yet

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams that are in it, its own first."""
        return (self.team, *self.shared_with)

    @property
    def is_im(self) -> bool:
        """Whether it is a direct message between two."""
        return self.kind == "im"

    @property
    def is_direct(self) -> bool:
        """Whether it is a direct message, of two or of several."""
        return self.kind in ("im", "mpim")


class Conversations:
    """Conversations and memberships on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, conversation: str) -> Conversation | None:
        """Answer a conversation by id."""
        row = self._database.row("SELECT body FROM conversation WHERE id=?", conversation)
        return None if row is None else _conversation(row["body"])

    def named(self, team: str, name: str) -> Conversation | None:
        """Answer a team's channel, or its direct message of several, by name."""
        return next((one for one in self.of_team(team) if not one.is_im and one.name == name), None)

    def of_team(self, team: str) -> list[Conversation]:
        """Answer all conversations a team is in, oldest first."""
        rows = self._database.rows(
            "SELECT body FROM conversation WHERE team=? OR "
            "EXISTS (SELECT 1 FROM json_each(body, '$.shared_with') WHERE value=?) ORDER BY rowid",
            team,
            team,
        )
        return [_conversation(row["body"]) for row in rows]

    def of_member(self, person: str) -> list[Conversation]:
        """Answer the conversations a person is in, oldest first."""
        rows = self._database.rows(
            "SELECT c.body FROM conversation c JOIN member m ON m.conversation=c.id WHERE m.person=? ORDER BY c.rowid",
            person,
        )
        return [_conversation(row["body"]) for row in rows]

    def direct(self, one: str, other: str) -> Conversation | None:
        """Answer the direct message between two persons, if it was opened."""
        row = self._database.row(
            "SELECT c.body FROM conversation c JOIN member a ON a.conversation=c.id AND a.person=? "
            "JOIN member b ON b.conversation=c.id AND b.person=? WHERE c.kind='im'",
            one,
            other,
        )
        return None if row is None else _conversation(row["body"])

    def save(self, conversation: Conversation) -> None:
        """Keep a conversation."""
        self._database.run(
            "INSERT INTO conversation (id, team, kind, name, body) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name=excluded.name, kind=excluded.kind, body=excluded.body",
            conversation.id,
            conversation.team,
            conversation.kind,
            conversation.name,
            dump(asdict(conversation)),
        )

    def change(self, conversation: Conversation, **facts: Any) -> Conversation:
        """Keep a conversation with some facts changed; answers it as it now is."""
        changed = replace(conversation, **facts)
        self.save(changed)
        return changed

    def members(self, conversation: str) -> list[str]:
        """Answer the ids of those who are in it."""
        rows = self._database.rows("SELECT person FROM member WHERE conversation=? ORDER BY person", conversation)
        return [row["person"] for row in rows]

    def is_member(self, conversation: str, person: str) -> bool:
        """Whether a person is in the conversation."""
        sql = "SELECT 1 FROM member WHERE conversation=? AND person=?"
        return self._database.row(sql, conversation, person) is not None

    def join(self, conversation: str, person: str) -> bool:
        """Let a person in; answers whether this changed anything."""
        sql = "INSERT OR IGNORE INTO member (conversation, person, last_read) VALUES (?, ?, '0')"
        return self._database.run(sql, conversation, person) > 0

    def leave(self, conversation: str, person: str) -> bool:
        """Let a person out; answers whether this changed anything."""
        return self._database.run("DELETE FROM member WHERE conversation=? AND person=?", conversation, person) > 0

    def mark_read(self, conversation: str, person: str, ts: str) -> bool:
        """Remember how far a person has read; answers whether this changed anything."""
        sql = "UPDATE member SET last_read=? WHERE conversation=? AND person=? AND last_read<?"
        return self._database.run(sql, ts, conversation, person, ts) > 0

    def unread(self, person: str) -> dict[str, int]:
        """Count, for each conversation, the messages by others that a person has not seen."""
        rows = self._database.rows(
            "SELECT m.conversation AS id, count(*) AS number FROM member m JOIN message x "
            "ON x.conversation=m.conversation AND x.ts>m.last_read AND x.author<>m.person "
            "AND (x.addressee IS NULL OR x.addressee=m.person) WHERE m.person=? GROUP BY m.conversation",
            person,
        )
        return {row["id"]: row["number"] for row in rows}


def _conversation(body: str) -> Conversation:
    known = json.loads(body)
    teams = {name: tuple(known.get(name, ())) for name in ("shared_with", "pending")}
    return Conversation(**known | teams)
