"""What Slack tells of a user, as we read it; it asks nobody and keeps nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danish.letters import without_unseen

_SLACKBOT = "USLACKBOT"
"""Slack's own bot, which Slack doesn't call one."""


@dataclass(frozen=True, slots=True)
class UserFacts:
    """What Slack tells of a user; `updated` is when they changed last, in seconds, and 0 where that isn't told."""

    id: str
    name: str
    is_administrator: bool
    is_outsider: bool
    is_deleted: bool
    is_app: bool
    names: frozenset[str]
    updated: int


def read_user(user: Mapping[str, Any], install: str) -> UserFacts:
    """A user as Slack's `user` object tells of them, seen from the workspace with that key."""
    profile = user.get("profile") or {}
    names = [profile.get("real_name"), user.get("real_name"), profile.get("display_name"), user.get("name")]
    said = [name for name in (without_unseen(str(name or "")).strip() for name in names) if name]
    teams = {str(user.get("team_id") or install), *(user.get("enterprise_user") or {}).get("teams", ())}
    is_guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_stranger"))
    is_deleted = bool(user.get("deleted"))
    is_outsider = is_guest or install not in teams
    updated = user.get("updated")
    return UserFacts(
        id=str(user["id"]),
        name=said[0] if said else "Ukendt bruger",
        is_administrator=bool(user.get("is_admin") or user.get("is_owner")) and not is_deleted and not is_outsider,
        is_outsider=is_outsider,
        is_deleted=is_deleted,
        is_app=bool(user.get("is_bot")) or user["id"] == _SLACKBOT,
        names=frozenset(name.casefold() for name in said),
        updated=updated if isinstance(updated, int) else 0,
    )
