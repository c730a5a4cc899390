"""Gives the log's new entries their places in the chain, in the transaction of whoever asks; it verifies nothing.

An entry without a place far behind the newest was not written by the program: it is left as it is, to be found by
`storage.revising`.
"""

from sqlalchemy import Connection, bindparam, exists, func, insert, select

from domain.people_list import MOST_ROWS
from storage.chain import BEGINNING, Written, digest
from storage.tables_audit import audit, audit_seals

REACH = MOST_ROWS + 1_000
"""So far behind the newest an id may still be committed, where several transactions are under way at once.

The longest list of people is one transaction that logs a line for each row, while others go on.
"""
AT_A_TIME = 500

_c, _s = audit.c, audit_seals.c
WRITTEN = (_c.id, _c.install, _c.at, _c.person, _c.act, _c.subject, _c.on_behalf_of, _c.facts)
"""What `Written` says, in its order."""
_END = (
    select(_s.position, _s.digest, select(func.max(_s.entry)).scalar_subquery()).order_by(_s.position.desc()).limit(1)
)
_NEW = (
    select(*WRITTEN)
    .where(_c.id > bindparam("after"), ~exists().where(_s.entry == _c.id))
    .order_by(_c.id)
    .limit(AT_A_TIME)
)


def seal(connection: Connection, *, reach: int = 0) -> int:
    """Gives a place to some entries that have none, the lowest id first; how many.

    Nobody else may seal until the transaction ends. `reach` is how far behind the newest is looked: 0 where entries
    are committed in the order of their ids.
    """
    end = connection.execute(_END).first()
    position, newest, highest = end or (0, BEGINNING, 0)
    seals = []
    for row in connection.execute(_NEW, {"after": highest - reach}):
        position, newest = position + 1, digest(newest, Written(*row))
        seals.append({"position": position, "entry": row[0], "digest": newest})
    if seals:
        connection.execute(insert(audit_seals), seals)
    return len(seals)
