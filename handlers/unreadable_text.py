"""The Danish words for a file that can't be read; it opens none."""

from danish.cpr import contains_cpr
from domain.meeting_plan import COLUMNS as PLAN_COLUMNS
from domain.people_list import COLUMNS, MOST_ROWS
from domain.shared_files import UnreadableFile
from handlers.refusals import refusing
from handlers.ui import Card

_UNREADABLE = {
    "too_big": "Filen er for stor, eller den fylder for meget, når den pakkes ud. Del den op, og prøv igen.",
    "format": "Filen skal være CSV eller XLSX: {said}",
    "format_plan": "En mødeplan skal være CSV, XLSX eller ICS: {said}",
    "format_minutes": "Et referat skal være DOCX, PDF eller en tekstfil: {said}",
    "old_format": "Filen er i Offices gamle format. Gem den som DOCX eller XLSX.",
    "gone": "Filen kan ikke hentes fra Slack. Send den igen.",
    "empty": "Filen er tom.",
    "damaged": "Filen kan ikke åbnes. Den er måske beskadiget; prøv at gemme den igen.",
    "password": "Filen er låst med en adgangskode. Gem den uden, og prøv igen.",
    "no_text": "Der er ingen tekst i filen, jeg kan læse. Et indscannet dokument er kun billeder.",
    "no_points": "Jeg fandt ingen punkter i filen. Er det et referat?",
    "recurring": "Filen har møder, der gentager sig. Gem hvert møde for sig, og prøv igen.",
    "too_many_meetings": "Der er mere end {said} møder. Del filen op.",
    "plan_column": "Jeg kender ikke kolonnen “{said}” i en mødeplan. Kolonnerne er: {plan_columns}.",
    "no_meetings": "Jeg fandt ingen møder i filen.",
    "no_attendees": "Kalenderens møder har ingen deltagere.",
    "no_date_column": "Første række skal være overskrifter, og en af dem skal være “dato”. Kolonnerne er: {said}.",
    "column": "Jeg kender ikke kolonnen “{said}” i en liste over personer. Kolonnerne er: {columns}. "
    "En mødeplan skal have kolonnen “dato”.",
    "beyond": "“{said}” står uden for overskrifterne. Hører det til feltet før, så sæt dem i ét par anførselstegn.",
    "columns_alike": "To kolonner siger det samme: “{said}”. Behold den ene.",
    "column_twice": "Kolonnen “{said}” står der to gange.",
    "no_name_column": "Første række skal være overskrifter, og en af dem skal være “navn”. Kolonnerne er: {columns}.",
    "too_many": "Der er mere end {most} rækker. Del filen op.",
    "letters": "Filen er ikke en tekstfil. Gem den som CSV (UTF-8) eller XLSX.",
    "quotes": "Et anførselstegn i filen er ikke lukket.",
}

_LONGEST_NAME = 60


def unreadable_file(error: UnreadableFile, name: str) -> Card:
    """Why the file of that name can't be read; who sent several is told which of them it is."""
    which = [f"Det er filen “{name[:_LONGEST_NAME]}”."] if name else []
    return refusing(unreadable(error), *which)


def unreadable(error: UnreadableFile) -> str:
    """Why a file can't be read; a CPR number that stands there isn't repeated."""
    said = "(skjult, det ligner et CPR-nummer)" if contains_cpr(error.said) else error.said
    return _UNREADABLE[error.reason].format(
        said=said, columns=", ".join(COLUMNS), plan_columns=", ".join(PLAN_COLUMNS), most=MOST_ROWS
    )
