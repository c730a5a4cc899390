"""Which cluster, or level, typed words mean: named, or implied by the channel or the person; it asks, never guesses."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from danish import names, writing
from danish.places import AREAS
from danish.quotes import blanked
from domain.access import Actor
from domain.organisation import Body, Cluster, Forum, Profile
from domain.people import ChannelUse
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions, Block, Button

_AND = r"\s*(?:,?\s*(?:og|samt)(?!\w)|[/,&+])?\s*(?:i\s+|det\s+)?"
"""What may stand between two names."""


def take_cluster(typed: str, profile: Profile) -> tuple[Cluster | None, str]:
    """The cluster that the words name, and the words that remain."""
    key, rest, _ = _take(typed, profile.clusters, profile.known_clusters)
    return (profile.cluster(key) if key else None), rest


def cluster_words(typed: str, profile: Profile) -> str:
    """The words that name a cluster, as they were typed; "" for none."""
    return _take(typed, profile.clusters, profile.known_clusters)[2]


def take_forum(typed: str, profile: Profile) -> tuple[Forum | None, str]:
    """The forum that the words name, and the words that remain."""
    key, rest, _ = _take(typed, profile.fora, profile.known_fora)
    return (profile.forum(key) if key else None), rest


def take_place(typed: str, profile: Profile) -> tuple[Forum | None, Cluster | None, str]:
    """The forum and the cluster that the words name, and the words that remain.

    Above the clusters a cluster's name is part of a seat's ("medformand, Fyn").
    """
    forum, rest = take_forum(typed, profile)
    if forum and not forum.is_per_cluster:
        return forum, None, rest
    return forum, *take_cluster(rest, profile)


def forum_words(typed: str, profile: Profile) -> str:
    """The words that name a forum, as they were typed; "" for none."""
    return _take(typed, profile.fora, profile.known_fora)[2]


def labels(item: Cluster | Forum) -> tuple[str, ...]:
    """All that a cluster or forum may be called."""
    return (item.key, item.name, *item.aliases)


def implied_cluster(profile: Profile, here: Sequence[ChannelUse], actor: Actor) -> Cluster | None:
    """The channel's cluster, else the only one of the person's roles, or of their seats where they have no role."""
    served = [use.cluster for use in here if use.cluster] or list(actor.clusters())
    if not served:
        seated = {held.body for held in actor.seats}
        served = [body.cluster.key for body in profile.bodies if body.cluster and body.key in seated]
    return profile.cluster(served[0]) if len(set(served)) == 1 else None


def refuse_several(command: str, typed: str, rest: str, profile: Profile) -> None:
    """Raises the answer where `rest`, of `/command typed`, names two fora or clusters and one is meant; a press picks.

    What is named by a word that fits several ("niveau") names none of them.
    """
    for several, title in ((profile.fora, "Ét forum ad gangen."), (profile.clusters, "Én klynge ad gangen.")):
        named = _named(rest, several)
        if len(named) < 2:  # noqa: PLR2004 (several)
            continue
        picks = _picks(command, typed, named)
        both = writing.join([f"“{words}”" for words in named.values()])
        place = "" if picks else " Er det ene en del af et sted, så skriv “sted” foran."
        raise Answered(title, unsaved(f"Jeg læser {both}. Skriv dem hver for sig.{place}"), *picks)


def refuse_cluster_above(command: str, typed: str, unknown: str, profile: Profile) -> None:
    """Raises the answer where `unknown`, of `/command typed`, is a cluster's name beside a forum of all clusters."""
    forum, cluster, rest = take_forum(typed, profile)[0], *take_cluster(unknown, profile)
    if forum is None or forum.is_per_cluster or cluster is None or rest.strip():
        return
    without = " ".join(typed.replace(unknown, " ", 1).split())
    pick = Actions((retry_button(f"Uden “{unknown}”", command, without),))
    raise Answered(f"{forum.name} hører ikke til en klynge.", unsaved("Skriv det uden klyngen."), pick)


def refuse_other_area(words: str, profile: Profile) -> None:
    """Raises Answered where the words name a part of the country that is no cluster and no kommune here.

    Without this such a word would be passed over, and the channel's or the person's own cluster taken in its place.
    """
    area = next((word for word in blanked(words).split() if names.fold(word) in AREAS), None)
    kommuner = {one.key: (one.name, one.full_name) for one in profile.municipalities}
    if area is None or isinstance(names.find_name(area, kommuner), names.NameFound):
        return
    raise unknown_cluster(area.strip(",."), profile)


def unknown_cluster(said: str, profile: Profile) -> Answered:
    """The answer to what is no cluster of the profile, with those that are near it, and all that there are."""
    near = names.find_name(said, {one.key: labels(one) for one in profile.clusters})
    nearest = [profile.cluster(key).name for key in near.nearest] if isinstance(near, names.NameUnknown) else []
    meant = f"Mente du {writing.join_or(nearest)}? " if nearest else ""
    return Answered(
        f"Jeg kender ingen klynge, der hedder “{said}”.",
        unsaved(f"{meant}Klyngerne er {writing.join([one.name for one in profile.clusters])}."),
    )


def ask_cluster(profile: Profile, command: str, again: Mapping[str, str], why: str) -> Answered:
    """The question which cluster is meant; `again` is for each cluster's key the text to run the command with."""
    buttons = tuple(retry_button(one.name, command, again[one.key]) for one in profile.clusters if one.key in again)
    blocks: tuple[Block, ...] = (unsaved(why), Actions(buttons))
    return Answered("Hvilken klynge mener du?", *blocks)


def ask_where(
    forum: Forum, bodies: Iterable[Body], cluster: Cluster | None, pick: Callable[[Cluster], Button]
) -> Answered:
    """The question in which cluster the forum is meant, of those that its `bodies` are in; it has none in `cluster`."""
    clusters = dict.fromkeys(body.cluster for body in bodies if body.cluster)
    where = f"findes ikke {cluster.where}" if cluster else "findes i hver klynge"
    return Answered(
        "Hvilken klynge mener du?",
        unsaved(f"{forum.name} {where}. Skriv {writing.join_or([one.name for one in clusters])}."),
        Actions(tuple(map(pick, clusters))),
    )


def _named(typed: str, candidates: Sequence[Cluster | Forum]) -> dict[str, str]:
    """What is named by all of a name, by its key, with the words that name it."""
    book = names.kept_book(tuple((one.key, labels(one)) for one in candidates))
    called = {one.key: {names.fold(label) for label in labels(one)} for one in candidates}
    named: dict[str, str] = {}
    found = names.find_names_in(typed, book)
    while isinstance(found.name, names.NameAmbiguous | names.NameFound):
        key = found.name.key if isinstance(found.name, names.NameFound) else found.name.keys[0]
        if names.fold(found.words) not in called[key]:
            break
        named[key] = found.words
        found = names.find_names_in(found.rest, book)
    return named


def _picks(command: str, typed: str, named: Mapping[str, str]) -> tuple[Actions, ...]:
    """A button for each, which asks again with it alone; none where their words don't stand together."""
    together = _AND.join(map(re.escape, sorted(named.values(), key=typed.find)))
    found = re.search(together, typed)
    if found is None:
        return ()
    before, after = typed[: found.start()], typed[found.end() :]
    return (Actions(tuple(retry_button(words, command, f"{before}{words}{after}") for words in named.values())),)


def _take(typed: str, own: Sequence[Cluster | Forum], known: Sequence[Cluster | Forum]) -> tuple[str | None, str, str]:
    """The key of what the words name, the organisation's own before what is known of those before it.

    Also the words that remain, and those that named it.
    """
    for candidates in (own, known) if len(known) > len(own) else (own,):
        found = names.find_names_in(typed, names.kept_book(tuple((one.key, labels(one)) for one in candidates)))
        if isinstance(found.name, names.NameFound):
            return found.name.key, found.rest, found.words
    return None, typed, ""
