"""When a cluster is asked how a trial went, and who is asked."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from danish.workdays import is_working_day
from danish.zone import copenhagen
from domain.people import Person, RoleAssignment
from domain.reminder_times import Reminding
from domain.trials import Trial, question, who_tells

NOW = copenhagen(2026, 10, 26, 14)


def a_trial(starts: date | None = None) -> Trial:
    """A trial that was told of by the first person on 26 October 2026."""
    return Trial(1, "fyn", 1, NOW, id=7, starts=starts)


def test_it_is_asked_after_three_months() -> None:
    """Three months after it began, or was told of where it had begun before; at the hour of reminders."""
    assert question(a_trial(), Reminding()).due == copenhagen(2027, 1, 26, 9)
    assert question(a_trial(date(2026, 1, 1)), Reminding()).due == copenhagen(2027, 1, 26, 9)
    assert question(a_trial(date(2026, 11, 30)), Reminding()).due == copenhagen(2027, 3, 1, 9)


@given(st.dates(date(2026, 10, 27), date(2099, 1, 1)))
def test_it_is_always_asked_on_a_working_day(starts: date) -> None:
    """About three months later, never at a weekend or on a holiday."""
    due = question(a_trial(starts), Reminding()).due.date()
    assert is_working_day(due)
    assert timedelta(days=85) <= due - starts <= timedelta(days=100)


def test_who_said_it_is_asked_while_they_serve_the_cluster() -> None:
    """Else all who serve it are, but for those who left; nobody of another cluster."""
    first, second = Person(1, "Anne"), Person(2, "Bo")
    gone, other = Person(3, "Eva", is_deactivated=True), Person(4, "Ida")
    roles = [RoleAssignment(0, "somatik", "fyn", None, one) for one in (second, gone)]
    roles.append(RoleAssignment(0, "somatik", "lillebaelt", None, other))
    assert who_tells(a_trial(), "fyn", roles) == (2,)
    assert who_tells(a_trial(), "fyn", [*roles, RoleAssignment(0, "kommune", "fyn", None, first)]) == (1,)
