"""Being reminded again at a time of one's own, for every feature: the form, what its answer means, and the plan.

Who may ask for it, the feature decides before; what is reminded of then, is looked at when it is due.
"""

from collections.abc import Mapping
from datetime import date, datetime, time

from danish import reader, writing
from danish.meaning import Ambiguous, Day, Meaning, Moment, NotUnderstood, Span
from danish.workdays import is_working_day, next_working_day
from danish.zone import COPENHAGEN
from domain.quiet import is_allowed
from domain.reminders import Cause, snooze
from handlers.desk import Desk
from handlers.refusals import WrongFields
from handlers.task_text import day
from handlers.task_text import time as time_text
from handlers.ui import Card, Choice, Form, Option, TextInput, note, text

SNOOZE = "Påmind mig senere"
"""What the button says, wherever it stands."""
WHEN = "hvornaar"
OWN = "eget"
ACT = "påmindelse.udskudt"
"""What the log calls it."""
_AFTERNOON = time(14)
_MORNING = time(9)


class NoTime(WrongFields):
    """What was typed or chosen is no coming time; `why` says so in Danish."""

    def __init__(self, why: str) -> None:
        super().__init__({OWN: why})
        self.why = why


def form(name: str, about: str, hidden: str, now: datetime) -> Form:
    """Asks when to remind of that again; `name` is the feature's form, and `hidden` comes back with the answer."""
    options = _options(now)
    return Form(
        name,
        SNOOZE,
        "Gem",
        (
            note(about),
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


def plan_snoozed(desk: Desk, cause: Cause, until: datetime, what: tuple[str, str]) -> Card:
    """Plans the reminder for this person alone, and answers; `what` are its name and where it belongs."""
    desk.repositories.reminders.plan([snooze(cause, desk.context.person, until)])
    wishes = desk.repositories.preferences.of([desk.context.person])[desk.context.person]
    is_quiet = not is_allowed(until, wishes.hours(desk.profile.reminding))
    quiet = "Det er uden for den tid, hvor jeg ellers skriver til dig. Du får den, som du bad om."
    name, place = what
    return Card(
        f"Jeg minder dig om det {time_text(until, desk.now)}: {name}",
        (text(place), *((note(quiet),) if is_quiet else ())),
    )


def chosen(values: Mapping[str, str], now: datetime) -> datetime:
    """The time that was typed, else the one that was chosen; raises NoTime."""
    typed = values.get(OWN, "").strip()
    if typed:
        return typed_time(typed, now)
    try:
        at = datetime.fromisoformat(values.get(WHEN, "")).astimezone(COPENHAGEN)
    except ValueError as error:
        raise NoTime("Vælg et tidspunkt, eller skriv et selv.") from error
    return _coming(at, now)


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
            raise NoTime(f"{writing.capitalised(writing.why_text(meaning))} Skriv fx “på torsdag kl. 14”.")


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
