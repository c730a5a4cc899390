"""Several lists of rows in one statement, each as a JSON document in its own column; what they say is not known here.

A statement costs PostgreSQL a round and both drivers more than the few rows of a meeting do: what a request always
reads together is read at once.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Label, Select, Subquery, TypeDecorator, func, select

Row = Mapping[Any, Any]
"""A row, its values by the table's columns, and by name where they have a label instead."""
_Key = ColumnElement[Any] | str
_Keys = Sequence[_Key]
_Read = Callable[[Any], Any]
_Readers = Sequence[tuple[_Key, _Read]]
_FROM_TEXT: Mapping[type, Callable[[str], Any]] = {datetime: datetime.fromisoformat, date: date.fromisoformat}


class _Compiled:
    """What one statement was compiled to, in place of SQLAlchemy's cache of all statements.

    That one is asked by every part of the statement. To hash the thousands of them, which lie all over the memory,
    takes up to 70 µs of each execution. Here a statement always has the same parts, and parameters of the same names.
    """

    def __init__(self) -> None:
        self._compiled: Any = None

    def get(self, _key: object) -> Any:
        return self._compiled

    def __setitem__(self, _key: object, compiled: Any) -> None:
        self._compiled = compiled


@dataclass(frozen=True, slots=True)
class _Made:
    """The statement in one dialect, and each list's columns with the readers of those that JSON holds otherwise."""

    statement: Select[Any]
    columns: Sequence[tuple[_Keys, _Readers]]
    options: Mapping[str, Any] = field(default_factory=lambda: {"compiled_cache": _Compiled()})


class Lists:
    """Selects by name whose rows are read in one statement and in the order they ask for.

    That order is kept because both databases gather the rows of an ordered subquery as they come, which holds as long
    as nothing is joined to it. A select has at most 100 columns (PostgreSQL gives a function no more arguments), none
    of them binary, which JSON has no place for, or numeric with decimals, which would be rounded.
    """

    def __init__(self, **selects: Select[Any]) -> None:
        self._selects = selects
        self._made: dict[str, _Made] = {}

    def read(self, connection: Connection, values: Mapping[str, Any]) -> dict[str, list[Row]]:
        """The rows of each list, for these values of the parameters that the selects share."""
        made = self._made.get(connection.dialect.name) or self._make(connection.dialect)
        documents = connection.execute(made.statement, values, execution_options=made.options).one()
        return {
            name: [_row(keys, readers, one) for one in (json.loads(said) if isinstance(said, str) else said)]
            for name, (keys, readers), said in zip(self._selects, made.columns, documents, strict=True)
        }

    def _make(self, dialect: Dialect) -> _Made:
        document = _sqlite_document if dialect.name == "sqlite" else _postgres_document
        statement = select(*(document(one.subquery(name)) for name, one in self._selects.items()))
        columns = [_columns(one, dialect) for one in self._selects.values()]
        made = self._made[dialect.name] = _Made(statement, columns)
        return made


def _row(keys: _Keys, readers: _Readers, values: Sequence[Any]) -> Row:
    row = dict(zip(keys, values, strict=True))
    for key, read in readers:
        if (value := row[key]) is not None:
            row[key] = read(value)
    return row


def _sqlite_document(rows: Subquery) -> ColumnElement[Any]:
    return select(func.json_group_array(func.json_array(*rows.c))).select_from(rows).scalar_subquery()


def _postgres_document(rows: Subquery) -> ColumnElement[Any]:
    gathered = func.coalesce(func.json_agg(func.json_build_array(*rows.c)), func.json_build_array())
    return select(gathered).select_from(rows).scalar_subquery()


def _columns(rows: Select[Any], dialect: Dialect) -> tuple[_Keys, _Readers]:
    columns = [(one.name if isinstance(one, Label) else one, _reader(one, dialect)) for one in rows.selected_columns]
    return [key for key, _ in columns], [(key, read) for key, read in columns if read is not None]


def _reader(column: ColumnElement[Any], dialect: Dialect) -> _Read | None:
    """What makes a value of the document the column's. SQLite's values stand there as in its tables."""
    read: _Read | None = column.type.dialect_impl(dialect).result_processor(dialect, None)
    held = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if dialect.name == "sqlite" or (from_text := _FROM_TEXT.get(held.python_type)) is None:
        return read
    return from_text if read is None else lambda text: read(from_text(text))
