"""How decisions, authorities and presence read in any feature: what may be shown to whom is decided elsewhere."""

from collections.abc import Iterable
from datetime import datetime

from danish import writing
from domain.attendance import Attendance, Verdict
from domain.deciding import DecisionMode
from domain.decisions import REGIONAL_COUNCIL, Decision
from domain.organisation import Body, Profile
from domain.presence import Presence
from handlers.meeting_text import CAN_DECIDE, CANNOT_DECIDE
from handlers.task_text import Organisations, day
from handlers.ui import Bold, Inline


def authority_name(key: str, profile: Profile) -> str:
    """An authority, within a sentence: "Regionsrådet", "kommunalbestyrelsen i Kolding Kommune"."""
    if key == REGIONAL_COUNCIL:
        return "Regionsrådet"
    names = {one.key: one.full_name for one in profile.known_municipalities}
    return f"kommunalbestyrelsen i {names.get(key, key)}"


def authorities_text(keys: Iterable[str], profile: Profile) -> str:
    """Several authorities as a list."""
    return writing.join([authority_name(key, profile) for key in keys])


def responsible_text(decision: Decision, names: Organisations) -> str:
    """Who follows a decision up: a forum or an organisation; "" where nobody was named."""
    if decision.forum:
        return next((one.name for one in names.profile.known_fora if one.key == decision.forum), decision.forum)
    if decision.role:
        return names.full(decision.role)
    return ""


def follow_up_text(decision: Decision, names: Organisations, now: datetime) -> str:
    """Responsible, deadline and state on one line."""
    responsible = responsible_text(decision, names)
    parts = [
        f"Ansvarlig: {responsible}" if responsible else "",
        deadline_text(decision, now),
        state_text(decision, names),
    ]
    return writing.capitalised(" · ".join(part for part in parts if part))


def deadline_text(decision: Decision, now: datetime) -> str:
    """The deadline, ahead or passed; "" where there is none."""
    if decision.deadline is None:
        return ""
    passed = decision.is_followed_up and decision.deadline < now.date()
    at = day(decision.deadline, now)
    return f"fristen var {at}" if passed else f"frist {at}"


def state_text(decision: Decision, names: Organisations) -> str:
    """Where the follow-up stands, and to whom it was handed."""
    receiver = next((one.name for one in names.profile.known_bodies if one.key == decision.receiver), "")
    return f"{decision.state.value}: {receiver}" if receiver else decision.state.value


def presence_verdict(present: Attendance, body: Body, *, is_written: bool) -> tuple[Inline, ...]:
    """Whether decisions could be taken; a forecast while only absences are known. Empty where there is no rule."""
    if present.verdict is Verdict.NO_RULE:
        return ()
    says = CAN_DECIDE if present.verdict is Verdict.CAN_DECIDE else CANNOT_DECIDE
    how = "konsensus" if body.forum.decision_mode is DecisionMode.CONSENSUS else "flertal"
    start = "" if is_written else "Efter afbuddene: "
    return (start, Bold(says), f", hvis der er {how}." if present.verdict is Verdict.CAN_DECIDE else ".")


def empty_seats_text(presence: Presence, body: Body) -> str:
    """The seats that stayed empty, with who came instead; "" where all were there."""
    seats = {seat.key: seat.label for seat in body.seats}
    lines = [
        f"• {seats[one.seat]}" + (f" – {body.forum.stand_in_word}: {one.stand_in.name}" if one.stand_in else "")
        for one in presence.empty
        if one.seat in seats
    ]
    return "\n".join(lines)
