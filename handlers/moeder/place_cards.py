"""What people read where a meeting's place is changed: the doer, and those who own its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from danish import writing
from domain.meeting_remarks import MeetingRemark
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.tasks import Task
from handlers.meeting_text import definite, meeting_line
from handlers.moeder.cards import deadlines, status_button
from handlers.moeder.remark_text import remarks_block
from handlers.refusals import Answered, unsaved
from handlers.task_text import Organisations
from handlers.ui import Actions, Card, Text, text


@dataclass(frozen=True, slots=True)
class Relocated:
    """A meeting before and after its place was changed, with the tasks that this ended or opened, and what to mind."""

    before: Meeting
    meeting: Meeting
    tasks: Sequence[Task]
    remarks: Sequence[MeetingRemark]
    organisations: Organisations


def relocated(result: Relocated, now: datetime) -> Card:
    """The answer to whoever changed a meeting's place: where it was, and which steps that ended or opened."""
    meeting, before, body = result.meeting, result.before, result.organisations.body
    was = "virtuelt" if before.is_virtual and not meeting.is_virtual else before.location
    return Card(
        f"{_changed(meeting, was_virtual=before.is_virtual)}: {body.name}",
        (
            text(meeting_line(meeting, body)),
            *_address(meeting),
            *((text(f"Før: {was}"),) if was else ()),
            *_to_cancel(meeting, was_virtual=before.is_virtual),
            *remarks_block(result.remarks, result.organisations.profile),
            *deadlines(result.tasks, result.organisations, now),
            text("De, der har opgaver på mødet, får besked."),
        ),
    )


def told_relocated(meeting: Meeting, remarks: Sequence[MeetingRemark], profile: Profile, *, was_virtual: bool) -> Card:
    """The word to an owner that a meeting's place was changed, with what to mind."""
    body = profile.body(meeting.body)
    is_room_needed = was_virtual and not meeting.is_virtual
    return Card(
        f"{_changed(meeting, was_virtual=was_virtual)}: {body.name}",
        (
            text(meeting_line(meeting, body)),
            *_address(meeting),
            *_to_cancel(meeting, was_virtual=was_virtual),
            *((text("Nu skal der lokale og forplejning til."),) if is_room_needed else ()),
            *remarks_block(remarks, profile),
            Actions((status_button(meeting, body),)),
        ),
    )


def unchanged(meeting: Meeting, body: Body) -> Answered:
    """The answer to the place that the meeting has already."""
    return Answered(f"{_s(meeting)} sted er det samme som før.", text(meeting_line(meeting, body)), unsaved())


def ask_place(meeting: Meeting, body: Body) -> Answered:
    """The question for the place, where none was typed; it says where the meeting is to be held so far."""
    return Answered(
        f"Hvor skal {definite(meeting)} holdes?",
        text(meeting_line(meeting, body)),
        unsaved(
            "Skriv det nye sted til sidst, fx `… til Odense Rådhus, lokale 2` eller `… virtuelt`. Tiden ændrer du med "
            "`/moede flyt`."
        ),
    )


def _changed(meeting: Meeting, *, was_virtual: bool) -> str:
    if meeting.is_virtual:
        known = writing.capitalised(definite(meeting))
        return f"{_s(meeting)} adresse er ændret" if was_virtual else f"{known} er nu virtuelt"
    if was_virtual:
        return f"{writing.capitalised(definite(meeting))} er ikke længere virtuelt"
    return f"{_s(meeting)} sted er ændret"


def _s(meeting: Meeting) -> str:
    return f"{writing.capitalised(definite(meeting))}s"


def _address(meeting: Meeting) -> tuple[Text, ...]:
    """Where a virtual meeting is met: its line doesn't say so."""
    return (text(f"Adresse: {meeting.location}"),) if meeting.is_virtual and meeting.location else ()


def _to_cancel(meeting: Meeting, *, was_virtual: bool) -> tuple[Text, ...]:
    """What to do where rooms and meals are no longer needed: who ordered them isn't known here."""
    if was_virtual or not meeting.is_virtual:
        return ()
    return (text("Er lokale eller forplejning bestilt, så afbestil det."),)
