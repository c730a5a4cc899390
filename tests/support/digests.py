"""What a person's morning digest says, without waiting for the morning."""

from domain.people import Person
from handlers.digest import digest
from tests.support.office import Office, words_of


async def digest_words(office: Office, person: Person) -> str:
    """The person's digest as it is now; "" where there is none."""
    card = await office.work.read(
        lambda r: digest(r, office.services.registry, office.profile, person.id, office.now, page=0)
    )
    return words_of(card) if card else ""
