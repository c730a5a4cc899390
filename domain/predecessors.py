"""Looks things up in an organisation and in those before it, so that what was begun in them can be finished.

Which organisation is in force on a day is `domain.succession`'s business.
"""

from collections.abc import Callable, Iterator
from typing import Protocol, Self, TypeVar


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


class _Following(Protocol):
    @property
    def predecessor(self) -> Self | None: ...


_Thing = TypeVar("_Thing", bound=_Keyed)
_Organisation = TypeVar("_Organisation", bound=_Following)


def line(organisation: _Organisation) -> Iterator[_Organisation]:
    """The organisation, and those before it, the last first."""
    one: _Organisation | None = organisation
    while one is not None:
        yield one
        one = one.predecessor


def known(organisation: _Organisation, listed: Callable[[_Organisation], tuple[_Thing, ...]]) -> tuple[_Thing, ...]:
    """What is listed of the organisation, and of those before it what it doesn't have itself, each key once."""
    if organisation.predecessor is None:
        return listed(organisation)
    found: dict[str, _Thing] = {}
    for one in line(organisation):
        for item in listed(one):
            found.setdefault(item.key, item)
    return tuple(found.values())


def first(organisation: _Organisation, listed: Callable[[_Organisation], tuple[_Thing, ...]], key: str) -> _Thing:
    """The one with that key, of the organisation or the last before it that has such; KeyError where none has."""
    for one in line(organisation):
        for item in listed(one):
            if item.key == key:
                return item
    raise KeyError(key)
