"""The one way from a request to its handler: looks it up, keeps out what must never be read, words what is refused.

It decides nothing of its own. What breaks unexpectedly passes through; the front answers that with a reference.
"""

from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

from danish import writing
from danish.cpr import contains_cpr
from danish.names import fold, nearest_word
from domain.errors import Refused
from domain.ports import AlreadyDelivered
from handlers.echoes import by_name
from handlers.outcomes import FormErrors, Home, Outcome, Replace, Reply
from handlers.refusals import WrongFields, refusal_card, refusing
from handlers.registry import Command, Registry, Services
from handlers.requests import Context, Dropped, HomeOpened, Pressed, Submitted, Typed, take_channels
from handlers.retry import COMMAND, RETRY, read_retry
from handlers.ui import Card, Text, note, text

LONGEST_TEXT = 1_500
"""Characters; a year's plan, a line a meeting, fits in."""
HELP_WORDS = frozenset({fold("hjælp"), "help", "?"})
_CHANNEL = refusing("Skriv kanalens navn uden #.", "Her kan jeg ikke bruge en henvisning til en kanal.")
_Answer = TypeVar("_Answer", Outcome, Outcome | None)
_CPR = "Teksten ser ud til at rumme et CPR-nummer. Skriv den uden. Intet er gemt."


async def answer_command(services: Services, name: str, request: Typed) -> Outcome:
    """The answer to `/name text`. Help, text too long and CPR numbers are answered here, for all commands alike.

    So is a channel where none belongs: its name is nothing that handlers know, and would be missing in what is kept.
    """
    command = services.registry.commands.get(name)
    if command is None:
        return Reply(_unknown_command(services.registry, name))
    if fold(request.text.strip().partition(" ")[0]) in HELP_WORDS:
        return Reply(help_card(command))
    if len(request.text) > LONGEST_TEXT:
        return Reply(_too_long(len(request.text)))
    if contains_cpr(request.text):
        return Reply(Card(_CPR, (text("Slack kan have gemt det, du skrev. Skriv det ikke næste gang."),)))
    if not command.takes_channels and take_channels(request.text)[0]:
        return Reply(_CHANNEL)
    services = await _in_force(services, request.context)
    answer = await _attempt(services, command.handle(services, request))
    outcome = Reply(_not_for_apps(answer, request.apps)) if isinstance(answer, Card) else answer
    return await by_name(services, request.text, outcome)


async def answer_button(services: Services, action: str, request: Pressed) -> Outcome:
    """The answer to a pressed button. One of an earlier version, no longer known, is answered too."""
    if action in {RETRY, COMMAND}:
        command, typed = read_retry(request)
        outcome = await answer_command(services, command, typed)
        return Replace(outcome.card) if action == RETRY and isinstance(outcome, Reply) else outcome
    handle = services.registry.buttons.get(action)
    if handle is None:
        return Reply(Card("Knappen virker ikke længere.", (text("Skriv kommandoen igen for at få en ny."),)))
    services = await _in_force(services, request.context)
    answer = await _attempt(services, handle(services, request))
    return Reply(answer) if isinstance(answer, Card) else answer


async def answer_file(services: Services, request: Dropped) -> Outcome:
    """The answer to a file; one that no feature reads is told so."""
    if contains_cpr(request.text):
        return Reply(Card(_CPR))
    if contains_cpr(request.file.name):
        return Reply(
            refusing(
                "Filens navn ser ud til at rumme et CPR-nummer.",
                "Slet filen i Slack, og send den igen uden nummeret i navnet.",
            )
        )
    services = await _in_force(services, request.context)
    for handle in services.registry.files.get(request.file.ending, ()):
        answer = await _attempt(services, handle(services, request))
        if answer is not None:
            return Reply(answer) if isinstance(answer, Card) else answer
    return Reply(_unknown_file(services.registry, request.file.name))


async def answer_form(services: Services, name: str, request: Submitted) -> Outcome:
    """The answer to a submitted form. What a rule refuses is said in the form, which stays open as it was typed."""
    handle = services.registry.forms.get(name)
    if handle is None:
        return Reply(refusing("Formularen findes ikke længere.", "Skriv kommandoen igen."))
    refused = {field: _CPR for field, typed in request.values.items() if contains_cpr(typed)}
    if refused:
        return FormErrors(refused)
    services = await _in_force(services, request.context)
    answer = await _attempt(services, handle(services, request))
    return FormErrors({"": plain(answer)}) if isinstance(answer, Card) else answer


async def answer_home(services: Services, request: HomeOpened) -> Home | None:
    """The person's Home, where a feature draws one."""
    home = services.registry.home
    return await home(await _in_force(services, request.context), request) if home else None


def help_card(command: Command) -> Card:
    """What a command does, with examples to copy."""
    examples = "\n".join(f"• /{command.name} {example}".rstrip() for example in command.examples)
    remark = (note(command.remark),) if command.remark else ()
    return Card(f"/{command.name}: {command.summary}", (text("Eksempler:\n", examples), *remark))


def plain(card: Card) -> str:
    """A card's words without emphasis, for places that show one line."""
    paragraphs = [block for block in card.blocks if isinstance(block, Text)]
    words = ["".join(part if isinstance(part, str) else _words(part) for part in block.parts) for block in paragraphs]
    title = card.title if not words or card.title.endswith((".", "?", "!", ":")) else f"{card.title}."
    return " ".join(one.strip(" ") for one in (title, *words)).replace("`", "")


def _words(part: object) -> str:
    return str(getattr(part, "text", getattr(part, "name", "")))


async def _in_force(services: Services, context: Context) -> Services:
    """The services with the profile in force now."""
    shipped = services.shipped or services.profile
    profile = await services.in_force.on(context.now.date(), shipped, services.work)
    return replace(services, profile=profile, shipped=shipped)


async def _attempt(services: Services, answer: Awaitable[_Answer]) -> _Answer | Outcome | Card:
    """The handler's outcome, or the card that tells why nothing was done."""
    try:
        return await answer
    except AlreadyDelivered:
        return Reply(
            Card("Det er allerede gjort.", (text("Jeg fik den samme besked to gange og udførte den én gang."),))
        )
    except WrongFields as refusal:
        return FormErrors(refusal.wrong)
    except Refused as refusal:
        return refusal_card(refusal, services.profile)


def _not_for_apps(refusal: Card, apps: tuple[str, ...]) -> Card:
    """The refusal, with the likeliest reason where an app was named: it is no person."""
    if not apps:
        return refusal
    names = writing.join([f"@{app}" for app in apps])
    told = text(f"{names} er {'en app' if len(apps) == 1 else 'apps'}. Kun personer kan få roller, pladser og opgaver.")
    return replace(refusal, blocks=(told, *refusal.blocks))


def _unknown_command(registry: Registry, name: str) -> Card:
    nearest = nearest_word(name, list(registry.commands))
    hint = f"Mente du /{nearest}? " if nearest else ""
    return Card(f"Jeg kender ikke kommandoen /{name[:30]}.", (text(hint, "Skriv /tovholder for at se dem alle."),))


def _unknown_file(registry: Registry, name: str) -> Card:
    known = writing.join_or([ending.removeprefix(".").upper() for ending in sorted(registry.files)])
    return refusing(f"Den slags filer læser jeg ikke: {name[:60]}", f"Send filen som {known}.")


def _too_long(length: int) -> Card:
    return refusing(
        f"Teksten er for lang: {length} tegn.", f"Jeg læser højst {LONGEST_TEXT} tegn ad gangen. Skriv den kortere."
    )
