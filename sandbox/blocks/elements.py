"""The rules for what stands inside blocks: buttons, menus, pickers and inputs; it knows no block and no surface."""

import re
from typing import Any

from sandbox.blocks.composition import (
    ACTION_ID,
    CONFIRM,
    DISPATCH,
    FILTER,
    IMAGE_URL,
    MARKED_OPTION,
    OPTION,
    OPTION_GROUP,
    SLACK_FILE,
    URL,
    option,
    plain,
)
from sandbox.blocks.rules import (
    Findings,
    Rule,
    anything,
    array,
    boolean,
    both,
    integer,
    matching,
    one_of,
    record,
    string,
)

_DATE = matching(lambda value: re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None, "a date in YYYY-MM-DD format")
_TIME = matching(lambda value: re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None, "a time in HH:mm format")
_ID = string(255)
_MOST = 3000


def _element(fields: dict[str, Rule], *required: str, confirm: bool = True, focus: bool = True) -> Rule:
    every: dict[str, Rule] = {"type": anything, "action_id": ACTION_ID, **fields}
    if confirm:
        every["confirm"] = CONFIRM
    if focus:
        every["focus_on_load"] = boolean
    return record(every, required)


def _choices(value: Any, at: str, findings: Findings) -> None:
    """Options or groups of them, not both; what is chosen at first is one of them."""
    options, groups = value.get("options"), value.get("option_groups")
    if (options is None) == (groups is None):
        findings.note("must define either `options` or `option_groups`, but not both", at)
        return
    known = options if isinstance(options, list) else []
    if isinstance(groups, list):
        known = [one for group in groups if isinstance(group, dict) for one in _list(group.get("options"))]
    _initial(value, known, at, findings)


def _listed(value: Any, at: str, findings: Findings) -> None:
    """What is chosen at first is one of the options."""
    _initial(value, _list(value.get("options")), at, findings)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _initial(value: Any, known: list[Any], at: str, findings: Findings) -> None:
    bare = [_bare(one) for one in known]
    first = value.get("initial_option")
    if first is not None and _bare(first) not in bare:
        findings.note("initial_option must exactly match one of the options", f"{at}/initial_option")
    for number, one in enumerate(_list(value.get("initial_options"))):
        if _bare(one) not in bare:
            findings.note("initial_options must exactly match the options", f"{at}/initial_options/{number}")
    values = [one.get("value") for one in known if isinstance(one, dict)]
    for number, one in enumerate(values):
        if one is not None and one in values[:number]:
            findings.note(f'option value "{one}" already exists', f"{at}/options/{number}")


def _bare(one: Any) -> Any:
    """An option without what Slack adds to its texts."""
    if not isinstance(one, dict):
        return one
    return {
        name: {key: content for key, content in part.items() if key not in ("emoji", "verbatim")}
        if isinstance(part, dict)
        else part
        for name, part in one.items()
    }


def _lengths(value: Any, at: str, findings: Findings) -> None:
    least, most = value.get("min_length"), value.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        findings.note("min_length must be less than or equal to max_length", at)
    first = value.get("initial_value")
    if isinstance(first, str) and len(first) > (most if isinstance(most, int) else _MOST):
        findings.note("initial_value is longer than max_length", f"{at}/initial_value")


def _menu(own: dict[str, Rule], *required: str, many: bool = False) -> Rule:
    fields: dict[str, Rule] = {"placeholder": plain(150), **own}
    if many:
        fields["max_selected_items"] = integer(1, 1000)
    return _element(fields, *required)


_LIST: dict[str, Rule] = {"options": array(OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
_FIRST_OPTION: dict[str, Rule] = {"initial_option": OPTION}
_FIRST_OPTIONS: dict[str, Rule] = {"initial_options": array(OPTION, 100)}
_TEXT: dict[str, Rule] = {"placeholder": plain(150), "dispatch_action_config": DISPATCH}
_LOOKUP: dict[str, Rule] = {"filter": FILTER, "default_to_current_conversation": boolean}
_ANSWERED: dict[str, Rule] = {"response_url_enabled": boolean}


def _typed(fields: dict[str, Rule], *required: str) -> Rule:
    return _element({**_TEXT, **fields}, *required, confirm=False)


BUTTON = record(
    {
        "type": anything,
        "text": plain(75),
        "action_id": ACTION_ID,
        "url": URL,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
    ("text",),
)

IMAGE = both(
    record(
        {"type": anything, "image_url": IMAGE_URL, "slack_file": SLACK_FILE, "alt_text": string(2000)}, ("alt_text",)
    ),
    lambda value, at, findings: (
        None
        if ("image_url" in value) != ("slack_file" in value)
        else findings.note("must define either `image_url` or `slack_file`", at)
    ),
)

ELEMENTS: dict[str, Rule] = {
    "button": BUTTON,
    "image": IMAGE,
    "static_select": both(_menu({**_LIST, **_FIRST_OPTION}), _choices),
    "multi_static_select": both(_menu({**_LIST, **_FIRST_OPTIONS}, many=True), _choices),
    "external_select": _menu({"min_query_length": integer(0, 255), **_FIRST_OPTION}),
    "multi_external_select": _menu({"min_query_length": integer(0, 255), **_FIRST_OPTIONS}, many=True),
    "users_select": _menu({"initial_user": _ID}),
    "multi_users_select": _menu({"initial_users": array(_ID, 1000, 0)}, many=True),
    "conversations_select": _menu({"initial_conversation": _ID, **_LOOKUP, **_ANSWERED}),
    "multi_conversations_select": _menu({"initial_conversations": array(_ID, 1000, 0), **_LOOKUP}, many=True),
    "channels_select": _menu({"initial_channel": _ID, **_ANSWERED}),
    "multi_channels_select": _menu({"initial_channels": array(_ID, 1000, 0)}, many=True),
    "overflow": both(_element({"options": array(option(has_url=True), 5)}, "options", focus=False), _listed),
    "datepicker": _element({"initial_date": _DATE, "placeholder": plain(150)}),
    "timepicker": _element({"initial_time": _TIME, "placeholder": plain(150), "timezone": string(255)}),
    "datetimepicker": _element({"initial_date_time": integer(1_000_000_000, 9_999_999_999)}),
    "checkboxes": both(
        _element({"options": array(MARKED_OPTION, 10), "initial_options": array(MARKED_OPTION, 10)}, "options"), _listed
    ),
    "radio_buttons": both(
        _element({"options": array(MARKED_OPTION, 10), "initial_option": MARKED_OPTION}, "options"), _listed
    ),
    "plain_text_input": both(
        _typed(
            {
                "initial_value": string(_MOST, least=0),
                "multiline": boolean,
                "min_length": integer(0, _MOST),
                "max_length": integer(1, _MOST),
            }
        ),
        _lengths,
    ),
    "email_text_input": _typed({"initial_value": string(_MOST, least=0)}),
    "url_text_input": _typed({"initial_value": string(_MOST, least=0)}),
    "number_input": _typed(
        {"is_decimal_allowed": boolean, "initial_value": _ID, "min_value": _ID, "max_value": _ID}, "is_decimal_allowed"
    ),
    "rich_text_input": _typed({"initial_value": anything}),
    "file_input": _element(
        {"filetypes": array(string(255), 100), "max_files": integer(1, 10)}, confirm=False, focus=False
    ),
}

MENUS = frozenset(
    f"{many}{what}_select"
    for many in ("", "multi_")
    for what in ("static", "external", "users", "conversations", "channels")
)
_PICKERS = frozenset({"datepicker", "timepicker", "checkboxes", "radio_buttons"})

IN_SECTION = MENUS | _PICKERS | {"button", "overflow", "image"}
IN_ACTIONS = MENUS | _PICKERS | {"button", "overflow", "datetimepicker", "rich_text_input"}
IN_INPUT = (
    MENUS
    | _PICKERS
    | {"datetimepicker", "plain_text_input", "email_text_input", "url_text_input", "number_input"}
    | {"rich_text_input", "file_input"}
)
