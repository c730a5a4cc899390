"""Keeps the addresses (`response_url`) on which the app may answer an interaction later; it posts nothing."""

import json
from dataclasses import asdict, dataclass

from sandbox.store.database import Database, dump

USES = 5
SECONDS = 30 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLink:
    """Where an answer goes: the conversation, the person, and the message that was pressed if there was one."""

    id: str
    conversation: str
    user: str
    ts: str | None = None
    thread_ts: str | None = None


class AnswerLinks:
    """Answer links on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, link: AnswerLink, now: float) -> None:
        """Keep a link from now on."""
        self._database.run(
            "INSERT INTO answer_link (id, made, uses, body) VALUES (?, ?, 0, ?)", link.id, now, dump(asdict(link))
        )

    def find(self, link: str, now: float) -> AnswerLink | None:
        """Answer a link that may still be used."""
        row = self._database.row("SELECT made, uses, body FROM answer_link WHERE id=?", link)
        if row is None or row["uses"] >= USES or now - row["made"] > SECONDS:
            return None
        return AnswerLink(**json.loads(row["body"]))

    def use(self, link: str) -> None:
        """Count one use."""
        self._database.run("UPDATE answer_link SET uses=uses+1 WHERE id=?", link)
