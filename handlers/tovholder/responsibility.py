"""`/tovholder ansvar` and `klynge`: who owns which row and who a cluster is, says the profile; nothing is changed."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from danish import writing
from domain.local import LocalSetting
from domain.organisation import Body, Cluster, Forum, Profile
from domain.people import RoleAssignment
from domain.ports import Repositories
from domain.steps import Step
from handlers.clusters import implied_cluster, take_cluster, take_forum
from handlers.loading import load_actor, load_here
from handlers.outcomes import Outcome, Reply
from handlers.registry import Services
from handlers.requests import Typed
from handlers.table_files import table_file, take_table
from handlers.task_text import Organisations
from handlers.tovholder import local_cards, role_cards, role_lists
from handlers.tovholder.responsibility_table import responsibility_table
from handlers.tovholder.steps_named import telling_words, with_steps_named
from handlers.tovholder.words import refuse_left_over
from handlers.ui import Block, Bold, Card, Inline, Text, note, text


def responsibility(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Who owns the rows of a forum, or of both levels, or those that are named; by a cluster's own organisations."""
    context, profile = request.context, services.profile
    actor = load_actor(repositories, context)
    endings, _, typed = take_table(typed)
    forum, rest = take_forum(typed, profile)
    cluster, rest = take_cluster(rest, profile)
    cluster = cluster or implied_cluster(profile, load_here(repositories, context), actor)
    today = context.now.date()
    held = [] if actor.is_outsider else repositories.people.roles(today)
    fora = (forum,) if forum else tuple(one for one in profile.fora if one.is_per_cluster and one.steps)
    bodies = [_body(profile, one, cluster) for one in fora]
    words = telling_words(rest)
    if words:
        bodies = [body for body in (with_steps_named(one, words) for one in bodies) if body.forum.steps]
        refuse_left_over("" if bodies else rest)
    if endings:
        stem = "-".join(["ansvar", *(one.key for one in fora), *([cluster.key] if cluster else [])])
        return table_file(responsibility_table(bodies, profile, held, context.now), stem, endings)
    settings = [] if actor.is_outsider or words else repositories.local.everything()
    blocks: list[Block] = [
        block for body in bodies for block in (*_rows(body, profile, held, today), *_local(body, settings, profile))
    ]
    if cluster and held and any(one.is_per_cluster for one in fora):
        blocks += role_lists.cluster_roles(cluster, held, profile)
    if cluster is None and any(one.is_per_cluster for one in fora):
        blocks.append(note("Skriv en klynge efter for at se dens egne navne, fx `/tovholder ansvar politisk fyn`."))
    names = writing.join([body.name for body in bodies])
    return Reply(Card(f"Hvem har ansvaret: {names}", tuple(blocks)))


def cluster(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """A cluster's municipalities, hospital, bodies and secretariat; without one named, all clusters in short."""
    context, profile = request.context, services.profile
    actor = load_actor(repositories, context)
    named, rest = take_cluster(typed, profile)
    refuse_left_over(rest)
    if named is None:
        return Reply(_all_clusters(profile))
    blocks: list[Block] = [
        text(f"Sygehus: {named.hospital}\nKommuner: {_municipalities(named)}"),
        text("\n".join(_body_line(body) for body in profile.bodies if body.cluster is named)),
    ]
    if not actor.is_outsider:
        held = repositories.people.roles(context.now.date())
        blocks += role_lists.cluster_roles(named, held, profile)
        blocks += [text(one) for one in role_cards.split_warnings(held, profile, named.key, context.now.date())]
    return Reply(Card(f"Sundhedsklynge {named.name}", tuple(blocks)))


def _body(profile: Profile, forum: Forum, cluster: Cluster | None) -> Body:
    """The forum's body in the cluster; without a cluster, the forum as such."""
    for body in profile.bodies:
        if body.forum.key == forum.key and body.cluster is (cluster if forum.is_per_cluster else None):
            return body
    return Body(forum.key, forum.name, forum, None, ())


def _rows(body: Body, profile: Profile, held: Sequence[RoleAssignment], on: date) -> list[Text]:
    """The rows, a line each and a paragraph a phase."""
    if not body.forum.steps:
        return [text(Bold(body.name), "\nOpgaverne fastlægges lokalt.")]
    named = Organisations(body, profile, held, on)
    phases = [(phase, list(steps)) for phase, steps in groupby(body.forum.steps, key=lambda step: step.phase)]
    leaders = dict.fromkeys(step.leader for step in body.forum.steps if step.leader)
    lead = f"\nPrimær tovholder: {named.joined(leaders)}" if leaders else ""
    lines: list[Text] = []
    for place, (phase, steps) in enumerate(phases):
        head: list[Inline] = [Bold(body.name), f"{lead}\n"] if place == 0 else []
        rows = "\n".join(line for step in steps for line in _row(step, named, profile))
        lines.append(text(*head, Bold(phase), f"\n{rows}"))
    return lines


def _local(body: Body, settings: Sequence[LocalSetting], profile: Profile) -> list[Text]:
    """What the body has decided for itself."""
    lines = local_cards.local_lines(settings, profile, body) if body.cluster or not body.forum.is_per_cluster else []
    listed = "\n".join(f"• {writing.capitalised(line)}" for line in lines)
    return [text(Bold(f"{body.name}: aftalt lokalt"), f"\n{listed}")] if lines else []


def _row(step: Step, named: Organisations, profile: Profile) -> list[str]:
    origins = [f"    • {profile.origins.get(key, key)}: {named.owners(owned)}" for key, owned in step.origins.items()]
    return [f"{step.number}. {step.task}: {named.owners(step.owners)}", *origins]


def _all_clusters(profile: Profile) -> Card:
    lines = [f"• {one.name}: {_municipalities(one)} · {one.hospital}" for one in profile.clusters]
    return Card(
        f"{profile.name}: {writing.count(len(lines), 'klynge', 'klynger')}",
        (text("\n".join(lines)), note("Se en med fx `/tovholder klynge fyn`.")),
    )


def _municipalities(cluster: Cluster) -> str:
    return writing.join([one.name for one in cluster.municipalities])


def _body_line(body: Body) -> str:
    seats = writing.count(len(body.seats), "plads", "pladser") if body.seats else "fastlægges lokalt"
    chaired = f" · Formandskab: {body.forum.chairmanship}" if body.forum.chairmanship else ""
    return f"• {body.forum.name}: {seats}{chaired}"
