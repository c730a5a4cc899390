"""Fills a form in by what people see: labels of fields and options; it submits nothing."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.ui import Choice, DateInput, Form, Input, PersonInput, Text, TextInput


def filled_in(form: Form, values: Mapping[str, str], people: Mapping[str, str]) -> tuple[Form, dict[str, str]]:
    """The form with these values in it, and all its values by field name as a submission carries them.

    `people` are ids by handle. Raises KeyError for a label or an option that the form hasn't.
    """
    left, typed = dict(values), dict[str, str]()
    fields: list[Input | Text] = []
    for one in form.fields:
        if isinstance(one, Text):
            fields.append(one)
            continue
        label = next((label for label in left if one.label.startswith(label)), None)
        value = "" if isinstance(one, PersonInput) else one.value
        if label is not None:
            value = _value(one, left.pop(label), people)
        typed[one.name] = value
        fields.append(one if isinstance(one, PersonInput) else replace(one, value=value))
    if left:
        raise KeyError(*left)
    return replace(form, fields=tuple(fields)), typed


def _value(one: Input, given: str, people: Mapping[str, str]) -> str:
    match one:
        case Choice():
            return "\n".join(_option(one, label) for label in given.split("\n") if label)
        case PersonInput():
            return people[given]
        case TextInput() | DateInput():
            return given


def _option(choice: Choice, label: str) -> str:
    for option in choice.options:
        if option.label.startswith(label):
            return option.value
    raise KeyError(label, *(option.label for option in choice.options))
