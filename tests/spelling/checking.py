"""Checks every Danish text of the product: where they are, what is told of a mistake, and which words nobody needs."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from bot.profiles import SHIPPED, load_profiles
from tests.spelling import house, other_texts, python_texts, typst_texts
from tests.spelling.judging import FIELD, Field, Spelling, places_of
from tests.spelling.passages import Passage, words_of

ROOMS = ("bot", "danish", "documents", "domain", "handlers", "organisations", "sandbox", "storage")
_READERS: tuple[tuple[str, Callable[[Path, str], Iterator[Passage]]], ...] = (
    ("*.py", python_texts.passages),
    ("*.js", other_texts.script),
    ("*.css", other_texts.style),
    ("*.html", other_texts.page),
    ("*.svg", other_texts.page),
    ("*.jinja", other_texts.page),
    ("*.typ", typst_texts.paper),
    ("organisations/*.toml", other_texts.profile),
    ("organisations/*.toml.skabelon", other_texts.profile),
    ("sandbox/workspace.json", other_texts.seed),
)
"""Who reads which file of the rooms; what nobody reads, and `NOT_READ` doesn't name, is told as a mistake."""
NOT_READ = {
    "danish": "what people type, rightly and wrongly; it writes in danish/writing.py",
    "storage": "has no words for people: SQL and errors for developers",
    "bot/metrics.py": "an operator's Prometheus is told in English",
    "documents/calendar.py": "speaks as RFC 5545 does",
    "bot/slack/limits.py": "told in the log, in English",
    "documents/fonts": "the shapes of letters, and their licence",
    "documents/tables.py": "formats and colours by the names Excel knows; the words come from elsewhere",
    "documents/word.py": "styles and fields by the names Word knows; its few words are read in documents/paper.typ",
    "documents/word_styles.py": "styles by the names Word knows; it writes no text",
    "sandbox/README.md": "for developers, in English",
    "sandbox/blocks": "speaks as Slack does, word for word",
    "sandbox/guard.py": "refuses other programs, in English",
    "sandbox/store": "SQL",
    "sandbox/webapi": "speaks as Slack does, word for word",
}
"""Where there is no Danish text for people, and why."""
READ_ALL_THE_SAME = ("danish/writing.py",)
GUIDES = ("docs/brugervejledning.md", "docs/databeskyttelse.md")
IN_README = "## Brugervejledning"
_LOOSE_IN = ("bot/outgoing", "danish/writing.py", "documents", "domain", "handlers")
"""Where a single word is likely to be read; elsewhere it is nearly always a key."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something to mend: where it is, what stands there, and what to do."""

    path: str
    line: int
    found: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.found} – {self.advice}"


def passages(root: Path) -> Iterator[Passage]:
    """Every text of the product that people read; paths are told from the root."""
    for path in _files(root, "*"):
        reader = _reader(path)
        if reader and _is_read(path):
            yield from (one for one in reader(root, path) if not one.is_loose or path.startswith(_LOOSE_IN))
    for path in GUIDES:
        if (root / path).exists():
            yield from other_texts.paper(root, path)
    yield from other_texts.paper(root, "README.md", IN_README)


def unread(root: Path) -> list[str]:
    """The files of the rooms that nobody reads though no reason is named, as a new kind of template would be."""
    return [path for path in _files(root, "*") if _is_read(path) and _reader(path) is None]


def mistakes(root: Path) -> list[Mistake]:
    """All that is wrong in the product's texts, and each word of the field that nothing needs any more."""
    field = Field(FIELD.read_text(encoding="utf-8"))
    spelling = Spelling(field, places_of(load_profiles(SHIPPED)), _names_in_code(root))
    found = set(wrong(root, passages(root), spelling))
    found |= {
        Mistake(path, 1, Path(path).suffix, "ingen læser den slags fil: giv den en læser eller en grund")
        for path in unread(root)
    }
    where = FIELD.relative_to(root).as_posix()
    found |= {
        Mistake(where, field.line_of(word), word, "bruges ikke, eller står i ordbogen") for word in field.unneeded
    }
    return sorted(found)


def wrong(root: Path, texts: Iterable[Passage], spelling: Spelling) -> Iterator[Mistake]:
    """What is wrong in these passages."""
    for text in texts:
        for word in words_of(text):
            if not spelling.knows(word, text.path, is_loose=text.is_loose):
                near = spelling.near(word)
                yield Mistake(
                    text.path, _line(root, text, word), word, f"mente du {', '.join(near)}?" if near else "ukendt"
                )
        for found, problem in house.breaches(text):
            yield Mistake(text.path, _line(root, text, found), found, problem)


def _files(root: Path, pattern: str) -> list[str]:
    found = (path for room in ROOMS for path in (root / room).rglob(pattern) if path.is_file())
    inside = (path.relative_to(root) for path in found)
    return sorted(
        path.as_posix()
        for path in inside
        if path.suffix != ".pyc" and not any(part.startswith(".") for part in path.parts)
    )


def _reader(path: str) -> Callable[[Path, str], Iterator[Passage]] | None:
    return next((reader for pattern, reader in _READERS if fnmatch(path, pattern)), None)


def _is_read(path: str) -> bool:
    return path in READ_ALL_THE_SAME or not any(path == left or path.startswith(f"{left}/") for left in NOT_READ)


def _line(root: Path, text: Passage, found: str) -> int:
    """The line of the passage on which that stands; its first where it stands across lines."""
    lines = (root / text.path).read_text(encoding="utf-8").splitlines()
    return next((at for at in range(text.line, text.last + 1) if found in lines[at - 1]), text.line)


def _names_in_code(root: Path) -> set[str]:
    names: set[str] = set()
    for path in _files(root, "*.py"):
        for node in ast.walk(ast.parse((root / path).read_text(encoding="utf-8"))):
            match node:
                case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                    names.update(name.lower().split("_"))
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                    names.update(name.lower().split("_"))
    return names
