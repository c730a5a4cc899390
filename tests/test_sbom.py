"""The list of what the program is shipped with."""

import json
import sys
from pathlib import Path

import pytest

from tests.sbom import FONTS, LOCK, NotAsLocked, document, fonts, installed, locked, main, table


def test_every_locked_package_is_named_with_its_licence() -> None:
    """Nothing of the lock is left out, each has a licence and is what the packages that need it point to."""
    lock = LOCK.read_text(encoding="utf-8")
    packages = installed(locked(lock))
    assert len(packages) == sum(
        "==" in line and line.endswith(" \\") and line[0].isalnum() for line in lock.splitlines()
    )
    told = document(packages, name="tovholder", version="1")
    references = {one["bom-ref"] for one in told["components"]}
    assert len(references) == len(packages)
    assert all(one["licenses"] for one in told["components"])
    assert all(set(one["dependsOn"]) <= references for one in told["dependencies"])
    aiohttp = next(one for one in told["components"] if one["name"] == "aiohttp")
    assert aiohttp["licenses"] == [{"expression": "Apache-2.0 AND MIT"}]
    assert all(f"| {one.name} | {one.version} | {one.licence} |" in table(packages) for one in packages)


def test_the_same_lock_gives_the_same_list() -> None:
    """No time, no machine and no package index stands in it."""
    versions = locked(LOCK.read_text(encoding="utf-8"))
    lists = [json.dumps(document(installed(versions), name="x", version="1")) for _ in range(2)]
    assert lists[0] == lists[1]
    assert not any(one in lists[0] for one in ("timestamp", "serialNumber", "http://", "https://", sys.prefix))


@pytest.mark.parametrize("versions", [{"aiohttp": "0.1"}, {"findes-ikke": "1"}])
def test_what_is_not_installed_as_locked_is_refused(versions: dict[str, str]) -> None:
    """A list of other versions than those that are shipped is none."""
    with pytest.raises(NotAsLocked):
        installed(versions)


def test_both_lists_are_written_where_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Packages and fonts, each with its licence, stand in the document and in the table alike."""
    assert main(tmp_path / "ny") == 0
    said = capsys.readouterr().out
    written = sorted(tmp_path.rglob("*.*"))
    assert [str(one.relative_to(tmp_path)) for one in written] == ["ny/sbom.cdx.json", "ny/sbom.md"]
    assert all(str(one.relative_to(tmp_path)) in said for one in written)
    told, people = json.loads(written[0].read_text(encoding="utf-8")), written[1].read_text(encoding="utf-8")
    rows = {one["name"]: one for one in told["components"]}
    shipped = {one.name for one in FONTS.glob("*.ttf")}
    assert shipped
    assert rows.keys() == locked(LOCK.read_text(encoding="utf-8")).keys() | shipped
    assert all(rows[one]["licenses"] == [{"expression": "OFL-1.1"}] for one in shipped)
    assert all(f"| {name} | {one['version']} |" in people for name, one in rows.items())


def test_a_font_without_its_licence_is_refused(tmp_path: Path) -> None:
    """A font that is shipped without the text that allows it is not listed as if it were."""
    font = next(FONTS.glob("*.ttf"))
    (tmp_path / font.name).write_bytes(font.read_bytes())
    with pytest.raises(NotAsLocked, match=font.name):
        fonts(tmp_path)
    (tmp_path / "OFL.txt").write_bytes((FONTS / "OFL.txt").read_bytes())
    assert [one.name for one in fonts(tmp_path)] == [font.name]
