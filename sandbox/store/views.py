"""Keeps the open modals of each person as a stack, and one Home view each; it checks no view's content."""

import json
from typing import Any

from sandbox.store.database import Database, dump

Json = dict[str, Any]


class Views:
    """Views on disk, in Slack's shape."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, view: Json, *, person: str, position: int = 0) -> None:
        """Keep a view; a new modal's position is its place in the stack."""
        self._database.run(
            "INSERT INTO view (id, team, person, type, position, external_id, body) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET external_id=excluded.external_id, body=excluded.body",
            view["id"],
            view["team_id"],
            person,
            view["type"],
            position,
            view["external_id"] or None,
            dump(view),
        )

    def find(self, view: str) -> tuple[str, Json] | None:
        """Answer a view and whose it is, by id."""
        row = self._database.row("SELECT person, body FROM view WHERE id=?", view)
        return None if row is None else (row["person"], json.loads(row["body"]))

    def by_external_id(self, team: str, external_id: str) -> tuple[str, Json] | None:
        """Answer a view and whose it is, by the id the app gave it."""
        row = self._database.row("SELECT person, body FROM view WHERE team=? AND external_id=?", team, external_id)
        return None if row is None else (row["person"], json.loads(row["body"]))

    def stack(self, person: str) -> list[Json]:
        """Answer a person's open modals, the lowest first."""
        sql = "SELECT body FROM view WHERE person=? AND type='modal' ORDER BY position"
        return [json.loads(row["body"]) for row in self._database.rows(sql, person)]

    def home(self, person: str) -> Json | None:
        """Answer a person's Home view, if the app published one."""
        row = self._database.row("SELECT body FROM view WHERE person=? AND type='home'", person)
        if row is None:
            return None
        view: Json = json.loads(row["body"])
        return view

    def close_from(self, person: str, view: str) -> None:
        """Close a modal and those above it."""
        self._database.run(
            "DELETE FROM view WHERE person=? AND type='modal' AND position>="
            "(SELECT position FROM view WHERE id=? AND person=?)",
            person,
            view,
            person,
        )

    def clear(self, person: str) -> None:
        """Close all of a person's modals."""
        self._database.run("DELETE FROM view WHERE person=? AND type='modal'", person)
