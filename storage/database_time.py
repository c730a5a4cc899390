"""The database's own clock in SQL, for what several processes must agree on; what people mean by a time never uses it.

It runs on whatever clock a process is set to, and however far two machines' clocks are apart.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import literal
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Float

from storage.columns import Instant


class DatabaseTime(FunctionElement[datetime]):
    """The instant at which the statement runs; one argument: so many seconds after it."""

    type = Instant()
    inherit_cache = True


def database_time(seconds: float = 0.0) -> DatabaseTime:
    """The database's time so many seconds from the statement's beginning; below 0 is before it."""
    return DatabaseTime(literal(float(seconds), Float()))


@compiles(DatabaseTime, "sqlite")
def _on_sqlite(element: DatabaseTime, compiler: SQLCompiler, **keywords: Any) -> str:
    seconds = compiler.process(element.clauses, **keywords)
    # Written as the driver writes instants, down to microseconds, so that they compare as text.
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', printf('%+.3f seconds', {seconds}))"


@compiles(DatabaseTime, "postgresql")
def _on_postgres(element: DatabaseTime, compiler: SQLCompiler, **keywords: Any) -> str:
    seconds = compiler.process(element.clauses, **keywords)
    # Not clock_timestamp(): that may change within a statement, so that no index could be used.
    return f"(statement_timestamp() + make_interval(secs => {seconds}))"
