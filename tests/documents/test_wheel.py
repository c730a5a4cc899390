"""The annual wheel as a picture: by what it is made of, not by its pixels."""

from datetime import date, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sample_facts import PLANS, YEAR
from danish.zone import copenhagen
from documents.pictures import png_of, svg_of
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.pictures import YearPicture
from domain.year_wheel import year_wheel
from tests.domain.support import syddanmark

_PROFILE = syddanmark()
_SVG = "{http://www.w3.org/2000/svg}"
_TODAY = date(2026, 10, 26)


def _at(body: str, day: date, kind: MeetingKind = MeetingKind.ORDINARY) -> Meeting:
    starts = copenhagen(day.year, day.month, day.day, 13)
    return Meeting(0, body, starts, starts + timedelta(hours=2), kind=kind)


SAMPLES = [_at(body, date(YEAR, *day)) for body, plan in PLANS.items() for day in plan.days]


def _picture(meetings: list[Meeting], cluster: str | None = "fyn", name: str = "Sundhedsklynge Fyn") -> YearPicture:
    where = _PROFILE.cluster(cluster) if cluster else None
    wheel = year_wheel(_PROFILE, where, YEAR, meetings, _TODAY)
    return YearPicture(wheel, name, "Møderne i 2026.", _TODAY)


def _drawn(picture: YearPicture) -> ET.Element:
    return ET.fromstring(svg_of(picture))  # noqa: S314 - our own


def _group(svg: ET.Element, name: str) -> ET.Element:
    return next(one for one in svg.iter(f"{_SVG}g") if name in (one.get("id"), one.get("class")))


def _groups(svg: ET.Element, kind: str) -> list[ET.Element]:
    return [one for one in svg.iter(f"{_SVG}g") if one.get("class") == kind]


def _circles(svg: ET.Element) -> list[tuple[float, float, float]]:
    found = [group.find(f"{_SVG}circle") for group in _groups(svg, "moede")]
    return [
        (float(one.get("cx", 0)), float(one.get("cy", 0)), float(one.get("r", 0))) for one in found if one is not None
    ]


def _texts(element: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in element.iter(f"{_SVG}text")]


def test_the_wheel_says_what_it_shows() -> None:
    """The picture has a title and an alternative text, is A3 across, and asks nothing of any other machine."""
    svg = _drawn(_picture(SAMPLES))
    assert (svg.get("width"), svg.get("height"), svg.get("role")) == ("420mm", "297mm", "img")
    assert svg.findtext(f"{_SVG}title") == "Årshjul 2026: Sundhedsklynge Fyn"
    assert svg.findtext(f"{_SVG}desc") == "Møderne i 2026."
    assert "http" not in svg_of(_picture(SAMPLES)).replace("http://www.w3.org/", "")


def test_around_stand_the_months_the_weeks_and_what_recurs() -> None:
    """Twelve months by name, each week of the year by number once, and each period's name."""
    svg = _drawn(_picture(SAMPLES))
    assert _texts(_group(svg, "maaneder"))[::11] == ["januar", "december"]
    assert _texts(_group(svg, "uger")) == [str(week) for week in range(1, 54)]
    assert {"Vinterferie", "Påske", "Sommerferie", "Efterårsferie", "Kommunernes budget"} <= {
        one.text for one in _group(svg, "hvert-aar").iter(f"{_SVG}title")
    }


def test_each_body_has_a_ring_with_its_meetings_and_deadlines() -> None:
    """A ring a body, the day's number on each meeting, a triangle for its items and a square for the sending."""
    rings = {ring.get("data-organ"): ring for ring in _groups(_drawn(_picture(SAMPLES)), "ring")}
    assert list(rings) == ["politisk/fyn", "fagligt/fyn", "ssu", "sss"]
    political = rings["politisk/fyn"]
    assert [one.get("data-dag") for one in _groups(political, "moede")] == [
        "2026-03-10", "2026-06-09", "2026-09-15", "2026-12-08",
    ]  # fmt: skip
    assert [_texts(one) for one in _groups(political, "moede")] == [["10"], ["9"], ["15"], ["8"]]
    assert next(one.get("data-dag") for one in _groups(political, "punkter")) == "2026-02-10"
    assert next(one.get("data-dag") for one in _groups(political, "udsendes")) == "2026-03-03"


def test_days_off_and_today_are_marked() -> None:
    """Holidays lie across the rings and are named; today is a line, and only in its own year."""
    svg = _drawn(_picture(SAMPLES))
    titles = [one.text or "" for one in _group(svg, "fridage").iter(f"{_SVG}title")]
    assert "Grundlovsdag: fredag den 5. juni 2026" in titles
    assert _group(svg, "i-dag").findtext(f"{_SVG}title") == "I dag: mandag den 26. oktober 2026"
    other = YearPicture(year_wheel(_PROFILE, None, 2027, [], _TODAY), "Alle", "", _TODAY)
    assert all(one.get("id") != "i-dag" for one in _drawn(other).iter(f"{_SVG}g"))


def test_beside_the_wheel_each_meeting_stands_with_its_dates() -> None:
    """The list holds all meetings of the year with both deadlines, also where there are forty of them."""
    rows = [_texts(row) for row in _groups(_drawn(_picture(SAMPLES)), "raekke")]
    assert len(rows) == 16
    assert rows[3] == ["10. mar.", "Det politiske niveau", "10. feb.", "3. mar."]
    assert len(_groups(_drawn(_picture(SAMPLES, None, "Alle klynger")), "raekke")) == 40


def test_pre_meetings_are_told_apart_by_more_than_colour() -> None:
    """The chairs' pre-meeting is an outlined circle, and the list says its kind."""
    svg = _drawn(_picture([_at("politisk/fyn", date(2026, 11, 27), MeetingKind.PRE_MEETING)]))
    circle = _group(svg, "moede").find(f"{_SVG}circle")
    assert circle is not None
    assert circle.get("stroke")
    assert _texts(_group(svg, "raekke"))[1] == "Formøde: Det politiske niveau"


def _crowded(bodies: list[str], step: int) -> list[Meeting]:
    """Twelve meetings in each month, over these bodies, so many days apart."""
    return [
        _at(bodies[number % len(bodies)], date(YEAR, month, 1 + step * number))
        for month in range(1, 13)
        for number in range(12)
    ]


@pytest.mark.parametrize("cluster", ["fyn", None])
@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.parametrize("bodies", [["politisk/fyn"], ["politisk/fyn", "fagligt/fyn", "ssu", "sss"], ["sss"]])
def test_twelve_meetings_a_month_never_overlap(cluster: str | None, step: int, bodies: list[str]) -> None:
    """At twelve meetings a month, of one body or several, on one day or spread, no label lies on another."""
    circles = _circles(_drawn(_picture(_crowded(bodies, step), cluster)))
    assert len(circles) == 144
    for (x, y, radius), (other_x, other_y, other) in combinations(circles, 2):
        assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 >= radius + other - 0.05


def test_a_crowded_year_says_how_many_instead_of_a_list() -> None:
    """What there is no room to list is counted by month, and nothing runs off the page."""
    svg = _drawn(_picture(_crowded(["politisk/fyn"], 2)))
    assert _groups(svg, "raekke") == []
    assert any("januar\u00a012 · februar\u00a012" in words for words in _texts(_group(svg, "noter")))


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=60))
@settings(deadline=None, max_examples=25)
def test_whatever_the_days_all_that_is_drawn_lies_on_the_page(days: list[date]) -> None:
    """However the meetings lie, each is drawn, the list's lines lie below each other, and none below the page."""
    svg = _drawn(_picture([_at("fagligt/fyn", day) for day in days]))
    assert len(_circles(svg)) == len(days)
    rows = [float(next(row.iter(f"{_SVG}text")).get("y", 0)) for row in _groups(svg, "raekke")]
    notes = [float(one.get("y", 0)) for one in _group(svg, "noter").iter(f"{_SVG}text")]
    assert all(before + 10 <= after for before, after in pairwise([*rows, *notes]))
    assert max([*rows, *notes]) <= 1175


def test_what_is_typed_can_not_become_markup() -> None:
    """A name with angle brackets and ampersands is shown as it is written."""
    svg = _drawn(_picture([], name='Fyn <script>alert("x")</script> & co'))
    assert svg.findtext(f"{_SVG}title") == 'Årshjul 2026: Fyn <script>alert("x")</script> & co'
    assert list(svg.iter(f"{_SVG}script")) == []
    odd = _drawn(_picture([], name="Fyn\x0b\ud800 og \x00øerne"))
    assert odd.findtext(f"{_SVG}title") == "Årshjul 2026: Fyn og øerne"


def test_the_wheel_can_be_drawn() -> None:
    """The SVG is one that resvg draws, in a size people can read."""
    drawn = png_of(_picture(SAMPLES))
    assert drawn.startswith(b"\x89PNG")
    assert len(drawn) > 100_000
