"""Builds the clusters, and the seats that are there for each of them or for each of their kommuner."""

from collections.abc import Iterator
from dataclasses import replace

from bot.profile_toml.tables import ClusterTable, ForumTable, ProfileTable, SeatTable
from domain.organisation import Cluster, Municipality, Seat


def cluster_of(cluster: ClusterTable, table: ProfileTable) -> Cluster:
    """A cluster with its kommuner."""
    municipalities = tuple(_municipality(key, table) for key in cluster.municipalities)
    return Cluster(
        cluster.key,
        cluster.name,
        cluster.where or f"i {cluster.name}",
        cluster.hospital,
        municipalities,
        tuple(cluster.aliases),
        tuple(cluster.hospital_aliases),
    )


def _municipality(key: str, table: ProfileTable) -> Municipality:
    municipality = table.municipalities[key]
    return Municipality(key, municipality.name, municipality.full_name or f"{municipality.name} Kommune")


def seats_of(
    forum: ForumTable, cluster: Cluster | None, table: ProfileTable, clusters: tuple[Cluster, ...] | None = None
) -> Iterator[Seat]:
    """The seats that a body of the forum has in that cluster, or above the clusters."""
    everywhere = tuple(cluster_of(one, table) for one in table.clusters) if clusters is None else clusters
    for seat in forum.seats:
        if seat.each == "kommune" and cluster:
            only_in = next(one.only_in for one in table.clusters if one.key == cluster.key)
            for municipality in cluster.municipalities:
                if forum.key in only_in.get(municipality.key, [forum.key]):
                    yield _seat(seat, cluster, municipality)
        elif seat.each == "klynge":
            for one in everywhere:
                yield replace(_seat(seat, one, None), cluster=one.key)
        else:
            yield _seat(seat, cluster, None)


def seat_keys(forum: ForumTable, cluster: ClusterTable | None, table: ProfileTable) -> tuple[str, ...]:
    """The keys of the seats a body of the forum has in that cluster, of which only the keys need be right."""
    return tuple(seat.key for seat in seats_of(forum, cluster_of(cluster, table) if cluster else None, table))


def filled(template: str, cluster: Cluster | None, municipality: Municipality | None = None) -> str:
    """The words with the names of the place put in."""
    if municipality:
        template = template.replace("{kommune}", municipality.name)
    if cluster:
        template = template.replace("{klynge}", cluster.name).replace("{sygehus}", cluster.hospital)
    return template


def _seat(seat: SeatTable, cluster: Cluster | None, municipality: Municipality | None) -> Seat:
    key = seat.key.replace("{kommune}", municipality.key if municipality else "")
    return Seat(
        key=key.replace("{klynge}", cluster.key if cluster else ""),
        label=filled(seat.name, cluster, municipality),
        sector=seat.sector,
        aliases=tuple(alias for template in seat.aliases for alias in _aliases(template, cluster, municipality)),
        municipality=municipality.key if municipality else None,
        is_chair=seat.is_chair,
        person=seat.person,
    )


def _aliases(template: str, cluster: Cluster | None, municipality: Municipality | None) -> Iterator[str]:
    yield filled(template, cluster, municipality)
    if cluster and "{sygehus}" in template:
        for name in cluster.hospital_aliases:
            yield filled(template.replace("{sygehus}", name), cluster, municipality)
