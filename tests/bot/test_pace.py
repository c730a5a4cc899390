"""How often somebody may do something."""

from dataclasses import dataclass
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace


@dataclass(slots=True)
class Seconds:
    """A count of seconds that is set by hand."""

    at: float = 0.0

    def __call__(self) -> float:
        """The seconds it is set to."""
        return self.at


def test_so_many_at_once_and_then_a_steady_rate() -> None:
    """Ten at once, then two a second; whoever waits long enough may do ten again; others aren't touched."""
    seconds = Seconds()
    pace = Pace(at_once=10, per_second=2, monotonic=seconds)
    assert [pace.allows("a") for _ in range(12)] == [True] * 10 + [False] * 2
    assert pace.allows("b")
    seconds.at = 1
    assert [pace.allows("a") for _ in range(3)] == [True, True, False]
    seconds.at = 100
    assert sum(pace.allows("a") for _ in range(20)) == 10


@given(st.lists(st.floats(min_value=0, max_value=5), max_size=80))
def test_no_way_of_waiting_gets_more_than_the_pace(waits: list[float]) -> None:
    """However the tries lie in time, what was let through is never more than so many and the rate since the start."""
    seconds = Seconds()
    pace = Pace(at_once=5, per_second=2, monotonic=seconds)
    let_through = 0
    for wait in waits:
        seconds.at += wait
        let_through += pace.allows("a")
        assert let_through <= 5 + 2 * seconds.at + 1e-6


def test_what_is_kept_has_an_end() -> None:
    """Who has been idle is forgotten; and where everybody is busy, there is still a most."""
    seconds = Seconds()
    pace = Pace(at_once=2, per_second=1, most=100, monotonic=seconds)
    for number in range(1_000):
        seconds.at = number * 0.001
        pace.allows(number)
    assert len(pace) == 100
    seconds.at = 10
    pace.allows("later")
    assert len(pace) == 1


def test_a_rate_forgets_nobody_who_is_still_too_fast() -> None:
    """Among many others who come and go, one who keeps trying stays at the pace."""
    seconds, others = Seconds(), count()
    pace = Pace(at_once=5, per_second=1, monotonic=seconds)
    let_through = 0
    for number in range(2_000):
        seconds.at = number * 0.01
        pace.allows(f"andre {next(others)}")
        let_through += pace.allows("a")
    assert let_through <= 5 + 20
