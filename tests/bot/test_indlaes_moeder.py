"""`python -m bot indlaes-moeder`: a plan is made whole or not at all, on behalf of somebody of the secretariat."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.profiles import SHIPPED
from danish.zone import copenhagen
from domain.people import RoleAssignment
from domain.ports import Repositories
from storage.work import open_work

HEAD = "forum;klynge;dato;tid\n"
GOOD = "politisk;fyn;9/12-2099;15-17\nfagligt;fyn;12/11-2099;9-11\n"
Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command on a database of its own, with a plan of these rows."""
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    _in(tmp_path, _with_role)
    profile = tmp_path / "uden_ende.toml"
    shipped = (SHIPPED / "syddanmark.toml").read_text(encoding="utf-8")
    profile.write_text(re.sub(r"(?m)^gyldig_til = .*$", "", shipped), encoding="utf-8")

    def command(rows: str, *words: str) -> int:
        path = tmp_path / "plan.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        return main(["indlaes-moeder", str(path), "--af", "Hanne Navnesen", "--profil", str(profile), *words])

    return command


def _with_role(store: Repositories) -> None:
    person = store.people.add("Hanne Navnesen", "T1")
    store.people.assign_role(RoleAssignment(0, "regionshus", "fyn", None, person))


def _in(tmp_path: Path, unit: Callable[[Repositories], object]) -> object:
    work = open_work(f"sqlite:///{tmp_path}/tovholder.db", clock=lambda: copenhagen(2026, 6, 1, 9))
    try:
        return work.run_blocking(unit)
    finally:
        work.close_blocking()


def _count(tmp_path: Path) -> object:
    return _in(
        tmp_path, lambda r: len(list(r.meetings.of_body("politisk/fyn"))) + len(list(r.meetings.of_body("fagligt/fyn")))
    )


def test_a_trial_makes_nothing(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A trial shows the meetings, and leaves the store as it was."""
    assert run(GOOD, "--proev") == 0
    assert "Prøve, intet er gemt: Planen giver 2 møder" in capsys.readouterr().out
    assert _count(tmp_path) == 0


def test_a_plan_is_made(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All meetings are made, and each is told; the same plan again makes none."""
    assert run(GOOD) == 0
    assert "onsdag den 9. december 2099 kl. 15.00–17.00" in capsys.readouterr().out
    assert _count(tmp_path) == 2
    assert run(GOOD) == 1
    assert _count(tmp_path) == 2


def test_mistakes_are_told(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong row, or somebody whom nobody knows, ends with 1, and nothing is made."""
    assert run(GOOD + "politisk;fyn;31/11-2099;9-11\n") == 1
    assert "Linje 4" in capsys.readouterr().err
    assert main(["indlaes-moeder", str(tmp_path / "plan.csv"), "--af", "Ingen Kendt"]) == 1
    assert "Jeg kender ingen i Slack, der hedder Ingen Kendt" in capsys.readouterr().err
    assert _count(tmp_path) == 0
