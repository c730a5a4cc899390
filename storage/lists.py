"""Several lists of rows in one statement, each as a JSON document in its own column; what they say is not known here.

A statement costs PostgreSQL a round and both drivers more than the few rows of a meeting do: what a request always
reads together is read at once.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Label, Select, Subquery, TypeDecorator, func, select

Row = Mapping[Any, Any]
"""A row, its values by the table's columns, and by name where they have a label instead."""
_Read = Callable[[Any], Any] | None
_Columns = Sequence[tuple[ColumnElement[Any] | str, _Read]]
_FROM_TEXT: Mapping[type, Callable[[str], Any]] = {datetime: datetime.fromisoformat, date: date.fromisoformat}


@dataclass(frozen=True, slots=True)
class _Made:
    """The statement in one dialect, and how the values of each list are read, column by column."""

    statement: Select[Any]
    columns: Sequence[_Columns]


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
        documents = connection.execute(made.statement, values).one()
        return {
            name: [_row(columns, one) for one in (json.loads(said) if isinstance(said, str) else said)]
            for name, columns, said in zip(self._selects, made.columns, documents, strict=True)
        }

    def _make(self, dialect: Dialect) -> _Made:
        document = _sqlite_document if dialect.name == "sqlite" else _postgres_document
        statement = select(*(document(one.subquery(name)) for name, one in self._selects.items()))
        columns = [
            [(_key(column), _reader(column, dialect)) for column in one.selected_columns]
            for one in self._selects.values()
        ]
        made = self._made[dialect.name] = _Made(statement, columns)
        return made


def _row(columns: _Columns, values: Sequence[Any]) -> Row:
    return {
        key: value if read is None or value is None else read(value)
        for (key, read), value in zip(columns, values, strict=True)
    }


def _sqlite_document(rows: Subquery) -> ColumnElement[Any]:
    return select(func.json_group_array(func.json_array(*rows.c))).select_from(rows).scalar_subquery()


def _postgres_document(rows: Subquery) -> ColumnElement[Any]:
    gathered = func.coalesce(func.json_agg(func.json_build_array(*rows.c)), func.json_build_array())
    return select(gathered).select_from(rows).scalar_subquery()


def _key(column: ColumnElement[Any]) -> ColumnElement[Any] | str:
    return column.name if isinstance(column, Label) else column


def _reader(column: ColumnElement[Any], dialect: Dialect) -> _Read:
    """What makes a value of the document the column's. SQLite's values stand there as in its tables."""
    read: _Read = column.type.dialect_impl(dialect).result_processor(dialect, None)
    held = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if dialect.name == "sqlite" or (from_text := _FROM_TEXT.get(held.python_type)) is None:
        return read
    return from_text if read is None else lambda text: read(from_text(text))
