"""What people read about what bodies have decided for themselves; it tells what is local, never that it is wrong."""

from collections.abc import Iterable

from domain.local import YES, LocalKind, LocalSetting, latest, read_owners
from domain.organisation import Body, Profile
from domain.steps import Step, StepDeadline
from handlers.refusals import Answered, unsaved
from handlers.task_text import Organisations, step_name
from handlers.tovholder.closing_words import receiver_name
from handlers.ui import Card, Text, text


def chosen(setting: LocalSetting, body: Body, profile: Profile, moved: int) -> Card:
    """The answer once something local is chosen; `moved` coming meetings were changed by it."""
    told = _FROM_NOW if setting.kind is LocalKind.STAND_INS else _moved(moved)
    if not setting.value:
        return Card(_follows(body), told)
    return Card(f"Lokalt i {body.name}: {_said(setting, body, profile)}", told)


def reset(body: Body, row: Step | None, profile: Profile, moved: int) -> Card:
    """The answer once the profile's own rule holds again."""
    now = f" Trin {row.number} er nu {_row(body.forum.step(row.number), body, profile)}." if row else ""
    return Card(f"{_follows(body)}{now}", _moved(moved))


def as_before() -> Answered:
    """Why nothing is chosen: it is so already."""
    return Answered("Sådan er det allerede.", unsaved())


def nothing_local(body: Body) -> Answered:
    """Why the profile's own rule isn't taken back: it holds."""
    return Answered("Der er ikke aftalt noget lokalt her.", unsaved(f"{body.name} følger profilen."))


def stand_ins(body: Body) -> Card:
    """Whether stand-ins count in that body, and how to change it."""
    word = body.forum.stand_in_word
    counts = "tæller med" if body.forum.counts_stand_ins else "tæller ikke med"
    cluster = f" {body.cluster.name.lower()}" if body.cluster else ""
    return Card(
        f"En {word} {counts} i fremmødet i {body.name}.",
        (text(f"En administrator kan ændre det med `/tovholder stedfortrædere tæller med{cluster}`."),),
    )


def local_lines(settings: Iterable[LocalSetting], profile: Profile, body: Body | None = None) -> list[str]:
    """A line for each local setting that the profile knows the place of; of one body, or of all."""
    bodies = {one.key: one for one in profile.bodies}
    known = [one for one in latest(settings) if one.body in bodies and (body is None or one.body == body.key)]
    steps = {key: {row.number for row in one.forum.steps} for key, one in bodies.items()}
    seats = {key: {seat.key for seat in one.seats} for key, one in bodies.items()}
    lines = []
    for one in known:
        is_of_step = one.kind in (LocalKind.OWNERS, LocalKind.OFFSET)
        if is_of_step and int(one.item.partition("/")[0]) not in steps[one.body]:
            continue
        if one.kind is LocalKind.SEAT_NAME and one.item not in seats[one.body]:
            continue
        name = "" if body else f"{bodies[one.body].name}: "
        lines.append(f"{name}{_said(one, bodies[one.body], profile)}")
    return lines


def days_text(offset: int) -> str:
    """An offset in words: "12 hverdage før mødet", "på mødedagen"."""
    if offset == 0:
        return "på mødedagen"
    unit = "hverdag" if abs(offset) == 1 else "hverdage"
    return f"{abs(offset)} {unit} {'før' if offset < 0 else 'efter'} mødet"


def _said(setting: LocalSetting, body: Body, profile: Profile) -> str:
    if setting.kind is LocalKind.STAND_INS:
        counts = "med" if setting.value == YES else "ikke med"
        return f"En {body.forum.stand_in_word} tæller {counts} i fremmødet"
    if setting.kind is LocalKind.LEADER:
        gets = "får" if setting.value == YES else "får ikke"
        return f"Den ledende rolle {gets} besked dagen efter en overskredet frist"
    if setting.kind is LocalKind.SEAT_NAME:
        return f"Pladsen hedder {setting.value}"
    if setting.kind is LocalKind.SUCCESSOR:
        return f"Det åbne overdrages til {receiver_name(setting.value, profile.following)}"
    number, _, part = setting.item.partition("/")
    row = body.forum.step(int(number))
    if setting.kind is LocalKind.OFFSET:
        return f"Trin {number} ({step_name(row, part)}) har frist {days_text(int(setting.value))}"
    owners = _organisations(body, profile).owners(read_owners(setting.value))
    return f"Trin {number} ({step_name(row)}) ligger hos {owners}"


def _row(row: Step, body: Body, profile: Profile) -> str:
    owners = _organisations(body, profile).owners(row.owners)
    return f"hos {owners}, frist {' og '.join(_deadline(part) for part in row.deadlines)}"


def _deadline(part: StepDeadline) -> str:
    return f"{part.part} {days_text(part.offset)}".strip()


def _organisations(body: Body, profile: Profile) -> Organisations:
    return Organisations(body, profile, (), profile.valid_from)


def _follows(body: Body) -> str:
    return f"{body.name} følger igen profilen."


def _moved(moved: int) -> tuple[Text, ...]:
    if not moved:
        return (text("Det gælder med det samme. Se det med `/tovholder ansvar`."),)
    meetings = "1 kommende møde" if moved == 1 else f"{moved} kommende møder"
    return (text(f"Frister og påmindelser er lagt om for {meetings}. Se det med `/tovholder ansvar`."),)


_FROM_NOW = (
    text(
        "Det gælder de møder, der begynder fra nu af; de tidligere står, som de blev opgjort. Skal et af dem opgøres "
        "anderledes, så ret fremmødet med `/beslutning fremmøde`. Se det med `/tovholder ansvar`."
    ),
)
