"""What the rules need of the store to show a person what is kept of them, and to erase it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.messages import Message
from domain.people import PersonId
from domain.personal_data import Kind, Mention, Record


class PersonalData(Protocol):
    """All that is kept of a person, wherever it stands."""

    def records(self, person: PersonId) -> Sequence[Record]:
        """What is kept, kind by kind, the oldest first; the number of queries doesn't depend on how much it is."""
        ...

    def mentions(self, name: str) -> Sequence[Mention]:
        """The texts that people typed in which the whole name stands as a name; one of each text."""
        ...

    def unsettled(self, person: PersonId) -> Sequence[Message]:
        """The messages to the person that are not known to be sent, refused or needless."""
        ...

    def erase(self, person: PersonId, former: str, kept: Collection[int], at: datetime) -> Mapping[Kind, int]:
        """Erases a person as `FATES` says; `former` stands where the name stood. How many rows of each kind changed.

        Records of the `kept` meetings keep the name until `release`.
        """
        ...

    def is_erased(self, person: PersonId) -> bool:
        """Whether the person was erased."""
        ...

    def replace(self, mentions: Sequence[Mention], name: str, former: str) -> None:
        """Writes `former` in the place of the name in these texts, as they are now."""
        ...

    def release(self, meeting: int) -> None:
        """Takes the names from the meeting's records that were kept until it was journalised."""
        ...
