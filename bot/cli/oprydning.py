"""`python -m bot oprydning`: deletes what is kept long enough now, as the bot does each night; `--proev` only tells."""

import argparse
from typing import Any


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("oprydning", help="slet nu, hvad der er gemt længe nok; ellers sker det hver nat")
    parser.add_argument("--proev", action="store_true", help="vis kun, hvad der ville blive slettet")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints what goes, or went, and returns 0."""
    import asyncio

    from bot.cli_database import answered, require_current
    from bot.cli_files import shown_progress
    from bot.cli_retention import print_gone, print_old
    from bot.clock import SystemClock
    from bot.observe import get_log
    from bot.outgoing.tidying import Sweep
    from bot.profiles import usable_profiles
    from bot.settings import read_settings
    from domain.succession import in_succession
    from storage.work import open_work

    settings, clock = read_settings(), SystemClock()
    profile = in_succession(usable_profiles(settings.profiles))

    async def sweep() -> None:
        work = open_work(settings.database_url, clock=clock.now)
        try:
            sweeping = Sweep(work=work, clock=clock, days=settings.kept_days, profile=profile, log=get_log())
            old = await sweeping.look()
            if args.proev:
                print_old(old, settings.kept_days)
                return
            with shown_progress("Sletter") as show:
                total = sum(one.count for one in old.values())
                while await sweeping.step():
                    show(sweeping.gone.total(), total)
            print_gone(sweeping.gone)
        finally:
            await work.close()

    with answered():
        require_current(settings.database_url)
        asyncio.run(sweep())
    return 0
