"""Experiences that aren't shared yet: what their writer looks through first, and whose consent they wait for.

It posts nothing. Who shares what another has written asks that person first; without an answer nothing goes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from danish.workdays import working_days_after
from domain.experiences import Experience
from domain.people import PersonId
from domain.times import refuse_naive

CONSENT_ASKED = "erfaringer.samtykke"
"""The kind of message that asks a writer; the same once more is the reminder."""
CONSENT_ANSWERED = "erfaringer.samtykke.svar"
"""The kind of message that tells whoever asked what the writer said."""
CONSENT_LAPSED = "erfaringer.samtykke.udloebet"
"""The kind of message that tells whoever asked that there was no answer."""
CONSENT_LASTS = timedelta(days=14)
"""So long a writer can answer [chosen]."""
_REMINDED_AFTER = 3  # working days [chosen]


@dataclass(frozen=True, slots=True)
class Draft:
    """An experience as `person` is about to share it. Its id is that of the one it changes, 0 for a new one.

    `asked_at` is when its author was asked for consent.
    """

    id: int
    person: PersonId
    experience: Experience
    asked_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse_naive(*filter(None, (self.asked_at,)))

    @property
    def is_change(self) -> bool:
        """Whether it changes an experience that is shared already."""
        return self.experience.id != 0

    @property
    def needs_consent(self) -> bool:
        """Whether the words are somebody else's, who hasn't been asked whether they may be shared."""
        return not self.is_change and self.experience.author != self.person

    def lapses(self) -> datetime | None:
        """When the writer can't answer any more; None where nobody was asked."""
        return self.asked_at + CONSENT_LASTS if self.asked_at else None

    def awaits_consent(self, now: datetime) -> bool:
        """Whether its writer was asked and can still answer."""
        lapses = self.lapses()
        return lapses is not None and now < lapses


class Drafts(Protocol):
    """What people are about to share."""

    def add(self, draft: Draft) -> Draft:
        """Saves a new one; one that the person has already, word for word, is that one, made at the later time.

        So a change that was begun anew is one of what is shared by then.
        """
        ...

    def draft(self, draft: int) -> Draft | None:
        """The draft with that id."""
        ...

    def of_person(self, person: PersonId, limit: int) -> Sequence[Draft]:
        """The person's drafts that nobody was asked about, the newest first."""
        ...

    def asked_by(self, person: PersonId, limit: int) -> Sequence[Draft]:
        """The person's drafts whose writer was asked, the newest first."""
        ...

    def save(self, draft: Draft) -> None:
        """Saves what it says and when its writer was asked."""
        ...

    def take(self, draft: int) -> Draft | None:
        """Deletes it; None where it is gone already, so that of two who take it one gets it."""
        ...

    def forget_changes(self, experience: int) -> None:
        """Deletes all drafts that change that experience, whoever's they are."""
        ...


def reminded_at(asked_at: datetime) -> datetime:
    """When a writer who hasn't answered is asked once more."""
    day = working_days_after(asked_at.date(), _REMINDED_AFTER)
    return datetime.combine(day, asked_at.timetz())
