"""Tables as XLSX and CSV."""

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danish.zone import copenhagen
from documents.files import written
from documents.tables import csv_of, xlsx_of
from domain.papers import Sheet

SHEET = Sheet(
    "Beslutninger: Politisk niveau, Fyn/æøå",
    "Alt, der er besluttet.",
    "Region Syddanmark",
    copenhagen(2026, 10, 26, 9),
    ("Nr.", "Tekst", "Frist"),
    ((1, "Rødgrød; med “fløde”\nog mere", date(2026, 12, 23)), (2, '=HYPERLINK("http://x")', None)),
)
FORMULAS = ("=1+1", "+45 12", "-1", "@SUM(A1)", "\t=1", "\r=1")


def _of(text: str) -> Sheet:
    return Sheet("T", "", "", copenhagen(2026, 10, 26, 9), ("Tekst",), ((text,),))


def test_danish_excel_reads_the_csv() -> None:
    """Semicolons, days as they are written in Denmark, and the mark without which Excel misreads æ, ø and å."""
    file = csv_of(SHEET)
    assert file.startswith(b"\xef\xbb\xbfNr.;Tekst;Frist\r\n")
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == ["1", "Rødgrød; med “fløde”\nog mere", "23-12-2026"]
    assert rows[2] == ["2", '\'=HYPERLINK("http://x")', ""]


def test_a_workbook_holds_days_as_days() -> None:
    """Rows can be sorted and filtered by day and number; the headings stay in view, and are told and printed."""
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(SHEET))).active
    assert page["A1"].value == SHEET.title
    assert [cell.value for cell in page[4]] == list(SHEET.headings)
    assert page["A5"].value == 1
    assert page["C5"].value.date() == date(2026, 12, 23)
    assert page["C5"].number_format == "dd-mm-yyyy"
    assert page.freeze_panes == "A5"
    assert page.tables["Tabel"].ref == "A4:C6"
    assert page.print_title_rows == "$4:$4"


def test_a_table_without_rows_is_a_table() -> None:
    """Where there is nothing to list, the headings stand alone, and both files are whole."""
    empty = replace(SHEET, rows=())
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(empty))).active
    assert [cell.value for cell in page[4]] == list(SHEET.headings)
    assert csv_of(empty).decode("utf-8-sig") == "Nr.;Tekst;Frist\r\n"


@pytest.mark.parametrize("typed", FORMULAS)
def test_nothing_in_a_cell_is_computed(typed: str) -> None:
    """What begins like a formula is text in the workbook, and has Excel's own mark of text before it in CSV."""
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_of(_of(typed)))).active["A5"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    rows = list(csv.reader(io.StringIO(csv_of(_of(typed)).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == [f"'{typed}"]


def test_an_amount_below_zero_is_a_number() -> None:
    """Only words could be a formula: a number keeps its sign in both files, and can be added up."""
    sheet = replace(SHEET, headings=("Beløb",), rows=((-500,),))
    assert csv_of(sheet).decode("utf-8-sig") == "Beløb\r\n-500\r\n"
    assert openpyxl.load_workbook(io.BytesIO(xlsx_of(sheet))).active["A5"].value == -500


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_text_fits_in_a_cell(typed: str) -> None:
    """Whatever was typed, both files are made, and no cell of either begins like a formula or is one."""
    assert openpyxl.load_workbook(io.BytesIO(written(_of(typed), "t.xlsx"))).active["A5"].data_type in "sn"
    text = written(_of(typed), "t.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
