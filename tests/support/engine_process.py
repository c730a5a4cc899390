"""The sending engine as a process, there to be killed: `run(URL, API, …)`.

It sends to the workspace at API, or with a number in place of that to nobody, so many seconds for each. It prints a
line when it is ready, and says nothing else but on stderr.
"""

import argparse
import asyncio
import secrets
import sys
from collections.abc import Sequence

from bot.clock import SystemClock, WorkspaceClock
from bot.observe import configure_logs, get_log
from bot.slack.connection import introduce, make_client
from bot.slack.drawing import Artist
from bot.slack.identity import Identity
from bot.slack.sender import SlackSender
from bot.slack.session import open_session
from storage.work import StoredWork, open_work
from tests.support.engine import INSTALL, engine
from tests.support.sandbox import BOT_TOKEN
from tests.support.sender import PromptSender


def run(*words: str) -> None:
    """Sends until it is killed, or with `--until-done` until nothing is due any more."""
    asyncio.run(_main(_arguments(words)))


async def _main(arguments: argparse.Namespace) -> None:
    configure_logs(is_json=True)
    clock = WorkspaceClock()
    work = open_work(arguments.url, clock=clock.now)
    try:
        if not arguments.api.startswith("http"):
            await _run(arguments, work, PromptSender(float(arguments.api)), SystemClock())
            return
        async with open_session(clock.hear_header, timeout_s=arguments.send) as session:
            client = make_client(token=BOT_TOKEN, api_url=arguments.api, session=session, is_local=True)
            await introduce(client, session)
            identity = Identity(client=client, work=work, install=INSTALL, administrators=frozenset())
            artist = Artist(client=client, identity=identity, log=get_log())
            sender = SlackSender(
                client=client,
                identity=identity,
                artist=artist,
                clock=clock,
                install=INSTALL,
                refused=_refused,
                per_second=arguments.per_second,
            )
            await _run(arguments, work, sender, clock)
    finally:
        await work.close()


async def _refused(_code: str) -> None:
    """Slack doesn't take the token; nobody here can mend that."""


async def _run(
    arguments: argparse.Namespace,
    work: StoredWork,
    sender: SlackSender | PromptSender,
    clock: SystemClock | WorkspaceClock,
) -> None:
    settings = {"lease_s": arguments.lease, "send_s": arguments.send, "batch": arguments.batch}
    loop = engine(work, sender, clock, owner=secrets.token_hex(4), **settings)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if arguments.until_done:
        await asyncio.to_thread(sys.stdin.readline)  # so that several begin together
        await loop.round()
    else:
        await loop.run(asyncio.Event())


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("api")
    parser.add_argument("--lease", type=float, default=2.0)
    parser.add_argument("--send", type=float, default=0.8)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--per-second", type=float, default=1e9)
    parser.add_argument("--until-done", action="store_true")
    return parser.parse_args(words)
