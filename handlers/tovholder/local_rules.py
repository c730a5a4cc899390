"""`/tovholder trin`, `stedfortrædere` and `plads`: what a body decides for itself; an administrator writes it down."""

from collections.abc import Sequence

from danish.names import fold
from domain.access import Actor
from domain.deciding import AttendanceRule
from domain.local import (
    NO,
    YES,
    LocalKind,
    LocalSetting,
    may_be_offset,
    offset_item,
    replan_step,
    with_local_settings,
    written_owners,  # fmt: skip
)
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.steps import Step, StepDeadline
from domain.tasks import Task
from handlers.clusters import take_forum
from handlers.finding import Words, seat_meant
from handlers.loading import load_administrator, load_here
from handlers.log_writing import write_log
from handlers.outcomes import Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.replanning import replan_meetings
from handlers.requests import Context, Typed, take_channels, take_persons
from handlers.tovholder import local_cards
from handlers.tovholder.local_words import (
    NUMBER,
    RESET,
    BodyReader,
    quoted_name,
    read_offset,
    read_owner_roles,
    split_at,  # fmt: skip
)
from handlers.tovholder.words import COMMAND, quoted, refuse_left_over
from handlers.ui import text
from handlers.word_taking import take_number

STEP, STAND_INS, SEAT = "trin", "stedfortrædere", "plads"
_OWNER, _OFFSET = frozenset({"ejer", "ejere", "ansvarlig", "ansvarlige"}), frozenset({"frist", "fristen"})
_COUNT = frozenset({"ja", "taeller", "med"})
_NO_COUNT = frozenset({"nej", "ikke"})
_SMALL = frozenset({"taeller", "med", "ikke", "ja", "nej", "hedder", "er"}) | RESET
_LONGEST_NAME = 60


def step(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Gives a body's step other owners or another deadline, or the profile's own again."""
    actor = load_administrator(repositories, request.context)
    where, act, said = split_at(typed, _OWNER | _OFFSET | RESET)
    number, where = take_number(NUMBER, where)
    body, rest = _reader(repositories, services, request, actor).read(STEP, typed, where)
    refuse_left_over(rest)
    row = next((one for one in body.forum.steps if one.number == number), None)
    if row is None or not act:
        raise _usage_of_step(body)
    if act in RESET:
        return _reset(repositories, services, request.context, body, row, _items(row))
    kind = LocalKind.OWNERS if act in _OWNER else LocalKind.OFFSET
    if split_at(said, RESET)[1]:
        items = [(one, item) for one, item in _items(row) if one is kind]
        return _reset(repositories, services, request.context, body, row, items)
    setting = _owners(row, body, services.profile, said) if kind is LocalKind.OWNERS else _offset(row, body, said)
    return choose(repositories, services, request.context, body, setting, row)


def stand_ins(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Lets stand-ins count towards a body's attendance rule, or not."""
    actor = load_administrator(repositories, request.context)
    words = typed.split()
    said = {fold(word) for word in words}
    searched = " ".join(word for word in words if fold(word) not in _SMALL)
    if take_forum(searched, services.profile)[0] is None:
        ruled = [forum.key for forum in services.profile.fora if forum.attendance_rule is not AttendanceRule.NONE]
        searched = " ".join([searched, *ruled]) if len(ruled) == 1 else searched
    body, rest = _reader(repositories, services, request, actor).read(STAND_INS, typed, searched)
    refuse_left_over(rest)
    if body.forum.attendance_rule is AttendanceRule.NONE:
        raise Answered(f"{body.name} har ingen regel om fremmøde.", unsaved())
    if not said & (_COUNT | _NO_COUNT | RESET):
        return Reply(local_cards.stand_ins(body))
    value = "" if said & RESET else NO if said & _NO_COUNT else YES
    last = {one.body: one.value for one in repositories.local.everything() if one.kind is LocalKind.STAND_INS}
    if value == last.get(body.key, ""):
        raise local_cards.as_before() if value else local_cards.nothing_local(body)
    setting = LocalSetting(body.key, LocalKind.STAND_INS, request.context.now.isoformat(), value)
    return choose(repositories, services, request.context, body, setting, None)


def seat_name(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Gives a body's seat the name it goes by there, a rådmand's instead of a borgmester's, say."""
    actor = load_administrator(repositories, request.context)
    name, searched = quoted_name(typed)
    searched, is_reset, _ = split_at(searched, RESET) if not name else (searched, "", "")
    if not name and not is_reset:
        raise Answered(
            "Hvad skal pladsen hedde?",
            unsaved(
                f'Skriv navnet i anførselstegn: `/tovholder {SEAT} borgmester odense politisk fyn "Rådmand, Odense"`.'
            ),
        )
    body, rest = _reader(repositories, services, request, actor).read(SEAT, typed, searched)
    words = Words(COMMAND, f"{SEAT} {typed}", body.forum, body.cluster, None, rest)
    found, left = seat_meant(words, rest, body, (), services.profile)
    refuse_left_over(" ".join(word for word in left.split() if word.casefold() not in _SMALL))
    if is_reset:
        return _reset(repositories, services, request.context, body, None, [(LocalKind.SEAT_NAME, found.key)])
    if take_persons(name)[0] or take_channels(name)[0]:
        hint = f"Hvem der sidder på den, skrives med `/{COMMAND} medlem`."
        raise Answered("En plads' navn kan ikke rumme en person eller en kanal.", unsaved(hint))
    if len(name) > _LONGEST_NAME or not any(letter.isalpha() for letter in name):
        raise Answered(f"{quoted(name)} kan ikke være en plads' navn.", unsaved())
    if any(name.casefold() == one.label.casefold() for one in body.seats):
        raise Answered(f"{body.name} har allerede en plads, der hedder {quoted(name)}.", unsaved())
    setting = LocalSetting(body.key, LocalKind.SEAT_NAME, found.key, name)
    return choose(repositories, services, request.context, body, setting, None)


def _owners(row: Step, body: Body, profile: Profile, said: str) -> LocalSetting:
    owners = read_owner_roles(said, body, profile)
    if not owners.roles or len(set(owners.roles)) != len(owners.roles):
        raise Answered("Skriv hver ansvarlig én gang.", unsaved("Fx `ejer regionshus og kommune`."))
    return LocalSetting(body.key, LocalKind.OWNERS, str(row.number), written_owners(owners))


def _offset(row: Step, body: Body, said: str) -> LocalSetting:
    read = read_offset(said)
    part = _part(row, read[0]) if read else None
    if read is None or part is None:
        parts = [one.part for one in row.deadlines if one.part]
        which = f" Trinnet har flere frister: Skriv {' eller '.join(parts)} foran." if parts else ""
        raise Answered(
            "Hvornår skal fristen ligge?",
            unsaved(f"Skriv hverdage i forhold til mødet, fx `frist -12` eller `frist 3 efter`.{which}"),
        )
    if not may_be_offset(part, read[1]):
        side = "før mødet, fx `frist -12`" if part.offset < 0 else "på mødedagen eller efter, fx `frist 3`"
        raise Answered(
            f"Den frist kan trin {row.number} ikke have.",
            unsaved(
                "Trinnet er selve mødet." if part.at is None else f"Den skal ligge {side}, og højst et år fra mødet."
            ),
        )
    return LocalSetting(body.key, LocalKind.OFFSET, offset_item(row.number, part.part), str(read[1]))


def _part(row: Step, named: str) -> StepDeadline | None:
    parts = [one for one in row.deadlines if one.part == named]
    return parts[0] if parts else None


def _items(row: Step) -> list[tuple[LocalKind, str]]:
    offsets = [(LocalKind.OFFSET, offset_item(row.number, part.part)) for part in row.deadlines]
    return [(LocalKind.OWNERS, str(row.number)), *offsets]


def choose(
    repositories: Repositories,
    services: Services,
    context: Context,
    body: Body,
    setting: LocalSetting,
    row: Step | None,
) -> Outcome:
    """Saves what a body has decided, in force at once; refused where it is so already."""
    if setting in repositories.local.everything():
        raise local_cards.as_before()
    repositories.local.choose(setting, context.place.install)
    services.in_force.change()
    _record(repositories, context, setting.body, setting.kind, setting.item, setting.value)
    now_in_force = _in_force(repositories, services).body(body.key)
    moved = _replan(repositories, services, context, now_in_force, row)
    return Reply(local_cards.chosen(setting, now_in_force, services.profile, moved))


def _reset(
    repositories: Repositories,
    services: Services,
    context: Context,
    body: Body,
    row: Step | None,
    items: Sequence[tuple[LocalKind, str]],
) -> Outcome:
    forgotten = [one for one in items if repositories.local.forget(body.key, *one)]
    services.in_force.change()
    if not forgotten:
        raise local_cards.nothing_local(body)
    for kind, item in forgotten:
        _record(repositories, context, body.key, kind, item, "")
    now_in_force = _in_force(repositories, services).body(body.key)
    moved = _replan(repositories, services, context, now_in_force, row)
    return Reply(local_cards.reset(now_in_force, row, services.profile, moved))


def _replan(repositories: Repositories, services: Services, context: Context, body: Body, row: Step | None) -> int:
    """Gives the coming meetings' tasks of the step what it says now; how many meetings that changed."""
    if row is None:
        return 0
    coming = [
        one for one in repositories.meetings.of_body(body.key, begins=context.now.date()) if one.starts > context.now
    ]
    known = repositories.tasks.of_meetings([one.id for one in coming])
    changed: dict[int, Task] = {}
    moved: list[tuple[Meeting, Sequence[Task]]] = []
    for meeting in coming:
        tasks = known.get(meeting.id, [])
        if its := {one.id: one for one in replan_step(tasks, meeting, body.forum, row.number, context.now)}:
            changed |= its
            moved.append((meeting, [its.get(task.id, task) for task in tasks]))
    repositories.tasks.save(changed.values())
    replan_meetings(repositories, moved, context.now, services.profile.reminding)
    return len(moved)


def _in_force(repositories: Repositories, services: Services) -> Profile:
    return with_local_settings(services.shipped or services.profile, repositories.local.everything())


def _reader(repositories: Repositories, services: Services, request: Typed, actor: Actor) -> BodyReader:
    here = tuple(load_here(repositories, request.context))
    return BodyReader(services.profile, here, actor)


def _record(repositories: Repositories, context: Context, body: str, kind: LocalKind, item: str, value: str) -> None:
    facts = {"kind": kind.value, "item": item}
    if kind is not LocalKind.SEAT_NAME:
        facts["value"] = value
    write_log(repositories, context, "lokalt.ændret", f"body:{body}", facts)


def _usage_of_step(body: Body) -> Answered:
    numbers = [one.number for one in body.forum.steps]
    known = f"{body.name} har trin {numbers[0]}–{numbers[-1]}. " if numbers else f"{body.name} har ingen trin. "
    return Answered(
        "Hvad skal gælde for hvilket trin?",
        text(f"{known}Skriv fx `/tovholder {STEP} 5 politisk fyn ejer regionshus`, "),
        unsaved(f"`/tovholder {STEP} 5 politisk fyn frist -12` eller `… nulstil`."),
    )
