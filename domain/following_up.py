"""Whether a decision waits for a certain person; whether they may close it, `domain.access` tells."""

from datetime import date

from domain.access import Actor, may_serve, serves
from domain.decisions import Decision
from domain.organisation import Body, Profile


def follows_up(actor: Actor, decision: Decision, body: Body, profile: Profile, on: date) -> bool:
    """Whether a decision of that body waits for the person that day.

    It waits for those who hold the responsible role for the body or above the clusters, for the secretariat of the
    responsible forum, or, where nobody was named, for the body's own.
    """
    if actor.is_outsider:
        return False
    if decision.role:
        held = (one for one in actor.roles if one.role == decision.role and one.is_valid_on(on))
        return any(serves(one, body) or one.cluster is None for one in held)
    if decision.forum:
        return any(may_serve(actor, one, on) for one in responsible_bodies(decision.forum, body, profile))
    return may_serve(actor, body, on)


def responsible_bodies(forum: str, body: Body, profile: Profile) -> tuple[Body, ...]:
    """The bodies that a body's decision may mean by a forum: the one in its cluster, else each there is."""
    meant = [one for one in profile.bodies if one.forum.key == forum]
    near = tuple(one for one in meant if one.cluster == body.cluster)
    return near or tuple(meant)


def bodies_to_follow(actor: Actor, profile: Profile, on: date) -> tuple[Body, ...]:
    """The bodies whose decisions may wait for the person: those of their clusters, and those above all clusters."""
    clusters = {held.cluster for held in actor.roles if held.is_valid_on(on)}
    if not clusters or actor.is_outsider:
        return ()
    is_above = None in clusters
    return tuple(one for one in profile.bodies if is_above or one.cluster is None or one.cluster.key in clusters)
