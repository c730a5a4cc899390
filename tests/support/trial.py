"""A small feature for tests of the front, and the whole program running with it against the local workspace.

It does one of each: answers, changes messages, opens forms, breaks. `/proev` is its command.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.observe import get_log
from bot.outgoing import failures, unanswered
from bot.serving import serve
from bot.settings import Settings
from bot.slack.manifest import build_manifest
from danish.zone import copenhagen
from domain.messages import Message
from domain.organisation import Profile
from domain.papers import Sheet
from domain.ports import Repositories
from handlers.outcomes import File, FormErrors, Home, OpenForm, Outcome, Replace, Reply
from handlers.registry import Command, Registry, Services
from handlers.requests import Dropped, HomeOpened, Pressed, Submitted, Typed
from handlers.retry import command_button
from handlers.ui import (
    Actions,
    Bold,
    Button,
    Card,
    Choice,
    DateInput,
    Form,
    Image,
    Mention,
    Option,
    PersonInput,
    TextInput,
    text,
)
from tests.support.pictures import some_picture
from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Workspace, running_workspace

FORM = Form(
    "proev.form",
    "Prøveformular",
    "Gem",
    (
        text("Udfyld den."),
        TextInput("ord", "Ord"),
        Choice("valg", "Valg", (Option("a", "Det ene"), Option("b", "Det andet")), is_optional=True),
        DateInput("dag", "Dag", is_optional=True),
        PersonInput("hvem", "Hvem", is_optional=True),
    ),
    hidden="skjult",
)


@dataclass(slots=True)
class Trial:
    """The feature and what reached it.

    `hold_s` lets the form's handler wait; `go` ends what takes long, badly if it `fails`, and lets a form be followed.
    """

    typed: list[Typed] = field(default_factory=list)
    pressed: list[Pressed] = field(default_factory=list)
    submitted: list[Submitted] = field(default_factory=list)
    looked: list[HomeOpened] = field(default_factory=list)
    hold_s: float = 0.0
    files: list[int] = field(default_factory=list)
    """How many files were being read when each was begun, itself among them."""
    reading: int = 0
    go: asyncio.Event = field(default_factory=asyncio.Event)
    fails: bool = False

    def registry(self) -> Registry:
        """A registry with this feature alone, under the names of the help and of what the menus call too."""
        registry = Registry()
        for name in ("proev", "tovholder", "erfaring", "opgaver"):
            registry.command(Command(name, "prøver", "ord", ("ord",), self._command, takes_channels=True))
        registry.button("proev.skift", self._press)
        registry.button("proev.form", self._open)
        registry.button("proev.laenge", self._press_long)
        registry.button("proev.tael", count)
        registry.button("erfaringer.del_besked", self._open)
        registry.form("proev.form", self._form)
        registry.file([".txt"], self._file)
        registry.button("proev.laes_igen", self._read_again, reads_file=True)
        registry.message("proev.besked", build_message)
        registry.message(failures.KIND, failures.failure_card)
        registry.message(unanswered.KIND, unanswered.unanswered_card)
        registry.home = self._home
        return registry

    async def _command(self, services: Services, typed: Typed) -> Outcome:
        self.typed.append(typed)
        match typed.text:
            case "" | "langsomt":
                await asyncio.sleep(3.5 if typed.text else 0)
                return OpenForm(FORM)
            case "i stykker":
                raise ValueError("syg med navnet Hansen")
            case "tæl":
                return await count(services, typed)
            case "til alle":
                return Reply(Card("Til alle", (Actions((OPEN, LONG)),)), is_private=False)
            case "billede" | "dybere":
                return Reply(PICTURE if typed.text == "billede" else Card("Dybere", (Actions((DEEPER, OPEN)),)))
            case "længe" | "fil":
                return await self._count_long(typed) if typed.text == "længe" else TABLE
        buttons = (Button("Skift", "proev.skift", "1"), Button("Skift 2", "proev.skift", "2"), OPEN, COUNT, LONG)
        who = Mention(typed.context.person, typed.context.name)
        return Reply(Card(f"Du skrev: {typed.text}", (text(Bold("Fed"), " ", who), Actions(buttons))))

    async def _file(self, _services: Services, dropped: Dropped) -> Outcome:
        await self._read()
        again = Actions((Button("Læs igen", "proev.laes_igen", dropped.file.id),))
        return Reply(Card(f"Læst: {dropped.file.name}", (again,)))

    async def _read_again(self, _services: Services, pressed: Pressed) -> Outcome:
        await self._read()
        return Reply(Card(f"Læst igen: {pressed.file.name if pressed.file else ''}"))

    async def _read(self) -> None:
        self.reading += 1
        self.files.append(self.reading)
        await self.go.wait()
        self.reading -= 1

    async def _press(self, _services: Services, pressed: Pressed) -> Outcome:
        self.pressed.append(pressed)
        return Replace(Card(f"Skiftet til {pressed.value}"))

    async def _count_long(self, typed: Typed) -> Outcome:
        typed.context.shows(Reply(HALFWAY))
        await self.go.wait()
        return Reply(COUNTED)

    async def _press_long(self, _services: Services, pressed: Pressed) -> Outcome:
        pressed.context.shows(Replace(HALFWAY))
        await self.go.wait()
        if self.fails:
            raise ValueError("syg med navnet Hansen")
        return Replace(COUNTED)

    async def _open(self, _services: Services, pressed: Pressed) -> Outcome:
        self.pressed.append(pressed)
        return OpenForm(FORM)

    async def _form(self, services: Services, submitted: Submitted) -> Outcome:
        self.submitted.append(submitted)
        word = submitted.values["ord"]
        await (self.go.wait() if word.startswith(LATER) else asyncio.sleep(self.hold_s))
        word = word.removeprefix(LATER)
        if word == "forkert":
            return FormErrors({"ord": "Det ord kan ikke bruges."})
        if word == "alt":
            return FormErrors({"": "Det hele er forkert."})
        if word == "i stykker":
            raise ValueError("syg")
        if word == "videre":
            await self.go.wait()
            who = Mention(submitted.context.person, submitted.context.name)
            return OpenForm(replace(FORM, fields=(text("Videre, ", who), *FORM.fields)))
        if word == "utegnelig":
            return OpenForm(UNDRAWABLE)
        if word == "tæl":
            return await count(services, submitted)
        said = Card(f"Gemt: {word}")
        return Replace(said) if word == "skift" else Reply(said)

    async def _home(self, _services: Services, opened: HomeOpened) -> Home:
        self.looked.append(opened)
        buttons = (OPEN, Button("Skift", "proev.skift", "hjem"), DEEPER)
        return Home(Card(f"Hjem hos {opened.context.name}, set {len(self.looked)} gange", (Actions(buttons),)))


LATER = "senere "
"""Before a word of the form: what becomes of it waits until the trial may `go` on."""
UNDRAWABLE = replace(FORM, title=None)  # type: ignore[arg-type]  # so that it breaks where it is drawn
OPEN = Button("Åbn", "proev.form", "fra knap")
COUNT = Button("Tæl", "proev.tael")
TABLE = File(
    Card("Tabellen ligger i en direkte besked fra mig."),
    ("tabel.csv",),
    Sheet("Tabel", "", "Nogen", copenhagen(2026, 10, 26, 9), ("Nr.",), ((1,),)),
)
DEEPER = command_button("Dybere", "proev", "dybere")
LONG = Button("Tæl længe", "proev.laenge")
PICTURE = Card("Et billede", (Image(some_picture("En prik.")),))
HALFWAY, COUNTED = Card("Tæller: 1 af 2 …"), Card("Talt til 2.")


async def count(services: Services, request: Typed | Pressed | Submitted) -> Outcome:
    """An act with an effect: a row in the outbox for the place it was done in."""
    context = request.context
    message = Message("proev.besked", context.place, {"nummer": 1}, context.now, context.place.install)
    await services.work.run(lambda store: store.outbox.post([message]), delivery=context.delivery)
    return Reply(Card("Talt."))


def build_message(store: Repositories, _profile: Profile, message: Message) -> Card | None:
    """The trial's message; `væk` in its subject means that its cause is gone, `fejl` that it can't be built."""
    if message.subject.get("væk"):
        return None
    if message.subject.get("fejl"):
        raise ValueError("syg")
    return Card(f"Besked nr. {message.subject['nummer']}", (text(str(len(store.people.roles(message.due.date())))),))


@dataclass(slots=True)
class Running:
    """The program and the workspace it serves."""

    workspace: Workspace
    trial: Trial
    port: int

    @property
    def health(self) -> str:
        """The address of its health."""
        return f"http://127.0.0.1:{self.port}/sund"


def settings_for(workspace_api: str, database_url: str, *, is_http: bool = False, metrics_token: str = "") -> Settings:
    """The settings of a program that serves the local workspace."""
    return Settings(
        bot_token=BOT_TOKEN,
        app_token="" if is_http else APP_TOKEN,
        signing_secret=SIGNING_SECRET,
        api_url=workspace_api,
        database_url=database_url,
        port=0,
        lease_s=20,
        metrics_token=metrics_token,
    )


@asynccontextmanager
async def running_program(
    folder: Path, database_url: str, *, is_http: bool = False, metrics_token: str = ""
) -> AsyncIterator[Running]:
    """Serves a fresh local workspace with the trial feature as long as the block lasts."""
    async with running_workspace(folder, manifest=build_manifest(Trial().registry())) as workspace:
        settings = settings_for(workspace.api_url, database_url, is_http=is_http, metrics_token=metrics_token)
        async with serving_program(workspace, settings) as running:
            if is_http:
                await workspace.control("http_url", url=running.health.replace("/sund", "/slack/events"))
            yield running


@asynccontextmanager
async def serving_program(workspace: Workspace, settings: Settings) -> AsyncIterator[Running]:
    """Serves that workspace with the trial feature as long as the block lasts."""
    trial = Trial()
    stopping, ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve(settings=settings, registry=trial.registry(), log=get_log(), ready=ready.set_result, stopping=stopping)
    )
    await asyncio.wait({serving, ready}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        serving.result()
    yield Running(workspace, trial, ready.result())
    stopping.set()
    await serving
