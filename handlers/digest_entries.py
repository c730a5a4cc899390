"""What features put into a person's morning digest; how it is put together and read, `digest` says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from domain.access import Actor
from domain.digests import Urgency
from domain.people import RoleAssignment
from domain.reminders import What
from handlers.ids import read_id
from handlers.ui import Button, Inline

MARK = "overblik"
"""Stands behind the number in the value of a digest's button: the press is answered with the digest as it is then."""
MOST_BUTTONS = 3
DAY_ENDS = time(23, 59)
"""When something is due that has a day and no time; nobody is told of the time."""


def marked(number: int) -> str:
    """The value of a button in a digest about the thing of that number."""
    return f"{number} {MARK}"


def read_marked(value: str) -> tuple[int, bool]:
    """The number that a button or form stands for, 0 for any other value, and whether it stands in a digest."""
    number, more, mark = value.partition(" ")
    return (read_id(number) if mark == MARK or not more else 0), mark == MARK


def thing(what: What, number: int) -> str:
    """What an entry is of, as its mark begins: "opgave:12"."""
    return f"{what.value}:{number}"


def is_of(mark: str, named: str) -> bool:
    """Whether a mark is of that thing."""
    return mark == named or mark.startswith(f"{named}:")


@dataclass(frozen=True, slots=True)
class DigestReader:
    """Who the digest is for, the roles of the day, and the time as of which it is made (aware, Copenhagen)."""

    actor: Actor
    assignments: Sequence[RoleAssignment]
    now: datetime


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One thing in a digest: how much it presses, its deadline, and what it is.

    `what` follows upon “I dag kl. 12.00: ”, “Forsinket siden fredag: ” or “Venter på: ”; it names organisations,
    never persons. `buttons` are three at most, the likely one first. `mark` names the thing (`thing`) and how it
    stands: while that is the same, nothing has happened. Without one it is told each time. `is_rest` where it stands
    for all that is older than what was read: that is said in a note, and not counted.
    """

    urgency: Urgency
    due: datetime
    what: tuple[Inline, ...]
    mark: str = ""
    buttons: tuple[Button, ...] = ()
    is_rest: bool = False

    @property
    def told_as(self) -> str:
        """What is kept of its having been told: the mark, and how much it pressed; "" without a mark."""
        return f"{self.mark}:{self.urgency.name}" if self.mark else ""
