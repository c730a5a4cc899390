"""Takes apart what is typed about an agenda's items: which act, on which number; an item's facts are not read here."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from handlers.references import take_reference
from handlers.refusals import Answered, unsaved
from handlers.requests import take_persons
from handlers.word_taking import without


class ItemAct(Enum):
    """What the words ask for."""

    ADD = "tilføj"
    LIST = "punkter"
    MINE = "mine"
    SHOW = "vis"
    EDIT = "ret"
    READY = "klar"
    REOPEN = "kladde"
    WITHDRAW = "udgår"
    MOVE = "flyt"
    CARRY = "overfør"
    ANNEX = "bilag"
    SEPARATE = "særskilt"
    DROP = "fjern bilag"
    REASON = "begrundelse"
    TAKE = "jeg skriver"
    ASSIGN = "skriver"
    BASIS = "hjemmel"
    SUMMARY = "resumé"
    PRESENTATION = "sagsfremstilling"
    CASE_NUMBER = "sagsnr"
    CLOSE = "lukket"
    OPEN = "åben"


QUOTED = (ItemAct.BASIS, ItemAct.REASON, ItemAct.SUMMARY, ItemAct.PRESENTATION)
"""The acts that take words in quotation marks."""


@dataclass(frozen=True, slots=True)
class ItemReading:
    """The act; `typed` are the words that may say which meeting, `to` a number, and `other` what else was given.

    What is carried over goes to the meeting that `other` says, or to the next one where it says none.
    """

    act: ItemAct
    typed: str
    number: int = 0
    to: int = 0
    other: str = ""


_QUOTED = re.compile(r"[“„”\"»]([^“”„\"«»]*)[”“\"«]")
_N = r"(?:punkt\s+)?(?:nr\.?\s*)?(\d{1,3})(?![\d./-])"
_MINE = re.compile(r"^mine\s+punkter\b", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:(?:vis|se|status|liste|oversigt)\s+(?:over\s+)?)?(?:punkter|punkterne|dagsordenspunkter)\b"
    r"(?!.*\b(?:skrevet|udført|klaret|bekræft))",
    re.IGNORECASE,
)
_MOVE = re.compile(
    rf"^flyt\s+{_N}\s+(?:til\s+(?:plads\s+|nr\.?\s*|punkt\s+)?(\d{{1,3}})(?![\d./-])|(op|ned)(?!\w))", re.IGNORECASE
)
_SWAP = re.compile(rf"^byt\s+(?:om\s+på\s+)?{_N}\s+(?:og|med)\s+{_N}", re.IGNORECASE)
_CARRY = re.compile(
    rf"^(?:(?:overf(?:ø|oe|o)r|udskyd|uds(?:æ|ae)t)\s+{_N}|"
    rf"punkt\s+{_N}\s+(?:overf(?:ø|oe|o)r(?:es)?|udskyd(?:es)?|uds(?:æ|ae)t(?:tes)?))\s*(.*?)"
    r"(?:\s*\btil\s+(.+))?$",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = re.compile(r"^(?:det\s+)?n(?:æ|ae)ste(?:\s+m(?:ø|oe)de)?(?!\w)", re.IGNORECASE)
_ANNEX = re.compile(rf"^bilag\s+(?:til\s+)?{_N}", re.IGNORECASE)
_DROP = re.compile(
    rf"^(?:(?:fjern|slet)\s+bilag\s+(?P<a1>\d{{1,2}})\s+(?:fra|på|i|til)\s+{_N}|"
    rf"(?:punkt|bilag)\s+{_N}\s+(?:fjern|slet)\s+(?:bilag\s+|nr\.?\s*)?(?P<a2>\d{{1,2}}))(?![\d./-])",
    re.IGNORECASE,
)
_TAKE = re.compile(
    rf"^(?:(?:jeg\s+(?:skriver|tager)|tag)\s+(?=punkt){_N}|"
    rf"punkt\s+{_N}\s+(?:jeg\s+(?:skriver|tager)(?:\s+(?:det|punktet))?|tag))(?!\w)",
    re.IGNORECASE,
)
_ASSIGN = re.compile(
    rf"^punkt\s+{_N}\s+(?:skrives\s+af|skriver)\s+(?P<who>⟦person:\d+⟧|mig|ingen)(?!\w)", re.IGNORECASE
)
_SEPARATE = re.compile(rf"^(?:til\s+)?særskilt\s+(?:drøftelse\s+)?{_N}", re.IGNORECASE)
_TAKE_OFF = re.compile(rf"^(?:træk|slet|fjern)\s+{_N}(?:\s+tilbage)?", re.IGNORECASE)
_UNDO = re.compile(rf"^fortryd\s+punkt\s+{_N}(?:\s+klar)?", re.IGNORECASE)
_OPENED = re.compile(rf"^punkt\s+{_N}\s+(?:er\s+)?(?:ikke\s+(?:\w+\s+)?lukket|(?:å|aa)bent?)(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(rf"^punkt\s+{_N}(?:\s+(?:er\s+|til\s+(?=særskilt))?([\wæøåÆØÅ]+))?", re.IGNORECASE)
_WRITER = re.compile(rf"^hvem\s+(?:skriver|har)\s+(?=punkt){_N}", re.IGNORECASE)
_ACT_FIRST = re.compile(r"^(\w+)\s+(punkt\s+(?:nr\.?\s*)?\d{1,3})(?![\d./-])")
_BASIS = re.compile(r"^\s*,?\s*hjemmel(?!\w):?", re.IGNORECASE)
_ADD = re.compile(r"^(?:(?:nyt|tilføj|opret)\s+)?punkt(?:et)?\b", re.IGNORECASE)
_ACTS = {
    **dict.fromkeys(("klar", "klart", "færdig", "færdigt"), ItemAct.READY),
    **dict.fromkeys(("kladde", "genåbn", "fortryd"), ItemAct.REOPEN),
    **dict.fromkeys(("ret", "rediger", "redigér", "ændr"), ItemAct.EDIT),
    **dict.fromkeys(("udgår", "trækkes", "slet", "fjern"), ItemAct.WITHDRAW),
    **dict.fromkeys(("særskilt",), ItemAct.SEPARATE),
    **dict.fromkeys(("hjemmel",), ItemAct.BASIS),
    **dict.fromkeys(("begrundelse",), ItemAct.REASON),
    **dict.fromkeys(("resumé", "resume"), ItemAct.SUMMARY),
    **dict.fromkeys(("sagsfremstilling", "fremstilling"), ItemAct.PRESENTATION),
    **dict.fromkeys(("sagsnr", "sagsnummer"), ItemAct.CASE_NUMBER),
    **dict.fromkeys(("lukket", "luk", "lukkes"), ItemAct.CLOSE),
    **dict.fromkeys(("vis", "se"), ItemAct.SHOW),
}
_SAID_FIRST = (ItemAct.SHOW, ItemAct.EDIT, ItemAct.CLOSE)
"""What may be said before the item too: “ret punkt 2”."""


def read_item_words(typed: str) -> ItemReading | None:
    """The act on an item; None where the words are about something else."""
    text = typed.strip()
    first = _ACT_FIRST.match(text)
    if first and _ACTS.get(first[1].lower()) in _SAID_FIRST:
        text = f"{first[2]} {first[1]} {text[first.end() :]}"
    for pattern, read in _READERS:
        if found := pattern.match(text):
            return read(text, found)
    return None


def take_quoted(typed: str) -> tuple[str, str]:
    """The first words in quotation marks ("" for none), and the text without them."""
    found = _QUOTED.search(typed)
    if found is None:
        return "", typed
    return found[1].strip(), without(typed, found)


def _numbered(text: str, found: re.Match[str]) -> ItemReading:
    act = _ACTS.get((found[2] or "").lower())
    rest = text[found.end() if act else found.end(1) :]
    if act is ItemAct.CLOSE and (basis := _BASIS.match(rest)):
        act, rest = ItemAct.BASIS, rest[basis.end() :]
    if act in QUOTED:
        said, rest = take_quoted(rest)
        return ItemReading(act, rest, int(found[1]), other=said)
    if act is ItemAct.CASE_NUMBER:
        number, after = take_reference(f"sagsnr {rest.lstrip(' .:')}")
        is_number = number and not number.startswith("http")
        return ItemReading(act, after if is_number else rest, int(found[1]), other=number if is_number else "")
    if act is ItemAct.SEPARATE:
        rest = re.sub(r"^\s*drøftelse\b", "", rest, flags=re.IGNORECASE)
    return ItemReading(act or ItemAct.SHOW, rest, int(found[1]))


def _annex(text: str, found: re.Match[str]) -> ItemReading:
    link, rest = take_reference(text[found.end() :])
    name, rest = take_quoted(rest)
    return ItemReading(ItemAct.ANNEX, rest, int(found[1]), other=f"{link}\n{name}")


def _dropped(text: str, found: re.Match[str]) -> ItemReading:
    annex = int(found["a1"] or found["a2"])
    return ItemReading(ItemAct.DROP, text[found.end() :], _first(found, but=("a1", "a2")), to=annex)


def _taken(text: str, found: re.Match[str]) -> ItemReading:
    return ItemReading(ItemAct.TAKE, text[found.end() :], _first(found))


def _assigned(text: str, found: re.Match[str]) -> ItemReading:
    who, number = found["who"].lower(), _first(found, but=("who",))
    if who == "mig":
        return ItemReading(ItemAct.TAKE, text[found.end() :], number)
    persons, _ = take_persons(found["who"])
    return ItemReading(ItemAct.ASSIGN, text[found.end() :], number, other=str(persons[0]) if persons else "")


def _first(found: re.Match[str], but: tuple[str, ...] = ()) -> int:
    """The item's number, whichever of the pattern's ways of saying it was used."""
    named = {found.re.groupindex[name] for name in but}
    return next(int(group) for place, group in enumerate(found.groups(), 1) if group and place not in named)


def _moved(text: str, found: re.Match[str]) -> ItemReading:
    number = int(found[1])
    to = int(found[2]) if found[2] else number + (1 if found[3].lower() == "ned" else -1)
    return ItemReading(ItemAct.MOVE, text[found.end() :], number, to)


def _swapped(text: str, found: re.Match[str]) -> ItemReading:
    first, second = sorted((int(found[1]), int(found[2])))
    if second - first != 1:
        raise Answered(
            "Jeg bytter kun om på to punkter, der står lige efter hinanden.",
            unsaved(f"Flyt dem ét ad gangen, fx `/dagsorden flyt punkt {second} til {first}`."),
        )
    return ItemReading(ItemAct.MOVE, text[found.end() :], second, first)


def _carried(_: str, found: re.Match[str]) -> ItemReading:
    number, typed, to = int(found[1] or found[2]), found[3], found[4] or ""
    if is_next := _NEXT.match(to):
        typed, to = f"{typed} {to[is_next.end() :]}", ""
    return ItemReading(ItemAct.CARRY, typed, number, other=to)


def _plain(act: ItemAct) -> Callable[[str, re.Match[str]], ItemReading]:
    def read(text: str, found: re.Match[str]) -> ItemReading:
        return ItemReading(act, text[found.end() :], int(found[1]) if found.re.groups else 0)

    return read


_READERS = (
    (_MINE, _plain(ItemAct.MINE)),
    (_LIST, _plain(ItemAct.LIST)),
    (_MOVE, _moved),
    (_SWAP, _swapped),
    (_CARRY, _carried),
    (_DROP, _dropped),
    (_TAKE, _taken),
    (_ASSIGN, _assigned),
    (_ANNEX, _annex),
    (_SEPARATE, _plain(ItemAct.SEPARATE)),
    (_TAKE_OFF, _plain(ItemAct.WITHDRAW)),
    (_UNDO, _plain(ItemAct.REOPEN)),
    (_OPENED, _plain(ItemAct.OPEN)),
    (_NUMBERED, _numbered),
    (_WRITER, _plain(ItemAct.SHOW)),
    (_ADD, _plain(ItemAct.ADD)),
)
