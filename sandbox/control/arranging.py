"""Arranges a running workspace, as its administrators would, and tells the app what it would hear of it."""

from dataclasses import asdict
from typing import Any

from sandbox import events, seeding
from sandbox.context import Sandbox
from sandbox.store.conversations import Conversation
from sandbox.store.people import Person, Team

Json = dict[str, Any]


class ControlError(Exception):
    """An order that can't be carried out; the error is a short name for why."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


def team(sandbox: Sandbox, sent: Json) -> Team:
    """Answer the team that is named, else the first."""
    wanted = sent.get("team")
    if wanted is None:
        return sandbox.store.people.teams()[0]
    found = sandbox.store.people.team(str(wanted))
    if found is None:
        raise ControlError("team_not_found")
    return found


def person(sandbox: Sandbox, wanted: str) -> Person:
    """Answer a person by id, or by name in the first team."""
    found = sandbox.store.people.person(wanted)
    found = found or sandbox.store.people.named(sandbox.store.people.teams()[0].id, wanted)
    if found is None:
        raise ControlError("user_not_found")
    return found


def conversation(sandbox: Sandbox, wanted: str) -> Conversation:
    """Answer a conversation by id, or a channel by name in the first team."""
    found = sandbox.store.conversations.find(wanted)
    first = sandbox.store.people.teams()[0].id
    found = found or sandbox.store.conversations.named(first, wanted.removeprefix("#"))
    if found is None:
        raise ControlError("channel_not_found")
    return found


def person_or_bot(sandbox: Sandbox, place: Conversation, sent: Json) -> str:
    """Answer who is meant: the person named, else the app's bot."""
    if "user" in sent:
        return person(sandbox, str(sent["user"])).id
    found = sandbox.store.people.team(place.team)
    if found is None:
        raise ControlError("team_not_found")
    return found.bot_user


def let_in(sandbox: Sandbox, place: Conversation, who: str) -> None:
    """Let somebody into a conversation."""
    if sandbox.store.conversations.join(place.id, who):
        sandbox.live.changed("state")
        events.member_joined(sandbox, place, who, place.creator)


def let_out(sandbox: Sandbox, place: Conversation, who: str) -> None:
    """Take somebody out of a conversation."""
    if sandbox.store.conversations.leave(place.id, who):
        sandbox.live.changed("state")
        events.member_left(sandbox, place, who)


def change_person(sandbox: Sandbox, wanted: str, facts: Json) -> Person:
    """Change a person: a new title, another role, deactivated."""
    before = person(sandbox, wanted)
    known = seeding.facts_of_person(facts)
    changed = sandbox.store.people.change(before, **known, updated=int(sandbox.clock.now()))
    of_team = sandbox.store.people.team(changed.team)
    if of_team is not None:
        events.person_changed(sandbox, of_team, changed)
    sandbox.live.changed("state")
    return changed


def change_channel(sandbox: Sandbox, wanted: str, facts: Json) -> Conversation:
    """Archive a channel, take it back into use, or rename it."""
    before = conversation(sandbox, wanted)
    taken = sandbox.store.conversations.named(before.team, str(facts.get("name", before.name)))
    if taken is not None and taken.id != before.id:
        raise ControlError("name_taken")
    known = {name: facts[name] for name in ("is_archived", "name", "topic", "purpose") if name in facts}
    changed = sandbox.store.conversations.change(before, **known)
    if changed.is_archived != before.is_archived:
        events.channel_archived(sandbox, changed, changed.creator, is_undone=before.is_archived)
    if changed.name != before.name:
        events.channel_renamed(sandbox, changed)
    sandbox.live.changed("state")
    return changed


def offer(sandbox: Sandbox, wanted: str, with_: Team) -> Conversation:
    """Invite another team into a channel by Slack Connect; nobody of theirs is in it until it is shared with them."""
    before = conversation(sandbox, wanted)
    if with_.id in (*before.teams, *before.pending) or before.is_direct:
        raise ControlError("already_shared")
    return sandbox.store.conversations.change(before, pending=(*before.pending, with_.id))


def share(sandbox: Sandbox, wanted: str, with_: Team, told: str | None) -> Conversation:
    """Let another team into a channel by Slack Connect, its bot and all its people; the app hears of it in one team."""
    before = conversation(sandbox, wanted)
    if with_.id in before.teams or before.is_direct:
        raise ControlError("already_shared")
    pending = tuple(one for one in before.pending if one != with_.id)
    joined = (*before.shared_with, with_.id)
    shared = sandbox.store.conversations.change(before, shared_with=joined, pending=pending)
    for one in sandbox.store.people.persons(with_.id):
        sandbox.store.conversations.join(shared.id, one.id)
    hearing = sandbox.store.people.team(told or before.team)
    if hearing is not None:
        event: Json = {"type": "channel_shared", "connected_team_id": with_.id, "channel": shared.id}
        scope = "groups:read" if shared.kind == "group" else "channels:read"
        events.emit(sandbox, hearing, "channel_shared", event, scope=scope)
    sandbox.live.changed("state")
    return shared


def change_token(sandbox: Sandbox, of_team: Team, facts: Json) -> None:
    """Give the bot's token other scopes, revoke it, or make it good again."""
    token = sandbox.store.people.bot_token(of_team.id)
    if token is None:
        raise ControlError("token_not_found")
    scopes = tuple(facts.get("scopes", token.scopes))
    is_revoked = bool(facts.get("is_revoked", token.is_revoked))
    if is_revoked and not token.is_revoked:
        event: Json = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [of_team.bot_user]}}
        events.emit(sandbox, of_team, "tokens_revoked", event)
    seeding.apply_scopes(sandbox.store, of_team, scopes, is_revoked=is_revoked)


def overview(sandbox: Sandbox) -> Json:
    """Answer who and what is there, in every team."""
    store = sandbox.store
    return {
        "teams": [
            {
                **asdict(one),
                "users": [asdict(each) for each in store.people.persons(one.id)],
                "channels": [
                    {**asdict(each), "members": store.conversations.members(each.id)}
                    for each in store.conversations.of_team(one.id)
                ],
            }
            for one in store.people.teams()
        ],
        "connections": sandbox.dispatcher.sockets.number,
    }
