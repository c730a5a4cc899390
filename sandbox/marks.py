"""Turns what a person types into what Slack sends; it knows names and marks, and posts nothing.

`@name`, `#channel` and addresses become marks, and `&<>` are escaped.
"""

import html
import re

from sandbox.store.people import Person
from sandbox.store.store import Store

_MARK = re.compile(r"<(?:@(?P<user>[UW][A-Z0-9]+)|#(?P<channel>[CG][A-Z0-9]+))(?:\|[^<>]*)?>")
_ADDRESS = re.compile(r"https?://[^\s<>|]+")


class Marks:
    """Finds the persons and channels of one team in a text."""

    def __init__(self, store: Store, team: str) -> None:
        self._people = {person.id: person for person in store.people.persons(team)}
        self._channels = {one.id: one.name for one in store.conversations.of_team(team) if not one.is_im}
        self._names: dict[str, tuple[str, str]] = {}
        for channel, name in self._channels.items():
            self._names[f"#{name}".lower()] = ("channel", channel)
        for person in self._people.values():
            for name in (person.name, person.real_name):
                self._names[f"@{name}".lower()] = ("user", person.id)
        longest_first = sorted(self._names, key=len, reverse=True)
        names = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(
            rf"{_MARK.pattern}|(?P<address>{_ADDRESS.pattern})|(?<![\w@#])(?P<name>{names or '(?!)'})(?![\w-])",
            re.IGNORECASE,
        )

    def message(self, text: str) -> str:
        """Write a typed message as Slack keeps it: `<@U…>`, `<#C…|name>`, `<https://…>`."""
        return self._replace(text, is_named=False)

    def command(self, text: str) -> str:
        """Write a command's text as Slack sends it with `should_escape`: `<@U…|name>`, `<#C…|name>`."""
        return self._replace(text, is_named=True)

    def _replace(self, text: str, *, is_named: bool) -> str:
        parts: list[str] = []
        end = 0
        for match in self._pattern.finditer(text):
            parts.append(escape(text[end : match.start()]))
            parts.append(self._mark(match, is_named=is_named))
            end = match.end()
        parts.append(escape(text[end:]))
        return "".join(parts)

    def _mark(self, match: re.Match[str], *, is_named: bool) -> str:
        user, channel = match["user"], match["channel"]
        if match["name"]:
            kind, found = self._names[match["name"].lower()]
            user, channel = (found, None) if kind == "user" else (None, found)
        if user in self._people:
            return self._person(self._people[user], is_named=is_named)
        if channel in self._channels:
            return f"<#{channel}|{self._channels[channel]}>"
        if match["address"]:
            return f"<{escape(match['address'])}>"
        return escape(match[0])

    @staticmethod
    def _person(person: Person, *, is_named: bool) -> str:
        return f"<@{person.id}|{person.name}>" if is_named else f"<@{person.id}>"


def escape(text: str) -> str:
    """Escape the three signs that mean something in Slack's texts."""
    return html.escape(text, quote=False)
