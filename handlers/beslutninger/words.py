"""Takes a `/beslutning` text apart: which act, on which item or decision, and what was given along; looks nothing up.

Which meeting is meant is not read here; the words that may say so are handed on in `typed`.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from danish.names import fold
from danish.quotes import quoted
from domain.decisions import DecisionForm
from domain.organisation import Profile
from handlers.beslutninger.parts import (
    refuse_text,
    take_deadline,
    take_emptied,
    take_form,
    take_receiver,
    take_remarks,
    take_responsible,
)
from handlers.pages import take_page
from handlers.references import take_reference
from handlers.refusals import Answered, unsaved
from handlers.table_files import take_table
from handlers.typed_text import one_line
from handlers.unknown_words import answer_unknown
from handlers.word_taking import take_word, without

COMMAND = "beslutning"
LONGEST = 1_000


class Act(Enum):
    """What the words ask for."""

    RECORD = "registrer"
    EDIT = "ret"
    LIST = "liste"
    CLOSE = "luk"
    REOPEN = "genåbn"
    WITHDRAW = "fortryd"
    HAND_OVER = "overlever"
    APPROVE = "godkendt"
    TAKE_BACK = "fortryd godkendt"
    PRESENCE = "fremmøde"
    LOG = "log"
    FILE = "fil"


@dataclass(frozen=True, slots=True)
class Reading:
    """The act with what it is about.

    `number` is the item's (RECORD) or the decision's. `typed` are the words that say which meeting, `receiver` those
    after “til”, `council` whether Regionsrådet or a kommunalbestyrelse was spoken of. `emptied` are the initials of
    what is to be emptied (`parts.take_emptied`). `endings` are those of the files that all is wanted as, `is_closed`
    whether with what was decided on closed items. `page` is that of the list.
    """

    act: Act
    typed: str
    number: int | None = None
    text: str = ""
    form: DecisionForm | None = None
    responsible: str = ""
    deadline: str = ""
    receiver: str = ""
    reference: str = ""
    council: str = ""
    remarks: str = ""
    emptied: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    is_closed: bool = False
    page: int = 1

    @property
    def says_something(self) -> bool:
        """Whether anything of a decision was given."""
        return bool(self.text or self.form or self.responsible or self.deadline or self.remarks or self.emptied)


REGIONAL, LOCAL = "regionsråd", "kommunalbestyrelse"
_ACTS = {
    **dict.fromkeys(("liste", "listen", "oversigt", "vis", "status", "se", "opfoelgning"), Act.LIST),
    **dict.fromkeys(("luk", "lukket", "udfoert", "afslut"), Act.CLOSE),
    **dict.fromkeys(("genaabn",), Act.REOPEN),
    **dict.fromkeys(("fortryd", "slet", "annuller"), Act.WITHDRAW),
    **dict.fromkeys(("overlever", "overleveret", "overlevering", "overdrag", "send"), Act.HAND_OVER),
    **dict.fromkeys(("godkendt", "godkend", "godkendelse"), Act.APPROVE),
    **dict.fromkeys(("ret", "rediger", "rettet", "aendr"), Act.EDIT),
    **dict.fromkeys(("log", "historik"), Act.LOG),
    **dict.fromkeys(("fremmoede", "fremmoedet", "moedte", "tilstede"), Act.PRESENCE),
}
_OF_A_DECISION = (Act.CLOSE, Act.REOPEN, Act.WITHDRAW, Act.HAND_OVER, Act.LOG)
_SUGGESTED = ("liste", "luk", "overlever", "godkendt", "ret", "fortryd", "genåbn", "fremmøde", "log", "fil")
_NAMED_NUMBER = re.compile(r"(?<!\w)(?:punkt|pkt\.?|nr\.?|nummer|beslutning)\s*(\d{1,3})(?![\w/-]|\.\d)", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"\s*(?:(?:beslutning|nr\.?|nummer)\s*)?(\d{1,3})\s+(?:er\s+)?(\w+)", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"^\s*(\d{1,3})\.?(?=\s|$)")
_LONE_NUMBER = re.compile(r"(?<![\w./:-])(\d{1,3})(?![\w/:-]|\.\d|\.\s*\w)")
_APPROVAL = re.compile(r"(?<!\w)godkend(?:t|else[nr]?)?(?!\w)", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)til(?!\w)", re.IGNORECASE)
_REGIONAL = re.compile(r"(?<!\w)regionsr(?:å|aa)d(?:et)?(?!\w)", re.IGNORECASE)
_LOCAL = re.compile(r"(?<!\w)(?:kommunalbestyrelse[nr]?|by(?:r(?:å|aa)d)(?:et)?)(?!\w)", re.IGNORECASE)
SMALL = frozenset({"i", "af", "paa", "den", "det", "er", "og", "fra", "ved", "som", "nr", "hos", "for", "moedet",
                    "seneste", "sidste", "beslutning", "beslutninger", "beslutningerne", "punkt",
                    "niveau", "videre"})  # fmt: skip


_ALL = frozenset({"alle", "aabne", "aaben"})
"""What a list may be asked for with: it tells of all, and which are open."""


def read(typed: str, profile: Profile, now: datetime) -> Reading:
    """Takes the text apart; what isn't known stays in `typed`."""
    endings, is_closed, about = take_table(typed) if not quoted(typed) else ((), False, typed)
    if endings:
        return Reading(Act.FILE, about, endings=endings, is_closed=is_closed)
    typed = _act_first(typed)
    first, _, rest = typed.strip().partition(" ")
    act = _ACTS.get(fold(first.strip(":,")))
    if act is Act.EDIT:
        return _read_record(Act.EDIT, rest, profile, now)
    if act in _OF_A_DECISION:
        refuse_text(COMMAND, typed)
    if quoted(typed) or (act is None and _is_about_an_item(typed)):
        return _read_record(Act.RECORD, typed, profile, now)
    if act is None:
        act, rest = take_word(_ACTS, typed)
        act = act or Act.LIST
    if act is Act.HAND_OVER:
        return _read_hand_over(rest, profile)
    if act is Act.WITHDRAW and any(pattern.search(rest) for pattern in (_APPROVAL, _REGIONAL, _LOCAL)):
        return _read_approval(Act.TAKE_BACK, _APPROVAL.sub(" ", rest))
    return _READERS.get(act, _read_numbered)(act, rest)


def refuse_unknown(typed: str, unknown: str) -> Answered:
    """The answer where words remain that mean nothing here."""
    hint = (
        f"Beslutningens tekst skrives i anførselstegn, fx `/{COMMAND} 2 “Vi går i gang” ansvarlig fagligt "
        f"frist 23/12`. Se flere med `/{COMMAND} hjælp`."
    )
    return answer_unknown(COMMAND, typed, unknown, _SUGGESTED, hint)


def number_missing(act: Act) -> Answered:
    """The question which decision is meant."""
    return Answered(
        "Hvilken beslutning mener du?",
        unsaved(f"Skriv dens nummer, fx `/{COMMAND} {act.value} 1`. Se numrene med `/{COMMAND} liste`."),
    )


def _read_record(act: Act, typed: str, profile: Profile, now: datetime) -> Reading:
    """What is to be recorded, or (EDIT) set right: only there can something be emptied."""
    remarks, rest = take_remarks(typed)
    marks, said = quoted(rest), ""
    if len(marks) > 1:
        raise Answered("Én beslutning ad gangen.", unsaved("Skriv en kommando for hver tekst."))
    if marks:
        start, end = marks[0]
        said, rest = one_line(rest[start + 1 : end - 1]), f"{rest[:start]} {rest[end:]}"
    emptied, rest = take_emptied(rest) if act is Act.EDIT else (frozenset[str](), rest)
    deadline, rest = take_deadline(rest, now)
    responsible, rest = take_responsible(rest, profile)
    form, rest = take_form(rest)
    number, rest = _take_number(rest)
    return Reading(act, rest, number, said, form, responsible, deadline, remarks=remarks, emptied=emptied)


def _read_numbered(act: Act, rest: str) -> Reading:
    number, rest = _take_number(rest)
    return Reading(act, rest, number)


def _read_hand_over(rest: str, profile: Profile) -> Reading:
    said, *after = _TO.split(rest, maxsplit=1)
    receiver, more = take_receiver(after[0], profile) if after else ("", "")
    if {fold(word) for word in (*receiver.split()[-1:], *more.split()[:1])} & {"og", "samt"}:
        raise Answered("Én modtager ad gangen.", unsaved("Skriv en kommando for hver."))
    number, said = _take_number(said)
    return Reading(Act.HAND_OVER, f"{said} {more}".strip(), number, receiver=receiver.strip())


def _read_approval(act: Act, rest: str) -> Reading:
    number, rest = _take_number(rest)
    reference, rest = take_reference(rest)
    council = ""
    if _REGIONAL.search(rest) and _LOCAL.search(rest):
        first = f"/{COMMAND} {act.value} {number or 2} regionsrådet"
        raise Answered("Én myndighed ad gangen.", unsaved(f"Skriv en kommando for hver, fx `{first}`."))
    for kind, pattern in ((REGIONAL, _REGIONAL), (LOCAL, _LOCAL)):
        if found := pattern.search(rest):
            council, rest = kind, f"{rest[: found.start()]} {rest[found.end() :]}"
    return Reading(act, rest, number, reference=reference, council=council)


def _read_words(act: Act, rest: str) -> Reading:
    return Reading(act, rest)


def _read_list(act: Act, rest: str) -> Reading:
    page, rest = take_page(rest)
    said = " ".join(word for word in rest.split() if fold(word) not in _ALL)
    return Reading(act, said, page=page)


_READERS = {
    Act.APPROVE: _read_approval,
    Act.PRESENCE: _read_words,
    Act.LIST: _read_list,
}


def _is_about_an_item(typed: str) -> bool:
    """Whether the words only name an item, or nothing at all, so that a form is to ask for the rest."""
    return not typed.strip() or bool(_FIRST_NUMBER.match(typed) or _NAMED_NUMBER.search(typed))


def _act_first(typed: str) -> str:
    """The text with the word for what is done to a decision before all else, as of "1 er udført".

    So is that an authority has approved it: "regionsrådet har godkendt 1".
    """
    first = fold(typed.split(maxsplit=1)[0]) if typed.strip() else ""
    approved = _APPROVAL.search(typed) if _REGIONAL.search(typed) or _LOCAL.search(typed) else None
    if approved and first not in _ACTS and not quoted(typed):
        return f"{approved[0]} {without(typed, approved)}"
    found = _NUMBER_FIRST.match(typed)
    if found and _ACTS.get(fold(found[2])) in _OF_A_DECISION:
        return f"{found[2]} {found[1]} {typed[found.end() :]}"
    return typed


def _take_number(typed: str) -> tuple[int | None, str]:
    """The number of an item or decision: one that is named so, else the first at the beginning, else one alone."""
    for pattern in (_NAMED_NUMBER, _FIRST_NUMBER, _LONE_NUMBER):
        if found := pattern.search(typed):
            return int(found[1]), without(typed, found)
    return None, " ".join(typed.split())
