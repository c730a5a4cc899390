"""Lets people look their drafts through before they are shared, and share, change or discard them."""

from collections.abc import Sequence
from dataclasses import replace

from danish.patients import suggests_one_patient
from domain.access import Actor
from domain.experience_drafts import Draft
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.closed_things import Closed, refuse_closed
from handlers.erfaringer import allowed, consent, consent_cards, draft_cards, searching, sharing
from handlers.ids import read_id
from handlers.loading import load_actor, load_insider
from handlers.outcomes import Outcome, Replace, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context
from handlers.ui import Block, Card

_MOST_DRAFTS = 10
_MOST_ALIKE = 3


def drafted(repositories: Repositories, profile: Profile, actor: Actor, context: Context, draft: Draft) -> Card:
    """Saves a draft and shows it; nothing is saved of what may not be shared.

    One whose writer was asked and never answered is one that nobody was asked about.
    """
    closed = allowed.closed_in(repositories, profile, actor, context, draft.experience)
    refuse_closed(closed)
    allowed.refuse_double(searching.alike(repositories, draft.experience), draft.experience)
    saved = repositories.drafts.add(draft)
    if saved.asked_at and not saved.awaits_consent(context.now):
        saved = consent.unasked(repositories, saved)
    return _preview(repositories, profile, saved, closed)


def mended(repositories: Repositories, profile: Profile, actor: Actor, context: Context, draft: Draft) -> Card:
    """Saves a draft that says something else now, and shows it; nothing is saved of what may not be shared."""
    closed = allowed.closed_in(repositories, profile, actor, context, draft.experience)
    refuse_closed(closed)
    repositories.drafts.save(draft)
    return _preview(repositories, profile, draft, closed)


def _preview(
    repositories: Repositories, profile: Profile, draft: Draft, closed: Closed | None, others: Sequence[Draft] = ()
) -> Card:
    """A draft as it will look, with what is to be minded before it goes out."""
    said = draft.experience
    author = repositories.people.person(said.author)
    looks = draft_cards.Looks(
        places=sharing.number_read(repositories, sharing.channels_now(repositories)),
        words=suggests_one_patient(f"{said.title}\n{said.body}\n{said.effect}\n{said.requires}"),
        closed=closed,
        alike=searching.alike(repositories, said)[:_MOST_ALIKE],
        contact=None if said.contact else author,
        writer=author if draft.needs_consent else None,
    )
    return draft_cards.preview(draft, looks, profile, others=others)


def show_drafts(repositories: Repositories, services: Services, context: Context, number: str = "") -> Outcome:
    """A draft as it will look, the newest unless another is named, with ways to the others and what was asked about."""
    asked = _waiting(repositories, context)
    own = repositories.drafts.of_person(context.person, _MOST_DRAFTS + 2)  # the shown one, and whether there are more
    if not own:
        return Reply(draft_cards.no_drafts(asked))
    draft = own_draft(repositories, context, number) if number else own[0]
    actor = load_actor(repositories, context)
    closed = allowed.closed_in(repositories, services.profile, actor, context, draft.experience)
    others = [one for one in own if one.id != draft.id]
    card = _preview(repositories, services.profile, draft, closed, others[:_MOST_DRAFTS])
    older = (draft_cards.OLDER,) if len(others) > _MOST_DRAFTS else ()
    return Reply(replace(card, blocks=(*card.blocks, *older, *asked)))


def go_on(repositories: Repositories, services: Services, context: Context, value: str) -> Outcome:
    """Shares or changes what was looked through, or asks its writer first; looks anew where it was changed since."""
    profile, actor = services.profile, load_insider(repositories, context)
    draft = own_draft(repositories, context, value.partition(" ")[0])
    closed = allowed.closed_in(repositories, profile, actor, context, draft.experience)
    if value != draft_cards.mark(draft):
        return Replace(_preview(repositories, profile, draft, closed))
    refuse_closed(closed)
    allowed.refuse_double(searching.alike(repositories, draft.experience), draft.experience)
    if draft.needs_consent:
        return Replace(consent.ask(repositories, context, draft))
    if repositories.drafts.take(draft.id) is None:
        raise _gone()
    if draft.is_change:
        return Replace(sharing.change(repositories, profile, context, actor, draft))
    return Replace(sharing.publish(repositories, profile, context, draft)[1])


def take_question_back(repositories: Repositories, services: Services, context: Context, number: str) -> Outcome:
    """The draft whose writer the person asked, to look through again; nobody is asked about it any more."""
    draft = consent.taken_back(repositories, context, number)
    actor = load_actor(repositories, context)
    closed = allowed.closed_in(repositories, services.profile, actor, context, draft.experience)
    return Replace(consent_cards.taken_back(_preview(repositories, services.profile, draft, closed)))


def discard(repositories: Repositories, context: Context, number: str) -> Outcome:
    """Throws a draft away."""
    repositories.drafts.take(own_draft(repositories, context, number).id)
    return Replace(draft_cards.discarded())


def own_draft(repositories: Repositories, context: Context, number: str) -> Draft:
    """The person's draft with that number; refused in words where it is gone, another's, or waits for its writer."""
    draft = repositories.drafts.draft(read_id(number))
    if draft is None or draft.person != context.person:
        raise _gone()
    if draft.asked_at:
        raise Answered(
            "Den, der har skrevet ordene, er spurgt.",
            unsaved(
                "Erfaringen deles, når der er sagt ja. Du får besked. "
                "Spørgsmålet kan trækkes tilbage under `/erfaring kladde`."
            ),
        )
    return draft


def _waiting(repositories: Repositories, context: Context) -> tuple[Block, ...]:
    """What of the person's waits for an answer, while its writer can still give one."""
    asked = repositories.drafts.asked_by(context.person, _MOST_DRAFTS + 1)
    awaited = [one for one in asked if one.awaits_consent(context.now)]
    shown = awaited[:_MOST_DRAFTS]
    writers = repositories.people.persons({one.experience.author for one in shown}) if shown else {}
    more = (consent_cards.MORE,) if len(awaited) > _MOST_DRAFTS else ()
    return (*consent_cards.waiting(shown, writers), *more)


def _gone() -> Answered:
    return Answered(
        "Kladden er her ikke længere.",
        unsaved("Den er delt eller kasseret. Se de nyeste erfaringer med `/erfaring seneste`."),
    )
