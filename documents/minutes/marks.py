"""Tells what a line of minutes is: a section's label, a point's number, an annex, who is absent; not where it stands.

The words are those that Danish municipalities and regions use in the minutes they publish, and their programs print.
"""

import re
from dataclasses import dataclass

from documents.conversion.converted import PLAIN, Line
from documents.minutes.labels import PATTERNS, Section
from domain.agenda import LONGEST_TITLE


@dataclass(frozen=True, slots=True)
class Label:
    """A section's label with what follows it on its line; of a decision's, the point's number where it names one.

    `where` is the body that a decision's label names, or an earlier one's, with the day.
    """

    section: Section
    rest: str = ""
    number: int | None = None
    where: str = ""
    called: str = ""
    """The label's own words in small letters, where several labels are of one section."""


_DATE = r"(?:d\.|den)?\s*\d{1,2}[./-]\s?(?:\d{1,2}[./-]\s?\d{2,4}|[a-zæøå]+\.? \d{4})"
_DECISION_OF = re.compile(
    r"(?:(?P<whose>[A-ZÆØÅ][\wæøåÆØÅ .,-]{2,70}?)s\s+)?(?P<name>beslutning(?:er)?|afgørelse|konklusion)"
    r"(?:\s+(?:for|til|under|vedr\.?|vedrørende|om|på)\s+"
    r"(?:dagsordens)?(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(?P<number>\d{1,3}))?"
    r"(?:\s+(?:i|fra|af|på)\s+(?P<where>[A-ZÆØÅ][^:]{2,90}?)"
    rf"|\s+(?P<whom>(?-i:[A-ZÆØÅ])[^:.]{{2,90}}?)(?=,?\s+{_DATE}))?"
    rf"(?:\s*,?\s*(?P<day>{_DATE}))?(?:\s*kl\.[\s\d.:]+)?\s*(?::\s*(?P<rest>.*)|[–-]\s+(?P<title>.+))?",
    re.IGNORECASE,
)  # fmt: skip
_EARLIER_BODY = re.compile(
    rf"(?P<where>[A-ZÆØÅ][\w ,.&-]{{3,80}}?,?\s+{_DATE}),?\s*"
    r"(?:\(?(?:pkt|punkt|sag)\.?\s*(?:nr\.?\s*)?\d{1,3}\)?)\s*:?\s*(?P<rest>.*)"
)
_CASE = re.compile(
    r"(?:sags?\s?-?(?:nr|nummer|id)\.?(?:\s*i\s+\w+)?|sagsnummer|journal\s?-?(?:nr|nummer)\.?|j\.?\s?-?nr\.?"
    r"|esdh(?:[- ]?(?:sag|nr))?\.?|acadre(?:[- ]?sag(?:snr)?)?\.?|sag(?=\s*:?\s*\d+[/-]\d))"
    r"\s*[:.]?\s*(?P<case>(?:[A-ZÆØÅ]{1,5}[ -]?)?\d[\w./-]*(?:-[\w]+)*)?"
    r"(?:\s*[,;·|(].*|\s+(?:åbent?|lukket)\b.*|\s+[A-ZÆØÅ][\w. ]{1,40}:.*)?",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    r"\s*[(\[–,-]?\s*(?:sags?\s?-?(?:nr|nummer)\.?|j\.?\s?-?nr\.?|sag(?=\s*\d+[/-]))\s*:?\s*"
    r"(?P<case>(?:[A-ZÆØÅ]{1,5}-)?\d[\w./-]*\d)\s*[)\]]?",
    re.IGNORECASE,
)
_CASE_VALUE = re.compile(r"(?:[A-ZÆØÅ]{1,5}-?)?\d{2,}[/.-][\w./-]*\d|\d(?:-\d{2,}){3,}|\d{5,}")
_BULLET = re.compile(r"^\s*(?:[-–—•·▪◦‣➢►→✓*o]|[-=]+>|\uf0b7)\s+")
_OPENNESS_BEFORE = re.compile(r"^(?:åbent?|lukket)(?: (?:sag|punkt))?\s*[·,;|–-]\s*", re.IGNORECASE)
_SUBNUMBER = re.compile(r"^\d{1,3}\.\d{1,2}\.?\s+(?=\D)")
_ANNEX = re.compile(r"bilag\s*\d+[a-z]?\s*[:.)–—-]\s*\S.*|bilag\s+\d+[a-z]?\s+[A-ZÆØÅ].*", re.IGNORECASE)
_LONGEST_LABEL = 160
_LONGEST_LED = 400
CLOSED = re.compile(r"(?<!\w)luk(?:ket|kede|kes)(?!\w)", re.IGNORECASE)
_OPEN = r"[(\[](?:åbent?|lukket)(?: (?:punkt|sag|dagsorden))?[)\]]"
OPENNESS = re.compile(rf"^{_OPEN}[\s:.–—-]*|\s*{_OPEN}$", re.IGNORECASE)
"""What a title says, before or after it, of who may read the point."""
CLOSED_LINE = re.compile(
    r"\(?(?:[\w/]{2,20}: ?)?lukket(?: (?:sag|punkt|dagsorden|møde))?\)?\.?(?:\s*[·,;|–-].*)?", re.IGNORECASE
)
"""A line below a title that says that the point is closed, and perhaps its case number."""
_PART_NUMBER = r"(?:(?:[IVX]{1,4}|[A-C]|\d)[.)]\s*)?"
CLOSED_PART = re.compile(
    rf"{_PART_NUMBER}(?:lukke(?:t|de) (?:dagsorden|møde|del|punkter|sager)|(?:dagsorden )?for lukkede døre"
    r"|lukkede punkter.*|lukket dagsorden.*)\s*:?",
    re.IGNORECASE,
)
OPEN_PART = re.compile(
    rf"{_PART_NUMBER}(?:åb(?:en|ne) (?:dagsorden|møde|del|punkter|sager)|for åbne døre)\s*:?", re.IGNORECASE
)
SUPPLEMENT = re.compile(r"tillægs?dagsorden.*|tillægspunkt(?:er)?\s*:?|supplerende dagsorden.*", re.IGNORECASE)
CONTENTS = re.compile(
    r"(?:indhold(?:sfortegnelse)?|dagsorden|dagsordenspunkter|punkter|sagsoversigt|punktoversigt|oversigt|sager\b.*)\s*:?",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    # From where the dots begin, and never back into them: else each dot of a long row is tried as the first.
    r"(?<![.…\s])(?:\s*(?:\.\s?){3,}+\s*\d{0,4}\s*$|\s*…++\s*\d{0,4}\s*$|\t\s*\d{1,4}\s*$|\s{3,}\d{1,4}\s*$)"
)

VERBS = re.compile(
    r"(?<!\w)(?:godkendt(?:e|es)?|godkendes|tiltrådt(?:e|es)?|tiltrædes|vedtaget|vedtog|vedtages|efterretning"
    r"|drøftede(?:s)?|drøftet|drøftes|udsat|udsatte(?:s)?|udsættes|udskudt|udskydes"
    r"|beslutte(?:t|de|des|s|r)|enig(?:e|hed)|aftalt|aftalte(?:s)?|aftaltes|anbefale(?:r|s|t|de)"
    r"|udgik|udgår|afvist|afviste(?:s)?|forkastet|oversendes|oversendt|konstituere(?:t|de[s]?)"
    r"|valgt|imødekom(?:mer|mes)?|imødekommet|bevilge(?:de|t|r|s)|udpegede(?:s)?|udpeget|nedsættes"
    r"|tilslutte(?:de|t|r)|bakke(?:de|r) op|opbakning|støtter|tages op)(?!\w)",
    re.IGNORECASE,
)
"""What decisions are worded with."""


def label_of(line: Line) -> Label | None:
    """The label that the line is or begins with; None for none."""
    said = _OPENNESS_BEFORE.sub("", unbulleted(line.text))
    if not said or len(said) > _LONGEST_LABEL * 4 or line.cells:
        return None
    name, colon, rest = _SUBNUMBER.sub("", said).partition(":")
    if len(name) <= _LONGEST_LABEL and (colon or not is_bulleted(line.text)):
        for section, pattern in PATTERNS.items():
            if pattern.fullmatch(name.strip(" .")) and (colon or not name.endswith(".")):
                return Label(section, rest.strip(), called=name.strip(" .").casefold())
    if found := _EARLIER_BODY.fullmatch(said):
        return Label(Section.EARLIER, found["rest"], where=found["where"])
    if (found := _DECISION_OF.fullmatch(said)) and _is_decision_label(line, found):
        where = " ".join(part for part in (found["whose"], found["where"], found["whom"], found["day"]) if part)
        number = int(found["number"]) if found["number"] else None
        return Label(Section.DECISION, (found["rest"] or found["title"] or "").strip(), number, where)
    if (found := _CASE.fullmatch(said)) and (case := case_number(found["case"])) is not None:
        return Label(Section.CASE, case)
    return _sentence_label(said)


def _is_decision_label(line: Line, found: re.Match[str]) -> bool:
    """Whether a line is a label, rather than a sentence that begins with a decision."""
    said = line.text
    is_said = bool(found["number"] or found["rest"] is not None or found["day"] or line.weight > PLAIN)
    return is_said and (found["rest"] is not None or not said.endswith((".", ","))) and len(said) < _LONGEST_LABEL * 2


def _sentence_label(said: str) -> Label | None:
    """A recommendation that is begun as a sentence: "Sekretariatet indstiller, at …"; the words stay with it."""
    if re.match(
        r"(?:[Dd]et indstilles|[A-ZÆØÅ][\w .,-]{2,90}? (?:indstiller|anbefaler))(?:\s+til\s[^,]{3,80})?"
        r"\s*(?:,?\s*at\b|[,:]?$)",
        said,
    ):
        return Label(Section.RECOMMENDATION, said)
    if re.match(r"mødet (?:sluttede|blev hævet|hævet|slut|er hævet)(?!\w)", said, re.IGNORECASE):
        return Label(Section.END)
    return None


def case_number(said: str | None) -> str | None:
    """A case number; "" where a label bears none yet, None where what follows is only a point's number."""
    if not said:
        return ""
    cut = said.strip(" .,;")
    return cut if _CASE_VALUE.fullmatch(cut) or re.fullmatch(r"[A-ZÆØÅ]{1,5}[ -]?\d[\w./-]+", cut) else None


def is_case_value(said: str) -> bool:
    """Whether a line is nothing but a case number."""
    return _CASE_VALUE.fullmatch(said.strip()) is not None


def without_case(title: str) -> tuple[str, str]:
    """A title without the case number in it, and that number ("" for none)."""
    found = _IN_TITLE.search(title)
    if not found or not (case := case_number(found["case"])):
        return title, ""
    return f"{title[: found.start()]}{title[found.end() :]}".strip(" -–:,"), case


def unbulleted(said: str) -> str:
    """The text without the dot or dash before it."""
    return _BULLET.sub("", said).strip()


def is_bulleted(said: str) -> bool:
    """Whether a dot or dash stands before the text."""
    return _BULLET.match(said) is not None


def is_annex(said: str) -> bool:
    """Whether the text names one annex by its number."""
    return _ANNEX.fullmatch(unbulleted(said)) is not None


def is_led(line: Line) -> bool:
    """Whether dots lead from the line to a page, as in a table of contents."""
    return not line.cells and len(line.text) <= _LONGEST_LED and _LEADERS.search(line.text) is not None


def without_leaders(said: str) -> str:
    """A line of a table of contents without its dots and page."""
    return (_LEADERS.sub("", said) if len(said) <= _LONGEST_LED else said).strip()


def is_title(said: str) -> bool:
    """Whether it can be a title at all."""
    return any(map(str.isalpha, said)) and len(said) <= LONGEST_TITLE * 2
