"""Writes an extract of what is kept of a person as one file: a page to read, and the same as JSON, in a ZIP archive.

The page holds no script, and asks nothing of any other machine.
"""

import io
import json
from html import escape
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from domain.extracts import Extract, Section

PAGE, DATA = "data.html", "data.json"
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c}"
    ".wide{overflow-x:auto;margin:.5rem 0 2rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b8b8b8;padding:.3rem .6rem .3rem 0}"
    "p.remark{color:#555}"
)
_HEAD = (
    '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n"""
)


def written(extract: Extract) -> bytes:
    """The archive's bytes."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(PAGE, _page(extract))
        archive.writestr(DATA, json.dumps(_data(extract), ensure_ascii=False, indent=2) + "\n")
    return file.getvalue()


def _data(extract: Extract) -> dict[str, Any]:
    return {
        "titel": extract.title,
        "forklaring": list(extract.lines),
        "data": {one.heading: {"bemærkning": one.remark, "rækker": list(one.rows)} for one in extract.sections},
    }


def _page(extract: Extract) -> str:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in extract.lines)
    sections = "".join(map(_section, extract.sections))
    title = escape(extract.title)
    return (
        f'<!DOCTYPE html>\n<html lang="da">\n<head>\n{_HEAD}<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{lines}{sections}</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    title = escape(section.heading)
    headings = list(dict.fromkeys(heading for row in section.rows for heading in row))
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(row.get(heading, str()))}</td>' for heading in headings)}</tr>\n"
        for row in section.rows
    )
    return (
        f"<h2>{title} ({len(section.rows)})</h2>\n"
        f'<p class="remark">{escape(section.remark)}</p>\n'
        f'<div class="wide" role="region" aria-label="{title}" tabindex="0">\n'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
