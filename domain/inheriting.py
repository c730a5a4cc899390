"""Who does what a body left open that has ended and handed over: its successor's secretariat; nothing is moved here.

That goes for its tasks and the experiences of its cluster. What is closed stays with those who had it, so nothing else
is asked for through these bodies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from domain.organisation import Body, Profile


def with_successors(profile: Profile, chosen: Mapping[str, str]) -> Profile:
    """The profile with the successors that were chosen, keys of bodies by keys: its own of bodies before it.

    What was chosen for an organisation that isn't in force yet waits until it is.
    """
    own = {body.key for body in profile.bodies}
    taken = {giver: receiver for giver, receiver in chosen.items() if receiver in own and giver not in own}
    return replace(profile, successors=taken) if taken else profile


def at_work(body: Body, profile: Profile) -> Body:
    """The body as its open tasks are done now, named with its successor where it has handed over."""
    if body.key not in profile.successors:
        return body
    successor = profile.body(profile.successors[body.key])
    return replace(body, name=f"{body.name} → {successor.name}", successor=successor)


def bodies_at_work(profile: Profile) -> tuple[Body, ...]:
    """All known bodies, each as `at_work`."""
    known = profile.known_bodies
    return tuple(at_work(body, profile) for body in known) if profile.successors else known


def experiences_kept_by(body: Body, organisation: Profile) -> str:
    """The key of the cluster whose experiences go with that body of the organisation's; "" for none.

    They go with the first of the cluster's bodies, so that they go once.
    """
    cluster = body.cluster_key or ""
    return cluster if cluster and _first_of(cluster, organisation.bodies) == body.key else ""


def experiences_went_to(cluster: str, profile: Profile, since: date | None = None) -> Body | None:
    """The body that has the experiences of a cluster that has ended, and what it tries; None while nobody took over.

    What is from after the end (`since`, where given) is the new organisation's own: its cluster may bear the same key.
    """
    earlier = profile.predecessor if since is None or since < profile.valid_from else None
    while earlier is not None and profile.successors:
        first = _first_of(cluster, earlier.bodies)
        if first in profile.successors:
            return profile.body(profile.successors[first])
        earlier = earlier.predecessor
    return None


def experiences_kept_in(cluster: str, profile: Profile, since: date) -> str:
    """The key of the cluster that has by now what that one shared or tries since then; its own if nobody took over."""
    went = experiences_went_to(cluster, profile, since)
    return went.cluster.key if went and went.cluster else cluster


def shared_by(cluster: str, profile: Profile) -> tuple[str, ...]:
    """The keys of the cluster and of those before it whose experiences it has by now."""
    others = (one.key for one in profile.known_clusters if one.key != cluster)
    went = ((one, experiences_went_to(one, profile)) for one in others)
    return (cluster, *(one for one, body in went if body and body.cluster and body.cluster.key == cluster))


def _first_of(cluster: str, bodies: Iterable[Body]) -> str:
    return next((one.key for one in bodies if one.cluster and one.cluster.key == cluster), "")
