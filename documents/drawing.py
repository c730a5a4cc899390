"""Fills in the pictures' templates (`svg/`); what stands where is worked out before."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from documents import palette
from documents.lettering import FAMILY

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("svg")


def filled(template: str, **facts: Any) -> str:
    """The SVG made of that template; whatever stands in it as text is escaped."""
    return _environment().get_template(template).render(family=FAMILY, palette=palette, **facts)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only where a picture is made

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
