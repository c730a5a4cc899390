"""The rules for the small objects inside blocks: texts, options, confirmations, filters; it knows no block."""

from typing import Any

from sandbox.blocks.rules import Findings, Rule, anything, array, boolean, matching, one_of, record, string

URL = matching(lambda value: value.startswith(("http://", "https://", "mailto:", "slack://")), "a valid URL")
IMAGE_URL = matching(lambda value: value.startswith(("http://", "https://")), "a valid URL")
ACTION_ID = string(255)
BLOCK_ID = string(255, least=0)


def text(most: int, *, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> Rule:
    """A text object with so many characters, of the kinds this place takes."""
    fields = {"type": one_of(*kinds), "text": string(most)}
    plain = record({**fields, "emoji": boolean}, ("type", "text"))
    marked = record({**fields, "verbatim": boolean}, ("type", "text"))

    def check(value: Any, at: str, findings: Findings) -> None:
        is_marked = isinstance(value, dict) and value.get("type") == "mrkdwn"
        (marked if is_marked else plain)(value, at, findings)

    return check


def plain(most: int) -> Rule:
    """A text object that is plain."""
    return text(most, kinds=("plain_text",))


def option(*, kinds: tuple[str, ...] = ("plain_text",), has_url: bool = False) -> Rule:
    """One choice of a menu or a list."""
    fields = {"text": text(75, kinds=kinds), "value": string(150), "description": text(75, kinds=kinds)}
    if has_url:
        fields["url"] = URL
    return record(fields, ("text", "value"))


OPTION = option()
MARKED_OPTION = option(kinds=("plain_text", "mrkdwn"))
OPTION_GROUP = record({"label": plain(75), "options": array(OPTION, 100)}, ("label", "options"))

CONFIRM = record(
    {
        "title": plain(100),
        "text": text(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
    ("title", "text", "confirm", "deny"),
)

FILTER = record(
    {
        "include": array(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    }
)

DISPATCH = record({"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)})

SLACK_FILE = record({"id": anything, "url": anything})
