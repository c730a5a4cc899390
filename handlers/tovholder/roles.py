"""`/tovholder rolle`: gives, shows and takes the secretariat's roles; which rights follow, `domain.access` says."""

from dataclasses import replace
from datetime import date

from domain.access import Actor
from domain.organisation import Cluster
from domain.people import Person, PersonId, RoleAssignment
from domain.ports import Repositories
from domain.roles import RoleChange, fora_of_role, give_role, last_day, take_role
from handlers.clusters import implied_cluster, take_cluster, take_forum
from handlers.loading import load_administrator, load_here, load_insider
from handlers.log_writing import write_log
from handlers.outcomes import Outcome, Reply
from handlers.pages import take_page
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Typed, take_persons
from handlers.retry import retry_button
from handlers.tovholder import role_cards, role_lists
from handlers.tovholder.terms import Term, take_term
from handlers.tovholder.words import COMMAND, RoleReader, RoleWords, refuse_left_over
from handlers.ui import Actions

GIVE = "rolle tildel"
TAKE = "rolle fjern"


def give(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Gives a person a role, on both levels where none is said; the same role twice is answered only."""
    context, profile = request.context, services.profile
    actor = load_administrator(repositories, context)
    term, said = take_term(GIVE, typed, context.now)
    words = _reader(repositories, services, context, actor, GIVE).read(typed, asks_municipality=True, part=said)
    person = active_person(repositories, words.person)
    since = term.begins or context.now.date()
    if term.ends and term.ends < context.now.date():
        raise Answered("Perioden er forbi.", unsaved("Skriv datoen med årstal."))
    wanted = replace(_assignment(words, person, context), valid_from=since, valid_to=term.ends)
    if not give_to(repositories, context, wanted, since, term):
        raise Answered(f"{person.name} har allerede rollen.", unsaved(f"{role_cards.where(wanted, profile)}."))
    return Reply(role_cards.given(wanted, repositories.people.roles(since), profile, since, term.written()))


def give_to(
    repositories: Repositories, context: Context, wanted: RoleAssignment, since: date, term: Term | None = None
) -> bool:
    """Gives a role from that day; False, and nothing is done, where the person holds all of it already."""
    change = give_role(repositories.people.roles(since), wanted)
    if change.is_empty:
        return False
    _save(repositories, change, since)
    _record(repositories, context, "rolle.tildelt", wanted, term)
    return True


def take(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Takes a role from a person, at once, also one that has not begun; on one level only, where that is said."""
    context, profile = request.context, services.profile
    actor = load_administrator(repositories, context)
    words = _reader(repositories, services, context, actor, TAKE).read(typed, asks_municipality=False)
    person = repositories.people.person(words.person)
    if person is None:
        raise _unknown()
    unwanted = _assignment(words, person, context)
    levels = fora_of_role(profile, words.role.key, is_per_cluster=words.cluster is not None)
    today = context.now.date()
    held = [*repositories.people.roles(today), *repositories.people.coming_roles(today)]
    change = take_role(held, unwanted, [forum.key for forum in levels])
    if change.is_empty:
        raise Answered(f"{person.name} har ikke rollen.", unsaved(f"{role_cards.where(unwanted, profile)}."))
    _save(repositories, change, today)
    _record(repositories, context, "rolle.fjernet", unwanted)
    return Reply(role_cards.taken(unwanted, change, profile, today))


def show(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Who holds which role, and who will: in the cluster that is named or implied, else in all, and above them."""
    context, profile = request.context, services.profile
    actor = load_insider(repositories, context)
    if take_persons(typed)[0]:
        raise _give_or_take(typed)
    page, typed = take_page(typed)
    forum, rest = take_forum(typed, profile)
    cluster, rest = take_cluster(rest, profile)
    refuse_left_over(rest)
    here = load_here(repositories, context)
    one = cluster or (None if forum else implied_cluster(profile, here, actor))
    clusters = (one,) if one else profile.clusters
    if forum and not forum.is_per_cluster:
        clusters = ()
    today = context.now.date()
    held, coming = repositories.people.roles(today), repositories.people.coming_roles(today)
    return Reply(role_lists.overview(clusters, held, coming, profile, today, typed=typed, page=page))


def active_person(repositories: Repositories, person: PersonId) -> Person:
    """A person who can be given something to do; raises Answered for one unknown, deactivated or from outside."""
    found = repositories.people.person(person)
    if found is None:
        raise _unknown()
    if found.is_deactivated:
        raise Answered(f"{found.name} er ikke længere aktiv i Slack.", unsaved("Vælg en anden."))
    if found.is_outsider:
        raise Answered(
            f"{found.name} er gæst i jeres Slack eller kommer fra en anden organisation.",
            unsaved("Kun jeres egne kan få roller og rettigheder. Vælg en anden."),
        )
    return found


def _give_or_take(typed: str) -> Answered:
    """The question what is meant by a role's word and a person alone."""
    acts = {"Tildel rollen": GIVE, "Fjern rollen": TAKE}
    return Answered(
        "Skal en rolle tildeles eller fjernes?",
        unsaved(f"Se alle roller med `/{COMMAND} {role_lists.SHOW}`."),
        Actions(tuple(retry_button(label, COMMAND, f"{act} {typed}") for label, act in acts.items())),
    )


def _unknown() -> Answered:
    return Answered("Den person kender jeg ikke.", unsaved("Skriv @, og vælg personen på listen."))


def _reader(repositories: Repositories, services: Services, context: Context, actor: Actor, act: str) -> RoleReader:
    here = load_here(repositories, context)
    return RoleReader(services.profile, act, implied_cluster(services.profile, here, actor))


def _assignment(words: RoleWords, person: Person, context: Context) -> RoleAssignment:
    cluster: Cluster | None = words.cluster
    return RoleAssignment(
        0,
        words.role.key,
        cluster.key if cluster else None,
        words.forum.key if words.forum else None,
        person,
        words.municipality.key if words.municipality else None,
        valid_from=context.now.date(),
    )


def _save(repositories: Repositories, change: RoleChange, since: date) -> None:
    for ended in change.ends:
        repositories.people.end_role(ended.id, last_day(since))
    for begun in change.begins:
        repositories.people.assign_role(replace(begun, valid_from=max(since, begun.valid_from or since)))


def _record(
    repositories: Repositories, context: Context, act: str, assignment: RoleAssignment, term: Term | None = None
) -> None:
    facts = {
        "role": assignment.role,
        "cluster": assignment.cluster or "",
        "forum": assignment.forum or "",
        "municipality": assignment.municipality or "",
    }
    if term and term.begins:
        facts["from"] = term.begins.isoformat()
    if term and term.ends:
        facts["to"] = term.ends.isoformat()
    write_log(repositories, context, act, f"person:{assignment.person.id}", facts)
