"""The cluster of an experience among the marks that it is found by, so that no other table is looked into for each."""

import sqlalchemy as sa
from alembic import op

from domain.search import topic_key

revision = "0030"
down_revision = "0029"

_AT_A_TIME = 1_000


def upgrade() -> None:
    """Adds the mark to every experience that hasn't it."""
    shared = sa.table("experiences", sa.column("id", sa.Integer()), sa.column("cluster", sa.String()))
    words = sa.table("experience_words", sa.column("experience", sa.Integer()), sa.column("marks", sa.String()))
    there = sa.select(words.c.experience, words.c.marks, shared.c.cluster).join_from(
        words, shared, shared.c.id == words.c.experience
    )
    rows = op.get_bind().execute(there.order_by(words.c.experience)).all()
    change = sa.update(words).where(words.c.experience == sa.bindparam("key")).values(marks=sa.bindparam("changed"))
    for start in range(0, len(rows), _AT_A_TIME):
        some = rows[start : start + _AT_A_TIME]
        op.get_bind().execute(
            change, [{"key": key, "changed": _with_cluster(marks, cluster)} for key, marks, cluster in some]
        )


def _with_cluster(marks: str, cluster: str) -> str:
    return " ".join(sorted({*marks.split(), f"{topic_key(cluster)}c0"}))
