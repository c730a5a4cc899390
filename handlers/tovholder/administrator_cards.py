"""What is said of who administers, and of an appointment that is taken again; nothing is given or taken here."""

from collections.abc import Iterable, Sequence

from domain.people import Person, PersonId
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.retry import retry_button
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Card, Inline, Mention, text

_ADD = f"`/{COMMAND} administrator tilføj @navn`"
_REMOVE = f"`/{COMMAND} administrator fjern @navn`"
_SEE = f"`/{COMMAND} administrator`"
_MOST_NAMED = 10
SHOWN_BY_COMMAND = f"dem, som {_SEE} viser"
"""Who administers beside those appointed in chat, where nothing tells whether the settings name them."""


def not_appointed(context: Context) -> str:
    """Who administers beside those appointed in chat, inside a sentence."""
    if context.has_named_administrators:
        return "de personer, som driften har peget på med indstillingen TOVHOLDER_ADMINS"
    return "Slack-arbejdsområdets ejere og administratorer"


def known(appointed: Sequence[Person], context: Context, *, is_one: bool) -> Card:
    """Who administers, by whom, and whether the person who asks does."""
    lines = [text("Administratorer: ", *_listed((one.name, one.id) for one in appointed))] if appointed else []
    if context.has_platform_administrators:
        named = _listed((one.name, one.person) for one in context.platform_administrators)
        begins = "Desuden" if appointed else "Det er"
        lines.append(text(f"{begins} {not_appointed(context)}", *((": ", *named) if named else ()), "."))
    if context.has_named_administrators:
        lines.append(text("Når den er sat, er Slack-arbejdsområdets ejere og administratorer det ikke af sig selv."))
    if is_one:
        lines.append(text(f"Giv andre det samme med {_ADD}, og tag det fra dem igen med {_REMOVE}."))
    return Card("Du er administrator." if is_one else "Du er ikke administrator.", tuple(lines))


def add_or_remove(typed: str) -> Answered:
    """The question what is meant by the word and a person alone."""
    acts = {"Gør til administrator": "tilføj", "Fjern som administrator": "fjern"}
    return Answered(
        "Skal personen gøres til administrator eller holde op med at være det?",
        unsaved(f"Se, hvem der er det, med {_SEE}."),
        Actions(tuple(retry_button(label, COMMAND, f"administrator {act} {typed}") for label, act in acts.items())),
    )


def taken(person: Person, context: Context) -> Card:
    """The appointment is taken; whoever is administrator without it stays one."""
    who, elsewhere = _who(person, context), _elsewhere(person, context)
    if elsewhere:
        return Card(f"{who} er stadig administrator.", (text("Det, der var givet i chatten, er taget. ", elsewhere),))
    told = f"Roller i sekretariaterne er som før. Giv det igen med {_ADD}."
    return Card(f"{who} er ikke længere administrator.", (text(told),))


def was_not_appointed(person: Person, context: Context) -> Answered:
    """The refusal to take from somebody what was not given in chat: where it is changed, if they have it."""
    told = _elsewhere(person, context) or f"Skriv {_SEE} for at se, hvem der er administrator."
    title = f"{_who(person, context)} er ikke gjort til administrator i chatten."
    return Answered(title, unsaved(told))


def is_last(person: Person, context: Context) -> Answered:
    """The refusal to leave nobody who administers."""
    title = f"{_who(person, context)} er den sidste administrator."
    return Answered(title, unsaved(f"Gør en anden til det først: {_ADD}."))


def _elsewhere(person: Person, context: Context) -> str:
    """Why somebody is administrator without an appointment, and where that is changed; "" where they aren't."""
    is_own = person.id == context.person
    if not (
        (is_own and context.is_administrator) or any(person.id == one.person for one in context.platform_administrators)
    ):
        return ""
    if context.has_named_administrators:
        return (
            f"Driften har peget på {'dig' if is_own else person.name} med indstillingen TOVHOLDER_ADMINS. "
            "Det kan kun driften ændre."
        )
    return f"{_who(person, context)} er ejer eller administrator af jeres Slack. Det ændres i Slack af en ejer."


def _who(person: Person, context: Context) -> str:
    return "Du" if person.id == context.person else person.name


def _listed(people: Iterable[tuple[str, PersonId | None]]) -> tuple[Inline, ...]:
    """The names in a row, those whom we know as mentions; of very many the first."""
    shown: list[Inline] = []
    found = list(people)
    for name, person in found[:_MOST_NAMED]:
        shown += [", " if shown else "", name if person is None else Mention(person, name)]
    more = len(found) - _MOST_NAMED
    return (*shown, f" og {more} til") if more > 0 else tuple(shown)
