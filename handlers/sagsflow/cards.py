"""What people read of cases: how far one is and what it waits for, all that are on their way, and answers to acts."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.case_status import CaseStatus, LegStatus, StepState, StepStatus, target_of
from domain.case_ways import asks_for_answer
from domain.cases import CaseState, Journey
from domain.organisation import Profile
from handlers.case_text import (
    carrier_name,
    case_name,
    case_stands,
    days_text,
    place_name,
    places_text,
    step_place,
)
from handlers.retry import command_button
from handlers.sagsflow.loading import CaseDesk
from handlers.sagsflow.words import COMMAND, Reading
from handlers.task_text import day
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, note, text

ONWARD, STOP, BOARD = "sagsflow.videre", "sagsflow.stop", "sagsflow.tavle"
MOST_LISTED = 10
_STATES = {
    StepState.DONE: "klaret",
    StepState.CURRENT: "i gang",
    StepState.COMING: "kommer",
    StepState.OPTIONAL: "kan vælges",
    StepState.LEFT_OUT: "springes over",
}


def status_card(desk: CaseDesk, status: CaseStatus, said: str) -> Card:
    """How far a case is; `said` is what was just done with it, and then stands first."""
    case, profile, now = status.case, desk.profile, desk.now
    title = said or f"{case_name(case)} – {_used(status)}"
    head: list[Inline] = [Bold(f"{case_name(case)} – {_used(status)}"), "\n"] if said else []
    head.append(" · ".join([status.flow.name, *_where(status, profile), f"begyndt {day(case.opened_at, now)}"]))
    blocks: list[Block] = [text(*head), *_ended(status, now)]
    if case.is_open:
        blocks.append(_current(status, profile, now))
        blocks += _sooner(status, profile, now)
    blocks += [_longest(status, profile), *([] if said else [_steps(status, profile)])]
    if case.experience is not None:
        blocks.append(text(f"Sagen bygger på en erfaring. Se den med `/erfaring vis {case.experience}`."))
    if case.is_closed:
        blocks.append(note("Sagen er lukket: Kun sekretariaterne hos dem, der har haft den, ser den her."))
    buttons = _buttons(desk, has_steps=not said)
    return Card(title, (*blocks, *((Actions(buttons),) if buttons else ())))


def listed(journeys: Sequence[Journey], profile: Profile, now: datetime, asked: Reading) -> Card:
    """The cases on their way, ten on a page; those of the forum or cluster that is asked for."""
    cluster = asked.cluster
    names = [*(one.name for one in profile.fora if one.key == asked.to), *([cluster.name] if cluster else [])]
    where = f": {', '.join(names)}" if names else ""
    if not journeys:
        return Card(
            f"Der er ingen sager undervejs{where}",
            (
                text(f"Begynd en med `/{COMMAND} ny “Titel” skalering`, eller skriv `/{COMMAND}` for en formular."),
                note("En lukket sag ses kun af sekretariaterne hos dem, der har haft den."),
            ),
        )
    pages = -(-len(journeys) // MOST_LISTED)
    page = min(asked.page, pages)
    shown = journeys[(page - 1) * MOST_LISTED : page * MOST_LISTED]
    blocks: list[Block] = [text(*_line(one, profile, now)) for one in shown]
    status = f"status {asked.to} {cluster.key if cluster else ''}".strip()
    more = (command_button("Vis flere", COMMAND, f"{status} side {page + 1}"),) if page < pages else ()
    buttons = (*more, *(() if names else (Button("Vis som tavle", BOARD),)))
    blocks += [Actions(buttons)] if buttons else []
    blocks.append(note(f"Se en sag med dens trin: `/{COMMAND} status {shown[0].case.id}`."))
    over = sum(_days(one, now) > target_of(one) for one in journeys)
    late = f" · {over} over målet" if over else ""
    paged = f" · side {page} af {pages}" if pages > 1 else ""
    return Card(f"{writing.count(len(journeys), 'sag', 'sager')} undervejs{where}{late}{paged}", tuple(blocks))


def _used(status: CaseStatus) -> str:
    """How many days of its target a case has used: "90 af 75 dage brugt"."""
    used = f"{status.days} af {days_text(status.target_days)} brugt"
    match status.case.state:
        case CaseState.DONE:
            return f"afsluttet efter {days_text(status.days)}, målet var {status.target_days}"
        case CaseState.STOPPED:
            return f"stoppet efter {days_text(status.days)}"
    return f"{used}, {status.days - status.target_days} over målet" if status.is_over else used


def _where(status: CaseStatus, profile: Profile) -> list[str]:
    cluster = status.case.cluster
    return [f"fra {profile.cluster(cluster).name}"] if cluster else []


def _ended(status: CaseStatus, now: datetime) -> list[Block]:
    case = status.case
    if case.ended_at is None:
        return []
    why = f" Begrundelse: “{case.reason}”" if case.reason else ""
    return [text(f"{writing.capitalised(case.state.value)} {day(case.ended_at, now)}.{why}")]


def _current(status: CaseStatus, profile: Profile, now: datetime) -> Block:
    """The step the case has reached, and where it is there."""
    step = status.current
    lines: list[Inline] = [Bold(f"Nu (trin {step.number} af {len(status.steps)}): "), step.step.name]
    if not status.awaited:
        lines.append(". Alle har svaret, og sagen venter på, at nogen vælger, hvor den skal hen.")
    lines += [f"\n• {_leg_line(one, step, profile, now)}" for one in step.legs]
    return text(*lines)


def _leg_line(one: LegStatus, step: StepStatus, profile: Profile, now: datetime) -> str:
    place, target = place_name(one.leg.place, profile), step.step.target_days
    if one.leg.answer is not None:
        why = f": “{one.leg.reason}”" if one.leg.reason else ""
        return f"{place}: {one.leg.answer.value}{why} (efter {days_text(one.days)})"
    spent = f"{one.days} af {days_text(target)}"
    over = ", over målet" if one.is_over else ""
    carrier = carrier_name(step.step, one.leg.place, profile)
    return f"{place}: {_waits(one, profile, now)} · {spent}{over} · bærer: {carrier}"


def _waits(one: LegStatus, profile: Profile, now: datetime) -> str:
    """What a case waits for at one place."""
    if one.meeting is not None:
        held = one.meeting.starts <= now
        at = day(one.meeting.starts, now)
        return f"behandlet på mødet {at}, svaret mangler" if held else f"på dagsordenen {at}"
    if one.off is not None:
        return f"taget af dagsordenen {day(one.off.starts, now)}"
    body = next((body for body in profile.known_bodies if body.key == one.leg.place), None)
    if body is None:
        return "afventer godkendelse" if one.leg.place not in profile.authorities else "afventer svar"
    return "venter på et møde: Der er ingen kommende møder" if body.forum.steps else "arbejder med det"


def _sooner(status: CaseStatus, profile: Profile, now: datetime) -> list[Block]:
    """What would shorten the way: earlier meetings, meetings to make, and when those of the next step meet."""
    lines = []
    waiting = [one for one in status.awaited if one.meeting is None and _meets(one.leg.place, profile)]
    without = [one for one in waiting if one.off is None]
    if without:
        names = places_text((one.leg.place for one in without), profile)
        lines.append(f"{names} har ingen kommende møder: Opret et, så kommer sagen på dagsordenen.")
    lines += [_put_back(one, profile, now) for one in waiting if one.off is not None]
    for one in status.awaited:
        name = place_name(one.leg.place, profile)
        if one.sooner is not None:
            lines.append(f"{name} mødes allerede {day(one.sooner.starts, now)}: Flyt punktet dertil.")
        elif one.meeting is not None and one.meeting.starts > now and one.meeting.day > one.due:
            lines.append(f"{name}: Et ekstraordinært møde senest {day(one.due, now)} ville holde målet.")
    following = [
        f"{place_name(place, profile)}: {day(meeting.starts, now) if meeting else 'ingen kommende møder'}"
        for place, meeting in status.following.items()
        if _meets(place, profile)
    ]
    blocks: list[Block] = []
    if lines:
        blocks.append(text(Bold("Det kan gå hurtigere:"), *(f"\n• {line}" for line in lines)))
    if following:
        blocks.append(text(Bold("Næste trin:"), *(f"\n• {line}" for line in following)))
    return blocks


def _put_back(one: LegStatus, profile: Profile, now: datetime) -> str:
    """How a case comes on an agenda again, that was taken off the only one of its body."""
    at = f" {day(one.off.starts, now)}" if one.off is not None else ""
    return (
        f"{place_name(one.leg.place, profile)} mødes{at}, men punktet er taget af dagsordenen. Tryk på “Fortryd” dér, "
        "hvor det blev taget af, eller opret et møde til, så kommer sagen på dagsordenen til det."
    )


def _meets(place: str, profile: Profile) -> bool:
    return any(body.key == place and body.forum.steps for body in profile.known_bodies)


def _longest(status: CaseStatus, profile: Profile) -> Block:
    longest = status.longest
    if longest is None or not longest.days:
        return text(Bold("Længste ventetid: "), "ingen endnu")
    step = status.flow.steps[longest.leg.step]
    over = f", {longest.days - step.target_days} over" if longest.is_over else ""
    where = place_name(longest.leg.place, profile)
    still = " indtil nu" if longest.leg.is_open and status.case.is_open else ""
    return text(
        Bold("Længste ventetid: "), f"{days_text(longest.days)}{still} hos {where} (mål {step.target_days}{over})"
    )


def _steps(status: CaseStatus, profile: Profile) -> Block:
    """All steps, a line each."""
    return text(Bold("Trin:"), *(f"\n{_step_line(one, profile)}" for one in status.steps))


def _step_line(one: StepStatus, profile: Profile) -> str:
    place, _, _ = step_place(one.step, profile).partition(" (")
    name = f"{one.number}. {one.step.name} ({place})"
    if not one.legs:
        return f"{name} · {_STATES[one.state]} · mål {days_text(one.step.target_days)}"
    over = ", over målet" if one.is_over else ""
    return f"{name} · {_STATES[one.state]} · {one.days} af {days_text(one.step.target_days)}{over}"


def _line(journey: Journey, profile: Profile, now: datetime) -> list[Inline]:
    used, target = _days(journey, now), target_of(journey)
    over = f", {used - target} over målet" if used > target else ""
    closed = " · lukket" if journey.case.is_closed else ""
    step = f"trin {journey.number + 1} af {len(journey.flow.steps)}: {journey.step.name}"
    return [
        Bold(case_name(journey.case)),
        f"\n{used} af {days_text(target)} brugt{over} · {step}{closed}\n",
        case_stands(journey, profile),
    ]


def _days(journey: Journey, now: datetime) -> int:
    return (now.date() - journey.case.opened_at.date()).days


def _buttons(desk: CaseDesk, *, has_steps: bool) -> tuple[Button, ...]:
    journey = desk.journey
    shown = () if has_steps else (command_button("Vis alle trin", COMMAND, f"status {journey.case.id}"),)
    if not journey.case.is_open or not desk.may_act:
        return shown
    mine = [leg for leg in journey.awaited if desk.may_carry(leg)]
    answers = asks_for_answer(journey.step, desk.profile)
    label = "Registrer svar" if mine and answers else "Videre"
    value = (
        f"{journey.case.id} {mine[0].place.partition('/')[2]}" if len(mine) == 1 and answers else str(journey.case.id)
    )
    onward = Button(label, ONWARD, f"{value.strip()}{desk.at_step}", is_primary=True)
    return (onward, *shown, Button("Stop sagen", STOP, str(journey.case.id)))
