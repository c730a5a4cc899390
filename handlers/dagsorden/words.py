"""Takes a `/dagsorden` or `/referat` text apart: which act on which row, and what was given along with it.

Which meeting is meant is not read here; the words that may say so are handed on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from danish.names import fold
from danish.quotes import quoted
from domain.rows import Row
from handlers.dagsorden.marks import AGENDA_MARKS, MINUTES_MARKS, STEPS, Mark
from handlers.questions import is_question
from handlers.references import take_reference
from handlers.refusals import Answered, unsaved
from handlers.requests import take_persons
from handlers.ui import text
from handlers.unknown_words import answer_unknown

AGENDA = "dagsorden"
MINUTES = "referat"
_MOST_REPEATED = 60


class Act(Enum):
    """What the words ask for."""

    STATUS = "status"
    CONFIRM = "udført"
    SPARE = "ikke nødvendig"
    UNDO = "fortryd"
    CORRECTIONS = "rettelser"
    UNDO_CORRECTIONS = "fortryd rettelser"
    LOG = "log"
    DOCUMENT = "dokument"


@dataclass(frozen=True, slots=True)
class Reading:
    """The act with what it is about. `typed` are the words that say which meeting, `note` what follows “rettelser”.

    `formats` are the endings of the files that a document is wanted as, `is_closed` whether with its closed items.
    """

    command: str
    act: Act
    mark: Mark | None
    typed: str
    reference: str = ""
    insists: bool = False
    note: str = ""
    formats: tuple[str, ...] = ()
    is_closed: bool = False


_LOOKS = ("status", "vis", "oversigt", "frist", "fristen", "frister", "deadline", "mangler")
_ACTS = {
    **dict.fromkeys((*_LOOKS, "se"), Act.STATUS),
    **dict.fromkeys(("udfoert", "bekraeft", "bekraeftet", "klaret", "klar", "faerdig", "faerdigt"), Act.CONFIRM),
    **dict.fromkeys(("fortryd", "annuller"), Act.UNDO),
    "log": Act.LOG,
    **dict.fromkeys(("dokument", "dokumentet", "dokumenter", "fil", "filer", "hent", "print"), Act.DOCUMENT),
}
_FORMATS = {
    **dict.fromkeys(("word", "docx"), "docx"),
    "pdf": "pdf",
    **dict.fromkeys(("tekst", "txt"), "txt"),
}
_CLOSED = frozenset({"lukket", "lukkede"})
_ABOUT_FILES = frozenset({"som", "med", "lav", "udgave", "aaben", "aabne"})
_CORRECTIONS = re.compile(r"(?<!\w)rettelser?(?:ne|n)?(?!\w):?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?<!\w)(udført|udfoert|bekræft|bekraeft|fortryd|trin)\s+(?:trin\s+)?(\d{1,2})(?![\w./-])", re.IGNORECASE
)
_HAS_APPROVED = re.compile(r"^(.+)\s+har\s+godkendt(?!\w)(?:\s+dagsordenen(?!\w))?", re.IGNORECASE)
_OWN_APPROVAL = re.compile(r"^(?:jeg|vi|undertegnede)\s+har\s+godkendt(?!\w)", re.IGNORECASE)
_ON_BEHALF = re.compile(r"(?<!\w)p(?:å|aa) vegne af(?!\w)", re.IGNORECASE)
_SEND_OUT = re.compile(r"(?<!\w)send\s+(?:(?:den|det)\s+)?ud(?!\w)", re.IGNORECASE)
"""The step; “send” alone may ask for the paper."""
_READY_FOR = re.compile(r"(?<!\w)(?:klar|færdigt?)\s+til\s+(?=at\s|udsend|godkend|generer|kvalit)", re.IGNORECASE)
"""A step that is yet to be done."""
_SPARED = re.compile(r"(?<!\w)(?:er\s+)?(?:ikke\s+|u)n(?:ø|oe)dvendigt?(?!\w)", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"^\s*(\d{1,2})(?![\w./-])")
_SMALL = frozenset({
    "i", "af", "paa", "den", "det", "er", "nu", "og", "op", "til", "fra", "ved", "trin", "moede", "moedet", "naeste",
    "dagsorden", "dagsordenen", "igen", "acadre", "first", "agenda", "referat", "referatet", "seneste", "sidste",
    "forrige", "bestilt", "lokale", "over", "ud", "vi", "har",
})  # fmt: skip
_SUGGESTED = {
    AGENDA: (
        "status", "punkt", "punkter", "kvalitetssikret", "indkaldt", "forplejning", "genereret", "godkend",
        "rettelser", "udsendt", "dokument", "udført", "fortryd",
    ),
    MINUTES: ("status", "udkast", "godkendt", "genereret", "udsendt", "journaliseret", "dokument", "fortryd"),
}  # fmt: skip


def read(command: str, typed: str) -> Reading:
    """Takes the text apart; what isn't known stays in `typed`."""
    reference, words = take_reference(_SEND_OUT.sub("udsend", typed))
    corrections = _CORRECTIONS.search(words) if command == AGENDA and not _has(words, "fortryd") else None
    if not corrections and not is_question(words):
        words = _HAS_APPROVED.sub(r"godkendt af \1", _OWN_APPROVAL.sub("godkendt", _ON_BEHALF.sub("for", words)))
    if take_persons(words[: corrections.start()] if corrections else words)[0]:
        raise Answered(
            "Skriv, hvilken formand det er, i stedet for personen.",
            unsaved(f"Fx `/{command} godkend for regionsrådsformanden`."),
        )
    reading = Reading(command, Act.STATUS, None, "", reference)
    if corrections:
        before, note = words[: corrections.start()], words[corrections.end() :].strip(" :")
        if note.startswith("?") or _only_asks(before):
            return _read_words(reading, f"{before} {note.lstrip('?')}")
        if marks := quoted(note):
            start, end = marks[0]
            before, note = f"{before} {note[:start]} {note[end:]}", note[start:end]
        mark = Mark(Row.GENERATION_ANEW)
        return replace(reading, act=Act.CORRECTIONS, mark=mark, typed=before.strip(), note=note)
    is_spared, words = _SPARED.search(words) is not None, _SPARED.sub(" ", words)
    if is_spared:
        reading, words = replace(reading, act=Act.SPARE), _NUMBER_FIRST.sub(r"trin \1", words)
    if numbered := _NUMBERED.search(words):
        act = _stronger(reading.act, _ACTS.get(fold(numbered[1]), Act.STATUS))
        words = f"{words[: numbered.start()]} {words[numbered.end() :]}"
        reading = replace(reading, act=act, mark=Mark(int(numbered[2])))
    return _read_words(reading, words)


def refuse_unknown(reading: Reading, typed: str, unknown: str) -> Answered:
    """The answer where words remain that mean nothing here."""
    known = _SUGGESTED[reading.command]
    examples = " · ".join(f"`/{reading.command} {word}`" for word in known[:4])
    hint = f"Skriv fx {examples}, eller se flere med `/{reading.command} hjælp`."
    return answer_unknown(reading.command, typed, unknown, known, hint)


def refuse_unknown_words(unknown: str) -> Answered:
    """The answer where words about an item remain that mean nothing here."""
    return Answered(
        f"Jeg forstod ikke “{unknown[:_MOST_REPEATED]}”.",
        text("Skriv titlen i anførselstegn, fx `/dagsorden punkt “Akutpladser” til beslutning fra lokal`. "),
        text("Ret et punkt i dets formular med `/dagsorden punkt 2 ret`. Se flere eksempler med `/dagsorden hjælp`. "),
        unsaved(),
    )


def refuse_behalf(reading: Reading) -> Answered:
    """The answer to “for …” beside a step that is nobody's to approve."""
    if reading.command == MINUTES:
        return Answered(
            "Om et referat noterer jeg ikke, på hvis vegne det er gjort.",
            unsaved("Skriv det uden navn, fx `/referat godkendt`."),
        )
    return Answered(
        "Kun en godkendelse kan registreres på vegne af en formand.",
        unsaved(f"Skriv fx `/{reading.command} godkend for regionsrådsformanden`."),
    )


def which_step(reading: Reading) -> Answered:
    """The question which step is meant."""
    say = f"/{reading.command} {reading.act.value}"
    step = Row.MINUTES if reading.command == MINUTES else Row.QUALITY
    return Answered(
        "Hvilket trin mener du?",
        unsaved(f"Skriv trinnets nummer, fx `{say} {step:d}`, eller ordet for det, fx `{say} udsendt`."),
    )


def split_behalf(rest: str, *, is_by: bool = False) -> tuple[str, str]:
    """What remains of a text when the meeting was found: words that mean nothing here, and who it was done for.

    `is_by`: what is "godkendt af" somebody is so on their behalf too; "godkendelse af dagsordenen" names nobody.
    """
    words = rest.split()
    at = next((place for place, word in enumerate(words) if fold(word) == "for"), len(words))
    by = next((place for place, word in enumerate(words) if fold(word) == "af"), at)
    if is_by and any(fold(word) not in _SMALL for word in words[by + 1 : at]):
        at = by
    unknown = " ".join(word for word in words[:at] if fold(word) not in _SMALL and fold(word))
    return unknown, " ".join(words[at + 1 :])


def _read_words(reading: Reading, typed: str) -> Reading:
    marks = MINUTES_MARKS if reading.command == MINUTES or _has(typed, "referat", "referatet") else AGENDA_MARKS
    kept: list[str] = []
    for word in typed.split():
        folded = fold(word)
        if folded in marks:
            reading = _marked(reading, marks[folded], is_second="og" in map(fold, kept))
        elif folded in _FORMATS:
            act = _stronger(reading.act, Act.DOCUMENT)
            reading = replace(reading, act=act, formats=(*reading.formats, _FORMATS[folded]))
        elif folded in _ACTS:
            reading = replace(reading, act=_stronger(reading.act, _ACTS[folded]))
        elif folded == "alligevel":
            reading = replace(reading, insists=True)
        else:
            kept.append(word)
    if reading.mark == Mark(Row.GENERATION) and _has(typed, "igen"):
        reading = replace(reading, mark=Mark(Row.GENERATION_ANEW))
    if reading.act is Act.UNDO and _CORRECTIONS.search(typed):
        kept = [word for word in kept if not _CORRECTIONS.fullmatch(word)]
        reading = replace(reading, act=Act.UNDO_CORRECTIONS, mark=Mark(Row.GENERATION_ANEW))
    if reading.act is Act.DOCUMENT:
        is_closed = any(fold(word) in _CLOSED for word in kept)
        kept = [word for word in kept if fold(word) not in _CLOSED | _ABOUT_FILES]
        reading = replace(reading, mark=None, is_closed=is_closed)
    if reading.act in (Act.CONFIRM, Act.SPARE, Act.UNDO) and (_only_asks(typed) or _only_names(reading, typed, marks)):
        reading = replace(reading, act=Act.STATUS, mark=None)
    return replace(reading, typed=" ".join(kept))


def _only_asks(typed: str) -> bool:
    """Whether the words want to see how far a step is: then nothing of it is done."""
    return _has(typed, *_LOOKS) or _READY_FOR.search(typed) is not None or _has(typed[:3], "se") or is_question(typed)


def _only_names(reading: Reading, typed: str, marks: Mapping[str, Mark]) -> bool:
    """Whether a step is only called by its name, without a word that it is done, a case number or that it is meant."""
    words = {fold(word) for word in typed.split()}
    is_done = reading.reference or reading.insists or any(_ACTS.get(word) is Act.CONFIRM for word in words)
    names = STEPS | ({"godkendelse"} if reading.command == MINUTES else set())
    return reading.act is Act.CONFIRM and not is_done and bool(words & names) and not (words & set(marks)) - names


def _marked(reading: Reading, found: Mark, *, is_second: bool) -> Reading:
    """The reading with its row; two words for one row are one, words for two rows are refused.

    So are those for two parts of a row with “og” before the second: “udkast og godkendt”, but not “udkast er godkendt”.
    """
    if reading.mark not in (None, found) and (is_second or reading.mark.row != found.row):
        raise Answered("Ét trin ad gangen.", unsaved("Skriv en kommando for hvert trin."))
    return replace(reading, act=_stronger(reading.act, Act.CONFIRM), mark=found)


def _stronger(known: Act, found: Act) -> Act:
    """Taking back is meant wherever its word stands, and so is a file."""
    if Act.DOCUMENT in (known, found):
        return Act.DOCUMENT
    return found if found is Act.UNDO or known is Act.STATUS else known


def _has(typed: str, *words: str) -> bool:
    return not {fold(word) for word in typed.split()}.isdisjoint(words)
