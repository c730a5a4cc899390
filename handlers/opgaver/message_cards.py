"""What goes out to people and channels about their tasks by itself; the words past a deadline are `overdue_cards`."""

from datetime import datetime

from danish import writing
from domain.deciding import Chair
from handlers.meeting_text import when
from handlers.opgaver.cards import DONE, HAND_OVER, SNOOZE, TAKE, still_needed
from handlers.opgaver.words import Kind, View
from handlers.retry import retry_button
from handlers.task_acts import Found
from handlers.task_text import deadline, lowered, nearing, of_meeting, step_name, typed_meeting
from handlers.ui import Actions, Bold, Button, Card, text


def received(found: Found, giver: str, now: datetime, still: str) -> Card:
    """The word to whoever was given a task."""
    return Card(
        f"{giver} har overdraget en opgave til dig: {step_name(found.step, found.task.part)}",
        (
            text(f"{of_meeting(found.meeting, found.body, now)} · {deadline(found.task, now)}"),
            text(f"{found.step.task}."),
            *still_needed(still, "Du"),
            message_buttons(found, may_confirm=not still),
        ),
    )


def reminder(found: Found, missing: str, now: datetime, *, may_confirm: bool, approvals: str = "") -> Card:
    """A reminder to one person; `approvals` are the chairs who have not approved the agenda yet."""
    due, name = writing.capitalised(nearing(found.task, now)), step_name(found.step, found.task.part)
    return Card(
        f"{due}: {name} – {found.body.name}",
        (
            text(f"{found.step.task}. {when(found.meeting, now)}."),
            text(Bold("Afventer: "), f"{missing}."),
            *((text(Bold("Mangler godkendelse fra: "), f"{approvals}."),) if approvals else ()),
            message_buttons(found, may_confirm=may_confirm),
        ),
    )


def own_approval(found: Found, chair: Chair, now: datetime) -> Card:
    """The word to a chair whose approval of the agenda is awaited."""
    typed = f"godkend {typed_meeting(found.meeting, found.body)} for {chair.name}"
    return Card(
        f"{writing.capitalised(nearing(found.task, now))}: Din godkendelse af dagsordenen – {found.body.name}",
        (
            text(f"{when(found.meeting, now)}. Dagsordenen venter på formændene."),
            Actions((retry_button("Godkend dagsordenen", "dagsorden", typed, is_primary=True),)),
        ),
    )


def without_owner(found: Found, vacant: str, now: datetime, *, is_within: bool, can_be_done: bool) -> Card:
    """The word to a secretariat's channel that nobody has a task's role, or gets its reminders.

    `is_within` tells that the role is one of the secretariat's, which an administrator gives.
    """
    name = f"{step_name(found.step, found.task.part)} – {found.body.name}"
    due = text(f"{found.step.task}. {writing.capitalised(nearing(found.task, now))}. {when(found.meeting, now)}.")
    value = str(found.task.id)
    done = (Button("Udført", DONE, value),) if can_be_done else ()
    # One person's wish to be reminded later changes nothing for the others who read the message.
    later = Button("Påmind mig senere", SNOOZE, f"{value} {View(Kind.UNFILLED).typed}")
    take = Actions((Button("Jeg tager den", TAKE, value), *done, later))
    if not is_within:
        reach = text(f"Den ligger hos {lowered(vacant)}, som ikke får påmindelser her. Følger en af jer op?")
        return Card(f"Hvem følger op? {name}", (due, reach, take))
    give = f"Her mangler en person hos {vacant}. En administrator giver rollen med `/tovholder rolle tildel`."
    return Card(f"Opgave uden ansvarlig: {name}", (due, text(give), take))


def message_buttons(found: Found, *, may_confirm: bool) -> Actions:
    """The buttons of a message about one task."""
    value = str(found.task.id)
    done = (Button("Udført", DONE, value, is_primary=True),) if may_confirm else ()
    return Actions((*done, Button("Påmind mig senere", SNOOZE, value), Button("Overdrag", HAND_OVER, value)))
