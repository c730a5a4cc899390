"""The program with the trial feature as a process (`python -m tests.support.trial_process`), there to be killed."""

import asyncio
import sys

from bot.observe import configure_logs, get_log
from bot.serving import serve
from bot.settings import read_settings
from tests.support.trial import Trial


def main() -> None:
    """Serves as the environment says; prints its port when it is ready."""
    configure_logs(is_json=True)
    registry = Trial().registry()
    asyncio.run(serve(settings=read_settings(), registry=registry, log=get_log(), ready=_tell))


def _tell(port: int) -> None:
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
