"""What tables are made of: the metadata that all of them are in, and columns that many have; it holds no table."""

from sqlalchemy import Column, ColumnElement, ForeignKey, Integer, MetaData, String, literal

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity() -> Column[int]:
    """A row's own id."""
    return Column("id", Integer, primary_key=True)


def stored(value: str) -> ColumnElement[str]:
    """A value written into the statement: SQLite uses a partial index only where it can read the condition."""
    return literal(value, literal_execute=True)


ordered = String().with_variant(String(collation="C"), "postgresql")
"""The type of texts that are compared letter by letter, so that those which begin alike stand together."""


def text(name: str) -> Column[str]:
    """A text that is always there, "" for none."""
    return Column(name, String, nullable=False)


def person_column(name: str, *, nullable: bool = False) -> Column[int]:
    """A reference to a person."""
    return Column(name, ForeignKey("persons.id"), nullable=nullable)


def of_parent(name: str, parent: str) -> Column[int]:
    """A reference to the row that this one belongs to, and goes away with."""
    return Column(name, ForeignKey(f"{parent}.id", ondelete="CASCADE"), nullable=False)
