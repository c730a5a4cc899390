"""Writes a document as one web page that any browser shows without a network: no script, nothing loaded."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from danish import writing
from documents import palette
from documents.letters import printable
from domain.papers import Paper

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).with_name("html")
_HARMLESS = re.compile(r"https?://|[^:]*(?:/|$)", re.IGNORECASE)


def page_of(paper: Paper, back: str = "") -> bytes:
    """The page in UTF-8; `back` is the page that it leads back to, "" for none.

    What people typed stands as text. A link leads on only where it is on the web, or a file beside the page.
    """
    made = writing.moment(paper.made)
    text = _template().render(paper=paper, back=back, made=made, palette=palette, is_harmless=_is_harmless)
    return printable(text).encode()


def _is_harmless(link: str) -> bool:
    return _HARMLESS.match(link) is not None


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only where a page is made

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")
