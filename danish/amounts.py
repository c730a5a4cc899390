"""Reads and writes amounts as Danes do ("1.250.000 kr.", "1,25 mio. kr."), in whole kroner; it adds nothing up."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(?P<decimals>\d{1,6}|-{1,2}|–))?"
_UNIT = r"(?:\s*(?P<unit>(?:mio\.?|tusind\b)(?:\s*(?:kr\b\.?|kroner\b))?|(?:t\.?\s?)?kr\b\.?|kroner\b))?"
_AMOUNT = re.compile(rf"(?<![\w.,/-])(?:kr\b\.?\s*)?{_NUMBER}{_UNIT}(?![\w/]|[.,-]\d)", re.IGNORECASE)
_BEFORE, _AFTER = re.compile(r"[-\u2212–€$£]\s*$"), re.compile(r"^\s*[%€$£]")
"""Signs beside an amount that make it less than nothing, a share of something, or other money."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMES = {"m": 1_000_000, "t": 1_000}
"""What the first letter of a unit stands for: "mio.", "t.kr." and "tusind"."""
_LARGEST = 10**12
_ORE = 2
"""Digits after a kroner's comma: three are thousands as others write them."""


@dataclass(frozen=True, slots=True)
class AmountInText:
    """An amount in a text: whole kroner, its words, and the other words.

    It has no kroner where it has øre, is below nothing or too large, or is a share or other money; nor where it has
    three digits after a comma.
    """

    kroner: int | None
    words: str
    rest: str


def find_amount(text: str) -> AmountInText | None:
    """The amount that a text speaks of; one with a unit counts first, then one with dots, then any number.

    A bare number that could be a year is none.
    """
    found = [match for match in _AMOUNT.finditer(text) if match["unit"] or not _YEAR.fullmatch(match[0])]
    if not found:
        return None
    best = max(found, key=lambda match: (bool(match["unit"]), "." in match["number"], -match.start()))
    before, after = text[: best.start()], text[best.end() :]
    rest = " ".join(f"{before} {after}".split())
    sign, unit = _BEFORE.search(before), _AFTER.match(after)
    words = f"{sign[0] if sign else ''}{best[0]}{unit[0] if unit else ''}".strip()
    return AmountInText(None if sign or unit else _kroner(best), words, rest)


def amount_text(kroner: int) -> str:
    """The amount as it is written: "1.250.000 kr."."""
    return f"{kroner:,}".replace(",", ".") + " kr."


def _kroner(match: re.Match[str]) -> int | None:
    decimals = match["decimals"] or "0"
    value = Decimal(f"{match['number'].replace('.', '')}.{decimals if decimals.isdigit() else '0'}")
    if times := _TIMES.get((match["unit"] or "")[:1].lower()):
        value *= times
    elif len(decimals) > _ORE:
        return None
    return int(value) if value == int(value) and value < _LARGEST else None
