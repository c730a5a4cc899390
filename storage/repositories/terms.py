"""What tables with terms share: which rows hold on a day, and how a new term ends the one before; it owns no table."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import (  # fmt: skip
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from domain.people import SeatHolder
from storage.rows import install_of
from storage.tables import persons


def valid(table: FromClause, on: date | BindParameter[date]) -> ColumnElement[bool]:
    """Whether a row's term covers the day; a term without an end or a beginning is open there."""
    begun = or_(table.c.valid_from.is_(None), table.c.valid_from <= on)
    return and_(begun, or_(table.c.valid_to.is_(None), table.c.valid_to >= on))


def begin_term(connection: Connection, table: Table, holder: SeatHolder) -> SeatHolder:
    """Saves who has a seat's place from `valid_from`.

    An earlier holder's term ends the day before, one who would begin the same day is replaced, and an open term ends
    before that of a holder already named for later.
    """
    c, person = table.c, holder.person.id
    seat = and_(c.body == holder.body, c.seat == holder.seat)
    since, until = holder.valid_from, holder.valid_to
    connection.execute(delete(table).where(seat, c.valid_from.is_not_distinct_from(since)))
    if since is not None:
        is_earlier = and_(
            or_(c.valid_from.is_(None), c.valid_from < since), or_(c.valid_to.is_(None), c.valid_to >= since)
        )
        connection.execute(update(table).where(seat, is_earlier).values(valid_to=since - timedelta(days=1)))
    is_later = c.valid_from.is_not(None) if since is None else c.valid_from > since
    following: date | None = connection.scalar(select(func.min(c.valid_from)).where(seat, is_later))
    if following is not None and (until is None or until >= following):
        until = following - timedelta(days=1)
    values = {"body": holder.body, "seat": holder.seat, "person": person, "valid_from": since, "valid_to": until}
    added = insert(table).values(**values, install=install_of(persons, person)).returning(c.id)
    return replace(holder, id=connection.execute(added).scalar_one(), valid_to=until)
