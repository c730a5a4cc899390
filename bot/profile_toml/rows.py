"""Checks the steps of a profile's file: the catalogue, owners and deadlines; seats and fora are checked elsewhere."""

from collections.abc import Iterator, Sequence

from bot.profile_toml.mistakes import Finding, Location
from bot.profile_toml.reading import one_of
from bot.profile_toml.tables import DeadlineTable, ForumTable, OwnersTable, ProfileTable, RowTable
from danish.writing import join

STEPS = tuple(range(1, 15))
"""The table of the minutes' annex on cluster secretariats has fourteen rows on each level."""
_WRITING, _APPROVAL = 4, 7
_AT_LEAST_ONE_OF = 2  # "at least one of" asks for a choice


def check_catalogue(table: ProfileTable) -> Iterator[Finding]:
    """What is wrong with the steps as they are in every forum."""
    yield from check_numbers([step.number for step in table.steps], ("trin",))
    for position, step in enumerate(table.steps):
        where = ("trin", position)
        if step.phase not in table.phases:
            yield Finding((*where, "fase"), f"»{step.phase}«", one_of("en af faserne", step.phase, table.phases))
        yield from check_deadlines(step.deadlines, (*where, "frister"))
        yield from check_placeholders(step.task, {"i_system"}, (*where, "opgave"))


def check_rows(table: ProfileTable, forum: ForumTable, where: Location) -> Iterator[Finding]:
    """What is wrong with a forum's rows; a forum that is decided locally has none."""
    if forum.is_decided_locally:
        if forum.steps:
            yield Finding((*where, "trin"), "trin", "ingen, når fastlaegges_lokalt = true")
        return
    yield from check_numbers([row.number for row in forum.steps], (*where, "trin"))
    for position, row in enumerate(forum.steps):
        yield from _check_row(table, forum, row, (*where, "trin", position))


def _check_row(table: ProfileTable, forum: ForumTable, row: RowTable, where: Location) -> Iterator[Finding]:
    yield from check_owners(table, (row.all_of, row.one_of), where, secretariat=forum.secretariat)
    yield from check_deadlines(row.deadlines or [], (*where, "frister"))
    yield from check_placeholders(row.task or "", {"i_system"}, (*where, "opgave"))
    if row.origins and row.number != _WRITING:
        yield Finding((*where, "oprindelser"), f"oprindelser på trin {row.number}", f"dem kun på trin {_WRITING}")
    for origin, owners in row.origins.items():
        if origin not in table.origins:
            expected = one_of("en oprindelse fra [oprindelser]", origin, list(table.origins))
            yield Finding((*where, "oprindelser", origin), f"»{origin}«", expected)
        yield from _check_writers(table, owners, (*where, "oprindelser", origin))
    if row.step_approvers and row.number != _APPROVAL:
        yield Finding((*where, "godkendere"), f"godkendere på trin {row.number}", f"dem kun på trin {_APPROVAL}")
    known = [approver.key for approver in table.approvers]
    for place, key in enumerate(row.step_approvers):
        if key not in known:
            yield Finding((*where, "godkendere", place), f"»{key}«", one_of("en godkender", key, known))


def check_numbers(numbers: Sequence[int], where: Location) -> Iterator[Finding]:
    """Whether each of the fourteen steps is there once."""
    for position, number in enumerate(numbers):
        if number not in STEPS:
            yield Finding((*where, position, "nr"), str(number), f"et nummer fra {STEPS[0]} til {STEPS[-1]}")
        elif number in numbers[:position]:
            yield Finding((*where, position, "nr"), f"trin {number} to gange", "hvert trin én gang")
    missing = [str(number) for number in STEPS if number not in numbers]
    if missing:
        yield Finding(where, f"ikke trin {join(missing)}", f"alle {len(STEPS)} trin")


def check_deadlines(deadlines: Sequence[DeadlineTable], where: Location) -> Iterator[Finding]:
    """Whether several deadlines of a step are told apart, and a single one is whole."""
    parts = [deadline.part for deadline in deadlines]
    for position, deadline in enumerate(deadlines):
        if len(deadlines) == 1 and deadline.part:
            yield Finding((*where, position, "del"), f"»{deadline.part}«", "ingen del, når der kun er én frist")
        if len(deadlines) > 1 and (not deadline.part or deadline.part in parts[:position]):
            found = f"»{deadline.part}« to gange" if deadline.part else "ingenting"
            yield Finding((*where, position, "del"), found, "sin egen del for hver frist: udkast og godkendt")
        if deadline.at_start and deadline.at is not None:
            found = f"både ved_start og klokken {deadline.at.isoformat()}"
            yield Finding((*where, position, "klokken"), found, "et af de to")


def check_owners(
    table: ProfileTable, owners: tuple[list[str], list[str]], where: Location, *, secretariat: list[str]
) -> Iterator[Finding]:
    """Whether a row has owners, `alle` and `mindst_en_af`, that exist, act and serve the forum."""
    all_of, one = owners
    acting = [role.key for role in table.roles if role.acts]
    serving_elsewhere = {key for forum in table.fora for key in forum.secretariat}.difference(secretariat)
    for field, keys in (("alle", all_of), ("mindst_en_af", one)):
        for place, key in enumerate(keys):
            if key not in acting:
                expected = one_of("en rolle, der handler", key, acting)
                yield Finding((*where, field, place), f"»{key}«", expected)
            elif key in serving_elsewhere:
                expected = one_of("en rolle i forummets sekretariat", key, secretariat)
                yield Finding((*where, field, place), f"»{key}«", expected)
    yield from _check_choice(all_of, one, where)


def _check_writers(table: ProfileTable, owners: OwnersTable, where: Location) -> Iterator[Finding]:
    roles = [role.key for role in table.roles]
    for field, keys in (("alle", owners.all_of), ("mindst_en_af", owners.one_of)):
        for place, key in enumerate(keys):
            if key not in roles:
                yield Finding((*where, field, place), f"»{key}«", one_of("en rolle", key, roles))
    yield from _check_choice(owners.all_of, owners.one_of, where)


def _check_choice(all_of: list[str], one: list[str], where: Location) -> Iterator[Finding]:
    if not all_of and not one:
        yield Finding((*where, "alle"), "ingen ansvarlige", "mindst én rolle under alle eller mindst_en_af")
    if one and len(set(one)) < _AT_LEAST_ONE_OF:
        yield Finding((*where, "mindst_en_af"), f"»{one[0]}« alene", "mindst to at vælge mellem (ellers: alle)")
    for key in dict.fromkeys(one):
        if key in all_of:
            yield Finding((*where, "mindst_en_af"), f"»{key}«, som også står under alle", "rollen ét af stederne")


def check_placeholders(text: str, allowed: set[str], where: Location) -> Iterator[Finding]:
    """Whether the words in braces are among the allowed ones, each brace closed."""
    bare = text
    for word in allowed:
        bare = bare.replace(f"{{{word}}}", "")
    if "{" in bare or "}" in bare:
        known = " og ".join(f"{{{word}}}" for word in sorted(allowed)) or "ingen"
        yield Finding(where, f"»{text}«", f"i krøllede parenteser kun: {known}")
