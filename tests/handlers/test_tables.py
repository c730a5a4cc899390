"""Lists as files: decisions, absences and who is responsible, as Excel and CSV; closed items where they may be."""

from datetime import date

import pytest

from danish.zone import copenhagen
from domain.papers import Cell, Sheet
from handlers.outcomes import File, Outcome
from tests.support.everybody import AT, SECRET, STAND_IN, everybody, types_as
from tests.support.office import Office, said


def _table(answer: Outcome) -> tuple[Sheet, tuple[str, ...]]:
    assert isinstance(answer, File), said(answer)
    assert isinstance(answer.content, Sheet)
    return answer.content, answer.names


def _row(sheet: Sheet, number: int) -> dict[str, Cell]:
    return dict(zip(sheet.headings, sheet.rows[number], strict=True))


async def test_all_that_a_body_decided_is_a_table(office: Office) -> None:
    """A row a decision, with days as days; a withdrawn one is left out, a closed one just has its number."""
    people = await everybody(office)
    office.now = copenhagen(2026, 12, 9, 18)
    for line in (
        f'/beslutning 2 "Vi begynder" godkendt ansvarlig fagligt frist 23/12 {AT}',
        f'/beslutning 3 "{SECRET} afgøres" drøftet {AT}',
        f'/beslutning 2 "Ved en fejl" drøftet {AT}',
        f"/beslutning fortryd 3 {AT}",
    ):
        await types_as(office, people, "regionshus", line)
    sheet, names = _table(await types_as(office, people, "medlem", "/beslutning liste som fil politisk fyn"))
    assert names == ("beslutninger-politisk-fyn.xlsx",)
    assert sheet.title == "Beslutninger: Politisk niveau, Fyn"
    assert sheet.remark == "2 beslutninger pr. onsdag den 9. december 2026."
    assert _row(sheet, 0) == {
        "Møde": date(2026, 12, 9),
        "Nr.": 1,
        "Punkt": "Akutpladser",
        "Beslutning": "Godkendt",
        "Tekst": "Vi begynder",
        "Bemærkninger": "",
        "Ansvarlig": "Det fagligt strategiske niveau",
        "Frist": date(2026, 12, 23),
        "Status": "Åben",
        "Godkendt af": "",
        "Afventer": "Regionsrådet og kommunalbestyrelsen i Odense Kommune",
    }
    assert sheet.rows[1] == (date(2026, 12, 9), 2, "Lukket punkt", *[None] * 8)
    whole, names = _table(await types_as(office, people, "regionshus", "/beslutning fil csv lukket politisk fyn"))
    assert names == ("beslutninger-politisk-fyn-lukket.xlsx", "beslutninger-politisk-fyn-lukket.csv")
    assert _row(whole, 1)["Tekst"] == f"{SECRET} afgøres"
    assert "Lukket udgave" in whole.remark
    assert (await office.audit("politisk/fyn"))[-1].act == "beslutninger.lukket_udgave"


async def test_the_absences_are_a_table_for_the_secretariat(office: Office) -> None:
    """Every seat has a row, with who comes instead, and no column for why; the head count stands above."""
    people = await everybody(office)
    sheet, names = _table(await types_as(office, people, "kommune", f"/afbud fil {AT}"))
    assert names == ("afbud-politisk-fyn-2026-12-09.xlsx",)
    assert sheet.headings == ("Plads", "Sektor", "Status", "Stedfortræder", "Udpeget stedfortræder")
    absent = [row for row in sheet.rows if row[2] == "Afbud"]
    assert absent == [("Borgmester, Assens", "Kommuner", "Afbud", STAND_IN, "")]
    assert len(sheet.rows) == 15
    assert "Forplejning: " in sheet.remark


@pytest.mark.parametrize(("words", "rows"), [("fil politisk fyn", 16), ("politisk på fyn csv", 16), ("excel", 33)])
async def test_who_is_responsible_is_a_table(office: Office, words: str, rows: int) -> None:
    """A row a step, and one more for each origin whose writers differ; both levels where none is named."""
    people = await everybody(office)
    sheet, _ = _table(await types_as(office, people, "uden rolle", f"/tovholder ansvar {words}"))
    assert len(sheet.rows) == rows
    assert _row(sheet, 0)["Opgave"]
    offsets = {row[2]: row[6] for row in sheet.rows}
    assert (offsets[9], offsets[10]) == ("5 før", "mødedagen")
    assert offsets[11] == "2 efter (udkast), 5 efter (godkendt)"


async def test_a_list_offers_itself_as_a_file(office: Office) -> None:
    """The button below the list gives the file of that meeting or body; where nothing was decided there is none."""
    people = await everybody(office)
    assert "Hent som regneark" in said(await types_as(office, people, "regionshus", f"/afbud liste {AT}"))
    assert "Hent som regneark" not in said(await types_as(office, people, "regionshus", f"/beslutning liste {AT}"))
    office.now = copenhagen(2026, 12, 9, 18)
    await types_as(office, people, "regionshus", f'/beslutning 2 "Vi begynder" godkendt {AT}')
    assert "Hent som regneark" in said(await types_as(office, people, "regionshus", f"/beslutning liste {AT}"))
