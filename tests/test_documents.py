"""The project's papers: what they list is what there is."""

import json
import re
import tomllib
from pathlib import Path

from bot.settings import kept_setting
from bot.slack.manifest import EVENTS, SCOPES
from domain.retention import Keeping

_NAME = re.compile(r"[A-Za-z0-9-]+")


def _named(requirements: list[str]) -> set[str]:
    return {found[0].lower() for requirement in requirements if (found := _NAME.match(requirement))}


def test_every_dependency_has_its_reason() -> None:
    """`docs/dependencies.md` has a row for each dependency of the project, and for no other."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    asked_for = _named(project["project"]["dependencies"]) | _named(project["dependency-groups"]["dev"])
    rows = re.findall(r"^\| ([a-z0-9-]+) \|", Path("docs/dependencies.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(asked_for)


def test_every_package_of_npm_has_its_reason_and_no_address() -> None:
    """`docs/dependencies.md` has a row for each package that the second opinion takes; the lock names no registry."""
    folder = Path("tests/second_opinion")
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    rows = re.findall(r"^\| `([^`]+)` \|", Path("docs/dependencies.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(package["devDependencies"] | package["optionalDependencies"])
    assert "http" not in (folder / "package-lock.json").read_text(encoding="utf-8")


def test_example_settings_are_those_that_are_read() -> None:
    """`.env.example` names every variable that the program reads, and no other."""
    settings = Path("bot/settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'(?:(?:reader|self)\.\w+|variables\.get)\("([A-Z_]+)"', settings))
    read |= {kept_setting(kind) for kind in Keeping}
    example = Path(".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", example, re.MULTILINE))
    assert named == read


def test_every_scope_and_event_has_its_reason() -> None:
    """`docs/slack.md` has a row for each scope and event that the manifest asks for, and for no other."""
    rows = re.findall(r"^\| `([a-z_:.]+)` \|", Path("docs/slack.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [*SCOPES, *EVENTS]


def test_what_the_threat_model_points_to_is_there() -> None:
    """Each test that `docs/threat-model.md` and `SECURITY.md` name exists, and so does each target of make."""
    told = "".join(Path(name).read_text(encoding="utf-8") for name in ("docs/threat-model.md", "SECURITY.md"))
    paths = set(re.findall(r"`(tests/[\w./]+)`", told))
    assert len(paths) > 10
    assert {path for path in paths if not Path(path).exists()} == set()
    makefile = Path("Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"`make (\w+)`", told))
