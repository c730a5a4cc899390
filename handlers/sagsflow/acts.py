"""What is done to cases in a unit of work: opened, answered for, moved on, stopped, taken up again, handed over.

Each act is for the secretariat of the body that has the case and for those above, and writes a line in the log.
"""

from dataclasses import dataclass, replace

import handlers.case_refusals  # noqa: F401 - gives the refusals of cases their words
from danish.folding import fold
from domain import cases as rules
from domain.agenda import LONGEST_TITLE
from domain.case_access import require_carrier
from domain.case_flows import CaseFlow
from domain.case_ways import begin, body_of, move_on, settle, step_at
from domain.cases import Answer, Case, CaseLeg, Journey
from domain.experiences import Experience
from domain.organisation import Body
from domain.ports import Repositories
from handlers.case_journeys import open_case, save_journey
from handlers.case_log import record
from handlers.desk import Desk
from handlers.refusals import Answered, unsaved
from handlers.sagsflow.loading import CaseDesk, at_case, open_journeys
from handlers.sagsflow.words import COMMAND


@dataclass(frozen=True, slots=True)
class Wanted:
    """A case as somebody wants it opened."""

    title: str
    flow: CaseFlow
    cluster: str = ""
    is_closed: bool = False
    target_days: int | None = None
    experience: int | None = None


def open_new(desk: Desk, wanted: Wanted) -> CaseDesk:
    """Opens a case; its first item stands on the first body's next agenda, where there is one.

    Raises NotAllowed, CaseNeedsCluster and ClosedCaseStays; refused in words where it is on its way already.
    """
    case = Case(
        0,
        wanted.title[:LONGEST_TITLE],
        wanted.flow.key,
        wanted.cluster,
        desk.now,
        is_closed=wanted.is_closed,
        experience=wanted.experience,
        target_days=wanted.target_days,
        install=desk.context.place.install,
    )
    fresh = begin(case, wanted.flow, desk.profile, desk.now)
    require_carrier(desk.actor, fresh, fresh.legs[0], desk.profile, desk.today)
    if wanted.experience is not None:
        known_experience(desk.repositories, wanted.experience)
    if wanted.experience is not None and (known := desk.repositories.cases.of_experience(wanted.experience)):
        raise Answered(
            f"Erfaringen har allerede en sag: nr. {known.id}.", unsaved(f"Se den med `/{COMMAND} status {known.id}`.")
        )
    _refuse_twice(desk, case)
    return at_case(desk, open_case(desk, fresh))


def _refuse_twice(desk: Desk, case: Case) -> None:
    """Refuses a case that is on its way already, by the same title from the same place, for those who may read it."""
    for one in open_journeys(desk):
        known = one.case
        if (known.flow, known.cluster, known.is_closed) == (case.flow, case.cluster, case.is_closed) and fold(
            known.title
        ) == fold(case.title):
            raise Answered(
                f"Den sag er allerede i gang: nr. {known.id}.",
                unsaved(f"Se den med `/{COMMAND} status {known.id}`, eller giv den nye en anden titel."),
            )


def known_experience(repositories: Repositories, number: int) -> Experience:
    """The experience of that number; refused in words where there is none, or it was withdrawn."""
    found = repositories.experiences.experience(number)
    if found is not None and not found.is_withdrawn:
        return found
    why = f"Erfaring nr. {number} er trukket tilbage." if found else f"Der er ingen erfaring nr. {number}."
    raise Answered(why, unsaved("Se de nyeste med `/erfaring seneste`."))


def answer(desk: CaseDesk, leg: CaseLeg, said: Answer, reason: str, *, to: str = "") -> CaseDesk:
    """Answers for one place and moves the case on: as far as it goes by itself, or `to` a forum that was named.

    What was to be treated at a meeting that has not begun is taken off its agenda. Declined by all who had it, the
    case is stopped. Raises NotAllowed, and as the rules of `domain.cases` and `domain.case_ways`.
    """
    desk.require_carrier(leg)
    before, now = desk.journey, desk.now
    step = before.flow.steps[leg.step]
    after = rules.answer_leg(before, _unplaced(desk, leg), said, reason, now)
    if said is Answer.DECLINED and not step.is_per_cluster:
        after = replace(after, case=rules.stop(after.case, reason, now))
    elif to:
        after = move_on(after, desk.profile, now, to=step_at(after, to, desk.profile))
    else:
        after = settle(after, desk.profile, now, desk.repositories.cases.approved(before.case.id))
    return _saved(desk, after, "sag.svar", {"sted": leg.place, "svar": said.value})


def go_on(desk: CaseDesk, *, to: str) -> CaseDesk:
    """Moves a case, which all have answered, on to a forum or authority that was chosen."""
    desk.require_carrier(desk.journey.current[0])
    after = move_on(desk.journey, desk.profile, desk.now, to=step_at(desk.journey, to, desk.profile))
    return _saved(desk, after, "sag.videre", {"til": to})


def finish(desk: CaseDesk) -> CaseDesk:
    """Ends a case which all have answered."""
    desk.require_carrier(desk.journey.current[0])
    if desk.journey.awaited:
        move_on(desk.journey, desk.profile, desk.now)
    return _saved(desk, replace(desk.journey, case=rules.finish(desk.journey.case, desk.now)), "sag.afsluttet", {})


def stop(desk: CaseDesk, reason: str) -> CaseDesk:
    """Stops a case and takes it off the agendas it stands on."""
    desk.require_any()
    case = rules.stop(desk.journey.case, reason, desk.now)
    return _saved(desk, replace(desk.journey, case=case), "sag.stoppet", {})


def resume(desk: CaseDesk) -> CaseDesk:
    """Takes a stopped case up again where it was; it goes on the next agendas there."""
    desk.require_any()
    return _saved(desk, replace(desk.journey, case=rules.resume(desk.journey.case)), "sag.genoptaget", {})


def take_back(desk: CaseDesk, cluster: str, council: str) -> CaseDesk:
    """Takes the last answer back, or that of a cluster or authority; the case leaves where it had gone on to since."""
    if all(leg.is_open for leg in desk.journey.legs):
        desk.require_any()
    leg = rules.last_answered(desk.journey)
    if cluster or council:
        leg = next(
            (
                one
                for one in reversed(desk.journey.legs)
                if not one.is_open and one.place in (council, *_of_cluster(desk, cluster))
            ),
            leg,
        )
    desk.require_carrier(leg)
    after, _ = rules.take_back(desk.journey, leg)
    return _saved(desk, after, "sag.fortrudt", {"sted": leg.place})


def hand_over(desk: CaseDesk, leg: CaseLeg, receiver: Body) -> CaseDesk:
    """Gives a case that one body has to another, on whose next agenda it comes."""
    desk.require_carrier(leg)
    giver = body_of(leg, desk.profile)
    if giver is None:
        raise Answered(
            "Sagen er ikke hos et forum lige nu.", unsaved("Kun en sag, der er hos et forum, kan overleveres.")
        )
    after = rules.hand_over(desk.journey, leg, giver, receiver)
    return _saved(desk, after, "sag.overleveret", {"fra": giver.key, "til": receiver.key})


def _saved(desk: CaseDesk, after: Journey, act: str, facts: dict[str, str | int]) -> CaseDesk:
    record(desk.repositories, desk.context, act, after.case, facts)
    saved = save_journey(desk, desk.journey, after)
    return replace(desk, journey=saved)


def _unplaced(desk: CaseDesk, leg: CaseLeg) -> CaseLeg:
    """The leg without its item, where its meeting has not begun: what is answered before needn't be treated there."""
    item = desk.repositories.agenda_items.item(leg.item) if leg.item is not None else None
    meeting = desk.repositories.meetings.meeting(item.meeting) if item else None
    return replace(leg, item=None) if meeting is not None and meeting.starts > desk.now else leg


def _of_cluster(desk: CaseDesk, cluster: str) -> tuple[str, ...]:
    return tuple(body.key for body in desk.profile.known_bodies if body.cluster and body.cluster.key == cluster)
