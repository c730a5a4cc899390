"""Takes the names from a meeting's records that waited for it to be journalised, whichever act ends the waiting."""

from domain.meetings import Meeting
from domain.organisation import Profile
from domain.personal_data import awaits_journalising
from domain.ports import Repositories

FORMER = "tidligere medlem"
"""What stands where the name of somebody stood who was erased."""


def release_names(repositories: Repositories, profile: Profile, meeting: Meeting) -> None:
    """Takes them, once nobody's journalising is awaited any more."""
    body = next((one for one in profile.known_bodies if one.key == meeting.body), None)
    if not awaits_journalising(meeting, body, repositories.journal.of_meeting(meeting.id)):
        repositories.personal.release(meeting.id)
