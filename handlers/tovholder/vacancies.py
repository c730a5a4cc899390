"""The weekly word to an administrator about roles that nobody holds, as they are when it is sent."""

from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from handlers.ui import Card, text
from handlers.vacancies import vacancy_lines

UNFILLED = "tovholder.ubesat"


def unfilled_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """Which bodies lack whom; nothing once every role is held."""
    day = message.due.date()
    lines = vacancy_lines(repositories.people.roles(day), profile.bodies, profile, day)
    if not lines:
        return None
    listed = "\n".join(f"• {line}" for line in lines)
    return Card(
        "Der er roller, som ingen har",
        (
            text("Opgaver, der venter på dem, bliver der ikke mindet om:\n", listed),
            text(
                "Giv en rolle med fx `/tovholder rolle tildel @navn regionshuset fyn`, og se det hele med "
                "`/tovholder tjek`. Jeg skriver det kun én gang om ugen."
            ),
        ),
    )
