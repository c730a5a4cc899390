"""Writes what is handed out as the file that its name asks for; what stands in it was decided before."""

from collections.abc import Callable
from typing import Any

from documents import calendar, extract, pictures, plain, tables
from documents.pdf import pdf_of
from documents.word import docx_of
from domain.archives import Archive
from domain.calendars import Calendar
from domain.case_board import Board
from domain.extracts import Extract
from domain.papers import Paper, Sheet
from domain.pictures import Picture, YearPicture
from domain.time_line import TimeLine

_WRITERS: dict[tuple[type, str], Callable[[Any], bytes]] = {
    (Extract, "zip"): extract.written,
    (Archive, "zip"): lambda one: one.content,
    (Calendar, "ics"): calendar.written,
    (Paper, "docx"): docx_of,
    (Paper, "pdf"): pdf_of,
    (Paper, "txt"): plain.text_of,
    (Sheet, "xlsx"): tables.xlsx_of,
    (Sheet, "csv"): tables.csv_of,
    (YearPicture, "svg"): pictures.svg_bytes,
    (YearPicture, "png"): pictures.png_of,
    (TimeLine, "png"): pictures.png_of,
    (Board, "png"): pictures.png_of,
}


def written(content: Extract | Archive | Calendar | Paper | Sheet | Picture, name: str) -> bytes:
    """The bytes of a file of that name; KeyError where its ending is no format for such content."""
    return _WRITERS[type(content), name.rpartition(".")[2]](content)
