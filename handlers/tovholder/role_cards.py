"""What people read about roles: who got or lost one, and who holds which; persons stand beside their organisation."""

from collections.abc import Iterable, Sequence
from datetime import date

from danish import writing
from domain.access import split_roles
from domain.organisation import Cluster, Profile, Role
from domain.people import RoleAssignment
from domain.roles import RoleChange
from handlers.tovholder.words import inside_sentence
from handlers.ui import Block, Bold, Card, Inline, Mention, Text, text

NOBODY = "ikke besat"
ABOVE = "På tværs af klyngerne"


def given(wanted: RoleAssignment, held: Sequence[RoleAssignment], profile: Profile, on: date, term: str = "") -> Card:
    """The answer once a role is given, with who else holds it and what to mind; `term` as `Term.written`."""
    person = wanted.person
    others = _others(wanted, held)
    also: list[Inline] = []
    if others:
        also = ["Samme rolle har også ", *_mentions(others), "."]
    blocks: list[Block] = [text(Mention(person.id, person.name), f": {where(wanted, profile)}{term}.")]
    if also:
        blocks.append(text(*also))
    blocks += [text(warning) for warning in split_warnings(held, profile, wanted.cluster, on)]
    return Card(f"Rollen er givet: {organisation(wanted, profile)}", tuple(blocks))


def taken(unwanted: RoleAssignment, change: RoleChange, profile: Profile, on: date) -> Card:
    """The answer once a role is taken that day: what the person keeps, and when a role that was coming would begin."""
    person = unwanted.person
    fora = dict.fromkeys(one.forum for one in change.begins if one.forum)
    kept = writing.join([inside_sentence(profile.forum(forum)) for forum in fora])
    keeps = f" {person.name} har den stadig for {kept}." if kept else ""
    coming = dict.fromkeys(_since(one) for one in change.ends if one.valid_from and one.valid_from > on)
    never = f" Den, der skulle gælde {writing.join(list(coming))}, bortfalder." if coming else ""
    return Card(
        f"Rollen er fjernet: {organisation(unwanted, profile)}",
        (text(Mention(person.id, person.name), f": {where(unwanted, profile)}.{never}{keeps}"),),
    )


def overview(
    clusters: Sequence[Cluster],
    held: Sequence[RoleAssignment],
    coming: Sequence[RoleAssignment],
    profile: Profile,
    on: date,
) -> Card:
    """Who holds which role that day in these clusters and above them, and who will, with the first day."""
    blocks: list[Block] = [cluster_roles(cluster, held, profile, coming) for cluster in clusters]
    blocks += [text(warning) for one in clusters for warning in split_warnings(held, profile, one.key, on)]
    if len(clusters) != 1:
        blocks.append(_above(held, profile, coming))
    where_ = f"i Sundhedsklynge {clusters[0].name}" if len(clusters) == 1 else "i sekretariaterne"
    return Card(f"Roller {where_}", tuple(blocks))


def cluster_roles(
    cluster: Cluster, held: Sequence[RoleAssignment], profile: Profile, coming: Sequence[RoleAssignment] = ()
) -> Text:
    """The roles of a cluster's secretariat, a line each; `coming` are those that have not begun."""
    roles = _roles(profile, is_per_cluster=True)
    return _paragraph(cluster.name, roles, held, coming, profile, cluster.key)


def role_name(role: Role, cluster: Cluster | None) -> str:
    """The role as it is called in the cluster."""
    return role.name_in(cluster.key if cluster else None)


def organisation(assignment: RoleAssignment, profile: Profile) -> str:
    """The role as the organisation that holds it: "Kommunal tovholder (Varde Kommune)"."""
    name = profile.role(assignment.role).name_in(assignment.cluster)
    local = {one.key: one.full_name for one in profile.municipalities}.get(assignment.municipality or "")
    return f"{name} ({local})" if local else name


def where(assignment: RoleAssignment, profile: Profile) -> str:
    """The role with its cluster and level: "Regionshuset, Fyn, begge niveauer"."""
    parts = [organisation(assignment, profile)]
    if assignment.cluster:
        parts.append(profile.cluster(assignment.cluster).name)
    level = _level(assignment, profile)
    return ", ".join([*parts, level] if level else parts)


def split_warnings(held: Iterable[RoleAssignment], profile: Profile, cluster: str | None, on: date) -> tuple[str, ...]:
    """What to mind where different persons hold a role that one and the same should hold on both levels."""
    split = split_roles(held, profile, cluster, on) if cluster else ()
    place = profile.cluster(cluster).name if cluster else ""
    return tuple(
        f"Bemærk: {profile.role(role).name} er forskellige personer på de to niveauer i {place}. "
        "Det er besluttet, at den samme person betjener begge."
        for role in split
    )


def _others(wanted: RoleAssignment, held: Iterable[RoleAssignment]) -> list[RoleAssignment]:
    same = [one for one in held if (one.role, one.cluster) == (wanted.role, wanted.cluster)]
    meets = [one for one in same if None in (one.forum, wanted.forum) or one.forum == wanted.forum]
    return [one for one in meets if one.person.id != wanted.person.id]


def _roles(profile: Profile, *, is_per_cluster: bool) -> list[Role]:
    keys = {key for forum in profile.fora if forum.is_per_cluster is is_per_cluster for key in forum.secretariat_roles}
    return [role for role in profile.roles if role.key in keys]


def _above(held: Sequence[RoleAssignment], profile: Profile, coming: Sequence[RoleAssignment]) -> Text:
    return _paragraph(ABOVE, _roles(profile, is_per_cluster=False), held, coming, profile, None)


def _paragraph(
    title: str,
    roles: Sequence[Role],
    held: Sequence[RoleAssignment],
    coming: Sequence[RoleAssignment],
    profile: Profile,
    cluster: str | None,
) -> Text:
    parts: list[Inline] = [Bold(title)]
    for role in roles:
        its = [one for one in held if (one.role, one.cluster) == (role.key, cluster)]
        named = organisation(its[0], profile) if its else role.name_in(cluster)
        parts += [f"\n• {named}: ", *(_held(its, profile) if its else [NOBODY])]
        for one in coming:
            if (one.role, one.cluster) == (role.key, cluster):
                other = f", {organisation(one, profile)}" if organisation(one, profile) != named else ""
                parts += [f"; {_since(one)}{other}: ", *_held([one], profile)]
    return Text(tuple(parts))


def _since(coming: RoleAssignment) -> str:
    """From which day a role that is coming is held: "fra 1. januar 2027"."""
    return f"fra {writing.short_date(coming.valid_from)}" if coming.valid_from else ""


def _held(assignments: Sequence[RoleAssignment], profile: Profile) -> list[Inline]:
    parts: list[Inline] = []
    known = {one.person.id: one.person.name for one in assignments}
    for one in assignments:
        level = _level(one, profile)
        is_plain = one.cluster is not None and one.forum is None
        notes = [] if is_plain or not level else [level]
        notes += [f"vikar for {known[one.deputy_for]}"] if one.deputy_for in known else []
        notes += [f"til {writing.short_date(one.valid_to)}"] if one.valid_to else []
        parts += [
            ", " if parts else "",
            Mention(one.person.id, one.person.name),
            f" ({', '.join(notes)})" if notes else "",
        ]
    return parts


def _level(assignment: RoleAssignment, profile: Profile) -> str:
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
