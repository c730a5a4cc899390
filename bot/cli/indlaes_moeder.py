"""`python -m bot indlaes-moeder`: a plan of meetings from a file, all of it or nothing; asks no Slack."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.ports import Repositories
    from handlers.moeder.making import Made
    from handlers.requests import Context

_MANY = 20
"""Meetings; from here a bar shows how far it is."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Adds the command."""
    from bot.cli_support import add_profile_argument

    parser = subparsers.add_parser("indlaes-moeder", help="opret møder fra en mødeplan (XLSX, CSV eller ICS)")
    parser.add_argument("fil", type=Path, metavar="FIL", help="mødeplanen: XLSX, CSV eller ICS")
    parser.add_argument("--af", required=True, metavar="NAVN", help="hvem der opretter dem: en fra sekretariatet")
    parser.add_argument("--proev", action="store_true", help="vis møderne eller alle fejl, og gem intet")
    add_profile_argument(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints what came of it and returns 0; refused with each row's mistake where nothing was saved."""
    from bot.arguments import RefusedHere
    from bot.cli_database import current_work
    from bot.cli_files import read_shared_file, shown_rows, shown_waiting
    from bot.cli_support import card_text, chosen_profile
    from bot.clock import SystemClock
    from bot.settings import read_settings
    from documents.meeting_plan import read_plan
    from domain.errors import Refused
    from handlers.loading import profile_in_force
    from handlers.moeder.plan_file import made_card, make_rows, tried_card, trying
    from handlers.refusals import refusal_card

    settings, clock = read_settings(), SystemClock()
    now = clock.now()
    shipped = chosen_profile(args.profil, now.date())
    with shown_waiting("Læser mødeplanen …"):
        rows = read_shared_file(args.fil, read_plan)
    with current_work(settings.database_url, clock.now) as work:
        profile = work.read_blocking(lambda store: profile_in_force(store, shipped, now.date()))
        shown = partial(shown_rows, "Opretter møderne …", many=_MANY)

        def unit(store: "Repositories") -> "Sequence[Made]":
            return make_rows(store, profile, _context(store, args.af, now), rows, shown=shown)

        try:
            if args.proev:
                card = tried_card(trying(work.run_blocking, unit), profile)
            else:
                card = made_card(work.run_blocking(unit), profile)
        except Refused as refused:
            raise RefusedHere(card_text(refusal_card(refused, profile))) from refused
    print(card_text(card))
    return 0


def _context(store: "Repositories", name: str, now: "datetime") -> "Context":
    """The context of somebody known by that name; raises RefusedHere for nobody, and where several are."""
    from bot.arguments import RefusedHere
    from bot.slack.identity import PLATFORM
    from domain.people import Place
    from handlers.requests import Context

    found = [one for one in store.people.named(name) if one.install and one.may_act]
    if len(found) != 1:
        many = "Flere i Slack hedder" if found else "Jeg kender ingen i Slack, der hedder"
        raise RefusedHere(f"--af: {many} {name}. Intet er gemt.")
    person = found[0]
    return Context(person.id, person.name, Place(PLATFORM, person.install, ""), now, "")
