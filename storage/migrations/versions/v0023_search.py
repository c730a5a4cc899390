"""What experiences are found by: their words and all stems, with each database's own full-text index over them."""

import sqlalchemy as sa
from alembic import op

from domain.search import Said
from storage.repositories.search import SearchIndexTable

revision = "0023"
down_revision = "0022"

_AT_A_TIME = 1_000


def upgrade() -> None:
    """Makes the tables and indexes, and writes down the words of what has been shared."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    ordered = sa.String() if is_sqlite else sa.String(collation="C")
    op.create_table(
        "experience_words",
        sa.Column("experience", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("stems", sa.String(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("experience", name="pk_experience_words"),
        sa.ForeignKeyConstraint(
            ["experience"], ["experiences.id"], name="fk_experience_words_experience", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "search_stems",
        sa.Column("stem", ordered, nullable=False),
        sa.Column("backwards", ordered, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stem", name="pk_search_stems"),
    )
    op.create_index("ix_search_stems_backwards", "search_stems", ["backwards"])
    (_index_on_sqlite if is_sqlite else _index_on_postgres)()
    _write_down()


def _index_on_sqlite() -> None:
    """The rows stay in `experience_words`; the triggers keep the index beside them."""
    op.execute(
        "CREATE VIRTUAL TABLE experience_index USING fts5(stems, marks, content='experience_words', "
        "content_rowid='experience', tokenize='ascii', detail='none')"
    )
    added = "INSERT INTO experience_index (rowid, stems, marks) VALUES (new.experience, new.stems, new.marks);"
    gone = (
        "INSERT INTO experience_index (experience_index, rowid, stems, marks) "
        "VALUES ('delete', old.experience, old.stems, old.marks);"
    )
    for act, then in (("insert", added), ("delete", gone), ("update", gone + added)):
        op.execute(f"CREATE TRIGGER experience_words_{act} AFTER {act.upper()} ON experience_words BEGIN {then} END")


def _index_on_postgres() -> None:
    op.execute(
        "ALTER TABLE experience_words ADD COLUMN vector tsvector NOT NULL "
        "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, stems || ' ' || marks)) STORED"
    )
    op.execute("CREATE INDEX ix_experience_words_vector ON experience_words USING gin (vector)")


def _write_down() -> None:
    texts: list[sa.ColumnClause[str]] = [sa.column(one) for one in ("title", "body", "effect", "requires", "cluster")]
    shared = sa.table("experiences", sa.column("id", sa.Integer()), sa.column("topics", sa.JSON()), *texts)
    rows = op.get_bind().execute(sa.select(shared).order_by(shared.c.id)).mappings()
    index = SearchIndexTable(op.get_bind())
    for some in rows.partitions(_AT_A_TIME):
        index.write([_said(one) for one in some])


def _said(row: sa.RowMapping) -> Said:
    rest = f"{row['body']} {row['effect']} {row['requires']}"
    return Said(row["id"], row["title"], tuple(row["topics"]), rest, row["cluster"])
