"""Things to store."""

from datetime import datetime, timedelta

from danish.zone import copenhagen
from domain.meetings import Meeting
from domain.messages import AuditEntry, Message
from domain.people import Person, PersonId, Place
from domain.ports import Repositories
from domain.tasks import Task
from tests.support.moment import NOW

BODY = "politisk/fyn"
CHANNEL = Place("slack", "T1", "C1")
STARTS = copenhagen(2026, 6, 10, 15)


def a_meeting(starts: datetime = STARTS, body: str = BODY) -> Meeting:
    """A meeting of two hours."""
    return Meeting(0, body, starts, starts + timedelta(hours=2), "Odense", install="T1")


def some_tasks(meeting: Meeting) -> list[Task]:
    """Three steps of a meeting, the last of them with two parts."""
    parts = ((1, "", -5), (9, "", -2), (11, "udkast", 2), (11, "godkendt", 5))
    return [Task(0, meeting.id, step, part, meeting.starts + timedelta(days=days)) for step, part, days in parts]


def a_message(recipient: PersonId | Place = CHANNEL, *, key: str = "", due: datetime = NOW) -> Message:
    """A message about a task."""
    return Message("påmindelse", recipient, {"task": 7}, due, "T1", key)


def an_entry(number: int) -> AuditEntry:
    """An entry of the log, of the first person."""
    return AuditEntry(NOW, 1, "opgave.udført", f"task:{number}", "T1", "kommune", {"æ": "ø", "nr": number})


def add_person(repositories: Repositories) -> Person:
    """A unit that adds a person."""
    return repositories.people.add("Åse Øvegaard", "T1")


def add_meeting(repositories: Repositories) -> Meeting:
    """A unit that adds a meeting."""
    return repositories.meetings.add(a_meeting())
