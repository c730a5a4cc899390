"""How a year's wheel reads in words: what stands beside the picture, what says the same, and the table."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from danish import writing
from domain.organisation import Cluster, Profile
from domain.papers import Sheet
from domain.pictures import YearPicture
from domain.succession import is_over_in
from domain.year_wheel import PlannedMeeting, YearWheel
from handlers.meeting_text import KINDS
from handlers.retry import command_button
from handlers.task_text import lowered
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Bold, Button, Card, Image, Text, note, text

ACT = "årshjul"
TABLE, PRINT, SHEET = "tabel", "udskrift", "regneark"
ALL = "alle"
_LONGEST = 1900
_HEADINGS = ("Dag", "Kl.", "Uge", "Forum", "Slags", "Punkter klar", "Dagsordenen udsendes")


def picture_of(wheel: YearWheel, profile: Profile, now: datetime) -> YearPicture:
    """The picture with the words that say the same."""
    return YearPicture(wheel, _whose(wheel.cluster, profile), _alternative(wheel), now.date())


def wheel_card(picture: YearPicture, profile: Profile, now: datetime) -> Card:
    """The answer with the picture."""
    wheel = picture.wheel
    following = [one for one in wheel.meetings if one.starts > now]
    said = [f"{_meetings(wheel)}."]
    if following:
        said.append(f"Det næste holder {_within(following[0], wheel, profile)} {writing.moment(following[0].starts)}.")
    return Card(
        picture.title,
        (
            text(" ".join(said)),
            *_ending(wheel, profile),
            Image(picture),
            Actions((_button("Vis som tabel", TABLE, wheel), _button("Hent til udskrift", PRINT, wheel))),
        ),
    )


def table_card(picture: YearPicture, profile: Profile) -> Card:
    """The same in words: month by month, with the two deadlines of each meeting."""
    wheel = picture.wheel
    blocks: list[Block] = [text(f"{_meetings(wheel)}."), *_ending(wheel, profile)]
    blocks += _months(wheel)
    if wheel.recurring:
        lines = "".join(f"\n• {one.name}: {writing.span(one.first, one.last)}" for one in wheel.recurring)
        blocks.append(text(Bold("Hvert år"), lines))
    off = " · ".join(f"{title} {_day(day)}" for day, title in wheel.days_off)
    blocks.append(note(f"Helligdage og andre fridage: {off}"))
    blocks.append(Actions((_button("Hent som regneark", SHEET, wheel),)))
    return Card(f"{picture.title}, som tabel", tuple(blocks))


def sent_card(picture: YearPicture) -> Card:
    """The answer where files of it went to the person."""
    return Card(
        "Filerne ligger i en direkte besked til dig.",
        (text(f"{picture.title}. SVG-filen kan udskrives i A3 eller større, PNG-filen kan sættes ind overalt."),),
    )


def sheet_card(picture: YearPicture) -> Card:
    """The answer where the table went to the person as files."""
    return Card(
        "Filerne ligger i en direkte besked til dig.",
        (text(f"{picture.title}, med en række for hvert møde, som Excel- og CSV-fil."),),
    )


def sheet_of(picture: YearPicture, profile: Profile, now: datetime) -> Sheet:
    """The table as a file: a row for each meeting."""
    wheel = picture.wheel
    rows = tuple(
        (
            one.day,
            f"{one.starts.hour:02}.{one.starts.minute:02}",
            one.day.isocalendar().week,
            _name(one, wheel),
            KINDS.get(one.kind, "ordinært"),
            one.items_due,
            one.sending_due,
        )
        for one in wheel.meetings
    )
    return Sheet(picture.title, f"{_meetings(wheel)}.", profile.name, now, _HEADINGS, rows)


def _whose(cluster: Cluster | None, profile: Profile) -> str:
    return f"Sundhedsklynge {cluster.name}" if cluster else f"Alle klynger i {profile.name}"


def _meetings(wheel: YearWheel) -> str:
    if not wheel.meetings:
        return f"Der er ingen møder i {wheel.year} endnu"
    return f"{writing.count(len(wheel.meetings), 'møde', 'møder')} i {wheel.year}"


def _ending(wheel: YearWheel, profile: Profile) -> tuple[Block, ...]:
    """That the organisation is no more in that year, where it isn't."""
    return (text(f"Bemærk: {profile.end_notice}."),) if is_over_in(profile, wheel.year) else ()


def _alternative(wheel: YearWheel) -> str:
    """What somebody who can't see the wheel is told of it; the table says it all."""
    parts = [f"Et årshjul med måneder og uger udenom og en ring for hvert forum. {_meetings(wheel)}."]
    for ring in wheel.rings:
        days = [_day(one.starts) for one in wheel.of(ring)]
        if days:
            parts.append(f"{ring.name}: {writing.join(days)}.")
    if wheel.today is not None:
        parts.append(f"I dag, {_day(wheel.today)}, er en streg.")
    words = " ".join(parts)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} … Resten står i tabellen."


def _months(wheel: YearWheel) -> Iterator[Text]:
    for month, meetings in groupby(wheel.meetings, key=lambda one: one.day.month):
        lines = "".join(f"\n• {_line(one, wheel)}" for one in meetings)
        yield text(Bold(writing.capitalised(writing.MONTHS[month - 1])), lines)


def _line(one: PlannedMeeting, wheel: YearWheel) -> str:
    kind = f" ({KINDS[one.kind]})" if one.kind in KINDS else ""
    due = [f"punkter klar {_day(one.items_due)}"] if one.items_due else []
    due += [f"dagsordenen udsendes {_day(one.sending_due)}"] if one.sending_due else []
    return f"{_name(one, wheel)}{kind}: {writing.moment(one.starts)}" + "".join(f" · {what}" for what in due)


def _name(one: PlannedMeeting, wheel: YearWheel) -> str:
    return next(ring.name for ring in wheel.rings if ring.body == one.body)


def _within(one: PlannedMeeting, wheel: YearWheel, profile: Profile) -> str:
    """The forum's name inside a sentence, as `inside_sentence` has it."""
    levels = [body.key for body in profile.known_bodies if body.forum.is_per_cluster]
    return lowered(_name(one, wheel)) if one.body in levels else _name(one, wheel)


def _day(day: date) -> str:
    """The day without its year: "10. marts"."""
    return writing.short_date(day).rsplit(" ", 1)[0]


def _button(label: str, what: str, wheel: YearWheel) -> Button:
    where = wheel.cluster.key if wheel.cluster else ALL
    return command_button(label, COMMAND, f"{ACT} {what} {where} {wheel.year}")
