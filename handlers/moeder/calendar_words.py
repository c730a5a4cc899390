"""Reads what `/moede kalender …` asks for: which calendar, or which meeting, and what is to be done; loads nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from danish import names
from danish.names import fold
from domain.calendars import CalendarChoice, CalendarKind
from domain.organisation import Profile
from handlers.clusters import take_cluster
from handlers.moeder.calendar_content import calendar_name
from handlers.moeder.words import COMMAND, Act
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions, text
from handlers.unknown_words import answer_unknown
from handlers.word_taking import unknown_words

_MOST_BUTTONS = 5


class Doing(Enum):
    """What is to be done: to have a calendar's address, another, none any more, or a file; or to see which exist."""

    ADDRESS = "adresse"
    ANEW = "ny"
    CLOSE = "luk"
    FILE = "fil"
    CHOOSE = "andre"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; `kind` None where the words that are left say which body or meeting."""

    typed: str
    doing: Doing
    kind: CalendarKind | None
    rest: str


_DOING = {
    **dict.fromkeys(("ny", "nye", "forny"), Doing.ANEW),
    **dict.fromkeys(("luk", "lukke", "slet", "fjern"), Doing.CLOSE),
    **dict.fromkeys(("fil", "filen", "ics", "hent"), Doing.FILE),
    **dict.fromkeys(("andre", "alle", "liste", "vis"), Doing.CHOOSE),
    **dict.fromkeys(("adresse", "adressen"), Doing.ADDRESS),
}
_KINDS = {
    **dict.fromkeys(("mine", "min", "egne"), CalendarKind.OWN),
    **dict.fromkeys(("frister", "frist", "fristerne"), CalendarKind.DEADLINES),
}
_SMALL = frozenset({"moeder", "kalender", "kalenderen", "som"})
_BETWEEN = frozenset({"i", "paa", "for"})
"""Words around a role and its cluster that mean nothing there."""
_HINT = "Skriv fx `/moede kalender`, `/moede kalender politisk fyn` eller `/moede kalender frister`."


def read_asked(typed: str) -> Asked:
    """Takes the words after "kalender" apart."""
    doing, kind, rest = Doing.ADDRESS, None, []
    for word in typed.split():
        folded = fold(word)
        if folded in _DOING:
            # "luk adressen" closes it.
            doing = _DOING[folded] if _DOING[folded] is not Doing.ADDRESS else doing
        elif folded in _KINDS:
            kind = _KINDS[folded]
        elif folded not in _SMALL:
            rest.append(word)
    if not rest and kind is None:
        kind = CalendarKind.OWN
    return Asked(typed, doing, kind, " ".join(rest))


def typed_for(choice: CalendarChoice, doing: Doing = Doing.ADDRESS) -> str:
    """The words after `/moede` that ask for exactly that."""
    what = {
        CalendarKind.OWN: "mine",
        CalendarKind.BODY: choice.body.replace("/", " "),
        CalendarKind.DEADLINES: f"frister {choice.role} {choice.cluster}".strip(),
    }[choice.kind]
    act = "" if doing is Doing.ADDRESS else f"{doing.value} "
    return f"{Act.CALENDAR.value} {act}{what}"


def role_meant(asked: Asked, choices: Sequence[CalendarChoice], profile: Profile) -> CalendarChoice:
    """The role whose deadlines are meant, of those the person may have; asked about where several fit."""
    cluster, rest = take_cluster(asked.rest, profile)
    fitting = [
        one for one in choices if one.kind is CalendarKind.DEADLINES and (cluster is None or one.cluster == cluster.key)
    ]
    if rest := unknown_words(rest, _BETWEEN):
        found = names.find_names_in(rest, {one.role: _called(one, profile) for one in fitting})
        if found.rest.strip():
            raise refuse(asked, found.rest)
        fitting = [one for one in fitting if one.role in _keys(found.name)]
    if not fitting:
        raise Answered(
            "Du har ingen rolle med frister der.",
            text("Kalenderen med en rolles frister er for dem, der har rollen. Se rollerne med "),
            unsaved("`/tovholder rolle vis`."),
        )
    if len(fitting) > 1:
        buttons = [
            retry_button(calendar_name(one, profile), COMMAND, typed_for(one, asked.doing))
            for one in fitting[:_MOST_BUTTONS]
        ]
        more = "" if len(fitting) <= _MOST_BUTTONS else " Skriv ellers rollen og klyngen i kommandoen."
        raise Answered("Hvilke frister mener du?", unsaved(f"Du har flere roller.{more}"), Actions(tuple(buttons)))
    return fitting[0]


def refuse(asked: Asked, unknown: str) -> Answered:
    """The answer to words that mean no calendar."""
    known = [*(one.value for one in Doing), *(one.value for one in CalendarKind)]
    return answer_unknown(COMMAND, f"{Act.CALENDAR.value} {asked.typed}", unknown, known, _HINT)


def _called(choice: CalendarChoice, profile: Profile) -> tuple[str, ...]:
    role = profile.role(choice.role)
    return (role.key, role.name, role.name_in(choice.cluster or None), *role.aliases)


def _keys(name: names.Name) -> tuple[str, ...]:
    match name:
        case names.NameFound(key):
            return (key,)
        case names.NameAmbiguous(keys):
            return keys
    return ()
