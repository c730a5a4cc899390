"""A person types a slash command: it is brought to the app, and what the app acknowledges with is shown."""

from sandbox import posting
from sandbox.delivery.envelope import NotAnsweredError
from sandbox.installing import is_installed
from sandbox.marks import Marks
from sandbox.persons.acts import ActError, Actor, Json, channel_name
from sandbox.persons.answering import show_answer
from sandbox.shapes import APP_ID, VERIFICATION_TOKEN
from sandbox.store.conversations import Conversation
from sandbox.webapi.errors import SlackError

_EXPLAINED = {
    "dispatch_failed": "Appen kunne ikke nås.",
    "operation_timeout": "Appen svarede ikke inden for 3 sekunder.",
}


async def command(actor: Actor, channel: str, name: str, text: str) -> None:
    """Bring a command to the app; what goes wrong the person sees, and the caller too."""
    conversation = actor.conversation_to_write_in(channel)
    payload = _payload(actor, conversation, name, text.strip())
    try:
        answer = await actor.sandbox.dispatcher.ask("slash_commands", payload, what=f"{name} {text}".strip())
    except NotAnsweredError as error:
        _tell(actor, conversation, f"{name} mislykkedes: {error.error}. {_EXPLAINED[error.error]}")
        raise
    try:
        if answer:
            show_answer(actor.sandbox, conversation, actor.person, answer, team=actor.team.id)
    except SlackError as error:
        _tell(actor, conversation, f"{name} mislykkedes: {error.error}. Appens svar kan ikke vises.")
        raise ActError(error.error) from error


def _payload(actor: Actor, conversation: Conversation, name: str, text: str) -> Json:
    manifest = actor.sandbox.manifest
    known = None if manifest is None else manifest.command(name)
    if not is_installed(actor.sandbox, actor.team) or (manifest is not None and known is None):
        _tell(actor, conversation, f"{name} er ikke en gyldig kommando.")
        raise ActError("unknown_command")
    if known is None or known.should_escape:
        text = Marks(actor.sandbox.store, actor.team.id).command(text)
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": actor.team.id,
        "team_domain": actor.team.domain,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": actor.person.id,
        "user_name": actor.person.name,
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": actor.answer_address(conversation),
        "trigger_id": actor.sandbox.triggers.give(actor.team.id, actor.person.id),
    }


def _tell(actor: Actor, conversation: Conversation, text: str) -> None:
    posting.slackbot_says(actor.sandbox, conversation, actor.person, text)
