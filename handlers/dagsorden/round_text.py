"""How an approval round reads: which chairs have approved the current version, how, and who is waited for."""

from datetime import datetime

from danish.writing import capitalised
from danish.zone import COPENHAGEN
from domain.approvals import Approval
from domain.rounds import Round
from handlers.approvals import names_of
from handlers.references import reference_text
from handlers.task_text import day, lowered
from handlers.ui import Bold, Inline, Text


def round_paragraphs(known: Round, now: datetime) -> tuple[Text, ...]:
    """The round as a paragraph; none where nobody has approved anything yet, or no chair needs to."""
    if not known.chairs or not (known.standing or known.versions):
        return ()
    parts: list[Inline] = [Bold(f"Godkendelse af version {known.version}: ")]
    for one in known.standing:
        parts += [*_given(one, known, now), "; "]
    awaited = f"afventer {names_of(known.missing)}." if known.missing else "alle formænd har godkendt."
    return (Text((*parts, awaited if known.standing else capitalised(awaited))),)


def _given(one: Approval, known: Round, now: datetime) -> list[Inline]:
    chair = next(lowered(chair.name) for chair in known.chairs if chair.key == one.chair)
    said = "registreret på vegne af" if one.is_on_behalf else "godkendt af"
    parts: list[Inline] = [f"{said} {chair} {day(one.at.astimezone(COPENHAGEN), now)}"]
    return [*parts, ", ", reference_text(one.reference)] if one.reference else parts
