"""The answer to an act from a reminder or a digest: the message that it was done in changes into it."""

from domain.ports import Repositories
from handlers.digest import redrawn
from handlers.outcomes import Replace
from handlers.registry import Services
from handlers.requests import Context
from handlers.ui import Card


def acted(repositories: Repositories, services: Services, context: Context, said: Card, *, in_digest: bool) -> Replace:
    """What was said of the act; in a digest that stands first, and then what is left."""
    if not in_digest:
        return Replace(said)
    return Replace(redrawn(repositories, services.registry, services.profile, context.person, context.now, said))
