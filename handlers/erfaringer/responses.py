"""What people answer an experience by its buttons: that they want to hear more of it, and thanks."""

from domain.experiences import Interest
from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.erfaringer import answer_cards, sharing
from handlers.erfaringer.sharing import known
from handlers.outcomes import Outcome, Reply
from handlers.requests import Context
from handlers.ui import Card

INTEREST = "erfaringer.interesse"


def hear_more(repositories: Repositories, context: Context, value: str) -> Outcome:
    """Tells the author, once a person, that somebody wants to hear more, and the person that this was done."""
    experience = known(repositories, value)
    author = repositories.people.person(experience.author)
    if context.person == experience.author:
        return Reply(answer_cards.own_experience())
    if author is None or author.is_deactivated:
        return Reply(answer_cards.author_gone(experience))
    if not repositories.experiences.add_interest(Interest(experience.id, context.person, context.now)):
        return Reply(answer_cards.interest_known(experience))
    subject: dict[str, int | str] = {"experience": experience.id, "person": context.person}
    key = f"{INTEREST}:{experience.id}:{context.person}"
    repositories.outbox.post([Message(INTEREST, author.id, subject, context.now, experience.install, key=key)])
    sharing.record(repositories, context, INTEREST, experience, {})
    return Reply(answer_cards.interest_told(experience, author))


def interest_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to the author; nothing once the experience or the person is gone."""
    experience = repositories.experiences.experience(int(message.subject["experience"]))
    person = repositories.people.person(int(message.subject["person"]))
    if experience is None or experience.is_withdrawn or person is None:
        return None
    actor = repositories.people.actor(person.id, message.due.date(), is_administrator=False, is_outsider=False)
    return answer_cards.wants_more(experience, person, sharing.role_name(actor, None, profile))


def thank(repositories: Repositories, context: Context, value: str) -> Outcome:
    """Counts a person's thanks, once, and lets the cards follow."""
    experience = known(repositories, value)
    if context.person == experience.author:
        return Reply(answer_cards.own_experience())
    if not repositories.experiences.add_thanks(experience.id, context.person, context.now):
        return Reply(answer_cards.thanked_before(experience))
    sharing.follow(repositories, context, experience)
    return Reply(answer_cards.thanked(experience))
