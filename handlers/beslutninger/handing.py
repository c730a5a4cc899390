"""Hands a decision over to another body, where it becomes an item of the next meeting with its origin and history."""

from danish import writing
from domain import handing_over as rules
from domain.decisions import Decision
from domain.meetings import Meeting
from domain.organisation import Body, Cluster, Profile
from domain.rows import Row
from domain.tasks import TaskState
from handlers.agenda import refuse_full
from handlers.beslutninger.acts import Done, log
from handlers.beslutninger.carried import closed_in_words
from handlers.beslutninger.loading import DecisionDesk
from handlers.beslutninger.words import COMMAND
from handlers.clusters import take_cluster, take_forum
from handlers.handed_over import receive
from handlers.refusals import Answered, unsaved


def receiver_meant(typed: str, giver: Body, profile: Profile) -> Body:
    """The body that the words after “til” mean; without a cluster, the giver's own."""
    forum, rest = take_forum(typed, profile)
    if forum is None:
        known = writing.join([one.key for one in profile.fora])
        raise Answered(
            f"Hvem skal beslutningen overleveres til? Jeg fandt intet forum i “{typed[:60]}”."
            if typed
            else "Hvem skal beslutningen overleveres til?",
            unsaved(f"Skriv fx `/{COMMAND} overlever 1 til ssu`. Fora er {known}."),
        )
    cluster = take_cluster(rest, profile)[0] if forum.is_per_cluster else None
    if forum.is_per_cluster and cluster is None:
        cluster = giver.cluster
    for body in profile.bodies:
        if body.forum.key == forum.key and _key(body.cluster) == _key(cluster):
            return body
    raise Answered(
        "Hvilken klynge skal beslutningen overleveres til?",
        unsaved(f"Skriv den efter forummet, fx `overlever 1 til {forum.key} fyn`."),
    )


def _key(cluster: Cluster | None) -> str | None:
    """What a cluster goes on under in an organisation that follows."""
    return cluster.key if cluster else None


def hand_over(desk: DecisionDesk, decision: Decision, receiver: Body) -> tuple[Done, Meeting | None]:
    """The decision handed over, and the meeting that will treat it; None where it has to wait for one.

    Its words tell of nothing closed where others than the cluster's own read them.
    """
    desk.require_secretariat()
    view, repositories, now = desk.view, desk.repositories, desk.now
    changed = rules.hand_over(decision, view.body, receiver)
    closed = closed_in_words(desk, decision, receiver)
    repositories.decisions.save(changed)
    log(desk, "beslutning.overleveret", changed, {"til": receiver.key})
    coming = rules.next_meeting(repositories.meetings.of_body(receiver.key, begins=now.date()), now)
    if coming is not None:
        refuse_full(coming, len(repositories.agenda_items.of_meeting(coming.id)))
        (changed,) = receive(
            repositories, desk.profile, desk.context, [(changed, view.meeting, view.body)], receiver, coming
        )
    tasks = repositories.tasks.of_meeting(coming.id) if coming else ()
    is_late = any(one.step == Row.SENDING and one.state is TaskState.DONE for one in tasks)
    return Done(changed, view, closed=closed, is_late=is_late), coming
