"""`/tovholder mine data`, and `data NAVN` for somebody not in the chat: shows what is kept, hands it out, erases it."""

from collections.abc import Collection

from danish.names import fold
from domain import access
from domain.access import Actor
from domain.people import Person
from domain.personal_data import AlreadyErased, Mention, is_last_administrator, sole_roles
from domain.ports import Repositories
from handlers.keys import read_number, read_parts, unreadable
from handlers.loading import load_actor
from handlers.log_writing import write_log
from handlers.outcomes import Farewell, File, OpenForm, Outcome, Reply
from handlers.refusals import Answered, WrongFields, refusal_card, unsaved
from handlers.registry import Registry, Services, reading, saving
from handlers.requests import Context, Pressed, Submitted, Typed, take_persons
from handlers.tovholder import data_cards
from handlers.tovholder.data_extract import Extraction
from handlers.tovholder.data_holding import (
    NOBODY,
    Holding,
    Whose,
    is_in_chat,
    is_whole_name,
    load_holding,
    own,
    read_whose,
    require_right,
)
from handlers.tovholder.data_places import replaced_words
from handlers.tovholder.data_seen import news
from handlers.tovholder.data_words import Values
from handlers.tovholder.erasing import FREED, erase, freed_card
from handlers.tovholder.words import COMMAND, quoted, refuse_left_over
from handlers.ui import Card, text
from handlers.unasked import unasked

_FILE = "tovholder-data.zip"
_PRESSED_THERE = frozenset({"hent", "slet", "fjern", "vis"})
_OWN = ({"mine", "data"}, {"mine", "oplysninger"})


def register(registry: Registry) -> None:
    """Adds what is pressed, submitted and sent."""
    registry.message(FREED, unasked(freed_card))
    registry.button(data_cards.FETCH, fetch_pressed)
    registry.button(data_cards.ERASE, reading(erase_pressed))
    registry.form(data_cards.ERASE, saving(erase_submitted))


def asks_for_own(typed: str) -> bool:
    """Whether words ask for one's own data, also to have or erase them: that is pressed where they are shown."""
    words = {fold(word) for word in typed.split()}
    return words - _PRESSED_THERE in _OWN


def mine(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """What is kept of the one who asks."""
    refuse_left_over(typed)
    return _shown(repositories, services, request.context, own(request.context))


def of_other(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """What is kept of somebody who can't ask for themself; only for administrators."""
    context = request.context
    access.require_administrator(load_actor(repositories, context))
    marked, rest = take_persons(typed)
    if len(marked) == 1:
        refuse_left_over(rest)
        person = repositories.people.person(marked[0])
        bearers = repositories.people.named(person.name) if person else ()
        name = person.name if person and len(bearers) == 1 else ""
        return _of_one(repositories, services, context, Whose(marked[0], name))
    name = " ".join(rest.strip('"“”').split())
    if marked or not is_whole_name(name):
        raise Answered(
            "Hvis data?",
            text(f"Skriv hele navnet, fx `/{COMMAND} data Fornavn Efternavn`. Dine egne: `/{COMMAND} mine data`. "),
            unsaved(),
        )
    bearers = repositories.people.named(name)
    away = [one for one in bearers if not is_in_chat(repositories, context, one)]
    if len(bearers) > 1 and away:
        return Reply(data_cards.several(name, [(one, _told_apart(repositories, services, one)) for one in away]))
    return _of_one(repositories, services, context, Whose(bearers[0].id if bearers else NOBODY, name))


async def fetch_pressed(services: Services, request: Pressed) -> Outcome:
    """Hands it out as a file; the log says that it was, and how much."""
    context, profile = request.context, services.profile
    whose = read_whose(request.value, context)

    def gather(repositories: Repositories) -> tuple[Outcome, int]:
        reader = require_right(repositories, context, whose)
        holding = _known(repositories, services, context, whose)
        extract = Extraction(profile, reader, context.now).extract(holding)
        about = "dine data" if whose.is_own else f"data om {holding.name}"
        card = Card(
            f"Filen med {about} ligger i en direkte besked fra mig.",
            (text("Den rummer en side til at læse og de samme data til maskiner (JSON)."),),
        )
        return File(card, (_FILE,), extract), len(holding.records) + len(holding.mentions)

    answer, number = await services.work.read(gather)
    await services.work.run(lambda r: _log_fetched(r, context, whose, number), delivery=context.delivery)
    return answer


def erase_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Asks before anything is erased."""
    context, whose = request.context, read_whose(request.value, request.context)
    reader = require_right(repositories, context, whose)
    holding = _known(repositories, services, context, whose)
    return _question(repositories, services, context, holding, reader)


def erase_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Erases it, once, where that was said for sure; asks anew where the name was written since it was asked."""
    context, profile = request.context, services.profile
    person, value, asked = read_parts(request.hidden, 3, "|")
    opened_for, whose = read_number(person), read_whose(value, context)
    if request.values.get(data_cards.SURE) != data_cards.YES:
        raise WrongFields({data_cards.SURE: "Vælg, at der skal slettes, eller luk formularen."})
    if whose.person != opened_for and whose.is_own:
        raise AlreadyErased  # the form was opened by the same user before they were erased
    if whose.person != opened_for:
        raise unreadable()
    reader = require_right(repositories, context, whose)
    holding = _known(repositories, services, context, whose)
    if since := news(holding, asked):
        return _question(repositories, services, context, holding, reader, since)
    erase(repositories, profile, context, holding)
    card = data_cards.erased(holding, profile)
    return Farewell(card) if whose.is_own else Reply(card)


def _question(
    repositories: Repositories,
    services: Services,
    context: Context,
    holding: Holding,
    reader: Actor,
    since: Collection[Mention] = (),
) -> Outcome:
    warnings = _warnings(repositories, services, context, holding.whose)
    places = replaced_words(holding, services.profile, reader, context.now.date(), since)
    return OpenForm(data_cards.question(holding, services.profile, warnings, places))


def _shown(repositories: Repositories, services: Services, context: Context, whose: Whose) -> Outcome:
    require_right(repositories, context, whose)
    holding = _known(repositories, services, context, whose)
    return Reply(data_cards.shown(holding, _warnings(repositories, services, context, whose)))


def _of_one(repositories: Repositories, services: Services, context: Context, whose: Whose) -> Outcome:
    """What is kept of one other; of somebody who is in the chat only the texts, which they can't find themself."""
    person = repositories.people.person(whose.person) if whose.name and whose.person != NOBODY else None
    if person is not None and is_in_chat(repositories, context, person):
        texts = load_holding(repositories, services.profile, Whose(NOBODY, whose.name), context.person)
        if texts.mentions:
            return Reply(data_cards.shown(texts, (data_cards.in_chat(whose.name),)))
    return _shown(repositories, services, context, whose)


def _known(repositories: Repositories, services: Services, context: Context, whose: Whose) -> Holding:
    holding = load_holding(repositories, services.profile, whose, context.person)
    if holding.person is None and not holding.mentions:
        seen = ", som du kan se" if holding.drafts else ""
        raise Answered(
            f"Jeg har intet om {quoted(whose.name)}{seen}.",
            *data_cards.in_drafts(holding),
            unsaved(
                "Navnet skal staves, som det er skrevet, og i tekster finder jeg det kun, hvor hvert ord begynder med "
                "stort. Det, Slack gemmer, kan jeg ikke se."
            ),
        )
    return holding


def _warnings(repositories: Repositories, services: Services, context: Context, whose: Whose) -> tuple[str, ...]:
    if whose.person == NOBODY:
        return ()
    today = context.now.date()
    held = repositories.people.roles(today)
    appointed = repositories.people.administrators(context.place.install)
    is_last = is_last_administrator(whose.person, appointed, has_others=context.has_platform_administrators)
    sole = sole_roles(whose.person, held)
    return data_cards.warnings_of(sole, services.profile, is_last_administrator=is_last, is_own=whose.is_own)


def _told_apart(repositories: Repositories, services: Services, person: Person) -> str:
    """Where somebody sits or what they do, since others have the same name."""
    holding = load_holding(repositories, services.profile, Whose(person.id))
    values = Values(services.profile)
    places = []
    for one in holding.records:
        body = values.body(one.facts.get("body"))
        said = [values.read(name, one.facts[name], body) for name in ("role", "seat", "body") if name in one.facts]
        if any(said) and one.kind in data_cards.PLACES:
            places.append(", ".join(part for part in said if part))
    return "; ".join(dict.fromkeys(places)) or "ingen plads eller rolle"


def _log_fetched(repositories: Repositories, context: Context, whose: Whose, number: int) -> None:
    subject = f"person:{whose.person}" if whose.person != NOBODY else "navn"
    write_log(repositories, context, "data.hentet", subject, {"antal": number})


@refusal_card.register
def _(_error: AlreadyErased, _profile: object) -> Card:
    return Card("De data er allerede slettet.", (text("Der er ikke mere at hente eller slette."),))
