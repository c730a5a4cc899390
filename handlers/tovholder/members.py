"""`/tovholder medlem`: names who sits on a seat, in the chat or by name alone; what it stands for, the seat says."""

import re

from domain import access
from domain.access import Actor
from domain.messages import AuditEntry
from domain.organisation import Body, Seat
from domain.people import Person, SeatHolder
from domain.ports import Repositories
from handlers.clusters import take_cluster, take_forum
from handlers.finding import Words, body_meant, seat_meant
from handlers.loading import conversation, load_actor
from handlers.outcomes import Outcome, Reply
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.registry import Services
from handlers.requests import Context, Typed, take_persons
from handlers.tovholder.roles import active_person
from handlers.tovholder.words import COMMAND, quoted, refuse_left_over
from handlers.typed_text import one_line
from handlers.ui import Card, Inline, Mention, text

SEAT = "medlem"
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’ -]*(?:[ .'’-]+[^\W\d_]+\.?)*", re.UNICODE)
_LONGEST_NAME = 80


def seat(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Puts a person on a seat from today; the one who sat there steps down the day before."""
    context, profile = request.context, services.profile
    actor = load_actor(repositories, context)
    access.require_insider(actor)
    if not typed.strip():
        raise _usage()
    persons, rest = take_persons(typed)
    forum, rest = take_forum(rest, profile)
    cluster, rest = take_cluster(rest, profile) if forum is None or forum.is_per_cluster else (None, rest)
    words = Words(COMMAND, f"{SEAT} {typed}", forum, cluster, None, rest)
    body = body_meant(words, profile, repositories.channels.at(conversation(context.place)), actor)
    _require_right(actor, body, context)
    found, left = seat_meant(words, rest, body, ())
    if len(set(persons)) > 1:
        raise Answered("Én person ad gangen.", text("Skriv kommandoen igen for hver person. ", NOTHING_SAVED))
    if persons:
        refuse_left_over(left)
    person = active_person(repositories, persons[0]) if persons else _known_by_name(repositories, left)
    return Reply(_seat(repositories, context, body, found, person))


def _seat(repositories: Repositories, context: Context, body: Body, place: Seat, person: Person) -> Card:
    today = context.now.date()
    before = next((one for one in repositories.people.seat_holders(body.key, today) if one.seat == place.key), None)
    if before and before.person.id == person.id:
        raise Answered(f"{person.name} sidder der allerede.", text(f"{place.label} · {body.name}. {NOTHING_SAVED}"))
    repositories.people.seat_person(SeatHolder(0, body.key, place.key, person, valid_from=today))
    facts = {"body": body.key, "seat": place.key}
    subject = f"person:{person.id}"
    repositories.audit.record(
        AuditEntry(context.now, context.person, "medlem.indsat", subject, context.place.install, facts=facts)
    )
    who: Inline = Mention(person.id, person.name) if person.install else person.name
    replaced = f" {before.person.name} træder ud." if before else ""
    return Card(f"Medlemmet er noteret: {place.label}", (text(who, f" sidder nu i {body.name}.{replaced}"),))


def _require_right(actor: Actor, body: Body, context: Context) -> None:
    """Administrators may, and the body's own secretariat."""
    if not actor.is_administrator:
        access.require_secretariat(actor, body, context.now.date())


def _known_by_name(repositories: Repositories, typed: str) -> Person:
    """The person of that name who isn't in the chat, made where there is none.

    A name alone never means somebody of the chat: a seat gives rights, and two people may be called the same.
    """
    name = one_line(typed).strip('"“”„»«,;: ')
    if not name:
        raise _usage()
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        raise Answered(
            f"Jeg kan ikke læse {quoted(name)} som et navn.",
            text("Skriv @ og vælg personen, eller skriv navnet med bogstaver alene. ", NOTHING_SAVED),
        )
    known = [person for person in repositories.people.named(name) if not person.install]
    return known[0] if known else repositories.people.add(name)


def _usage() -> Answered:
    return Answered(
        "Hvem sidder på hvilken plads?",
        text("Skriv person, plads, forum og klynge: "),
        text("`/tovholder medlem Hanne Nielsen borgmester esbjerg politisk sydvestjylland`. ", NOTHING_SAVED),
    )
