"""Fills in the pictures' templates (`svg/`); what stands where is worked out before."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from documents import palette
from documents.lettering import FAMILY
from documents.letters import printable

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("svg")


def filled(template: str, **facts: Any) -> str:
    """The SVG made of that template; text in it is escaped, and loses the letters that XML forbids."""
    return _environment().get_template(template).render(family=FAMILY, palette=palette, **facts)


def _allowed(value: Any) -> Any:
    """The value as XML takes it; what a template has made itself (`__html__`) stays."""
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only where a picture is made

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_allowed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
