"""Keeps messages, also those only one person sees; it checks nothing and tells nobody."""

import json
from dataclasses import dataclass
from typing import Any

from sandbox.store.database import Database, dump

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A message in Slack's shape, where it stands, and for whom if it is ephemeral."""

    conversation: str
    body: Json
    addressee: str | None = None

    @property
    def ts(self) -> str:
        """The message's id within its conversation, which is also its time."""
        return str(self.body["ts"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Which part of a conversation is asked for; bounds are left out unless `is_inclusive`."""

    oldest: str = "0"
    latest: str = "9999999999.999999"
    is_inclusive: bool = False


class Messages:
    """Messages on disk, by conversation and ts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, message: Stored) -> None:
        """Keep a message, new or changed."""
        body = message.body
        self._database.run(
            "INSERT OR REPLACE INTO message (conversation, ts, author, thread_ts, broadcast, addressee, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            message.conversation,
            message.ts,
            str(body.get("user", "")),
            body.get("thread_ts"),
            int(body.get("subtype") == "thread_broadcast"),
            message.addressee,
            dump(body),
        )

    def remove(self, conversation: str, ts: str) -> None:
        """Take a message away."""
        self._database.run("DELETE FROM message WHERE conversation=? AND ts=?", conversation, ts)

    def find(self, conversation: str, ts: str) -> Stored | None:
        """Answer one message."""
        sql = "SELECT ts, addressee, body FROM message WHERE conversation=? AND ts=?"
        row = self._database.row(sql, conversation, ts)
        if row is None:
            return None
        return Stored(conversation=conversation, body=json.loads(row["body"]), addressee=row["addressee"])

    def history(self, conversation: str, span: Span, limit: int) -> list[Json]:
        """Answer at most `limit` messages outside threads, newest first."""
        condition = "(thread_ts IS NULL OR thread_ts=ts OR broadcast=1)"
        return self._bodies(f"addressee IS NULL AND {condition}", conversation, span, limit, "DESC")

    def replies(self, conversation: str, thread_ts: str, span: Span, limit: int) -> list[Json]:
        """Answer at most `limit` messages of a thread, the parent first."""
        bodies = self._database.rows(
            "SELECT body FROM message WHERE conversation=? AND addressee IS NULL AND (ts=? OR (thread_ts=? AND "
            "(ts>? OR (? AND ts=?)) AND (ts<? OR (? AND ts=?)))) ORDER BY ts LIMIT ?",
            conversation,
            thread_ts,
            thread_ts,
            span.oldest,
            span.is_inclusive,
            span.oldest,
            span.latest,
            span.is_inclusive,
            span.latest,
            limit,
        )
        return [self._with_thread(conversation, json.loads(row["body"])) for row in bodies]

    def seen_by(self, conversation: str, person: str, thread_ts: str | None) -> list[Stored]:
        """Answer what a person sees in a conversation or a thread, ephemerals too, oldest first."""
        place = "(thread_ts IS NULL OR thread_ts=ts OR broadcast=1)" if thread_ts is None else "(ts=? OR thread_ts=?)"
        rows = self._database.rows(
            # The two places are written above, so nothing of a request stands in the statement.
            "SELECT addressee, body FROM message WHERE conversation=? AND (addressee IS NULL OR addressee=?) "  # noqa: S608
            f"AND {place} ORDER BY ts",
            conversation,
            person,
            *([] if thread_ts is None else [thread_ts, thread_ts]),
        )
        return [
            Stored(
                conversation=conversation,
                body=self._with_thread(conversation, json.loads(row["body"])),
                addressee=row["addressee"],
            )
            for row in rows
        ]

    def everything(self, conversation: str) -> list[Stored]:
        """Answer all messages of a conversation, replies and ephemerals too, oldest first."""
        sql = "SELECT addressee, body FROM message WHERE conversation=? ORDER BY ts"
        return [
            Stored(conversation=conversation, body=json.loads(row["body"]), addressee=row["addressee"])
            for row in self._database.rows(sql, conversation)
        ]

    def _bodies(self, condition: str, conversation: str, span: Span, limit: int, order: str) -> list[Json]:
        lower, upper = (">=", "<=") if span.is_inclusive else (">", "<")
        rows = self._database.rows(
            # Condition, comparison and order are constants of this class.
            f"SELECT body FROM message WHERE conversation=? AND {condition} AND ts{lower}? AND ts{upper}? "  # noqa: S608
            f"ORDER BY ts {order} LIMIT ?",
            conversation,
            span.oldest,
            span.latest,
            limit,
        )
        return [self._with_thread(conversation, json.loads(row["body"])) for row in rows]

    def _with_thread(self, conversation: str, body: Json) -> Json:
        rows = self._database.rows(
            "SELECT ts, author FROM message WHERE conversation=? AND thread_ts=? AND ts<>? AND addressee IS NULL "
            "ORDER BY ts",
            conversation,
            body["ts"],
            body["ts"],
        )
        if not rows:
            return body
        writers = list(dict.fromkeys(row["author"] for row in rows))
        return {
            **body,
            "thread_ts": body["ts"],
            "reply_count": len(rows),
            "reply_users": writers,
            "reply_users_count": len(writers),
            "latest_reply": rows[-1]["ts"],
        }
