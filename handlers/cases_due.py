"""The cases that wait for a person who carries them, for the lists that show them; it changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from danish.zone import COPENHAGEN
from domain.access import Actor
from domain.case_access import carries
from domain.case_flows import CaseFlow
from domain.case_status import target_day
from domain.cases import Case, CaseLeg
from domain.meetings import Meeting
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.case_text import case_name, days_text, place_name
from handlers.digest_entries import DAY_ENDS
from handlers.retry import command_button
from handlers.task_text import day
from handlers.ui import Actions, Block, Bold, Inline, text

_COMMAND = "sagsflow"
_MOST = 5


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case at a place that the person carries it for; `meeting` is the one it is on the agenda of, if any."""

    case: Case
    flow: CaseFlow
    leg: CaseLeg
    profile: Profile
    meeting: Meeting | None

    @property
    def due(self) -> datetime:
        """When its target there is used up (aware, Copenhagen)."""
        return datetime.combine(target_day(self.leg, self.flow), DAY_ENDS, tzinfo=COPENHAGEN)

    def waits_for_somebody(self, now: datetime) -> bool:
        """Whether somebody can do something for it now: it has no meeting ahead that will treat it."""
        return self.meeting is None or self.meeting.starts <= now


def load_cases(repositories: Repositories, profile: Profile, actor: Actor, now: datetime) -> tuple[DueCase, ...]:
    """The cases that wait for the person, whose target ends first first; four queries, however many there are."""
    if not actor.roles:
        return ()
    legs, today = repositories.cases.unanswered(), now.date()
    cases = repositories.cases.several({leg.case for leg in legs}) if legs else {}
    flows = {flow.key: flow for flow in profile.known_case_flows}
    mine = [
        (cases[leg.case], flows[cases[leg.case].flow], leg)
        for leg in legs
        if leg.case in cases and cases[leg.case].flow in flows
    ]
    mine = [one for one in mine if carries(actor, one[0], one[2], one[1].steps[one[2].step], profile, today)]
    items = repositories.agenda_items.items({leg.item for *_, leg in mine if leg.item is not None}) if mine else {}
    meetings = repositories.meetings.several({item.meeting for item in items.values()}) if items else {}
    at = {item.id: meetings.get(item.meeting) for item in items.values()}
    found = [DueCase(case, flow, leg, profile, at.get(leg.item or 0)) for case, flow, leg in mine]
    return tuple(sorted(found, key=lambda one: (one.due, one.leg.id)))


def case_said(one: DueCase, now: datetime) -> str:
    """Where the case is and what it waits for: "Sag 3: Opkald hos Politisk niveau, Fyn – venter på et møde"."""
    step = one.flow.steps[one.leg.step]
    spent = (now.date() - one.leg.entered_at.astimezone(COPENHAGEN).date()).days
    waits = "svaret mangler"
    if one.meeting is not None and one.meeting.starts > now:
        waits = f"på dagsordenen {day(one.meeting.starts, now)}"
    elif one.meeting is None and _meets(one):
        waits = "venter på et møde"
    place = place_name(one.leg.place, one.profile)
    return f"{case_name(one.case)} hos {place} – {waits}, {spent} af {days_text(step.target_days)} brugt"


def case_blocks(due: Sequence[DueCase], now: datetime) -> list[Block]:
    """The first of them under a heading; nothing where there are none."""
    if not due:
        return []
    lines: list[Inline] = [f"\n• {case_said(one, now)}" for one in due[:_MOST]]
    if len(due) > _MOST:
        lines.append(f"\nOg {len(due) - _MOST} mere. Se dem med `/{_COMMAND} status`.")
    return [text(Bold("Mine sager"), *lines), Actions((command_button("Vis sager", _COMMAND, "status"),))]


def _meets(one: DueCase) -> bool:
    return any(body.key == one.leg.place and body.forum.steps for body in one.profile.known_bodies)
