import pytest

from tests.bench.__main__ import main
from tests.bench.dates import outcome
from tests.danish.examples import Example, examples


def test_an_unknown_group_is_answered_with_the_groups(capsys: pytest.CaptureFixture[str]) -> None:
    """Asking for figures that aren't there ends with 2 and says which there are."""
    assert main(["ukendt"]) == 2
    assert "dates" in capsys.readouterr().err


def test_outcomes_are_told_apart() -> None:
    """An answer is right, a question where the table has an answer is asked, a refusal none, all else wrong."""
    example = Example("8/12", examples()[0].now, "2026-12-08")
    answers = ["2026-12-08", "2026-12-08 | 2027-12-08", "none NOT_A_DATE", "2026-12-09"]
    assert [outcome(example, answer) for answer in answers] == ["right", "asked", "none", "wrong"]
