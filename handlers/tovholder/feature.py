"""Registers `/tovholder`: help, responsibilities, roles, seats, channels, settings and the self-test."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from danish.names import fold, nearest_word
from domain.ports import Repositories
from handlers.insiders import to_insiders
from handlers.outcomes import Outcome, Reply
from handlers.registry import Command, Registry, Services, reading, saving
from handlers.requests import Typed
from handlers.setup import CHANNELS, ROLES, START
from handlers.tovholder import (
    administrators,
    archiving,
    channel_cards,
    channels,
    closing,
    closing_cards,
    deputies,
    importing,
    invited,
    leaders,
    leaving,
    local_rules,
    members,
    own_data,
    responsibility,
    roles,
    selfcheck,
    settings,
    settings_cards,
    settings_words,
    setup,
    setup_cards,
    vacancies,
    year_wheel,
)
from handlers.tovholder.help_card import SETUP, SHOWN, help_card, setup_pressed
from handlers.tovholder.unknown import unknown_card
from handlers.tovholder.words import COMMAND, as_asked
from handlers.ui import Card
from handlers.unasked import unasked
from handlers.unknown_words import HELP


@dataclass(frozen=True, slots=True)
class _Act:
    """What a word does, with the text after it; `writes` where it may change something."""

    unit: Callable[[Repositories, Services, Typed, str], Outcome]
    writes: bool = False

    async def done(self, services: Services, request: Typed, typed: str) -> Outcome:
        """Does it in one unit of work."""
        if self.writes:
            return await services.work.run(
                lambda r: self.unit(r, services, request, typed), delivery=request.context.delivery
            )
        return await services.work.read(lambda r: self.unit(r, services, request, typed))


@dataclass(frozen=True, slots=True)
class _Long:
    """What takes longer than a unit of work may."""

    done: Callable[[Services, Typed, str], Awaitable[Outcome]]


_ACTS: dict[str, _Act | _Long] = {
    START: _Act(setup.start),
    "ansvar": _Act(responsibility.responsibility),
    "klynge": _Act(responsibility.cluster),
    "rolle": _Act(roles.show),
    "rolle vis": _Act(roles.show),
    "rolle tildel": _Act(roles.give, writes=True),
    "rolle fjern": _Act(roles.take, writes=True),
    "tildel": _Act(roles.give, writes=True),
    "vikar": _Act(deputies.name, writes=True),
    "vikar vis": _Act(deputies.name, writes=True),
    "vikar fjern": _Act(deputies.end, writes=True),
    "medlem": _Act(members.seat, writes=True),
    "medlem vis": _Act(members.show),
    "medlem fjern": _Act(leaving.seat, writes=True),
    "suppleant": _Act(members.alternate, writes=True),
    "suppleant fjern": _Act(leaving.alternate, writes=True),
    "import": _Act(importing.asked),
    "kanal": _Act(channels.choose, writes=True),
    "kanal fjern": _Act(channels.remove, writes=True),
    "administrator": _Act(administrators.show, writes=True),
    "administrator tilfoej": _Act(administrators.add, writes=True),
    "administrator fjern": _Act(administrators.remove, writes=True),
    "indstillinger": _Act(settings.answer, writes=True),
    "tjek": _Long(selfcheck.check),
    "aarshjul": _Act(year_wheel.wheel),
    "overdragelse": _Act(closing.show),
    "overdragelse vis": _Act(closing.show_body),
    "overdragelse fra": _Act(closing.give, writes=True),
    "overdragelse tilbage": _Act(closing.take_back, writes=True),
    "arkiv": _Long(archiving.archive),
    "trin": _Act(local_rules.step, writes=True),
    "stedfortraedere": _Act(local_rules.stand_ins, writes=True),
    "leder": _Act(leaders.told, writes=True),
    "plads": _Act(local_rules.seat_name, writes=True),
    "mine data": _Act(own_data.mine),
    "data": _Act(own_data.of_other),
}
_ALSO = {
    "roller": "rolle",
    "vikarer": "vikar",
    "klynger": "klynge",
    "kanaler": "kanal",
    "medlemmer": "medlem",
    "suppleanter": "suppleant",
    "administratorer": "administrator",
    "admin": "administrator",
    "indstilling": "indstillinger",
    "selvtest": "tjek",
    "version": "tjek",
    "giv": "tildel",
    "ledere": "leder",
    "opsaetning": START,
    "importer": "import",
    "indlaes": "import",
    "slet": "fjern",
    "stedfortraeder": "stedfortraedere",
    "overdrag": "overdragelse",
    "se": "vis",
    "aarshjulet": "aarshjul",
}
_ASKS_HELP = ("", "hej", "goddag", "hvad kan du", "hej hvad kan du")
_SPELLED = {"aarshjul": "årshjul", "tilfoej": "tilføj", "stedfortraedere": "stedfortrædere"}
"""How people read those words that have other letters in `_ACTS`."""


def register(registry: Registry) -> None:
    """Adds what belongs to setting up."""
    registry.command(
        Command(
            COMMAND,
            "Hjælp, roller, kanaler og opsætning",
            "hjælp, ansvar, rolle, kanal eller tjek",
            ("", *(f"{typed.partition(' [')[0]}" for typed, _ in SHOWN)),
            answer_typed,
            takes_channels=True,
        )
    )
    registry.button(SETUP, setup_pressed)
    registry.message(deputies.MESSAGE, unasked(to_insiders(deputies.told)))
    registry.message(vacancies.UNFILLED, unasked(to_insiders(vacancies.unfilled_card)))
    registry.message(closing_cards.ENDING, unasked(to_insiders(closing_cards.ending_card)))
    registry.message(closing_cards.DONE, unasked(to_insiders(closing_cards.done_card)))
    registry.form(settings_cards.FORM, saving(settings.submitted))
    registry.file(importing.ENDINGS, importing.list_dropped)
    registry.button(importing.STORE, importing.store_pressed, reads_file=True)
    registry.form(importing.NAME, importing.submitted)
    invited.register(registry)
    own_data.register(registry)
    registry.button(channel_cards.CLUSTER_CHOSEN, channels.cluster_chosen)
    registry.button(channel_cards.SECRETARIAT_CHOSEN, channels.secretariat_chosen)
    registry.button(channel_cards.EXPERIENCES_CHOSEN, channels.experiences_chosen)
    registry.message(setup.INVITATION, setup.invitation_card)
    registry.invitation = setup.invitation
    registry.button(CHANNELS, reading(setup.channels_asked), chooses_channels=True)
    registry.form(CHANNELS, saving(setup.channels_chosen), chooses_channels=True)
    registry.button(ROLES, reading(setup.roles_asked))
    registry.form(ROLES, saving(setup.roles_given))
    registry.button(setup_cards.ADMINISTRATOR, reading(setup.administrator_asked))
    registry.form(setup_cards.ADMINISTRATOR, saving(setup.administrator_chosen))


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Does what the first word, or the first two, say; without any, shows all commands, or first how to set it up."""
    if fold(request.text) in _ASKS_HELP:
        first = await services.work.read(lambda r: setup.first_card(r, services, request))
        return Reply(first or help_card(services.registry))
    asked = as_asked(request.text)
    act, typed = _own(asked) or _act(asked)
    if act is None:
        return Reply(_unknown(request.text, services.registry))
    return await act.done(services, request, typed)


def _own(typed: str) -> tuple[_Act | _Long, str] | None:
    """The person's own data, or a choice of theirs without the word for all choices: "pause til mandag".

    The bare word for one ("pause") shows them all.
    """
    if own_data.asks_for_own(typed):
        return _ACTS["mine data"], ""
    said = typed if len(typed.split()) > 1 else ""
    return (_ACTS["indstillinger"], said) if settings_words.begins_choice(typed) else None


def _act(typed: str) -> tuple[_Act | _Long | None, str]:
    """The act that the first two words or the first one name, and the text after them; None for a slip of a word."""
    first, second, rest, after = _taken_apart(typed)
    if f"{first} {second}" in _ACTS:
        return _ACTS[f"{first} {second}"], after
    return (None if _meant(first, second) else _ACTS.get(first)), rest


def _unknown(typed: str, registry: Registry) -> Card:
    first, second, rest, after = _taken_apart(typed)
    words = dict.fromkeys(act.partition(" ")[0] for act in _ACTS)
    others = [name for name in registry.commands if name != COMMAND]
    if first not in words:
        nearest, left = nearest_word(first, [*words, HELP]), rest
    elif meant := _meant(first, second):
        nearest, left, others = f"{first} {meant}", after, []
    else:  # a word that does nothing by itself
        nearest, left = next(act for act in _ACTS if act.startswith(f"{first} ")), ""
    spelled = " ".join(_SPELLED.get(word, word) for word in (nearest or "").split())
    return unknown_card(typed, spelled, left, others)


def _taken_apart(typed: str) -> tuple[str, str, str, str]:
    """The first two words as `_ACTS` spells them, the text after the first, and the text after both.

    Two that stand the other way round, “vis rolle”, are turned; “vis” before what only shows says nothing.
    """
    first, *others = typed.split(maxsplit=1)
    rest = others[0] if others else ""
    second, *after = rest.split(maxsplit=1) or [""]
    left = after[0] if after else ""
    one, other = (_ALSO.get(fold(word), fold(word)) for word in (first, second))
    if f"{other} {one}" in _ACTS:
        return other, one, rest, left
    act = _ACTS.get(other)
    if one == "vis" and isinstance(act, _Act) and not act.writes:
        return _taken_apart(rest)
    return one, other, rest, left


def _meant(first: str, second: str) -> str | None:
    """The second word that the one typed is most likely a slip of."""
    seconds = [act.partition(" ")[2] for act in _ACTS if act.startswith(f"{first} ")]
    return nearest_word(second, seconds) if second and seconds else None
