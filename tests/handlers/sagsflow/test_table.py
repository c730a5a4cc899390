"""`/sagsflow fil`: the cases on their way as a table, a closed one in the closed edition alone."""

from datetime import date

from domain.papers import Sheet
from handlers.outcomes import File
from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.handlers.sagsflow.test_scaling import to_the_others
from tests.support.office import said


async def _table(carriers: Carriers, line: str) -> Sheet:
    answer = await carriers.office.types(carriers.first, line)
    assert isinstance(answer, File), said(answer)
    assert isinstance(answer.content, Sheet)
    return answer.content


async def test_a_row_for_each_place(carriers: Carriers) -> None:
    """Where a case was and is, since when, how long against the target, and what came of it there."""
    await to_the_others(carriers)
    sheet = await _table(carriers, "/sagsflow status som fil")
    assert sheet.remark == "1 sag undervejs mandag den 13. april 2026, målt i kalenderdage."
    assert len(sheet.rows) == 7
    discussed = dict(zip(sheet.headings, sheet.rows[3], strict=True))
    assert discussed["Titel"] == "Opkald efter udskrivning"
    assert (discussed["Dage i alt"], discussed["Mål i alt (dage)"]) == (90, 75)
    assert discussed["Hos"] == "Sundhedssamarbejdsudvalget (SSU)"
    assert (discussed["Siden"], discussed["Dage dér"], discussed["Svar"]) == (date(2026, 2, 27), 45, "Behandlet")
    assert discussed["Møde"] == date(2026, 4, 13)
    assert [row[12] for row in sheet.rows[4:]] == ["Afventer"] * 3


async def test_a_closed_case_is_a_number(carriers: Carriers) -> None:
    """Without the word for it a closed case says nothing but its number, also to those who may read it."""
    await carriers.says(f"{NEW} lukket", carriers.first)
    sheet = await _table(carriers, "/sagsflow csv")
    assert sheet.rows == ((1, "Lukket sag", *[None] * 12),)
    whole = await _table(carriers, "/sagsflow fil lukket")
    assert whole.rows[0][1] == "Opkald efter udskrivning"
    assert (await carriers.office.audit("sager"))[-1].act == "sager.lukket_udgave"
