"""Hands a meeting's agenda or minutes out as files, the closed edition to the secretariat alone; it makes no file."""

from domain.decisions import require_begun
from handlers.dagsorden.paper import CLOSED_POINT, file_stem, load_paper
from handlers.dagsorden.words import AGENDA, MINUTES, Reading
from handlers.desk import MeetingDesk
from handlers.log_writing import write_log
from handlers.meeting_text import meeting_line
from handlers.outcomes import File
from handlers.ui import Block, Card, note, text

_USUAL = ("docx", "pdf")
_NAMED = {AGENDA: "Dagsordenen", MINUTES: "Referatet"}


def handed_out(desk: MeetingDesk, reading: Reading) -> File:
    """The files, as Word and PDF unless other formats were asked for; handing out the closed edition is logged."""
    repositories, context, place = desk.repositories, desk.context, desk.place
    if reading.command == MINUTES:
        require_begun(desk.meeting, context.now)
    if reading.is_closed:
        desk.require_secretariat()
        write_log(repositories, context, f"{reading.command}.lukket_udgave", f"meeting:{desk.meeting.id}")
    command, is_closed = reading.command, reading.is_closed
    paper = load_paper(repositories, desk.profile, place, context.now, command=command, is_closed=is_closed)
    stem = file_stem(place, command, is_closed=is_closed)
    names = tuple(f"{stem}.{ending}" for ending in dict.fromkeys(reading.formats or _USUAL))
    blocks: list[Block] = [text(meeting_line(*place))]
    if reading.is_closed:
        blocks.append(text("Den udgave rummer lukkede punkter. Del den kun i klyngens sekretariat."))
    elif any(one.heading.endswith(CLOSED_POINT) for one in paper.points):
        hint = f"Sekretariatet får dem med `/{reading.command} dokument lukket`."
        blocks.append(note("Lukkede punkter står kun med deres nummer. ", hint))
    edition = " i lukket udgave" if reading.is_closed else ""
    title = f"{_NAMED[reading.command]}{edition} ligger i en direkte besked fra mig."
    return File(Card(title, tuple(blocks)), names, paper)
