"""Asks whether the keys and numbers of a profile's tables fit together; the tables' shape is known to be right.

Each check yields what it finds; none stops the others, so that a person sees all mistakes at once.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.profile_toml.fora import check_fora
from bot.profile_toml.mistakes import Finding, Location
from bot.profile_toml.reading import one_of
from bot.profile_toml.rows import check_catalogue, check_deadlines, check_owners
from bot.profile_toml.seats import seat_keys
from bot.profile_toml.tables import BodyTable, ClusterTable, ForumTable, ProfileTable
from domain.preferences import EARLIEST_DIGEST, LATEST_DIGEST


def check(table: ProfileTable) -> tuple[Finding, ...]:
    """All that does not fit together in the tables; empty for a profile that can be used."""
    found = (
        *_check_validity(table),
        *_check_reminding(table),
        *_check_planning(table),
        *_check_keys(table),
        *_check_names(table),
        *_check_clusters(table),
        *check_catalogue(table),
        *check_fora(table),
        *_check_case_flows(table),
    )
    return found or tuple(_check_bodies(table))


def _check_validity(table: ProfileTable) -> Iterator[Finding]:
    if table.valid_to is not None and table.valid_to <= table.valid_from:
        expected = f"en dag efter gyldig_fra ({table.valid_from.isoformat()})"
        yield Finding(("gyldig_til",), table.valid_to.isoformat(), expected)
    if table.valid_to is not None and not table.end_notice:
        yield Finding(("ophoer",), "ingenting", "en sætning om ophøret, når gyldig_til er sat")


def _check_reminding(table: ProfileTable) -> Iterator[Finding]:
    said, where = table.reminding, ("paamindelser",)
    if said.opens >= said.closes:
        yield Finding((*where, "senest"), said.closes.isoformat(), f"et senere klokkeslæt end tidligst ({said.opens})")
    if not EARLIEST_DIGEST <= said.digest_at <= LATEST_DIGEST:
        expected = f"et klokkeslæt fra {EARLIEST_DIGEST} til {LATEST_DIGEST}"
        yield Finding((*where, "overblik"), said.digest_at.isoformat(), expected)


def _check_planning(table: ProfileTable) -> Iterator[Finding]:
    for position, period in enumerate(table.planning.periods):
        if not (period.weeks or period.months or period.is_easter_week):
            yield Finding(("planlaegning", "perioder", position), "ingen tid", "uger, maaneder eller paaskeugen = true")
        if not (period.sentence or period.name):
            yield Finding(("planlaegning", "perioder", position), "hverken sætning eller navn", "saetning eller navn")


def _check_keys(table: ProfileTable) -> Iterator[Finding]:
    yield from _twice(("sektor",), [sector.key for sector in table.sectors])
    yield from _twice(("klynge",), [cluster.key for cluster in table.clusters])
    yield from _twice(("rolle",), [role.key for role in table.roles])
    yield from _twice(("godkender",), [approver.key for approver in table.approvers])
    yield from _twice(("forum",), [forum.key for forum in table.fora])
    yield from _twice(("sagsflow",), [flow.key for flow in table.case_flows])
    yield from _twice(("organ",), [f"{body.forum}/{body.cluster or ''}" for body in table.bodies])
    for position, forum in enumerate(table.fora):
        yield from _twice(("forum", position, "pladser"), [seat.key for seat in forum.seats])
    chairs = [(chair.key, a, c) for a, one in enumerate(table.approvers) for c, chair in enumerate(one.chairs)]
    for place, (key, approver, chair) in enumerate(chairs):
        if key in [earlier[0] for earlier in chairs[:place]]:
            yield Finding(("godkender", approver, "formaend", chair), f"»{key}« to gange", "en nøgle for hver formand")


def _twice(where: Location, keys: Sequence[str]) -> Iterator[Finding]:
    for position, key in enumerate(keys):
        if key in keys[:position]:
            yield Finding((*where, position), f"»{key}« to gange", "en nøgle, som kun bruges én gang")


def _check_names(table: ProfileTable) -> Iterator[Finding]:
    """A name people type must mean one thing."""
    yield from _clashes("klynge", [(one.key, [one.key, one.name, *one.aliases]) for one in table.clusters])
    yield from _clashes("rolle", [(one.key, [one.key, one.name, *one.aliases]) for one in table.roles])
    yield from _clashes("forum", [(one.key, [one.key, one.name, *one.aliases]) for one in table.fora])


def _clashes(field: str, named: Iterable[tuple[str, list[str]]]) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for position, (key, names) in enumerate(named):
        for name in names:
            if taken.setdefault(name.casefold(), key) != key:
                owner = taken[name.casefold()]
                yield Finding((field, position), f"navnet »{name}«, som også er {owner}", "navne, der ikke deles")


def _check_clusters(table: ProfileTable) -> Iterator[Finding]:
    known = list(table.municipalities)
    for position, cluster in enumerate(table.clusters):
        where = ("klynge", position)
        yield from _twice((*where, "kommuner"), cluster.municipalities)
        for place, key in enumerate(cluster.municipalities):
            if key not in known:
                yield Finding((*where, "kommuner", place), f"»{key}«", one_of("en af kommunerne", key, known))
        yield from _check_only_in(table, cluster, (*where, "kun_i"))
    placed = {key for cluster in table.clusters for key in cluster.municipalities}
    for key in known:
        if table.clusters and key not in placed:
            yield Finding(("kommuner", key), "en kommune uden klynge", "at mindst én klynge har den under kommuner")


def _check_only_in(table: ProfileTable, cluster: ClusterTable, where: Location) -> Iterator[Finding]:
    fora = [forum.key for forum in table.fora if forum.is_per_cluster]
    for key, only in cluster.only_in.items():
        if key not in cluster.municipalities:
            expected = one_of("en af klyngens kommuner", key, cluster.municipalities)
            yield Finding((*where, key), f"»{key}«", expected)
        for forum in only:
            if forum not in fora:
                yield Finding((*where, key), f"»{forum}«", one_of("et af klyngernes fora", forum, fora))


def _check_case_flows(table: ProfileTable) -> Iterator[Finding]:
    fora = {forum.key: forum for forum in table.fora}
    known = [*fora, *table.authorities]
    roles = [role.key for role in table.roles]
    for number, flow in enumerate(table.case_flows):
        for position, step in enumerate(flow.steps):
            where = ("sagsflow", number, "trin", position)
            if step.at_forum not in known:
                expected = one_of("et forum eller en myndighed", step.at_forum, known)
                yield Finding((*where, "hos"), f"»{step.at_forum}«", expected)
            if step.carrier not in roles:
                yield Finding((*where, "baerer"), f"»{step.carrier}«", one_of("en rolle", step.carrier, roles))
            is_per_cluster = step.at_forum in fora and fora[step.at_forum].is_per_cluster
            if is_per_cluster != (step.in_clusters is not None):
                expected = "foerste, alle eller oevrige" if is_per_cluster else "at feltet er udeladt"
                yield Finding((*where, "klynger"), step.in_clusters or "ingenting", expected)


def _check_bodies(table: ProfileTable) -> Iterator[Finding]:
    fora = {forum.key: forum for forum in table.fora}
    for position, body in enumerate(table.bodies):
        where = ("organ", position)
        if body.forum not in fora:
            yield Finding((*where, "forum"), f"»{body.forum}«", one_of("et forum", body.forum, list(fora)))
            continue
        yield from _check_body(table, fora[body.forum], body, where)


def _check_body(table: ProfileTable, forum: ForumTable, body: BodyTable, where: Location) -> Iterator[Finding]:
    clusters = {cluster.key: cluster for cluster in table.clusters}
    if forum.is_per_cluster and body.cluster not in clusters:
        found = f"»{body.cluster}«" if body.cluster else "ingenting"
        yield Finding((*where, "klynge"), found, one_of("en klynge", body.cluster or "", list(clusters)))
        return
    if not forum.is_per_cluster and body.cluster:
        yield Finding((*where, "klynge"), f"»{body.cluster}«", "ingen klynge, for forummet er fælles for klyngerne")
        return
    seats = list(seat_keys(forum, clusters.get(body.cluster or ""), table))
    for place, key in enumerate(body.chairs):
        if key not in seats:
            yield Finding((*where, "formaend", place), f"»{key}«", one_of("en plads", key, seats))
    numbers = [row.number for row in forum.steps]
    for place, row in enumerate(body.steps):
        if row.number not in numbers:
            yield Finding((*where, "trin", place, "nr"), str(row.number), "nummeret på et af forummets trin")
            continue
        common = next(one for one in forum.steps if one.number == row.number)
        owners = (
            common.all_of if row.all_of is None else row.all_of,
            common.one_of if row.one_of is None else row.one_of,
        )
        yield from check_owners(table, owners, (*where, "trin", place), secretariat=forum.secretariat)
        yield from check_deadlines(row.deadlines or [], (*where, "trin", place, "frister"))
