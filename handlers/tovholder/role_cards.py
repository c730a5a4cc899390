"""What people read about roles: who got or lost one, and what each is called; persons stand by their organisation."""

from collections.abc import Iterable, Sequence
from datetime import date

from danish import writing
from domain.organisation import Cluster, Profile, Role
from domain.people import RoleAssignment
from domain.roles import RoleChange, split_roles
from handlers.requests import person_mark
from handlers.retry import command_button
from handlers.tovholder.words import COMMAND, inside_sentence
from handlers.ui import Actions, Block, Card, Inline, Mention, text

LEFT, GUEST = "har forladt Slack", "gæst eller fra en anden organisation"
"""Why somebody who holds a role can't act any more."""


def given(wanted: RoleAssignment, held: Sequence[RoleAssignment], profile: Profile, on: date, term: str = "") -> Card:
    """The answer once a role is given, with who else holds it and what to mind; `term` as `Term.written`."""
    person = wanted.person
    others = _others(wanted, held)
    blocks: list[Block] = [text(Mention(person.id, person.name), f": {where(wanted, profile)}{term}.")]
    if also := [one for one in others if one.person.may_act]:
        blocks.append(text("Samme rolle har også ", *_mentions(also), "."))
    blocks += _gone([one for one in others if not one.person.may_act], profile)
    blocks += [text(warning) for warning in split_warnings(held, profile, wanted.cluster, on)]
    return Card(f"Rollen er givet: {organisation(wanted, profile)}", tuple(blocks))


def taken(unwanted: RoleAssignment, change: RoleChange, profile: Profile, on: date) -> Card:
    """The answer once a role is taken that day: what the person keeps, and when a role that was coming would begin."""
    person = unwanted.person
    fora = dict.fromkeys(one.forum for one in change.begins if one.forum)
    kept = writing.join([inside_sentence(profile.forum(forum)) for forum in fora])
    keeps = f" {person.name} har den stadig for {kept}." if kept else ""
    coming = dict.fromkeys(since_when(one) for one in change.ends if one.valid_from and one.valid_from > on)
    never = f" Den, der skulle gælde {writing.join(list(coming))}, bortfalder." if coming else ""
    return Card(
        f"Rollen er fjernet: {organisation(unwanted, profile)}",
        (text(Mention(person.id, person.name), f": {where(unwanted, profile)}.{never}{keeps}"),),
    )


def role_name(role: Role, cluster: Cluster | None) -> str:
    """The role as it is called in the cluster."""
    return role.name_in(cluster.key if cluster else None)


def organisation(assignment: RoleAssignment, profile: Profile) -> str:
    """The role as the organisation that holds it: "Kommunal tovholder (Varde Kommune)"."""
    name = profile.role(assignment.role).name_in(assignment.cluster)
    local = {one.key: one.full_name for one in profile.known_municipalities}.get(assignment.municipality or "")
    return f"{name} ({local})" if local else name


def where(assignment: RoleAssignment, profile: Profile) -> str:
    """The role with its cluster and level: "Regionshuset, Fyn, begge niveauer"."""
    parts = [organisation(assignment, profile)]
    if assignment.cluster:
        parts.append(profile.cluster(assignment.cluster).name)
    level = level_text(assignment, profile)
    return ", ".join([*parts, level] if level else parts)


def split_warnings(held: Iterable[RoleAssignment], profile: Profile, cluster: str | None, on: date) -> tuple[str, ...]:
    """What to mind where different persons hold a role that one and the same should hold on both levels."""
    split = split_roles(held, profile, cluster, on) if cluster else ()
    place = profile.cluster(cluster).where if cluster else ""
    return tuple(
        f"Bemærk: {profile.role(role).name} er forskellige personer på de to niveauer {place}. "
        "Det er besluttet, at den samme person betjener begge."
        for role in split
    )


def _gone(held: Sequence[RoleAssignment], profile: Profile) -> list[Block]:
    """Who has the role still and can't act any more, and a way to take it from each of them."""
    blocks: list[Block] = []
    for one in held:
        person, why = one.person, LEFT if one.person.is_deactivated else f"er {GUEST}"
        said = f" har den også ({where(one, profile)}), men {why} og tæller ikke med."
        its = " ".join(key for key in (one.role, one.cluster, one.forum) if key)
        typed = f"rolle fjern {person_mark(person.id)} {its}"
        blocks += [text(Mention(person.id, person.name), said)]
        blocks += [Actions((command_button(f"Fjern rollen fra {person.name}", COMMAND, typed),))]
    return blocks


def _others(wanted: RoleAssignment, held: Iterable[RoleAssignment]) -> list[RoleAssignment]:
    same = [one for one in held if (one.role, one.cluster) == (wanted.role, wanted.cluster)]
    meets = [one for one in same if None in (one.forum, wanted.forum) or one.forum == wanted.forum]
    return [one for one in meets if one.person.id != wanted.person.id]


def since_when(coming: RoleAssignment) -> str:
    """From which day a role that is coming is held: "fra 1. januar 2027"."""
    return f"fra {writing.short_date(coming.valid_from)}" if coming.valid_from else ""


def level_text(assignment: RoleAssignment, profile: Profile) -> str:
    """For which level a role is held: "kun politisk niveau", "begge niveauer"; "" above the clusters."""
    if assignment.forum:
        return f"kun {inside_sentence(profile.forum(assignment.forum))}"
    return "begge niveauer" if assignment.cluster else ""


def _mentions(assignments: Sequence[RoleAssignment]) -> list[Inline]:
    persons = list({one.person.id: one.person for one in assignments}.values())
    parts: list[Inline] = []
    for place, person in enumerate(persons):
        separator = "" if not place else " og " if place == len(persons) - 1 else ", "
        parts += [separator, Mention(person.id, person.name)]
    return parts
