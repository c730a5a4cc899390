import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.cpr import contains_cpr


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234", "0101901234", "010190 1234", "010190 - 1234", "010190–1234", "cpr 311299-4321.", "(010190-1234)",
        "borger 010190-1234 ønsker", "290224-5678", "610190-1234", "CPR:010190-1234", "0101901234,", "٠١٠١٩٠-١٢٣٤",
        "0101٩01234", "nr.010190-1234", "150607-4000", "010190  1234", "010190\n1234", "010190.1234", "010190/1234",
        "01.01.90-1234", "01-01-90-1234", "01/01/90-1234", "01.01.90.1234", "01 01 90-1234", "01 01 90 1234",
        "0101\u00ad901234", "010190\u200b-1234",
    ],
)  # fmt: skip
def test_cpr_numbers_are_found(text: str) -> None:
    """A CPR number is found with or without hyphen, dots or blanks, in other text, also a hospital's replacement."""
    assert contains_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "22/17744", "2217744", "12 34 56 78", "12345678", "+45 12345678", "+45 12 34 56 78", "004512345678",
        "09-12-2026",
        "8/12-2026", "8/12-2026 kl. 1500", "2026-12-09 1500", "0930-1130", "20261209", "320190-1234", "011390-1234",
        "300290-1234", "12345678901", "1234567890123", "2022-23", "EAN 5790001234567", "CVR 29189846", "uge 49-50",
        "kl. 15.00-17.00", "1.131.010.190", "22/17744-1", "01-01-90", "010190", "010190-123", "010190-12345",
        "09.12.26 1500", "09-12-26 1500-1700", "09.12.26-10.12.26", "2026-12-09-1500", "27.03.00-P35-1-22",
        "05.01.02-1234-21",
    ],
)  # fmt: skip
def test_other_numbers_are_not_cpr_numbers(text: str) -> None:
    """Phone numbers, case numbers, dates, times and other numbers raise no alarm."""
    assert not contains_cpr(text)


@given(st.text(max_size=200))
def test_any_text_can_be_asked_about(text: str) -> None:
    """No text makes the question fail."""
    assert contains_cpr(text) in {True, False}
