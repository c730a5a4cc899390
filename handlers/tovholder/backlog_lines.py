"""What `/tovholder tjek` tells of messages that wait too long or were not sent; it sends none again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from danish import writing
from domain.people import Place
from domain.ports import Repositories
from domain.upkeep import Backlog, Stranded

LATE_AFTER = timedelta(minutes=5)
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Unsent:
    """What isn't settled, and a line for each of the latest that were not sent."""

    backlog: Backlog
    lines: Sequence[str]

    @property
    def warnings(self) -> list[str]:
        """What somebody should look at."""
        late, failed, uncertain = self.backlog.late, self.backlog.failed, self.backlog.uncertain
        told = {
            "forsinket mere end fem minutter": late,
            "afvist af Slack": failed,
            "afbrudt, og uvist, om sendt": uncertain,
        }
        return [f"{writing.count(number, 'besked', 'beskeder')}: {what}." for what, number in told.items() if number]


def unsent(repositories: Repositories, now: datetime) -> Unsent:
    """How it is now."""
    latest = repositories.upkeep.stranded(_SHOWN)
    people = repositories.people.persons(
        [one.message.recipient for one in latest if not isinstance(one.message.recipient, Place)]
    )
    names = {person.id: person.name for person in people.values()}
    return Unsent(repositories.upkeep.backlog(now - LATE_AFTER), [_line(one, names) for one in latest])


def _line(one: Stranded, names: dict[int, str]) -> str:
    to = one.message.recipient
    whom = "I en kanal" if isinstance(to, Place) else f"Til {names.get(to, 'en, der ikke er her mere')}"
    how = "uvist, om sendt" if one.is_uncertain else f"afvist ({one.reason})"
    return f"{whom}, {writing.moment(one.message.due)}: {how}"
