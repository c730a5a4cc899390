"""A secretariat to test handlers in: real storage and profile, persons with roles, and what they type and press.

Every card and form that is answered is drawn for Slack too, and breaks the test where Slack would refuse it.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TypedDict, Unpack

from bot.outgoing.cards import with_told
from bot.outgoing.reminders import issue_reminders
from danish.zone import copenhagen
from domain.messages import AuditEntry, Message, SentMessage
from domain.organisation import Profile
from domain.people import ChannelPurpose, ChannelUse, Person, Place, RoleAssignment, SeatHolder
from domain.ports import Repositories
from domain.shared_files import SharedFile
from handlers import dispatch
from handlers.loading import profile_in_force
from handlers.outcomes import Outcome, Reply, Revision, Wait
from handlers.registry import Services
from handlers.requests import (
    Administrator,
    Channel,
    Context,
    Dropped,
    Looks,
    Pressed,
    Reach,
    Submitted,
    Typed,
    channel_mark,
    person_mark,
    take_channels,
)
from handlers.ui import Button, Card, Choice, DateInput, Form, TextInput
from storage.work import StoredWork
from tests.support.answers import button_of, card_of, checked, form_of, said, words_of

__all__ = ["Office", "Told", "button_of", "card_of", "channel_named", "form_of", "mark", "said", "words_of"]

PUBLIC_ADDRESS = "https://tovholder.example/"
INSTALL = "T1"
PLATFORM = "slack"
CHANNEL = "C1"
"""An ordinary channel, chosen for nothing."""
DIRECT = "D1"
"""A person's own conversation with the bot."""
_numbers = count()  # of deliveries, which are never the same on a copied database either


@dataclass(frozen=True, slots=True)
class Told:
    """A message that left the outbox: to whom or where, and the card as it was when it was sent."""

    message: Message
    card: Card
    revised: str = ""
    """The platform's id of the message that it changed, if it is no new one."""

    @property
    def words(self) -> str:
        """All that the card says."""
        return words_of(self.card)


class Doer(TypedDict, total=False):
    """What the platform says of who acts, where it differs from what a Context says by itself."""

    is_administrator: bool
    is_outsider: bool
    has_platform_administrators: bool
    has_named_administrators: bool
    platform_administrators: tuple[Administrator, ...]
    can_look_back: bool


@dataclass(slots=True, repr=False)
class Office:
    """Handlers over one database. `now` may be set; it is Monday 26 October 2026, nine o'clock, at first.

    It writes itself out shortly: asyncio does so with what a fixture made, several times a test.
    """

    work: StoredWork
    database: Path
    services: Services
    now: datetime = field(default_factory=lambda: copenhagen(2026, 10, 26, 9))
    files: dict[str, SharedFile] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    """What people were told of how far long work is."""
    _looking: sqlite3.Connection | None = None
    _counted: tuple[int, dict[str, int]] = (-1, {})

    @property
    def profile(self) -> Profile:
        """The organisation."""
        return self.services.profile

    async def person(self, name: str, *, install: str = INSTALL) -> Person:
        """Somebody in the chat."""
        return await self.work.run(lambda repositories: repositories.people.add(name, install))

    async def with_role(
        self, name: str, role: str, cluster: str | None, forum: str | None = None, municipality: str | None = None
    ) -> Person:
        """Somebody in the chat who holds a role."""
        person = await self.person(name)
        await self.give_role(person, role, cluster, forum, municipality)
        return person

    async def give_role(
        self, person: Person, role: str, cluster: str | None, forum: str | None = None, municipality: str | None = None
    ) -> None:
        """Gives a person a role without asking anybody."""
        held = RoleAssignment(0, role, cluster, forum, person, municipality)
        await self.work.run(lambda repositories: repositories.people.assign_role(held))

    async def seated(self, name: str, body: str, seat: str) -> Person:
        """Somebody in the chat who sits on a seat."""
        person = await self.person(name)
        await self.work.run(lambda repositories: repositories.people.seat_person(SeatHolder(0, body, seat, person)))
        return person

    async def channel(
        self, conversation: str, cluster: str | None, purpose: str = ChannelPurpose.SECRETARIAT, install: str = INSTALL
    ) -> Place:
        """Makes a conversation a cluster's secretariat channel, or what else `purpose` says."""
        place = Place(PLATFORM, install, conversation)
        await self.work.run(lambda repositories: repositories.channels.choose(ChannelUse(purpose, cluster, place)))
        return place

    async def types(
        self,
        person: Person,
        line: str,
        *,
        channel: str = CHANNEL,
        unreachable: tuple[str, ...] = (),
        shared: tuple[str, ...] = (),
        delivery: str = "",
        **doer: Unpack[Doer],
    ) -> Outcome:
        """The answer to a whole line, "/afbud politisk fyn …"; persons and channels stand in it as marks."""
        name, _, typed = line.removeprefix("/").partition(" ")
        looks = _sees(unreachable, shared)
        reach = await looks((channel, *take_channels(typed)[0]))
        request = Typed(self.context(person, channel, delivery, **doer), typed, reach, looks=looks)
        return checked(await dispatch.answer_command(self.services, name, request))

    async def shares(self, person: Person, line: str, *, channel: str = CHANNEL) -> Outcome:
        """The answer to an experience, "/erfaring del …", that was looked through and let go."""
        looked = await self.types(person, line, channel=channel)
        return await self.presses(person, button_of(looked, "Del nu"), channel=channel)

    async def presses(
        self,
        person: Person,
        button: Button,
        *,
        channel: str = CHANNEL,
        delivery: str = "",
        channels: tuple[Channel, ...] = (),
        unreachable: tuple[str, ...] = (),
        shared: tuple[str, ...] = (),
        **doer: Unpack[Doer],
    ) -> Outcome:
        """The answer to a press; see `button_of`. `channels` can be chosen from."""
        context = self.context(person, channel, delivery, **doer)
        file, looks = self.files.get(button.value.partition(" ")[0]), _sees(unreachable, shared)
        pressed = Pressed(context, button.value, channels, file, looks=looks)
        return checked(await dispatch.answer_button(self.services, button.action, pressed))

    async def drops(self, person: Person, file: SharedFile, said: str = "", *, channel: str = CHANNEL) -> Outcome:
        """The answer to a file that the person sends; it can be read again by its id when a button is pressed."""
        self.files[file.id] = file
        return checked(await dispatch.answer_file(self.services, Dropped(self.context(person, channel), said, file)))

    async def submits(
        self,
        person: Person,
        form: Form,
        values: Mapping[str, str] | None = None,
        *,
        channel: str = CHANNEL,
        delivery: str = "",
        channels: tuple[Channel, ...] = (),
        **doer: Unpack[Doer],
    ) -> Outcome:
        """The answer to a form filled in with these values, over those it was opened with."""
        context = self.context(person, channel, delivery, **doer)
        opened = {one.name: one.value for one in form.fields if isinstance(one, TextInput | Choice | DateInput)}
        file = self.files.get(form.hidden.partition(" ")[0])
        submitted = Submitted(context, {**opened, **(values or {})}, form.hidden, channels, file)
        return checked(await dispatch.answer_form(self.services, form.name, submitted))

    async def delivers(self) -> list[Told]:
        """Sends what is due in the outbox, the first first; a message without a card any more is dropped."""

        def unit(repositories: Repositories) -> list[Told]:
            told = []
            for claimed in repositories.outbox.claim("office", self.now, limit=100, lease_s=60):
                message = claimed.message
                card = self.services.registry.messages[message.kind](
                    repositories, profile_in_force(repositories, self.profile, self.now.date()), message
                )
                if card is None:
                    repositories.outbox.dropped(claimed)
                    continue
                if isinstance(card, Wait):
                    repositories.outbox.postponed(claimed, card.until)
                    continue
                if isinstance(card, Revision):
                    repositories.outbox.sent_together([(claimed, card.where)], self.now)
                    told.append(Told(message, card.card, card.where.platform_id))
                    continue
                place = message.recipient if isinstance(message.recipient, Place) else Place(PLATFORM, INSTALL, "D1")
                sent = with_told(claimed, card), SentMessage(place, str(next(_numbers)))
                repositories.outbox.sent_together([sent], self.now)
                told.append(Told(message, card))
            return told

        told = await self.work.run(unit)
        for one in told:
            checked(Reply(one.card))
        return told

    async def reminded(self) -> list[Told]:
        """What is sent once the clock has gone round."""
        await self.work.run(lambda store: issue_reminders(store, profile=self.profile, now=self.now, limit=100))
        return await self.delivers()

    async def audit(self, subject: str) -> list[AuditEntry]:
        """What the log says of a subject."""
        return await self.work.read(lambda repositories: list(repositories.audit.of_subject(subject)))

    def rows(self) -> dict[str, int]:
        """How many rows each table holds: what is refused leaves this as it was."""
        self._looking = self._looking or sqlite3.connect(self.database)
        [version] = self._looking.execute("PRAGMA data_version").fetchone()
        if version != self._counted[0]:
            tables = [
                name
                for (name,) in self._looking.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if not name.startswith("sqlite_") and name != "alembic_version"
            ]
            counted = {table: self._looking.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608 - the names come from the database itself
            self._counted = (version, counted)
        return dict(self._counted[1])

    def close(self) -> None:
        """Looks into the database no more."""
        if self._looking:
            self._looking.close()

    def lines(self) -> set[str]:
        """All that the database holds, a line for each row."""
        with closing(sqlite3.connect(self.database)) as connection:
            return set(connection.iterdump())

    def context(self, person: Person, channel: str = CHANNEL, delivery: str = "", **doer: Unpack[Doer]) -> Context:
        """Somebody who acts now in a channel, by a delivery of its own unless one is named."""
        place, named = Place(PLATFORM, INSTALL, channel), delivery or f"delivery-{next(_numbers)}"
        return Context(
            person.id,
            person.name,
            place,
            self.now,
            named,
            shows=lambda said: self.shown.append(said.card.title),
            **doer,
        )


def _sees(unreachable: Collection[str], shared: Collection[str]) -> Looks:
    """What the platform says of conversations: the bot can post in all others, and nobody else reads there."""

    async def looks(conversations: Iterable[str]) -> Mapping[str, Reach]:
        told = {DIRECT: Reach.DIRECT} | dict.fromkeys(shared, Reach.SHARED) | dict.fromkeys(unreachable, Reach.NONE)
        return {one: told.get(one, Reach.OWN) for one in conversations}

    return looks


def mark(person: Person) -> str:
    """How a person is named in what is typed."""
    return person_mark(person.id)


def channel_named(conversation: str) -> str:
    """How a channel is named in what is typed."""
    return channel_mark(conversation)
