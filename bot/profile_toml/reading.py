"""Reads a profile's text into tables, with what is wrong in its shape told in Danish; keys are `checks`' affair."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.profile_toml.base import DAY_OF_YEAR
from bot.profile_toml.mistakes import Finding
from bot.profile_toml.tables import ProfileTable
from danish.writing import join_or

_SYNTAX = (
    ("overwrite a value", "et felt, der allerede har en værdi"),
    ("Cannot declare", "en tabel, der allerede står i filen"),
    ("Expected '='", "et felt uden lighedstegn"),
    ("Invalid value", "en værdi, der ikke kan læses (tekst skal stå i anførselstegn)"),
    ("Unclosed array", "en liste uden ] til sidst"),
    ("Unclosed inline table", "en tabel uden } til sidst"),
    ("Illegal character", "et tegn, der ikke må stå der (en tekst uden afsluttende anførselstegn?)"),
    ("Unterminated string", "en tekst uden afsluttende anførselstegn"),
)
_EXPECTED = {
    "missing": "at feltet er udfyldt",
    "string_type": "en tekst i anførselstegn",
    "string_too_short": "en tekst med mindst ét tegn",
    "string_pattern_mismatch": "en nøgle af små bogstaver a-z, tal, _ og -",
    "int_type": "et helt tal",
    "bool_type": "true eller false",
    "list_type": "en liste i [ ]",
    "too_short": "mindst ét element i listen",
    "dict_type": "en tabel",
    "model_type": "en tabel",
    "date_type": "en dato som 2026-12-31, uden anførselstegn",
    "time_type": "et klokkeslæt som 12:00:00, uden anførselstegn",
    "greater_than_equal": "et tal på mindst {ge}",
    "less_than_equal": "et tal på højst {le}",
}


class SyntaxMistake(Exception):  # noqa: N818 - named as the other mistakes are
    """The text is not TOML: what was found, and on which line (from 1; None at the end of the text)."""

    def __init__(self, found: str, line: int | None) -> None:
        super().__init__(found)
        self.found = found
        self.line = line


def parse(text: str) -> dict[str, Any]:
    """The text as nested dicts and lists; raises SyntaxMistake."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = next((danish for english, danish in _SYNTAX if english in message), "noget, der ikke kan læses")
        line = re.search(r"at line (\d+)", message)
        raise SyntaxMistake(found, int(line[1]) if line else None) from error


def shape(file: Mapping[str, Any]) -> ProfileTable | tuple[Finding, ...]:
    """The file's tables, or all that is wrong in their shape."""
    try:
        return ProfileTable.model_validate(file)
    except ValidationError as errors:
        return tuple(_finding(error) for error in errors.errors(include_url=False))


def one_of(what: str, found: str, known: list[str]) -> str:
    """What is expected where a word is not among the known ones: "en rolle: a, b eller c (mente du »b«?)"."""
    near = get_close_matches(found, known, n=1)
    guess = f" (mente du »{near[0]}«?)" if near else ""
    return f"{what}: {join_or(known)}{guess}" if known else f"{what}, men filen har ingen"


def _finding(error: ErrorDetails) -> Finding:
    location, kind, context = error["loc"], error["type"], error.get("ctx", {})
    if kind == "missing":
        return Finding(location, "ingenting", _EXPECTED[kind])
    if kind == "extra_forbidden":
        name = str(location[-1])
        return Finding(location, f"feltet »{name}«", one_of("et af felterne", name, _fields_at(location[:-1])))
    if kind in {"enum", "literal_error"}:
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return Finding(location, _shown(error["input"]), one_of("en af", str(error["input"]), choices))
    if context.get("pattern") == DAY_OF_YEAR:
        return Finding(location, _shown(error["input"]), "en dag i året som »MM-DD«, fx »08-01«")
    expected = _EXPECTED.get(kind, f"noget andet ({error['msg']})")
    return Finding(location, _shown(error["input"]), expected.format(**context))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"»{value}«" if value else "en tom tekst"
    if isinstance(value, list):
        return "en liste" if value else "en tom liste"
    if isinstance(value, date | time):
        return value.isoformat()
    return "en tabel" if isinstance(value, dict) else str(value)


def _fields_at(location: tuple[str | int, ...]) -> list[str]:
    """The names of the fields that the table at the location may have."""
    model: type[BaseModel] = ProfileTable
    for step in location:
        annotations = {field.alias: field.annotation for field in model.model_fields.values()}
        inner = next(_models(annotations.get(str(step))), None)
        model = inner or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
