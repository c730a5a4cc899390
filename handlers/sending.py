"""Asks before an agenda is noted as sent out that lacks approvals, or corrections that were noted: what it lacks."""

from domain.corrections import lacks_approval
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.rows import Row
from handlers.approvals import names_of, recorded_round
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.task_text import lowered, typed_meeting
from handlers.ui import Actions


def refused_unapproved(repositories: Repositories, profile: Profile, place: tuple[Meeting, Body]) -> Answered | None:
    """The question whether the agenda went out as it is, with a button that says so; None where it lacks nothing."""
    meeting, body = place
    records = repositories.records.of_meeting(meeting.id)
    tasks = [task for task in records.tasks if body.forum.has_step(task.step)]
    if not lacks_approval(tasks):
        return None
    is_open = {task.step for task in tasks if task.is_open}
    missing = recorded_round(records, profile, body).missing
    lacking = f"Der mangler godkendelse fra {names_of(missing)}. " if missing else ""
    if Row.APPROVAL in is_open and not missing:
        lacking = f"Trin {Row.APPROVAL} ({_named(body, Row.APPROVAL)}) er ikke bekræftet. "
    if Row.GENERATION_ANEW in is_open:
        anew = f"trin {Row.GENERATION_ANEW} ({_named(body, Row.GENERATION_ANEW)})"
        lacking += f"Rettelserne er ikke med endnu: {anew} mangler. "
    title = "er ikke godkendt endnu" if Row.APPROVAL in is_open else "er ikke genereret med rettelserne"
    return Answered(
        f"Dagsordenen {title}.",
        unsaved(lacking, "Er den alligevel sendt ud, så bliver det noteret sammen med udsendelsen."),
        Actions(
            (retry_button("Noter udsendelsen alligevel", "dagsorden", f"udsendt alligevel {typed_meeting(*place)}"),)
        ),
    )


def _named(body: Body, row: Row) -> str:
    return lowered(body.forum.step(row).name)
