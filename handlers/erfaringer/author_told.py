"""Tells an author that a colleague changed or took back an experience of theirs, once each; it decides nothing."""

from domain.experiences import Experience
from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.desk import Desk
from handlers.erfaringer import cards
from handlers.retry import command_button
from handlers.ui import Actions, Card, Mention, text

AUTHOR_TOLD = "erfaringer.af_en_anden"
_EXPERIENCE, _PERSON, _IS_GONE = "experience", "person", "is_gone"


def tell_author(desk: Desk, experience: Experience) -> None:
    """Posts the word, unless the author did it themselves or has left; `experience` is as it is now."""
    author = desk.repositories.people.person(experience.author)
    if author is None or author.is_deactivated or author.id == desk.context.person:
        return
    subject = {_EXPERIENCE: experience.id, _PERSON: desk.context.person, _IS_GONE: int(experience.is_withdrawn)}
    desk.repositories.outbox.post([Message(AUTHOR_TOLD, author.id, subject, desk.now, author.install)])


def author_card(repositories: Repositories, _profile: Profile, message: Message) -> Card | None:
    """Who did what; of a change nothing once the experience is taken back, which is told by itself."""
    experience = repositories.experiences.experience(int(message.subject[_EXPERIENCE]))
    person = repositories.people.person(int(message.subject[_PERSON]))
    is_gone = bool(message.subject[_IS_GONE])
    if experience is None or person is None or experience.is_withdrawn is not is_gone:
        return None
    by = text("Det gjorde ", Mention(person.id, person.name), ".")
    if is_gone:
        return Card(f"Din erfaring nr. {experience.id} er trukket tilbage", (by, text("Dens tekst er slettet.")))
    shown = command_button("Se erfaringen", cards.COMMAND, f"vis {experience.id}")
    return Card(f"Din erfaring er rettet: {experience.title}", (by, Actions((shown,))))
