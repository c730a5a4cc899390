"""Gathers what the sandbox keeps on disk in one folder; each part of it has its own module."""

from dataclasses import dataclass
from pathlib import Path

from sandbox.store.answer_links import AnswerLinks
from sandbox.store.conversations import Conversations
from sandbox.store.database import Database
from sandbox.store.files import Files
from sandbox.store.messages import Messages
from sandbox.store.people import People
from sandbox.store.settings import Settings
from sandbox.store.traffic import Traffic
from sandbox.store.views import Views


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Everything a workspace remembers."""

    database: Database
    settings: Settings
    people: People
    conversations: Conversations
    messages: Messages
    views: Views
    files: Files
    answer_links: AnswerLinks
    traffic: Traffic

    def close(self) -> None:
        """Write what waits and close the file."""
        self.traffic.flush()
        self.database.close()


def open_store(folder: Path) -> Store:
    """Open the store in a folder, which is made if it isn't there."""
    database = Database(folder / "workspace.sqlite3")
    return Store(
        database=database,
        settings=Settings(database),
        people=People(database),
        conversations=Conversations(database),
        messages=Messages(database),
        views=Views(database),
        files=Files(database),
        answer_links=AnswerLinks(database),
        traffic=Traffic(database),
    )
