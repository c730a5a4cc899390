"""An extract as a file: a page to read, and the same as JSON."""

import io
import json
from zipfile import ZipFile

from documents.extract import DATA, PAGE, written
from domain.extracts import Extract, Section

EXTRACT = Extract(
    "Data om Åse <b>",
    ("Hentet i dag.",),
    (Section("Roller", "Slettes.", ({"Rolle": "Regionshuset"}, {"Rolle": "A & B", "Fra": "1. maj 2026"})),),
)


def _opened() -> tuple[str, str]:
    with ZipFile(io.BytesIO(written(EXTRACT))) as archive:
        assert archive.namelist() == [PAGE, DATA]
        return archive.read(PAGE).decode(), archive.read(DATA).decode()


def test_the_page_shows_every_value_and_runs_nothing() -> None:
    """What was typed is text on the page, never markup; there is no script, no address to ask, and none may be."""
    page, _ = _opened()
    assert "<h1>Data om Åse &lt;b&gt;</h1>" in page
    assert "<td>A &amp; B</td><td>1. maj 2026</td>" in page
    assert "<td>Regionshuset</td><td></td>" in page
    assert "<script" not in page
    assert "://" not in page
    assert "default-src 'none'" in page


def test_the_page_fits_on_a_phone() -> None:
    """It is as wide as the screen; a table with many columns is moved beside the text, and by keys too."""
    page, _ = _opened()
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    assert '<div class="wide" role="region" aria-label="Roller" tabindex="0">\n<table>' in page


def test_a_machine_reads_the_same() -> None:
    """The JSON has Danish headings and every row."""
    _, data = _opened()
    assert json.loads(data) == {
        "titel": EXTRACT.title,
        "forklaring": ["Hentet i dag."],
        "data": {"Roller": {"bemærkning": "Slettes.", "rækker": list(EXTRACT.sections[0].rows)}},
    }
