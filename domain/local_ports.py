"""What the rules about local agreements need of the outside, as protocols: settings, deputies, alternates, guests."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from domain.local import LocalKind, LocalSetting
from domain.people import Deputy, PersonId, SeatHolder


class LocalSettings(Protocol):
    """What the bodies have decided for themselves."""

    def everything(self) -> Sequence[LocalSetting]:
        """All of them; nothing else needs them one by one."""
        ...

    def choose(self, setting: LocalSetting, install: str) -> None:
        """Saves a setting in place of the one of the same body, kind and item."""
        ...

    def forget(self, body: str, kind: LocalKind, item: str) -> bool:
        """Lets the profile's own rule hold again; False where nothing was chosen."""
        ...


class Deputies(Protocol):
    """Who acts for whom meanwhile; `People.roles` and `People.actor` give deputies the roles of those away."""

    def add(self, deputy: Deputy) -> Deputy:
        """Saves who acts for whom."""
        ...

    def until(self, day: date) -> Sequence[Deputy]:
        """The deputies whose last day is that day or later, the first to begin first."""
        ...

    def end(self, deputy: int, last_day: date) -> None:
        """Lets a deputy's time end with that day."""
        ...

    def of_person(self, person: PersonId, day: date) -> Sequence[Deputy]:
        """Where the person is away or a deputy on that day or later."""
        ...


class Alternates(Protocol):
    """Persons named to come in a seat's holder's place."""

    def of_body(self, body: str, on: date) -> Sequence[SeatHolder]:
        """The alternates of the body's seats that day."""
        ...

    def name(self, alternate: SeatHolder) -> SeatHolder:
        """Saves a seat's alternate from `valid_from`; an earlier one's term ends the day before."""
        ...


class Guests(Protocol):
    """How many guests come to a meeting; who they are is not kept."""

    def number(self, meeting: int) -> int:
        """How many guests come."""
        ...

    def set_number(self, meeting: int, number: int) -> None:
        """Saves how many guests come."""
        ...
