import pytest

from danish.reader import bare_day, find
from danish.zone import copenhagen
from tests.danish.examples import as_in_the_table

NOW = copenhagen(2026, 11, 23, 9, 15)


@pytest.mark.parametrize(
    ("text", "phrase", "meaning", "rest"),
    [
        (
            "politisk sydvestjylland 8/12 borgmester esbjerg",
            "8/12", "2026-12-08", "politisk sydvestjylland borgmester esbjerg",
        ),
        (
            "politisk sydvestjylland 10/11 borgmester esbjerg",
            "10/11", "2026-11-10 | 2027-11-10", "politisk sydvestjylland borgmester esbjerg",
        ),
        (
            "politisk lillebælt onsdag den 9. december 2026 kl. 15-17 virtuelt sted Rådhuset",
            "onsdag den 9. december 2026 kl. 15-17", "2026-12-09T15:00..17:00",
            "politisk lillebælt virtuelt sted Rådhuset",
        ),
        ("fyn 2 marts kl 9", "2 marts kl 9", "2027-03-02T09:00", "fyn"),
        ("8/12 fyn", "8/12", "2026-12-08", "fyn"),
        ("fyn 8/12", "8/12", "2026-12-08", "fyn"),
        ("8/12", "8/12", "2026-12-08", ""),
        ("flyt politisk fyn til 9/3 kl. 10", "til 9/3 kl. 10", "2027-03-09T10:00", "flyt politisk fyn"),
        ("plo 1 8/12", "8/12", "2026-12-08", "plo 1"),
        ("8/12 plo 1", "8/12", "2026-12-08", "plo 1"),
        ("afbud plo 1, 2. marts", "2. marts", "2027-03-02", "afbud plo 1"),
        ("politisk fyn på torsdag", "på torsdag", "2026-11-26", "politisk fyn"),
        ("tag 3 torsdag", "torsdag", "2026-11-26", "tag 3"),
        ("uge 50 fagligt", "uge 50", "2026-12-07..2026-12-13", "fagligt"),
        ("frist 23/12 fagligt", "frist 23/12", "2026-12-23", "fagligt"),
        ("ansvarlig fagligt senest den 23. december", "senest den 23. december", "2026-12-23", "ansvarlig fagligt"),
        ("fyn 9/12 virtuelt kl. 15-17 sted A", "9/12 kl. 15-17", "2026-12-09T15:00..17:00", "fyn virtuelt sted A"),
        ("kl. 15-17 fyn onsdag den 9/12", "kl. 15-17 onsdag den 9/12", "2026-12-09T15:00..17:00", "fyn"),
        ("fyn (8/12) borgmester", "(8/12)", "2026-12-08", "fyn borgmester"),
        ("fyn, 8/12, borgmester", "8/12", "2026-12-08", "fyn, borgmester"),
        ("sag 22/17744 den 8/12", "den 8/12", "2026-12-08", "sag 22/17744"),
        ("lokale 15-17 den 8/12", "den 8/12", "2026-12-08", "lokale 15-17"),
        ("punkt 2.1 torsdag", "torsdag", "2026-11-26", "punkt 2.1"),
        ("klynge fyn niveau 2026-12-09", "2026-12-09", "2026-12-09", "klynge fyn niveau"),
        ("politisk fyn 31. november plo 1", "31. november", "none NO_SUCH_DAY", "politisk fyn plo 1"),
        ("politisk fyn 32/13", "32/13", "none NO_SUCH_MONTH", "politisk fyn"),
        ("fyn torsdag den 9. december 2026", "torsdag den 9. december 2026", "none WRONG_WEEKDAY", "fyn"),
        ("fyn torsdag 9/12 kl. 15", "torsdag 9/12 kl. 15", "none WRONG_WEEKDAY", "fyn"),
        ("onsdag politisk fyn 10/12", "onsdag 10/12", "none WRONG_WEEKDAY", "politisk fyn"),
        ("fyn 8/12 kl. 25", "8/12 kl. 25", "none NO_SUCH_TIME", "fyn"),
        ("mind mig om det hver torsdag", "hver torsdag", "none RECURRING", "mind mig om det"),
        ("5 hverdage før mødet i fyn", "5 hverdage før mødet", "none NEEDS_MEETING", "i fyn"),
        ("fyn 8.12 borgmester", "8.12", "2026-12-08 | 2026-11-24T08:12", "fyn borgmester"),
        ("“Mødet 9/12” fyn 8/12", "8/12", "2026-12-08", "“Mødet 9/12” fyn"),
        ('punkt "Budget 2027 og 1/1" 8/12', "8/12", "2026-12-08", 'punkt "Budget 2027 og 1/1"'),
        ("fyn i dag", "i dag", "2026-11-23", "fyn"),
        ("sønderjylland om 14 dage virtuelt", "om 14 dage", "2026-12-07", "sønderjylland virtuelt"),
        (
            "den 8. eller 10. december kl. 14 fyn",
            "den 8. eller 10. december kl. 14", "2026-12-08T14:00 | 2026-12-10T14:00", "fyn",
        ),
        ("POLITISK FYN D. 8. DEC. KL. 9", "D. 8. DEC. KL. 9", "2026-12-08T09:00", "POLITISK FYN"),
    ],
)  # fmt: skip
def test_the_longest_run_that_reads_as_a_time_is_found(text: str, phrase: str, meaning: str, rest: str) -> None:
    """The date is found among other words, impossible ones too, and the other words are left in order."""
    found = find(text, NOW)
    assert found is not None
    assert (found.phrase, as_in_the_table(found.meaning), found.rest) == (phrase, meaning, rest)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "plo 1", "tag 3", "udført 12", "22/17744", "2217744", "genereret 22/17744", "overdrag 3 @navn", "i",
        "for", "den", "sidste", "om", "i for den på til fra", "jan jensen", "man kan ikke", "august hansen", "maj",
        "tor", "anden borgmester", "den første", "den anden", "en to tre", "mødet", "referat udkast", "plo 2",
        "borgmester esbjerg", "nu", "punkt 2-3", "bilag 3.1", "lokale 15-17", "“8/12”", '"på torsdag kl. 9"',
        "til beslutning", "fra lokal", "ssu 2", "4. kommune", "nr. 15", "§ 8.2 og § 9.1", "3 timer", "to gange",
        "side 8-12", "100 %", "1.131 kr.", "version 2.10.1", "+45 12 34 56 78", "12345678", "<@U12345678>", "aften",
        "jul", "halv", "10 deltagere", "mellem os", "8/12a", "x8/12", "8/122", "æ" * 100, "🙂 🙂", "1" * 300,
    ],
)  # fmt: skip
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    """Bare numbers, case numbers, numbered things, names, small words and quotations are never taken for a date."""
    assert find(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "phrase", "meaning"),
    [
        ("fyn 17-12 15-17", "17-12 15-17", "2026-12-17T15:00..17:00"),
        ("17-12 9-11 plo 1", "17-12 9-11", "2026-12-17T09:00..11:00"),
        ("fyn 17-12 plo 1", "17-12", "2026-12-17"),
        ("fyn 17-12 2-3 personer", "17-12", "2026-12-17"),
        ("fyn 14-12 20-12", "14-12", "2026-12-14"),
        ("punkt 2-3 2-4 timer", None, None),
    ],
)
def test_a_day_with_a_hyphen_may_have_hours_after_it(text: str, phrase: str | None, meaning: str | None) -> None:
    """What comes after it is numbered or counted alone; what is numbered or counted itself is no day."""
    found = bare_day(text, NOW)
    assert (found.phrase, as_in_the_table(found.meaning)) == (phrase, meaning) if found else phrase is None


def test_the_rest_of_a_very_long_text_is_kept() -> None:
    """Text beyond what is searched is not lost."""
    found = find("8/12 " + "ord " * 1000 + "slut", NOW)
    assert found is not None
    assert found.rest.endswith("slut")
