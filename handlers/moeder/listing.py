"""Lists the coming meetings, or those of some days: of a cluster, the channel's, or all that a person works for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from danish import writing
from danish.meaning import Meaning
from domain import access
from domain.meetings import Meeting
from domain.organisation import Body, Cluster
from domain.ports import Repositories
from handlers.loading import load_here, load_insider
from handlers.meant_days import in_stages
from handlers.moeder import cards
from handlers.moeder.words import COMMAND, Act
from handlers.outcomes import Outcome, Reply
from handlers.registry import Services
from handlers.requests import Context
from handlers.retry import command_button
from handlers.ui import Actions, Block, note

_AHEAD, _SEMINAR = timedelta(days=400), timedelta(days=7)
_MOST_LISTED = 15


def listed(
    repositories: Repositories,
    services: Services,
    context: Context,
    cluster: Cluster | None = None,
    period: Meaning | None = None,
) -> Outcome:
    """The coming meetings of a cluster, or those of a period: of the one named, else the channel's, else one's own."""
    actor = load_insider(repositories, context)
    today = context.now.date()
    here = {use.cluster for use in load_here(repositories, context) if use.cluster}
    clusters = {cluster.key} if cluster else here
    wanted = clusters or set(actor.clusters())
    stages = in_stages(period, today) if period else []
    begins, ends = stages[0][0] if stages else (today - _SEMINAR, today + _AHEAD)
    near = repositories.meetings.between(begins, ends)
    coming = [meeting for meeting in near if stages or meeting.day >= today or meeting.ends > context.now]
    bodies = {meeting.body: services.profile.body(meeting.body) for meeting in coming}
    served = set() if clusters else {key for key, body in bodies.items() if access.may_serve(actor, body, today)}
    mine = [one for one in coming if not wanted or _is_of(bodies[one.body], wanted) or one.body in served]
    bodies_here = [one for one in services.profile.bodies if cluster in (None, one.cluster)]
    may_create = any(access.may_serve(actor, body, today) for body in bodies_here)
    when = writing.meaning_text(period) if period else ""
    card = cards.listed(mine[:_MOST_LISTED], services.profile, cluster, may_create=may_create, when=when)
    return Reply(replace(card, blocks=(*card.blocks, *_way_to_the_rest(mine[_MOST_LISTED:], cluster))))


def _way_to_the_rest(unlisted: Sequence[Meeting], cluster: Cluster | None) -> tuple[Block, ...]:
    """The plans of the years in which there are more meetings; nothing where all are listed."""
    if not unlisted:
        return ()
    years = sorted({meeting.day.year for meeting in unlisted})
    plan = f"{Act.YEAR.value} {cluster.key}" if cluster else Act.YEAR.value
    plans = Actions(tuple(command_button(f"Se årsplan {one}", COMMAND, f"{plan} {one}") for one in years))
    return (
        note(f"… og {writing.count(len(unlisted), 'senere møde', 'senere møder')}. Se dem alle i årsplanen."),
        plans,
    )


def _is_of(body: Body, clusters: set[str]) -> bool:
    return body.cluster is not None and body.cluster.key in clusters
