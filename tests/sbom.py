"""Lists what the program is shipped with, and under which licences: `make sbom`; it installs and asks for nothing.

The names and versions are the lock file's, the rest is what the installed packages say of themselves; the fonts that
lie among our own files tell their version, and the licence beside them theirs. The same lock and fonts give the same
files: a CycloneDX document for machines and a table for people.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
LOCK = CHECKOUT / "requirements.lock"
FONTS = CHECKOUT / "documents" / "fonts"
TARGET = CHECKOUT / "build"
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
_LICENCE = "License :: "
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}
_FONT_VERSION = re.compile("Version ".encode("utf-16-be") + rb"((?:\0[0-9.])+)")
_FONT_LICENCE = "SIL Open Font License, Version 1.1"
_SHORT = 60
"""Characters; what is longer in that field is the whole text of a licence."""


class NotAsLocked(Exception):  # noqa: N818 - an answer to whoever runs it
    """A package isn't installed as the lock file says, or it or a font tells of no licence; its name is the message."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package, or a font's file, that the program is shipped with."""

    name: str
    version: str
    licence: str
    summary: str
    needs: tuple[str, ...]
    is_font: bool = False

    @property
    def address(self) -> str:
        """Its package URL."""
        return f"pkg:{'generic' if self.is_font else 'pypi'}/{self.name}@{self.version}"


def locked(lock: str) -> dict[str, str]:
    """Name → version of what a lock file holds."""
    return dict(_LOCKED.findall(lock))


def installed(versions: Mapping[str, str]) -> list[Package]:
    """These packages as they are installed here, by name; raises NotAsLocked."""
    return [_package(name, versions) for name in sorted(versions)]


def fonts(folder: Path = FONTS) -> list[Package]:
    """The fonts in a folder by name, under the licence that lies in its `OFL.txt`; raises NotAsLocked."""
    return [_font(path) for path in sorted(folder.glob("*.ttf"))]


def document(packages: Sequence[Package], *, name: str, version: str) -> dict[str, Any]:
    """The CycloneDX 1.6 document of a program and its packages."""
    own = f"{name}@{version}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": name,
                "version": version,
                "licenses": [{"expression": "MIT"}],
            }
        },
        "components": [_component(one) for one in packages],
        "dependencies": [
            {"ref": own, "dependsOn": [one.address for one in packages]},
            *({"ref": one.address, "dependsOn": list(one.needs)} for one in packages),
        ],
    }


def table(packages: Sequence[Package]) -> str:
    """The same for people."""
    rows = "".join(f"| {one.name} | {one.version} | {one.licence} | {one.summary} |\n" for one in packages)
    return (
        f"# What Tovholder is shipped with\n\n| Package | Version | Licence | What it is |\n|---|---|---|---|\n{rows}"
    )


def _package(name: str, versions: Mapping[str, str]) -> Package:
    try:
        facts = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        raise NotAsLocked(name) from None
    told = {field: " ".join(facts.get_all(field) or []) for field in ("License-Expression", "License", "Summary")}
    licence = _licence(facts.get_all("Classifier") or [], told["License-Expression"], told["License"])
    if facts["Version"] != versions[name] or not licence:
        raise NotAsLocked(name)
    needed = {_plain(one) for one in metadata.requires(name) or () if "extra ==" not in one}
    needs = tuple(f"pkg:pypi/{one}@{versions[one]}" for one in sorted(needed & versions.keys()))
    return Package(name, versions[name], licence, " ".join(told["Summary"].split()), needs)


def _font(path: Path) -> Package:
    version, licence = _FONT_VERSION.search(path.read_bytes()), path.with_name("OFL.txt")
    if not version or not licence.exists() or _FONT_LICENCE not in licence.read_text(encoding="utf-8"):
        raise NotAsLocked(path.name)
    told = version[1].decode("utf-16-be")
    return Package(path.name, told, "OFL-1.1", "The letters of pictures", needs=(), is_font=True)


def _licence(classifiers: Sequence[str], expression: str, told: str) -> str:
    """As an SPDX expression where it is told as one or can only be meant so, else in the package's own words."""
    if expression:
        return expression
    classes = [one.rsplit(" :: ", 1)[1] for one in classifiers if one.startswith(_LICENCE) and one.count("::") > 1]
    words = classes or ([told] if len(told) <= _SHORT else [])
    return " OR ".join(_SPDX.get(one, one) for one in words if one)


def _component(package: Package) -> dict[str, Any]:
    is_spdx = re.fullmatch(r"[A-Za-z0-9.+() -]*", package.licence) and "License" not in package.licence
    licence = {"expression": package.licence} if is_spdx else {"license": {"name": package.licence}}
    return {
        "type": "file" if package.is_font else "library",
        "bom-ref": package.address,
        "name": package.name,
        "version": package.version,
        "description": package.summary,
        "purl": package.address,
        "licenses": [licence],
    }


def _plain(requirement: str) -> str:
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def main(target: Path = TARGET) -> int:
    """Writes both files into a folder and says where; 0, or 1 where something isn't as it is to be shipped."""
    version = re.search(r'^version = "(.*)"$', (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    try:
        packages = [*installed(locked(LOCK.read_text(encoding="utf-8"))), *fonts()]
    except NotAsLocked as wrong:
        sys.stderr.write(f"{wrong} is not there as requirements.lock says, or names no licence\n")
        return 1
    target.mkdir(exist_ok=True)
    told = document(packages, name="tovholder", version=version[1] if version else "")
    (target / "sbom.cdx.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (target / "sbom.md").write_text(table(packages), encoding="utf-8")
    sys.stdout.write(f"{len(packages)} packages and fonts: {target.name}/sbom.cdx.json, {target.name}/sbom.md\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
