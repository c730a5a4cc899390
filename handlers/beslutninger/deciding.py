"""What to mind of how a decision was taken: too few there, remarks that nobody wrote, the mandate without a rule."""

from domain.deciding import AttendanceRule
from domain.decisions import Decision, DecisionForm
from domain.organisation import Body
from domain.presence import can_decide
from handlers.beslutninger.loading import View
from handlers.beslutninger.words import COMMAND
from handlers.ui import Bold, Text, note, text


def to_mind_of_deciding(decision: Decision, view: View) -> list[Text]:
    """What the secretariat is asked about a decision; nothing for most.

    An item til beslutning can't be approved by too few; any other can, since only that kind asks for the rule.
    """
    if decision.form.decides and not can_decide(view.attendance) and decision.item not in view.for_decision:
        other = f"`/{COMMAND} ret {decision.number} drøftet`"
        return [
            text(
                Bold("Blev det besluttet? "),
                f"Der var for få til stede til at træffe beslutninger. Blev sagen kun drøftet, så skriv {other}.",
            )
        ]
    return [*_remarks(decision), *_mandate(view.body)]


def _remarks(decision: Decision) -> list[Text]:
    """A question for the remarks that a decision was approved with, where none are written."""
    if decision.form is not DecisionForm.APPROVED_WITH_REMARKS or decision.remarks:
        return []
    write = f"`/{COMMAND} ret {decision.number} bemærkninger “…”`"
    return [text(Bold("Hvilke bemærkninger? "), f"Der står ingen. Skriv dem med {write}.")]


def _mandate(body: Body) -> list[Text]:
    """A reminder on the level without an attendance rule: its members decide within their mandate."""
    if body.cluster is None or body.forum.attendance_rule is not AttendanceRule.NONE:
        return []
    word = body.forum.stand_in_word
    return [note(f"Har alle, også en {word}, mandat til at beslutte det? Ellers skal det hjem først.")]
