"""The one error of the Web API: Slack's name for what is wrong, and the facts that go with it."""

from typing import Any


class SlackError(Exception):
    """A call that is answered with `ok: false`."""

    def __init__(self, error: str, *, messages: list[str] | None = None, **facts: Any) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages
        self.facts = facts

    def as_json(self) -> dict[str, Any]:
        """Write the error as Slack answers it."""
        answer: dict[str, Any] = {"ok": False, "error": self.error, **self.facts}
        if self.messages:
            answer["errors"] = self.messages
            answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return answer
