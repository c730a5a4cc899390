"""All commands, buttons, forms and message kinds by name; the manifest and the help are made from it.

Each feature registers itself in its own `feature.py`; which features there are is said in `bot/features.py`.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from domain.archives import Archiver
from domain.found_minutes import MinutesReader
from domain.meeting_plan import PlanReader
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId
from domain.people_list import ListReader
from domain.ports import Repositories, Work
from handlers.digest_entries import DigestEntry, DigestReader
from handlers.in_force import InForce
from handlers.outcomes import Home, Outcome, Revision, Wait
from handlers.requests import Dropped, HomeOpened, Pressed, Submitted, Typed
from handlers.ui import Card


@dataclass(frozen=True, slots=True)
class Services:
    """What handlers work with.

    `profile` is in force when a handler gets it: with what the bodies have decided for themselves. `shipped` is as it
    was loaded. `read_list` reads a list of people out of a file, `read_minutes` what stands in minutes,
    `read_plan` a plan of meetings, and `archive` makes an organisation's archive. `public_address` is where the program
    is found from outside, ending in a slash; "" where it can't be. `in_force` is told of changes of local settings.
    """

    work: Work
    profile: Profile
    registry: "Registry"
    read_list: ListReader
    read_minutes: MinutesReader
    read_plan: PlanReader
    archive: Archiver
    shipped: Profile | None = None
    public_address: str = ""
    in_force: InForce = field(default_factory=InForce)


_Asked = TypeVar("_Asked", Pressed, Submitted)
_Unit = Callable[[Repositories, Services, _Asked], Outcome]
_Handler = Callable[[Services, _Asked], Awaitable[Outcome]]
CommandHandler = Callable[[Services, Typed], Awaitable[Outcome]]
ButtonHandler = Callable[[Services, Pressed], Awaitable[Outcome]]
FileHandler = Callable[[Services, Dropped], Awaitable[Outcome | None]]
"""The answer to a file; None where it isn't what the feature reads, though its name ends so."""
FormHandler = Callable[[Services, Submitted], Awaitable[Outcome]]
HomeHandler = Callable[[Services, HomeOpened], Awaitable[Home]]
CardBuilder = Callable[[Repositories, Profile, Message], Card | Revision | Wait | None]
"""Builds a message's card from what is true when it is sent; None where its cause no longer holds.

A revision changes a message that was sent before, instead of being one more.
"""
Invitation = Callable[[PersonId, str, datetime], Message]
"""The message that invites a person to set up a workspace (its key), made at that moment."""
DigestSection = Callable[[Repositories, Profile, DigestReader], Iterable[DigestEntry]]
"""What a feature has to say in a person's morning digest, in a fixed number of queries."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: its ASCII name without the slash, what it does and a hint of what to type (Danish).

    `remark` is what its help says besides; `takes_channels`: channels may be named in what is typed.
    """

    name: str
    summary: str
    hint: str
    examples: tuple[str, ...]
    handle: CommandHandler
    remark: str = ""
    takes_channels: bool = False


@dataclass(slots=True)
class Registry:
    """What the features have registered; a name given twice is refused with ValueError.

    `invitation` makes the message that invites somebody to set the workspace up.

    `choosers` are the buttons and forms by which channels are chosen: they get those that the person can choose from.
    `files` are read by their names' endings; `readers` are the buttons and forms about a file, whose value begins with
    its id.
    """

    commands: dict[str, Command] = field(default_factory=dict)
    buttons: dict[str, ButtonHandler] = field(default_factory=dict)
    forms: dict[str, FormHandler] = field(default_factory=dict)
    messages: dict[str, CardBuilder] = field(default_factory=dict)
    digest: list[DigestSection] = field(default_factory=list)
    home: HomeHandler | None = None
    files: dict[str, list[FileHandler]] = field(default_factory=dict)
    choosers: set[str] = field(default_factory=set)
    readers: set[str] = field(default_factory=set)
    invitation: "Invitation | None" = None

    def command(self, command: Command) -> None:
        """Adds a command."""
        _refuse_twice(self.commands, command.name)
        self.commands[command.name] = command

    def button(
        self, action: str, handle: ButtonHandler, *, chooses_channels: bool = False, reads_file: bool = False
    ) -> None:
        """Adds what a button does."""
        _refuse_twice(self.buttons, action)
        self.buttons[action] = handle
        self.choosers |= {action} if chooses_channels else set()
        self.readers |= {action} if reads_file else set()

    def form(self, name: str, handle: FormHandler, *, chooses_channels: bool = False, reads_file: bool = False) -> None:
        """Adds what a form's submission does."""
        _refuse_twice(self.forms, name)
        self.forms[name] = handle
        self.choosers |= {name} if chooses_channels else set()
        self.readers |= {name} if reads_file else set()

    def file(self, endings: Iterable[str], handle: FileHandler) -> None:
        """Adds what is done with files whose names end so (".pdf")."""
        for ending in endings:
            self.files.setdefault(ending, []).append(handle)

    def message(self, kind: str, build: CardBuilder) -> None:
        """Adds how a kind of message is built."""
        _refuse_twice(self.messages, kind)
        self.messages[kind] = build


def reading(unit: _Unit[_Asked]) -> _Handler[_Asked]:
    """The handler of a button or form that shows what this unit of work finds."""

    async def handle(services: Services, request: _Asked) -> Outcome:
        return await services.work.read(lambda repositories: unit(repositories, services, request))

    return handle


def saving(unit: _Unit[_Asked]) -> _Handler[_Asked]:
    """The handler of a button or form that changes something by this unit of work, once a delivery."""

    async def handle(services: Services, request: _Asked) -> Outcome:
        return await services.work.run(
            lambda repositories: unit(repositories, services, request), delivery=request.context.delivery
        )

    return handle


def _refuse_twice(known: Mapping[str, object], name: str) -> None:
    if name in known:
        raise ValueError(f"registered twice: {name}")
