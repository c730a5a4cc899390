"""The form that asks when to remind again, and what its answer means; it plans nothing."""

from collections.abc import Mapping
from datetime import date, datetime, time

from danish import reader, writing
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span
from danish.workdays import is_working_day, next_working_day
from danish.zone import COPENHAGEN
from handlers.task_acts import Found
from handlers.task_text import day, of_meeting, step_name
from handlers.ui import Choice, Form, Option, TextInput, note

NAME = "opgaver.senere"
WHEN = "hvornaar"
OWN = "eget"
_AFTERNOON = time(14)
_MORNING = time(9)


class NoTime(Exception):  # noqa: N818 - an answer to a person, not a fault
    """What was typed or chosen is no coming time; `why` says so in Danish."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def form(found: Found, hidden: str, now: datetime) -> Form:
    """Asks when to remind of a task again; `hidden` comes back with the answer."""
    options = _options(now)
    return Form(
        NAME,
        "Påmind mig senere",
        "Gem",
        (
            note(f"{step_name(found.step, found.task.part)} · {of_meeting(found.meeting, found.body, now)}"),
            Choice(WHEN, "Hvornår?", options, value=options[0].value),
            TextInput(
                OWN,
                "Eller skriv selv",
                hint="Fx “på torsdag kl. 14”. Det går forud for valget ovenfor.",
                is_optional=True,
                max_length=100,
            ),
        ),
        hidden=hidden,
    )


def chosen(values: Mapping[str, str], now: datetime) -> tuple[str, datetime]:
    """The field that decided and the time it means; raises NoTime."""
    typed = values.get(OWN, "").strip()
    if typed:
        return OWN, typed_time(typed, now)
    try:
        at = datetime.fromisoformat(values.get(WHEN, "")).astimezone(COPENHAGEN)
    except ValueError as error:
        raise NoTime("Vælg et tidspunkt, eller skriv et selv.") from error
    return WHEN, _coming(at, now)


def typed_time(typed: str, now: datetime) -> datetime:
    """The coming time that words mean, at nine o'clock where only a day was typed; raises NoTime."""
    meaning: Meaning = reader.read(typed, now)
    match meaning:
        case Moment(at):
            return _coming(at, now)
        case Day(typed_day):
            return _coming(_at(typed_day, _MORNING), now)
        case Span(start) if isinstance(start, datetime):
            return _coming(start, now)
        case Span(start):
            return _coming(_at(start, _MORNING), now)
        case Ambiguous(candidates):
            readings = writing.join_or([writing.meaning_text(one) for one in candidates])
            raise NoTime(f"Det kan betyde {readings}. Skriv det mere præcist.")
        case NotUnderstood():
            raise NoTime(f"{writing.capitalised(writing.reason_text(meaning))} Skriv fx “på torsdag kl. 14”.")


def _options(now: datetime) -> tuple[Option, ...]:
    """This afternoon while it is ahead, tomorrow at nine, the next working day and the next week."""
    today = now.date()
    tomorrow = date.fromordinal(today.toordinal() + 1)
    working = next_working_day(today)
    monday = date.fromordinal(today.toordinal() + 7 - today.weekday())
    week = monday if is_working_day(monday) else next_working_day(monday)
    times = {_at(today, _AFTERNOON): "I eftermiddag"} if now.time() < _AFTERNOON and is_working_day(today) else {}
    times[_at(tomorrow, _MORNING)] = "I morgen"
    times.setdefault(_at(working, _MORNING), "Næste hverdag")
    times.setdefault(_at(week, _MORNING), "Næste uge")
    return tuple(Option(at.isoformat(), f"{label}: {day(at, now)} {writing.clock(at)}") for at, label in times.items())


def _coming(at: datetime, now: datetime) -> datetime:
    if at <= now:
        raise NoTime(f"{writing.capitalised(writing.moment(at))} er passeret. Vælg et senere tidspunkt.")
    return at


def _at(on: date, at: time) -> datetime:
    return datetime.combine(on, at, tzinfo=COPENHAGEN)
