"""What people read after an act on a task, in whichever feature they acted; what was done, the act itself says."""

from datetime import datetime

from domain.organisation import Profile
from domain.tasks import missing_roles
from handlers.approvals import names_of
from handlers.references import references_text
from handlers.task_acts import Acted
from handlers.task_text import deadline, lowered, of_meeting, step_name
from handlers.ui import Block, Bold, Inline, text


def confirmed_title(acted: Acted) -> str:
    """First line after a confirmation: the step is done, or the organisation's part of it."""
    name = step_name(acted.found.step, acted.found.task.part)
    if not acted.found.task.is_open:
        return f"Udført: {name}"
    return f"Bekræftet: {name} – {acted.organisations.joined(acted.roles)}"


def confirmed_blocks(acted: Acted, profile: Profile, now: datetime) -> tuple[Block, ...]:
    """Which meeting it was, what was noted, and who is still missing."""
    found, names = acted.found, acted.organisations
    blocks: list[Block] = [text(of_meeting(found.meeting, found.body, now))]
    if found.task.is_open:
        missing = names.missing(missing_roles(found.task, found.step), found.step.owners)
        blocks.append(text(Bold("Mangler nu: "), f"{missing} ({deadline(found.task, now)})."))
    noted = _noted(acted, profile)
    return (*blocks, text(*noted)) if noted else tuple(blocks)


def undone_title(acted: Acted) -> str:
    """First line after something was taken back."""
    if not acted.found.task.is_open and not acted.awaited_chairs:
        return "Fortrudt: Rettelserne til dagsordenen"
    return f"Fortrudt: {step_name(acted.found.step, acted.found.task.part)}"


def undone_blocks(acted: Acted, now: datetime) -> tuple[Block, ...]:
    """Which meeting it was, and who the step waits for again."""
    found, names = acted.found, acted.organisations
    meeting = text(of_meeting(found.meeting, found.body, now))
    if acted.awaited_chairs:
        awaited = f"Godkendelsen er taget tilbage. Der mangler nu godkendelse fra {names_of(acted.awaited_chairs)}."
        return (meeting, text(awaited))
    if not found.task.is_open:
        return (meeting, text("Der er ikke længere noteret rettelser. Godkendelser, der var givet, gælder igen."))
    missing = names.missing(missing_roles(found.task, found.step), found.step.owners)
    return (meeting, text("Trinnet er åbent igen. ", Bold("Afventer: "), f"{missing} ({deadline(found.task, now)})."))


def _noted(acted: Acted, profile: Profile) -> list[Inline]:
    given = [one for one in acted.found.task.confirmations if one.role in acted.roles]
    parts = references_text([one.reference for one in given])
    parts = ["Noteret: ", *parts, "."] if parts else []
    if acted.on_behalf_of:
        chair = next(chair.name for chair in profile.chairs if chair.key == acted.on_behalf_of)
        parts.append(f"{' ' if parts else ''}Registreret på vegne af {lowered(chair)}.")
    return parts
