"""Puts the seats of a meeting together as a table: who is absent and who comes instead; why, nobody has written."""

from datetime import datetime

from danish import writing
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.papers import Cell, Sheet
from domain.ports import Repositories
from handlers.catering import catering_line, load_catering
from handlers.loading import load_presence
from handlers.meeting_text import meeting_line, sector_counts
from handlers.who_comes import load_alternates


def load_table(repositories: Repositories, profile: Profile, place: tuple[Meeting, Body], now: datetime) -> Sheet:
    """The table of a meeting's seats, for its secretariat."""
    meeting, body = place
    presence = load_presence(repositories, meeting, body)
    heads = load_catering(repositories, meeting, body, presence.absences)
    appointed = load_alternates(repositories, meeting, body)
    absent = {one.seat: one for one in presence.absences}
    word = body.forum.stand_in_word.capitalize()
    rows: list[tuple[Cell, ...]] = []
    for seat in body.seats:
        absence = absent.get(seat.key)
        came = absence.stand_in.name if absence and absence.stand_in else ""
        says = "Afbud" if absence else "Intet afbud"
        rows.append((seat.label, profile.sector(seat.sector).name, says, came, appointed.get(seat.key, "")))
    catered = "".join(one if isinstance(one, str) else one.text for one in catering_line(heads, meeting))
    said = (sector_counts(presence.attendance, profile), catered.removesuffix("."))
    counts = " ".join(f"{one}." for one in said if one)
    return Sheet(
        f"Afbud: {body.name}, {writing.weekday_date(meeting.day)}",
        f"{meeting_line(meeting, body)}. {counts} Kun til sekretariatet.",
        body.name,
        now,
        ("Plads", "Sektor", "Status", word, f"Udpeget {body.forum.stand_in_word}"),
        tuple(rows),
    )
