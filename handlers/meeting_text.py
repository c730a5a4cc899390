"""How a meeting and its attendance read in any feature's cards; whether a body can decide, the domain has said."""

from datetime import datetime

from danish import writing
from danish.workdays import working_days_between
from domain.attendance import Attendance, SectorAttendance, Verdict
from domain.deciding import DecisionMode
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from handlers.ui import Bold, Inline

KINDS = {
    MeetingKind.EXTRAORDINARY: "ekstraordinært",
    MeetingKind.THEME: "temamøde",
    MeetingKind.SEMINAR: "seminar",
    MeetingKind.PRE_MEETING: "formøde",
    MeetingKind.WITH_PATIENTS: "med patientinddragelsesudvalget",
}
"""What a meeting is called that isn't an ordinary one."""
_DEFINITE = {
    MeetingKind.EXTRAORDINARY: "det ekstraordinære møde",
    MeetingKind.THEME: "temamødet",
    MeetingKind.SEMINAR: "seminaret",
    MeetingKind.PRE_MEETING: "formødet",
}
CAN_DECIDE = "Der kan træffes beslutninger"
CANNOT_DECIDE = "Der kan ikke træffes beslutninger"


def meeting_line(meeting: Meeting, body: Body) -> str:
    """Body, time and place on one line: "Politisk niveau, Fyn · onsdag den …  (uge 50) · Odense Rådhus"."""
    return _line(meeting, body, writing.span(meeting.starts, meeting.ends))


def which_and_where(meeting: Meeting, body: Body) -> str:
    """The same without the time, where that is said already."""
    return _line(meeting, body, "")


def _line(meeting: Meeting, body: Body, time: str) -> str:
    state = "AFLYST" if meeting.is_cancelled else ""
    where = "virtuelt" if meeting.is_virtual else meeting.location
    parts = (state, body.name, KINDS.get(meeting.kind, ""), time, where)
    return " · ".join(part for part in parts if part)


def definite(meeting: Meeting) -> str:
    """A meeting that is known, by its kind: "mødet", "formødet"."""
    return _DEFINITE.get(meeting.kind, "mødet")


def is_or_was(meeting: Meeting, now: datetime) -> str:
    """What its time follows upon: "mødet er", and once it is over "mødet var"."""
    return f"{definite(meeting)} {'er' if now < meeting.ends else 'var'}"


def when(meeting: Meeting, now: datetime) -> str:
    """A sentence about its time: "Mødet er onsdag den 9. december 2026 kl. 15.00 (uge 50)"."""
    return f"{writing.capitalised(is_or_was(meeting, now))} {writing.moment(meeting.starts)}"


def days_left(meeting: Meeting, now: datetime) -> str:
    """How far away the meeting is: "Om 11 hverdage", "I dag" on each of its days, "For 2 hverdage siden".

    With nothing but days off in between it is told in days: on a Saturday, Friday's meeting was "I går".
    """
    today = now.date()
    nearest = min(max(today, meeting.day), meeting.last_day)
    working = working_days_between(today, nearest)
    return writing.capitalised(writing.in_working_days(working) if working else writing.in_days((nearest - today).days))


def sector_counts(attendance: Attendance, profile: Profile) -> str:
    """Present and seats by sector, with what is needed where there is a rule."""
    return " · ".join(_sector_count(sector, profile) for sector in attendance.sectors)


def verdict(attendance: Attendance, body: Body) -> tuple[Inline, ...]:
    """The forecast in words; empty where the body has no attendance rule."""
    if attendance.verdict is Verdict.NO_RULE:
        return ()
    if attendance.verdict is Verdict.CANNOT_DECIDE:
        return ("Som det ser ud nu: ", Bold(CANNOT_DECIDE), ".")
    if body.forum.decision_mode is DecisionMode.CONSENSUS:
        return ("Som det ser ud nu: ", Bold(CAN_DECIDE), ", hvis der er konsensus.")
    return ("Som det ser ud nu: ", Bold(CAN_DECIDE), ", hvis der er flertal.")


def ways_out(attendance: Attendance, profile: Profile) -> str:
    """What a secretariat can do when the body can't decide, and what it lacks; "" when it can."""
    if attendance.verdict is not Verdict.CANNOT_DECIDE:
        return ""
    lacking = writing.join(
        [
            f"{sector.need - sector.present} fra {profile.sector(sector.sector).definite}"
            for sector in attendance.lacking
        ]
    )
    lack = f"Der mangler {lacking}. " if lacking else ""
    return f"{lack}I kan finde en ny dato, få et afbud trukket tilbage eller holde mødet som drøftelse."


def tipping(attendance: Attendance, profile: Profile) -> tuple[Inline, ...]:
    """The warning that one more absence would turn the verdict; empty where none would."""
    if not attendance.tipping:
        return ()
    parties = writing.join_or([profile.sector(sector).definite for sector in attendance.tipping])
    return (Bold("Ét afbud mere"), f" fra {parties}, og der kan ikke træffes beslutninger.")


def _sector_count(sector: SectorAttendance, profile: Profile) -> str:
    need = f" (mindst {sector.need})" if sector.need else ""
    return f"{profile.sector(sector.sector).name} {sector.present} af {sector.seats}{need}"
