"""Checks the fora of a profile's file: their seats, secretariats and words; rows are checked in `rows`."""

from collections.abc import Iterator

from bot.profile_toml.mistakes import Finding, Location
from bot.profile_toml.reading import one_of
from bot.profile_toml.rows import check_placeholders, check_rows
from bot.profile_toml.tables import ForumTable, ProfileTable, SeatTable
from domain.deciding import AttendanceRule


def check_fora(table: ProfileTable) -> Iterator[Finding]:
    """What is wrong with the fora, and with names that are made per cluster."""
    for position, role in enumerate(table.roles):
        allowed = {"sygehus", "klynge"}
        yield from check_placeholders(role.name_in_cluster or "", allowed, ("rolle", position, "navn_i_klynge"))
    for position, forum in enumerate(table.fora):
        where = ("forum", position)
        yield from _check_forum(table, forum, where)
        yield from check_rows(table, forum, where)


def _check_forum(table: ProfileTable, forum: ForumTable, where: Location) -> Iterator[Finding]:
    acting = [role.key for role in table.roles if role.acts]
    for place, key in enumerate(forum.secretariat):
        if key not in acting:
            yield Finding((*where, "sekretariat", place), f"»{key}«", one_of("en rolle, der handler", key, acting))
    if forum.leader is not None and forum.leader not in acting:
        expected = one_of("en rolle, der handler", forum.leader, acting)
        yield Finding((*where, "leder"), f"»{forum.leader}«", expected)
    if forum.is_per_cluster and "{klynge}" not in forum.body_name:
        yield Finding((*where, "organ"), f"»{forum.body_name}«", "et navn med {klynge}, når forummet er pr. klynge")
    allowed = {"klynge"} if forum.is_per_cluster else set[str]()
    yield from check_placeholders(forum.body_name, allowed, (*where, "organ"))
    if forum.attendance is not AttendanceRule.NONE and not forum.seats:
        yield Finding((*where, "pladser"), "ingen pladser", f"pladser, når fremmoede er {forum.attendance.value}")
    yield from _check_preparing(table, forum, where)
    yield from _check_persons(forum, where)
    taken: dict[str, str] = {}
    for place, seat in enumerate(forum.seats):
        yield from _check_seat(table, forum, seat, (*where, "pladser", place))
        for name in (seat.name, *seat.aliases):
            if taken.setdefault(name.casefold(), seat.key) != seat.key:
                yield Finding((*where, "pladser", place), f"navnet »{name}« på to pladser", "navne, der ikke deles")


def _check_preparing(table: ProfileTable, forum: ForumTable, where: Location) -> Iterator[Finding]:
    """One body prepares one: both fora meet per cluster, or neither does."""
    alike = [one.key for one in table.fora if one.is_per_cluster is forum.is_per_cluster and one is not forum]
    if forum.prepares is not None and forum.prepares.forum not in alike:
        found = f"»{forum.prepares.forum}«"
        expected = one_of("et andet forum, der mødes på samme måde", forum.prepares.forum, alike)
        yield Finding((*where, "forbereder", "forum"), found, expected)


def _check_persons(forum: ForumTable, where: Location) -> Iterator[Finding]:
    """Nobody sits twice in one body."""
    persons = [seat.person for seat in forum.seats]
    for place, seat in enumerate(forum.seats):
        if seat.person is not None and (seat.person in persons[:place] or seat.each is not None):
            yield Finding(
                (*where, "pladser", place, "person"),
                f"»{seat.person}«",
                "en person, der kun har én plads i hvert organ",
            )


def _check_seat(table: ProfileTable, forum: ForumTable, seat: SeatTable, where: Location) -> Iterator[Finding]:
    sectors = [sector.key for sector in table.sectors]
    if seat.sector not in sectors:
        yield Finding((*where, "sektor"), f"»{seat.sector}«", one_of("en sektor", seat.sector, sectors))
    fits = {None: True, "kommune": forum.is_per_cluster, "klynge": not forum.is_per_cluster}
    if not fits[seat.each]:
        expected = "kommune" if forum.is_per_cluster else "klynge"
        yield Finding((*where, "for_hver"), f"»{seat.each}«", f"»{expected}« i dette forum, eller at feltet er udeladt")
    placeholder = {None: "", "kommune": "{kommune}", "klynge": "{klynge}"}[seat.each]
    if placeholder not in seat.key or (not placeholder and "{" in seat.key):
        expected = f"en nøgle med {placeholder}" if placeholder else "en nøgle uden parenteser, eller for_hver"
        yield Finding((*where, "noegle"), f"»{seat.key}«", expected)
    allowed = {"kommune"} if seat.each == "kommune" else set[str]()
    if forum.is_per_cluster or seat.each == "klynge":
        allowed |= {"klynge", "sygehus"}
    yield from check_placeholders(seat.name, allowed, (*where, "navn"))
    for alias in seat.aliases:
        yield from check_placeholders(alias, allowed, (*where, "alias"))
