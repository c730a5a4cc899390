from typing import Any

import pytest

from bot.slack.limits import complaints_of_message, complaints_of_view

Json = dict[str, Any]


def section(text: str) -> Json:
    """A section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(action: str = "a", **others: Any) -> Json:
    """A button."""
    return {"type": "button", "text": {"type": "plain_text", "text": "Tryk"}, "action_id": action, **others}


def field_of(element: Json) -> Json:
    """An input block."""
    label = {"type": "plain_text", "text": "Felt"}
    return {"type": "input", "block_id": "f", "label": label, "element": {"action_id": "f", **element}}


def option(value: str) -> Json:
    """A choice."""
    return {"text": {"type": "plain_text", "text": "l"}, "value": value}


@pytest.mark.parametrize(
    "message",
    [
        {"text": "", "blocks": []},
        {"text": "a" * 4_001, "blocks": []},
        {"text": "a", "blocks": [section("b")] * 51},
        {"text": "a", "blocks": [section("b" * 3_001)]},
        {"text": "a", "blocks": [section("")]},
        {"text": "a", "blocks": [section("b" * 2_900)] * 5},
        {"text": "a", "blocks": [{"type": "section"}]},
        {"text": "a", "blocks": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "c"}] * 11}]},
        {"text": "a", "blocks": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "c" * 2_001}]}]},
        {"text": "a", "blocks": [{"type": "actions", "elements": []}]},
        {"text": "a", "blocks": [{"type": "actions", "elements": [button(str(n)) for n in range(26)]}]},
        {"text": "a", "blocks": [{"type": "actions", "elements": [button(), button()]}]},
        {"text": "a", "blocks": [{"type": "actions", "elements": [button(value="v" * 2_001)]}]},
        {"text": "a", "blocks": [section("b") | {"block_id": "x"}, section("b") | {"block_id": "x"}]},
        {"text": "a", "blocks": [{"type": "image", "alt_text": "", "slack_file": {"id": "F1"}}]},
        {"text": "a", "blocks": [field_of({"type": "plain_text_input"})]},
    ],
)
def test_what_slack_refuses_in_a_message_is_found(message: Json) -> None:
    """Each of Slack's limits on messages that the SDK lets through is caught here."""
    assert complaints_of_message(message)


VIEW: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "T"},
    "submit": {"type": "plain_text", "text": "Gem"},
    "blocks": [field_of({"type": "plain_text_input"})],
}


@pytest.mark.parametrize(
    "changes",
    [
        {"title": {"type": "plain_text", "text": "T" * 25}},
        {"submit": {"type": "plain_text", "text": "S" * 25}},
        {"private_metadata": "m" * 3_001},
        {"blocks": [section("b")] * 101},
        {"blocks": [field_of({"type": "static_select", "options": []})]},
        {"blocks": [field_of({"type": "static_select", "options": [option("x")] * 101})]},
        {"blocks": [field_of({"type": "static_select", "options": [option("v" * 151)]})]},
        {"blocks": [field_of({"type": "plain_text_input", "initial_value": "i" * 3_001})]},
    ],
)
def test_what_slack_refuses_in_a_view_is_found(changes: Json) -> None:
    """Each of Slack's limits on views that the SDK lets through is caught here."""
    assert complaints_of_view(VIEW) == ()
    assert complaints_of_view(VIEW | changes)


def test_an_input_needs_a_way_to_submit() -> None:
    """A modal with an input and no submit is refused by Slack alone, so it is found here."""
    without = {name: value for name, value in VIEW.items() if name != "submit"}
    assert complaints_of_view(without)
