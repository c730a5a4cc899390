"""Reads what `/tovholder trin`, `stedfortrædere` and `plads` are told; it looks nothing up and stores nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from danish import names, writing
from danish.names import fold
from domain.access import Actor
from domain.organisation import Body, Profile, Role
from domain.people import ChannelUse
from domain.steps import Owners
from handlers.clusters import take_place
from handlers.finding import Words, body_meant
from handlers.refusals import Answered, unsaved
from handlers.tovholder.words import COMMAND, quoted
from handlers.word_taking import without

RESET = frozenset({"nulstil", "standard"})
NUMBER = re.compile(r"(?:\btrin\s*|\bnr\.?\s*)?(?<![-+\u2212–\d])\b(\d{1,2})\b\.?", re.IGNORECASE)
_OFFSET = re.compile(
    r"(?:(?P<part>udkast|godkendt)\s+)?(?P<sign>[-\u2212–+]?)\s*(?P<days>\d{1,4})(?:\s*hverdage?)?\s*(?P<side>før|foer|efter)?",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\bog\s*/\s*eller\b|\beller\b", re.IGNORECASE)
_AND = re.compile(r"\bsamt\b|\bog\b|\+|,|&", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„»«]([^\"“”„»«]+)[\"“”„»«]")


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Finds the body that the words after an act mean; `here` and `actor` tell what is left out."""

    profile: Profile
    here: tuple[ChannelUse, ...]
    actor: Actor

    def read(self, act: str, typed: str, searched: str) -> tuple[Body, str]:
        """The body, and the words that remain of those searched."""
        forum, cluster, rest = take_place(searched, self.profile)
        words = Words(COMMAND, f"{act} {typed}", forum, cluster, None, rest)
        return body_meant(words, self.profile, lambda: self.here, self.actor), rest


def split_at(typed: str, words: Iterable[str]) -> tuple[str, str, str]:
    """The text before the first of these words, that word folded, and the text after; the whole and "" without one."""
    wanted = set(words)
    for found in re.finditer(r"\S+", typed):
        if fold(found[0]) in wanted:
            return typed[: found.start()].strip(), fold(found[0]), typed[found.end() :].strip()
    return typed.strip(), "", ""


def read_offset(typed: str) -> tuple[str, int] | None:
    """The part of the step ("" where none is said) and its offset in working days; None where it can't be told."""
    found = _OFFSET.fullmatch(typed.strip())
    if found is None:
        return None
    side = fold(found["side"] or "")
    is_before = side == "foer" or found["sign"] in {"-", "\u2212", "–"}
    if is_before and (side == "efter" or found["sign"] == "+"):
        return None
    days = int(found["days"])
    return (found["part"] or "").lower(), -days if is_before else days


def read_owner_roles(typed: str, body: Body, profile: Profile) -> Owners:
    """The owners that are named: "somatik og/eller psykiatri samt kommune"; raises Answered."""
    either = _EITHER.search(typed)
    if either is None:
        return Owners(tuple(_role(part, body, profile) for part in _AND.split(typed) if part.strip()))
    after = _AND.split(typed[either.end() :], maxsplit=1)
    first, second = _role(typed[: either.start()], body, profile), _role(after[0], body, profile)
    others = tuple(_role(part, body, profile) for part in _AND.split(after[1])) if after[1:] else ()
    return Owners(others, (first, second))


def quoted_name(typed: str) -> tuple[str, str]:
    """What stands in quotation marks ("" for nothing), and the text without it."""
    found = _QUOTED.search(typed)
    return (" ".join(found[1].split()), without(typed, found)) if found else ("", typed)


def _role(typed: str, body: Body, profile: Profile) -> str:
    roles = [profile.role(key) for key in body.forum.secretariat_roles]
    found = names.find_name(typed, _labels(roles, body))
    if isinstance(found, names.NameFound):
        return found.key
    listed = writing.join_or([role.name_in(body.cluster_key) for role in roles])
    raise Answered(f"Jeg kender ikke rollen {quoted(typed.strip())} i {body.name}.", unsaved(f"Vælg mellem {listed}."))


def _labels(roles: Iterable[Role], body: Body) -> Mapping[str, tuple[str, ...]]:
    cluster = body.cluster_key
    return {role.key: (role.key, role.name, role.name_in(cluster), *role.aliases) for role in roles}
