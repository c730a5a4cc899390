"""What `/tovholder tjek` tells of secretariats' channels in which another organisation reads along."""

from domain import access
from domain.people import ChannelPurpose, ChannelUse
from domain.ports import Repositories
from handlers.loading import load_actor
from handlers.registry import Services
from handlers.requests import Reach, Typed


async def shared_lines(services: Services, request: Typed) -> list[str]:
    """A line for each, as the platform says it is now; only channels of the person's own workspace can be asked for.

    Raises NotAllowed for outsiders.
    """
    uses = await services.work.read(lambda repositories: _here(repositories, request))
    reaches = await request.looks({use.place.conversation for use in uses})
    shared = {use.cluster for use in uses if reaches.get(use.place.conversation) is Reach.SHARED}
    return [
        f"En anden organisations Slack deler kanalen for sekretariatet i {one.name} og kan læse med. Ophæv delingen, "
        f"eller vælg en anden kanal med `/tovholder kanal sekretariat {one.key}`."
        for one in services.profile.clusters
        if one.key in shared
    ]


def _here(repositories: Repositories, request: Typed) -> list[ChannelUse]:
    access.require_insider(load_actor(repositories, request.context))
    uses = repositories.channels.everywhere(ChannelPurpose.SECRETARIAT)
    return [use for use in uses if use.place.install == request.context.place.install]
