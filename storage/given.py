"""Any number of rows as one parameter of one statement; what the statement does with them stands where it is used.

A row in a statement of its own costs PostgreSQL an execution and the driver a round. Here the rows are a JSON document,
which both databases read as a table.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import JSON, Column, FromClause, String, bindparam, cast, column, func, select

NAME = "given"


def given(dialect: str, *columns: Column[Any]) -> FromClause:
    """A table within a statement, with columns of these names and types; `written` makes the parameter `NAME`."""
    document = bindparam(NAME, type_=String)
    if dialect == "sqlite":
        each = func.json_each(document).table_valued("value")
        read = (func.json_extract(each.c.value, f"$.{one.name}", type_=one.type).label(one.name) for one in columns)
        return select(*read).subquery(NAME)
    typed = (column(one.name, one.type) for one in columns)
    return func.json_to_recordset(cast(document, JSON)).table_valued(*typed).render_derived(NAME, with_types=True)


def written(dialect: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows for `given`: values by column's name, times as the columns of that database hold them."""
    return json.dumps(list(rows), default=partial(_time, has_zones=dialect != "sqlite"))


def _time(moment: datetime, *, has_zones: bool) -> str:
    if moment.tzinfo is None:
        return moment.isoformat(" ", "microseconds")
    text = moment.astimezone(UTC).isoformat(" ", "microseconds")
    return text if has_zones else text.removesuffix("+00:00")
