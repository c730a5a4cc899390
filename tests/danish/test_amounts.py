import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.amounts import amount_text, find_amount


@pytest.mark.parametrize(
    ("typed", "kroner", "rest"),
    [
        ("1.250.000 kr.", 1_250_000, ""),
        ("region 500.000", 500_000, "region"),
        ("500000 i alt", 500_000, "i alt"),
        ("1,25 mio. kr.", 1_250_000, ""),
        ("2 mio", 2_000_000, ""),
        ("250 t.kr.", 250_000, ""),
        ("250 t. kr.", 250_000, ""),
        ("2,5 tkr til 3 timer", 2_500, "til 3 timer"),
        ("250 tusind kroner", 250_000, ""),
        ("500.000,- kr", 500_000, ""),
        ("kr. 500,00", 500, ""),
        ("2 gange 120.000", 120_000, "2 gange"),
        ("2026 500", 500, "2026"),
        ("2026 kr.", 2_026, ""),
    ],
)
def test_amounts_are_read_as_danes_write_them(typed: str, kroner: int, rest: str) -> None:
    """Dots part thousands, a comma the øre; what has a unit counts before what has none."""
    found = find_amount(typed)
    assert found is not None
    assert (found.kroner, found.rest) == (kroner, rest)


@pytest.mark.parametrize("typed", ["", "2026", "22/17744", "9/12", "1.50", "fyn", "9.12.2026", "1,2345678 mio. kr."])
def test_what_is_no_amount_is_none(typed: str) -> None:
    """Years, dates and case numbers are no money, nor is a part of an øre."""
    assert find_amount(typed) is None


@pytest.mark.parametrize("typed", ["12,50 kr.", "999.999.999.999.999 kr.", "500,000", "kr. 500,000"])
def test_what_isnt_whole_kroner_is_told(typed: str) -> None:
    """Øre, what nobody has and thousands after a comma are found as they were typed and not rounded silently."""
    found = find_amount(typed)
    assert found is not None
    assert (found.words, found.kroner) == (typed, None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("fyn \u221210.000", "\u221210.000"),
        ("fyn - 10.000 kr.", "- 10.000 kr."),
        ("fyn –10.000 kr", "–10.000 kr"),
        ("region €500.000", "€500.000"),
        ("region $ 500.000", "$ 500.000"),
        ("500.000 € i alt", "500.000 €"),
        ("10 % af det", "10 %"),
        ("10% af det", "10%"),
    ],
)
def test_a_sign_makes_it_something_else(typed: str, words: str) -> None:
    """What is below nothing, a share or other money is found as it was typed, and taken for no kroner."""
    found = find_amount(typed)
    assert found is not None
    assert (found.words, found.kroner) == (words, None)


@given(st.integers(1, 10**11))
def test_an_amount_that_was_written_is_read_back(kroner: int) -> None:
    """What the product writes, it reads."""
    found = find_amount(amount_text(kroner))
    assert found is not None
    assert found.kroner == kroner
