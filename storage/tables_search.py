"""The tables by which experiences are found: their words, and every stem there is; no query stands here.

Both follow from what stands in `experiences`. Beside them each database has an index of its own, made by a migration
and kept by the database itself: SQLite the FTS5 table `experience_index`, PostgreSQL the column `vector`.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from storage.table_parts import metadata, ordered, text

experience_words = Table(
    "experience_words",
    metadata,
    Column("experience", ForeignKey("experiences.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    text("words"),  # folded, a line each for title, topics and the rest
    text("stems"),  # of these words, one for one
    text("marks"),  # once more what stands in title and topics, told apart by its ending
)

search_stems = Table(
    "search_stems",
    metadata,
    Column("stem", ordered, primary_key=True),
    Column("backwards", ordered, nullable=False),
    text("form"),
    Column("number", Integer, nullable=False),  # of the experiences it stands in
    Index(None, "backwards"),
)
