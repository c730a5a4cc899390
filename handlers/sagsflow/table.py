"""Puts the cases on their way together as a table, a row for each place they have come to; closed ones where asked."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.case_status import CaseStatus, LegStatus, case_status
from domain.cases import Journey
from domain.organisation import Profile
from domain.papers import Cell, Sheet
from domain.ports import Repositories
from handlers.case_text import CLOSED_CASE, place_name, step_place
from handlers.desk import Desk
from handlers.log_writing import write_log
from handlers.outcomes import File
from handlers.sagsflow.loading import open_journeys
from handlers.table_files import table_file
from handlers.ui import Block, text

_HEADINGS = (
    *("Sag", "Titel", "Sagsflow", "Begyndt i", "Dage i alt", "Mål i alt (dage)", "Trin"),
    *("Hos", "Siden", "Dage dér", "Mål dér (senest)", "Møde", "Svar", "Begrundelse"),
)


def handed_out(desk: Desk, endings: tuple[str, ...], *, is_closed: bool) -> File:
    """The table as files, of the cases that the person may read of; the closed edition is logged."""
    journeys = open_journeys(desk)
    blocks: tuple[Block, ...] = ()
    if is_closed:
        write_log(desk.repositories, desk.context, "sager.lukket_udgave", "sager")
        blocks = (text("Den udgave rummer lukkede sager. Del den kun i de sekretariater, der har haft dem."),)
    sheet = case_table(desk.repositories, desk.profile, journeys, desk.now, is_closed=is_closed)
    return table_file(sheet, f"sager-{desk.today}{'-lukket' if is_closed else ''}", endings, *blocks)


def case_table(
    repositories: Repositories, profile: Profile, journeys: Sequence[Journey], now: datetime, *, is_closed: bool
) -> Sheet:
    """The table of these cases, in two queries however many they are."""
    ids = [leg.item for journey in journeys for leg in journey.legs if leg.item is not None]
    items = repositories.agenda_items.items(ids) if ids else {}
    meetings = repositories.meetings.several({item.meeting for item in items.values()}) if items else {}
    rows: list[tuple[Cell, ...]] = []
    for journey in journeys:
        if journey.case.is_closed and not is_closed:
            rows.append((journey.case.id, writing.capitalised(CLOSED_CASE), *[None] * (len(_HEADINGS) - 2)))
            continue
        rows += _rows(case_status(journey, items, meetings.values(), profile, now), profile)
    edition = " Lukket udgave: kun til sekretariatet." if is_closed else ""
    count = writing.count(len(journeys), "sag", "sager")
    remark = f"{count} undervejs {writing.weekday_date(now)}, målt i kalenderdage.{edition}"
    return Sheet("Sager undervejs", remark, profile.name, now, _HEADINGS, tuple(rows))


def _rows(status: CaseStatus, profile: Profile) -> list[tuple[Cell, ...]]:
    case = status.case
    cluster = profile.cluster(case.cluster).name if case.cluster else ""
    about = (case.id, case.title, status.flow.name, cluster, status.days, status.target_days)
    return [
        (*about, f"{step.number} af {len(status.steps)}: {step_place(step.step, profile)}", *_place(leg, profile))
        for step in status.steps
        for leg in step.legs
    ]


def _place(leg: LegStatus, profile: Profile) -> tuple[Cell, ...]:
    answer = leg.leg.answer.value if leg.leg.answer else "afventer"
    met = leg.meeting.day if leg.meeting else None
    reason = leg.leg.reason
    return (place_name(leg.leg.place, profile), leg.since, leg.days, leg.due, met, writing.capitalised(answer), reason)
