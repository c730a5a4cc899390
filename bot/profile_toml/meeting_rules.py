"""What a profile's file says of when fora meet, as tables and the rules made of them; `fora` checks their keys."""

from typing import Annotated

from pydantic import Field

from bot.profile_toml.base import DayOfYear, Key, Table, Text
from domain.organisation import PeriodAdvice, Preparing


class PreparingTable(Table):
    """Which forum's meetings a forum prepares, and how many days before each at most."""

    forum: Key
    days: Annotated[int, Field(ge=1, le=366)]


class PeriodTable(Table):
    """From one day of the year to another, "MM-DD", both included."""

    start: DayOfYear
    end: DayOfYear


class AdviceTable(Table):
    """When a forum is advised to meet, and the sentence that says so."""

    periods: Annotated[list[PeriodTable], Field(min_length=1)]
    sentence: Text


def preparing(table: PreparingTable | None) -> Preparing | None:
    """Which forum's meetings a forum prepares, if any."""
    return Preparing(table.forum, table.days) if table else None


def advice(table: AdviceTable | None) -> PeriodAdvice | None:
    """When a forum is advised to meet, if anybody does."""
    if table is None:
        return None
    return PeriodAdvice(tuple((_day(one.start), _day(one.end)) for one in table.periods), table.sentence)


def _day(typed: str) -> tuple[int, int]:
    month, day = typed.split("-")
    return int(month), int(day)
