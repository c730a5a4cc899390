"""Our own minutes, worked on in Word and sent back: what is found in them is what was decided."""

import pytest

from documents.files import written
from documents.minutes.reading import read_minutes
from domain.shared_files import SharedFile
from handlers.outcomes import File
from handlers.ui import TextInput
from tests.handlers.beslutninger.conftest import CLOSED, COSTLY, REPORT, TRIAL, Held
from tests.support.office import button_of, card_of, form_of, words_of


@pytest.mark.parametrize("ending", ["docx", "pdf", "txt"])
async def test_our_own_minutes_are_read_as_they_were_written(held: Held, ending: str) -> None:
    """The form isn't said twice, who follows it up is known, and that nothing was decided is no decision."""
    for line in (
        f'{TRIAL} "Vi går i gang i marts" bemærkninger "Økonomien følges" ansvarlig fagligt frist 23/12',
        f'{COSTLY} "Akutteamet venter til foråret" udsat',
        f'{CLOSED} "Aftalen er drøftet" drøftet',
    ):
        assert "Intet er gemt" not in await held.says(f"/beslutning {line}"), line
    answer = await held.office.types(held.region, f"/referat dokument lukket {ending} politisk lillebælt 9/12")
    assert isinstance(answer, File)
    found = read_minutes(SharedFile(f"referat.{ending}", written(answer.content, answer.names[0])))
    read = [(one.number, one.decision) for one in found.decided if one.decision]
    assert [(number, one.text, one.form, one.remarks) for number, one in read] == [
        (one.item, one.text, one.form, one.remarks) for one in await held.decisions()
    ]
    first = found.decided[0].decision
    assert first is not None
    assert (first.responsible, str(first.deadline)) == ("Det fagligt strategiske niveau", "2026-12-23")
    assert REPORT not in [one.number for one in found.decided]


async def test_remarks_are_shown_and_recorded(held: Held) -> None:
    """What a decision was approved with isn't lost on its way from the minutes."""
    said = "Referat\nPolitisk niveau, Lillebælt den 9. december 2026\n\n1. Godkendelse af dagsorden\n\n"
    said += "2. Opkald efter udskrivning\nBeslutning: Godkendt med bemærkninger.\nBemærkninger: Økonomien følges.\n"
    offered = await held.office.drops(held.region, SharedFile("referat.txt", said.encode(), "F1"))
    assert "Bemærkninger: Økonomien følges." in words_of(card_of(offered))
    form = form_of(await held.office.presses(held.region, button_of(offered, "Ret")))
    assert [one.value for one in form.fields if isinstance(one, TextInput)][1] == "Økonomien følges."
    await held.office.presses(held.region, button_of(offered, "Registrer"))
    assert [one.remarks for one in await held.decisions()] == ["Økonomien følges."]
