"""Links and case numbers in typed text, beside the dates that they could be taken for."""

import pytest

from handlers.references import take_reference


@pytest.mark.parametrize(
    ("typed", "reference", "rest"),
    [
        ("22/17744", "22/17744", ""),
        ("2217744", "22/17744", ""),
        ("genereret 26/12345 politisk fyn 9/12", "26/12345", "genereret politisk fyn 9/12"),
        ("journaliseret 26/123", "26/123", "journaliseret"),
        ("journaliseret 26/45", "26/45", "journaliseret"),
        ("journaliseret 45/1", "45/1", "journaliseret"),
        ("journaliseret 26/2026", "26/2026", "journaliseret"),
        ("journaliseret sagsnr. 26/1", "26/1", "journaliseret"),
        ("journaliseret 26/1 politisk fyn 9/12", "26/1", "journaliseret politisk fyn 9/12"),
        ("journaliseret 26/1 politisk fyn 2026-12-09 15.00", "26/1", "journaliseret politisk fyn 2026-12-09 15.00"),
        ("journaliseret 26/1, politisk 9/12", "26/1", "journaliseret , politisk 9/12"),
        ("journaliseret 26/1 den 9. december", "26/1", "journaliseret den 9. december"),
        ("journaliseret 26/1 9.12 kl. 15.00", "26/1", "journaliseret 9.12 kl. 15.00"),
        ("journaliseret 26/1 9.12.2026", "26/1", "journaliseret 9.12.2026"),
    ],
)
def test_a_case_number_is_taken_out(typed: str, reference: str, rest: str) -> None:
    """However it is written, wherever it can't be the day of the meeting."""
    assert take_reference(typed) == (reference, rest)


def test_a_link_is_taken_out_whole() -> None:
    """However long it is: part of one leads nowhere, and nobody would see that it is a part."""
    link = f"https://region.sharepoint.example/sag?id={'a1' * 400}"
    assert take_reference(f"genereret {link}, politisk fyn") == (link, "genereret politisk fyn")


@pytest.mark.parametrize(
    "typed",
    [
        "genereret 26/1",
        "genereret 10/11",
        "status 12/2026",
        "udsendt 10/11-2026 kl. 15",
        "udsendt politisk 10/11 kl. 15.00",
        "udsendt politisk 10/11 KL 15.10",
        "udsendt politisk 10/11 15.00–17.00",
        "udsendt tirsdag 10/11 kl. 9.10-10.10",
        "udsendt 10/11 9.10-10.10",
        "udsendt 10/11 og 9/12",
        "udsendt 26/11 og 9/12",
        "udsendt 26/11, den 9/12",
        "udsendt 26/11 nej 9/12",
        "udsendt 10/11 9/12",
        "udsendt den 20/10 politisk 10/11",
        "udsendt tirsdag d. 20/10 politisk 10/11",
    ],
)
def test_a_lone_date_stays_a_date(typed: str) -> None:
    """A day and month, or a month and year, says which meeting is meant, also with its time of day or a second day."""
    assert take_reference(typed) == ("", typed)
