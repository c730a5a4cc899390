"""`/tovholder medlem` and `suppleant`: who sits on a seat, in the chat or by name alone; what for, the seat says."""

import re
from dataclasses import dataclass
from datetime import date

from danish import writing
from danish.names import NameBook, find_names_in, fold
from danish.persons import says_why_absent
from domain import access
from domain.access import Actor
from domain.organisation import Body, Seat
from domain.people import Person, SeatHolder
from domain.ports import Repositories
from handlers.finding import Words, seat_meant, seat_names_around
from handlers.loading import load_actor, load_here, load_insider
from handlers.log_writing import write_log
from handlers.outcomes import Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Typed, take_persons
from handlers.tovholder.coinciding import absence_lines, coincidence_lines, shared_seat_lines
from handlers.tovholder.local_words import BodyReader
from handlers.tovholder.roles import active_person
from handlers.tovholder.terms import Term, take_term
from handlers.tovholder.words import COMMAND, quoted, refuse_left_over
from handlers.typed_text import one_line
from handlers.ui import Block, Card, Inline, Mention, text

SEAT, ALTERNATE = "medlem", "suppleant"
_NAME = re.compile(r"[^\W\d_]+(?:(?:[ .'’-]+[^\W\d_]+)+\.?)?", re.UNICODE)
_LONGEST_NAME = 80
_NO_ONE = ("ingen", "ikke")
_NOBODY = frozenset({"nej", "tom", "ledig", "ubesat", "vakant", "ukendt", "mangler", "slet"})
"""Words that say that nobody sits there; with a capital it may be a name: Tom."""
_NO_NAME = frozenset({
    "og", "eller", "samt", "er", "i", "paa", "det", "stedet", "for", "ny", "nye", "nu", "bliver", "kommer", "hedder",
    "som", "har", "skal", "efter", "indtil", "hvis", "maaske", "ikke", "hvem", "hvad", "hvor",
})  # fmt: skip
"""Words that stand in no name, but for a second one, a question or a sentence around it."""
_AROUND = frozenset({"i", "på", "det", "den", "som"})
"""Small words of what stands around a name: "Hanne Navnesen som borgmester … på Fyn"."""
_ASKS = frozenset({"hvem", "hvad", "hvor", "er", "har", "skal", "maaske", "hvis"})
"""Those of them that begin what is no name also with a phone's capital."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A person for a seat's place, as it was typed."""

    body: Body
    seat: Seat
    person: Person
    term: Term


def seat(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Puts a person on a seat, from today or as said, in the place of who sat there; of a body alone it shows them."""
    context = request.context
    placed = _read(repositories, services, request, SEAT, typed)
    if placed is None:
        return show(repositories, services, request, typed)
    body, since = placed.body, placed.term.begins or context.now.date()
    sitting = repositories.people.seat_holders(body.key, since)
    before = next((one for one in sitting if one.seat == placed.seat.key), None)
    _refuse_same(before, placed, "sidder der allerede")
    holder = repositories.people.seat_person(_holder(placed, since))
    _record(repositories, context, "medlem.indsat", placed)
    replaced = f" {before.person.name} træder ud." if before else ""
    blocks: list[Block] = [text(_who(placed.person), f" sidder nu i {body.name}{placed.term.written()}.{replaced}")]
    blocks += [text(line) for line in coincidence_lines(repositories, services.profile, since, holder)]
    blocks += [text(line) for line in shared_seat_lines(repositories, services.profile, since, holder)]
    if access.may_serve(load_actor(repositories, context), body, context.now.date()):
        blocks += [text(line) for line in absence_lines(repositories, body, holder, context.now)]
    held = {one.seat for one in sitting if one.person.id == placed.person.id} - {placed.seat.key}
    if own := [one.label for one in body.seats if one.key in held]:
        also = f"Bemærk: {placed.person.name} sidder der også på pladsen {writing.join(own)} og tælles for begge. "
        blocks.append(text(also, f"Er det den samme person, så skriv `/{COMMAND} {SEAT} fjern` med den plads."))
    return Reply(Card(f"Medlemmet er noteret: {placed.seat.label}", tuple(blocks)))


def alternate(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Names a seat's suppleant, where such are appointed, in an earlier one's place; of a body alone it shows them."""
    context = request.context
    placed = _read(repositories, services, request, ALTERNATE, typed)
    if placed is None:
        return show(repositories, services, request, typed)
    body, since = placed.body, placed.term.begins or context.now.date()
    if body.forum.stand_in_word != ALTERNATE:
        raise Answered(
            f"I {body.name} udpeges der ikke suppleanter.",
            unsaved("En stedfortræder til ét møde noteres med `/afbud … stedfortræder NAVN`."),
        )
    known = repositories.alternates.of_body(body.key, since)
    _refuse_same(next((one for one in known if one.seat == placed.seat.key), None), placed, "er suppleant der allerede")
    repositories.alternates.name(_holder(placed, since))
    _record(repositories, context, "suppleant.udpeget", placed)
    return Reply(
        Card(
            f"Suppleanten er noteret: {placed.seat.label}",
            (
                text(_who(placed.person), f" er suppleant i {body.name}{placed.term.written()}."),
                text("En suppleant får samme materiale som medlemmerne og skal have mandat til at beslutte."),
            ),
        )
    )


def show(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Who sits on a body's seats and who their suppleanter are, for its secretariat."""
    context, profile = request.context, services.profile
    load_insider(repositories, context)
    body, rest = body_of(repositories, services, request, f"{SEAT} vis", typed, typed)
    refuse_left_over(rest)
    today = context.now.date()
    sitting = {one.seat: one.person for one in repositories.people.seat_holders(body.key, today)}
    named = {one.seat: one.person for one in repositories.alternates.of_body(body.key, today)}
    lines: list[Inline] = []
    for one in body.seats:
        lines += ["\n• " if lines else "• ", f"{one.label}: "]
        lines.append(_who(sitting[one.key]) if one.key in sitting else "ikke noteret")
        lines += [f" – {body.forum.stand_in_word}: ", _who(named[one.key])] if one.key in named else []
    warned = [text(line) for line in coincidence_lines(repositories, profile, today, None) if body.name in line]
    return Reply(Card(f"Medlemmer: {body.name}", (text(*lines) if lines else text("Fastlægges lokalt."), *warned)))


def _read(repositories: Repositories, services: Services, request: Typed, act: str, typed: str) -> _Placed | None:
    """The person, the seat and the term, where whoever types may; None for a body alone. Raises Answered."""
    context = request.context
    load_insider(repositories, context)
    if not typed.strip():
        raise _usage(act)
    term, rest = take_term(act, typed, context.now)
    persons, rest = take_persons(rest)
    body, rest = body_of(repositories, services, request, act, typed, rest)
    if not persons and _AROUND.issuperset(rest.split()):
        return None
    words = Words(COMMAND, f"{act} {typed}", body.forum, body.cluster, None, rest)
    name, named = ("", rest) if persons else _name_apart(rest, seat_names_around(body, services.profile))
    found, left = seat_meant(words, named, body, (), services.profile)
    if len(set(persons)) > 1:
        raise Answered("Én person ad gangen.", unsaved("Skriv kommandoen igen for hver person."))
    if persons:
        refuse_left_over(left)
    person = active_person(repositories, persons[0]) if persons else known_by_name(repositories, f"{name} {left}", act)
    return _Placed(body, found, person, term)


def _name_apart(typed: str, seats: NameBook) -> tuple[str, str]:
    """The words before those that name the seat, and the rest: "Jens Kolding", "borgmester vejle".

    A person may be called like a place, so the seat is looked for in as few of the last words as name the most of it.
    """
    words = typed.split()
    tails = [" ".join(words[at:]) for at in range(len(words))]
    said = [len(find_names_in(tail, seats).words.split()) for tail in tails]
    at = max(range(len(words)), key=lambda one: (said[one], one), default=0)
    return " ".join(words[:at]), " ".join(words[at:])


def body_of(
    repositories: Repositories, services: Services, request: Typed, act: str, typed: str, part: str
) -> tuple[Body, str]:
    """The body that the `part` of what was typed names, where the person may change who sits there; and the rest."""
    body, rest = _body(repositories, services, request, act, typed, part)
    _require_right(load_actor(repositories, request.context), body, request.context)
    return body, rest


def _body(
    repositories: Repositories, services: Services, request: Typed, act: str, typed: str, part: str
) -> tuple[Body, str]:
    here = tuple(load_here(repositories, request.context))
    return BodyReader(services.profile, here, load_actor(repositories, request.context)).read(act, typed, part)


def _holder(placed: _Placed, since: date) -> SeatHolder:
    return SeatHolder(0, placed.body.key, placed.seat.key, placed.person, since, placed.term.ends)


def _refuse_same(before: SeatHolder | None, placed: _Placed, told: str) -> None:
    if before and before.person.id == placed.person.id and before.valid_to == placed.term.ends:
        raise Answered(f"{placed.person.name} {told}.", unsaved(f"{placed.seat.label} · {placed.body.name}."))


def _record(repositories: Repositories, context: Context, act: str, placed: _Placed) -> None:
    facts = {"body": placed.body.key, "seat": placed.seat.key}
    facts |= {"from": placed.term.begins.isoformat()} if placed.term.begins else {}
    facts |= {"to": placed.term.ends.isoformat()} if placed.term.ends else {}
    write_log(repositories, context, act, f"person:{placed.person.id}", facts)


def _who(person: Person) -> Inline:
    return Mention(person.id, person.name) if person.install else person.name


def _require_right(actor: Actor, body: Body, context: Context) -> None:
    """Administrators may, and the body's own secretariat."""
    if not actor.is_administrator:
        access.require_secretariat(actor, body, context.now.date())


def known_by_name(repositories: Repositories, typed: str, act: str) -> Person:
    """The person of that name who isn't in the chat, made where there is none.

    A name alone never means somebody of the chat: a seat gives rights, and two people may be called the same.
    """
    words = one_line(typed).split()
    while words and words[0] in _AROUND:
        del words[0]
    while words and words[-1] in _AROUND:
        del words[-1]
    name = " ".join(words).strip('"“”„»«,;: ')
    if not name:
        raise _usage(act)
    if name in _NOBODY or fold(name.split()[0]) in _NO_ONE:
        raise Answered(
            f"{quoted(name)} er ikke et navn.",
            unsaved(f"Skal der ingen være, så skriv `/tovholder {act} fjern` og pladsen."),
        )
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name) or _says_more(name):
        raise Answered(
            f"Jeg kan ikke læse {quoted(name)} som et navn.",
            unsaved("Skriv @, og vælg personen, eller skriv kun navnet, med bogstaver alene."),
        )
    known = [person for person in repositories.people.named(name) if not person.install]
    return known[0] if known else repositories.people.add(name)


def _says_more(name: str) -> bool:
    first, *_ = words = name.split()
    goes_on = fold(first) in _ASKS or any(word.islower() and fold(word) in _NO_NAME for word in words)
    return goes_on or says_why_absent(name)


def _usage(act: str) -> Answered:
    example = "direktør esbjerg fagligt" if act == ALTERNATE else "borgmester esbjerg politisk"
    return Answered(
        "Hvem er suppleant for hvilken plads?" if act == ALTERNATE else "Hvem sidder på hvilken plads?",
        text("Skriv person, plads, forum og klynge: "),
        unsaved(f"`/tovholder {act} Hanne Navnesen {example} sydvestjylland`."),
    )
