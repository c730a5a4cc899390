"""Reads a call's arguments, which may come as query, form, multipart or JSON; it knows no method."""

import json
from base64 import b64decode
from typing import Any

from aiohttp import web

from sandbox.webapi.errors import SlackError

_TRUE = {"1", "true", "True", "t", "yes"}


async def read_arguments(request: web.Request) -> "Arguments":
    """Read the arguments of a request."""
    values: dict[str, Any] = {**request.query, **_app_secret(request.headers.get("Authorization", ""))}
    if request.content_type == "application/json":
        text = await request.text()
        try:
            body = json.loads(text) if text else {}
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return Arguments({**values, **body})
    if request.method == "POST":
        values.update(await request.post())
    return Arguments(values)


def _app_secret(authorization: str) -> dict[str, str]:
    """The app's id and secret, where they come as a name and password."""
    if not authorization.startswith("Basic "):
        return {}
    try:
        name, _, password = b64decode(authorization.removeprefix("Basic "), validate=True).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": name, "client_secret": password}


class Arguments:
    """The arguments of one call."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str, default: str = "") -> str:
        """Answer an argument as text."""
        value = self._values.get(name, default)
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, str | int | float):
            raise SlackError("invalid_arguments", messages=[f"must provide a string [json-pointer:/{name}]"])
        return str(value)

    def required(self, name: str) -> str:
        """Answer an argument that has to be there, as text."""
        value = self.text(name)
        if not value:
            raise SlackError("invalid_arguments", messages=[f"missing required field: {name}"])
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Answer an argument as yes or no."""
        return self.text(name) in _TRUE if name in self._values else default

    def number(self, name: str, default: int, *, most: int) -> int:
        """Answer an argument as a number between one and a greatest."""
        text = self.text(name, str(default))
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise SlackError("invalid_limit" if name == "limit" else "invalid_arguments")
        return int(text)

    def structure(self, name: str, *, error: str) -> Any:
        """Answer an argument that is JSON, in a string or as it is; None if it isn't there."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None
