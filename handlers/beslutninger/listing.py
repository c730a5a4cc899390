"""The follow-up list of a meeting's body; what was decided on closed items only for those who may read it."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.decisions import Decision, missing_approvals
from domain.meetings import Meeting
from domain.organisation import Profile
from handlers.beslutninger.cards import CLOSE, CLOSED_ITEM, what
from handlers.beslutninger.loading import DecisionDesk, View
from handlers.beslutninger.words import COMMAND, Act
from handlers.decision_text import authorities_text, follow_up_text, presence_verdict
from handlers.meeting_text import meeting_line, sector_counts
from handlers.pages import filled, page_buttons
from handlers.retry import command_button
from handlers.task_text import day, typed_meeting
from handlers.ui import Actions, Block, Bold, Button, Card, Divider, Inline, Text, note, text

_PAGE, _ROOM = 15, 5_000
_PAGE_EARLIER, _ROOM_EARLIER = 10, 3_000
"""So many decisions and characters of a kind are on a page."""
_MOST_BUTTONS = 2


def listed(desk: DecisionDesk, page: int = 1) -> Card:
    """A page of the meeting's decisions, and of what is still open from the body's earlier meetings."""
    view, profile, now = desk.view, desk.profile, desk.now
    found = desk.repositories.decisions.followed_up([view.body.key])
    earlier = [(one, meeting) for one, meeting in found if meeting.id != view.meeting.id]
    standing = [one for one in view.decisions if one.stands]
    open_now = [one for one in standing if one.is_followed_up]
    count = writing.capitalised(writing.count(len(standing), "beslutning", "beslutninger"))
    still = f"{count} · {writing.count(len(open_now), 'åben', 'åbne')}" if standing else "Ingen beslutninger"
    blocks: list[Block] = [text(meeting_line(view.meeting, view.body)), *_attendance(view, profile)]
    own = filled([_entry(one, view, profile, now) for one in standing], _PAGE, _ROOM)
    others = filled([_earlier(*one, view, now) for one in earlier], _PAGE_EARLIER, _ROOM_EARLIER)
    pages = max(len(own), len(others))
    page = min(page, pages)
    blocks += own[page - 1] if page <= len(own) else []
    if not standing:
        blocks.append(text(f"Registrer en med `/{COMMAND} 2 “teksten” ansvarlig fagligt frist 23/12`."))
    blocks += _followed(others[page - 1]) if page <= len(others) else []
    blocks += page_buttons(COMMAND, f"{Act.LIST.value} {typed_meeting(view.meeting, view.body)}", page, pages)
    blocks.append(note("Det, der skrives her, kan være omfattet af aktindsigt, også når et punkt er lukket."))
    closing = open_now[:_MOST_BUTTONS] if view.sees_closed else ()
    buttons = [Button(f"Luk nr. {one.number}", CLOSE, str(one.id)) for one in closing]
    if standing or earlier:
        buttons.append(command_button("Hent som regneark", COMMAND, f"fil {typed_meeting(view.meeting, view.body)}"))
    blocks += [Actions(tuple(buttons))] if buttons else []
    where = f", side {page} af {pages}" if pages > 1 else ""
    return Card(f"{still}: {view.body.name}{where}", tuple(blocks))


def _entry(decision: Decision, view: View, profile: Profile, now: datetime) -> Text:
    if decision.is_closed_item and not view.sees_closed:
        return text(Bold(f"Nr. {decision.number}"), f" · {CLOSED_ITEM}")
    head: list[Inline] = [Bold(f"Nr. {decision.number} · {writing.capitalised(decision.form.value)}"), "\n"]
    closed = f" ({CLOSED_ITEM})" if decision.is_closed_item else ""
    lines: list[Inline] = [*what(decision, view), closed, "\n", follow_up_text(decision, view.organisations, now)]
    missing = missing_approvals(decision, view.approvals)
    if missing:
        lines += ["\n", f"Afventer {authorities_text(missing, profile)}"]
    return text(*head, *lines)


def _earlier(decision: Decision, meeting: Meeting, view: View, now: datetime) -> Text:
    is_hidden = decision.is_closed_item and not view.sees_closed
    said = CLOSED_ITEM if is_hidden else f"“{decision.text}” · {follow_up_text(decision, view.organisations, now)}"
    return text(f"\n• {day(meeting.starts, now)}, nr. {decision.number}: {said}")


def _followed(earlier: Sequence[Text]) -> list[Block]:
    if not earlier:
        return []
    heading = Bold("Følges stadig op fra andre møder")
    return [Divider(), text(heading, *(part for one in earlier for part in one.parts))]


def _attendance(view: View, profile: Profile) -> list[Block]:
    said = presence_verdict(view.attendance, view.body, is_written=view.is_written)
    counts = sector_counts(view.attendance, profile)
    if not said:
        return [text(Bold("Repræsentation: "), counts)] if counts else []
    return [text(Bold("Fremmøde: "), *said, f"\n{counts}")]
