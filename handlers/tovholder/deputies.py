"""`/tovholder vikar`: who acts for somebody who is away, from when to when; why anybody is away is never asked."""

from collections.abc import Iterable

from danish import writing
from domain import access
from domain.access import Actor
from domain.deputies import NothingToDeputise, OwnDeputy, name_deputy, roles_of
from domain.messages import Message
from domain.organisation import Cluster, Profile, Role
from domain.people import Deputy, Person, RoleAssignment
from domain.ports import Repositories
from domain.roles import last_day
from handlers.clusters import take_cluster
from handlers.loading import load_insider
from handlers.log_writing import write_log
from handlers.outcomes import Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Typed, take_persons
from handlers.tovholder import role_cards
from handlers.tovholder.roles import active_person
from handlers.tovholder.terms import Term, take_days, take_term
from handlers.tovholder.words import RoleReader, refuse_left_over
from handlers.ui import Bold, Card, Inline, Mention, text

DEPUTY = "vikar"
MESSAGE = "tovholder.vikar"
_SMALL = frozenset({"for"})


def name(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Names who acts for the one who types, or, by an administrator, for another; without words, shows all."""
    context = request.context
    actor = load_insider(repositories, context)
    if not typed.strip():
        return Reply(_overview(repositories, services.profile, context))
    term, rest = take_term(DEPUTY, typed, context.now)
    deputy, away, rest = _two(repositories, actor, rest)
    if term == Term():
        term, rest = take_days(rest, context.now)
    role, cluster = _role(services.profile, rest)
    wanted = _wanted(context, term, deputy, away, role, cluster)
    held = repositories.people.roles(wanted.valid_from)
    try:
        known = repositories.deputies.add(name_deputy(wanted, held))
    except OwnDeputy:
        raise Answered("Man kan ikke være vikar for sig selv.", unsaved()) from None
    except NothingToDeputise:
        which = role_cards.role_name(role, cluster) if role else "nogen rolle"
        raise Answered(f"{away.name} har ikke {which} dér på den første dag.", unsaved()) from None
    _record(repositories, context, "vikar.valgt", known)
    if deputy.id != context.person:
        repositories.outbox.post([_message(known, context)])
    where = _listed(roles_of(known, held), services.profile)
    return Reply(
        Card(
            f"{deputy.name} er vikar for {away.name}{_days(known)}",
            (
                text(Mention(deputy.id, deputy.name), f" har så rettighederne og får beskederne:{where}"),
                text(f"Kommer {away.name} før tid, så skriv `/tovholder vikar fjern` og vikarens navn."),
            ),
        )
    )


def end(repositories: Repositories, _services: Services, request: Typed, typed: str) -> Outcome:
    """Ends a deputy's time at once: by either of the two, or by an administrator."""
    context = request.context
    actor = load_insider(repositories, context)
    persons, rest = take_persons(typed)
    refuse_left_over(" ".join(word for word in rest.split() if word.casefold() not in _SMALL))
    today = context.now.date()
    concerned = [one for one in repositories.deputies.until(today) if set(persons) & {one.deputy.id, one.away.id}]
    mine = [one for one in concerned if _may_end(actor, one)]
    if concerned and not mine:
        access.require_administrator(actor)
    if not persons or not mine:
        raise Answered("Den vikar kender jeg ikke.", unsaved("Se dem, der er, med `/tovholder vikar`."))
    for one in mine:
        repositories.deputies.end(one.id, last_day(today))
        _record(repositories, context, "vikar.fjernet", one)
    told = writing.join([f"{one.deputy.name} for {one.away.name}" for one in mine])
    return Reply(Card(f"Ikke længere vikar: {told}", (text("Rettighederne er faldet tilbage med det samme."),)))


def told(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to a deputy; nothing once the time is over or was ended."""
    if not isinstance(message.recipient, int):
        return None
    day = message.due.date()
    known = repositories.deputies.of_person(message.recipient, day)
    mine = next((one for one in known if one.id == message.subject["vikar"] and one.valid_to >= one.valid_from), None)
    if mine is None:
        return None
    held = repositories.people.roles(max(mine.valid_from, day))
    where = _listed(roles_of(mine, held), profile)
    return Card(
        f"Du er vikar for {mine.away.name}{_days(mine)}",
        (
            text(f"Du har så rettighederne og får beskederne:{where}"),
            text("Se opgaverne med `/opgaver`. Passer det ikke, så skriv `/tovholder vikar fjern` og dit eget navn."),
        ),
    )


def _overview(repositories: Repositories, profile: Profile, context: Context) -> Card:
    known = repositories.deputies.until(context.now.date())
    lines: list[Inline] = []
    for one in known:
        which = [profile.role(one.role).name] if one.role else []
        which += [profile.cluster(one.cluster).name] if one.cluster else []
        only = f" ({', '.join(which)})" if which else ""
        lines += ["\n• ", Mention(one.deputy.id, one.deputy.name), f" for {one.away.name}{only}{_days(one)}"]
    title = writing.count(len(known), "vikar", "vikarer") if known else "Der er ingen vikarer nu"
    usage = text("Vælg din egen med fx `/tovholder vikar @navn fra 1/12 til 12/12`. Årsagen skal ikke skrives.")
    return Card(writing.capitalised(title), ((text(Bold("Vikarer"), *lines), usage) if lines else (usage,)))


def _two(repositories: Repositories, actor: Actor, typed: str) -> tuple[Person, Person, str]:
    """The deputy, the one away, and the words that remain; for another only an administrator names one."""
    persons, rest = take_persons(typed)
    if not 1 <= len(persons) <= 2:  # noqa: PLR2004 - a deputy, and perhaps the one away
        raise Answered(
            "Hvem er vikar?", unsaved("Skriv @, og vælg personen, fx `/tovholder vikar @navn fra 1/12 til 12/12`.")
        )
    if persons[1:] and persons[1] != actor.person.id:
        access.require_administrator(actor)
    deputy = active_person(repositories, persons[0])
    away = repositories.people.person(persons[1]) if persons[1:] else actor.person
    if away is None:
        raise Answered("Den person kender jeg ikke.", unsaved("Skriv @, og vælg personen på listen."))
    return deputy, away, rest


def _role(profile: Profile, typed: str) -> tuple[Role | None, Cluster | None]:
    """The role and the cluster that the deputy is limited to, where they are named."""
    words = " ".join(word for word in typed.split() if word.casefold() not in _SMALL)
    cluster, rest = take_cluster(words, profile)
    role, rest = RoleReader(profile, DEPUTY, None).role_named(rest, cluster)
    refuse_left_over(rest)
    return role, cluster


def _wanted(
    context: Context, term: Term, deputy: Person, away: Person, role: Role | None, cluster: Cluster | None
) -> Deputy:
    today = context.now.date()
    if term.ends is None:
        raise Answered("Til hvornår?", unsaved("Skriv sidste dag, fx `fra 1/12 til 12/12`."))
    begins = max(term.begins or today, today)
    if term.ends < begins:
        raise Answered("Perioden er forbi.", unsaved("Skriv datoen med årstal."))
    keys = (role.key if role else None, cluster.key if cluster else None)
    return Deputy(0, away, deputy, begins, term.ends, *keys)


def _may_end(actor: Actor, deputy: Deputy) -> bool:
    return actor.is_administrator or actor.person.id in (deputy.deputy.id, deputy.away.id)


def _listed(held: Iterable[RoleAssignment], profile: Profile) -> str:
    """The roles: one in the sentence, several on a line each, since each has commas within."""
    lines = [role_cards.where(one, profile) for one in held]
    return f" {lines[0]}." if len(lines) == 1 else "".join(f"\n• {line}" for line in lines)


def _days(deputy: Deputy) -> str:
    return Term(deputy.valid_from, deputy.valid_to).written()


def _message(deputy: Deputy, context: Context) -> Message:
    install = deputy.deputy.install or context.place.install
    return Message(MESSAGE, deputy.deputy.id, {"vikar": deputy.id}, context.now, install, key=f"{MESSAGE}:{deputy.id}")


def _record(repositories: Repositories, context: Context, act: str, deputy: Deputy) -> None:
    facts: dict[str, str | int] = {
        "deputy": deputy.deputy.id,
        "role": deputy.role or "",
        "cluster": deputy.cluster or "",
        "from": deputy.valid_from.isoformat(),
        "to": deputy.valid_to.isoformat(),
    }
    write_log(repositories, context, act, f"person:{deputy.away.id}", facts)
