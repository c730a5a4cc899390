"""Passages in Python code: every string that isn't English or the program's own by a rule of the house.

Docstrings, logs and errors for developers are English; patterns are raw; keys are single words without capitals.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.spelling.passages import HOLE, Passage, of_string

_PATTERN = re.compile(r"\\[A-Za-z]|\(\?|\.[*+]|\][*+?]|\)[*+?|]|^\^")
_NOT_READ = (
    re.compile(r"\s*\(?(?:SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN)\b"),
    re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+$"),  # a header of HTTP
    re.compile(r"[\w,: -]+\{[\w-]+:|[\w-]+-src '"),  # styles, and where they may come from
    re.compile(r'\s*\{"'),  # JSON
    re.compile(r"(?:[A-Z][a-z]+){2,}$|/?[a-z]*:[a-z/:]*$"),  # a class of the program, the beginning of an address
    re.compile(r"/[a-z]+(?: |$)"),  # a whole command as it is typed
)
_FOR_THE_PROGRAM = {
    "TypeVar",
    "NewType",
    "cast",
    "Literal",
    "ZoneInfo",
    "getattr",
    "setattr",
    "hasattr",
    "strftime",
    "NotShown",
}
_SPOKEN_TO_IN_ENGLISH = {"log", "_log", "guard", "_guard", "re", "headers"}


def passages(root: Path, path: str) -> Iterator[Passage]:
    """The passages of one file; the path is told from the root."""
    yield from _Reader(path, (root / path).read_text(encoding="utf-8")).passages()


class _Reader:
    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._lines = source.splitlines()
        self._tree = ast.parse(source)
        self._found: list[Passage] = []

    def passages(self) -> list[Passage]:
        self._visit(self._tree)
        return self._found

    def _visit(self, node: ast.AST) -> None:
        match node:
            case ast.Expr(value=ast.Constant()):
                return
            case ast.Constant(value=str() as text):
                self._keep(node, text)
            case ast.JoinedStr(values=values):
                self._keep(node, "".join(str(one.value) if isinstance(one, ast.Constant) else HOLE for one in values))
                self._visit_all(one.value for one in values if isinstance(one, ast.FormattedValue))
            case ast.Call() if _is_english(node.func):
                pass
            case ast.arg():
                pass
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._visit_all([*node.decorator_list, node.args, *node.body])
            case ast.AnnAssign(value=value):
                self._visit_all([value] if value else [])
            case _:
                self._visit_all(ast.iter_child_nodes(node))

    def _visit_all(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self._visit(node)

    def _keep(self, node: ast.expr, text: str) -> None:
        line, last = node.lineno, node.end_lineno or node.lineno
        if any(pattern.match(text) for pattern in _NOT_READ) or (self._is_raw(node) and _PATTERN.search(text)):
            return
        if passage := of_string(self._path, line, last, text):
            self._found.append(passage)

    def _is_raw(self, node: ast.expr) -> bool:
        written = self._lines[node.lineno - 1].encode()[node.col_offset :].decode()
        return re.match(r"[fF]?[rR][fF]?[\"']", written) is not None


def _is_english(function: ast.expr) -> bool:
    match function:
        case ast.Name(id=name):
            return name.endswith("Error") or name in _FOR_THE_PROGRAM or name.startswith("log_")
        case ast.Attribute(value=owner, attr=name):
            of = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            return of in _SPOKEN_TO_IN_ENGLISH or name in _FOR_THE_PROGRAM
    return False
