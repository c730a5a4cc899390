"""What each database needs around a move of all rows: nobody else writing, ids that go on, references set late.

It moves no row itself.
"""

from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, cast, column, func, inspect, select, table
from sqlalchemy.dialects.postgresql import REGCLASS

from storage.schema import wait_for_lock

Constraint = tuple[str, str]
"""A table and the name of a foreign key that points to the table itself."""
_SEQUENCES = table("sqlite_sequence", column("name"), column("seq"))


def wait_long(connection: Connection) -> None:
    """Lets a statement take its time: a million rows are counted in one."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.set_config("statement_timeout", "0", True)))  # noqa: FBT003 - "is_local"


def keep_others_out(connection: Connection, tables: Sequence[Table]) -> None:
    """Lets nobody else write in these tables until the transaction ends; on SQLite it has begun so."""
    if connection.dialect.name != "postgresql":
        return
    wait_for_lock(connection)
    quoted = [connection.dialect.identifier_preparer.format_table(one) for one in tables]
    connection.exec_driver_sql(f"LOCK TABLE {', '.join(quoted)} IN SHARE ROW EXCLUSIVE MODE")
    wait_long(connection)


def check_references_last(connection: Connection, tables: Sequence[Table]) -> Sequence[Constraint]:
    """Lets a row refer to one of its own table that comes after it; `check_references` undoes that."""
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        return ()
    found = inspect(connection)
    own = [
        (one.name, str(key["name"]))
        for one in tables
        for key in found.get_foreign_keys(one.name)
        if key["referred_table"] == one.name
    ]
    _alter(connection, own, "DEFERRABLE INITIALLY DEFERRED")
    return own


def check_references(connection: Connection, own: Sequence[Constraint]) -> None:
    """Checks what was put off; on SQLite the commit does."""
    if own:
        connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
        _alter(connection, own, "NOT DEFERRABLE")


def highest_id(connection: Connection, one: Table) -> int:
    """The last id that the table gave, though its row may be gone; 0 where it never gave any."""
    if connection.dialect.name == "sqlite":
        given = select(_SEQUENCES.c.seq).where(_SEQUENCES.c.name == one.name)
    else:
        given = select(func.pg_sequence_last_value(_sequence(one)))
    there = select(func.max(_own_id(one)))
    return max(connection.scalar(given) or 0, connection.scalar(there) or 0)


def go_on_after(connection: Connection, one: Table, number: int) -> None:
    """Lets the table's next id be higher than the number."""
    if not number:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(_SEQUENCES.delete().where(_SEQUENCES.c.name == one.name))
        connection.execute(_SEQUENCES.insert().values(name=one.name, seq=number))
    else:
        connection.execute(select(func.setval(_sequence(one), bindparam("number", number))))


def _own_id(one: Table) -> Column[int]:
    own = one.autoincrement_column
    assert own is not None  # noqa: S101 - asked only of tables that give ids
    return own


def _sequence(one: Table) -> ColumnElement[str]:
    return cast(func.pg_get_serial_sequence(one.name, _own_id(one).name), REGCLASS)


def _alter(connection: Connection, constraints: Sequence[Constraint], how: str) -> None:
    prepare = connection.dialect.identifier_preparer
    for name, constraint in constraints:
        connection.exec_driver_sql(
            f"ALTER TABLE {prepare.quote(name)} ALTER CONSTRAINT {prepare.quote(constraint)} {how}"
        )
