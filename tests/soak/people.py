"""Persons at work in the local workspace: they type, fill in and press, read the answers and go on; by seed.

Each has a direct conversation with the bot and a meeting of their own, so that nobody is in another's way.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.soak.acts import Act, Desk, Kind, Ledger
from tests.support.sandbox import Workspace

Json = dict[str, Any]
ANSWERS_WITHIN_S = 10.0
LOOKS_EVERY_S = 0.4
FAILED = "Noget gik galt hos mig."
_STEPS = ((5, "Bekræftet: ", "Kvalitetssikring"), (6, "Udført: ", "Generering"))
_CHAIRS = (("regionsraadsformanden", "Regionsrådsformanden"), ("medformanden", "Borgmesteren i formandskabet"))


@dataclass(slots=True)
class Worker:
    """A person at work, by their desk; `pause_s` lies between two acts on average."""

    desk: Desk
    direct: str
    workspace: Workspace
    ledger: Ledger
    chance: random.Random
    pause_s: float
    number: int = 0
    absent: set[str] = field(default_factory=set)
    confirmed: set[int] = field(default_factory=set)

    async def work(self, until: asyncio.Event) -> None:
        """Does one thing after the other until told to stop."""
        ways: Sequence[tuple[Callable[[], Awaitable[None]], int]] = (
            (self._item, 3),
            (self._report, 5),
            (self._report_by_form, 3),
            (self._withdraw, 4),
            (self._step, 4),
            (self._approve, 1),
            (self._grant, 2),
            (self._experience, 1),
            (self._decision, 2),
            (self._look, 4),
        )
        while not until.is_set():
            await asyncio.sleep(self.chance.uniform(0.2, 1.8) * self.pause_s)
            (way,) = self.chance.choices([way for way, _ in ways], [weight for _, weight in ways])
            await way()

    async def _item(self) -> None:
        title = f"Sag {self._tag()}"
        typed = f'/dagsorden punkt "{title}" til drøftelse fra lokal {self.desk.where}'
        await self._type(typed, Kind.ITEM, title, f"er tilføjet: {title}")

    async def _experience(self) -> None:
        title = f"Erfaring {self._tag()}"
        await self._type(f"/erfaring del {title}: Vi ringer efter to dage.", Kind.EXPERIENCE, title, f"{title} · ")

    async def _grant(self) -> None:
        amount = 1_000_000 + self.desk.index * 10_000 + self.number
        self.number += 1
        written = f"{amount:,}".replace(",", ".")
        typed = f"/midler bevilget {self.desk.cluster} 2026 region {written}"
        await self._type(typed, Kind.GRANT, str(amount), f"Bevilget: {written} kr.")

    async def _decision(self) -> None:
        said = f"Aftalt {self._tag()}"
        await self._type(
            f'/beslutning 2 "{said}" drøftet politisk {self.desk.cluster} 27/10', Kind.DECISION, said, said
        )

    async def _report(self) -> None:
        if seat := self._seat(is_absent=False):
            key, label = seat
            typed = f"/afbud {self.desk.where} {label}"
            if await self._type(typed, Kind.REPORT, f"{self.desk.user}:{key}", f"Afbud registreret: {label}\n"):
                self.absent.add(key)

    async def _withdraw(self) -> None:
        """By words, or by the button of the message that told of the absence."""
        seat = self._seat(is_absent=True)
        if seat is None:
            return
        key, label = seat
        act = self.ledger.tried(Kind.WITHDRAW, self.desk.user, f"{self.desk.user}:{key}", f"trukket tilbage: {label}\n")
        told = await self._telling(f"Afbud registreret: {label}\n")
        if told and self.chance.random() < 0.5:
            done = self.workspace.press(told, "afbud.fortryd", user=self.desk.user, channel=self.direct)
        else:
            done = self._command(f"/afbud fortryd {self.desk.where} {label}")
        if await self._acknowledged(act, done):
            self.absent.discard(key)

    async def _report_by_form(self) -> None:
        """`/afbud` alone: which meeting, then who."""
        seat = self._seat(is_absent=False)
        if seat is None or not (await self._command("/afbud")).get("ok"):
            return
        first = await self._view("afbud.moede")
        options = first["blocks"][0]["element"].get("options", []) if first else []
        day = f"{self.desk.day.day}/{self.desk.day.month}-{self.desk.day.year}"
        meeting = next((one for one in options if one["text"]["text"].startswith(day)), None)
        if not first or not meeting:
            return
        await self.workspace.submit(first, _chosen("moede", meeting), user=self.desk.user)
        second = await self._view("afbud.meld")
        key, label = seat
        if second is None:
            return
        act = self.ledger.tried(Kind.REPORT, self.desk.user, f"{self.desk.user}:{key}", f"Afbud registreret: {label}\n")
        choice = {"text": {"type": "plain_text", "text": label, "emoji": False}, "value": key}
        done = self.workspace.submit(second, _chosen("medlem", choice), user=self.desk.user)
        if await self._acknowledged(act, done):
            self.absent.add(key)

    async def _step(self) -> None:
        """Confirms a step, or takes that back."""
        step, done, name = self.chance.choice(_STEPS)
        key = f"{self.desk.user}:{step}"
        if step in self.confirmed:
            typed = f"/dagsorden fortryd {step} {self.desk.where}"
            if await self._type(typed, Kind.UNDO, key, f"Fortrudt: {name}"):
                self.confirmed.discard(step)
        elif await self._type(f"/dagsorden udført {step} {self.desk.where}", Kind.CONFIRM, key, f"{done}{name}"):
            self.confirmed.add(step)

    async def _approve(self) -> None:
        chair, name = self.chance.choice(_CHAIRS)
        typed = f"/dagsorden godkend for {name.split()[0].lower()} {self.desk.where}"
        await self._type(typed, Kind.APPROVE, f"{self.desk.user}:{chair}", f"Godkendelse registreret: {name}\n")

    async def _look(self) -> None:
        """Reads without changing anything, or looks at Home."""
        if self.chance.random() < 0.3:
            await self.workspace.open_home(user=self.desk.user)
        else:
            looks = (f"/dagsorden status {self.desk.where}", "/opgaver mine", "/tovholder")
            await self._told("", self._command(self.chance.choice(looks)))

    def _tag(self) -> str:
        """Words that no other act has."""
        self.number += 1
        return f"{self.desk.user.lower()}x{self.number}x"

    def _seat(self, *, is_absent: bool) -> tuple[str, str] | None:
        seats = [seat for seat in self.desk.seats if (seat[0] in self.absent) is is_absent]
        return self.chance.choice(seats) if seats else None

    async def _type(self, line: str, kind: Kind, key: str, words: str) -> bool:
        """By a command, or by the same words without its slash, which are answered by a post of the bot's."""
        act = self.ledger.tried(kind, self.desk.user, key, words)
        if self.chance.random() < 0.5:
            return await self._acknowledged(act, self._command(line))
        written = self.workspace.write(line.removeprefix("/"), user=self.desk.user, channel=self.direct)
        return await self._acknowledged(act, written)

    async def _command(self, line: str) -> Json:
        return await self.workspace.command(line, user=self.desk.user, channel=self.direct)

    async def _acknowledged(self, act: Act, done: Awaitable[Json]) -> bool:
        """Whether a message that tells of the act came in time; what comes later is found at the end."""
        new, failures = await self._told(act.words, done)
        act.acknowledged.update(new)
        act.told_failed += len(failures)
        return bool(new)

    async def _told(self, words: str, done: Awaitable[Json]) -> tuple[set[str], set[str]]:
        """The messages that get these words, and those that tell of a failure, once there are any."""
        before, failed_before = await self._stamps(words), await self._stamps(FAILED)
        await done
        for _ in range(int(ANSWERS_WITHIN_S / LOOKS_EVERY_S)):
            await asyncio.sleep(LOOKS_EVERY_S)
            new, failures = await self._stamps(words) - before, await self._stamps(FAILED) - failed_before
            if new or failures:
                return new, failures
        return set(), set()

    async def _stamps(self, words: str) -> set[str]:
        return {str(one["ts"]) for one in await self._read() if words in one["text"]}

    async def _telling(self, words: str) -> Json | None:
        found = [one for one in await self._read() if one["text"].startswith(words) and _has_button(one)]
        return found[-1] if found else None

    async def _read(self) -> list[Json]:
        """What the bot says to the person."""
        messages = await self.workspace.messages(user=self.desk.user, channel=self.direct)
        return [one for one in messages if one["is_bot"]]

    async def _view(self, callback: str) -> Json | None:
        for _ in range(10):
            view = await self.workspace.view(user=self.desk.user)
            if view and view.get("callback_id") == callback:
                return view
            await asyncio.sleep(LOOKS_EVERY_S)
        return None


def _has_button(message: Json) -> bool:
    return "afbud.fortryd" in str(message["blocks"])


def _chosen(name: str, option: Json) -> Json:
    return {name: {name: {"type": "static_select", "selected_option": option}}}
