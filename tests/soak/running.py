"""A soak: many persons at work on the program as its own process, in a workspace that makes trouble.

It arranges, lets them work, waits until the outbox is empty, and says what was found; what is wrong others tell.
"""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from aiohttp import ClientSession

from bot.features import build_registry
from bot.profiles import SHIPPED, load_profile
from bot.slack.manifest import build_manifest
from bot.slack.patience import PER_SECOND
from tests.soak.acts import Act, Desk, Ledger
from tests.soak.books import unsent, wrong_in_outbox, wrong_in_store
from tests.soak.people import Worker
from tests.support.sandbox import APP_TOKEN, BOT_TOKEN, REGION, Workspace, workspace_process
from tests.support.started import StartedBot, in_thread, open_listener, started_bot

CLUSTERS = ("fyn", "lillebaelt", "soenderjylland", "sydvestjylland")
FIRST_DAY = date(2026, 11, 16)
HELD = "27/10 kl. 8-9"
AFTER_IT = "2026-10-27T10:00"
BETWEEN_RECONNECTS_S = 60.0
PAUSE_S = 5.0
"""Between two acts of a person, on average."""
FAULTS = (("429", 0.05, 1), ("429", 0.01, 4), ("500", 0.02, 1))
"""What the workspace answers in place of doing it, in which share of the calls, and how long it asks to wait."""
MOST_GROWTH_MB = 3.0
"""From the third quarter to the last; of ten minutes' soaks a megabyte a minute is told from what fills up."""
_DRAINS_WITHIN_S = 180
_SETUP_TRIES, _SETUP_PAUSE_S = 5, 0.5
_CUT = "ClientConnectionResetError"
_RECONNECTS = ("slack_sdk/socket_mode/", "socket_mode/aiohttp/")
"""Where the SDK tells that it could not connect, before it tries again."""


@dataclass(slots=True)
class Found:
    """What a soak found: figures, what is wrong, and the program's memory in MB, a figure a second."""

    people: int
    seconds: float
    acts: int = 0
    acknowledged: int = 0
    reconnects: int = 0
    posts: int = 0
    memory: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def quarters_mb(self) -> tuple[float, ...]:
        """The memory in each quarter of the time, as its median."""
        size = len(self.memory) / 4
        parts = (self.memory[int(size * part) : int(size * (part + 1))] for part in range(4))
        return tuple(median(part or self.memory) for part in parts)

    @property
    def growth_mb(self) -> float:
        """How much more memory the last quarter took than the third."""
        *_, third, last = self.quarters_mb
        return last - third

    @property
    def leaks(self) -> bool:
        """Whether the memory still grows: caches fill ever more slowly, what leaks does as fast in the last quarter."""
        return self.growth_mb > MOST_GROWTH_MB


async def soak(
    folder: Path,
    *,
    people: int,
    seconds: float,
    seed: str,
    told: Callable[[str], None],
    pause_s: float = PAUSE_S,
    between_reconnects_s: float = BETWEEN_RECONNECTS_S,
) -> Found:
    """Lets so many people work for so long; `told` hears how it goes."""
    found, url = Found(people, seconds), f"sqlite:///{folder / 'bot.db'}"
    async with _workspace(folder) as workspace, _bot(folder, workspace, url) as bot:
        told("setting up")
        desks = await _arrange(workspace, people)
        for fault, share, wait_s in FAULTS:
            await workspace.control("fault", method="*", fault=fault, share=share, retry_after=wait_s)
        ledger, stopping = Ledger(), asyncio.Event()
        workers = [await _worker(workspace, desk, ledger, seed, pause_s) for desk in desks]
        at_work = [asyncio.create_task(one.work(stopping)) for one in workers]
        await _watch(found, workspace, bot, ledger, told, between_reconnects_s)
        stopping.set()
        await asyncio.gather(*at_work)
        await workspace.control("faults/clear")
        told("waiting for the outbox")
        await _drained(url)
        for worker in workers:
            messages = await workspace.messages(user=worker.desk.user, channel=worker.direct)
            ledger.acknowledge(worker.desk.user, [one for one in messages if one["is_bot"]])
        posted = await _everything(workspace, workers)
        found.wrong = [*wrong_in_store(url, ledger, desks), *wrong_in_outbox(url, posted), *_failures(bot.log)]
    acts = list(ledger.acts.values())
    found.acts, found.acknowledged = _sum(acts, lambda act: act.tried), _sum(acts, lambda act: len(act.acknowledged))
    found.posts = sum(1 for one in posted if one.get("metadata"))
    return found


async def _watch(
    found: Found,
    workspace: Workspace,
    bot: StartedBot,
    ledger: Ledger,
    told: Callable[[str], None],
    between_reconnects_s: float,
) -> None:
    """Samples memory each second and cuts the websocket now and then, now politely and now not."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    while (passed := loop.time() - begun) < found.seconds:
        found.memory.append(_memory_mb(bot.process.pid))
        if passed >= between_reconnects_s * (found.reconnects + 1):
            found.reconnects += 1
            await workspace.control("disconnect", **({"rude": True} if found.reconnects % 2 else {}))
        tried = _sum(list(ledger.acts.values()), lambda act: act.tried)
        told(f"{passed:.0f} of {found.seconds:.0f} s, {tried} acts, {found.memory[-1]:.0f} MB")
        await asyncio.sleep(1)


async def _arrange(workspace: Workspace, people: int) -> list[Desk]:
    """Channels, roles and meetings: in each cluster one that was held, and one that each person plans themselves.

    One person alone would be faster at all of it than the program allows anybody to be, as would one who gives all the
    roles without a pause.
    """
    profile = load_profile(SHIPPED / "syddanmark.toml")
    for cluster in CLUSTERS:
        await _say(workspace, f"/tovholder rolle tildel <@{REGION}> regionshus {cluster}")
        await _say(workspace, f"/moede opret politisk {cluster} {HELD}")
        await _say(workspace, f'/dagsorden punkt "Fælles sag" til drøftelse fra lokal politisk {cluster} 27/10')
    await _say(workspace, "/tovholder kanal erfaringer #gode-erfaringer")
    desks = []
    for index in range(people):
        name = f"konsulent.{index}"
        user = (await workspace.control("user", name=name, real_name=f"Konsulent {index}"))["user"]
        cluster, day = CLUSTERS[index % len(CLUSTERS)], FIRST_DAY + timedelta(days=index // len(CLUSTERS))
        seats = tuple((seat.key, seat.label) for seat in profile.body(f"politisk/{cluster}").seats)
        desk = Desk(index, user, f"politisk/{cluster}", cluster, day, seats)
        await _say(workspace, f"/tovholder rolle tildel <@{user}> regionshus {cluster}")
        await asyncio.sleep(1 / PER_SECOND)
        await _say(workspace, f"/moede opret {desk.where} kl. 9-10", user)
        desks.append(desk)
    await workspace.move_clock(to=AFTER_IT)
    return desks


async def _say(workspace: Workspace, line: str, user: str = REGION) -> None:
    """Types a command as somebody and waits for its answer."""
    direct = await workspace.direct_message(user=user)
    before = {one["ts"] for one in await workspace.messages(user=user, channel=direct)}
    for _ in range(_SETUP_TRIES):
        taken = await workspace.command(line, user=user, channel=direct)
        if taken.get("ok"):
            break
        await asyncio.sleep(_SETUP_PAUSE_S)
    else:
        raise AssertionError(f"not taken: {line}: {taken}")
    for _ in range(200):
        answers = [one for one in await workspace.messages(user=user, channel=direct) if one["ephemeral"]]
        if {one["ts"] for one in answers} - before:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"no answer to {line}, last {[one['text'] for one in answers[-2:]]}")


async def _worker(workspace: Workspace, desk: Desk, ledger: Ledger, seed: str, pause_s: float) -> Worker:
    direct = await workspace.direct_message(user=desk.user)
    chance = random.Random(f"{seed}/{desk.index}")  # noqa: S311 - a seed is to be repeated, not a secret
    return Worker(desk, direct, workspace, ledger, chance, pause_s)


async def _drained(url: str) -> None:
    """Waits until nothing is waiting or on its way; what still is after that is found later."""
    for _ in range(_DRAINS_WITHIN_S):
        if not await asyncio.to_thread(unsent, url):
            return
        await asyncio.sleep(1)


async def _everything(workspace: Workspace, workers: Sequence[Worker]) -> list[dict[str, object]]:
    """Every message of every conversation."""
    overview = await workspace.get("_control/workspace")
    channels = [one["id"] for team in overview["teams"] for one in team["channels"]]
    channels += [one.direct for one in workers]
    channels.append(await workspace.direct_message())
    found: list[dict[str, object]] = []
    for channel in dict.fromkeys(channels):
        found += (await workspace.get("_control/messages", channel=channel))["messages"]
    return found


def _failures(log: Path) -> list[str]:
    """What the log tells of that isn't the workspace's own trouble: a call or connection it refused, a line it cut."""
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").split("\n") if line.startswith("{")]
    told = [one for one in lines if one["level"] == "error" and "slack" not in one]
    told = [one for one in told if not str(one.get("at", "")).startswith(_RECONNECTS)]
    return [
        f"log: {one['event']} {one.get('at', '')} {one.get('error')}"
        for one in told
        if not str(one.get("error")).startswith(_CUT)
    ]


def _memory_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _sum(acts: Sequence[Act], number: Callable[[Act], int]) -> int:
    return sum(map(number, acts))


@asynccontextmanager
async def _workspace(folder: Path) -> AsyncIterator[Workspace]:
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps(build_manifest(build_registry())), encoding="utf-8")
    with workspace_process(folder / "workspace", "--manifest", str(manifest)) as process:
        async with ClientSession() as session:
            yield Workspace(process.base_url, session)


@asynccontextmanager
async def _bot(folder: Path, workspace: Workspace, url: str) -> AsyncIterator[StartedBot]:
    settings = {
        "SLACK_API_URL": workspace.api_url,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "DATABASE_URL": url,
    }
    with open_listener() as listener:
        async with in_thread(started_bot(folder / "bot.log", listener, settings)) as bot:
            yield bot
