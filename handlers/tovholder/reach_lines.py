"""What `/tovholder tjek` tells of chosen channels: where the bot can't write, and where another organisation reads."""

from domain.organisation import Profile
from domain.people import ChannelPurpose, ChannelUse
from domain.ports import Repositories
from handlers.loading import load_insider
from handlers.registry import Services
from handlers.requests import Reach, Typed


async def reach_lines(services: Services, request: Typed) -> list[str]:
    """A line for each, as the platform says it is now, and one for each of which it doesn't say so.

    Only channels of the person's own workspace can be asked for.

    Raises NotAllowed for outsiders.
    """
    profile = services.profile
    uses = await services.work.read(lambda repositories: _here(repositories, request, profile))
    reaches = await request.looks({use.place.conversation for use in uses})
    lines = (_line(use, reaches.get(use.place.conversation), profile) for use in uses)
    return [line for line in lines if line]


def _line(use: ChannelUse, reach: Reach | None, profile: Profile) -> str:
    """What is to be looked at; "" where all is well."""
    which, again = "kanalen for erfaringer", "`/tovholder kanal erfaringer`"
    if use.cluster:
        which = f"kanalen for sekretariatet {profile.cluster(use.cluster).where}"
        again = f"`/tovholder kanal sekretariat {use.cluster}`"
    if reach is Reach.NONE:
        return (
            f"Jeg kan ikke skrive i {which}: Den er arkiveret, eller jeg er ikke med. "
            f"Skriv `/invite @Tovholder` i den, eller vælg en anden kanal med {again}."
        )
    if reach is Reach.DIRECT:
        return f"Kun én person kan læse i {which}. Vælg en anden kanal med {again}."
    if use.cluster and reach is Reach.UNTOLD:
        return (
            f"Slack siger ikke lige nu, om andre læser med i {which}. Vent et minut, og skriv `/tovholder tjek` igen."
        )
    if use.cluster and reach is Reach.SHARED:
        return (
            f"En anden organisations Slack deler {which} og kan læse med. Ophæv delingen, eller vælg en anden kanal "
            f"med {again}."
        )
    return ""


def _here(repositories: Repositories, request: Typed, profile: Profile) -> list[ChannelUse]:
    """The channels chosen in the person's workspace for what there is today, those of clusters in their order."""
    load_insider(repositories, request.context)
    of_clusters = repositories.channels.everywhere(ChannelPurpose.SECRETARIAT)
    ordered = [use for one in profile.clusters for use in of_clusters if use.cluster == one.key]
    uses = [*ordered, *repositories.channels.everywhere(ChannelPurpose.EXPERIENCES)]
    return [use for use in uses if use.place.install == request.context.place.install]
