"""The board of cases as a picture: by what it is made of, not by its pixels."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.pictures import png_of, svg_of
from domain.case_board import MOST_ON_BOARD, Board, BoardCase, BoardStep
from domain.case_status import StepState

_SVG = "{http://www.w3.org/2000/svg}"
_STEPS = tuple(BoardStep("Det politiske niveau", state, 20, 45) for state in StepState)
_AT_SSU = BoardStep("SSU", StepState.DONE, 90, 45)
_LATE = BoardCase("Sag 1: Opkald efter udskrivning", 90, 75, "Venter på Fyn.", (_AT_SSU,))
_EARLY = BoardCase("Sag 2: Akutteam", 20, 60, "Venter på SSU.", _STEPS)
BOARD = Board("2 sager undervejs, 1 over målet", "Dage.", (_LATE, _EARLY), 0, "Sådan står det.", date(2026, 10, 26))


def _drawn(board: Board) -> ET.Element:
    return ET.fromstring(svg_of(board))  # noqa: S314 - our own


def _groups(svg: ET.Element, kind: str) -> list[ET.Element]:
    return [one for one in svg.iter(f"{_SVG}g") if one.get("class") == kind]


def _said(svg: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in svg.iter(f"{_SVG}text")]


def test_the_board_says_what_it_shows() -> None:
    """The picture has a title and an alternative text, and a row for each case with its days in words."""
    svg = _drawn(BOARD)
    assert svg.findtext(f"{_SVG}title") == "2 sager undervejs, 1 over målet"
    assert svg.findtext(f"{_SVG}desc") == "Sådan står det."
    assert len(_groups(svg, "sag")) == 2
    assert {"90 af 75 dage, 15 over målet", "20 af 60 dage, 40 tilbage"} <= set(_said(svg))


def test_each_step_is_told_by_more_than_its_colour() -> None:
    """Every kind of step has a fill or an outline of its own, is named in the legend, and says its days."""
    early = _groups(_drawn(BOARD), "sag")[1]
    steps = _groups(early, "trin")
    assert [one.get("data-stand") for one in steps] == ["done", "current", "coming", "optional", "left_out"]
    looks = {(one.get("fill"), one.get("stroke-dasharray")) for step in steps for one in step.iter(f"{_SVG}path")}
    assert len(looks) == 5
    assert [_said(step)[-1] for step in steps[:3]] == ["20 af 45 dage", "20 af 45 dage", "mål 45 dage"]


def test_what_is_over_its_target_is_striped_and_said() -> None:
    """The days beyond the target have a pattern that greyscale keeps, after a mark where the target was."""
    late, early = _groups(_drawn(BOARD), "sag")
    assert [one.get("fill") for one in late.iter(f"{_SVG}rect")].count("url(#over)") == 1
    assert [one.get("fill") for one in early.iter(f"{_SVG}rect")].count("url(#over)") == 0
    assert _said(_groups(late, "trin")[0])[-1] == "90 af 45 dage!"


def test_a_target_of_a_day_is_one_day() -> None:
    """A case and a step that were given a day say so in the singular."""
    brief = replace(_LATE, days=0, target_days=1, steps=(replace(_AT_SSU, days=2, target_days=1),))
    said = _said(_drawn(replace(BOARD, cases=(brief,))))
    assert "0 af 1 dag, 1 tilbage" in said
    assert "2 af 1 dag!" in said


def test_what_there_is_no_room_for_is_counted() -> None:
    """The board says how many cases it leaves out, and one without cases is still a board."""
    assert any(words.startswith("… og 3 sager mere · Dage.") for words in _said(_drawn(replace(BOARD, left_out=3))))
    assert _groups(_drawn(replace(BOARD, cases=())), "sag") == []


_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), max_size=120)
_steps = st.builds(BoardStep, _words, st.sampled_from(StepState), st.integers(0, 2000), st.integers(1, 900))
_cases = st.builds(
    BoardCase, _words, st.integers(0, 3000), st.integers(1, 3000), _words, st.lists(_steps, max_size=12).map(tuple)
)


@given(st.lists(_cases, max_size=MOST_ON_BOARD))
@settings(deadline=None, max_examples=30)
def test_whatever_the_cases_all_lies_within_the_page(cases: list[BoardCase]) -> None:
    """However long the names and many the days, rows follow each other and no bar runs off the page."""
    svg = _drawn(replace(BOARD, cases=tuple(cases)))
    width, height = float(svg.get("width", 0)), float(svg.get("height", 0))
    tops = [float(next(row.iter(f"{_SVG}text")).get("y", 0)) for row in _groups(svg, "sag")]
    assert all(after - before >= 160 for before, after in pairwise(tops))
    assert all(top + 140 < height for top in tops)
    for row in _groups(svg, "brugt"):
        for bar in row.iter(f"{_SVG}rect"):
            assert float(bar.get("x", 0)) + float(bar.get("width", 0)) <= width - 39


def test_what_people_typed_is_shown_as_typed() -> None:
    """Markup in a case's name, and where it stands, is text in the picture and in its alternative text."""
    typed = '<b>Fed</b> & "sær" <!channel>'
    svg = _drawn(replace(BOARD, cases=(replace(_EARLY, name=typed, stands=typed),), alternative=typed))
    assert [one for one in _said(svg) if one == typed] == [typed, typed]
    assert svg.findtext(f"{_SVG}desc") == typed


def test_the_board_can_be_drawn() -> None:
    """The SVG is one that resvg draws."""
    assert png_of(BOARD).startswith(b"\x89PNG")
