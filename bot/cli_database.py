"""The database as the subcommands ask it, and what people are answered when it doesn't answer."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.exc import DatabaseError, OperationalError

from bot.arguments import RefusedHere
from storage.engine import NotADatabase, is_forbidden, is_of_disk
from storage.schema import HEAD, SchemaUnknown, version_of
from storage.work import StoredWork, open_work

_TAKEN = "DATABASE_URL: på stien ligger en mappe, eller en fil, der ikke er en SQLite-database. Ret stien."
_NO_FOLDER = "DATABASE_URL: databasens mappe kan ikke laves. Ret stien, eller ret TOVHOLDER_VAR, hvis den ikke er sat."

_NO_ANSWER = "Databasen svarer ikke, eller den er optaget. Se efter DATABASE_URL, og prøv igen."
_NO_DISK = "Der er ikke plads på disken, eller den kan ikke skrives. Se efter plads og rettigheder, og prøv igen."

_FORBIDDEN = (
    "Databasens bruger må ikke lave tabeller eller skrive der. "
    "Lad brugeren i DATABASE_URL eje databasen, og se efter, at den kan skrives."
)


@contextmanager
def answered() -> Iterator[None]:
    """Turns what a database can't do into a Danish answer; RefusedHere."""
    try:
        yield
    except NotADatabase as not_ours:
        raise RefusedHere(_TAKEN if not_ours.is_taken else _NO_FOLDER) from None
    except SchemaUnknown:
        raise RefusedHere("Databasen er fra en nyere udgave af programmet. Opdater programmet først.") from None
    except (OperationalError, sqlite3.OperationalError) as error:
        raise RefusedHere(_NO_DISK if is_of_disk(error) else _NO_ANSWER) from None
    except (DatabaseError, sqlite3.DatabaseError) as error:
        if is_forbidden(error):
            raise RefusedHere(_FORBIDDEN) from None
        raise RefusedHere(f"Databasen kan ikke bruge det ({type(error).__name__}). Intet er ændret.") from None


def require_current(url: str) -> None:
    """Raises RefusedHere, or SchemaUnknown, where the tables aren't this version's; makes and changes nothing."""
    if (found := version_of(url)) is None:
        raise RefusedHere("Der er ingen database endnu. Se efter DATABASE_URL, eller lav den: python -m bot migrer")
    if found != HEAD:
        raise RefusedHere("Databasens tabeller er ikke af denne udgave. Kør først: python -m bot migrer")


@contextmanager
def current_work(url: str, clock: Callable[[], datetime]) -> Iterator[StoredWork]:
    """The database while one thread asks it; RefusedHere where it can't be asked, or isn't this version's."""
    with answered():
        require_current(url)
        work = open_work(url, clock=clock, threads=1)
        try:
            yield work
        finally:
            work.close_blocking()
