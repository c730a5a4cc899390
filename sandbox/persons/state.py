"""Builds `state.values` of a form as Slack sends it, and says what a person left out; it keeps nothing."""

from typing import Any

from sandbox.blocks.layout import elements_of

Json = dict[str, Any]

_BLANKS: dict[str, tuple[str, str, Any]] = {
    # type: (field of the value, field of the element with the first value, the value of an empty field)
    "plain_text_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "users_select": ("selected_user", "initial_user", None),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "multi_users_select": ("selected_users", "initial_users", []),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
    "checkboxes": ("selected_options", "initial_options", []),
    "radio_buttons": ("selected_option", "initial_option", None),
    "file_input": ("files", "", []),
}
_TEXTS = ("plain_text_input", "email_text_input", "url_text_input")
_LONGEST = 3000


def full_state(blocks: list[Json], given: Any) -> Json:
    """Answer the values of all fields in these blocks: what was given, else what they began with."""
    typed = given if isinstance(given, dict) else {}
    values: Json = {}
    for block in blocks:
        of_block = typed.get(block["block_id"])
        for _, element in elements_of(block):
            if element["type"] not in _BLANKS:
                continue
            value = of_block.get(element["action_id"]) if isinstance(of_block, dict) else None
            values.setdefault(block["block_id"], {})[element["action_id"]] = _value(element, value)
    return values


def _value(element: Json, given: Any) -> Json:
    field, first, empty = _BLANKS[element["type"]]
    chosen = given[field] if isinstance(given, dict) and field in given else element.get(first, empty)
    if field == "selected_option":
        chosen = _known_option(element, chosen)
    elif field == "selected_options":
        listed = chosen if isinstance(chosen, list) else []
        chosen = [one for one in (_known_option(element, option) for option in listed) if one is not None]
    elif field == "value" and chosen == "":
        chosen = None
    value: Json = {"type": element["type"], field: chosen}
    if element["type"] == "timepicker" and "timezone" in element:
        value["timezone"] = element["timezone"]
    return value


def options_of(element: Json) -> list[Json]:
    """Answer all choices of an element, those in groups too."""
    grouped = [one for group in element.get("option_groups", []) for one in group["options"]]
    return [*element.get("options", []), *grouped]


def _known_option(element: Json, chosen: Any) -> Any:
    """The element's own option with the chosen value; what an external menu offers only the app knows."""
    if chosen is None or element["type"] in ("external_select", "multi_external_select"):
        return chosen
    value = chosen.get("value") if isinstance(chosen, dict) else None
    return next((one for one in options_of(element) if one.get("value") == value), None)


def missing_answers(blocks: list[Json], values: Json) -> dict[str, str]:
    """Answer what Slack's own client objects to before a form is sent, by block."""
    errors: dict[str, str] = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        value = values[block["block_id"]][element["action_id"]]
        field = _BLANKS[element["type"]][0]
        problem = _problem(element, value[field], is_optional=bool(block.get("optional")))
        if problem:
            errors[block["block_id"]] = problem
    return errors


def _problem(element: Json, value: Any, *, is_optional: bool) -> str | None:
    if value in (None, "", []):
        return None if is_optional else "Udfyld feltet."
    kind = element["type"]
    if kind in _TEXTS:
        return _problem_of_length(element, str(value))
    if kind == "number_input":
        return _problem_of_number(element, str(value))
    most = element.get("max_selected_items")
    if most is not None and len(value) > most:
        return f"Vælg højst {most}."
    return None


def _problem_of_length(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", _LONGEST)
    if len(value) < least:
        return f"Skriv mindst {least} tegn."
    if len(value) > most:
        return f"Skriv højst {most} tegn."
    return None


def _problem_of_number(element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Skriv et tal."
    if not element["is_decimal_allowed"] and not number.is_integer():
        return "Skriv et helt tal."
    if "min_value" in element and number < float(element["min_value"]):
        return f"Tallet skal være mindst {element['min_value']}."
    if "max_value" in element and number > float(element["max_value"]):
        return f"Tallet må højst være {element['max_value']}."
    return None
