"""Asks whoever wrote a message whether it may be shared, and does what they say; without a yes nothing goes out."""

from dataclasses import replace

from domain.experience_drafts import CONSENT_ANSWERED, CONSENT_ASKED, CONSENT_LAPSED, Draft, reminded_at
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Person
from domain.ports import Repositories
from handlers.desk import Desk
from handlers.erfaringer import allowed, cards, consent_cards, draft_cards, searching, sharing
from handlers.ids import read_id
from handlers.outcomes import Outcome, Replace
from handlers.refusals import Answered, unsaved
from handlers.ui import Card

_DRAFT, _SHARED, _WRITER, _CLOSED = "kladde", "erfaring", "forfatter", "lukket"


def ask(desk: Desk, draft: Draft) -> Card:
    """Asks the writer now, and once more after some days; tells whoever asked when it is too late for an answer.

    Refused where the writer has left since it was drafted.
    """
    asked = replace(draft, asked_at=desk.now)
    writer = _person(desk.repositories, draft.experience.author)
    if writer.is_deactivated:
        raise writer_gone()
    desk.repositories.drafts.save(asked)
    doer = _person(desk.repositories, draft.person)
    lapses, subject = asked.lapses(), {_DRAFT: draft.id}
    assert lapses is not None  # noqa: S101 - it was just asked
    desk.repositories.outbox.post(
        [
            Message(CONSENT_ASKED, writer.id, subject, due, writer.install, key=key)
            for key, due in zip(_questions(draft), (desk.now, reminded_at(desk.now)), strict=True)
        ]
    )
    desk.repositories.outbox.post(
        [Message(CONSENT_LAPSED, doer.id, subject, lapses, doer.install, key=f"{CONSENT_LAPSED}:{draft.id}")]
    )
    return consent_cards.asked(asked, writer)


def agreed(desk: Desk, number: str) -> Outcome:
    """Shares the writer's words, and tells whoever asked; not what tells of something that was closed meanwhile.

    What another has shared meanwhile, word for word, isn't shared again.
    """
    draft = _awaiting(desk, number)
    if _tells_of_closed(desk, draft):
        _tell(desk, _taken(desk.repositories, draft), {_WRITER: desk.context.person, _CLOSED: 1})
        return Replace(consent_cards.CLOSED_MEANWHILE)
    if known := allowed.the_same(searching.alike(desk.repositories, draft.experience), draft.experience):
        _tell(desk, _taken(desk.repositories, draft), {_SHARED: known.id})
        title, told = draft_cards.shared_before(known)
        return Replace(Card(title, (told,)))
    experience, card = sharing.publish(desk, _taken(desk.repositories, draft))
    _tell(desk, draft, {_SHARED: experience.id})
    return Replace(card)


def declined(desk: Desk, number: str) -> Outcome:
    """Shares nothing, and tells whoever asked."""
    draft = _awaiting(desk, number)
    _taken(desk.repositories, draft)
    _tell(desk, draft, {_WRITER: desk.context.person})
    return Replace(consent_cards.declined())


def taken_back(desk: Desk, number: str) -> Draft:
    """The draft whose writer this person asked, as one that nobody was asked about.

    Refused where it was answered.
    """
    draft = desk.repositories.drafts.draft(read_id(number))
    if draft is None or draft.person != desk.context.person or draft.asked_at is None:
        raise _over()
    return unasked(desk.repositories, draft)


def unasked(repositories: Repositories, draft: Draft) -> Draft:
    """The draft as one that nobody was asked about.

    It gets another number, so that a question that was sent is answered for nothing, and another one can be sent.
    """
    return repositories.drafts.add(replace(_taken(repositories, draft), id=0, asked_at=None))


def asked_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The question to the writer; nothing once it was answered or is too old."""
    draft = repositories.drafts.draft(int(message.subject[_DRAFT]))
    if draft is None or not draft.awaits_consent(message.due):
        return None
    people = repositories.people.persons({draft.person, draft.experience.author})
    contact = None if draft.experience.contact else people.get(draft.experience.author)
    return consent_cards.question(draft, people[draft.person], contact, profile)


def answered_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to whoever asked: that it was shared, that the writer said no, or that it may not be shared any more."""
    if _CLOSED in message.subject:
        return consent_cards.WAS_CLOSED
    if _WRITER in message.subject:
        writer = repositories.people.person(int(message.subject[_WRITER]))
        return consent_cards.was_declined(writer) if writer else None
    experience = repositories.experiences.experience(int(message.subject[_SHARED]))
    if experience is None or experience.is_withdrawn:
        return None
    return consent_cards.was_agreed(experience, cards.cluster_name(experience, profile))


def lapsed_card(repositories: Repositories, _profile: Profile, message: Message) -> Card | None:
    """The word to whoever asked that nobody answered, and how often the writer was; nothing where somebody did."""
    draft = repositories.drafts.draft(int(message.subject[_DRAFT]))
    if draft is None or draft.asked_at is None:
        return None
    writer = repositories.people.person(draft.experience.author)
    times = len(repositories.outbox.sent_among(_questions(draft)))
    return consent_cards.lapsed(draft, writer, times) if writer else None


def writer_gone() -> Answered:
    """The answer where whoever wrote a message can't be asked any more."""
    return Answered(
        "Den, der skrev beskeden, er her ikke længere og kan ikke spørges.",
        unsaved("Skriv erfaringen med dine egne ord: `/erfaring`."),
    )


def _awaiting(desk: Desk, number: str) -> Draft:
    """The draft that waits for this person's answer; refused in words where it doesn't."""
    draft = desk.repositories.drafts.draft(read_id(number))
    if draft is None:
        raise _over()
    if draft.experience.author != desk.context.person:
        raise Answered("Det kan kun den, der har skrevet beskeden, svare på.", unsaved())
    if not draft.awaits_consent(desk.now):
        raise Answered("Spørgsmålet er for gammelt, og intet bliver delt.", unsaved())
    return draft


def _tells_of_closed(desk: Desk, draft: Draft) -> bool:
    """Whether it surely tells of what is closed by now, among what whoever asked or the writer may read."""
    asker = desk.repositories.people.actor(draft.person, desk.today, is_administrator=False, is_outsider=False)
    found = (allowed.closed_in(replace(desk, actor=one), draft.experience) for one in (asker, desk.actor))
    return any(one is not None and one.is_sure for one in found)


def _taken(repositories: Repositories, draft: Draft) -> Draft:
    taken = repositories.drafts.take(draft.id)
    if taken is None:
        raise _over()
    return taken


def _over() -> Answered:
    return Answered("Spørgsmålet er besvaret eller trukket tilbage.", unsaved())


def _questions(draft: Draft) -> tuple[str, str]:
    """The keys of the question and of its reminder."""
    return f"{CONSENT_ASKED}:{draft.id}:0", f"{CONSENT_ASKED}:{draft.id}:1"


def _tell(desk: Desk, draft: Draft, subject: dict[str, int | str]) -> None:
    doer = _person(desk.repositories, draft.person)
    key = f"{CONSENT_ANSWERED}:{draft.id}"
    desk.repositories.outbox.post([Message(CONSENT_ANSWERED, doer.id, subject, desk.now, doer.install, key=key)])


def _person(repositories: Repositories, person: int) -> Person:
    found = repositories.people.person(person)
    if found is None:
        raise writer_gone()
    return found
