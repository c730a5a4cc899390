"""`/tovholder medlem fjern` and `suppleant fjern`: who sat on a seat leaves it, and nobody comes after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from danish import writing
from domain import access
from domain.access import Actor
from domain.organisation import Body, Profile, Seat
from domain.people import PersonId, SeatHolder
from domain.ports import Repositories
from domain.roles import last_day
from handlers.clusters import take_place
from handlers.finding import Words, seat_meant
from handlers.loading import load_insider
from handlers.log_writing import write_log
from handlers.outcomes import Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed, take_persons
from handlers.tovholder import members
from handlers.tovholder.terms import Term, take_term
from handlers.tovholder.words import COMMAND, refuse_left_over
from handlers.ui import Actions, Card, text

_MOST_BUTTONS = 10


def seat(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Ends who sits on a seat, at once or on the last day that was said; the seat stays, and counts as vacant."""
    return _left(repositories, services, request, members.SEAT, typed)


def alternate(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Ends who is a seat's suppleant, at once or on the last day that was said."""
    return _left(repositories, services, request, members.ALTERNATE, typed)


def _left(repositories: Repositories, services: Services, request: Typed, who: str, typed: str) -> Outcome:
    context, act = request.context, f"{who} fjern"
    actor = load_insider(repositories, context)
    term, rest = take_term(act, typed, context.now)
    today = context.now.date()
    if not rest.strip():
        raise Answered(
            "Hvem skal fjernes fra hvilken plads?",
            unsaved(f"Skriv personen eller pladsen, fx `/{COMMAND} {act} borgmester nyborg politisk fyn`."),
        )
    persons, rest = take_persons(rest)
    if len(set(persons)) > 1:
        raise Answered("Én person ad gangen.", unsaved("Skriv kommandoen igen for hver person."))
    words = _words(services.profile, act, typed, rest)
    if persons and not words.rest:
        leaving = _held_by(repositories, services.profile, actor, words, persons[0], (who, today))
        body = services.profile.body(leaving.body)
        found = body.seat(leaving.seat)
    else:
        body, rest = members.body_of(repositories, services, request, act, typed, rest)
        held = _held(repositories, who, body, today)
        found, left = seat_meant(
            replace(words, forum=body.forum, cluster=body.cluster), rest, body, held, services.profile
        )
        refuse_left_over(left)
        leaving = _on_seat(who, body, found, held, persons)
    if term.ends and term.ends < today:
        raise Answered("Dagen er forbi.", unsaved("Skriv datoen med årstal."))
    ended = replace(leaving, id=0, valid_to=term.ends or last_day(today))
    _save(repositories, who, ended)
    _record(repositories, request, who, ended)
    return Reply(_card(who, ended, body, found, term))


def _words(profile: Profile, act: str, typed: str, rest: str) -> Words:
    forum, cluster, left = take_place(rest, profile)
    return Words(COMMAND, f"{act} {typed}", forum, cluster, None, left.strip())


def _held(repositories: Repositories, who: str, body: Body, today: date) -> Sequence[SeatHolder]:
    if who == members.SEAT:
        return repositories.people.seat_holders(body.key, today)
    return repositories.alternates.of_body(body.key, today)


def _on_seat(who: str, body: Body, found: Seat, held: Sequence[SeatHolder], persons: Sequence[PersonId]) -> SeatHolder:
    """Who leaves the seat; refused where nobody is there, or somebody else than the one who was named."""
    leaving = next((one for one in held if one.seat == found.key), None)
    if leaving is None:
        raise Answered(
            f"{found.label}: Der er ikke noteret {'et medlem' if who == members.SEAT else 'en suppleant'}.",
            unsaved(f"{body.name}."),
        )
    if persons and leaving.person.id not in persons:
        raise Answered(
            f"{found.label}: Der er noteret en anden.",
            unsaved(f"Det er {leaving.person.name} i {body.name}. Skriv pladsen uden person."),
        )
    return leaving


def _held_by(
    repositories: Repositories, profile: Profile, actor: Actor, words: Words, person: PersonId, what: tuple[str, date]
) -> SeatHolder:
    """The one seat of somebody who was named without it, in the bodies that the words allow; asked about if several.

    Only bodies are looked at whose seats the actor may change.
    """
    who, today = what
    named = [one for one in profile.bodies if words.forum in (None, one.forum) and words.cluster in (None, one.cluster)]
    bodies = [one for one in named if one.seats and (actor.is_administrator or access.may_serve(actor, one, today))]
    if named and not bodies:
        access.require_secretariat(actor, named[0], today)
    found = [held for body in bodies for held in _held(repositories, who, body, today) if held.person.id == person]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Answered(
            f"Jeg fandt ingen plads, hvor personen er {who}.",
            unsaved("Skriv pladsen, fx “borgmester nyborg politisk fyn”."),
        )
    buttons = []
    for one in found[:_MOST_BUTTONS]:
        body = profile.body(one.body)
        where = " ".join([body.seat(one.seat).label, body.forum.key, body.cluster_key or ""])
        buttons.append(words.button(f"{body.seat(one.seat).label} · {body.name}", add=where.strip()))
    raise Answered("Hvilken plads mener du?", unsaved("Personen har flere."), Actions(tuple(buttons)))


def _card(who: str, ended: SeatHolder, body: Body, left: Seat, term: Term) -> Card:
    name, until = ended.person.name, f"til og med {writing.short_date(term.ends)}" if term.ends else ""
    if who == members.ALTERNATE:
        told = f"{name} er suppleant i {body.name} {until}." if until else f"{name} er ikke længere suppleant."
        return Card(f"Ingen suppleant{' derefter' if until else ''}: {left.label}", (text(told),))
    told = f"{name} sidder i {body.name} {until}." if until else f"{name} er trådt ud af {body.name}."
    title = f"Pladsen {'bliver' if until else 'er'} ubesat: {left.label}"
    counts = " Pladsen er der stadig og tæller som til stede, indtil nogen melder afbud for den med `/afbud`."
    return Card(title, (text(told, counts),))


def _record(repositories: Repositories, request: Typed, who: str, ended: SeatHolder) -> None:
    act = "medlem.udtrådt" if who == members.SEAT else "suppleant.udtrådt"
    facts = {"body": ended.body, "seat": ended.seat, "to": str(ended.valid_to)}
    write_log(repositories, request.context, act, f"person:{ended.person.id}", facts)


def _save(repositories: Repositories, who: str, ended: SeatHolder) -> None:
    if who == members.SEAT:
        repositories.people.seat_person(ended)
    else:
        repositories.alternates.name(ended)
