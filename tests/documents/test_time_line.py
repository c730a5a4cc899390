"""A meeting's time line as a picture: by what it is made of, not by its pixels."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from danish.zone import copenhagen
from documents.pictures import png_of, svg_of
from domain.progress import Standing
from domain.time_line import TimeLine, TimeStep

_SVG = "{http://www.w3.org/2000/svg}"
_NOW, _STARTS = copenhagen(2026, 10, 26, 9), copenhagen(2026, 11, 10, 15)
_STANDINGS = (Standing.DONE, Standing.LATE, Standing.NEXT, Standing.LATER, Standing.NOT_NEEDED)
_STEPS = tuple(
    TimeStep(number, f"Trin {number}", _NOW + timedelta(days=3 * number - 20), _STANDINGS[number % 5], "Regionshuset")
    for number in range(1, 15)
)
LINE = TimeLine("Politisk niveau, Fyn: de 14 trin", "Mødet", _STEPS, _STARTS, _NOW, "Sådan står det.", "tidslinje")


def _drawn(line: TimeLine) -> ET.Element:
    return ET.fromstring(svg_of(line))  # noqa: S314 - our own


def _groups(svg: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in svg.iter(f"{_SVG}g") if name in (one.get("id"), one.get("class"))]


def _height(group: ET.Element) -> float:
    return min(float(one.get("y", 0)) for one in group.iter(f"{_SVG}text"))


def _words(group: ET.Element) -> list[str]:
    return [one.text or "" for one in group.iter(f"{_SVG}text")]


def _sign(step: ET.Element) -> str:
    """The shapes beside a step's words, without their places and colours."""
    shapes = [one for one in step.iter() if one.tag in (f"{_SVG}circle", f"{_SVG}path")]
    return " ".join(
        f"{one.get('r', '')}{one.get('stroke-dasharray', '')}{len(one.get('d', '').split())}" for one in shapes
    )


def test_the_line_says_what_it_shows() -> None:
    """The picture has a title and an alternative text."""
    svg = _drawn(LINE)
    assert svg.findtext(f"{_SVG}title") == "Politisk niveau, Fyn: de 14 trin"
    assert svg.findtext(f"{_SVG}desc") == "Sådan står det."


def test_each_step_has_its_day_its_name_and_where_it_stands() -> None:
    """Fourteen steps in order, each with its deadline, number, name, a sign of its own kind, and words."""
    steps = _groups(_drawn(LINE), "trin")
    assert len(steps) == 14
    assert _words(steps[0]) == ["fre. 9. okt.", "kl. 09.00", "1. Trin 1", "Regionshuset"]
    assert [one.get("data-stand") for one in steps[:5]] == ["late", "next", "later", "not_needed", "done"]


def test_today_and_the_meeting_lie_across_in_their_places() -> None:
    """Today stands between what was due before it and what comes, the meeting between what is due before and after."""
    svg = _drawn(LINE)
    (today,), (meeting,), steps = _groups(svg, "i-dag"), _groups(svg, "moedet"), _groups(svg, "trin")
    due_before = [one for one, step in zip(steps, _STEPS, strict=True) if step.due < _NOW]
    assert max(map(_height, due_before)) < _height(today) < _height(meeting)
    assert _words(meeting) == ["Mødet, tirsdag den 10. november 2026 kl. 15.00"]
    assert sum(_height(one) > _height(meeting) for one in steps) == sum(step.due >= _STARTS for step in _STEPS)


def test_signs_are_told_apart_by_shape_and_named() -> None:
    """Each kind of step has another shape, and the legend names those that the picture has."""
    svg = _drawn(LINE)
    signs = {step.get("data-stand"): _sign(step) for step in _groups(svg, "trin")}
    assert len(set(signs.values())) == 5
    assert _words(_groups(svg, "forklaring")[0]) == ["udført", "forsinket", "næste", "senere", "ikke nødvendig"]


@given(st.lists(st.tuples(st.integers(-400, 400), st.sampled_from(Standing), st.text(max_size=200)), max_size=20))
@settings(deadline=None, max_examples=30)
def test_whatever_the_steps_none_lies_on_another(given_steps: list[tuple[int, Standing, str]]) -> None:
    """However many steps, in whatever words, the rows follow each other and the page is as long as they need."""
    clean = [(days, kind, "".join(filter(str.isprintable, said))) for days, kind, said in given_steps]
    steps = tuple(
        TimeStep(number, said or "Trin", _NOW + timedelta(days=days), kind, said)
        for number, (days, kind, said) in enumerate(sorted(clean, key=lambda one: one[0]), 1)
    )
    svg = _drawn(replace(LINE, steps=steps))
    heights = sorted(_height(one) for name in ("trin", "i-dag", "moedet") for one in _groups(svg, name))
    assert len(heights) == len(steps) + 2
    assert all(after - before > 20 for before, after in pairwise(heights))
    assert heights[-1] < float(svg.get("height", 0))


def test_the_line_can_be_drawn() -> None:
    """The SVG is one that resvg draws."""
    assert png_of(LINE).startswith(b"\x89PNG")
