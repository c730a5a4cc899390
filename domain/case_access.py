"""Who may see a case and move it on: the secretariat of the body that has it, and those above the clusters.

Those are Koordinationsgruppen and the secretaries of SSU and SSS. Its step's carrier is whom it waits for. A closed
case is read by the secretariats of the bodies that have had it, and by nobody else.
"""

from datetime import date

from domain.access import Actor, may_serve, require_insider, serves
from domain.case_flows import CaseFlowStep
from domain.case_ways import body_of
from domain.cases import Case, CaseLeg, Journey
from domain.errors import NotAllowed
from domain.organisation import Body, Profile


def carrier_at(step: CaseFlowStep, body: Body | None) -> str:
    """The key of the role that carries a case there: the step's, else the first of a body's secretariat.

    A body that a case was handed over to may be served by other roles than the one that the flow means.
    """
    if body is None or step.carrier in body.forum.secretariat_roles or not body.forum.secretariat_roles:
        return step.carrier
    return body.forum.secretariat_roles[0]


def require_member(actor: Actor, profile: Profile) -> None:
    """Raises NotAllowed for those with neither a role nor a seat, and as `require_insider`."""
    require_insider(actor)
    if not (actor.roles or actor.seats):
        raise NotAllowed(_all_roles(profile))


def may_carry(actor: Actor, journey: Journey, leg: CaseLeg, profile: Profile, on: date) -> bool:
    """Whether the person may answer for the case at that place: the secretariat there, or one from above.

    At an authority it is the carrier of a cluster that the case has been in.
    """
    if actor.is_outsider:
        return False
    if _is_from_above(actor, profile, on):
        return True
    body = body_of(leg, profile)
    movers = _movers(journey, leg, body)
    held = [one for one in actor.roles if one.role in movers and one.is_valid_on(on)]
    if body is None:
        return any(one.cluster in _clusters(journey, profile) for one in held)
    return any(serves(one, body) for one in held)


def require_carrier(actor: Actor, journey: Journey, leg: CaseLeg, profile: Profile, on: date) -> None:
    """Raises NotAllowed, naming who could in the cluster and above it, and as `require_insider`."""
    require_insider(actor)
    if may_carry(actor, journey, leg, profile, on):
        return
    body = body_of(leg, profile)
    above = tuple(dict.fromkeys(one.served_as.key for one in _above(profile)))
    clusters = _clusters(journey, profile) if body is None else {body.cluster.key} if body.cluster else set()
    if not clusters:
        raise NotAllowed((), above=above)
    raise NotAllowed(_movers(journey, leg, body), clusters.pop() if len(clusters) == 1 else None, above)


def may_see(actor: Actor, journey: Journey, profile: Profile, on: date) -> bool:
    """Whether the person may read of the case: whoever has a role or seat, and of a closed one its secretariats."""
    if actor.is_outsider:
        return False
    if not journey.case.is_closed:
        is_member = any(seat.is_valid_on(on) for seat in actor.seats)
        return is_member or any(role.is_valid_on(on) for role in actor.roles)
    bodies = [body_of(leg, profile) for leg in journey.legs]
    return any(body is not None and may_serve(actor, body, on) for body in bodies)


def require_sight(actor: Actor, journey: Journey, profile: Profile, on: date) -> None:
    """Raises NotAllowed, naming the roles that could, and as `require_insider`."""
    require_insider(actor)
    if may_see(actor, journey, profile, on):
        return
    if not journey.case.is_closed:
        raise NotAllowed(_all_roles(profile))
    had = [body.served_as for body in (body_of(leg, profile) for leg in journey.legs) if body is not None]
    clusters = {body.cluster.key for body in had if body.cluster}
    roles = dict.fromkeys(role for body in had if body.cluster for role in body.forum.secretariat_roles)
    above = dict.fromkeys(body.key for body in had if body.cluster is None)
    raise NotAllowed(tuple(roles), clusters.pop() if len(clusters) == 1 else None, tuple(above))


def carries(actor: Actor, case: Case, leg: CaseLeg, step: CaseFlowStep, profile: Profile, on: date) -> bool:
    """Whether the leg waits for the person: who holds the carrier's role there, or `cluster_outside` the fora."""
    body = body_of(leg, profile)
    held = [one for one in actor.roles if one.role == carrier_at(step, body) and one.is_valid_on(on)]
    if actor.is_outsider:
        return False
    return any(serves(one, body) if body is not None else one.cluster == cluster_outside(case) for one in held)


def cluster_outside(case: Case) -> str | None:
    """The cluster whose carrier a case waits for outside the fora: None for above, but a closed one stays in its own.

    It may have been closed while it waited there.
    """
    return (case.cluster or None) if case.is_closed else None


def _movers(journey: Journey, leg: CaseLeg, body: Body | None) -> tuple[str, ...]:
    """The roles that answer for the case there: all of the body's secretariat, the carrier where there is none."""
    roles = body.served_as.forum.secretariat_roles if body else ()
    return roles or (carrier_at(journey.flow.steps[leg.step], body),)


def _clusters(journey: Journey, profile: Profile) -> set[str]:
    """The clusters in whose bodies the case has been, or that do the work of those by now."""
    bodies = [body.served_as for leg in journey.legs if (body := body_of(leg, profile)) is not None]
    return {body.cluster.key for body in bodies if body.cluster}


def _is_from_above(actor: Actor, profile: Profile, on: date) -> bool:
    return any(may_serve(actor, body, on) for body in _above(profile))


def _above(profile: Profile) -> tuple[Body, ...]:
    return tuple(body for body in profile.known_bodies if body.cluster is None)


def _all_roles(profile: Profile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for one in profile.fora for role in one.secretariat_roles))
