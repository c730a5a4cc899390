"""Our own minutes, worked on in Word and sent back: what is found in them is what was decided."""

import pytest

from documents.files import written
from documents.minutes.reading import read_minutes
from domain.shared_files import SharedFile
from handlers.outcomes import File
from tests.handlers.beslutninger.conftest import CLOSED, COSTLY, REPORT, TRIAL, Held


@pytest.mark.parametrize("ending", ["docx", "pdf", "txt"])
async def test_our_own_minutes_are_read_as_they_were_written(held: Held, ending: str) -> None:
    """The form isn't said twice, who follows it up is known, and that nothing was decided is no decision."""
    for line in (
        f'{TRIAL} "Vi går i gang i marts" ansvarlig fagligt frist 23/12',
        f'{COSTLY} "Akutteamet venter til foråret" udsat',
        f'{CLOSED} "Aftalen er drøftet" drøftet',
    ):
        assert "Intet er gemt" not in await held.says(f"/beslutning {line}"), line
    answer = await held.office.types(held.region, f"/referat dokument lukket {ending} politisk lillebælt 9/12")
    assert isinstance(answer, File)
    found = read_minutes(SharedFile(f"referat.{ending}", written(answer.content, answer.names[0])))
    read = [(one.number, one.decision.text, one.decision.form) for one in found.decided if one.decision]
    assert read == [(one.item, one.text, one.form) for one in await held.decisions()]
    first = found.decided[0].decision
    assert first is not None
    assert (first.responsible, str(first.deadline)) == ("Det fagligt strategiske niveau", "2026-12-23")
    assert REPORT not in [one.number for one in found.decided]
