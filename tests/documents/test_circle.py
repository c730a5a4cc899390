"""Places on a circle: marks keep apart and stay near where they belong."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.circle import Circle, spread

_WANTED = st.lists(st.floats(0, 360), max_size=80).map(sorted)


@given(_WANTED, st.floats(0.1, 20))
def test_marks_keep_apart_within_the_circle(wanted: list[float], apart: float) -> None:
    """However many there are, neighbours are as far apart as asked for or as there is room, none past either end."""
    places = spread(wanted, apart)
    room = min(apart, 360 / max(1, len(wanted)))
    assert len(places) == len(wanted)
    assert all(after - before >= room - 1e-6 for before, after in pairwise(places))
    assert all(-1e-6 <= place <= 360 + 1e-6 for place in places)


@given(_WANTED)
def test_marks_that_have_room_stay_where_they_belong(wanted: list[float]) -> None:
    """What is far enough from its neighbours and both ends isn't moved."""
    distinct = [place for place in range(5, 355, 10) if any(place <= one < place + 10 for one in wanted)]
    assert spread(distinct, 9) == pytest.approx(distinct)


def test_a_crowd_is_moved_apart_evenly() -> None:
    """Three marks of one day stand about it, the middle one on it."""
    assert spread([100, 100, 100], 4) == pytest.approx([96, 100, 104])


def test_letters_are_never_upside_down() -> None:
    """Letters along the lower half run the other way round the circle than those along the upper."""
    circle = Circle(0, 0)
    upper, lower = circle.baseline(100, 10, 300, 330), circle.baseline(100, 10, 150, 180)
    assert " 0 0 1 " in upper
    assert " 0 0 0 " in lower
