"""The program with the trial feature as a process, there to be killed.

With `ur` it is the clock loop alone, with `uden-ur` all but the clock loop.
"""

import asyncio
import sys
from dataclasses import replace

from bot.observe import configure_logs, get_log
from bot.serving import serve, tick
from bot.settings import read_settings
from tests.support.trial import Trial


def run(part: str = "") -> None:
    """Serves as the environment says, on a port of the system's choice; prints it when it is ready."""
    configure_logs(is_json=True)
    settings, registry = replace(read_settings(), port=0), Trial().registry()
    if part == "ur":
        asyncio.run(tick(settings=settings, registry=registry, log=get_log(), ready=_tell))
    else:
        asyncio.run(
            serve(settings=settings, registry=registry, log=get_log(), ready=_tell, has_clock_loop=part != "uden-ur")
        )


def _tell(port: int) -> None:
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
