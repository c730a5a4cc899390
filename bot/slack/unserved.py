"""What people are told of a delivery that reached no desk, by Slack's acknowledgement or the delivery's own address.

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
NOT_HERE = Card(
    "Jeg er ikke længere installeret i dette Slack.", (text("Bed en administrator om at installere mig igen."),)
)


class NotInstalledError(Exception):
    """A delivery came from a workspace that the program isn't installed in, or not any more."""


def told_in_place(card: Card) -> dict[str, Any]:
    """The acknowledgement that changes a submitted form into a card; without one, Slack closes it as if it was saved.

    Nobody is mentioned in the card.
    """
    view = told_view("Tovholder", draw(card, mentions={}).blocks)
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


def elsewhere(body: Json) -> Origin | None:
    """Where a card goes that no acknowledgement can hold; None where there is no address.

    There is one for what was pressed or chosen on a message, none for what was on Home, in a form or from the menu.
    """
    origin = None
    if body.get("type") == "block_actions":
        origin = deliveries.of_press(body, "")
    elif body.get("type") == "message_action":
        origin = deliveries.of_shortcut(body, "")
    return origin if origin and origin.response_url else None
