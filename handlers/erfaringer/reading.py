"""Takes what was typed after `/erfaring` apart: the act, and of an experience its title, text and cluster."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from danish.names import fold, nearest_word
from danish.quotes import quoted
from domain.organisation import Cluster, Profile
from handlers.clusters import labels
from handlers.erfaringer import form
from handlers.typed_text import one_line, readable
from handlers.unknown_words import HELP

_CLUSTER_GIVEN = re.compile(r"klynge:([a-z0-9_-]+)\s+", re.IGNORECASE)
_BACK = re.compile(r"\btilbage\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:erfaring(?:en)?\s+)?(?:nr\.?|nummer|#)?\s*([0-9]{1,9})\.?", re.IGNORECASE)
_SHOW_LATEST = re.compile(r"(?:(?:vis|se)\s+)?(?:de\s+)?(?=seneste|nyeste)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^|(?<=[\n.!?;,])\s*)(titel|tekst|beskrivelse|hvad(?: gjorde vi| gør vi)?|effekt|kræver|kontakt)\s*:\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^titel\s*:\s*(?=[^\n]*[:\n])", re.IGNORECASE)
_LABELLED = {"titel": form.TITLE, "effekt": form.EFFECT, "kraever": form.REQUIRES, "kontakt": form.CONTACT}
"""The fields that labels name; the other labels name the text."""
_CLUSTER_WORDS = frozenset({"klynge", "klyngen", "sundhedsklynge", "sundhedsklyngen"})


class Act(Enum):
    """What the first word asks for; FORM where there is none, UNKNOWN where it is no such word."""

    FORM = "form"
    SHARE = "del"
    SHOW = "vis"
    LATEST = "seneste"
    SEARCH = "søg"
    EDIT = "ret"
    WITHDRAW = "træk"
    DRAFTS = "kladde"
    UNKNOWN = "unknown"


_WORDS = {
    "del": Act.SHARE,
    "ny": Act.SHARE,
    "dele": Act.SHARE,
    "delt": Act.SHARE,
    "vis": Act.SHOW,
    "se": Act.SHOW,
    "nr": Act.SHOW,
    "seneste": Act.LATEST,
    "nyeste": Act.LATEST,
    "liste": Act.LATEST,
    "soeg": Act.SEARCH,
    "soege": Act.SEARCH,
    "soegning": Act.SEARCH,
    "find": Act.SEARCH,
    "ret": Act.EDIT,
    "rette": Act.EDIT,
    "rediger": Act.EDIT,
    "aendr": Act.EDIT,
    "traek": Act.WITHDRAW,
    "tilbagetraek": Act.WITHDRAW,
    "fjern": Act.WITHDRAW,
    "slet": Act.WITHDRAW,
    "kladde": Act.DRAFTS,
    "kladder": Act.DRAFTS,
    "kladden": Act.DRAFTS,
}

_SPELLED = {Act.SEARCH: Act.SEARCH.value, Act.WITHDRAW: Act.WITHDRAW.value}


@dataclass(frozen=True, slots=True)
class Line:
    """An experience as it was typed. `given` is the cluster put in front, `named` those spoken of anywhere.

    `more` are the form's other fields, where labels name them.
    """

    title: str
    body: str
    given: Cluster | None
    named: tuple[Cluster, ...]
    more: Mapping[str, str] = field(default_factory=dict)


def take_act(typed: str) -> tuple[Act, str]:
    """The act and the text after its word; a bare number asks to see that experience."""
    whole = _SHOW_LATEST.sub("", typed.strip(), count=1)
    if not whole:
        return Act.FORM, ""
    if number(whole) is not None:
        return Act.SHOW, whole
    word = whole.split()[0]
    act = _WORDS.get(fold(word), Act.UNKNOWN)
    return act, whole if act is Act.UNKNOWN else whole[len(word) :].strip()


def nearest_act(typed: str) -> str | None:
    """The word that the first one typed is most likely a slip of."""
    near = nearest_word(typed.split(maxsplit=1)[0], [*_WORDS, HELP]) if typed.split() else None
    return _SPELLED.get(_WORDS[near], near) if near in _WORDS else near


def read_line(typed: str, profile: Profile) -> Line:
    """Title, text and cluster of `TITEL: TEKST`; a title in quotation marks or on a line of its own will do.

    So will labels as the form has them, where the first is “Titel:”.
    """
    given, rest = _given(readable(typed), profile)
    more = _labelled(rest)
    title, body = (more.pop(form.TITLE), more.pop(form.BODY)) if more else _parts(_TITLE.sub("", rest))
    leading, title = (None, title) if given else _leading(title, profile)
    named = tuple(one for one in profile.clusters if _names(f"{title} {body}", one))
    return Line(one_line(title), readable(body), given or leading, named, more)


def with_cluster(typed: str, cluster: Cluster) -> str:
    """The text of a command that shares the same with the cluster said."""
    return f"del klynge:{cluster.key} {_given_away(typed)}"


def number(typed: str) -> int | None:
    """The number of an experience: "3", "nr. 3", "#3", "3 tilbage"; None where the text is something else."""
    found = _NUMBER.fullmatch(_BACK.sub("", typed).strip())
    return int(found[1]) if found else None


def _given(typed: str, profile: Profile) -> tuple[Cluster | None, str]:
    found = _CLUSTER_GIVEN.match(typed)
    by_key: Mapping[str, Cluster] = {one.key: one for one in profile.clusters}
    return (by_key[found[1]], typed[found.end() :]) if found and found[1] in by_key else (None, typed)


def _given_away(typed: str) -> str:
    return _CLUSTER_GIVEN.sub("", typed, count=1) if _CLUSTER_GIVEN.match(typed) else typed


def _parts(typed: str) -> tuple[str, str]:
    first = quoted(typed)[:1]
    if first and first[0][0] == 0:
        end = first[0][1]
        return typed[1 : end - 1], typed[end:].lstrip(" :–-\n")
    first_line, _, more = typed.partition("\n")
    title, colon, body = first_line.partition(":")
    return (title, f"{body}\n{more}") if colon else (first_line, more)


def _labelled(typed: str) -> dict[str, str]:
    """What stands after labels, by field; empty unless the title has the first and another follows."""
    before, *parts = _LABEL.split(typed)
    found: dict[str, str] = {}
    for label, said in zip(parts[::2], parts[1::2], strict=True):
        name = _LABELLED.get(fold(label), form.BODY)
        found[name] = f"{found.get(name, '')}\n{said}".strip()  # a label may stand twice, as "Hvad" beside "Tekst"
    if before.strip() or len(found) < 2 or next(iter(found)) != form.TITLE:  # noqa: PLR2004 (another)
        return {}
    title, _, below = found[form.TITLE].partition("\n")
    body = f"{below}\n{found.get(form.BODY, '')}".strip()
    return {**found, form.TITLE: title.rstrip(" .;,"), form.BODY: body}


def _leading(title: str, profile: Profile) -> tuple[Cluster | None, str]:
    """The cluster put before a title ("fyn Færre fald", "Sundhedsklynge Fyn: …"), not one the title speaks of."""
    words = title.split()
    skipped = 1 if words and fold(words[0]) in _CLUSTER_WORDS else 0
    for cluster in profile.clusters:
        if len(words) > skipped + 1 and fold(words[skipped]) in {fold(label) for label in labels(cluster)}:
            rest = words[skipped + 1 :]
            if words[skipped].endswith((",", "·")) or not rest[0][0].islower():
                return cluster, " ".join(rest)
    return None, title


def _names(typed: str, cluster: Cluster) -> bool:
    return any(f" {fold(label)} " in f" {fold(typed)} " for label in labels(cluster))
