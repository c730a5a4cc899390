"""The log as a chain: each entry gets its place and digest, and the database refuses to change or delete either."""

import sqlalchemy as sa
from alembic import op

from storage.sealing import AT_A_TIME, seal

revision = "0020"
down_revision = "0019"

_TABLES = ("audit", "audit_seals")


def upgrade() -> None:
    """Makes the table, seals what is there, and lets nobody change it after."""
    op.create_table(
        "audit_seals",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_audit_seals"),
        sa.ForeignKeyConstraint(["entry"], ["audit.id"], name="fk_audit_seals_entry_audit"),
        sa.UniqueConstraint("entry", name="uq_audit_seals_entry"),
    )
    while seal(op.get_bind()) == AT_A_TIME:
        pass
    if op.get_bind().dialect.name == "sqlite":
        _refuse_on_sqlite()
    else:
        _refuse_on_postgres()


def _refuse_on_sqlite() -> None:
    for table in _TABLES:
        for act in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'rows of the log are only added'); END"
            )


def _refuse_on_postgres() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'rows of the log are only added' USING ERRCODE = 'restrict_violation'; END $$"
    )
    for table in _TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log()"
        )
