"""The words for the steps of an agenda and of minutes; what is to be done about one of them is read elsewhere."""

from dataclasses import dataclass

from domain.rows import Row


@dataclass(frozen=True, slots=True)
class Mark:
    """A row, and which part of it where it has two deadlines ("" for the row as such)."""

    row: int
    part: str = ""


AGENDA_MARKS = {
    **dict.fromkeys(("indkaldt", "indkald", "indkaldelse"), Mark(Row.CONVENING)),
    **dict.fromkeys(("forplejning", "forplejningen"), Mark(Row.CATERING)),
    **dict.fromkeys(("skrevet", "punkter", "punkterne", "dagsordenspunkter"), Mark(Row.ITEMS)),
    **dict.fromkeys(("kvalitetssikret", "kvalitetssikr", "kvalitetssikring", "samlet"), Mark(Row.QUALITY)),
    **dict.fromkeys(("genereret", "generer", "generering"), Mark(Row.GENERATION)),
    **dict.fromkeys(("godkend", "godkendt", "godkendelse"), Mark(Row.APPROVAL)),
    **dict.fromkeys(("udsendt", "udsend", "udsendelse", "sendt"), Mark(Row.SENDING)),
    **dict.fromkeys(("afholdt", "holdt", "afholdelse"), Mark(Row.HOLDING)),
    **dict.fromkeys(("opfoelgning", "fulgt", "opfulgt"), Mark(Row.FOLLOW_UP)),
}
MINUTES_MARKS = {
    **dict.fromkeys(("udkast", "udkastet", "skrevet"), Mark(Row.MINUTES, "udkast")),
    **dict.fromkeys(("godkendt", "godkend", "godkendelse"), Mark(Row.MINUTES, "godkendt")),
    **dict.fromkeys(("genereret", "generer", "generering"), Mark(Row.MINUTES_GENERATION)),
    **dict.fromkeys(("udsendt", "udsend", "udsendelse", "sendt"), Mark(Row.MINUTES_SENDING)),
}
STEPS = frozenset({"indkaldelse", "kvalitetssikring", "generering", "udsendelse", "afholdelse"})
"""What steps are called: alone they tell of nothing that was done."""
