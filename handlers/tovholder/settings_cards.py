"""What people read about their own settings, and the form to change them in; it saves nothing."""

from dataclasses import replace
from datetime import datetime, time

from danish.zones import ZONES, zone_name
from domain.preferences import Preferences
from domain.reminder_times import Reminding
from handlers.loading import fingerprint
from handlers.preference_text import NO_DIGEST, hour, hours, pause_text, summary
from handlers.retry import command_button, retry_button
from handlers.task_text import time as moment_text
from handlers.tovholder.settings_words import DIGEST, NEWS, PAUSE, QUIET, USAGE, ZONE
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Card, Choice, Form, Option, TextInput, note, text

FORM = "tovholder.indstillinger"
SETTINGS, EDIT = "indstillinger", "indstillinger ret"
ON, OFF = "ja", "nej"
_YES_OR_NO = (Option(ON, "Ja, når der er nyt"), Option(OFF, "Nej"))
_TIMES = tuple(time(hour_, minute) for hour_ in range(7, 11) for minute in (0, 30))[:-1]


def shown(wishes: Preferences, reminding: Reminding, now: datetime, *, has_role: bool) -> Card:
    """A person's settings as they are."""
    title = "Du får intet morgenoverblik"
    if wishes.is_paused(now):
        title = f"Du har pause {pause_text(wishes, now)}"
    elif wishes.wants_digest and has_role:
        title = f"Dit morgenoverblik kommer hver hverdag {hour(wishes.digest_time(reminding))}"
    return Card(title, _blocks(wishes, reminding, now, has_role=has_role))


def saved(wishes: Preferences, reminding: Reminding, now: datetime, *, has_role: bool) -> Card:
    """The answer once something was changed: when the next digest comes."""
    title = "Gemt. Der kommer intet overblik"
    if wishes.has_pause(now):
        title = f"Gemt. Du har pause {pause_text(wishes, now)}"
    elif wishes.next_digest is not None and has_role:
        title = f"Gemt. Næste overblik kommer {moment_text(wishes.next_digest, now)}"
    return Card(title, _blocks(wishes, reminding, now, has_role=has_role))


def form(wishes: Preferences, reminding: Reminding, now: datetime) -> Form:
    """Asks for all of it, filled in as it is."""
    at = wishes.digest_time(reminding)
    options = (Option(OFF, "Intet overblik"), *(Option(_value(one), hour(one)) for one in sorted({*_TIMES, at})))
    zones = tuple(Option(zone, name) for zone, name in {**ZONES, wishes.zone: zone_name(wishes.zone)}.items())
    quiet = hours(wishes.quiet).removeprefix("kl. ") if wishes.quiet else ""
    office = hours((reminding.opens, reminding.closes))
    return Form(
        FORM,
        "Mine indstillinger",
        "Gem",
        (
            Choice(DIGEST, "Morgenoverblik på hverdage", options, value=_value(at) if wishes.wants_digest else OFF),
            Choice(ZONE, "Tidszone", zones, value=wishes.zone),
            TextInput(
                QUIET,
                "Stille timer",
                hint=f"Fx “15.30-9”. Står feltet tomt, skriver jeg uopfordret på hverdage {office}.",
                value=quiet,
                is_optional=True,
                max_length=60,
            ),
            TextInput(
                PAUSE,
                "Pause",
                hint="Fx “til mandag”, “2 uger” eller “uge 52”. Står feltet tomt, er der ingen pause.",
                value=pause_text(wishes, now),
                is_optional=True,
                max_length=100,
            ),
            Choice(NEWS, "Ugens erfaringer", _YES_OR_NO, value=ON if wishes.wants_news else OFF),
        ),
        hidden=str(fingerprint(replace(wishes, next_digest=None))),
    )


def _blocks(wishes: Preferences, reminding: Reminding, now: datetime, *, has_role: bool) -> tuple[Block, ...]:
    role = () if has_role else (text(NO_DIGEST),)
    ending = ("Aflys pausen" if wishes.plans_pause(now) else "Slut pausen", "pause fra")
    pause = ending if wishes.has_pause(now) else ("Pause i en uge", "pause en uge")
    digest = ("Slå overblikket fra", "overblik nej") if wishes.wants_digest else ("Slå overblikket til", "overblik ja")
    buttons = [retry_button(label, COMMAND, f"{SETTINGS} {typed}") for label, typed in (pause, digest)]
    return (
        text(summary(wishes, reminding, now)),
        *role,
        Actions((command_button("Ret", COMMAND, EDIT), *buttons)),
        note(f"Svar på det, du selv gør, kommer altid med det samme. {USAGE}"),
    )


def _value(at: time) -> str:
    return at.isoformat(timespec="minutes")


def read_time(chosen: str) -> time:
    """The digest's time that was chosen in the form; raises ValueError."""
    read = time.fromisoformat(chosen)
    if _value(read) != chosen:
        raise ValueError(chosen)
    return read
