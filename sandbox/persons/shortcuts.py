"""A person picks a shortcut, globally or on a message; what it opens is the app's matter."""

from sandbox.persons.acts import ActError, Actor, Json, channel_name


async def shortcut(actor: Actor, callback_id: str, channel: str | None, ts: str | None) -> None:
    """Bring a shortcut to the app; one on a message says which."""
    manifest = actor.sandbox.manifest
    known = None if manifest is None else manifest.shortcut(callback_id)
    wanted = "message" if ts else "global"
    if manifest is not None and (known is None or known.type != wanted):
        raise ActError("unknown_shortcut")
    if channel and ts:
        payload = _on_message(actor, callback_id, channel, ts)
    else:
        payload = {
            **actor.interaction("shortcut"),
            "callback_id": callback_id,
            "action_ts": actor.sandbox.clock.stamp(),
        }
    await actor.sandbox.dispatcher.ask("interactive", payload, what=f"{payload['type']} {callback_id}")


def _on_message(actor: Actor, callback_id: str, channel: str, ts: str) -> Json:
    conversation = actor.conversation(channel)
    message = actor.sandbox.store.messages.find(conversation.id, ts)
    if message is None or message.addressee is not None:
        raise ActError("message_not_found")
    return {
        **actor.interaction("message_action"),
        "callback_id": callback_id,
        "action_ts": actor.sandbox.clock.stamp(),
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "message_ts": message.ts,
        "message": message.body,
        "response_url": actor.answer_address(conversation, thread=message.body.get("thread_ts")),
    }
