"""Which way a case takes through its flow: where it comes to first, where next, and when it has arrived.

The steps are the profile's data (`domain.case_flows`); nothing is loaded or saved here.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from domain.case_errors import CaseAtCrossroads, CaseAwaitsAnswers, CaseNeedsCluster, ClosedCaseStays, NotOnTheWay
from domain.case_flows import CaseFlow, CaseFlowStep
from domain.cases import Answer, Case, CaseLeg, Journey, finish, require_open
from domain.decisions import REGIONAL_COUNCIL
from domain.organisation import Body, Forum, Profile


def begin(case: Case, flow: CaseFlow, profile: Profile, now: datetime) -> Journey:
    """The case at its first step.

    One that spreads an experience has been tried where it comes from: the first step there counts as done. Raises
    CaseNeedsCluster where the flow begins in a cluster and the case has none.
    """
    first = flow.steps[0]
    if _forum(first, profile) is not None and not case.cluster and not _is_above(first, profile):
        raise CaseNeedsCluster(flow.key)
    journey = _entered(Journey(case, flow), 0, profile, now, ())
    if case.experience is None or not first_cluster_tries(flow, profile):
        return journey
    tried = tuple(replace(leg, answer=Answer.TREATED, answered_at=now) for leg in journey.legs)
    return move_on(replace(journey, legs=tried), profile, now)


def first_cluster_tries(flow: CaseFlow, profile: Profile) -> bool:
    """Whether the flow begins in one cluster."""
    return not _is_above(flow.steps[0], profile) and not flow.steps[0].is_per_cluster


def move_on(
    journey: Journey, profile: Profile, now: datetime, *, to: int | None = None, approved: Collection[str] = ()
) -> Journey:
    """The journey at its next step, or at its end where there is none.

    The next is the first that somebody needn't choose, and the one at `to` where somebody did. Steps without anybody
    to go to are left out: authorities that no decision asked for, clusters that declined. `approved` are the
    authorities that have approved the case's decisions already. Raises CaseNotOpen, CaseAwaitsAnswers,
    CaseAtCrossroads, NotOnTheWay and ClosedCaseStays.
    """
    require_open(journey.case)
    if journey.awaited:
        raise CaseAwaitsAnswers(journey.case.id, tuple(leg.place for leg in journey.awaited))
    ahead = steps_ahead(journey, profile)
    if to is not None:
        if to not in ahead:
            raise NotOnTheWay(journey.case.id, journey.flow.steps[to].forum)
        return _settled(_entered(journey, to, profile, now, approved), profile, now, approved)
    following = [number for number in ahead if not journey.flow.steps[number].is_optional]
    if following:
        return _settled(_entered(journey, following[0], profile, now, approved), profile, now, approved)
    if ahead:
        raise CaseAtCrossroads(journey.case.id, ahead)
    return replace(journey, case=finish(journey.case, now))


def settle(journey: Journey, profile: Profile, now: datetime, approved: Collection[str] = ()) -> Journey:
    """The journey moved on as far as it goes by itself; it stays where somebody has to answer or to choose."""
    try:
        return move_on(journey, profile, now, approved=approved)
    except (CaseAwaitsAnswers, CaseAtCrossroads, ClosedCaseStays):
        return journey


def steps_ahead(journey: Journey, profile: Profile) -> tuple[int, ...]:
    """The places in the flow of the steps that may come, in order, as far as is known now."""
    numbers = range(journey.number + 1, len(journey.flow.steps))
    return tuple(number for number in numbers if places(journey, number, profile))


def places(journey: Journey, number: int, profile: Profile) -> tuple[str, ...]:
    """The keys of the bodies or authorities that a step of the case is at; none where it has nobody to go to."""
    step, case = journey.flow.steps[number], journey.case
    forum = _forum(step, profile)
    if forum is None:
        return case.authorities if step.only_with_economy else (step.forum,)
    if step.only_with_economy and not case.authorities:
        return ()
    return tuple(
        body.key
        for body in profile.known_bodies
        if body.forum.key == forum.key and _is_in(body, step, case, declined(journey))
    )


def declined(journey: Journey) -> frozenset[str]:
    """The keys of the clusters that have declined."""
    return frozenset(_cluster_of(leg.place) for leg in journey.legs if leg.answer is Answer.DECLINED)


def asks_for_answer(step: CaseFlowStep, profile: Profile) -> bool:
    """Whether each cluster says there whether it accepts, adapts or declines: where its bodies have agendas."""
    forum = _forum(step, profile)
    return step.is_per_cluster and forum is not None and bool(forum.steps)


def may_be_read_at(case: Case, place: str) -> bool:
    """Whether what the case is about may stand on an agenda there: a closed one stays in its cluster."""
    return not case.is_closed or _cluster_of(place) == case.cluster


def takes_items(body: Body) -> bool:
    """Whether the body treats a case as an item; one whose work is decided locally has no agenda."""
    return bool(body.forum.steps)


def body_of(leg: CaseLeg, profile: Profile) -> Body | None:
    """The body where the case is; None at an authority outside the fora, and where no profile knows it any more."""
    return next((body for body in profile.known_bodies if body.key == leg.place), None)


def is_authority(place: str, profile: Profile) -> bool:
    """Whether a place is an authority that approves: Regionsrådet or a municipality's council."""
    return place == REGIONAL_COUNCIL or any(one.key == place for one in profile.known_municipalities)


def step_at(journey: Journey, forum: str, profile: Profile) -> int:
    """The place in the flow of the next step at that forum or authority; raises NotOnTheWay."""
    for number in steps_ahead(journey, profile):
        if journey.flow.steps[number].forum == forum:
            return number
    raise NotOnTheWay(journey.case.id, forum)


def _settled(journey: Journey, profile: Profile, now: datetime, approved: Collection[str]) -> Journey:
    """On from a step whose authorities had all approved before the case came there."""
    return journey if journey.awaited or not journey.current else settle(journey, profile, now, approved)


def _entered(journey: Journey, number: int, profile: Profile, now: datetime, approved: Collection[str]) -> Journey:
    entering = places(journey, number, profile)
    _refuse_leaving(journey.case, entering)
    case, install = journey.case.id, journey.case.install
    legs = tuple(CaseLeg(0, case, number, place, now, install=install) for place in entering)
    known = tuple(
        replace(leg, answer=Answer.TREATED, answered_at=now)
        if leg.place in approved and journey.flow.steps[number].only_with_economy
        else leg
        for leg in legs
    )
    return replace(journey, legs=(*journey.legs, *known))


def _refuse_leaving(case: Case, entering: tuple[str, ...]) -> None:
    for place in entering:
        if not may_be_read_at(case, place):
            raise ClosedCaseStays(place)


def _forum(step: CaseFlowStep, profile: Profile) -> Forum | None:
    return next((forum for forum in profile.known_fora if forum.key == step.forum), None)


def _is_above(step: CaseFlowStep, profile: Profile) -> bool:
    forum = _forum(step, profile)
    return forum is None or not forum.is_per_cluster


def _is_in(body: Body, step: CaseFlowStep, case: Case, left_out: Collection[str]) -> bool:
    if body.cluster is None:
        return True
    cluster = body.cluster.key
    if not step.is_per_cluster:
        return cluster == case.cluster
    return cluster not in left_out and not (step.only_other_clusters and cluster == case.cluster)


def _cluster_of(place: str) -> str:
    """The key of the cluster whose body it is; "" for a body above the clusters and an authority."""
    return place.partition("/")[2]
