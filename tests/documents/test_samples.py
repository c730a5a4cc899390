"""The pictures of the docs are those that the program draws."""

import re
import struct
from xml.etree import ElementTree as ET

import pytest

from documents.pictures import png_of, svg_of
from domain.pictures import Picture
from tests.documents.samples import FOLDER, pictures

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(params=["aarshjul", "tidslinje", "sager"])
def sample(request: pytest.FixtureRequest) -> tuple[str, Picture]:
    """A picture and the name of its files."""
    return request.param, pictures()[request.param]


def _structure(svg: str) -> list[tuple[str, dict[str, str], str]]:
    """Each element with its attributes and words, in order; numbers are looked at apart."""
    return [
        (one.tag, {name: _NUMBER.sub("#", value) for name, value in one.attrib.items()}, (one.text or "").strip())
        for one in ET.fromstring(svg).iter()  # noqa: S314 - our own
    ]


def _numbers(svg: str) -> list[float]:
    attributes = (value for one in ET.fromstring(svg).iter() for value in one.attrib.values())  # noqa: S314 - our own
    return [float(number) for value in attributes for number in _NUMBER.findall(value)]


def test_the_docs_show_what_is_drawn_today(sample: tuple[str, Picture]) -> None:
    """The SVG in the docs has the same elements, words and places as the one drawn now; else `make billeder`."""
    name, picture = sample
    kept, drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8"), svg_of(picture)
    assert _structure(kept) == _structure(drawn)
    assert _numbers(kept) == pytest.approx(_numbers(drawn), abs=0.2)


def test_the_docs_show_it_as_a_png_of_the_same_size(sample: tuple[str, Picture]) -> None:
    """Beside each SVG lies its PNG, as wide and as high as one drawn now."""
    name, picture = sample
    kept, drawn = (FOLDER / f"{name}.png").read_bytes(), png_of(picture)
    assert struct.unpack_from(">II", kept, 16) == struct.unpack_from(">II", drawn, 16)
