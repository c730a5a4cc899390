"""`python -m bot koer` (`make run`): with real tokens as `start`; without, a workspace for trying on this machine.

The workspace and the bot are processes of their own, so that either may be killed without the other.
"""

import argparse
from typing import Any

_TRY = (
    "/dagsorden status politisk sydvestjylland",
    "/afbud politisk sydvestjylland 10/11 borgmester esbjerg",
    "/moede opret politisk lillebælt onsdag den 9. december 2026 kl. 15-17",
    "/opgaver mine",
    "/tovholder",
)


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    parser = subparsers.add_parser("koer", help="start med rigtige nøgler, ellers med en øveplads på denne maskine")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Runs until stopped and returns 0; raises RefusedHere where it can't start."""
    from bot.profiles import usable_profiles
    from bot.settings import environment, read_settings

    variables = environment()
    settings = read_settings(variables)
    usable_profiles(settings.profiles)
    if settings.has_real_tokens or (settings.is_local and (settings.bot_token or settings.oauth)):
        from bot.cli import start

        args.eksempler, args.uden_ur, args.fd = False, False, None
        return start.run(args)
    return _run_locally(variables, settings.var, settings.port)


def _run_locally(variables: dict[str, str], var: Any, health_port: int) -> int:
    from bot.arguments import RefusedHere
    from bot.local import starting
    from bot.local.children import GaveUp, keep_running
    from bot.local.folder import InUse, local_folder

    folder = local_folder(var)
    try:
        with folder.held(), starting.listen(starting.PORT) as page, starting.listen(health_port) as health:
            _write_manifest(folder.manifest)
            workspace = starting.sandbox(folder, variables, page)
            workspace.start()
            address = workspace.first_line
            if not address:
                raise RefusedHere(f"Øvepladsen kunne ikke starte. Se {folder.log}, eller begynd forfra: make nulstil")
            print(address, flush=True)
            _say_what_to_try()
            bot = starting.bot(folder, variables, address=address, listener=health)
            bot.start()
            with starting.gallery(folder, variables):
                keep_running([workspace, bot])
    except InUse:
        raise RefusedHere("Øvepladsen kører allerede. Stop den først (Ctrl-C i dens vindue).") from None
    except GaveUp as gave_up:
        raise RefusedHere(f"{gave_up.name} stopper igen og igen. Se {folder.log}.") from None
    print("Stoppet.", flush=True)
    return 0


def _write_manifest(path: Any) -> None:
    import json

    from bot.features import build_registry
    from bot.slack.manifest import build_manifest

    path.write_text(json.dumps(build_manifest(build_registry()), ensure_ascii=False), encoding="utf-8")


def _say_what_to_try() -> None:
    print("Åbn adressen i en browser: Det er et lille Slack til at øve sig i. Prøv for eksempel:")
    for line in _TRY:
        print(f"  {line}")
    print("Alt bliver på denne maskine. Ctrl-C stopper; make nulstil begynder forfra.", flush=True)
