"""What stands against closing a decision: the authorities that have yet to approve it, each with a button."""

from collections.abc import Iterable

from danish import writing
from domain.decision_errors import ApprovalsMissing
from domain.organisation import Profile
from handlers.beslutninger.loading import View
from handlers.beslutninger.words import COMMAND
from handlers.decision_text import authority_name
from handlers.refusals import Answered, unsaved
from handlers.retry import command_button
from handlers.task_text import meeting_to_type, typed_meeting
from handlers.ui import Actions, Button, text

_MOST_ASKED = 5


def not_yet(refusal: ApprovalsMissing, view: View, profile: Profile) -> Answered:
    """Why a decision can't be closed, and how each approval is recorded."""
    number, missing = refusal.number, refusal.authorities
    listed = writing.join([authority_name(key, profile) for key in missing])
    line = f"/{COMMAND} godkendt {number} {typed_authority(missing[0])} {meeting_to_type(view.meeting, view.body)}"
    return Answered(
        f"Beslutning {number} kan ikke lukkes endnu.",
        text(f"Sagen har økonomiske konsekvenser og afventer godkendelse fra {listed}. "),
        unsaved(f"Har de godkendt, så registrer det her, eller skriv fx `{line}`."),
        Actions(approval_buttons("godkendt", number, missing, view, profile)),
    )


def approval_buttons(
    act: str, number: int, authorities: Iterable[str], view: View, profile: Profile
) -> tuple[Button, ...]:
    """A button for each of the first authorities that does that act on its approval of the decision."""
    where = typed_meeting(view.meeting, view.body)
    return tuple(
        command_button(
            writing.capitalised(authority_name(key, profile)),
            COMMAND,
            f"{act} {number} {typed_authority(key)} {where}",
        )
        for key in list(authorities)[:_MOST_ASKED]
    )


def typed_authority(key: str) -> str:
    """The words that name an authority in a command."""
    return "regionsrådet" if key == "regionsraad" else f"kommunalbestyrelse {key.replace('_', ' ')}"
