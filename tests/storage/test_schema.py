import subprocess
import sys
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, inspect

from storage import schema, tables_agenda, tables_out, tables_shared
from storage.engine import Database, open_database
from storage.table_parts import metadata


def versions(database: Database) -> str | None:
    """The version of the database's schema."""
    with database.writer.begin() as connection:
        return schema.version(connection)


def test_migrations_and_tables_agree(database_url: str) -> None:
    """What the migrations make is what the queries expect, in tables, columns, types, keys and indexes."""
    known = (tables_agenda.approvals, tables_out.outbox, tables_shared.experiences)
    assert {table.name for table in known} <= set(metadata.tables)
    database = open_database(database_url)
    with database.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _is_compared})
        assert compare_metadata(context, metadata) == []
        partial = {(index["name"], _where(index)) for name in metadata.tables
                   for index in inspect(connection).get_indexes(name) if _where(index)}  # fmt: skip
    assert {name for name, _ in partial} == {
        "uq_meetings_one_per_start",
        "ix_installs_stopped",
        "ix_outbox_sending",
        "ix_outbox_stranded",
        "ix_outbox_waiting",
        "ix_tasks_open_due",
        "uq_polls_one_open",
        "uq_reminders_owners",
        "uq_reminders_person",
        "ix_reminders_planned_due",
        "ix_reminders_planned_cause",
        "uq_approvals_one_stands",
    }
    database.dispose()


def test_no_id_is_given_twice(sqlite_url: str) -> None:
    """SQLite too gives a number no second time where its row is gone, also in tables that a migration made anew."""
    database = open_database(sqlite_url)
    with database.reader.connect() as connection:
        made = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'").scalars()
        assert set(made) == {
            name for name, one in metadata.tables.items() if one.dialect_options["sqlite"]["autoincrement"]
        }
    database.dispose()


def _is_compared(_thing: object, name: str | None, kind: str, *_more: object) -> bool:
    """Whether it is for the tables to know: each database's own full-text index is not."""
    is_full_text = kind == "table" and str(name).startswith("experience_index")
    return not is_full_text and name not in {"vector", "ix_experience_words_vector"}


def _where(index: object) -> str:
    options = index.get("dialect_options", {}) if isinstance(index, dict) else {}
    return " ".join(str(options[name]) for name in ("sqlite_where", "postgresql_where") if name in options)


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    """A start finds out that nothing is to be done without loading the migrations."""
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_a_schema_is_made_once(empty_database_url: str) -> None:
    """Upgrading says whether it did anything, and the second time it doesn't."""
    assert schema.upgrade(empty_database_url) is True
    assert schema.upgrade(empty_database_url) is False
    database = open_database(empty_database_url)
    assert versions(database) == schema.HEAD
    database.dispose()


def test_a_migration_that_fails_leaves_nothing(empty_database_url: str) -> None:
    """All migrations of a start are one transaction."""

    def refuse(_: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if "CREATE TABLE experiences" in statement:
            raise OSError("the disk is full")

    database = open_database(empty_database_url)
    event.listen(database.writer, "before_cursor_execute", refuse)
    with pytest.raises(OSError, match="disk"):
        schema.migrate(database.writer)
    with database.writer.begin() as connection:
        assert inspect(connection).get_table_names() == []
    database.dispose()
    assert schema.upgrade(empty_database_url) is True


def test_data_of_a_newer_program_is_refused(empty_database_url: str) -> None:
    """An older program does not touch a schema that it doesn't know."""
    schema.upgrade(empty_database_url)
    database = open_database(empty_database_url)
    with database.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(schema.SchemaUnknown):
        schema.upgrade(empty_database_url)
    database.dispose()


def test_a_start_without_migrations_is_quick(database_url: str) -> None:
    """Finding that nothing is to be done takes well under 100 ms of the processor and doesn't load alembic."""
    code = (
        "import sys, time, psycopg, sqlite3; from storage.schema import upgrade; begun = time.process_time();"
        f"assert not upgrade({database_url!r});"
        "print(time.process_time() - begun, 'alembic' in sys.modules)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True) for _ in range(3)]
    seconds, has_alembic = zip(*(run.stdout.split() for run in runs), strict=True)
    assert min(map(float, seconds)) < 0.1
    assert set(has_alembic) == {"False"}


def test_a_second_process_waits_for_the_first(empty_postgres_url: str) -> None:
    """While one holds the lock, another waits, and then finds the schema made."""
    first, second = open_database(empty_postgres_url), open_database(empty_postgres_url)
    other = None
    with first.writer.execution_options(isolation_level="READ COMMITTED").begin() as connection:
        schema.wait_for_lock(connection)
        code = f"from storage.schema import upgrade; print(upgrade({empty_postgres_url!r}))"
        other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        time.sleep(1)
        assert other.poll() is None
    assert other.communicate(timeout=60)[0].strip() == "True"
    with second.reader.begin() as connection:
        assert inspect(connection).has_table("persons")
    first.dispose()
    second.dispose()
