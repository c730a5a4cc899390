"""What the subcommands about an organisation share: its profile, cluster and forum as named on the command line."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.arguments import WrongUse, unknown
from bot.profile_toml.mistakes import ProfileMistakes
from bot.profiles import load_profile, profile_on, unusable, usable_profiles
from bot.settings import environment, profile_folder
from danish.writing import join, join_or
from domain.organisation import Body, Cluster, Forum, Profile
from domain.steps import Owners

if TYPE_CHECKING:
    from rich.console import Console

    from handlers.ui import Card

_PAPER_WIDTH = 150


def add_profile_argument(parser: argparse.ArgumentParser) -> None:
    """Adds `--profil FIL`."""
    parser.add_argument("--profil", type=Path, metavar="FIL", help="en anden profil end dem, der følger med")


def chosen_profile(path: Path | None, day: date | None = None) -> Profile:
    """The profile in the file; without one, of those the program runs with the one valid on the day (default: today).

    Raises RefusedHere with all that is wrong in the files.
    """
    if path is not None:
        try:
            return load_profile(path)
        except ProfileMistakes as mistakes:
            raise unusable(mistakes) from mistakes
    profiles = usable_profiles(profile_folder(environment()))
    if len(profiles) == 1:
        return profiles[0]
    return profile_on(profiles, day or _today())


def chosen_forum(profile: Profile, word: str) -> Forum:
    """The forum of that key, name or alias; raises WrongUse."""
    for forum in profile.fora:
        if word.casefold() in [name.casefold() for name in (forum.key, forum.name, *forum.aliases)]:
            return forum
    raise WrongUse(f"--forum: {unknown(word, [forum.key for forum in profile.fora])}")


def chosen_cluster(profile: Profile, word: str) -> Cluster:
    """The cluster of that key, name or alias; raises WrongUse."""
    for cluster in profile.clusters:
        if word.casefold() in [name.casefold() for name in (cluster.key, cluster.name, *cluster.aliases)]:
            return cluster
    raise WrongUse(f"--klynge: {unknown(word, [cluster.key for cluster in profile.clusters])}")


def forum_in(profile: Profile, forum: Forum, cluster: Cluster | None) -> Forum:
    """The forum as it is in that cluster, where a body may differ from the others.

    Raises WrongUse for a cluster where the forum stands above them.
    """
    if cluster is not None and not forum.is_per_cluster:
        raise WrongUse(f"--klynge: {forum.name} er fælles for klyngerne. Udelad den.")
    bodies: list[Body] = [body for body in profile.bodies if body.forum.key == forum.key and body.cluster == cluster]
    return bodies[0].forum if bodies else forum


def written_owners(profile: Profile, owners: Owners, cluster: Cluster | None) -> str:
    """Who takes part, as people read it: "(OUH og/eller Psykiatrisygehuset) samt Kommunal tovholder"."""
    names = {key: profile.role(key).name_in(cluster.key if cluster else None) for key in owners.roles}
    everyone = join([names[key] for key in owners.all_of])
    if not owners.one_of:
        return everyone
    choice = join_or([names[key] for key in owners.one_of]).replace(" eller ", " og/eller ")
    return f"{choice} samt {everyone}" if everyone else choice


def card_text(card: "Card") -> str:
    """What a card says, as lines for a terminal; its buttons are left out."""
    from handlers.ui import Text  # noqa: PLC0415 - only where a card is printed

    texts = [block for block in card.drawn_blocks if isinstance(block, Text)]
    said = [
        "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in one.parts) for one in texts
    ]
    return "\n".join([card.title, *said])


def answer_console() -> "Console":
    """Where tables are printed: stdout, as wide as the terminal, or wide enough to read where there is none."""
    from rich.console import Console  # noqa: PLC0415 - an answer in JSON needs none

    class AnswerConsole(Console):
        """A console that leaves a closed pipe to the program."""

        def on_broken_pipe(self) -> None:
            """Raises BrokenPipeError again, where the library would end the program."""
            raise BrokenPipeError

    return AnswerConsole(highlight=False, width=None if sys.stdout.isatty() else _PAPER_WIDTH)


def _today() -> date:
    from bot.clock import SystemClock  # noqa: PLC0415 - slow to load, and seldom needed

    return SystemClock().now().date()
