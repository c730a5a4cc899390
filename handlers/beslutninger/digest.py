"""The part of a person's morning digest about decisions to follow up; how it reads, `handlers.digest`."""

from collections.abc import Iterator
from datetime import datetime

from danish.zone import COPENHAGEN
from domain.digests import soon_ends, urgency
from domain.organisation import Profile
from domain.ports import Repositories
from domain.reminders import What
from handlers.beslutninger.cards import list_button
from handlers.beslutninger.reminded import person_buttons
from handlers.decisions_due import DueDecision, decision_said, load_decisions
from handlers.digest import held
from handlers.digest_entries import DAY_ENDS, DigestEntry, DigestReader, marked, thing
from handlers.ui import Button


def decision_entries(repositories: Repositories, profile: Profile, reader: DigestReader) -> Iterator[DigestEntry]:
    """The decisions that wait for the person and whose deadline has passed or is soon."""
    for one in load_decisions(repositories, profile, reader.actor, reader.assignments, reader.now):
        if one.decision.deadline is None:
            continue
        due = datetime.combine(one.decision.deadline, DAY_ENDS, tzinfo=COPENHAGEN)
        if due <= soon_ends(reader.now):
            mark = f"{thing(What.DECISION, one.decision.id)}:{due:%y%m%d}:{len(one.awaited)}"
            yield DigestEntry(urgency(due, reader.now), due, (_what(one, reader),), mark, _buttons(one))


def _buttons(one: DueDecision) -> tuple[Button, ...]:
    value, shown = marked(one.decision.id), list_button(one.meeting)
    return person_buttons(value, shown, serves=one.serves, may_close=not one.awaited)


def _what(one: DueDecision, reader: DigestReader) -> str:
    decided = f"beslutning {one.decision.number}{decision_said(one)}"
    return f"Opfølgning på {decided} – {one.body.name} ({held(one.meeting, reader.now)})"
