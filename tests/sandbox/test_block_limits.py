from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.blocks.surfaces import check_message, check_view
from tests.support.sandbox import FYN

Json = dict[str, Any]


def plain(length: int = 1) -> Json:
    """A plain text of a length."""
    return {"type": "plain_text", "text": "x" * length}


def marked(length: int = 1) -> Json:
    """A marked-up text of a length."""
    return {"type": "mrkdwn", "text": "x" * length}


def section(**facts: Any) -> Json:
    """A section block."""
    return {"type": "section", "text": marked(), **facts}


def actions(*elements: Json) -> Json:
    """An actions block."""
    return {"type": "actions", "elements": list(elements)}


def button(**facts: Any) -> Json:
    """A button."""
    return {"type": "button", "text": plain(), **facts}


def option(number: int = 0, **facts: Any) -> Json:
    """A choice."""
    return {"text": plain(), "value": str(number), **facts}


def options(number: int) -> list[Json]:
    """So many different choices."""
    return [option(one) for one in range(number)]


def element(kind: str, **facts: Any) -> Json:
    """An actions block with one element."""
    return actions({"type": kind, **facts})


def field(**facts: Any) -> Json:
    """An input block."""
    return {"type": "input", "label": plain(), "element": {"type": "plain_text_input", **facts}}


def confirm(**facts: Any) -> Json:
    """A button that asks first."""
    return actions(
        button(confirm={"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **facts}),
    )


def image(**facts: Any) -> Json:
    """An image block."""
    return {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "x", **facts}


# Each line: blocks just within a limit, blocks just past it, and what Slack says of the latter.
LIMITS: list[tuple[str, list[Json], list[Json], str]] = [
    ("section text", [section(text=marked(3000))], [section(text=marked(3001))], "must be less than 3001 characters"),
    ("empty text", [section(text=marked(1))], [section(text=marked(0))], "must be more than 0 characters"),
    ("fields", [section(fields=[marked()] * 10)], [section(fields=[marked()] * 11)], "no more than 10 items allowed"),
    ("field", [section(fields=[marked(2000)])], [section(fields=[marked(2001)])], "must be less than 2001 characters"),
    ("header", [{"type": "header", "text": plain(150)}], [{"type": "header", "text": plain(151)}], "less than 151"),
    (
        "header's kind",
        [{"type": "header", "text": plain()}],
        [{"type": "header", "text": marked()}],
        "valid enum value",
    ),
    (
        "context",
        [{"type": "context", "elements": [marked()] * 10}],
        [{"type": "context", "elements": [marked()] * 11}],
        "no more than 10 items allowed",
    ),
    ("actions", [actions(*[button()] * 25)], [actions(*[button()] * 26)], "no more than 25 items allowed"),
    ("no actions", [actions(button())], [actions()], "no fewer than 1 items required"),
    ("button text", [actions(button(text=plain(75)))], [actions(button(text=plain(76)))], "less than 76"),
    ("button value", [actions(button(value="x" * 2000))], [actions(button(value="x" * 2001))], "less than 2001"),
    ("button kind", [actions(button())], [actions(button(text=marked()))], "valid enum value"),
    ("button style", [actions(button(style="danger"))], [actions(button(style="blue"))], "valid enum value"),
    (
        "url",
        [actions(button(url="https://" + "x" * 2992))],
        [actions(button(url="https://" + "x" * 2993))],
        "less than 3001",
    ),
    ("url's form", [actions(button(url="https://x.dk"))], [actions(button(url="x.dk"))], "must be a valid URL"),
    ("action_id", [actions(button(action_id="x" * 255))], [actions(button(action_id="x" * 256))], "less than 256"),
    ("block_id", [section(block_id="x" * 255)], [section(block_id="x" * 256)], "less than 256"),
    (
        "action_id twice in a block",
        [actions(button(action_id="a")), actions(button(action_id="a"))],
        [actions(button(action_id="a"), button(action_id="a"))],
        '`action_id` "a" already exists',
    ),
    (
        "block_id twice",
        [section(block_id="a"), section(block_id="b")],
        [section(block_id="a"), section(block_id="a")],
        '`block_id` "a" already exists',
    ),
    (
        "alt_text",
        [image()],
        [{"type": "image", "image_url": "https://example.org/a.png"}],
        "missing required field: alt_text",
    ),
    ("alt_text's length", [image(alt_text="x" * 2000)], [image(alt_text="x" * 2001)], "less than 2001"),
    (
        "select",
        [element("static_select", options=options(100))],
        [element("static_select", options=options(101))],
        "no more than 100 items allowed",
    ),
    (
        "option text",
        [element("static_select", options=[option(text=plain(75))])],
        [element("static_select", options=[option(text=plain(76))])],
        "less than 76",
    ),
    (
        "option value",
        [element("static_select", options=[option(value="x" * 150)])],
        [element("static_select", options=[option(value="x" * 151)])],
        "less than 151",
    ),
    (
        "option description",
        [element("static_select", options=[option(description=plain(75))])],
        [element("static_select", options=[option(description=plain(76))])],
        "less than 76",
    ),
    (
        "placeholder",
        [element("static_select", placeholder=plain(150), options=options(1))],
        [element("static_select", placeholder=plain(151), options=options(1))],
        "less than 151",
    ),
    (
        "initial option",
        [element("static_select", options=options(2), initial_option=option(1))],
        [element("static_select", options=options(2), initial_option=option(2))],
        "initial_option must exactly match",
    ),
    ("no options", [element("static_select", options=options(1))], [element("static_select")], "must define either"),
    (
        "multi select",
        [section(accessory={"type": "multi_static_select", "options": options(100)})],
        [section(accessory={"type": "multi_static_select", "options": options(101)})],
        "no more than 100 items allowed",
    ),
    (
        "checkboxes",
        [element("checkboxes", options=options(10))],
        [element("checkboxes", options=options(11))],
        "no more than 10 items allowed",
    ),
    (
        "radio buttons",
        [element("radio_buttons", options=options(10))],
        [element("radio_buttons", options=options(11))],
        "no more than 10 items allowed",
    ),
    (
        "overflow",
        [element("overflow", options=options(5))],
        [element("overflow", options=options(6))],
        "no more than 5 items allowed",
    ),
    ("input label", [field()], [{**field(), "label": plain(2001)}], "less than 2001"),
    ("hint", [{**field(), "hint": plain(2000)}], [{**field(), "hint": plain(2001)}], "less than 2001"),
    ("input max_length", [field(max_length=3000)], [field(max_length=3001)], "no more than 3000"),
    (
        "input lengths",
        [field(min_length=2, max_length=3)],
        [field(min_length=3, max_length=2)],
        "min_length must be less",
    ),
    (
        "date",
        [element("datepicker", initial_date="2026-10-26")],
        [element("datepicker", initial_date="26/10")],
        "a date",
    ),
    ("time", [element("timepicker", initial_time="09:00")], [element("timepicker", initial_time="9.00")], "a time"),
    (
        "users",
        [element("users_select", initial_user="U1")],
        [element("users_select", initial_users=["U1"])],
        "additional",
    ),
    ("confirm title", [confirm(title=plain(100))], [confirm(title=plain(101))], "less than 101"),
    ("confirm text", [confirm(text=plain(300))], [confirm(text=plain(301))], "less than 301"),
    ("confirm button", [confirm(deny=plain(30))], [confirm(deny=plain(31))], "less than 31"),
    ("block type", [{"type": "divider"}], [{"type": "banner"}], "unsupported type: banner"),
    ("element type", [element("datepicker")], [element("slider")], "unsupported type: slider"),
    ("element's place", [field()], [element("plain_text_input")], "unsupported type: plain_text_input"),
    ("additional property", [section()], [section(colour="red")], "invalid additional property: colour"),
    ("missing text", [section()], [{"type": "section"}], "must define either `text` or `fields`"),
    ("blocks", [{"type": "divider"}] * 50, [{"type": "divider"}] * 51, "no more than 50 items allowed"),
]


@pytest.mark.parametrize(("within", "past", "said"), [line[1:] for line in LIMITS], ids=[line[0] for line in LIMITS])
def test_each_limit_of_blocks_holds(within: list[Json], past: list[Json], said: str) -> None:
    """Blocks at a limit pass; one past it is refused, in Slack's words and with a pointer."""
    assert check_message(within) == []
    [problem] = check_message(past)
    assert said in problem
    assert "[json-pointer:/blocks" in problem


def modal(**facts: Any) -> Json:
    """A modal without fields."""
    return {"type": "modal", "title": plain(24), "blocks": [section()], **facts}


@pytest.mark.parametrize(
    ("within", "past", "said"),
    [
        ({"title": plain(24)}, {"title": plain(25)}, "less than 25"),
        ({"submit": plain(24)}, {"submit": plain(25)}, "less than 25"),
        ({"close": plain(24)}, {"close": plain(25)}, "less than 25"),
        ({"private_metadata": "x" * 3000}, {"private_metadata": "x" * 3001}, "less than 3001"),
        ({"callback_id": "x" * 255}, {"callback_id": "x" * 256}, "less than 256"),
        ({"blocks": [section()] * 100}, {"blocks": [section()] * 101}, "no more than 100 items allowed"),
        ({"blocks": [field()], "submit": plain()}, {"blocks": [field()]}, "missing required field: submit"),
        ({"blocks": [section()]}, {"blocks": []}, "no fewer than 1 items required"),
        ({}, {"blocks": [{"type": "markdown", "text": "x"}]}, "unsupported type: markdown"),
        ({}, {"title": marked()}, "valid enum value"),
    ],
)
def test_each_limit_of_modals_holds(within: Json, past: Json, said: str) -> None:
    """A modal at a limit passes; one past it is refused."""
    assert check_view(modal(**within)) == []
    [problem] = check_view(modal(**past))
    assert said in problem


def test_home_has_neither_title_nor_submit() -> None:
    """A Home view is refused what only modals have, and may be empty."""
    assert check_view({"type": "home", "blocks": []}) == []
    assert len(check_view({"type": "home", "blocks": [], "title": plain(), "submit": plain()})) == 2


@pytest.mark.parametrize("odd", [None, 1, "x", {}, [1], [{}], [{"type": 1}], [{"type": "actions", "elements": {}}]])
def test_nonsense_is_refused_not_tripped_over(odd: Any) -> None:
    """JSON of any shape gets an answer, never a crash."""
    assert check_message(odd)
    assert check_view(odd)
    assert check_view({"type": "modal", "title": plain(), "blocks": odd})


async def test_the_web_api_refuses_as_slack_does(client: AsyncWebClient) -> None:
    """Refused blocks answer invalid_blocks with the details twice; too much text is msg_blocks_too_long."""
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=FYN, text="x", blocks=[section(text=marked(3001))])
    said = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    answer = caught.value.response
    assert (answer["error"], answer["errors"]) == ("invalid_blocks", [said])
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {said}"]}

    assert (await client.chat_postMessage(channel=FYN, text="x", blocks=[section(text=marked(3000))] * 4))["ok"]
    with pytest.raises(SlackApiError, match="msg_blocks_too_long"):
        await client.chat_postMessage(channel=FYN, text="x", blocks=[section(text=marked(3000))] * 5)


async def test_ids_left_out_are_given(client: AsyncWebClient) -> None:
    """Slack names blocks and elements the app left nameless."""
    posted = await client.chat_postMessage(channel=FYN, text="x", blocks=[actions(button())])
    [block] = posted["message"]["blocks"]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
