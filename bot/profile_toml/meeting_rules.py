"""What a profile's file says of when fora meet, as tables and the rules made of them; `fora` checks their keys."""

# ruff: noqa: RUF012 - the tables are pydantic's, by way of `Table`: it copies a default for each

from datetime import time, timedelta
from typing import Annotated

from pydantic import Field

from bot.profile_toml.base import DayOfYear, Key, Table, Text
from domain.planning import MOST_PROPOSALS, PeriodAdvice, PeriodToMind, Planning, Preparing

_USUAL = Planning()


class PreparingTable(Table):
    """Which forum's meetings a forum prepares, and how many days before each at most."""

    forum: Key
    days: Annotated[int, Field(ge=1, le=366)]


class PeriodTable(Table):
    """From one day of the year to another, "MM-DD", both included."""

    start: DayOfYear
    end: DayOfYear


class AdviceTable(Table):
    """When a forum is advised to meet, the sentence that says so, and its name on the annual wheel."""

    periods: Annotated[list[PeriodTable], Field(min_length=1)]
    sentence: Text
    name: Text | None = None


class PeriodToMindTable(Table):
    """What comes every year: the sentence that warns planners, and its name on the annual wheel."""

    weeks: list[Annotated[int, Field(ge=1, le=53)]] = []
    months: list[Annotated[int, Field(ge=1, le=12)]] = []
    is_easter_week: bool = False
    sentence: Text | None = None
    name: Text | None = None


class PlanningTable(Table):
    """How meetings are planned where nothing else was typed."""

    usual_minutes: Annotated[int, Field(ge=15, le=720)] = int(_USUAL.usual_length.total_seconds() // 60)
    seminar_begins: time = _USUAL.seminar_begins
    seminar_ends: time = _USUAL.seminar_ends
    most_proposals: Annotated[int, Field(ge=2, le=MOST_PROPOSALS)] = _USUAL.most_proposals
    periods: list[PeriodToMindTable] = []


def planning(table: PlanningTable) -> Planning:
    """How meetings are planned."""
    return Planning(
        usual_length=timedelta(minutes=table.usual_minutes),
        seminar_begins=table.seminar_begins,
        seminar_ends=table.seminar_ends,
        most_proposals=table.most_proposals,
        periods=tuple(
            PeriodToMind(
                one.sentence or "", tuple(one.weeks), tuple(one.months), one.is_easter_week, name=one.name or ""
            )
            for one in table.periods
        ),
    )


def preparing(table: PreparingTable | None) -> Preparing | None:
    """Which forum's meetings a forum prepares, if any."""
    return Preparing(table.forum, table.days) if table else None


def advice(table: AdviceTable | None) -> PeriodAdvice | None:
    """When a forum is advised to meet, if anybody does."""
    if table is None:
        return None
    periods = tuple((_day(one.start), _day(one.end)) for one in table.periods)
    return PeriodAdvice(periods, table.sentence, table.name or "")


def _day(typed: str) -> tuple[int, int]:
    month, day = typed.split("-")
    return int(month), int(day)
