"""An administrator gets all about an organisation as one file, made beside everything else."""

import asyncio
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.archive.apart import ArchivesApart
from bot.observe import get_log
from bot.profiles import SHIPPED
from domain.archives import Archive
from domain.people import Person
from handlers.outcomes import File
from tests.support.office import Office, said, words_of


@pytest.fixture
async def chief(office: Office) -> Person:
    """An administrator with a meeting in Fyn, one of whose items is closed."""
    chief = await office.with_role("Ane", "regionshus", "fyn")
    await office.types(chief, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17")
    for title in ('"Akutpladser"', '"Hemmelig opsigelse" lukket'):
        line = f"/dagsorden punkt {title} til beslutning fra lokal økonomi ingen politisk fyn 16/12"
        assert "er tilføjet" in said(await office.types(chief, line))
    return chief


async def test_the_file_holds_what_is_open(office: Office, chief: Person) -> None:
    """It is read without the program and nothing closed is in it; how far it was has been shown, and the log knows."""
    handed = await office.types(chief, "/tovholder arkiv", is_administrator=True)
    assert isinstance(handed, File)
    assert isinstance(handed.content, Archive)
    assert handed.names == ("arkiv-syddanmark-2026-10-26.zip",)
    assert handed.card.title == "Arkivet af Region Syddanmark er klar."
    assert "Det rummer 1 møde i " in words_of(handed.card)
    assert handed.content.title == "Arkiv: Region Syddanmark"
    with ZipFile(BytesIO(handed.content.content)) as packed:
        pages = {name: packed.read(name).decode(errors="replace") for name in packed.namelist()}
    assert len(pages) == handed.content.files
    assert any("Akutpladser" in page for page in pages.values())
    assert not any("Hemmelig" in page for page in pages.values())
    assert office.shown == ["Arkiverer møder: 0 af 1 …", "Arkiverer møder: 1 af 1 …"]
    assert [entry.act for entry in await office.audit("organisation:syddanmark")] == ["arkiv.hentet"]


async def test_nothing_can_be_left_on_the_disk(
    office: Office, chief: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the file is made it stands in no folder, so whatever ends the program then leaves none behind."""
    (temporary := tmp_path / "midlertidigt").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    seen: list[list[Path]] = []
    made = await office.services.archive(office.profile, office.now, lambda *_: seen.append([*temporary.iterdir()]))
    assert ZipFile(BytesIO(made.content)).testzip() is None
    assert seen == [[], []]


async def test_one_is_made_at_a_time(office: Office, chief: Person) -> None:
    """Whoever asks meanwhile is told so, and gets it when they ask again."""
    asking = [office.types(chief, "/tovholder arkiv syddanmark", is_administrator=True) for _ in range(2)]
    handed = await asyncio.gather(*asking)
    assert [isinstance(one, File) for one in handed].count(True) == 1
    [refused] = [one for one in handed if not isinstance(one, File)]
    assert said(refused).startswith("Der bliver allerede lavet et arkiv.")
    assert isinstance(await office.types(chief, "/tovholder arkiv", is_administrator=True), File)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/tovholder arkiv lukket", "Den lukkede udgave laves ikke her."),
        ("/tovholder arkiv kagemand", "Hvilken organisation mener du?"),
    ],
)
async def test_what_is_not_understood_makes_nothing(office: Office, chief: Person, line: str, answer: str) -> None:
    """What is closed is left to the command line, and an organisation that isn't there is asked for."""
    rows = office.rows()
    told = said(await office.types(chief, line, is_administrator=True))
    assert told.startswith(answer)
    assert "Intet er gemt." in told
    assert office.rows() == rows


async def test_what_breaks_is_an_answer(
    office: Office, chief: Person, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where the store can't be read that is said shortly, and the next one can be asked for.

    The log tells what broke by its class and place, without the words of it: they may be people's.
    """
    lost = ArchivesApart(database_url=f"sqlite:///{tmp_path}/intet/her.db", profiles=SHIPPED, log=get_log())
    office.services = replace(office.services, archive=lost)
    for _ in range(2):
        told = said(await office.types(chief, "/tovholder arkiv", is_administrator=True))
        assert told.startswith("Arkivet kunne ikke laves.")
    logged = capfd.readouterr().err
    assert "archive broken off" in logged
    assert "OperationalError" in logged
    assert not [word for word in ("SELECT", "no such table", "Traceback") if word in logged]
