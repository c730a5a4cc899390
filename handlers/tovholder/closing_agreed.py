"""Hands over what was agreed before the new organisation began, once it has; for those who agreed it."""

from datetime import datetime

from domain.closing import closing
from domain.installs import removed
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from handlers.requests import Context
from handlers.tovholder.closing_facts import load_agreements
from handlers.tovholder.closing_moves import Desk, hand_over


def carry_out(repositories: Repositories, profile: Profile, install: str, now: datetime) -> tuple[str, ...]:
    """The keys of the bodies whose open things were handed over now, as somebody of that workspace had agreed.

    What was agreed in one that the app was removed from since is carried out in the first that looks.
    """
    found = closing(profile)
    if found is None or not found.has_ended:
        return ()
    done = []
    gone = removed(repositories.installs.everyone())
    givers = {one.key: one for one in found.ending.bodies if one.key in profile.successors}
    for key, entry in load_agreements(repositories, givers.values()).items():
        if entry.install not in {install, *gone}:
            continue
        giver = givers[key]
        context = Context(entry.person, "", Place("", entry.install, ""), now, "")
        receiver = profile.body(profile.successors[giver.key])
        went, _ = hand_over(Desk(repositories, profile, context, found.ending, giver, receiver))
        done += [giver.key] if went.words else []
    return tuple(done)
