"""The part of a person's morning digest about cases that they carry; how it reads, `handlers.digest`."""

from collections.abc import Iterator

from domain.digests import soon_ends, urgency
from domain.organisation import Profile
from domain.ports import Repositories
from domain.reminders import What
from handlers.cases_due import case_said, load_cases
from handlers.digest_entries import DigestEntry, DigestReader, thing
from handlers.retry import command_button
from handlers.sagsflow.words import COMMAND


def case_entries(repositories: Repositories, profile: Profile, reader: DigestReader) -> Iterator[DigestEntry]:
    """The cases whose target is used up or soon is, and that wait for somebody: not those on an agenda ahead."""
    for one in load_cases(repositories, profile, reader.actor, reader.now):
        if one.due <= soon_ends(reader.now) and one.waits_for_somebody(reader.now):
            shown = command_button(f"Vis sag {one.case.id}", COMMAND, f"status {one.case.id}")
            mark = f"{thing(What.CASE, one.leg.id)}:{one.due:%y%m%d}"
            yield DigestEntry(urgency(one.due, reader.now), one.due, (case_said(one, reader.now),), mark, (shown,))
