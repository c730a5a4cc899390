"""Puts all that a body has decided together as a table; what was decided on closed items only in the closed edition."""

from datetime import datetime

from danish import writing
from domain.access import require_secretariat
from domain.decisions import AuthorityApproval, missing_approvals
from domain.organisation import Body, Profile
from domain.papers import Cell, Sheet
from domain.ports import Repositories
from handlers.beslutninger.loading import DecisionDesk
from handlers.decision_text import authorities_text, responsible_text, state_text
from handlers.log_writing import write_log
from handlers.outcomes import File
from handlers.table_files import table_file
from handlers.task_acts import organisations_on
from handlers.ui import Block, text

_HEADINGS = (
    *("Møde", "Nr.", "Punkt", "Beslutning", "Tekst", "Bemærkninger", "Ansvarlig", "Frist", "Status"),
    *("Godkendt af", "Afventer"),
)
_CLOSED = "Lukket punkt"


def handed_out(desk: DecisionDesk, endings: tuple[str, ...], *, is_closed: bool) -> File:
    """The table as files, the closed edition to the secretariat alone; that is logged."""
    body, context = desk.view.body, desk.context
    blocks: tuple[Block, ...] = ()
    if is_closed:
        require_secretariat(desk.actor, body, context.now.date())
        write_log(desk.repositories, context, "beslutninger.lukket_udgave", body.key)
        blocks = (text("Den udgave rummer lukkede punkter. Del den kun i klyngens sekretariat."),)
    sheet = load_log(desk.repositories, desk.profile, body, context.now, is_closed=is_closed)
    stem = "-".join(["beslutninger", *body.key.split("/"), *(["lukket"] if is_closed else [])])
    return table_file(sheet, stem, endings, *blocks)


def load_log(repositories: Repositories, profile: Profile, body: Body, now: datetime, *, is_closed: bool) -> Sheet:
    """The table of a body's decisions, the oldest meeting first, in a fixed number of queries."""
    found = [(one, at) for one, at in repositories.decisions.of_body(body.key) if one.stands]
    items = repositories.agenda_items.items(one.item for one, _ in found)
    approvals = repositories.decisions.approvals([one.id for one, _ in found]) if found else ()
    given: dict[int, list[AuthorityApproval]] = {}
    for approval in approvals:
        given.setdefault(approval.decision, []).append(approval)
    organisations = organisations_on(repositories, body, profile, now.date())
    rows: list[tuple[Cell, ...]] = []
    for one, meeting in found:
        item = items.get(one.item)
        if one.is_closed_item and not is_closed:
            rows.append((meeting.day, one.number, _CLOSED, *[None] * (len(_HEADINGS) - 3)))
            continue
        its = given.get(one.id, [])
        rows.append(
            (
                meeting.day,
                one.number,
                item.title if item else "",
                writing.capitalised(one.form.value),
                one.text,
                one.remarks,
                writing.capitalised(responsible_text(one, organisations)),
                one.deadline,
                writing.capitalised(state_text(one, organisations)),
                authorities_text([approval.authority for approval in its], profile),
                authorities_text(missing_approvals(one, its), profile),
            )
        )
    edition = " Lukket udgave: kun til sekretariatet." if is_closed else ""
    count = writing.count(len(rows), "beslutning", "beslutninger")
    remark = f"{count} pr. {writing.weekday_date(now)}.{edition}"
    return Sheet(f"Beslutninger: {body.name}", remark, body.name, now, _HEADINGS, tuple(rows))
