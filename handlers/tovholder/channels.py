"""`/tovholder kanal`: chooses which channel serves what; whether the bot can post there, the front has found out."""

from danish.names import fold, nearest_word
from domain import access
from domain.experiences import LATE_ANNOUNCEMENTS, late_announcements
from domain.installs import removed
from domain.organisation import Cluster, Profile
from domain.people import ChannelPurpose, ChannelUse, Place
from domain.ports import Repositories
from handlers.clusters import implied_cluster, take_cluster
from handlers.keys import known_cluster, unreadable
from handlers.loading import conversation, load_actor, load_insider
from handlers.log_writing import write_log
from handlers.outcomes import Outcome, Replace, Reply
from handlers.questions import refuse_question
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Pressed, Reach, Typed, take_channels
from handlers.tovholder import channel_cards
from handlers.tovholder.channel_cards import Chosen
from handlers.tovholder.refused import CHOSEN, send_refused, subject_of
from handlers.tovholder.words import COMMAND, quoted, refuse_left_over
from handlers.ui import Card

_PURPOSES = {
    "sekretariat": ChannelPurpose.SECRETARIAT,
    "sekretariatet": ChannelPurpose.SECRETARIAT,
    "erfaringer": ChannelPurpose.EXPERIENCES,
    "erfaring": ChannelPurpose.EXPERIENCES,
}


def choose(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Chooses this channel, or the one named, for a cluster's secretariat or for experiences."""
    context, profile = request.context, services.profile
    actor = load_insider(repositories, context)
    if not typed.strip():
        return Reply(channel_cards.overview(_here(repositories, profile, context), profile, context.place.install))
    access.require_administrator(actor)
    refuse_question(COMMAND, request.text, f"/{COMMAND} kanal")
    purpose = _purpose(typed.split(maxsplit=1)[0])
    named, rest = take_channels(typed.strip()[len(typed.split(maxsplit=1)[0]) :])
    _refuse_unread(rest)
    cluster, rest = take_cluster(rest, profile)
    refuse_left_over(rest)
    place = _reachable(request, named)
    if purpose == ChannelPurpose.EXPERIENCES:
        if cluster:
            raise Answered("Kanalen til erfaringer er fælles for alle klynger.", unsaved("Skriv den uden klynge."))
        return _chosen(repositories, context, ChannelUse(purpose, None, place), profile)
    refuse_shared(request.channels[place.conversation])
    cluster = cluster or implied_cluster(profile, (), actor)
    if cluster is None:
        return Reply(channel_cards.which_cluster(profile, place))
    return _chosen(repositories, context, ChannelUse(purpose, cluster.key, place), profile)


def remove(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Lets the channel that serves a cluster's secretariat, or experiences, in this workspace no longer do so."""
    context, profile = request.context, services.profile
    actor = load_actor(repositories, context)
    access.require_administrator(actor)
    first, _, rest = take_channels(typed)[1].partition(" ")
    purpose = _purpose(first)
    cluster, rest = take_cluster(rest, profile)
    refuse_left_over(rest)
    if purpose == ChannelPurpose.SECRETARIAT and (cluster := cluster or implied_cluster(profile, (), actor)) is None:
        raise Answered("Hvilken klynges sekretariat?", unsaved("Skriv fx `/tovholder kanal fjern sekretariat fyn`."))
    wanted = ChannelUse(purpose, cluster.key if cluster else None, context.place)
    chosen = repositories.channels.of_purpose(wanted.purpose, wanted.cluster)
    use = next((one for one in chosen if one.place.install == context.place.install), None)
    if use is None:
        raise Answered(f"{channel_cards.purpose_name(wanted, profile)} er ikke valgt.", unsaved())
    repositories.channels.drop(use)
    facts = {"purpose": use.purpose, "conversation": use.place.conversation}
    write_log(repositories, context, "kanal.fjernet", subject_of(use.cluster), facts)
    return Reply(channel_cards.removed(use, profile))


async def cluster_chosen(services: Services, request: Pressed) -> Outcome:
    """Chooses the channel whose cluster was asked for; asks about one that is that of experiences."""
    cluster, where = _asked_about(request, services.profile)
    use = ChannelUse(ChannelPurpose.SECRETARIAT, cluster.key, where)
    return await _choose_pressed(services, request, use, may_ask=True)


async def secretariat_chosen(services: Services, request: Pressed) -> Outcome:
    """Chooses the channel of experiences for a secretariat too, which was asked about."""
    cluster, where = _asked_about(request, services.profile)
    return await _choose_pressed(services, request, ChannelUse(ChannelPurpose.SECRETARIAT, cluster.key, where))


async def experiences_chosen(services: Services, request: Pressed) -> Outcome:
    """Chooses a secretariat's channel for experiences too, which was asked about."""
    _, where = _asked_about(request, services.profile)
    return await _choose_pressed(services, request, ChannelUse(ChannelPurpose.EXPERIENCES, None, where))


def _asked_about(request: Pressed, profile: Profile) -> tuple[Cluster, Place]:
    """The cluster and the channel that a question's button carries."""
    key, _, where = request.value.partition(" ")
    cluster = known_cluster(profile, key)
    if len(where.split()) != 1:
        raise unreadable()
    return cluster, Place(request.context.place.platform, request.context.place.install, where)


async def _choose_pressed(services: Services, request: Pressed, use: ChannelUse, *, may_ask: bool = False) -> Outcome:
    """Chooses a channel that was asked about, as it is now: since the question it may have been shared.

    With `may_ask` one that serves both is asked about yet.
    """
    context, where = request.context, use.place.conversation
    reach = (await request.looks([where])).get(where, Reach.NONE)

    def unit(repositories: Repositories) -> Outcome:
        access.require_administrator(load_actor(repositories, context))
        _refuse_unreachable(reach)
        if use.purpose == ChannelPurpose.SECRETARIAT:
            refuse_shared(reach)
        question = both_asked(repositories, use, services.profile) if may_ask else None
        return Replace(question or _chosen_card(repositories, context, use, services.profile))

    return await services.work.run(unit, delivery=context.delivery)


def _chosen(repositories: Repositories, context: Context, use: ChannelUse, profile: Profile) -> Reply:
    question = both_asked(repositories, use, profile)
    return Reply(question or _chosen_card(repositories, context, use, profile))


def _chosen_card(repositories: Repositories, context: Context, use: ChannelUse, profile: Profile) -> Card:
    chosen = choose_channel(repositories, context, use, profile)
    return channel_cards.chosen(chosen, profile, is_here=use.place == conversation(context.place))


def both_asked(repositories: Repositories, use: ChannelUse, profile: Profile) -> Card | None:
    """The question before a channel serves both a secretariat and experiences; None where it doesn't, or does so."""
    there = repositories.channels.at(use.place)
    others = [one for one in there if one.purpose != use.purpose]
    return channel_cards.both_there(use, others, profile) if others and use not in there else None


def choose_channel(repositories: Repositories, context: Context, use: ChannelUse, profile: Profile) -> Chosen:
    """Chooses a channel that the bot can post in, whoever asked, and sends again what was refused; what came of it.

    Raises Answered where it is chosen already and nothing was refused there.
    """
    before = repositories.channels.of_purpose(use.purpose, use.cluster)
    repositories.channels.choose(use)
    again = send_refused(repositories, profile, before, use, context.now)
    if use in before and not again:
        raise Answered(f"{channel_cards.purpose_name(use, profile)} er den allerede.", unsaved())
    told = 0
    if use.purpose == ChannelPurpose.EXPERIENCES:
        gone = removed(repositories.installs.everyone())
        latest = repositories.experiences.latest(LATE_ANNOUNCEMENTS)
        read = [one for one in before if one.place.install not in gone]
        messages = late_announcements(latest, read, use, context.now)
        repositories.outbox.post(messages)
        told = len(messages)
    facts = {"purpose": use.purpose, "conversation": use.place.conversation}
    write_log(repositories, context, CHOSEN, subject_of(use.cluster), facts)
    replaces = any(one.place.install == use.place.install and one.place != use.place for one in before)
    return Chosen(use=use, replaces=replaces, told=told, again=again)


def _purpose(word: str) -> str:
    purpose = _PURPOSES.get(fold(word))
    if purpose:
        return purpose
    nearest = nearest_word(word, _PURPOSES)
    hint = f"Mente du `/tovholder kanal {nearest}`? " if nearest else ""
    raise Answered(
        f"Til {quoted(word)} kan jeg ikke vælge en kanal.",
        unsaved(hint, "Skriv `/tovholder kanal sekretariat fyn` eller `/tovholder kanal erfaringer`."),
    )


def _refuse_unread(rest: str) -> None:
    """Raises an answer where a channel is named that the front didn't know; its name may hold a cluster's."""
    unread = next((word for word in rest.split() if word.startswith("#")), None)
    if unread:
        raise Answered(
            f"Kanalen {quoted(unread)} kan jeg ikke finde.",
            unsaved("Skriv #, og vælg den på listen, eller skriv kommandoen i selve kanalen."),
        )


def _reachable(request: Typed, named: tuple[str, ...]) -> Place:
    """The channel meant; raises Answered where the bot can't post there."""
    if len(set(named)) > 1:
        raise Answered("Én kanal ad gangen.", unsaved())
    place = request.context.place
    where = named[0] if named else place.conversation
    _refuse_unreachable(request.channels.get(where, Reach.NONE))
    return Place(place.platform, place.install, where)


def _refuse_unreachable(reach: Reach) -> None:
    """Raises an answer where the bot can't post, or nobody else reads, or where that can't be told."""
    if reach is Reach.DIRECT:
        raise Answered(
            "Det her er ikke en kanal: Kun du læser med.",
            unsaved("Skriv kommandoen i den kanal, den gælder, eller skriv # efter den, og vælg kanalen på listen."),
        )
    if reach is Reach.UNTOLD:
        raise Answered(
            "Slack siger ikke lige nu, om jeg kan skrive i den kanal.", unsaved("Vent et minut, og prøv igen.")
        )
    if reach is Reach.NONE:
        raise Answered(
            "Jeg kan ikke skrive i den kanal.",
            unsaved("Gå ind i kanalen, og skriv `/invite @Tovholder`. Skriv så kommandoen igen."),
        )


def refuse_shared(reach: Reach) -> None:
    """Raises an answer where people of another workspace read along: a secretariat's channel is its own."""
    if reach is Reach.SHARED:
        raise Answered(
            "Den kanal deles med en anden organisations Slack.",
            unsaved("Sekretariatets kanal skal være jeres egen. Til erfaringer kan den bruges."),
        )


def _here(repositories: Repositories, profile: Profile, context: Context) -> list[ChannelUse]:
    """The channels chosen in the person's own workspace."""
    found = load_channels(repositories, profile)
    return [use for use in found if use.place.install == context.place.install]


def load_channels(repositories: Repositories, profile: Profile) -> list[ChannelUse]:
    """The channels chosen in all workspaces: the clusters' in their order, then those for experiences."""
    of_clusters = repositories.channels.everywhere(ChannelPurpose.SECRETARIAT)
    found = [use for cluster in profile.clusters for use in of_clusters if use.cluster == cluster.key]
    return [*found, *repositories.channels.of_purpose(ChannelPurpose.EXPERIENCES)]
