"""How a person's choices about messages read, on Home and wherever they are shown."""

from datetime import datetime, time, timedelta

from danish import writing
from danish.zones import zone_name
from domain.preferences import Preferences
from domain.quiet import Span
from domain.reminder_times import Reminding

NO_DIGEST = "Du har ingen rolle i et sekretariat og får derfor intet overblik."
"""To whoever has no role, beside when the digest would come."""


def hour(at: time) -> str:
    """A time of the day: "kl. 08.30"."""
    return f"kl. {at.hour:02}.{at.minute:02}"


def hours(span: Span) -> str:
    """From one time of the day to another: "kl. 17.00–08.00"."""
    return f"{hour(span[0])}–{hour(span[1]).removeprefix('kl. ')}"


def digest_line(wishes: Preferences, reminding: Reminding) -> str:
    """When the digest comes: "hver hverdag kl. 08.30", or that it doesn't."""
    if not wishes.wants_digest:
        return "slået fra"
    usual = " (som alle andre)" if wishes.digest_at is None else ""
    return f"hver hverdag {hour(wishes.digest_time(reminding))}{usual}"


def quiet_line(wishes: Preferences, reminding: Reminding) -> str:
    """When nothing comes unasked."""
    office = f"uden for {hours((reminding.opens, reminding.closes))} og på fridage"
    return f"{hours(wishes.quiet)}, og {office}" if wishes.quiet else office


def pause_line(wishes: Preferences, now: datetime) -> str:
    """Until when nothing comes at all: "til mandag den 30. november 2026", or that there is no pause."""
    return pause_text(wishes, now) or "ingen"


def pause_text(wishes: Preferences, now: datetime) -> str:
    """A pause that isn't over: "til mandag den 30. november 2026", with its beginning while that is ahead; else ""."""
    if wishes.paused_until is None or not wishes.has_pause(now):
        return ""
    ends = pause_end(wishes.paused_until)
    if wishes.paused_from is None or not wishes.plans_pause(now):
        return f"til {ends}"
    if wishes.paused_until.time() == time():
        ends = f"og med {writing.weekday_date(wishes.paused_until - timedelta(days=1))}"
    return f"fra {pause_end(wishes.paused_from)} til {ends}"


def news_line(wishes: Preferences) -> str:
    """Whether the week's experiences are told of."""
    return "ugens sidste hverdag, når der er nyt" if wishes.wants_news else "slået fra"


def pause_end(until: datetime) -> str:
    """The end of a pause, or its beginning: its day, with the time where that isn't the day's beginning."""
    day = writing.weekday_date(until)
    return day if until.time() == time() else f"{day} {writing.clock(until)}"


def summary(wishes: Preferences, reminding: Reminding, now: datetime) -> str:
    """All of it in a line each."""
    return "\n".join(
        (
            f"• Morgenoverblik: {digest_line(wishes, reminding)}",
            f"• Tidszone: {zone_name(wishes.zone)}",
            f"• Stille: {quiet_line(wishes, reminding)}",
            f"• Pause: {pause_line(wishes, now)}",
            f"• Ugens erfaringer: {news_line(wishes)}",
        )
    )
