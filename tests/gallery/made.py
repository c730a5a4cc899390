"""The gallery made once for a session, with what of the handlers was called while it was made; it checks nothing."""

import asyncio
import importlib
import inspect
import pkgutil
import sys
import threading
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import CodeType, FrameType
from typing import Any

import handlers
from bot.gallery.making import make_gallery
from handlers import outcomes, ui

Json = dict[str, Any]
_SHOWN = (ui.Card, ui.Form, *typing.get_args(outcomes.Outcome))


@dataclass(frozen=True, slots=True)
class Made:
    """The gallery as JSON, and the code that ran."""

    gallery: Json
    called: frozenset[CodeType]

    @property
    def examples(self) -> list[Json]:
        """All examples."""
        return [one for feature in self.gallery["features"] for one in feature["examples"]]


@cache
def made() -> Made:
    """Makes it, with an eye on every call in every thread."""
    called: set[CodeType] = set()

    def note(frame: FrameType, _event: str, _argument: object) -> None:
        called.add(frame.f_code)  # and nothing more of this call is to be told

    before, before_in_threads = sys.gettrace(), threading.gettrace()
    threading.settrace(note)
    sys.settrace(note)
    try:
        gallery = asyncio.run(make_gallery())
    finally:
        sys.settrace(before)
        threading.settrace(before_in_threads)
    return Made(gallery, frozenset(called))


def showing() -> Mapping[str, CodeType]:
    """The public functions of the handlers that answer a card, a form or an outcome, by their full names."""
    return {f"{one.__module__}.{one.__name__}": one.__code__ for one in _functions() if _shows(one)}


def _functions() -> Iterator[Any]:
    for found in pkgutil.walk_packages(handlers.__path__, "handlers."):
        module = importlib.import_module(found.name)
        for name, one in vars(module).items():
            if inspect.isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_"):
                yield one


def _shows(function: Any) -> bool:
    answer = typing.get_type_hints(function).get("return")
    return any(one in _SHOWN for one in (answer, *typing.get_args(answer)))
