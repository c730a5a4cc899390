"""Writes teams, persons, channels, files and messages as the JSON that Slack's Web API answers; it looks nothing up."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.store.conversations import Conversation
from sandbox.store.files import File
from sandbox.store.people import SLACKBOT, Person, Team

Json = dict[str, Any]

APP_ID = "A0LOKALAPP1"
VERIFICATION_TOKEN = "local-sandbox-verification"  # noqa: S105  # a fixed local word, it opens nothing


def person_json(person: Person, now: float) -> Json:
    """Write a person as `users.info` does."""
    offset = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(person.tz)).utcoffset()
    user: Json = {
        "id": person.id,
        "team_id": person.home_team or person.team,
        "name": person.name,
        "deleted": person.deleted,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {
            "title": person.title,
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "status_text": "",
            "status_emoji": "",
            "team": person.home_team or person.team,
        },
        "is_bot": person.is_bot and person.id != SLACKBOT,
        "is_app_user": False,
        "updated": person.updated,
    }
    if person.home_team:
        user["is_stranger"] = True
    if person.deleted:
        return user
    return {
        **user,
        "is_admin": person.is_admin,
        "is_owner": person.is_owner,
        "is_primary_owner": person.is_owner,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_email_confirmed": True,
    }


def conversation_json(conversation: Conversation, *, is_member: bool, other: Person | None = None) -> Json:
    """Write a conversation as `conversations.info` does; `other` is whom a direct message is with."""
    common: Json = {
        "id": conversation.id,
        "created": conversation.created,
        "is_archived": conversation.is_archived,
        "is_im": conversation.is_im,
        "is_org_shared": False,
        "context_team_id": conversation.team,
        "updated": conversation.created * 1000,
    }
    if conversation.is_im:
        return {
            **common,
            "user": other.id if other else "",
            "is_user_deleted": bool(other and other.deleted),
            "is_open": True,
            "priority": 0,
        }
    is_private, is_mpim = conversation.kind in ("group", "mpim"), conversation.kind == "mpim"
    return {
        **common,
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_channel": not is_private,
        "is_group": is_private,
        "is_mpim": is_mpim,
        "is_private": is_private,
        "is_general": conversation.name == "generelt",
        "is_shared": bool(conversation.shared_with),
        "is_ext_shared": bool(conversation.shared_with),
        "is_pending_ext_shared": bool(conversation.pending),
        "pending_shared": [*conversation.pending],
        "unlinked": 0,
        "creator": conversation.creator,
        "shared_team_ids": [*conversation.teams],
        "is_member": is_member,
        "topic": {"value": conversation.topic, "creator": "", "last_set": 0},
        "purpose": {"value": conversation.purpose, "creator": "", "last_set": 0},
        "previous_names": [],
    }


def team_json(team: Team) -> Json:
    """Write a team as `team.info` does."""
    return {
        "id": team.id,
        "name": team.name,
        "domain": team.domain,
        "url": f"https://{team.domain}.slack.com/",
        "email_domain": "",
        "icon": {"image_default": True},
    }


def bot_json(team: Team, bot: Person) -> Json:
    """Write the app's bot as `bots.info` and a message's `bot_profile` do."""
    return {
        "id": team.bot_id,
        "app_id": APP_ID,
        "user_id": team.bot_user,
        "name": bot.real_name,
        "icons": {},
        "deleted": bot.deleted,
        "updated": bot.updated,
        "team_id": team.id,
    }


def file_json(file: File, base_url: str) -> Json:
    """Write a file as `files.info` and a message's `files` do."""
    address = f"{base_url}files-pri/{file.team}-{file.id}"
    shape: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2] or "binary",
        "user": file.user,
        "user_team": file.team,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": f"{address}/{file.name}",
        "url_private_download": f"{address}/download/{file.name}",
        "permalink": f"{address}/{file.name}",
    }
    return {**shape, "alt_txt": file.alt_text} if file.alt_text else shape


def without_metadata(message: Json) -> Json:
    """Answer a message without what only `include_all_metadata` shows."""
    return {name: value for name, value in message.items() if name != "metadata"}
