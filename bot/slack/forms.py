"""Draws forms as Slack's modal views and reads what was submitted; it neither opens nor checks anything.

A field's name is its block's id, so that an error finds its field. What must come back with the submission stands in
`private_metadata`: the form's hidden value and the place where it was opened.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.slack.rendering import Json, draw_text, plain_text, shortened
from bot.slack.shapes import is_writable
from danish.letters import without_unseen
from domain.people import PersonId
from handlers.requests import without_marks
from handlers.ui import Choice, DateInput, Form, Input, Option, PersonInput, Text, TextInput

TITLE = 24
LABEL = 2_000
OPTION = 75
OPTIONS = 100
METADATA = 3_000
_PERSON = "users_select"


def draw_form(form: Form, *, mentions: Mapping[PersonId, str], opened: Mapping[str, str] | None = None) -> Json:
    """The form as a view; `opened` says where, and is left out where the hidden value leaves no room for it."""
    blocks: list[Json] = []
    for field in form.fields:
        blocks.extend(draw_text(field, mentions) if isinstance(field, Text) else [_input(field)])
    metadata = _metadata(form.hidden, opened)
    if len(metadata) > METADATA:
        metadata = json.dumps({"h": form.hidden}, ensure_ascii=False)
    view: Json = {
        "type": "modal",
        "callback_id": form.name,
        "title": plain_text(form.title, TITLE),
        "close": plain_text("Annuller", TITLE),
        "private_metadata": metadata if len(metadata) <= METADATA else form.hidden,
        "blocks": blocks,
    }
    if any(block["type"] == "input" for block in blocks):
        view["submit"] = plain_text(form.submit, TITLE)
    return view


def told_view(blocks: Sequence[Json], *, opened: Mapping[str, str] | None = None) -> Json:
    """A view that only tells something; `opened` says where, for what is pressed in it."""
    return {
        "type": "modal",
        "title": plain_text("Tovholder", TITLE),
        "close": plain_text("Luk", TITLE),
        "private_metadata": _metadata("", opened),
        "blocks": list(blocks)[:OPTIONS],
    }


def read_metadata(view: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The hidden value of a submitted view, and where it was opened."""
    metadata = str(view.get("private_metadata") or "")
    try:
        read = json.loads(metadata)
        hidden, opened = str(read["h"]), {str(name): str(value) for name, value in read.get("o", {}).items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return metadata, {}
    return (hidden, opened) if all(map(is_writable, (hidden, *opened.values()))) else (metadata, {})


def _metadata(hidden: str, opened: Mapping[str, str] | None) -> str:
    return json.dumps({"h": hidden, "o": dict(opened or {})}, ensure_ascii=False)


def read_values(view: Mapping[str, Any]) -> tuple[dict[str, str], frozenset[str]]:
    """The typed values by field name, and the names of the fields whose value is a Slack user's id."""
    values: dict[str, str] = {}
    people: set[str] = set()
    for name, elements in ((view.get("state") or {}).get("values") or {}).items():
        for element in elements.values():
            values[name] = without_marks(without_unseen(_value(element)))
            if element.get("type") == _PERSON:
                people.add(name)
    return values, frozenset(people)


def field_errors(view: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, str]:
    """The errors by block id; what belongs to no input stands under the first one."""
    inputs = [str(block["block_id"]) for block in view.get("blocks", ()) if block.get("type") == "input"]
    placed: dict[str, str] = {}
    for name, error in errors.items():
        block = name if name in inputs or not inputs else inputs[0]
        placed[block] = shortened(f"{placed[block]} {error}" if block in placed else error, LABEL)
    return placed


def reopened(view: Mapping[str, Any], errors: Mapping[str, str]) -> Json:
    """The submitted view as it was filled in, with the errors above the fields, for an answer that came late."""
    state = view.get("state", {}).get("values", {})
    labels = {block.get("block_id"): block["label"]["text"] for block in view["blocks"] if block["type"] == "input"}
    words = "\n".join(f"{labels[name]}: {error}" if name in labels else error for name, error in errors.items())
    told = list(draw_text(Text((words,)), {}))
    names = ("type", "callback_id", "title", "submit", "close", "private_metadata")
    return {
        **{name: view[name] for name in names if view.get(name)},
        "blocks": [*told, *(_filled(block, state.get(block.get("block_id"), {})) for block in view["blocks"])],
    }


def _input(field: Input) -> Json:
    drawn: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label, LABEL),
        "optional": field.is_optional,
        "element": _element(field) | {"action_id": field.name},
    }
    hint = getattr(field, "hint", "")
    return {**drawn, "hint": plain_text(hint, LABEL)} if hint else drawn


def _element(field: Input) -> Json:
    if isinstance(field, TextInput):
        element: Json = {"type": "plain_text_input", "multiline": field.is_multiline, "max_length": field.max_length}
        return {**element, "initial_value": field.value[: field.max_length]} if field.value else element
    if isinstance(field, DateInput):
        return {"type": "datepicker", **({"initial_date": field.value} if field.value else {})}
    if isinstance(field, PersonInput):
        return {"type": _PERSON}
    return _choice(field)


def _choice(field: Choice) -> Json:
    kind = "multi_static_select" if field.is_multiple else "static_select"
    element: Json = {"type": kind, **_options(field.options)}
    chosen = [_option(option) for option in field.options if option.value in field.value.split("\n")]
    if chosen and field.value:
        return {**element, **({"initial_options": chosen} if field.is_multiple else {"initial_option": chosen[0]})}
    return element


def _options(options: Sequence[Option]) -> Json:
    """The options, in groups where there are too many for one list."""
    drawn = [_option(option) for option in options]
    if len(drawn) <= OPTIONS:
        return {"options": drawn}
    rows = [drawn[start : start + OPTIONS] for start in range(0, len(drawn), OPTIONS)]
    return {"option_groups": [{"label": plain_text(_span(row), OPTION), "options": row} for row in rows]}


def _span(row: Sequence[Json]) -> str:
    return f"{row[0]['text']['text'][:30]} – {row[-1]['text']['text'][:30]}"


def _option(option: Option) -> Json:
    return {"text": plain_text(option.label, OPTION), "value": option.value}


def _value(element: Mapping[str, Any]) -> str:
    if "selected_options" in element:
        return "\n".join(str(option["value"]) for option in element["selected_options"] or ())
    if "selected_option" in element:
        return str((element["selected_option"] or {}).get("value", ""))
    for name in ("value", "selected_date", "selected_user"):
        if element.get(name):
            return str(element[name])
    return ""


def _filled(block: Mapping[str, Any], state: Mapping[str, Any]) -> Json:
    """An input block with what was typed in it as its first value."""
    kept = dict(block)
    element = next(iter(state.values()), None)
    if kept["type"] != "input" or element is None:
        return kept
    starts = {
        "value": "initial_value",
        "selected_date": "initial_date",
        "selected_user": "initial_user",
        "selected_option": "initial_option",
        "selected_options": "initial_options",
    }
    typed = {starts[name]: value for name, value in element.items() if name in starts and value}
    return {**kept, "element": {**kept["element"], **typed}}
