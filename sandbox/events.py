"""Says which happenings the app hears of, and in which words; how they reach it is the dispatcher's matter."""

from typing import Any
from uuid import uuid4

from sandbox.context import Sandbox
from sandbox.shapes import APP_ID, VERIFICATION_TOKEN, conversation_json, person_json
from sandbox.store.conversations import Conversation
from sandbox.store.people import Person, Team

Json = dict[str, Any]

_OF_MESSAGES = {
    "channel": ("message.channels", "channels:history"),
    "group": ("message.groups", "groups:history"),
    "im": ("message.im", "im:history"),
    "mpim": ("message.mpim", "mpim:history"),
}


def emit(sandbox: Sandbox, team: Team, subscription: str, event: Json, *, scope: str | None = None) -> None:
    """Send an event to the app, if it subscribed to it and its token has the scope."""
    if sandbox.manifest is not None and subscription not in sandbox.manifest.events:
        return
    token = sandbox.store.people.bot_token(team.id)
    bot = sandbox.store.people.person(team.bot_user)
    if token is None or token.is_revoked or bot is None or bot.deleted:
        return
    if scope is not None and scope not in token.scopes:
        return
    event.setdefault("event_ts", sandbox.clock.stamp())
    sandbox.dispatcher.tell(
        {
            "token": VERIFICATION_TOKEN,
            "team_id": team.id,
            "context_team_id": team.id,
            "context_enterprise_id": None,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": sandbox.store.settings.next_id("Ev"),
            "event_time": int(sandbox.clock.now()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": team.id,
                    "user_id": team.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": _is_shared(sandbox, event),
            "event_context": f"4-{uuid4().hex}",
        },
        what=subscription,
    )


def _is_shared(sandbox: Sandbox, event: Json) -> bool:
    channel = event.get("channel")
    found = sandbox.store.conversations.find(channel) if isinstance(channel, str) else None
    return bool(found and found.shared_with)


def _hearing_team(sandbox: Sandbox, conversation: Conversation) -> Team | None:
    """The first of the conversation's teams whose bot is in it: of a shared one the app hears once."""
    for key in conversation.teams:
        team = sandbox.store.people.team(key)
        if team is not None and sandbox.store.conversations.is_member(conversation.id, team.bot_user):
            return team
    return None


def message_posted(sandbox: Sandbox, conversation: Conversation, message: Json) -> None:
    """Tell of a new message, and of the bot's being mentioned in it."""
    team = _hearing_team(sandbox, conversation)
    if team is None:
        return
    subscription, scope = _OF_MESSAGES[conversation.kind]
    bare = {name: value for name, value in message.items() if name != "metadata"}
    event = {**bare, "channel": conversation.id, "event_ts": message["ts"]}
    emit(sandbox, team, subscription, {**event, "channel_type": conversation.kind}, scope=scope)
    is_mentioned = f"<@{team.bot_user}>" in str(message.get("text", ""))
    if is_mentioned and message.get("user") != team.bot_user and not conversation.is_im:
        emit(sandbox, team, "app_mention", {**event, "type": "app_mention"}, scope="app_mentions:read")


def message_changed(sandbox: Sandbox, conversation: Conversation, message: Json, before: Json) -> None:
    """Tell of a changed message."""
    _message_event(sandbox, conversation, "message_changed", {"message": message, "previous_message": before})


def message_deleted(sandbox: Sandbox, conversation: Conversation, before: Json) -> None:
    """Tell of a removed message."""
    _message_event(sandbox, conversation, "message_deleted", {"previous_message": before, "deleted_ts": before["ts"]})


def _message_event(sandbox: Sandbox, conversation: Conversation, subtype: str, facts: Json) -> None:
    team = _hearing_team(sandbox, conversation)
    if team is None:
        return
    subscription, scope = _OF_MESSAGES[conversation.kind]
    stamp = sandbox.clock.stamp()
    event = {
        "type": "message",
        "subtype": subtype,
        **facts,
        "channel": conversation.id,
        "hidden": True,
        "ts": stamp,
        "event_ts": stamp,
        "channel_type": conversation.kind,
    }
    emit(sandbox, team, subscription, event, scope=scope)


def member_joined(sandbox: Sandbox, conversation: Conversation, person: str, inviter: str | None = None) -> None:
    """Tell that somebody came into a channel the bot is in."""
    team = _hearing_team(sandbox, conversation)
    if team is None:
        return
    event = {
        "type": "member_joined_channel",
        "user": person,
        "channel": conversation.id,
        "channel_type": "G" if conversation.kind == "group" else "C",
        "team": team.id,
        **({} if inviter is None else {"inviter": inviter}),
    }
    scope = "groups:read" if conversation.kind == "group" else "channels:read"
    emit(sandbox, team, "member_joined_channel", event, scope=scope)


def member_left(sandbox: Sandbox, conversation: Conversation, person: str) -> None:
    """Tell that somebody, or the bot itself, left a channel."""
    team = sandbox.store.people.team(conversation.team)
    if team is None:
        return
    if person == team.bot_user:
        kind = "group_left" if conversation.kind == "group" else "channel_left"
        emit(sandbox, team, kind, {"type": kind, "channel": conversation.id, "actor_id": conversation.creator})
    elif _hearing_team(sandbox, conversation):
        kind = "G" if conversation.kind == "group" else "C"
        event = {"type": "member_left_channel", "user": person, "channel": conversation.id, "team": team.id}
        emit(sandbox, team, "member_left_channel", {**event, "channel_type": kind})


def channel_archived(sandbox: Sandbox, conversation: Conversation, actor: str, *, is_undone: bool = False) -> None:
    """Tell that a channel was archived, or taken back into use."""
    team = _hearing_team(sandbox, conversation)
    if team is None:
        return
    kind = ("group" if conversation.kind == "group" else "channel") + ("_unarchive" if is_undone else "_archive")
    scope = "groups:read" if conversation.kind == "group" else "channels:read"
    emit(sandbox, team, kind, {"type": kind, "channel": conversation.id, "user": actor}, scope=scope)


def channel_renamed(sandbox: Sandbox, conversation: Conversation) -> None:
    """Tell that a channel has a new name."""
    team = _hearing_team(sandbox, conversation)
    if team is not None:
        kind = "group_rename" if conversation.kind == "group" else "channel_rename"
        shape = conversation_json(conversation, is_member=True)
        known = {name: shape[name] for name in ("id", "name", "created", "name_normalized")}
        emit(sandbox, team, kind, {"type": kind, "channel": known})


def person_changed(sandbox: Sandbox, team: Team, person: Person, *, is_new: bool = False) -> None:
    """Tell that a person came or changed: a name, a role, being deactivated."""
    kind = "team_join" if is_new else "user_change"
    now = sandbox.clock.now()
    event = {"type": kind, "user": person_json(person, now), "cache_ts": int(now)}
    emit(sandbox, team, kind, event, scope="users:read")


def home_opened(sandbox: Sandbox, team: Team, person: Person, *, tab: str, channel: str) -> None:
    """Tell that somebody opened the app: its Home, or its messages."""
    view = sandbox.store.views.home(person.id)
    event: Json = {"type": "app_home_opened", "user": person.id, "channel": channel, "tab": tab}
    if tab == "home" and view is not None:
        event["view"] = view
    emit(sandbox, team, "app_home_opened", event)
