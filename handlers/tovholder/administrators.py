"""`/tovholder administrator`: who may give roles and choose channels, and how the first one comes about."""

from collections.abc import Sequence

from domain import access
from domain.messages import AuditEntry
from domain.people import Person, PersonId
from domain.ports import Repositories
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Reply
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.registry import Services
from handlers.requests import Context, Typed
from handlers.retry import retry_button
from handlers.setup import START
from handlers.tovholder.roles import active_person
from handlers.tovholder.words import COMMAND, one_person, refuse_left_over
from handlers.ui import Actions, Card, Inline, Mention, text

_OF_THE_PLATFORM = "Det er Slack-arbejdsområdets ejere og administratorer eller de personer, som står i min opsætning."


def show(repositories: Repositories, _services: Services, request: Typed, typed: str) -> Outcome:
    """Who is administrator. While nobody is, whoever asks becomes one."""
    context = request.context
    actor = load_actor(repositories, context)
    access.require_insider(actor)
    refuse_left_over(typed)
    known = repositories.people.administrators(context.place.install)
    if known or context.has_platform_administrators or actor.is_administrator:
        return Reply(_known(known, context, is_one=actor.is_administrator))
    if repositories.people.administrators():
        raise Answered(
            "Der er ingen administrator i dette Slack.",
            text("Andre arbejdsområder har deres, så du kan ikke blive det af dig selv. "),
            text("Den, der driver mig, kan pege på dig med indstillingen TOVHOLDER_ADMINS. ", NOTHING_SAVED),
        )
    _appoint(repositories, context, context.person, "administrator.første")
    return Reply(
        Card(
            "Du er nu administrator.",
            (
                text("Der var ingen før dig. Du kan give roller og vælge kanaler: "),
                text("`/tovholder rolle tildel @navn regionshuset fyn` og `/tovholder kanal sekretariat fyn`."),
                text("Giv andre det samme med `/tovholder administrator tilføj @navn`."),
                Actions((retry_button("Sæt mig op trin for trin", COMMAND, START, is_primary=True),)),
            ),
        )
    )


def add(repositories: Repositories, _services: Services, request: Typed, typed: str) -> Outcome:
    """Makes somebody an administrator; only an administrator may."""
    context = request.context
    access.require_administrator(load_actor(repositories, context))
    found, left = one_person(typed, "Hvem skal være administrator?")
    refuse_left_over(left)
    person = appoint(repositories, context, found)
    return Reply(
        Card(
            f"{person.name} er nu administrator.",
            (text(Mention(person.id, person.name), " kan give roller og vælge kanaler."),),
        )
    )


def appoint(repositories: Repositories, context: Context, found: PersonId) -> Person:
    """Makes a person an administrator; raises Answered for one who can't be, or is one already."""
    person = active_person(repositories, found)
    if any(one.id == person.id for one in repositories.people.administrators(context.place.install)):
        raise Answered(f"{person.name} er allerede administrator.", text(NOTHING_SAVED))
    _appoint(repositories, context, person.id, "administrator.tilføjet")
    return person


def _appoint(repositories: Repositories, context: Context, person: PersonId, act: str) -> None:
    repositories.people.add_administrator(context.place.install, person)
    repositories.audit.record(AuditEntry(context.now, context.person, act, f"person:{person}", context.place.install))


def _known(known: Sequence[Person], context: Context, *, is_one: bool) -> Card:
    named: list[Inline] = []
    for person in known:
        named += [", " if named else "Administratorer: ", Mention(person.id, person.name)]
    lines = [text(*named)] if named else []
    if context.has_platform_administrators:
        lines.append(text(f"{'Desuden: ' if named else ''}{_OF_THE_PLATFORM}"))
    title = "Du er administrator." if is_one else "Du er ikke administrator."
    if is_one:
        lines.append(text("Giv andre det samme med `/tovholder administrator tilføj @navn`."))
    return Card(title, tuple(lines))
