"""How many eat at a meeting, loaded and worded for any feature; never who they are."""

from collections.abc import Sequence

from domain.attendance import Absence
from domain.catering import Catering, catering
from domain.meetings import Meeting
from domain.organisation import Body
from domain.ports import Repositories
from handlers.ui import Bold


def load_catering(repositories: Repositories, meeting: Meeting, body: Body, absences: Sequence[Absence]) -> Catering:
    """The head count as it stands."""
    guests = repositories.guests.number(meeting.id)
    return catering(body, absences, repositories.people.roles(meeting.day), meeting.day, guests)


def catering_line(heads: Catering, meeting: Meeting) -> tuple[Bold | str, ...]:
    """The head count: how many, and who they are made up of; no names, and no number where nobody meets in a room."""
    if meeting.is_virtual:
        return ("Forplejning er ikke nødvendig, da mødet er virtuelt.",)
    return (Bold(catering_count(heads)), f" ({catering_parts(heads)})")


def catering_count(heads: Catering) -> str:
    """The head count alone."""
    return f"Forplejning: {heads.total}"


def catering_parts(heads: Catering) -> str:
    """Who the head count is made up of."""
    return (
        f"medlemmer {heads.members}, stedfortrædere og suppleanter {heads.stand_ins}, "
        f"sekretariat {heads.secretariat}, gæster og oplægsholdere {heads.guests}"
    )
