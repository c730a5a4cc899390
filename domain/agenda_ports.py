"""What the rules and handlers need of stored agendas, as protocols; nothing here does anything."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from domain.agenda import AgendaItem
from domain.approvals import AgendaVersion, Approval
from domain.meetings import Meeting
from domain.people import PersonId


class AgendaItems(Protocol):
    """The items of meetings' agendas; who may see them is not asked here."""

    def add(self, item: AgendaItem) -> AgendaItem: ...
    def add_several(self, items: Iterable[AgendaItem]) -> list[AgendaItem]:
        """Saves new items, in their order."""
        ...

    def save(self, items: Iterable[AgendaItem]) -> None:
        """Saves items that are there; each stays in the workspace it came from."""
        ...

    def item(self, item: int) -> AgendaItem | None: ...
    def items(self, items: Iterable[int]) -> dict[int, AgendaItem]:
        """These items by id; those that are gone are left out."""
        ...

    def of_meeting(self, meeting: int) -> Sequence[AgendaItem]:
        """All items of a meeting, withdrawn ones too, by position and id; `domain.agenda.agenda` numbers them."""
        ...

    def of_meetings(self, meetings: Iterable[int]) -> dict[int, list[AgendaItem]]:
        """As `of_meeting`, of several meetings in one query; those without items are left out."""
        ...

    def of_bodies(
        self, bodies: Iterable[str], begins: date, *, is_whole: bool = False
    ) -> Sequence[tuple[AgendaItem, Meeting]]:
        """The items on the agenda of these bodies' meetings from that day on, by start, position and id.

        Where the whole is asked for, also standing items, those that were taken off, and cancelled meetings.
        """
        ...

    def of_person(self, person: PersonId, begins: date) -> Sequence[tuple[AgendaItem, Meeting]]:
        """As `of_bodies`, those of any body that the person added or is to write."""
        ...

    def carried_from(self, items: Iterable[int]) -> Sequence[tuple[AgendaItem, Meeting]]:
        """The items at other meetings that these were carried over to, but for withdrawn ones."""
        ...


class Approvals(Protocol):
    """The versions of agendas and the chairs' approvals of them."""

    def add_version(self, version: AgendaVersion) -> None:
        """Saves a version; one of that number is there already where two recorded it at once, and stays."""
        ...

    def remove_version(self, meeting: int, number: int) -> None: ...
    def of_meetings(self, meetings: Iterable[int]) -> dict[int, tuple[Sequence[AgendaVersion], Sequence[Approval]]]:
        """The versions and approvals of several meetings' agendas, in two queries."""
        ...

    def add(self, approval: Approval) -> bool:
        """Saves an approval; False where one of that chair stands for the version already."""
        ...

    def save(self, approvals: Iterable[Approval]) -> None:
        """Saves what corrections, or withdrawing them, changed."""
        ...

    def remove(self, approval: int) -> None: ...
    def of_meeting(self, meeting: int) -> Sequence[Approval]:
        """All approvals of a meeting's agenda, void ones too, the first given first."""
        ...
