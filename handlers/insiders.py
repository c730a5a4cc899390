"""Keeps messages from whoever became a guest after they were posted; whom a message is posted to, others say."""

from domain.messages import Message
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from handlers.outcomes import Revision, Wait
from handlers.registry import CardBuilder
from handlers.ui import Card


def to_insiders(build: CardBuilder) -> CardBuilder:
    """The builder of a message that tells of the organisation's own work: nothing for a person who is a guest by now.

    It may have waited for weeks, until the end of a pause.
    """

    def build_for_insider(
        repositories: Repositories, profile: Profile, message: Message
    ) -> Card | Revision | Wait | None:
        person = None if isinstance(message.recipient, Place) else repositories.people.person(message.recipient)
        return None if person is not None and person.is_outsider else build(repositories, profile, message)

    return build_for_insider
