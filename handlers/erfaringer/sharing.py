"""Shares, changes and takes back experiences, and lets all their cards follow; what may be shared is asked before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from domain import access
from domain.access import Actor
from domain.errors import NotAllowed
from domain.experience_drafts import Draft
from domain.experiences import Experience, announced_as, announcements, once_each, revisions, withdrawn
from domain.installs import removed
from domain.messages import Message
from domain.organisation import Cluster, Profile
from domain.people import ChannelPurpose, ChannelUse
from domain.ports import Repositories
from handlers.desk import Desk
from handlers.erfaringer import cards, draft_cards
from handlers.erfaringer.author_told import tell_author
from handlers.ids import read_id
from handlers.loading import conversation
from handlers.log_writing import write_log
from handlers.outcomes import Revision, Wait
from handlers.refusals import Answered, unsaved
from handlers.ui import Card

_LOOK_AGAIN = timedelta(seconds=30)
"""A card that is just being sent is looked for again after so long."""


def known(repositories: Repositories, number: str) -> Experience:
    """The experience with that number; refused in words where there is none, or it was withdrawn."""
    experience = repositories.experiences.experience(read_id(number))
    if experience is None:
        raise Answered(f"Der er ingen erfaring nr. {number[:9]}.", unsaved("Se de nyeste med `/erfaring seneste`."))
    if experience.is_withdrawn:
        gone = cards.withdrawn_card(experience)
        raise Answered(gone.title, *gone.blocks)
    return experience


def channels_now(repositories: Repositories) -> tuple[ChannelUse, ...]:
    """Where experiences are told of: every workspace's channel, one that several share once."""
    stopped = {one.key for one in repositories.installs.everyone() if not one.is_connected}
    return once_each(repositories.channels.of_purpose(ChannelPurpose.EXPERIENCES), stopped)


def number_read(repositories: Repositories, channels: Iterable[ChannelUse]) -> int:
    """In how many of these channels it is read soon: what is bound for a workspace that was removed waits."""
    gone = removed(repositories.installs.everyone())
    return sum(use.place.install not in gone for use in channels)


def publish(desk: Desk, draft: Draft) -> tuple[Experience, Card]:
    """Shares a new experience with every workspace; it, and the answer to whoever shared."""
    experience = desk.repositories.experiences.add(replace(draft.experience, id=0, shared_at=desk.now))
    channels = channels_now(desk.repositories)
    desk.repositories.outbox.post(announcements([experience], channels, desk.now))
    record(desk, "erfaringer.delt", experience, {"cluster": experience.cluster})
    is_here = any(use.place == conversation(desk.context.place) for use in channels)
    places = number_read(desk.repositories, channels)
    return experience, draft_cards.shared(experience, places, is_here=is_here, profile=desk.profile)


def change(desk: Desk, draft: Draft) -> Card:
    """Changes a shared experience into what the draft says; refused where somebody has changed it meanwhile."""
    before = known(desk.repositories, str(draft.experience.id))
    require_change_right(desk, before)
    if before.changed_at and before.changed_at > draft.experience.shared_at:
        raise changed_meanwhile(before)
    said = draft.experience
    after = replace(
        before,
        title=said.title,
        body=said.body,
        cluster=said.cluster,
        effect=said.effect,
        requires=said.requires,
        contact=said.contact,
        topics=said.topics,
        changed_at=desk.now,
    )
    desk.repositories.experiences.save(after)
    follow(desk, after)
    tell_author(desk, after)
    record(desk, "erfaringer.rettet", after, {})
    return draft_cards.changed(after)


def changed_meanwhile(experience: Experience) -> Answered:
    """The answer to who changes what somebody else has changed since it was opened."""
    return Answered(
        "Erfaringen er imens rettet af en anden.",
        unsaved(f"Se den med `/erfaring vis {experience.id}`, og ret den igen."),
    )


def withdraw(desk: Desk, experience: Experience) -> Card:
    """Takes an experience back, for good: its words go, in drafts of a change too, and the cards say so."""
    require_change_right(desk, experience)
    gone = withdrawn(experience, desk.now)
    desk.repositories.experiences.save(gone)
    desk.repositories.drafts.forget_changes(gone.id)
    follow(desk, gone)
    tell_author(desk, gone)
    record(desk, "erfaringer.trukket", gone, {})
    return cards.withdrawn_card(gone)


def may_change(desk: Desk, experience: Experience) -> bool:
    """Whether the person may change and withdraw an experience: its author, and its cluster's secretariat."""
    try:
        require_change_right(desk, experience)
    except NotAllowed:
        return False
    return True


def require_change_right(desk: Desk, experience: Experience) -> None:
    """Raises NotAllowed, naming the roles that could, for anybody but its author and its cluster's secretariat."""
    if desk.actor.person.id != experience.author or desk.actor.is_outsider:
        today, since = desk.today, experience.shared_at.date()
        access.require_experience_right(desk.actor, desk.profile, experience.cluster, today, since)


def follow(desk: Desk, experience: Experience) -> None:
    """Lets the cards in all channels follow, also in those that told of it before another was chosen."""
    announced = desk.repositories.outbox.told_under(announced_as(experience.id))
    desk.repositories.outbox.post(revisions(experience.id, announced, desk.now))


def new_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """An experience as a channel is told of it; nothing once it is withdrawn."""
    experience = repositories.experiences.experience(int(message.subject["experience"]))
    if experience is None or experience.is_withdrawn:
        return None
    return cards.experience_card(seen(repositories, profile, experience), profile)


def changed_card(repositories: Repositories, profile: Profile, message: Message) -> Revision | Wait | None:
    """A channel's card as the experience is now; nothing where the card isn't there or will be built anew anyhow."""
    key = str(message.subject["of"])
    where = repositories.outbox.sent_as(key)
    if where is None:
        return Wait(message.due + _LOOK_AGAIN) if repositories.outbox.is_underway(key) else None
    experience = repositories.experiences.experience(int(message.subject["experience"]))
    if experience is None:
        return None
    card = cards.experience_card(seen(repositories, profile, experience), profile)
    return Revision(where, card, takes_back=experience.is_withdrawn)


def seen(repositories: Repositories, profile: Profile, experience: Experience) -> cards.Seen:
    """An experience with its author, unless they left, the clusters that try it and how many say thanks."""
    trials = [
        (cards.place_name(one.cluster, profile, one.at.date()), one)
        for one in repositories.experiences.trials(experience.id)
    ]
    author = None if experience.contact else repositories.people.person(experience.author)
    is_there = author is not None and not author.is_deactivated
    thanks = repositories.experiences.thanks(experience.id)
    return cards.Seen(experience, author if is_there else None, trials, thanks)


def role_name(actor: Actor, cluster: Cluster | None, profile: Profile) -> str:
    """The organisation a person acts for in that cluster, else in their own: "Regionshuset, Fyn"."""
    held = [role for role in actor.roles if role.cluster and (cluster is None or role.cluster == cluster.key)]
    if not held:
        return role_name(actor, None, profile) if cluster else ""
    first = held[0]
    return f"{profile.role(first.role).name_in(first.cluster)}, {profile.cluster(first.cluster or '').name}"


def record(desk: Desk, act: str, experience: Experience, facts: Mapping[str, str | int]) -> None:
    """Logs an act on an experience."""
    write_log(desk.repositories, desk.context, act, f"experience:{experience.id}", facts)
