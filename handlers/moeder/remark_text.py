"""What people read of a planned meeting's remarks: clashes, holidays, too few meetings; which there are is not here."""

from collections.abc import Mapping, Sequence

from danish import writing
from domain.cadence import CadenceRemark, TooFewMeetings, TooFewWithPatients, Unprepared
from domain.meeting_remarks import (
    AbsencesStand,
    Clash,
    MeetingRemark,
    MeetsAlready,
    NotAWorkingDay,
    PreMeetingFollowed,
    PreMeetingLeft,
    Season,
    SeatClash,
    SentWithOldPlace,
    SentWithOldTime,
)
from domain.meetings import Meeting
from domain.organisation import Profile
from handlers.ui import Block, Bold, text


def remarks_block(found: Sequence[MeetingRemark], profile: Profile) -> tuple[Block, ...]:
    """All remarks as a paragraph with a line each; nothing where there are none."""
    if not found:
        return ()
    lines = [f"\n• {remark_text(one, profile)}" for one in dict.fromkeys(found)]
    return (text(Bold("Vær opmærksom på"), *lines),)


def remarks_of_several(found: Mapping[MeetingRemark, Sequence[Meeting]], profile: Profile) -> tuple[Block, ...]:
    """The remarks on a plan's meetings, each with its meetings, or for each body whose year lacks some."""
    if not found:
        return ()
    said = [
        (which, remark_text(remark, profile)) for remark, of in found.items() for which in _which(remark, of, profile)
    ]
    return (text(Bold("Vær opmærksom på"), *(f"\n• {which}{sentence}" for which, sentence in said)),)


def _which(remark: MeetingRemark, meetings: Sequence[Meeting], profile: Profile) -> Sequence[str]:
    """What stands before the remark; it stands once behind each of them."""
    if isinstance(remark, Unprepared):
        return ("",)
    if isinstance(remark, TooFewMeetings | TooFewWithPatients):
        return [f"{name}: " for name in dict.fromkeys(profile.body(one.body).name for one in meetings)]
    named = [f"{profile.body(one.body).name} {writing.short_date(one.day)}" for one in meetings]
    return (f"{' · '.join(named)}: ",)


def remark_text(remark: MeetingRemark, profile: Profile) -> str:
    """One remark as a sentence."""
    match remark:
        case NotAWorkingDay(day, holiday):
            return f"{writing.capitalised(writing.weekday_date(day))} er {holiday or 'ikke en hverdag'}."
        case Season(period):
            return period.sentence
        case Clash() | SeatClash() | MeetsAlready():
            return _at_once(remark, profile)
        case PreMeetingLeft() | PreMeetingFollowed() | AbsencesStand() | SentWithOldTime() | SentWithOldPlace():
            return _along(remark)
        case TooFewMeetings() | TooFewWithPatients():
            return _too_few(remark)
        case Unprepared(meeting, forum):
            level, when = _in_sentence(profile.forum(forum).name), writing.weekday_date(meeting.starts)
            return f"Intet møde på {level} forbereder mødet {when} ({profile.body(meeting.body).name})."


def _at_once(remark: Clash | SeatClash | MeetsAlready, profile: Profile) -> str:
    when = writing.span(remark.meeting.starts, remark.meeting.ends)
    if isinstance(remark, MeetsAlready):
        return f"Forummet har allerede et møde {when}."
    who = remark.person.name if isinstance(remark, Clash) else remark.seat.label
    return f"{who} har også plads i {profile.body(remark.meeting.body).name}, som mødes {when}."


def _along(
    remark: PreMeetingLeft | PreMeetingFollowed | AbsencesStand | SentWithOldTime | SentWithOldPlace,
) -> str:
    """What followed a meeting that was moved, cancelled or put elsewhere, and what didn't."""
    if isinstance(remark, AbsencesStand):
        again = "Spørg igen, og træk et afbud tilbage med `/afbud fortryd`, hvis den nye tid passer."
        return f"{remark.number} afbud er meldt til den gamle tid og gælder stadig. {again}"
    if isinstance(remark, SentWithOldTime | SentWithOldPlace):
        again = "Send den ud igen, og skriv `/dagsorden fortryd udsendt` og så `/dagsorden udsendt`."
        old = "den gamle tid" if isinstance(remark, SentWithOldTime) else "det gamle sted"
        return f"Den udsendte dagsorden har {old}. {again}"
    when = writing.span(remark.meeting.starts, remark.meeting.ends)
    if isinstance(remark, PreMeetingLeft):
        return f"Formødet kunne ikke følge med og ligger stadig {when}. Flyt eller aflys det også."
    return f"Formødet er {'også aflyst' if remark.meeting.is_cancelled else 'flyttet med'}: {when}."


def _too_few(remark: CadenceRemark) -> str:
    planned = writing.count(remark.planned, "møde", "møder")
    often = "én gang" if remark.least == 1 else f"{remark.least} gange"
    if isinstance(remark, TooFewMeetings):
        return f"Der er planlagt {planned} i {remark.year}. Forummet skal mødes mindst {often} om året."
    return (
        f"Der er planlagt {planned} med patientinddragelsesudvalget i {remark.year}. "
        f"Det skal ske mindst {often} om året."
    )


def _in_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]
