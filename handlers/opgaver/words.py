"""Takes an `/opgaver` text apart: which list is wanted, or which act on which task; it looks nothing up."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from danish.names import fold
from domain.organisation import Profile
from handlers.clusters import take_cluster, take_forum
from handlers.ids import read_id
from handlers.pages import take_page
from handlers.questions import without_asking
from handlers.references import take_reference
from handlers.refusals import Answered, unsaved
from handlers.requests import take_persons
from handlers.ui import text
from handlers.unknown_words import answer_unknown
from handlers.word_taking import without_courtesy

COMMAND = "opgaver"


class Kind(Enum):
    """Which tasks a list shows."""

    MINE = "mine"
    CLUSTER = "klynge"
    LATE = "forsinkede"
    UNFILLED = "uden ansvarlig"


class Act(Enum):
    """What is to be done with a task."""

    DONE = "udført"
    TAKE = "tag"
    HAND_OVER = "overdrag"
    UNDO = "fortryd"
    SNOOZE = "påmind"


@dataclass(frozen=True, slots=True)
class View:
    """A list: which tasks, of which cluster (None: of all that the person works for), and which page of all of them.

    `page` 0 is the short list with buttons. `forum` narrows it to one level or committee.
    """

    kind: Kind = Kind.MINE
    cluster: str | None = None
    page: int = 0
    forum: str | None = None

    @property
    def typed(self) -> str:
        """The words that ask for this list."""
        page = f"side {self.page}" if self.page else ""
        return " ".join(part for part in (self.kind.value, self.forum or "", self.cluster or "", page) if part)


@dataclass(frozen=True, slots=True)
class Overview:
    """The morning's digest as it is now; `is_whole` all of it, without buttons, that page of it."""

    is_whole: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Bundle:
    """The tasks that stand together in a message of reminders."""

    tasks: tuple[int, ...]

    @property
    def typed(self) -> str:
        """What its buttons' values say of it."""
        return f"{_TOGETHER} {','.join(str(task) for task in self.tasks)}"


@dataclass(frozen=True, slots=True)
class TaskAct:
    """An act on the task with that number; `rest` is what stands behind it (a time, for a reminder)."""

    act: Act
    task: int
    reference: str = ""
    person: int | None = None
    rest: str = ""


_NUMBERED = re.compile(
    r"(?<!\w)([a-zæøå]+)\s+(?:mig\s+om\s+|med\s+)?(?:opgave\s+)?(?:nr\.?\s*|#)?(\d{1,9})(?![\w/-]|\.\s*\w)",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(r"^\s*(?:opgave\s+)?(?:nr\.?\s*|#)?(\d{1,9})\s+(?:er\s+)?([a-zæøå]+)(?!\w)", re.IGNORECASE)
_ACTS = {
    **dict.fromkeys(("udfoert", "klaret", "bekraeft", "faerdig", "luk", "afslut"), Act.DONE),
    **dict.fromkeys(("tag", "tager"), Act.TAKE),
    **dict.fromkeys(("overdrag", "giv"), Act.HAND_OVER),
    **dict.fromkeys(("fortryd", "annuller"), Act.UNDO),
    **dict.fromkeys(("paamind", "mind", "udsaet", "udskyd"), Act.SNOOZE),
}
_KINDS = {
    **dict.fromkeys(("mine", "min"), Kind.MINE),
    **dict.fromkeys(("klynge", "klyngen", "klyngens"), Kind.CLUSTER),
    **dict.fromkeys(("forsinkede", "forsinket", "forsinkelser", "overskredne", "overskredet"), Kind.LATE),
    **dict.fromkeys(("ansvarlig", "ansvarlige", "ubesat", "ubesatte", "ledig", "ledige"), Kind.UNFILLED),
}
_NARROWEST = (Kind.MINE, Kind.UNFILLED, Kind.LATE, Kind.CLUSTER)
"""Which list is shown where several are named: "mine forsinkede" are one's own, which begin with the late ones."""
_OVERVIEW = frozenset({"overblik", "overblikket", "morgenoverblik"})
_NOW = frozenset({"dag", "morgen"})
"""The overview begins with what is due now: "i dag", and "i morgen"."""
_SMALL = frozenset({
    "jeg", "har", "uden", "i", "paa", "af", "vis", "se", "opgaver", "opgave", "liste", "de", "den", "til", "nr", "mig",
    "er", "for",
})  # fmt: skip
_TOGETHER = "samlet"
_PAGE = re.compile(r"(?<!\w)side\s+(\d{1,3})(?!\w)", re.IGNORECASE)


def read(typed: str, profile: Profile) -> View | Overview | TaskAct:
    """The list or act that the words ask for; refused with the nearest right word where they mean nothing."""
    typed = without_courtesy(typed)
    for pattern, word, number in ((_NUMBERED, 1, 2), (_NUMBER_FIRST, 2, 1)):
        found = pattern.search(typed)
        if found and (act := _ACTS.get(fold(found[word]))):
            rest = f"{typed[: found.start()]} {typed[found.end() :]}".strip()
            return _read_act(TaskAct(act, int(found[number])), typed, rest)
    return _read_view(typed, profile)


def read_value(value: str, profile: Profile) -> tuple[int, View | Overview | Bundle | None]:
    """The task and the message that a button stands for: a list, the digest, the others of a bundle.

    None for a button of a message of its own.
    """
    task, _, view = value.partition(" ")
    first, _, others = view.partition(" ")
    if first == _TOGETHER:
        return read_id(task), Bundle(tuple(read_id(one) for one in others.split(",") if one != task))
    return read_id(task), _read_view(view, profile) if view else None


def _read_act(act: TaskAct, typed: str, rest: str) -> TaskAct:
    if act.act is Act.SNOOZE:
        return replace(act, rest=rest)
    reference, rest = take_reference(rest)
    people, rest = take_persons(rest)
    unknown = " ".join(word for word in rest.split() if fold(word) and fold(word) not in _SMALL)
    if (people and act.act is not Act.HAND_OVER) or (unknown and act.act is Act.HAND_OVER):
        raise Answered(
            "Skal opgaven gå til en anden?",
            text(
                f"Skriv `/opgaver overdrag {act.task} @navn`, eller vælg personen med `/opgaver overdrag {act.task}`. "
            ),
            unsaved(),
        )
    if unknown:
        raise _unknown(typed, unknown)
    return replace(act, reference=reference, person=people[0] if len(people) == 1 else None)


def _read_view(typed: str, profile: Profile) -> View | Overview:
    page, rest = take_page(typed)
    words = [fold(word) for word in without_asking(typed, rest).split()]
    overview = _OVERVIEW | _NOW
    if overview.intersection(words) and overview.union(("alle", *_SMALL)).issuperset(words):
        return Overview(is_whole="alle" in words or page > 1, page=page)
    return _read_list(typed, profile)


def _read_list(typed: str, profile: Profile) -> View:
    page = _PAGE.search(typed)
    words = _PAGE.sub(" ", typed)
    cluster, rest = take_cluster(words, profile)
    forum, rest = take_forum(rest, profile)
    if forum and not forum.is_per_cluster:
        cluster = None
    view = View(
        cluster=cluster.key if cluster else None,
        page=int(page[1]) if page else 0,
        forum=forum.key if forum else None,
    )
    unknown, kinds = [], set[Kind]()
    for word in without_asking(typed, rest).split():
        folded = fold(word)
        if folded in _KINDS:
            kinds.add(_KINDS[folded])
        elif folded == "alle":
            view = replace(view, page=max(view.page, 1))
        elif folded not in _SMALL:
            unknown.append(word)
    if unknown:
        raise _unknown(typed, " ".join(unknown))
    if kinds:
        return replace(view, kind=next(kind for kind in _NARROWEST if kind in kinds))
    return replace(view, kind=Kind.CLUSTER) if cluster or forum else view


def _unknown(typed: str, unknown: str) -> Answered:
    first = unknown.split(maxsplit=1)[0]
    if fold(first) in _ACTS:
        return Answered(
            "Hvilken opgave mener du?",
            unsaved(f"Skriv opgavens nummer, fx `/opgaver {first} 12`. Du ser numrene med `/opgaver`."),
        )
    known = [*(kind.value for kind in Kind), *(act.value for act in Act), *_OVERVIEW, "liste"]
    hint = "Skriv fx `/opgaver mine`, `/opgaver overblik`, `/opgaver klynge fyn` eller `/opgaver udført 12`."
    return answer_unknown(COMMAND, typed, unknown, known, hint)
