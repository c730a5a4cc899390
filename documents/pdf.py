"""Writes a document as a PDF that screen readers can read (PDF/UA-1), with fonts of its own; it words nothing.

The pages are laid out by `paper.typ`. What people wrote goes there as data, never as markup.
"""

import json
from dataclasses import asdict
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from documents.letters import printable
from domain.papers import Paper

if TYPE_CHECKING:
    from typst import PDFStandard

_LAYOUT = Path(__file__).with_name("paper.typ")


_FOR_SCREEN_READERS: "list[PDFStandard]" = ["ua-1"]


def pdf_of(paper: Paper) -> bytes:
    """The PDF's bytes; the same document gives the same bytes.

    A letter that no font here has (an emoji, say) stands as an empty box, and the file doesn't claim PDF/UA then.
    """
    import typst  # noqa: PLC0415 - large, and seldom needed

    data = json.dumps(asdict(paper, dict_factory=_printable), ensure_ascii=False)
    try:
        return _typeset(data, paper, _FOR_SCREEN_READERS)
    except typst.TypstError:
        return _typeset(data, paper, [])


def _typeset(data: str, paper: Paper, standards: "list[PDFStandard]") -> bytes:
    import typst  # noqa: PLC0415 - as above

    pdf: bytes = typst.compile(
        _LAYOUT.read_bytes(),
        sys_inputs={"paper": data},
        ignore_system_fonts=True,
        pdf_standards=standards,
        timestamp=paper.made.astimezone(UTC).replace(microsecond=0),
    )
    return pdf


def _printable(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: _clean(value) for name, value in fields if name != "made"}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    return [_clean(one) for one in value] if isinstance(value, tuple | list) else value
