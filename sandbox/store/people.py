"""Keeps teams, the persons in them and the tokens that speak for them; it decides nothing about who may do what."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from sandbox.store.database import Database, dump

SLACKBOT = "USLACKBOT"
"""Slack's own bot, which `users.info` doesn't call one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A workspace, with the app's bot as it is installed there."""

    id: str
    name: str
    domain: str
    bot_user: str
    bot_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A user of a workspace: a human, the app's bot, or Slackbot."""

    id: str
    team: str
    name: str
    real_name: str
    title: str = ""
    email: str = ""
    tz: str = "Europe/Copenhagen"
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_bot: bool = False
    deleted: bool = False
    updated: int = 0
    home_team: str = ""  # of somebody from another workspace who is in through a shared channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a caller shows: a bot's token belongs to one team, the app's own to none."""

    token: str
    team: str | None
    user: str
    scopes: tuple[str, ...]
    is_revoked: bool = False

    @property
    def is_app_level(self) -> bool:
        """Whether it is the app's own token, the one that opens sockets."""
        return self.team is None


class People:
    """Teams, persons and tokens on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def teams(self) -> list[Team]:
        """Answer all teams, oldest first."""
        return [Team(**json.loads(row["body"])) for row in self._database.rows("SELECT body FROM team ORDER BY rowid")]

    def team(self, team: str) -> Team | None:
        """Answer a team by id."""
        row = self._database.row("SELECT body FROM team WHERE id=?", team)
        return None if row is None else Team(**json.loads(row["body"]))

    def save_team(self, team: Team) -> None:
        """Keep a team."""
        self._database.run(
            "INSERT INTO team (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body=excluded.body",
            team.id,
            dump(asdict(team)),
        )

    def person(self, person: str) -> Person | None:
        """Answer a person by id."""
        row = self._database.row("SELECT body FROM person WHERE id=?", person)
        return None if row is None else Person(**json.loads(row["body"]))

    def named(self, team: str, name: str) -> Person | None:
        """Answer a team's person by the short name."""
        row = self._database.row("SELECT body FROM person WHERE team=? AND name=?", team, name)
        return None if row is None else Person(**json.loads(row["body"]))

    def persons(self, team: str) -> list[Person]:
        """Answer a team's persons in the order in which they came."""
        rows = self._database.rows("SELECT body FROM person WHERE team=? ORDER BY rowid", team)
        return [Person(**json.loads(row["body"])) for row in rows]

    def ids(self, team: str) -> list[str]:
        """Answer the ids of a team's persons in the order in which they came."""
        return [row["id"] for row in self._database.rows("SELECT id FROM person WHERE team=? ORDER BY rowid", team)]

    def save(self, person: Person) -> None:
        """Keep a person."""
        self._database.run(
            "INSERT INTO person (id, team, name, body) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name=excluded.name, body=excluded.body",
            person.id,
            person.team,
            person.name,
            dump(asdict(person)),
        )

    def change(self, person: Person, **facts: Any) -> Person:
        """Keep a person with some facts changed; answers the person as it now is."""
        changed = replace(person, **facts)
        self.save(changed)
        return changed

    def token(self, token: str) -> Token | None:
        """Answer what a token stands for."""
        row = self._database.row("SELECT token, team, body FROM token WHERE token=?", token)
        return None if row is None else _token(row["token"], row["team"], json.loads(row["body"]))

    def bot_token(self, team: str) -> Token | None:
        """Answer the latest token of the app's bot in a team."""
        row = self._database.row("SELECT token, team, body FROM token WHERE team=? ORDER BY rowid DESC", team)
        return None if row is None else _token(row["token"], row["team"], json.loads(row["body"]))

    def save_token(self, token: Token) -> None:
        """Keep a token."""
        body = dump({"user": token.user, "scopes": token.scopes, "is_revoked": token.is_revoked})
        self._database.run(
            "INSERT OR REPLACE INTO token (token, team, body) VALUES (?, ?, ?)", token.token, token.team, body
        )


def _token(token: str, team: str | None, body: dict[str, Any]) -> Token:
    return Token(token=token, team=team, user=body["user"], scopes=tuple(body["scopes"]), is_revoked=body["is_revoked"])
