"""What the office is asked: absences of every seat from every coming meeting, and how far each meeting is.

Each question is unlike the one before it: another meeting and another person.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import cycle, islice

from danish.zone import copenhagen
from domain.meetings import Meeting
from domain.organisation import Body
from handlers.meeting_text import meeting_line
from tests.bench.front.load import Asked
from tests.bench.front.office import COMING, HELD, ROOM, Office, free_seats


def nothing(office: Office, number: int) -> list[Asked]:
    """So many questions to an app that does nothing, as long as the others."""
    return [Asked(one.user, one.line, "Modtaget.") for one in islice(cycle(absences(office)), number)]


def absences(office: Office) -> list[Asked]:
    """Reports each seat absent from each coming meeting, by turns by its holder and by the secretariat."""
    return [
        Asked(user, f"/afbud {_named(body, day)} {label}", f"Afbud registreret: {label}\n{_line(body, day)}")
        for user, body, day, label in _by_seat(office)
    ]


def withdrawals(office: Office) -> list[Asked]:
    """Takes all of them back."""
    return [
        Asked(
            user, f"/afbud fortryd {_named(body, day)} {label}", f"Afbud trukket tilbage: {label}\n{_line(body, day)}"
        )
        for user, body, day, label in _by_seat(office)
    ]


def statuses(office: Office, number: int) -> list[Asked]:
    """Asks how far the meetings are, those that have been and those that come."""
    meetings = [(body, day) for day in (*HELD, *COMING) for body in office.bodies]
    askers = {
        body.key: cycle([*office.secretariat[body.key], *office.seated[body.key].values()]) for body, _ in meetings
    }
    return [
        Asked(next(askers[body.key]), f"/dagsorden status {_named(body, day)}", _line(body, day))
        for body, day in islice(cycle(meetings), number)
    ]


def _by_seat(office: Office) -> Iterable[tuple[str, Body, date, str]]:
    secretariat = {key: cycle(users) for key, users in office.secretariat.items()}
    most = max(len(free_seats(body)) for body in office.bodies)
    for place in range(most):
        for number, day in enumerate(COMING):
            for body in office.bodies:
                if place >= len(free_seats(body)):
                    continue
                seat = free_seats(body)[place]
                holder = office.seated[body.key][seat.key]
                yield (holder if number % 2 else next(secretariat[body.key])), body, day, seat.label


def _named(body: Body, day: date) -> str:
    assert body.cluster is not None
    return f"{body.forum.key} {body.cluster.key} {day.day}/{day.month}"


def _line(body: Body, day: date) -> str:
    starts = copenhagen(day.year, day.month, day.day, 15)
    return meeting_line(Meeting(0, body.key, starts, starts + timedelta(hours=2), ROOM), body)
