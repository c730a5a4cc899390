"""Passages in files that aren't Python: pages, drawings, scripts, profiles, papers, the local workspace's people."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment

from tests.spelling.passages import HOLE, Passage, of_string

_JS_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
_JS_COMMENT = re.compile(r"(?m)^\s*//.*$|\s//\s.*$|/\*(?:.|\n)*?\*/")
_JS_READS_AS_TEXT = re.compile(r"^\W*[A-ZÆØÅ][a-zæøå]+|[æøåÆØÅ]|[a-z]{2}[.!?…]$|\S\s+[a-zæøå]|^\s+[a-z]{2}")
_JS_CODE = re.compile(r"[\w-]+\[|^[.:]|^noopener\b")
_CSS_CLASS = re.compile(r"\.([a-z][\w-]*)")
_HTML = {"input", "select", "textarea"}
_JS_FILLED_IN = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*(?:\}|$)")
_TOML_TEXT = re.compile(r'"([^"\n]*)"')
_READS_AS_TEXT = re.compile(r"[A-ZÆØÅæøå ]")
_JINJA = Environment(autoescape=True)
_ATTRIBUTES = {"alt", "aria-description", "aria-label", "aria-valuetext", "placeholder", "title", "content"}
_CSS_WORDS = re.compile(r"\bcontent: *([\"'])(.*?)\1")
_JSON_TEXT = re.compile(r'"(?:real_name|purpose|topic|title)": "([^"]*)"')


def script(root: Path, path: str) -> Iterator[Passage]:
    """The strings of a JavaScript file that read as text: classes of the style sheets and selectors don't."""
    names = _style_names(root)
    source = _JS_COMMENT.sub(_kept_lines, (root / path).read_text(encoding="utf-8"))
    for found in _JS_STRING.finditer(source):
        text = _JS_FILLED_IN.sub(HOLE, found[1] if found[1] is not None else found[2])
        if _JS_READS_AS_TEXT.search(text) and not _is_code(text, source[: found.start()], names):
            line = source.count("\n", 0, found.start()) + 1
            yield Passage(path, line, line, text)


def _is_code(text: str, before: str, names: set[str]) -> bool:
    if _JS_CODE.search(text) or re.search(r"class: (?:\w+ \? )?$", before[-40:]):
        return True
    return all(word in names or HOLE in word for word in re.split(r",?\s+", text))


@cache
def _style_names(root: Path) -> set[str]:
    sheets = (sheet.read_text(encoding="utf-8") for sheet in (root / "sandbox").rglob("*.css"))
    return _HTML | {name for sheet in sheets for name in _CSS_CLASS.findall(sheet)}


def page(root: Path, path: str) -> Iterator[Passage]:
    """What is read on a page or drawing of HTML, SVG or their Jinja templates, and what a screen reader says of it."""
    reader, laid_out = _PageReader(path), ""
    for line, kind, token in _JINJA.lex((root / path).read_text(encoding="utf-8")):
        laid_out += "\n" * (line - 1 - laid_out.count("\n"))
        if kind == "data":
            laid_out += token
        elif kind == "variable_begin":
            laid_out += HOLE
        elif kind == "name" and token in {"else", "elif"}:
            laid_out += " "  # keeps apart what stands in either branch
        elif kind == "string" and (passage := of_string(path, line, line + token.count("\n"), token[1:-1])):
            yield passage
    reader.feed(laid_out)
    reader.close()
    yield from reader.found


def style(root: Path, path: str) -> Iterator[Passage]:
    """The words that a style sheet puts on the page."""
    for line, written in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        for found in _CSS_WORDS.finditer(written):
            yield Passage(path, line, line, found[2])


def _kept_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


class _PageReader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._skips = False
        self.found: list[Passage] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skips = tag in ("script", "style")
        for name, value in attrs:
            if name in _ATTRIBUTES and tag != "meta":
                self._keep(value or "")

    def handle_data(self, data: str) -> None:
        if not self._skips:
            self._keep(data)

    def _keep(self, text: str) -> None:
        if not text.strip():
            return
        line = self.getpos()[0]
        self.found.append(Passage(self._path, line, line + text.count("\n"), text))


def profile(root: Path, path: str) -> Iterator[Passage]:
    """A profile's names and sentences, and its comments, which tell whoever edits it."""
    for line, written in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        if written.lstrip().startswith("#"):
            if not re.match(r"\s*#\s+(?:python -m|\w+ = )", written):
                yield Passage(path, line, line, re.sub(r"\b\w+(?:,? \w+)* = \S+", " ", written))
            continue
        for found in _TOML_TEXT.finditer(written):
            if _READS_AS_TEXT.search(found[1]):
                yield Passage(path, line, line, found[1])


def paper(root: Path, path: str, heading: str = "") -> Iterator[Passage]:
    """A Markdown file's prose, without what stands in code; with a heading, its section only."""
    is_code, is_inside = False, not heading
    for line, written in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        if written.startswith("```"):
            is_code = not is_code
        elif written.startswith("## ") and heading and not is_code:
            is_inside = written == heading
        elif is_inside and not is_code:
            yield Passage(path, line, line, re.sub(r"\]\([^)]*\)", "]", written))
            continue
        if is_inside and written == heading and heading:
            yield Passage(path, line, line, written)


def seed(root: Path, path: str) -> Iterator[Passage]:
    """The names, titles and purposes of the local workspace's people and channels."""
    for line, written in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        for found in _JSON_TEXT.finditer(written):
            yield Passage(path, line, line, found[1])
