"""`/tovholder medlem fjern` and `suppleant fjern`: who sat on a seat leaves it, and nobody comes after."""

from dataclasses import replace

from danish import writing
from domain import access
from domain.messages import AuditEntry
from domain.organisation import Body, Seat
from domain.people import SeatHolder
from domain.ports import Repositories
from domain.roles import last_day
from handlers.finding import Words, seat_meant
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Reply
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.registry import Services
from handlers.requests import Typed
from handlers.tovholder import members
from handlers.tovholder.terms import Term, take_term
from handlers.tovholder.words import COMMAND, refuse_left_over
from handlers.ui import Card, text


def seat(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Ends who sits on a seat, at once or on the last day that was said; the seat stays, and counts as vacant."""
    return _left(repositories, services, request, members.SEAT, typed)


def alternate(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Ends who is a seat's suppleant, at once or on the last day that was said."""
    return _left(repositories, services, request, members.ALTERNATE, typed)


def _left(repositories: Repositories, services: Services, request: Typed, who: str, typed: str) -> Outcome:
    context, act = request.context, f"{who} fjern"
    access.require_insider(load_actor(repositories, context))
    term, rest = take_term(act, typed, context.now)
    body, rest = members.body_of(repositories, services, request, act, typed, rest)
    today = context.now.date()
    held = (
        repositories.people.seat_holders(body.key, today)
        if who == members.SEAT
        else repositories.alternates.of_body(body.key, today)
    )
    words = Words(COMMAND, f"{act} {typed}", body.forum, body.cluster, None, rest)
    found, left = seat_meant(words, rest, body, held, services.profile)
    refuse_left_over(left)
    leaving = next((one for one in held if one.seat == found.key), None)
    if leaving is None:
        raise Answered(
            f"{found.label}: Der er ikke noteret {'et medlem' if who == members.SEAT else 'en suppleant'}.",
            text(f"{body.name}. {NOTHING_SAVED}"),
        )
    if term.ends and term.ends < today:
        raise Answered("Dagen er forbi.", text("Skriv datoen med årstal. ", NOTHING_SAVED))
    ended = replace(leaving, id=0, valid_to=term.ends or last_day(today))
    _save(repositories, who, ended)
    _record(repositories, request, who, ended)
    return Reply(_card(who, ended, body, found, term))


def _card(who: str, ended: SeatHolder, body: Body, left: Seat, term: Term) -> Card:
    name, until = ended.person.name, f"til og med {writing.short_date(term.ends)}" if term.ends else ""
    if who == members.ALTERNATE:
        told = f"{name} er suppleant i {body.name} {until}." if until else f"{name} er ikke længere suppleant."
        return Card(f"Ingen suppleant{' derefter' if until else ''}: {left.label}", (text(told),))
    told = f"{name} sidder i {body.name} {until}." if until else f"{name} er trådt ud af {body.name}."
    title = f"Pladsen {'bliver' if until else 'er'} ubesat: {left.label}"
    return Card(title, (text(told, " Pladsen er der stadig og tæller med som ubesat."),))


def _record(repositories: Repositories, request: Typed, who: str, ended: SeatHolder) -> None:
    act = "medlem.udtrådt" if who == members.SEAT else "suppleant.udtrådt"
    facts = {"body": ended.body, "seat": ended.seat, "to": str(ended.valid_to)}
    context, subject = request.context, f"person:{ended.person.id}"
    repositories.audit.record(AuditEntry(context.now, context.person, act, subject, context.place.install, facts=facts))


def _save(repositories: Repositories, who: str, ended: SeatHolder) -> None:
    if who == members.SEAT:
        repositories.people.seat_person(ended)
    else:
        repositories.alternates.name(ended)
