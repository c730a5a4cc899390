"""Documents as web pages."""

from html.parser import HTMLParser

import pytest

from documents.page import page_of
from domain.papers import Entry, Paper, Part, Point
from tests.support.papers import MADE, MARKUP, PAPER


class _Words(HTMLParser):
    """Collects what a reader reads, and where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str | None] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(dict(attrs).get("href"))


def _read(paper: Paper, back: str = "") -> _Words:
    words = _Words()
    words.feed(page_of(paper, back).decode())
    return words


def test_a_page_says_all_that_the_document_says() -> None:
    """Every heading, fact, paragraph and link stands there; what looks like markup is read as it was typed."""
    page = _read(PAPER, "../index.html")
    said = "".join(page.words)
    for words in (
        "Lukket udgave",
        "Sagsnr.",
        "22/17744",
        "Ærøskøbing",
        "Samme afsnit, ny linje.",
        MARKUP.strip("\x07"),
    ):
        assert words in said
    assert page.links == ["../index.html", "https://eksempel.dk/notat"]
    assert "\x07" not in said


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("https://eksempel.dk/a?b=c:d", True),
        ("../moeder/x.html", True),
        ("referat.html", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)//", False),
        ("data:text/html,<b>", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_harmless_links_can_be_pressed(link: str, *, leads: bool) -> None:
    """A link that would run something or open a file elsewhere is shown as text."""
    part = Part("Bilag", (), (Entry("Bilag 1", link),))
    page = _read(Paper("Dagsorden", "Fyn", "Region", MADE, (), (Point("Punkt 1", parts=(part,)),)))
    assert (page.links == [link]) is leads
    assert leads or link in "".join(page.words)
