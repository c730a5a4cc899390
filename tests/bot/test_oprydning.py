from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import SystemClock
from bot.outgoing.tidying import SUBJECT
from bot.settings import CHECKOUT, kept_setting
from domain.retention import DEFAULT_DAYS, Keeping
from storage.work import open_work
from tests.storage.facts import add_person


def test_a_dry_run_tells_and_the_run_deletes(
    database_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--proev` says how much would go, the oldest and by which setting, and changes nothing; without it, it goes."""
    then = SystemClock().now() - timedelta(days=5)
    work = open_work(database_url, clock=lambda: then)
    work.run_blocking(add_person, delivery="d")
    work.close_blocking()
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["oprydning", "--proev"]) == 0
    assert "0 rækker ville blive slettet. Intet er ændret." in capsys.readouterr().out
    monkeypatch.setenv(kept_setting(Keeping.DELIVERIES), "4")
    for _ in range(2):
        assert main(["oprydning", "--proev"]) == 0
        told = capsys.readouterr().out
        assert "1 række ville blive slettet. Intet er ændret." in told
        assert "TOVHOLDER_GEM_LEVERINGER" in told
        assert str(then.year) in told
    assert main(["oprydning"]) == 0
    assert "1 række er slettet." in capsys.readouterr().out
    assert main(["oprydning"]) == 0
    assert "0 rækker er slettet." in capsys.readouterr().out
    work = open_work(database_url, clock=SystemClock().now)
    (entry,) = work.read_blocking(lambda r: r.audit.of_subject(SUBJECT))
    work.close_blocking()
    assert dict(entry.facts) == {"leveringer": 1}


def test_a_database_without_tables_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What there is to do first is said."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/tom.db")
    assert main(["oprydning"]) == 1
    assert "python -m bot migrer" in capsys.readouterr().err


@pytest.mark.parametrize("page", [".env.example", "docs/operations.md"])
def test_every_setting_is_described_with_its_default(page: str) -> None:
    """Whoever runs the program finds each kind's setting and how long it is kept by default."""
    lines = (CHECKOUT / page).read_text(encoding="utf-8").splitlines()
    for kind, days in DEFAULT_DAYS.items():
        assert any(kept_setting(kind) in line and str(days) in line for line in lines), kind
