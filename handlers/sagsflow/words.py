"""Takes a `/sagsflow` text apart: which act, on which case, and what was given along; it looks nothing up."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from danish.names import NameFound, find_names_in, fold
from domain.case_flows import CaseFlow
from domain.cases import Answer
from domain.decisions import REGIONAL_COUNCIL
from domain.organisation import Cluster, Forum, Profile
from handlers.clusters import take_cluster, take_forum
from handlers.questions import is_question, without_asking
from handlers.refusals import Answered
from handlers.table_files import take_table
from handlers.unknown_words import answer_unknown
from handlers.word_taking import take_number, take_quoted, take_word, unknown_words, without_courtesy

COMMAND = "sagsflow"
NATIONAL = "nationalt"


class Act(Enum):
    """What the words ask for."""

    FORM = "form"
    NEW = "ny"
    STATUS = "status"
    ONWARD = "videre"
    CLOSE = "luk"
    """Says neither that a case has been through nor that it is stopped."""
    STOP = "stop"
    RESUME = "genoptag"
    TAKE_BACK = "fortryd"
    HAND_OVER = "overlever"
    FILE = "fil"


@dataclass(frozen=True, slots=True)
class Reading:
    """The act with what it is about.

    `number` is the case's, `said` stands in quotation marks (a title, or why), `to` is the key of the forum or of the
    authority outside the fora to go on to, `council` that of an authority that approves, `giver` that of the
    body that hands it over. `is_told` tells that the answer stands alone, as in “vi tager sag 1”, without a word that
    sends the case on. `endings` are those of the files that the cases are wanted as. `rest` are the words that mean
    nothing here.
    """

    act: Act
    number: int | None = None
    said: str = ""
    flow: CaseFlow | None = None
    cluster: Cluster | None = None
    is_closed: bool = False
    target_days: int | None = None
    experience: int | None = None
    answer: Answer | None = None
    is_told: bool = False
    to: str = ""
    to_cluster: Cluster | None = None
    council: str = ""
    giver: str = ""
    ends: bool = False
    page: int = 1
    endings: tuple[str, ...] = ()
    rest: str = ""


_ACTS = {
    **dict.fromkeys(("ny", "nyt", "opret", "start", "begynd"), Act.NEW),
    **dict.fromkeys(("status", "vis", "liste", "se", "oversigt", "sager", "alle"), Act.STATUS),
    **dict.fromkeys(("videre", "svar", "send"), Act.ONWARD),
    **dict.fromkeys(("stop", "stoppet", "traek"), Act.STOP),
    "luk": Act.CLOSE,
    **dict.fromkeys(("genoptag", "genaabn"), Act.RESUME),
    **dict.fromkeys(("fortryd", "tilbage"), Act.TAKE_BACK),
    **dict.fromkeys(("overlever", "overdrag"), Act.HAND_OVER),
}
_SUGGESTED = ("ny", "status", "videre", "stop", "genoptag", "fortryd", "overlever", "fil")
_ANSWERS = {
    **dict.fromkeys(("tager", "taget", "tag", "accepteret", "accepterer", "ja"), Answer.ACCEPTED),
    **dict.fromkeys(("tilpasser", "tilpasset", "tilpas"), Answer.ADAPTED),
    **dict.fromkeys(("afviser", "afvist", "afvis", "nej"), Answer.DECLINED),
    **dict.fromkeys(("behandlet", "udfoert", "droeftet", "godkendt", "klaret"), Answer.TREATED),
}
_SMALL = frozenset({
    "den", "det", "sag", "sagen", "sager", "nr", "til", "fra", "for", "i", "med", "fordi", "paa", "som", "niveau",
    "videre", "alle", "vi", "er",
})  # fmt: skip
_COUNCILS = dict.fromkeys(("kommunalbestyrelse", "kommunalbestyrelsen", "byraad", "byraadet"), "kommune")
_REGIONAL = dict.fromkeys(("regionsraad", "regionsraadet"), REGIONAL_COUNCIL)
_ENDS = dict.fromkeys(("afslut", "afsluttet", "slut"), "afslut")
_CLOSED = dict.fromkeys(("lukket", "lukkes"), "lukket")
_NATIONAL = dict.fromkeys(("nationalt", "national"), NATIONAL)
_NUMBER = re.compile(r"(?<![\w./-])(?:sag(?:en)?\s+)?(?:nr\.?\s*|#)?(\d{1,9})(?![\w/-]|\.\d)", re.IGNORECASE)
_TARGET = re.compile(r"(?<!\w)m(?:å|aa)l(?:et)?\s+(\d{1,6})(?:\s+dage?)?(?!\w)", re.IGNORECASE)
_EXPERIENCE = re.compile(r"(?<!\w)erfaring(?:en)?\s*(?:nr\.?\s*|#)?(\d{1,9})(?!\w)", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)til(?!\w)", re.IGNORECASE)
_PAGE = re.compile(r"(?<!\w)side\s+(\d{1,4})(?!\w)", re.IGNORECASE)


def read(typed: str, profile: Profile) -> Reading:
    """Takes the text apart; a bare number asks to see that case, and a title alone to open one."""
    said, rest = take_quoted(typed)
    rest = without_courtesy(rest)
    endings, is_closed, about = take_table(rest) if not said else ((), False, rest)
    if endings:
        act, rest = _take_act(about)
        if act not in (None, Act.STATUS) or rest:
            raise refuse_unknown(typed, rest or about, profile)
        return Reading(Act.FILE, is_closed=is_closed, endings=endings)
    act, rest = _take_act(rest)
    if act is None and not said and not rest:
        return Reading(Act.FORM)
    if act is None and not said and is_question(typed):
        act, rest = Act.STATUS, without_asking(typed, rest)
    is_told = act is None and bool(_NUMBER.search(rest) and take_word(_ANSWERS, rest)[0])
    if is_told:
        act = Act.ONWARD
    if act is None and (_NUMBER.fullmatch(rest) or _is_place(rest, profile)):
        act = Act.STATUS
    if act is None and not said:
        raise refuse_unknown(typed, rest, profile)
    reading = _new(said, rest, profile) if act in (None, Act.NEW) else _on_case(act, said, rest, profile)
    if reading.rest:
        raise refuse_unknown(typed, reading.rest, profile)
    return replace(reading, is_told=is_told)


def refuse_unknown(typed: str, unknown: str, profile: Profile) -> Answered:
    """The answer where words remain that mean nothing here."""
    hint = f"Skriv fx `/{COMMAND} ny “Titel” skalering`, `/{COMMAND} status` eller `/{COMMAND} videre 3`."
    return answer_unknown(COMMAND, typed, unknown, [*_SUGGESTED, *(one.key for one in profile.case_flows)], hint)


def _new(said: str, rest: str, profile: Profile) -> Reading:
    experience, rest = take_number(_EXPERIENCE, rest)
    target, rest = take_number(_TARGET, rest)
    closed, rest = take_word(_CLOSED, rest)
    flow, rest = _take_flow(rest, profile)
    cluster, rest = take_cluster(rest, profile)
    return Reading(
        Act.NEW,
        said=said,
        flow=flow,
        cluster=cluster,
        is_closed=bool(closed),
        target_days=target,
        experience=experience,
        rest=unknown_words(rest, _SMALL),
    )


def _on_case(act: Act, said: str, rest: str, profile: Profile) -> Reading:
    page, rest = take_number(_PAGE, rest)
    number, rest = take_number(_NUMBER, rest)
    if act is Act.HAND_OVER:
        before, _, after = _TO.sub("\n", rest, count=1).partition("\n")
        giver, before = take_forum(before, profile)
        cluster, left = take_cluster(before, profile)
        to, after = take_forum(after, profile)
        to_cluster, after = take_cluster(after, profile)
        return Reading(
            act, number, said, cluster=cluster, giver=_body(giver, cluster), to=to.key if to else "",
            to_cluster=to_cluster, rest=unknown_words(f"{left} {after}", _SMALL),
        )  # fmt: skip
    council, rest = _take_council(rest, profile)
    answer, rest = take_word(_ANSWERS, rest)
    ends, rest = take_word(_ENDS, rest)
    national, rest = take_word(_NATIONAL, rest)
    cluster, rest = take_cluster(rest, profile)
    forum, rest = take_forum(rest, profile)
    return Reading(
        act,
        number,
        said,
        cluster=cluster,
        answer=answer,
        to=national or (forum.key if forum else ""),
        council=council,
        ends=bool(ends),
        page=page or 1,
        rest=unknown_words(rest, _SMALL),
    )


def _is_place(typed: str, profile: Profile) -> bool:
    """Whether the words name a cluster and nothing else: its cases are asked for."""
    cluster, rest = take_cluster(typed, profile)
    return cluster is not None and not unknown_words(rest, _SMALL)


def _body(forum: Forum | None, cluster: Cluster | None) -> str:
    """The key of the body that the words name, "" for none."""
    if forum is None or (forum.is_per_cluster and cluster is None):
        return ""
    return f"{forum.key}/{cluster.key}" if cluster else forum.key


def _take_act(typed: str) -> tuple[Act | None, str]:
    """The act that the first word names, or the one after a case's number, and the words without it."""
    number = _NUMBER.match(typed)
    before = number[0] if number else ""
    first, _, rest = typed[len(before) :].strip().partition(" ")
    if fold(first) in _ENDS:
        return Act.ONWARD, typed
    act = _ACTS.get(fold(first))
    return (act, f"{before} {rest}".strip()) if act else (None, typed)


def _take_flow(typed: str, profile: Profile) -> tuple[CaseFlow | None, str]:
    """The flow that the words name by its key, with hyphens or without, or by its whole name."""
    for flow in profile.case_flows:
        for name in (flow.key, flow.name):
            words = r"[-\s]+".join(map(re.escape, re.split(r"[-\s]+", name)))
            if found := re.search(rf"(?<!\w){words}(?!\w)", typed, re.IGNORECASE):
                return flow, f"{typed[: found.start()]} {typed[found.end() :]}"
    return None, typed


def _take_council(typed: str, profile: Profile) -> tuple[str, str]:
    """The key of the authority that the words name, "" for none: Regionsrådet, or a municipality after its council."""
    regional, rest = take_word(_REGIONAL, typed)
    if regional:
        return regional, rest
    local, rest = take_word(_COUNCILS, typed)
    found = find_names_in(rest, {one.key: (one.name, one.full_name) for one in profile.known_municipalities})
    if local and isinstance(found.name, NameFound):
        return found.name.key, found.rest
    return "", typed
