"""What people answer an experience by its buttons: that they want to hear more of it, and thanks."""

from domain.experiences import Experience, Interest
from domain.installs import InstallState
from domain.messages import COMPANION, Message, companion_of
from domain.organisation import Profile
from domain.people import Person, PersonId
from domain.ports import Repositories
from handlers.desk import Desk
from handlers.erfaringer import answer_cards, sharing
from handlers.erfaringer.answer_cards import Known
from handlers.erfaringer.sharing import known
from handlers.outcomes import Outcome, Reply
from handlers.requests import Context
from handlers.ui import Card

INTEREST = "erfaringer.interesse"
"""The kind of message that tells an author who wants to hear more."""
INTRODUCTION = "erfaringer.introduktion"
"""The kind of message that introduces the two to each other, in a conversation of theirs."""
CONTACT = "erfaringer.kontakt"
"""The kind of message that tells who wants to hear more how to reach an author in another workspace."""
_EXPERIENCE, _PERSON = "experience", "person"


def hear_more(desk: Desk, value: str) -> Outcome:
    """Tells the author, once a person, that somebody wants to hear more, and brings the two together.

    In one workspace a conversation is opened for them, unless either is a guest; in two, each is told how to reach the
    other.
    """
    experience = known(desk.repositories, value)
    author, person = (desk.repositories.people.person(one) for one in (experience.author, desk.context.person))
    if desk.context.person == experience.author:
        return Reply(answer_cards.own_experience())
    if author is None or author.is_deactivated or person is None or _is_cut_off(desk.repositories, author, person):
        return Reply(answer_cards.author_gone(experience))
    if not desk.repositories.experiences.add_interest(Interest(experience.id, person.id, desk.now)):
        return Reply(answer_cards.interest_known(experience))
    is_near = author.install == person.install
    are_together = is_near and not (desk.context.is_outsider or author.is_outsider)
    told = [_message(INTEREST, experience, person.id, author, desk.context)]
    if are_together:
        told.append(_message(INTRODUCTION, experience, person.id, author, desk.context))
    elif not (desk.context.is_outsider or is_near):
        told.append(_message(CONTACT, experience, person.id, person, desk.context))
    desk.repositories.outbox.post(told)
    sharing.record(desk, INTEREST, experience, {})
    return Reply(answer_cards.interest_told(experience, author, are_together=are_together))


def interest_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to the author; nothing once the experience or the person is gone."""
    experience = _told_of(repositories, message)
    person = _known(repositories, profile, message, int(message.subject[_PERSON]), None)
    if experience is None or person is None:
        return None
    introduction = _key(INTRODUCTION, experience, person.person.id)
    is_posted = introduction in repositories.outbox.posted([introduction])
    author = repositories.people.person(experience.author)
    has_guest = person.person.is_outsider or author is None or author.is_outsider
    return answer_cards.wants_more(experience, person, are_together=is_posted and not has_guest)


def introduction_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The first word in the conversation of the two; nothing once the experience or either of them is gone.

    Nor where either has become a guest since: none is opened for those.
    """
    experience, companion = _told_of(repositories, message), companion_of(message)
    if experience is None or companion is None:
        return None
    author = _known(repositories, profile, message, experience.author, experience)
    person = _known(repositories, profile, message, companion, None)
    if author is None or person is None or author.person.is_outsider or person.person.is_outsider:
        return None
    return answer_cards.introduced(experience, author, person)


def contact_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """How to reach an author in another workspace; nothing once the experience or its author is gone."""
    experience = _told_of(repositories, message)
    author = _known(repositories, profile, message, experience.author, experience) if experience else None
    return answer_cards.reached_at(experience, author) if experience and author else None


def _message(kind: str, experience: Experience, person: PersonId, to: Person, context: Context) -> Message:
    """A message that the person's wish to hear more of the experience causes, once."""
    subject: dict[str, int | str] = {_EXPERIENCE: experience.id, _PERSON: person}
    if kind == INTRODUCTION:
        subject[COMPANION] = person
    return Message(kind, to.id, subject, context.now, to.install, key=_key(kind, experience, person))


def _key(kind: str, experience: Experience, person: PersonId) -> str:
    """What keeps a message of that kind single, however often the person presses."""
    return f"{kind}:{experience.id}:{person}"


def _is_cut_off(repositories: Repositories, author: Person, person: Person) -> bool:
    """Whether the author is in another workspace, which the app was removed from: nothing would reach them."""
    install = repositories.installs.install(author.install) if author.install != person.install else None
    return install is not None and install.state is InstallState.REMOVED


def _told_of(repositories: Repositories, message: Message) -> Experience | None:
    experience = repositories.experiences.experience(int(message.subject[_EXPERIENCE]))
    return None if experience is None or experience.is_withdrawn else experience


def _known(
    repositories: Repositories, profile: Profile, message: Message, person: PersonId, of: Experience | None
) -> Known | None:
    """A person with their organisation, and the workspace where that isn't the reader's; None for one who is gone.

    `of` is the experience whose author the person is.
    """
    found = repositories.people.person(person)
    if found is None or found.is_deactivated:
        return None
    actor = repositories.people.actor(person, message.due.date(), is_administrator=False, is_outsider=False)
    cluster = next((one for one in profile.known_clusters if of and one.key == of.cluster), None)
    install = repositories.installs.install(found.install) if found.install != message.install else None
    return Known(found, sharing.role_name(actor, cluster, profile), install.name if install else "")


def thank(desk: Desk, value: str) -> Outcome:
    """Counts a person's thanks, once, and lets the cards follow."""
    experience = known(desk.repositories, value)
    if desk.context.person == experience.author:
        return Reply(answer_cards.own_experience())
    if not desk.repositories.experiences.add_thanks(experience.id, desk.context.person, desk.now):
        return Reply(answer_cards.thanked_before(experience))
    sharing.follow(desk, experience)
    return Reply(answer_cards.thanked(experience))
