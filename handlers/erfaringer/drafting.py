"""Makes drafts of what was typed or filled in; how they look and whether they go out is decided elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.access import Actor
from domain.experience_drafts import Draft
from domain.experiences import Experience
from domain.organisation import Cluster, Profile
from domain.ports import Repositories
from handlers.clusters import ask_cluster
from handlers.desk import Desk, open_desk
from handlers.erfaringer import cards, draft_cards, form, looking, opening, reading, sharing
from handlers.keys import AGAIN, foreign, read_parts, unreadable
from handlers.loading import fingerprint
from handlers.outcomes import Outcome, Replace, Reply
from handlers.refusals import Answered, WrongFields
from handlers.registry import Services
from handlers.requests import Submitted
from handlers.shared_message import SharedMessage
from handlers.typed_text import says_something, spelled_out
from handlers.ui import Card


def draft_typed(desk: Desk, typed: str) -> Outcome:
    """Drafts `TITEL: TEKST`; what can't be told apart or is too long is refused."""
    desk.require_insider()
    line = reading.read_line(typed, desk.profile)
    typed_in = {form.TITLE: line.title, form.BODY: line.body, **line.more}
    fields = form.cleaned({name: spelled_out(desk.repositories, said) for name, said in typed_in.items()})
    wrong = form.mistakes(fields)
    if not (says_something(fields[form.TITLE]) and says_something(fields[form.BODY])):
        raise _refused(draft_cards.not_read(typed))
    if wrong:
        raise _refused(draft_cards.too_long(wrong))
    implied = desk.cluster_here()
    cluster = _cluster(desk.profile, line, implied, typed)
    said = _said(desk, desk.actor, fields, cluster, ())
    return Reply(looking.drafted(desk, Draft(0, desk.context.person, said)))


def draft_form(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Drafts what was filled in, or changes the draft that the form is of; what is wrong is said at its field."""
    desk, profile, values = open_desk(repositories, services.profile, request.context), services.profile, request.values
    desk.require_insider()
    fields = form.cleaned(values)
    wrong = form.mistakes(fields)
    kind, _, of = request.hidden.partition(" ")
    chosen = _cluster_before(desk, kind, of)
    clusters = {cluster.key: cluster for cluster in form.choosable(profile, chosen)}
    cluster = clusters.get(values.get(form.CLUSTER, ""))
    if cluster is None:
        wrong |= {form.CLUSTER: "Vælg den klynge, erfaringen kommer fra."}
    if foreign(values, form.TOPICS, profile.topics):
        wrong |= {form.TOPICS: AGAIN}
    if wrong or cluster is None:
        raise WrongFields(wrong)
    wanted = values.get(form.TOPICS, "").splitlines()
    topics = tuple(topic for topic in profile.topics if topic in wanted)
    if kind not in ("", form.MESSAGE, form.DRAFT, form.EXPERIENCE):
        raise unreadable()
    if kind == form.MESSAGE:
        message = SharedMessage.read(of)
        said = _said(desk, opening.writer(desk, message.writer), fields, cluster, topics)
        return Reply(looking.drafted(desk, Draft(0, desk.context.person, replace(said, link=message.link))))
    said = _said(desk, desk.actor, fields, cluster, topics)
    if kind == form.DRAFT:
        known = looking.own_draft(desk, of)
        before = known.experience
        said = replace(said, id=before.id, author=before.author, link=before.link, shared_at=before.shared_at)
        return Replace(looking.mended(desk, replace(known, experience=said)))
    if kind == form.EXPERIENCE:
        number, seen = read_parts(of, 2)
        before = sharing.known(repositories, number)
        sharing.require_change_right(desk, before)
        if str(fingerprint(before)) != seen:
            raise sharing.changed_meanwhile(before)
        said = replace(said, id=before.id, author=before.author, link=before.link)
    return Reply(looking.drafted(desk, Draft(0, desk.context.person, said)))


def _cluster_before(desk: Desk, kind: str, of: str) -> str:
    """The key of the cluster that what the form is of comes from; "" for a form of nothing that is known."""
    if kind == form.EXPERIENCE:
        return sharing.known(desk.repositories, read_parts(of, 2)[0]).cluster
    return looking.own_draft(desk, of).experience.cluster if kind == form.DRAFT else ""


def _said(desk: Desk, author: Actor, fields: Mapping[str, str], cluster: Cluster, topics: Sequence[str]) -> Experience:
    """What was typed, as its author's; the contact is theirs unless another was given."""
    is_of_cluster = cluster.key in author.clusters()
    return Experience(
        id=0,
        title=fields[form.TITLE],
        body=fields[form.BODY],
        cluster=cluster.key,
        author=author.person.id,
        shared_at=desk.now,
        effect=fields[form.EFFECT],
        requires=fields[form.REQUIRES],
        contact=fields[form.CONTACT] or (sharing.role_name(author, cluster, desk.profile) if is_of_cluster else ""),
        topics=tuple(topics),
        install=author.person.install,
    )


def _cluster(profile: Profile, line: reading.Line, implied: Cluster | None, typed: str) -> Cluster:
    """The cluster that was said, else the one the text names or that is implied; asked about where these differ."""
    if line.given:
        return line.given
    possible = list(dict.fromkeys([*([implied] if implied else []), *line.named]))
    if len(possible) == 1:
        return possible[0]
    choices = possible or profile.clusters
    why = "Teksten nævner flere klynger." if possible else "Jeg kan ikke se, hvilken klynge erfaringen kommer fra."
    if implied and len(line.named) == 1:
        why = f"Teksten nævner {line.named[0].name}, men ellers gælder {implied.name} her."
    again = {one.key: reading.with_cluster(typed, one) for one in choices}
    raise ask_cluster(profile, cards.COMMAND, again, why)


def _refused(card: Card) -> Answered:
    return Answered(card.title, *card.blocks)
