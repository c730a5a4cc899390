"""The drawn life cycles name code that is there, and draw each state."""

import re
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

from domain.agenda import ItemState
from domain.cases import CaseState
from domain.decisions import DecisionState
from domain.meetings import MeetingState
from domain.polls import PollState
from domain.reminders import ReminderState
from domain.tasks import TaskState

PAGE = (Path(__file__).parents[2] / "docs" / "life-cycles.md").read_text()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\bdomain(?:\.\w+){2}", PAGE))))
def test_each_name_stands_in_the_code(name: str) -> None:
    """A function that is renamed is renamed in the drawing."""
    module, _, attribute = name.rpartition(".")
    assert hasattr(import_module(module), attribute)


@pytest.mark.parametrize(
    "states", [MeetingState, TaskState, ItemState, DecisionState, CaseState, PollState, ReminderState]
)
def test_each_state_is_drawn(states: type[StrEnum]) -> None:
    """A state that is added is drawn."""
    assert all(re.search(rf"\b{state.name}\b", PAGE) for state in states)
