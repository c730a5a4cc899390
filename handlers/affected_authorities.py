"""Whose approval decisions ask for once their item costs others than before, in the same unit of work.

Nobody is told: the item's card says who must approve.
"""

from domain.access import may_serve
from domain.agenda import AgendaItem
from domain.authorities import authorities_of
from domain.decision_edits import asking
from domain.organisation import Body
from handlers.desk import Desk
from handlers.log_writing import log_entry
from handlers.replanning import replan_decisions


def ask_those_affected(desk: Desk, body: Body, item: AgendaItem) -> None:
    """Lets what was decided on the item ask for the approval of whom it costs by now.

    Whoever writes an item without being in the secretariat lets nobody's approval fall.
    """
    decisions = [one for one in desk.repositories.decisions.of_meeting(item.meeting) if one.item == item.id]
    if not decisions:
        return
    approvals = desk.repositories.decisions.approvals([one.id for one in decisions])
    wanted = authorities_of(item, body, desk.profile)
    serves = may_serve(desk.actor, body, desk.today)
    asked = {one.id: wanted if serves else tuple(dict.fromkeys((*one.authorities, *wanted))) for one in decisions}
    changed = [after for one in decisions if (after := asking(one, asked[one.id], approvals)) != one]
    desk.repositories.decisions.save(*changed)
    replan_decisions(desk.repositories, changed, desk.now, desk.profile.reminding)
    desk.repositories.audit.record(
        *(log_entry(desk.context, "beslutning.myndigheder", f"decision:{one.id}") for one in changed)
    )
