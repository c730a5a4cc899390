"""A reminder is of a task, an item, a decision or a meeting; those of decisions are planned as the others are.

So far the messages about a decision's deadline stood in the outbox, with their recipients, from the first.
"""

from datetime import UTC

import sqlalchemy as sa
from alembic import op

from danish.zone import COPENHAGEN

revision = "0016"
down_revision = "0015"

_PLANNED, _FOR_ALL, _FOR_ONE = "state = 'planlagt'", "person IS NULL", "person IS NOT NULL"
_KEY = ["what", "cause", "kind", "due_at"]
_DEADLINE = "beslutninger.frist"


def upgrade() -> None:
    """Gives each reminder its kind of cause, and plans what stood in the outbox."""
    op.drop_index("uq_reminders_owners", "reminders")
    op.drop_index("uq_reminders_person", "reminders")
    op.drop_index("ix_reminders_planned_task", "reminders")
    with op.batch_alter_table("reminders", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("fk_reminders_task", type_="foreignkey")
        table.alter_column("task", new_column_name="cause", existing_type=sa.Integer(), existing_nullable=False)
        table.add_column(sa.Column("what", sa.String(), nullable=False, server_default="opgave"))
    with op.batch_alter_table("reminders", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("what", server_default=None, existing_type=sa.String(), existing_nullable=False)
    _index("uq_reminders_owners", _KEY, _FOR_ALL, unique=True)
    _index("uq_reminders_person", [*_KEY, "person"], _FOR_ONE, unique=True)
    _index("ix_reminders_planned_cause", ["what", "cause"], _PLANNED, unique=False)
    _plan_decisions()


def _index(name: str, columns: list[str], condition: str, *, unique: bool) -> None:
    where = sa.text(condition)
    op.create_index(name, "reminders", columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _plan_decisions() -> None:
    """A reminder for each time at which messages about a decision's deadline were to be sent, in their place."""
    outbox = sa.table(
        "outbox",
        *(sa.column(name) for name in ("kind", "state", "install")),
        sa.column("subject", sa.JSON()),
        sa.column("due_at", sa.DateTime(timezone=True)),
    )
    reminders = sa.table(
        "reminders",
        *(sa.column(name) for name in ("install", "what", "cause", "kind", "zone", "state")),
        sa.column("due_local", sa.DateTime()),
        sa.column("due_at", sa.DateTime(timezone=True)),
    )
    waiting = (outbox.c.kind == _DEADLINE, outbox.c.state == "waiting")
    bind, planned = op.get_bind(), {}
    for row in bind.execute(sa.select(outbox.c.install, outbox.c.subject, outbox.c.due_at).where(*waiting)):
        is_naive = row.due_at.tzinfo is None
        wall = (row.due_at.replace(tzinfo=UTC) if is_naive else row.due_at).astimezone(COPENHAGEN)
        is_day = wall.date().isoformat() == row.subject["deadline"]
        planned[row.subject["decision"], row.due_at] = {
            "install": row.install,
            "what": "beslutning",
            "cause": row.subject["decision"],
            "kind": "på_dagen" if is_day else "to_hverdage_før",
            "zone": COPENHAGEN.key,
            "state": "planlagt",
            "due_local": wall.replace(tzinfo=None, fold=0),
            "due_at": row.due_at,
        }
    if planned:
        bind.execute(reminders.insert(), list(planned.values()))
        bind.execute(outbox.delete().where(*waiting))
