"""Plays a scene as people would: through the one way in, with the clock loop sending; it draws nothing.

Nothing leaves the program: what would be sent is kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from bot.gallery.filling import filled_in
from bot.gallery.office import INSTALL, Office
from bot.gallery.sample_year import CONVERSATIONS
from bot.gallery.sending import Keeper, SceneClock, Told, build_loop
from bot.gallery.shown import Filled, InForm, NotShown, Shown
from bot.outgoing.shared_channels import tell_shared
from bot.outgoing.ur import ClockLoop
from bot.slack.identity import PLATFORM
from bot.slack.rendering import fallback
from danish.zone import COPENHAGEN
from documents.meeting_plan import read_plan
from documents.minutes.reading import read_minutes
from documents.people_list import read_file
from domain.archives import Archiver
from domain.people import PersonId, Place
from domain.shared_files import SharedFile
from handlers import dispatch
from handlers.examples import (
    GUEST,
    REGION,
    Act,
    Arranges,
    Chooses,
    Closes,
    Drops,
    Fills,
    Gets,
    Installs,
    Meets,
    OpensHome,
    Presses,
    Says,
    Shares,
    Types,
    Waits,
)
from handlers.greeting import greeting
from handlers.outcomes import Farewell, File, FormErrors, OpenForm, Outcome, Reply
from handlers.registry import Registry, Services
from handlers.requests import (
    Administrator,
    Channel,
    Context,
    Dropped,
    HomeOpened,
    Pressed,
    Reach,
    Submitted,
    Typed,
    channel_mark,
    person_mark,
    take_channels,
)
from handlers.shared_message import SharedMessage
from handlers.tovholder.setup import invitation
from handlers.ui import Actions, Button, Card, Form
from storage.work import StoredWork

_HANDLE = re.compile(r"@([a-z]+(?:\.[a-z]+)*)")
_CHANNEL = re.compile(r"#([a-z]+(?:-[a-z]+)*)")
_NUMBER, _NUMBER_HERE = re.compile(r"\bNr\. (\d+)"), "{nr}"
_HERE = "sekretariat-sydvestjylland"
_OTHERS = "T0ANDRE0001"
"""The workspace that channels come to be shared with."""


@dataclass(slots=True, kw_only=True)
class Stage:
    """One scene's office, and what was shown in it so far."""

    work: StoredWork
    office: Office
    registry: Registry
    clock: SceneClock
    archives: Archiver
    keeper: Keeper = field(default_factory=Keeper)
    _cards: list[Card] = field(default_factory=list)
    _form: Form | None = None
    _file: SharedFile | None = None
    _deliveries: "count[int]" = field(default_factory=lambda: count(1))

    def resolved(self, act: Act) -> Act:
        """The act with the number in it that stands on the newest card; raises NotShown."""
        if not isinstance(act, Types) or _NUMBER_HERE not in act.line:
            return act
        for card in reversed(self._cards):
            if found := _NUMBER.search(fallback(card)):
                return replace(act, line=act.line.replace(_NUMBER_HERE, found[1]))
        raise NotShown("a number")

    async def play(self, act: Act) -> Shown | None:
        """Does it; what its person gets, and None for an act that shows nothing. Raises NotShown."""
        if isinstance(act, Arranges):
            await self._arrange(act)
            return None
        match act:
            case Says(card, in_form=is_in_form):
                return InForm(card) if is_in_form else Reply(card)
            case Gets(kind, _, who):
                await self._loop.round()
                return self._got(kind, who)
            case Fills(values, _, who):
                return await self._filled(values, who)
            case _:
                return self._seen(await self._answer(act))

    async def _arrange(self, act: Arranges) -> None:
        match act:
            case Waits(until):
                await self._loop.round()
                self.clock.moment = datetime.fromisoformat(until).replace(tzinfo=COPENHAGEN)
                await self._loop.round()
            case Installs(who):
                message = invitation(self._person(who), INSTALL, self.clock.now())
                await self.work.run(lambda store: store.outbox.post([message]))
            case Closes(reason):
                self.keeper.closed = reason
            case Shares(channel):
                place = Place(PLATFORM, INSTALL, CONVERSATIONS[channel])
                told, now = (self._person(REGION),), self.clock.now()
                await self.work.run(lambda store: tell_shared(store, place, _OTHERS, now, told))

    async def _answer(self, act: Types | Drops | Presses | Chooses | OpensHome | Meets) -> Outcome:
        match act:
            case Types(line, _, who, channel):
                return await self._typed(line, who, channel)
            case Drops(said, _, who, name, along):
                self._file = SharedFile(name, said.encode(), "F1")
                dropped = Dropped(self._context(who), along, self._file)
                return await dispatch.answer_file(self._services, dropped)
            case Presses(label, _, who):
                button = self._button(label)
                pressed = Pressed(self._context(who), button.value, self._channels, self._file, looks=_sees_all)
                return await dispatch.answer_button(self._services, button.action, pressed)
            case Chooses(action, _, text, writer, _, who):
                message = SharedMessage(self._person(writer), "", text)
                return await dispatch.answer_button(
                    self._services, action, Pressed(self._context(who), message.value, self._channels)
                )
            case OpensHome(_, who):
                home = await dispatch.answer_home(self._services, HomeOpened(self._context(who)))
                if home is None:
                    raise NotShown("Home")
                return home
            case Meets():
                return Reply(greeting(self.registry))

    async def _typed(self, line: str, who: str, channel: str) -> Outcome:
        name, _, said = line.removeprefix("/").partition(" ")
        said = _HANDLE.sub(lambda found: person_mark(self._person(found[1])), said)
        said = _CHANNEL.sub(lambda found: channel_mark(CONVERSATIONS[found[1]]), said)
        context = self._context(who, channel)
        named = await _sees_all((context.place.conversation, *take_channels(said)[0]))
        return await dispatch.answer_command(self._services, name, Typed(context, said, named))

    async def _filled(self, values: Mapping[str, str], who: str) -> Shown:
        form = self._form
        if form is None:
            raise NotShown("a form to fill in")
        ids = {handle: str(person.id) for handle, person in self.office.people.items()}
        filled, typed = filled_in(form, values, ids)
        answer = await dispatch.answer_form(
            self._services, form.name, Submitted(self._context(who), typed, form.hidden, self._channels, self._file)
        )
        if isinstance(answer, FormErrors):
            self._form = filled
            return Filled(filled, answer.errors)
        return self._seen(answer)

    def _seen(self, outcome: Outcome) -> Shown:
        """The outcome, remembered for what is pressed or filled in next."""
        if isinstance(outcome, OpenForm):
            self._form = outcome.form
            return Filled(outcome.form)
        if isinstance(outcome, FormErrors):
            raise NotShown(f"errors without a form: {outcome.errors}")
        self._cards.append(outcome.card)
        return Reply(outcome.card) if isinstance(outcome, File | Farewell) else outcome

    def _got(self, kind: str, who: str) -> Told:
        to = self._person(who) if who else None
        for told in reversed(self.keeper.kept):
            if told.message.kind == kind and to in (None, told.message.recipient):
                self._cards.append(told.card)
                return told
        raise NotShown(f"{kind} to {who or 'anybody'} among {sorted({one.message.kind for one in self.keeper.kept})}")

    def _button(self, label: str) -> Button:
        for card in reversed(self._cards):
            for button in _buttons(card):
                if button.label == label:
                    return button
        raise NotShown(f"the button {label!r} among {[one.label for card in self._cards for one in _buttons(card)]}")

    def _context(self, who: str, channel: str = "") -> Context:
        person = self.office.people[who]
        return Context(
            person.id,
            person.name,
            Place(PLATFORM, person.install, CONVERSATIONS[channel or _HERE]),
            self.clock.now(),
            f"galleri:{next(self._deliveries)}",
            is_administrator=who == REGION,
            is_outsider=who == GUEST,
            platform_administrators=(Administrator(self.office.people[REGION].name, self._person(REGION)),),
        )

    def _person(self, handle: str) -> PersonId:
        return self.office.people[handle].id

    @property
    def _channels(self) -> tuple[Channel, ...]:
        return tuple(Channel(conversation, name, Reach.OWN) for name, conversation in self.office.channels.items())

    @property
    def _services(self) -> Services:
        return Services(
            self.work,
            self.office.profile,
            self.registry,
            read_file,
            read_minutes,
            read_plan,
            self.archives,
            public_address=self.office.public_address,
        )

    @property
    def _loop(self) -> ClockLoop:
        return build_loop(self.work, self.keeper, self.registry, self.office.profile, self.clock, self._person(REGION))


def _buttons(card: Card) -> Sequence[Button]:
    return [button for block in card.blocks if isinstance(block, Actions) for button in block.buttons]


async def _sees_all(conversations: Iterable[str]) -> Mapping[str, Reach]:
    return dict.fromkeys(conversations, Reach.OWN)
