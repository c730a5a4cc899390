"""Where SQL may be written as text: nowhere that a typed word comes by."""

import ast
from pathlib import Path

import pytest

from bot.settings import CHECKOUT

ROOMS = ("danish", "domain", "handlers", "documents", "storage", "bot")
AS_TEXT = {"text", "literal_column", "exec_driver_sql", "TextClause", "DDL"}
OWN_WORDS = {
    "storage/backup.py": "asks whether a copy is whole",
    "storage/engine.py": "begins transactions and sets what SQLite has words of its own for",
    "storage/moving.py": "locks and counts whole tables, by their names in the schema, quoted by the dialect",
    "storage/schema.py": "lets SQLite keep what refers to a table that a migration makes anew",
    "storage/transfer.py": "asks for new statistics after a load",
}
SOURCES = [path for room in ROOMS for path in sorted((CHECKOUT / room).rglob("*.py")) if "migrations" not in path.parts]


def test_sql_is_written_by_sqlalchemy() -> None:
    """Outside migrations and a few files with words of their own, no statement is put together as text."""
    found = {path.relative_to(CHECKOUT).as_posix() for path in SOURCES if _writes_sql(path)}
    assert found == set(OWN_WORDS)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("from sqlalchemy import text\ntext(f'SELECT {x}')", True),
        ("import sqlalchemy as sa\nsa.text('SELECT 1')", True),
        ("connection.exec_driver_sql('SELECT ' + x)", True),
        ("connection.execute(f'SELECT {x}')", True),
        ("connection.execute('SELECT 1')", True),
        ("connection.execute(select(table))", False),
        ("from handlers.ui import text\ntext('Hej')", False),
    ],
)
def test_the_search_finds_what_it_is_for(tmp_path: Path, source: str, *, is_found: bool) -> None:
    """What would put a typed word into a statement is found; what only looks like it isn't."""
    path = tmp_path / "kilde.py"
    path.write_text(source, encoding="utf-8")
    assert _writes_sql(path) is is_found


def _writes_sql(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(_is_imported(node) or _is_called(node) for node in ast.walk(tree))


def _is_imported(node: ast.AST) -> bool:
    is_theirs = isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in {"sqlalchemy", "alembic"}
    return is_theirs and any(name.name in AS_TEXT for name in node.names)  # type: ignore[attr-defined]  # see above


def _is_called(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    method, first = node.func.attr, node.args[0] if node.args else None
    if method == "execute":
        return isinstance(first, ast.JoinedStr | ast.BinOp) or (
            isinstance(first, ast.Constant) and isinstance(first.value, str)
        )
    is_sa = isinstance(node.func.value, ast.Name) and node.func.value.id in {"sa", "sqlalchemy"}
    return method == "exec_driver_sql" or (is_sa and method in AS_TEXT)
