"""`/tovholder tjek`: whether all is set up as it should be; it mends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danish import writing
from domain.local import LocalSetting
from domain.organisation import Profile
from domain.people import ChannelUse, RoleAssignment
from domain.ports import Repositories
from handlers.outcomes import Outcome, Reply
from handlers.registry import Services
from handlers.requests import Typed
from handlers.tovholder import channel_cards, local_cards, role_cards
from handlers.tovholder.backlog_lines import Unsent, unsent
from handlers.tovholder.channels import load_channels
from handlers.tovholder.coinciding import coincidence_lines
from handlers.tovholder.reach_lines import reach_lines
from handlers.tovholder.sending_lines import Sending, sending
from handlers.tovholder.words import refuse_left_over
from handlers.tovholder.workspace_lines import stopped_lines
from handlers.ui import Bold, Card, Text, text
from handlers.vacancies import vacancy_lines

VERSION = "0.1.0"
"""Of this program; a test holds it to the project's own number."""
_SOON = timedelta(days=90)
_STATES = {
    "waiting": "venter",
    "sending": "er ved at blive sendt",
    "sent": "sendt",
    "dropped": "bortfaldet",
    "failed": "afvist",
    "uncertain": "uvist, om sendt",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What the self-test looked at."""

    channels: Sequence[ChannelUse]
    roles: Sequence[RoleAssignment]
    messages: Mapping[str, int]
    local: Sequence[LocalSetting]
    coincidence: Sequence[str]
    unsent: Unsent
    stopped: Sequence[str]
    reached: Sequence[str]
    sending: Sending


async def check(services: Services, request: Typed, typed: str) -> Outcome:
    """What is set up and what is missing: profile, version, database, channels, roles and messages."""
    refuse_left_over(typed)
    reached = await reach_lines(services, request)
    return await services.work.read(lambda repositories: _check(repositories, services, request, reached))


def _check(repositories: Repositories, services: Services, request: Typed, reached: Sequence[str]) -> Outcome:
    profile, today = services.profile, request.context.now.date()
    left, roles = unsent(repositories, request.context.now), repositories.people.roles(today)
    found = _Found(
        load_channels(repositories, profile),
        roles,
        repositories.outbox.counts(),
        repositories.local.everything(),
        coincidence_lines(repositories, profile, today, None),
        left,
        stopped_lines(repositories, left.backlog),
        reached,
        sending(repositories, roles, request.context.now, can_look_back=request.context.can_look_back),
    )
    return Reply(_card(found, profile, today, request.context.place.install))


def _card(found: _Found, profile: Profile, today: date, install: str) -> Card:
    unfilled = vacancy_lines(found.roles, profile.bodies, profile, today)
    missing = len(profile.clusters) + 1 - len({(use.purpose, use.cluster) for use in found.channels})
    warnings = _warnings(found, profile, today)
    if missing:
        warnings.append(f"{writing.count(missing, 'kanal', 'kanaler')} er ikke valgt.")
    if unfilled:
        warnings.append("Der er roller, som ingen har.")
    title = f"Tjek: {len(warnings)} ting at se på" if warnings else "Tjek: Alt er, som det skal være"
    return Card(
        title,
        (
            *([_section("Se på", warnings)] if warnings else []),
            _section("Programmet", [*_program(profile), *found.sending.lines]),
            text(Bold("Kanaler"), "\n", *channel_cards.channel_lines(found.channels, profile, install)),
            _section("Roller, som ingen har", unfilled or ["Ingen: Alle roller er besat."]),
            *([_section("Aftalt lokalt", local)] if (local := local_cards.local_lines(found.local, profile)) else []),
            _section("Beskeder til andre", _messages(found.messages, found.unsent)),
            *([_section("Senest ikke sendt", found.unsent.lines)] if found.unsent.lines else []),
        ),
    )


def _section(title: str, lines: Sequence[str]) -> Text:
    return text(Bold(title), "\n", "\n".join(f"• {line}" for line in lines))


def _warnings(found: _Found, profile: Profile, today: date) -> list[str]:
    split = [
        warning
        for cluster in profile.clusters
        for warning in role_cards.split_warnings(found.roles, profile, cluster.key, today)
    ]
    sent = [*found.sending.warnings, *found.stopped, *found.reached, *found.unsent.warnings]
    return [*_validity(profile, today), *split, *found.coincidence, *sent]


def _validity(profile: Profile, today: date) -> list[str]:
    if today < profile.valid_from:
        return [f"Profilen gælder først fra {writing.short_date(profile.valid_from)}."]
    if profile.valid_to and today > profile.valid_to:
        return [f"Profilen gælder ikke længere: {profile.end_notice}."]
    if profile.valid_to and profile.valid_to - today <= _SOON:
        return [f"Profilen udløber snart: {profile.end_notice}."]
    return []


def _program(profile: Profile) -> list[str]:
    ends = f" til {writing.short_date(profile.valid_to)}" if profile.valid_to else ""
    return [
        f"Version {VERSION}",
        f"Profil {profile.key}: {profile.name}, gælder fra {writing.short_date(profile.valid_from)}{ends}",
        "Databasen svarer",
    ]


def _messages(counts: Mapping[str, int], unsent_: Unsent) -> list[str]:
    lines = [f"{_STATES.get(state, state)}: {number}" for state, number in counts.items() if number]
    late = unsent_.backlog.late
    return [*lines, f"forsinket: {late}"] if lines or late else ["Ingen endnu"]
