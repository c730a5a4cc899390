"""Keeps uploaded files, their bytes included; it shares them nowhere."""

import json
from dataclasses import asdict, dataclass, replace

from sandbox.store.database import Database, dump


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An upload: asked for, then received (it has a size), then completed (it may be shared)."""

    id: str
    team: str
    user: str
    name: str
    length: int
    created: int
    mimetype: str
    title: str = ""
    alt_text: str = ""
    is_received: bool = False
    is_complete: bool = False


class Files:
    """Files on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, file: File, upload_key: str) -> None:
        """Keep a file that was asked for; whoever shows the key may send its bytes."""
        self._database.run(
            "INSERT INTO file (id, team, upload_key, body) VALUES (?, ?, ?, ?)",
            file.id,
            file.team,
            upload_key,
            dump(asdict(file)),
        )

    def find(self, file: str) -> File | None:
        """Answer a file by id."""
        row = self._database.row("SELECT body FROM file WHERE id=?", file)
        return None if row is None else File(**json.loads(row["body"]))

    def awaited(self, upload_key: str) -> File | None:
        """Answer the file an upload key was given out for."""
        row = self._database.row("SELECT body FROM file WHERE upload_key=?", upload_key)
        return None if row is None else File(**json.loads(row["body"]))

    def receive(self, file: File, content: bytes) -> None:
        """Keep a file's bytes."""
        received = replace(file, is_received=True)
        self._database.run("UPDATE file SET content=?, body=? WHERE id=?", content, dump(asdict(received)), file.id)

    def complete(self, file: File, title: str) -> File:
        """Keep that a file may be shared; answers it as it now is."""
        completed = replace(file, title=title, is_complete=True)
        self._database.run("UPDATE file SET body=? WHERE id=?", dump(asdict(completed)), file.id)
        return completed

    def content(self, file: str) -> bytes:
        """Answer a file's bytes."""
        row = self._database.row("SELECT content FROM file WHERE id=?", file)
        return b"" if row is None or row["content"] is None else bytes(row["content"])
