"""What the rules need of people, of their ids on chat platforms, and of the channels that serve a purpose."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from domain.access import Actor
from domain.people import ChannelUse, Person, PersonId, Place, RoleAssignment, SeatHolder


class People(Protocol):
    """Persons, their roles and seats."""

    def person(self, person: PersonId) -> Person | None: ...
    def persons(self, people: Iterable[PersonId]) -> dict[PersonId, Person]: ...
    def named(self, name: str) -> Sequence[Person]:
        """Persons known by exactly that name, folded for case; nobody who was erased."""
        ...

    def everybody(self) -> Sequence[Person]: ...
    def add(self, name: str, install: str = "") -> Person: ...
    def rename(self, person: PersonId, name: str) -> None: ...
    def set_deactivated(self, person: PersonId, *, is_deactivated: bool) -> None:
        """Saves whether the person can still be reached in the chat; roles and seats stay as they are."""
        ...

    def set_outsider(self, person: PersonId, *, is_outsider: bool) -> None:
        """Saves whether the person is a guest in the chat or from another organisation's workspace."""
        ...

    def actor(self, person: PersonId, on: date, *, is_administrator: bool, is_outsider: bool) -> Actor:
        """The person as one who acts, with the roles and seats of that day; administrators of the store included.

        Who is known as an outsider is one, whatever is given.
        """
        ...

    def roles(self, on: date) -> Sequence[RoleAssignment]: ...
    def roles_in(self, cluster: str | None, on: date) -> Sequence[RoleAssignment]:
        """Those of one cluster, or, without one, those above the clusters."""
        ...

    def coming_roles(self, after: date) -> Sequence[RoleAssignment]:
        """The role assignments that begin after that day, the first of them first."""
        ...

    def assign_role(self, assignment: RoleAssignment) -> RoleAssignment: ...
    def end_role(self, assignment: int, last_day: date) -> None: ...
    def seat_holders(self, body: str, on: date) -> Sequence[SeatHolder]: ...
    def seat_holders_of(self, bodies: Iterable[str], on: date) -> Sequence[SeatHolder]:
        """Who sits on the seats of several bodies that day."""
        ...

    def seat_person(self, holder: SeatHolder) -> SeatHolder:
        """Saves who sits on a seat from its `valid_from`; an earlier holder's term ends the day before."""
        ...

    def administrators(self, install: str | None = None) -> Sequence[Person]:
        """The administrators appointed in that workspace; without one, in any."""
        ...

    def add_administrator(self, install: str, person: PersonId) -> None: ...
    def remove_administrator(self, install: str, person: PersonId) -> None: ...


class Identities(Protocol):
    """The one table that knows people's ids on chat platforms ("external")."""

    def people_of(self, platform: str, install: str, externals: Iterable[str]) -> dict[str, PersonId]:
        """The persons behind these ids; ids never met are left out."""
        ...

    def add(self, platform: str, install: str, external: str, person: PersonId) -> None: ...
    def externals_of(self, platform: str, person: PersonId) -> Sequence[tuple[str, str]]:
        """The person's (install, external id) pairs on that platform, the first met first."""
        ...

    def externals_in(self, platform: str, install: str, people: Iterable[PersonId]) -> dict[PersonId, str]:
        """The id of each of these persons in that workspace, the one met first; those without are left out."""
        ...


class Channels(Protocol):
    """Which channels serve which purpose."""

    def choose(self, use: ChannelUse) -> None:
        """Saves the channel of a purpose and cluster in its install, in place of an earlier one."""
        ...

    def drop(self, use: ChannelUse) -> None:
        """Lets the channel no longer serve that purpose and cluster."""
        ...

    def of_purpose(self, purpose: str, cluster: str | None = None) -> Sequence[ChannelUse]:
        """The channels of that purpose and cluster in all workspaces."""
        ...

    def everywhere(self, purpose: str) -> Sequence[ChannelUse]:
        """The channels of that purpose, of all clusters and workspaces."""
        ...

    def at(self, place: Place) -> Sequence[ChannelUse]:
        """What the conversation serves as (threads count as their conversation)."""
        ...
