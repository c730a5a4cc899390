"""What people are told of a delivery that reached no desk, by Slack's acknowledgement of it or another way.

Nothing here needs the workspace or the store: it is they that can't be had.
"""

from collections.abc import Mapping
from typing import Any

from slack_bolt.response import BoltResponse

from bot.slack import deliveries
from bot.slack.deliveries import Origin
from bot.slack.forms import told_view
from bot.slack.rendering import draw
from handlers.ui import Card, text

Json = Mapping[str, Any]
_SHORTCUTS = ("shortcut", "message_action")
NOT_HERE = Card(
    "Jeg er ikke længere installeret i dette Slack.", (text("Bed en administrator om at installere mig igen."),)
)
LOCKED = Card(
    "Jeg kan ikke bruge min nøgle til dette Slack.",
    (
        text(
            "Derfor er det, du bad om, ikke gjort. Det er meldt til dem, der driver mig, for de skal rette en "
            "indstilling. Prøv igen senere."
        ),
        text("Intet er tabt: Det, I har gemt hos mig, er der stadig, og det, der skal sendes hertil, venter."),
    ),
)
"""Of a workspace that is there, but whose token the program hasn't, or can't open."""


class NotInstalledError(Exception):
    """A delivery came from a workspace that the program isn't installed in, or not any more."""


def told_in_place(card: Card) -> dict[str, Any]:
    """The acknowledgement that changes a submitted form into a card; without one, Slack closes it as if it was saved.

    Nobody is mentioned in the card.
    """
    view = told_view(draw(card, mentions={}).blocks)
    return {"response_action": "update", "view": view}


def told_apart(card: Card) -> dict[str, Any]:
    """A card as a message; nobody is mentioned in it."""
    drawn = draw(card, mentions={})
    return {"text": drawn.text, "blocks": list(drawn.blocks)}


def acknowledged(body: Json, card: Card) -> BoltResponse:
    """Slack's acknowledgement of a delivery; it holds the card where Slack shows it to whoever acted."""
    if body.get("type") == "view_submission":
        return BoltResponse(status=200, body=told_in_place(card))
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", **told_apart(card)})
    return BoltResponse(status=200, body="")


def elsewhere(body: Json, install: str) -> Origin | None:
    """Who waits for an answer that no acknowledgement can hold, and where; None where nobody does.

    Whoever only looks at Home waits for none: it stays as it was.
    """
    kind, event = body.get("type"), body.get("event") or {}
    if kind == "block_actions" and deliveries.asks(body["actions"][0]):
        return deliveries.of_press(body, install)
    if kind in _SHORTCUTS:
        return deliveries.of_shortcut(body, install)
    is_said = event.get("type") == "app_mention" or event.get("channel_type") == "im"
    return deliveries.of_event(event, install) if is_said and deliveries.is_of_person(event) else None
