from pathlib import Path

import pytest

from storage.tables_out import deliveries
from storage.transfer import load
from tests.storage.filling import delete, exported, many_deliveries, quiet, rows_of
from tests.storage.moving_process import load_aloud, move
from tests.support.forked import Forked

pytestmark = pytest.mark.forked


def test_a_move_that_is_killed_leaves_nothing_half(database_url: str, sqlite_template: Path, tmp_path: Path) -> None:
    """A process that is killed (kill -9) while it fills a database leaves it empty, and the next one fills it."""
    source = tmp_path / "source.db"
    source.write_bytes(sqlite_template.read_bytes())
    many_deliveries(f"sqlite:///{source}", 40_000)
    path = exported(f"sqlite:///{source}", tmp_path / "file")
    process = Forked(load_aloud, database_url, str(path))
    for _ in range(8):
        assert process.stdout.readline().strip() == "deliveries"
    assert process.poll() is None
    process.kill()
    process.close()
    assert not any(rows_of(database_url).values())
    assert sum(load(database_url, path, begin=quiet).counts.values()) == 40_000


def _memory_of(act: str, url: str, path: Path) -> int:
    process = Forked(move, act, url, str(path), tells_errors=True)
    told = process.stdout.read()
    assert process.wait() == 0, told
    process.close()
    return int(told)


def test_memory_does_not_grow_with_the_rows(databases: dict[str, str], tmp_path: Path) -> None:
    """Ten times as many rows take hardly more memory, to write as to read, on both databases."""
    taken: dict[str, list[int]] = {}
    for number in (4_000, 40_000):
        for url in databases.values():
            delete(url, deliveries)
        many_deliveries(databases["sqlite"], number)
        path = tmp_path / f"{number}"
        for act, url in (("export", "sqlite"), ("load", "postgres"), ("export", "postgres")):
            taken.setdefault(f"{act} {url}", []).append(_memory_of(act, databases[url], path))
        delete(databases["sqlite"], deliveries)
        taken.setdefault("load sqlite", []).append(_memory_of("load", databases["sqlite"], path))
    assert all(many - few < 5_000 for few, many in taken.values()), taken
