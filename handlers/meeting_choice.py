"""Asks which of several meetings is meant: each with its forum and time, and a button that asks the same again."""

from collections.abc import Sequence

from danish import writing
from domain.meetings import Meeting
from domain.organisation import Body
from handlers.finding import Words
from handlers.meeting_text import KINDS, meeting_line
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.ui import Actions, Button, text

_MOST_ASKED = 10
"""As many as there are bodies: who serves them all is asked about one of each."""


class SeveralMeetings(Answered):
    """The question which of these meetings the words mean."""

    def __init__(self, words: Words, found: Sequence[tuple[Meeting, Body]]) -> None:
        self.found = tuple(found)
        asked = self.found[:_MOST_ASKED]
        lines = [f"\n• {meeting_line(meeting, body)}" for meeting, body in asked]
        if left := len(self.found) - len(asked):
            lines.append(f"\n• … og {writing.count(left, 'møde', 'møder')} til")
        super().__init__(
            "Hvilket møde mener du?",
            text("Der er flere møder, det kan være:", *lines),
            text("Vælg et her, eller skriv forum, klynge, dag og klokkeslæt. ", NOTHING_SAVED),
            Actions(tuple(_choice(words, meeting, body) for meeting, body in asked)),
        )


def again_with_day(label: str, words: Words, meeting: Meeting, forum: str = "") -> Button:
    """A button that asks the same command again with the meeting's day and time; all else stays as it was typed.

    `forum` are words for the forum and cluster, where these weren't typed.
    """
    when = f"{meeting.day.isoformat()} {writing.clock(meeting.starts)}"
    return words.button(label, add=f"{forum} {when}".strip(), instead_of=words.when.phrase if words.when else "")


def _choice(words: Words, meeting: Meeting, body: Body) -> Button:
    """What tells the meetings apart comes first, since a phone cuts a long label."""
    when = f"{meeting.day.day}/{meeting.day.month} {writing.clock(meeting.starts)}"
    if words.forum is not None:
        kind = KINDS.get(meeting.kind)
        return again_with_day(f"{when}, {kind}" if kind else when, words, meeting)
    cluster = body.cluster.key if body.cluster and words.cluster is None else ""
    return again_with_day(f"{when}, {body.name}", words, meeting, f"{body.forum.key} {cluster}".strip())
