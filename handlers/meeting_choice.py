"""Asks which of several meetings is meant: each with its forum and time, and a button that asks the same again."""

import re
from collections.abc import Sequence
from datetime import date

from danish import writing
from danish.meaning import Ambiguous
from domain.meetings import Meeting
from domain.organisation import Body
from handlers.finding import Words
from handlers.meant_days import first_day, is_dateless
from handlers.meeting_text import KINDS, meeting_line
from handlers.refusals import Answered, unsaved
from handlers.ui import Actions, Button, text

_MOST_ASKED = 10
"""As many as there are bodies: who serves them all is asked about one of each."""
_AND = re.compile(r"(?<!\w)(?:og|samt)(?!\w)|[,&+]", re.IGNORECASE)


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
            unsaved("Vælg et her, eller skriv forum, klynge, dag og klokkeslæt."),
            Actions(tuple(_choice(words, meeting, body) for meeting, body in asked)),
        )


def names_other_days(words: Words, meeting: Meeting) -> bool:
    """Whether the meeting's day is one of several that are joined by a word for "and", not by one for "or"."""
    if words.when is None or not isinstance(words.when.meaning, Ambiguous):
        return False
    return _AND.search(words.when.phrase) is not None and bool(_other_days(words.when.meaning, meeting))


def refuse_other_days(words: Words, meeting: Meeting, body: Body) -> None:
    """Raises the answer to several days of which the meeting's alone has one: else the others were lost unseen."""
    if words.when is None or not names_other_days(words, meeting):
        return
    meaning = words.when.meaning
    others = _other_days(meaning, meeting) if isinstance(meaning, Ambiguous) else []
    raise Answered(
        "Ét møde ad gangen.",
        unsaved(
            f"{body.name} har intet møde {writing.join_or([writing.weekday_date(one) for one in others])}. ",
            "Mener du dette møde alene, så vælg det her.",
        ),
        Actions((_choice(words, meeting, body),)),
    )


def again_with_day(label: str, words: Words, meeting: Meeting, forum: str = "") -> Button:
    """A button that asks the same command again with the meeting's day and time; all else stays as it was typed.

    `forum` are words for the forum and cluster, where these weren't typed.
    """
    when = f"{meeting.day.isoformat()} {writing.clock(meeting.starts)}"
    return words.button(label, add=f"{forum} {when}".strip(), instead_of=words.when.phrase if words.when else "")


def _other_days(meaning: Ambiguous, meeting: Meeting) -> list[date]:
    days = dict.fromkeys(first_day(one) for one in meaning.candidates if not is_dateless(one))
    return [one for one in days if not meeting.day <= one <= meeting.last_day]


def _choice(words: Words, meeting: Meeting, body: Body) -> Button:
    """What tells the meetings apart comes first, since a phone cuts a long label."""
    when = f"{meeting.day.day}/{meeting.day.month} {writing.clock(meeting.starts)}"
    if words.forum is not None:
        kind = KINDS.get(meeting.kind)
        return again_with_day(f"{when}, {kind}" if kind else when, words, meeting)
    cluster = body.cluster.key if body.cluster and words.cluster is None else ""
    return again_with_day(f"{when}, {body.name}", words, meeting, f"{body.forum.key} {cluster}".strip())
