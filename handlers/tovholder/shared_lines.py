"""What `/tovholder tjek` tells of secretariats' channels in which another organisation reads along."""

from domain import access
from domain.organisation import Cluster
from domain.people import ChannelPurpose, ChannelUse
from domain.ports import Repositories
from handlers.loading import load_actor
from handlers.registry import Services
from handlers.requests import Reach, Typed

_TOLD = frozenset({Reach.SHARED, Reach.UNTOLD})


async def shared_lines(services: Services, request: Typed) -> list[str]:
    """A line for each, as the platform says it is now, and one for each of which it doesn't say so.

    Only channels of the person's own workspace can be asked for.

    Raises NotAllowed for outsiders.
    """
    uses = await services.work.read(lambda repositories: _here(repositories, request))
    reaches = await request.looks({use.place.conversation for use in uses})
    found = {use.cluster: reaches.get(use.place.conversation) for use in uses}
    return [_line(one, reach) for one in services.profile.clusters if (reach := found.get(one.key)) in _TOLD]


def _line(cluster: Cluster, reach: Reach | None) -> str:
    if reach is Reach.UNTOLD:
        return (
            f"Slack siger ikke lige nu, om andre læser med i kanalen for sekretariatet i {cluster.name}. "
            "Vent et minut, og skriv `/tovholder tjek` igen."
        )
    return (
        f"En anden organisations Slack deler kanalen for sekretariatet i {cluster.name} og kan læse med. Ophæv "
        f"delingen, eller vælg en anden kanal med `/tovholder kanal sekretariat {cluster.key}`."
    )


def _here(repositories: Repositories, request: Typed) -> list[ChannelUse]:
    access.require_insider(load_actor(repositories, request.context))
    uses = repositories.channels.everywhere(ChannelPurpose.SECRETARIAT)
    return [use for use in uses if use.place.install == request.context.place.install]
