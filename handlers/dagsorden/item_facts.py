"""Takes the facts of an agenda item out of typed words; which meeting it is for, the words that remain may say."""

import re
from dataclasses import dataclass, replace

from danish import names, writing
from danish.names import fold
from domain.agenda import ONLY_REGION, Economy, ItemKind
from domain.organisation import Municipality, Profile
from handlers.dagsorden.item_words import take_quoted
from handlers.references import take_reference
from handlers.refusals import Answered, unsaved
from handlers.requests import take_persons
from handlers.word_taking import without

MOST_MINUTES = 480
MYSELF = "mig"


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What was given of an item; `rest` are the words that mean something else."""

    title: str = ""
    kind: ItemKind | None = None
    origin: str = ""
    economy: Economy = Economy.NONE
    municipalities: tuple[str, ...] = ()
    is_closed: bool = False
    legal_basis: str = ""
    presenter: str = ""
    minutes: int | None = None
    case_number: str = ""
    summary: str = ""
    presentation: str = ""
    recommendation: str = ""
    late_reason: str = ""
    writer: str = ""
    """The id of who is to write it, or `MYSELF`."""
    rest: str = ""


_KIND = re.compile(r"\btil\s+(beslutning|drøftelse|droeftelse|orientering)\b", re.IGNORECASE)
_ORIGIN = re.compile(r"\bfra\s+([\wæøåÆØÅ]+)(?![\w./-])", re.IGNORECASE)
_ECONOMY = re.compile(
    r"\bøkonomi(?:ske)?:?\s+(kun\s+fælles\s+midler|fælles\s+midler|konsekvenser|ingen|øvrig\w*)", re.IGNORECASE
)
_CLOSED = re.compile(r"\blukket\b(?:\s+punkt\b)?", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:minutter:?\s+(\d{1,4})|(?<![\d./-])(\d{1,4})\s*(?:minutter|min\.?))(?!\w)", re.IGNORECASE)
_PRESENTER = re.compile(r"\boplægsholder:?\s+((?:[A-ZÆØÅ][\w.'æøåÆØÅ-]*)(?:\s+[A-ZÆØÅ][\w.'æøåÆØÅ-]*){0,4})")
_WRITER = re.compile(r"\b(?:skrives\s+af|skriver)\s+(⟦person:\d+⟧|mig(?!\w))|\bjeg\s+skriver\b", re.IGNORECASE)
_MUNICIPALITIES = re.compile(r"\b(?:berørte\s+)?kommuner?:?\s+(.+)$", re.IGNORECASE | re.DOTALL)
_ONLY_REGION = re.compile(r"\b(?:ingen\s+kommuner(?:,?\s+kun\s+regionen)?|kun\s+regionen)\b", re.IGNORECASE)
_BETWEEN = re.compile(r",\s*|og\s+", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"\bsagsn(?:r|ummer)\b\.?:?\s*\d", re.IGNORECASE)
_NAMED = ("hjemmel", "begrundelse", "resumé", "sagsfremstilling", "indstilling", "oplægsholder")
_ECONOMIES = {"ingen": Economy.NONE, "faelles": Economy.SHARED_FUNDS, "kun": Economy.SHARED_FUNDS}


def read_facts(typed: str, profile: Profile) -> ItemFacts:
    """The facts of an item; an unknown origin is refused with those there are."""
    rest, given = typed, dict.fromkeys(_NAMED, "")
    for word in _NAMED:
        if found := re.search(rf"\b{word}:?\s*(?=[“„”\"»])", rest, re.IGNORECASE):
            given[word], after = take_quoted(rest[found.end() :])
            rest = f"{rest[: found.start()]} {after}"
    title, rest = take_quoted(rest)
    writer, rest = _take_writer(rest)
    facts = ItemFacts(
        title,
        writer=writer,
        legal_basis=given["hjemmel"],
        summary=given["resumé"],
        presentation=given["sagsfremstilling"],
        late_reason=given["begrundelse"],
        recommendation=given["indstilling"],
        presenter=given["oplægsholder"],
    )
    if _CASE_NUMBER.search(rest):
        number, rest = take_reference(rest)
        facts = replace(facts, case_number=number)
    if found := _KIND.search(rest):
        facts, rest = replace(facts, kind=_kind(found[1])), without(rest, found)
    if found := _ECONOMY.search(rest):
        economy = _ECONOMIES.get(fold(found[1].split()[0]), Economy.CONSEQUENCES)
        facts, rest = replace(facts, economy=economy), without(rest, found)
    if found := _CLOSED.search(rest):
        facts, rest = replace(facts, is_closed=True), without(rest, found)
    if found := _MINUTES.search(rest):
        facts, rest = replace(facts, minutes=_minutes(found)), without(rest, found)
    if found := _PRESENTER.search(rest):
        facts, rest = replace(facts, presenter=found[1]), without(rest, found)
    if found := _ORIGIN.search(rest):
        facts, rest = replace(facts, origin=_origin(found[1], profile)), without(rest, found)
    affected, rest = _take_affected(rest, profile)
    return replace(facts, municipalities=affected, rest=" ".join(rest.split()))


def _take_writer(typed: str) -> tuple[str, str]:
    """Who is to write it, by id or `MYSELF` ("" for nobody), and the other words."""
    found = _WRITER.search(typed)
    if found is None:
        return "", typed
    persons, _ = take_persons(found[0])
    return str(persons[0]) if persons else MYSELF, without(typed, found)


def _kind(word: str) -> ItemKind:
    wanted = fold(word)
    return next(kind for kind in ItemKind if fold(kind.value).endswith(wanted))


def _minutes(found: re.Match[str]) -> int:
    minutes = int(found[1] or found[2])
    if not 1 <= minutes <= MOST_MINUTES:
        raise Answered(f"{minutes} minutter kan ikke være rigtigt.", unsaved(f"Skriv et tal fra 1 til {MOST_MINUTES}."))
    return minutes


def _origin(word: str, profile: Profile) -> str:
    labels = {key: (key, name) for key, name in profile.origins.items()}
    found = names.find_name(word, labels)
    if isinstance(found, names.NameFound):
        return found.key
    near = [key for key in profile.origins if fold(word).startswith(fold(key)[:5])]
    if len(near) == 1:
        return near[0]
    known = writing.join_or([f"“fra {key}”" for key in profile.origins])
    raise Answered(f"Jeg kender ikke “fra {word[:40]}”.", unsaved(f"Sagen kan komme {known}."))


def _take_affected(typed: str, profile: Profile) -> tuple[tuple[str, ...], str]:
    """Whom economic consequences touch, as `AgendaItem.municipalities`, and the other words."""
    if found := _ONLY_REGION.search(typed):
        return ONLY_REGION, without(typed, found)
    if found := _MUNICIPALITIES.search(typed):
        keys, after = _municipalities(found[1], profile)
        return keys, f"{typed[: found.start()]} {after}"
    return (), typed


def _municipalities(typed: str, profile: Profile) -> tuple[tuple[str, ...], str]:
    """The municipalities listed first in the text, and the words after them."""
    keys: list[str] = []
    rest = typed
    while found := _listed_first(rest, profile):
        keys.append(found[0].key)
        rest = found[1]
    return tuple(dict.fromkeys(keys)), rest


def _listed_first(typed: str, profile: Profile) -> tuple[Municipality, str] | None:
    words = _BETWEEN.sub("", typed.strip(), count=1) if _BETWEEN.match(typed.strip()) else typed.strip()
    for one in sorted(profile.municipalities, key=lambda one: -len(one.name)):
        if found := re.match(rf"{re.escape(one.name)}(?:\s+kommune)?(?![\wæøå-])", words, re.IGNORECASE):
            return one, words[found.end() :].lstrip()
    return None
