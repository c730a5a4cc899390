"""Any minutes that are written in one of the usual ways: what was put in is what is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.conversion.converted import Line
from documents.minutes.reading import found_in

_NUMBERINGS = (
    "Punkt {n}: {t}",
    "{n}. {t}",
    "{n}) {t}",
    "Pkt. {n} - {t}",
    "Sag nr. {n}: {t}",
    "Dagsordenspunkt {n} – {t}",
)
_DECISIONS = ("Beslutning", "Beslutning:", "Konklusion", "Beslutning for punkt {n}:", "BESLUTNING", "Afgørelse:")
_TITLES = ("Godkendelse af dagsorden", "Status på akutpladser", "Fælles uddannelse", "Nyt sundhedshus", "Eventuelt")
_TEXTS = ("Indstillingen blev tiltrådt.", "Godkendt.", "Taget til efterretning.", "Udsat til næste møde.", "Drøftet.")
_CASES = ("Sagsnr. 26/{c}", "Sagsnr.: 26/{c}", "J.nr. 29.30.00-A00-{c}-26", "Sagsnummer: 26/{c}", "")
_ANNEXES = (("Bilag 1: Notat", "Bilag 2: Høringssvar"), ("- Notat",), ())
_points = st.lists(
    st.tuples(st.sampled_from(_TITLES), st.sampled_from(_TEXTS), st.sampled_from(_CASES), st.sampled_from(_ANNEXES)),
    min_size=2,
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(_points, st.sampled_from(_NUMBERINGS), st.sampled_from(_DECISIONS), st.sampled_from((0, 1)), st.integers(1, 300))
def test_what_was_written_is_what_is_found(
    points: list[tuple[str, str, str, tuple[str, ...]]], numbering: str, label: str, contents: int, first: int
) -> None:
    """Whatever the numbering, the labels and the table of contents, the points and decisions are those written."""
    lines = [Line("Referat"), Line("Politisk niveau, Fyn den 9. december 2026", gap=1)]
    headings = [numbering.format(n=n, t=title) for n, (title, *_) in enumerate(points, first)]
    if contents:
        lines += [Line("Indhold", gap=1), *(Line(f"{one} ........ {page}") for page, one in enumerate(headings, 2))]
    for n, (heading, (_, said, case, annexes)) in enumerate(zip(headings, points, strict=True), first):
        lines.append(Line(heading, gap=2))
        lines += [Line(case.format(c=1000 + n), gap=1)] if case else []
        lines += [Line("Sagsfremstilling", gap=1), Line("1. Det første."), Line("2. Det andet.")]
        lines += [Line("Bilag", gap=1), *map(Line, annexes)] if annexes else []
        lines += [Line(label.format(n=n), gap=1), Line(said)]

    found = found_in(lines)

    assert [point.number for point in found.points] == list(range(first, first + len(points)))
    assert [point.title for point in found.points] == [title for title, *_ in points]
    assert [point.decision and point.decision.text for point in found.points] == [said for _, said, *_ in points]
    assert [len(point.annexes) for point in found.points] == [len(annexes) for *_, annexes in points]
    assert [bool(point.case_number) for point in found.points] == [bool(case) for _, _, case, _ in points]


@pytest.mark.parametrize("numbering", _NUMBERINGS)
def test_an_extract_whose_numbers_leap_is_found_whole(numbering: str) -> None:
    """Each decision is its own point's, however many points between were left out."""
    lines = [Line("Referat"), Line("Politisk niveau, Fyn den 9. december 2026", gap=1)]
    for n in (1, 3, 12):
        lines += [Line(numbering.format(n=n, t=_TITLES[1]), gap=2), Line("Sagsfremstilling", gap=1)]
        lines += [
            Line("1. Det første."),
            Line("20. Det sidste."),
            Line("Beslutning", gap=1),
            Line(f"Nr. {n} godkendt."),
        ]
    found = found_in(lines)
    assert [(one.number, one.decision and one.decision.text) for one in found.points] == [
        (n, f"Nr. {n} godkendt.") for n in (1, 3, 12)
    ]


@pytest.mark.parametrize("gap", [0, 2])
@pytest.mark.parametrize("written", ["12. Kolding Kommune", "12) Kolding Kommune"])
def test_the_last_line_of_a_list_is_no_point(written: str, gap: int) -> None:
    """It would take the decision of the point that it stands in, and the next one's."""
    lines = [Line("Referat"), Line("Politisk niveau, Fyn den 9. december 2026", gap=1)]
    for n, title in enumerate(_TITLES[:2], 1):
        lines += [Line(f"{n}{written[2]} {title}", gap=gap), Line("Sagsfremstilling", gap=1), Line("Det gælder:")]
        lines += [Line(written, gap=gap), Line("Beslutning", gap=1), Line(f"Nr. {n} godkendt.")]
    found = found_in(lines)
    assert [(one.title, one.decision and one.decision.text) for one in found.points] == [
        (title, f"Nr. {n} godkendt.") for n, title in enumerate(_TITLES[:2], 1)
    ]
