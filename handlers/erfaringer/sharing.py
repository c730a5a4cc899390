"""Shares an experience: saves it, tells every channel for experiences of it, and answers who shared it."""

from collections.abc import Mapping, Sequence

from domain import access
from domain.access import Actor
from domain.experiences import Experience, announcements, once_each
from domain.messages import AuditEntry, Message
from domain.organisation import Cluster, Profile
from domain.people import ChannelPurpose
from domain.ports import Repositories
from handlers.clusters import ask_cluster, implied_cluster
from handlers.erfaringer import cards, form, reading
from handlers.loading import conversation, load_actor, load_here
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.refusals import Answered
from handlers.registry import Services
from handlers.requests import Context
from handlers.typed_text import says_something, spelled_out
from handlers.ui import Card


def share_typed(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """Shares `TITEL: TEKST` at once; what can't be told apart or is too long is refused."""
    actor = load_actor(repositories, context)
    access.require_insider(actor)
    draft = reading.read_draft(typed, services.profile)
    fields = form.cleaned(spelled_out(repositories, {form.TITLE: draft.title, form.BODY: draft.body}))
    wrong = form.mistakes(fields)
    if not (says_something(fields[form.TITLE]) and says_something(fields[form.BODY])):
        raise _refused(cards.not_read(typed))
    if wrong:
        raise _refused(cards.too_long(wrong))
    implied = implied_cluster(services.profile, load_here(repositories, context), actor)
    cluster = _cluster(services.profile, draft, implied, typed)
    return Reply(_share(repositories, services.profile, context, actor, cluster, fields, ()))


def share_form(repositories: Repositories, services: Services, context: Context, values: Mapping[str, str]) -> Outcome:
    """Shares what was filled in; raises FieldMistakes."""
    actor = load_actor(repositories, context)
    access.require_insider(actor)
    fields = form.cleaned(spelled_out(repositories, values))
    wrong = form.mistakes(fields)
    clusters = {cluster.key: cluster for cluster in services.profile.clusters}
    cluster = clusters.get(values.get(form.CLUSTER, ""))
    if cluster is None:
        wrong |= {form.CLUSTER: "Vælg den klynge, erfaringen kommer fra."}
    if wrong or cluster is None:
        raise form.FieldMistakes(wrong)
    chosen = values.get(form.TOPICS, "").splitlines()
    topics = tuple(topic for topic in services.profile.topics if topic in chosen)
    return Reply(_share(repositories, services.profile, context, actor, cluster, fields, topics))


def open_form(repositories: Repositories, services: Services, context: Context, body: str = "") -> Outcome:
    """The form, with the cluster chosen where it can be told."""
    actor = load_actor(repositories, context)
    access.require_insider(actor)
    here = load_here(repositories, context)
    known = spelled_out(repositories, {form.BODY: body})[form.BODY]
    return OpenForm(form.experience_form(services.profile, implied_cluster(services.profile, here, actor), body=known))


def new_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """An experience as a channel is told of it."""
    experience = repositories.experiences.experience(int(message.subject["experience"]))
    return drawn(repositories, profile, experience) if experience else None


def drawn(repositories: Repositories, profile: Profile, experience: Experience) -> Card:
    """An experience with its author and the clusters that try it."""
    keys = {trial.cluster for trial in repositories.experiences.trials(experience.id)}
    trying = [cluster for cluster in profile.clusters if cluster.key in keys]
    author = None if experience.contact else repositories.people.person(experience.author)
    return cards.experience_card(experience, author, trying, profile)


def role_name(actor: Actor, cluster: Cluster | None, profile: Profile) -> str:
    """The organisation a person acts for in that cluster, else in their own: "Regionshuset, Fyn"."""
    held = [role for role in actor.roles if role.cluster and (cluster is None or role.cluster == cluster.key)]
    if not held:
        return role_name(actor, None, profile) if cluster else ""
    first = held[0]
    return f"{profile.role(first.role).name_in(first.cluster)}, {profile.cluster(first.cluster or '').name}"


def _share(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    actor: Actor,
    cluster: Cluster,
    fields: Mapping[str, str],
    topics: Sequence[str],
) -> Card:
    is_of_cluster = cluster.key in actor.clusters()
    contact = fields[form.CONTACT] or (role_name(actor, cluster, profile) if is_of_cluster else "")
    experience = repositories.experiences.add(
        Experience(
            id=0,
            title=fields[form.TITLE],
            body=fields[form.BODY],
            cluster=cluster.key,
            author=context.person,
            shared_at=context.now,
            effect=fields[form.EFFECT],
            requires=fields[form.REQUIRES],
            contact=contact,
            topics=tuple(topics),
            install=context.place.install,
        )
    )
    stopped = {one.key for one in repositories.installs.everyone() if not one.is_connected}
    channels = once_each(repositories.channels.of_purpose(ChannelPurpose.EXPERIENCES), stopped)
    repositories.outbox.post(announcements([experience], channels, context.now))
    record(repositories, context, "erfaringer.delt", experience, {"cluster": cluster.key})
    is_here = any(use.place == conversation(context.place) for use in channels)
    return cards.shared(experience, len(channels), is_here=is_here, profile=profile)


def record(
    repositories: Repositories, context: Context, act: str, experience: Experience, facts: Mapping[str, str | int]
) -> None:
    """Logs an act on an experience."""
    subject = f"experience:{experience.id}"
    repositories.audit.record(
        AuditEntry(context.now, context.person, act, subject, context.place.install, facts=dict(facts))
    )


def _cluster(profile: Profile, draft: reading.Draft, implied: Cluster | None, typed: str) -> Cluster:
    """The cluster that was said, else the one the text names or that is implied; asked about where these differ."""
    if draft.given:
        return draft.given
    possible = list(dict.fromkeys([*([implied] if implied else []), *draft.named]))
    if len(possible) == 1:
        return possible[0]
    choices = possible or profile.clusters
    why = "Teksten nævner flere klynger." if possible else "Jeg kan ikke se, hvilken klynge erfaringen kommer fra."
    again = {one.key: reading.with_cluster(typed, one) for one in choices}
    raise ask_cluster(profile, cards.COMMAND, again, why)


def _refused(card: Card) -> Answered:
    return Answered(card.title, *card.blocks)
