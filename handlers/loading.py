"""Loading for somebody: the person who acts, with the rights of today, and what stands in their channel."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.access import Actor, require_administrator, require_insider
from domain.attendance import Absence, Attendance, attendance
from domain.local import with_local_settings
from domain.meetings import Meeting, require_unmoved
from domain.organisation import Body, Profile
from domain.people import ChannelUse, Place
from domain.ports import Repositories
from domain.succession import in_force
from handlers.ids import read_id
from handlers.keys import read_number
from handlers.refusals import Answered, unsaved
from handlers.requests import Context


def load_actor(repositories: Repositories, context: Context) -> Actor:
    """The person who acts."""
    return repositories.people.actor(
        context.person,
        context.now.date(),
        is_administrator=context.is_administrator,
        is_outsider=context.is_outsider,
    )


def load_insider(repositories: Repositories, context: Context) -> Actor:
    """The person who acts; raises OutsidersMayNot for guests and people of other teams."""
    actor = load_actor(repositories, context)
    require_insider(actor)
    return actor


def load_administrator(repositories: Repositories, context: Context) -> Actor:
    """The person who acts; raises NotAllowed for all but administrators."""
    actor = load_actor(repositories, context)
    require_administrator(actor)
    return actor


def profile_in_force(repositories: Repositories, profile: Profile, on: date) -> Profile:
    """The shipped profile that is in force on that day, with what the bodies have decided for themselves."""
    return with_local_settings(in_force(profile, on), repositories.local.everything())


def load_meeting(repositories: Repositories, meeting: int, profile: Profile) -> tuple[Meeting, Body]:
    """A meeting a button or form named, with its body; refused in words where it is gone or cancelled."""
    found = repositories.meetings.meeting(meeting)
    if found is None:
        raise Answered("Mødet findes ikke længere.", unsaved())
    if found.is_cancelled:
        raise Answered("Mødet er aflyst.", unsaved())
    return found, profile.body(found.body)


def fingerprint(value: object) -> int:
    """A number that a form carries of what it was opened for; it differs where that was changed meanwhile."""
    return zlib.crc32(repr(value).encode())


def meeting_mark(meeting: Meeting) -> str:
    """How a form carries the meeting it was opened for, and how often that had been moved by then."""
    return f"{meeting.id}:{meeting.sequence}"


def load_marked(repositories: Repositories, mark: str, profile: Profile) -> tuple[Meeting, Body]:
    """The meeting of a form's mark, as `load_meeting`; raises MeetingHasMoved where it has been moved since.

    A mark without a count, of a form opened by an earlier version, is taken as it is. One that is no mark is refused.
    """
    number, counted, sequence = mark.partition(":")
    meeting, body = load_meeting(repositories, read_id(number), profile)
    if counted:
        require_unmoved(meeting, read_number(sequence))
    return meeting, body


@dataclass(frozen=True, slots=True)
class Presence:
    """A meeting's absences and what follows from them."""

    absences: Sequence[Absence]
    attendance: Attendance


def load_presence(repositories: Repositories, meeting: Meeting, body: Body) -> Presence:
    """The attendance of a meeting as it stands."""
    return presence_by(meeting, body, repositories.absences.of_meeting(meeting.id))


def presence_by(meeting: Meeting, body: Body, absences: Sequence[Absence]) -> Presence:
    """The attendance of a meeting that follows from these absences."""
    return Presence(absences, attendance(body, absences, meeting.starts))


def load_here(repositories: Repositories, context: Context) -> Sequence[ChannelUse]:
    """What the conversation is for that the request came from."""
    return repositories.channels.at(conversation(context.place))


def conversation(place: Place) -> Place:
    """The conversation a place lies in, without its thread."""
    return Place(place.platform, place.install, place.conversation)
