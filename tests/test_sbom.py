"""The list of what the program is shipped with."""

import json
import sys

import pytest

from tests.sbom import LOCK, NotAsLocked, document, installed, locked, table


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
