"""Lets people look their drafts through before they are shared, and share, change or discard them."""

from collections.abc import Sequence
from dataclasses import replace

from danish.patients import suggests_one_patient
from domain.experience_drafts import Draft
from handlers.closed_things import Closed, refuse_closed
from handlers.desk import Desk
from handlers.erfaringer import allowed, consent, consent_cards, draft_cards, searching, sharing
from handlers.ids import read_id
from handlers.outcomes import Outcome, Replace, Reply
from handlers.refusals import Answered, unsaved
from handlers.ui import Block, Card

_MOST_DRAFTS = 10
_MOST_ALIKE = 3


def drafted(desk: Desk, draft: Draft) -> Card:
    """Saves a draft and shows it; nothing is saved of what may not be shared.

    One whose writer was asked and never answered is one that nobody was asked about.
    """
    closed = allowed.closed_in(desk, draft.experience)
    refuse_closed(closed)
    allowed.refuse_double(searching.alike(desk.repositories, draft.experience), draft.experience)
    saved = desk.repositories.drafts.add(draft)
    if saved.asked_at and not saved.awaits_consent(desk.now):
        saved = consent.unasked(desk.repositories, saved)
    return _preview(desk, saved, closed)


def mended(desk: Desk, draft: Draft) -> Card:
    """Saves a draft that says something else now, and shows it; nothing is saved of what may not be shared."""
    closed = allowed.closed_in(desk, draft.experience)
    refuse_closed(closed)
    desk.repositories.drafts.save(draft)
    return _preview(desk, draft, closed)


def _preview(desk: Desk, draft: Draft, closed: Closed | None, others: Sequence[Draft] = ()) -> Card:
    """A draft as it will look, with what is to be minded before it goes out."""
    said = draft.experience
    author = desk.repositories.people.person(said.author)
    looks = draft_cards.Looks(
        places=sharing.number_read(desk.repositories, sharing.channels_now(desk.repositories)),
        words=suggests_one_patient(f"{said.title}\n{said.body}\n{said.effect}\n{said.requires}"),
        closed=closed,
        alike=searching.alike(desk.repositories, said)[:_MOST_ALIKE],
        contact=None if said.contact else author,
        writer=author if draft.needs_consent else None,
    )
    return draft_cards.preview(draft, looks, desk.profile, others=others)


def show_drafts(desk: Desk, number: str = "") -> Outcome:
    """A draft as it will look, the newest unless another is named, with ways to the others and what was asked about."""
    asked = _waiting(desk)
    at_most = 1 + _MOST_DRAFTS + 1  # the shown one, and whether there are more
    own = desk.repositories.drafts.of_person(desk.context.person, at_most)
    if not own:
        return Reply(draft_cards.no_drafts(asked))
    draft = own_draft(desk, number) if number else own[0]
    closed = allowed.closed_in(desk, draft.experience)
    others = [one for one in own if one.id != draft.id]
    card = _preview(desk, draft, closed, others[:_MOST_DRAFTS])
    older = (draft_cards.OLDER,) if len(others) > _MOST_DRAFTS else ()
    return Reply(replace(card, blocks=(*card.blocks, *older, *asked)))


def go_on(desk: Desk, value: str) -> Outcome:
    """Shares or changes what was looked through, or asks its writer first; looks anew where it was changed since."""
    desk.require_insider()
    draft = own_draft(desk, value.partition(" ")[0])
    closed = allowed.closed_in(desk, draft.experience)
    if value != draft_cards.mark(draft):
        return Replace(_preview(desk, draft, closed))
    refuse_closed(closed)
    allowed.refuse_double(searching.alike(desk.repositories, draft.experience), draft.experience)
    if draft.needs_consent:
        return Replace(consent.ask(desk, draft))
    if desk.repositories.drafts.take(draft.id) is None:
        raise _gone()
    if draft.is_change:
        return Replace(sharing.change(desk, draft))
    return Replace(sharing.publish(desk, draft)[1])


def take_question_back(desk: Desk, number: str) -> Outcome:
    """The draft whose writer the person asked, to look through again; nobody is asked about it any more."""
    draft = consent.taken_back(desk, number)
    closed = allowed.closed_in(desk, draft.experience)
    return Replace(consent_cards.taken_back(_preview(desk, draft, closed)))


def discard(desk: Desk, number: str) -> Outcome:
    """Throws a draft away."""
    desk.repositories.drafts.take(own_draft(desk, number).id)
    return Replace(draft_cards.discarded())


def own_draft(desk: Desk, number: str) -> Draft:
    """The person's draft with that number; refused in words where it is gone, another's, or waits for its writer."""
    draft = desk.repositories.drafts.draft(read_id(number))
    if draft is None or draft.person != desk.context.person:
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


def _waiting(desk: Desk) -> tuple[Block, ...]:
    """What of the person's waits for an answer, while its writer can still give one."""
    asked = desk.repositories.drafts.asked_by(desk.context.person, _MOST_DRAFTS + 1)
    awaited = [one for one in asked if one.awaits_consent(desk.now)]
    shown = awaited[:_MOST_DRAFTS]
    writers = desk.repositories.people.persons({one.experience.author for one in shown}) if shown else {}
    more = (consent_cards.MORE,) if len(awaited) > _MOST_DRAFTS else ()
    return (*consent_cards.waiting(shown, writers), *more)


def _gone() -> Answered:
    return Answered(
        "Kladden er her ikke længere.",
        unsaved("Den er delt eller kasseret. Se de nyeste erfaringer med `/erfaring seneste`."),
    )
