"""`/tovholder administrator`: who may give roles and choose channels, and how the first one comes about.

Only what was given in chat can be taken in chat; the platform's administrators and the settings' stay.
"""

from domain import access
from domain.people import Person, PersonId
from domain.personal_data import is_last_administrator
from domain.ports import Repositories
from handlers.loading import load_actor, load_insider
from handlers.log_writing import write_log
from handlers.outcomes import Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Typed, take_persons
from handlers.retry import retry_button
from handlers.setup import START
from handlers.tovholder import administrator_cards
from handlers.tovholder.roles import active_person
from handlers.tovholder.words import COMMAND, one_person, refuse_left_over
from handlers.ui import Actions, Card, Mention, text


def show(repositories: Repositories, _services: Services, request: Typed, typed: str) -> Outcome:
    """Who is administrator. While nobody is, whoever asks becomes one."""
    context = request.context
    actor = load_insider(repositories, context)
    if take_persons(typed)[0]:
        raise administrator_cards.add_or_remove(typed)
    refuse_left_over(typed)
    known = repositories.people.administrators(context.place.install)
    if known or context.has_platform_administrators or actor.is_administrator:
        return Reply(administrator_cards.known(known, context, is_one=actor.is_administrator))
    if repositories.people.administrators():
        raise Answered(
            "Der er ingen administrator i dette Slack.",
            text("Andre arbejdsområder har deres, så du kan ikke blive det af dig selv. "),
            unsaved("Den, der driver mig, kan pege på dig med indstillingen TOVHOLDER_ADMINS."),
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


def remove(repositories: Repositories, _services: Services, request: Typed, typed: str) -> Outcome:
    """Takes from somebody what was given in chat; only an administrator may, from themself too, but not the last."""
    context = request.context
    access.require_administrator(load_actor(repositories, context))
    found, left = one_person(typed, "Hvem skal ikke længere være administrator?")
    refuse_left_over(left)
    appointed = {one.id: one for one in repositories.people.administrators(context.place.install)}
    if found not in appointed:
        raise administrator_cards.was_not_appointed(active_person(repositories, found), context)
    person = appointed[found]
    if is_last_administrator(found, appointed.values(), has_others=_has_others(context)):
        raise administrator_cards.is_last(person, context)
    repositories.people.remove_administrator(context.place.install, found)
    _record(repositories, context, found, "administrator.fjernet")
    return Reply(administrator_cards.taken(person, context))


def appoint(repositories: Repositories, context: Context, found: PersonId) -> Person:
    """Makes a person an administrator; raises Answered for one who can't be, or is one already."""
    person = active_person(repositories, found)
    if any(one.id == person.id for one in repositories.people.administrators(context.place.install)):
        raise Answered(f"{person.name} er allerede administrator.", unsaved())
    _appoint(repositories, context, person.id, "administrator.tilføjet")
    return person


def _appoint(repositories: Repositories, context: Context, person: PersonId, act: str) -> None:
    repositories.people.add_administrator(context.place.install, person)
    _record(repositories, context, person, act)


def _record(repositories: Repositories, context: Context, person: PersonId, act: str) -> None:
    write_log(repositories, context, act, f"person:{person}")


def _has_others(context: Context) -> bool:
    """Whether anybody administers without an appointment; the settings may name people of other workspaces alone."""
    if context.has_named_administrators:
        return bool(context.platform_administrators)
    return context.has_platform_administrators
