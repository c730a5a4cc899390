"""What the subcommands about the database answer when it doesn't; it opens none itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError

from bot.arguments import RefusedHere
from storage.schema import SchemaUnknown


@contextmanager
def answered() -> Iterator[None]:
    """Turns what a database can't do into a Danish answer; RefusedHere."""
    try:
        yield
    except SchemaUnknown:
        raise RefusedHere("Databasen er fra en nyere udgave af programmet. Opdater programmet først.") from None
    except (OperationalError, sqlite3.OperationalError):
        raise RefusedHere("Databasen svarer ikke, eller den er optaget. Se efter DATABASE_URL, og prøv igen.") from None
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise RefusedHere(f"Databasen kan ikke bruge det ({type(error).__name__}). Intet er ændret.") from None
