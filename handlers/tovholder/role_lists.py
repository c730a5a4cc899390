"""Who holds which role, in a cluster or above them, in pages where they are too many for one message."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from danish import writing
from domain.organisation import Cluster, Profile, Role
from domain.people import RoleAssignment
from handlers.pages import page_buttons
from handlers.retry import command_button
from handlers.tovholder.role_cards import GUEST, LEFT, level_text, organisation, since_when, split_warnings
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Bold, Card, Inline, Mention, Text, text

SHOW = "rolle vis"
NOBODY = "ikke besat"
ABOVE = "På tværs af klyngerne"
_PAGE, _IN_LINE = 60, 20
"""So many persons are named on a page, and in a line."""
_BESIDE = 30
"""And so many where the roles stand below something else."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line under a heading, and how many it names."""

    heading: str
    parts: tuple[Inline, ...]
    named: int


def overview(
    clusters: Sequence[Cluster],
    held: Sequence[RoleAssignment],
    coming: Sequence[RoleAssignment],
    profile: Profile,
    on: date,
    *,
    typed: str = "",
    page: int = 1,
) -> Card:
    """Who holds which role that day in these clusters and above them, and who will, with the first day.

    `typed` is what was asked, without the page.
    """
    lines = [line for cluster in clusters for line in _of_cluster(cluster, held, coming, profile)]
    if len(clusters) != 1:
        lines += _lines(ABOVE, _roles(profile, is_per_cluster=False), held, coming, profile, None)
    pages = _pages(lines, _PAGE)
    page = min(page, len(pages))
    blocks: list[Block] = [*_paragraphs(pages[page - 1])]
    blocks += [text(warning) for one in clusters for warning in split_warnings(held, profile, one.key, on)]
    blocks += _those_gone(held, clusters)
    blocks += page_buttons(COMMAND, f"{SHOW} {typed}".strip(), page, len(pages))
    where = f"i Sundhedsklynge {clusters[0].name}" if len(clusters) == 1 else "i sekretariaterne"
    return Card(f"Roller {where}{f', side {page} af {len(pages)}' if len(pages) > 1 else ''}", tuple(blocks))


def cluster_roles(cluster: Cluster, held: Sequence[RoleAssignment], profile: Profile) -> tuple[Block, ...]:
    """The roles of a cluster's secretariat, a line each; where they are many, the first, and the way to them all."""
    first, *rest = _pages([*_of_cluster(cluster, held, (), profile)], _BESIDE)
    shown = tuple(_paragraphs(first))
    everyone = command_button(f"Se alle roller {cluster.where}", COMMAND, f"{SHOW} {cluster.key}")
    return (*shown, Actions((everyone,))) if rest else shown


def _of_cluster(
    cluster: Cluster, held: Sequence[RoleAssignment], coming: Sequence[RoleAssignment], profile: Profile
) -> Iterator[_Line]:
    return _lines(cluster.name, _roles(profile, is_per_cluster=True), held, coming, profile, cluster.key)


def _roles(profile: Profile, *, is_per_cluster: bool) -> list[Role]:
    keys = {key for forum in profile.fora if forum.is_per_cluster is is_per_cluster for key in forum.secretariat_roles}
    return [role for role in profile.roles if role.key in keys]


def _lines(
    heading: str,
    roles: Iterable[Role],
    held: Sequence[RoleAssignment],
    coming: Sequence[RoleAssignment],
    profile: Profile,
    cluster: str | None,
) -> Iterator[_Line]:
    """A line for each organisation that holds a role, or several where many do it there."""
    for role in roles:
        its, soon = (
            [one for one in several if (one.role, one.cluster) == (role.key, cluster)] for several in (held, coming)
        )
        said: dict[str, list[tuple[Inline, ...]]] = {} if its else {role.name_in(cluster): [(", ", NOBODY)]}
        for one in (*its, *soon):
            first = ("; ", f"{since_when(one)}: ") if one in soon else (", ",)
            said.setdefault(organisation(one, profile), []).append((*first, *_held(one, its, profile)))
        for named, people in said.items():
            for start in range(0, len(people), _IN_LINE):
                (_, *begun), *others = people[start : start + _IN_LINE]
                parts = (f"\n• {named}: ", *begun, *(part for one in others for part in one))
                yield _Line(heading, parts, 1 + len(others))


def _held(one: RoleAssignment, beside: Iterable[RoleAssignment], profile: Profile) -> tuple[Inline, ...]:
    """Who holds a role, for which level and how long; `beside` are its holders, in whose place a deputy may stand."""
    known = {other.person.id: other.person.name for other in beside}
    level = level_text(one, profile)
    is_plain = one.cluster is not None and one.forum is None
    notes = [] if is_plain or not level else [level]
    notes += [f"vikar for {known[one.deputy_for]}"] if one.deputy_for in known else []
    notes += [f"til {writing.short_date(one.valid_to)}"] if one.valid_to else []
    notes += [LEFT] if one.person.is_deactivated else [GUEST] if one.person.is_outsider else []
    return Mention(one.person.id, one.person.name), f" ({', '.join(notes)})" if notes else ""


def _those_gone(held: Iterable[RoleAssignment], clusters: Sequence[Cluster]) -> list[Block]:
    """What to do where somebody who holds a role there can't act any more."""
    shown = {one.key for one in clusters} | ({None} if len(clusters) != 1 else set())
    if all(one.person.may_act for one in held if one.cluster in shown):
        return []
    return [
        text(
            "Den, der har forladt Slack eller er gæst, får hverken opgaver eller påmindelser. "
            f"En administrator giver rollen til en anden med `/{COMMAND} rolle tildel`."
        )
    ]


def _pages(lines: Sequence[_Line], most: int) -> list[list[_Line]]:
    """The lines in pages that name no more than that, or one line."""
    pages: list[list[_Line]] = [[]]
    for line in lines:
        if pages[-1] and sum(one.named for one in pages[-1]) + line.named > most:
            pages.append([])
        pages[-1].append(line)
    return pages


def _paragraphs(lines: Iterable[_Line]) -> Iterator[Text]:
    for heading, those in groupby(lines, key=lambda line: line.heading):
        yield Text((Bold(heading), *(part for line in those for part in line.parts)))
