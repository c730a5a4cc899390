"""Draws what was shown as the JSON that Slack would get, with the words around it; it plays nothing."""

from collections.abc import Mapping
from typing import Any

from bot.gallery.office import INSTALL, Office, external
from bot.gallery.sending import Told
from bot.gallery.shown import Filled, InForm, NotShown, Shown
from bot.slack.forms import draw_form, field_errors
from bot.slack.rendering import draw
from bot.slack.unserved import told_in_place
from domain.people import PersonId, Place
from handlers.examples import Act, Chooses, Drops, Fills, Meets, OpensHome, Presses, Says, Types
from handlers.outcomes import Home, Reply
from handlers.ui import Card

Json = dict[str, Any]


def draw_example(shown: Shown, office: Office) -> Json:
    """The final JSON of an example: `message`, or `view` with the `errors` shown in it, and where it is seen."""
    reader = shown.message.install if isinstance(shown, Told) else INSTALL  # whom Slack knows, where it is read
    mentions = {person.id: external(person.id) for person in office.people.values() if person.install == reader}
    if isinstance(shown, Filled):
        view = draw_form(shown.form, mentions=mentions)
        return {"where": "formular", "view": view, "errors": field_errors(view, shown.errors)}
    if isinstance(shown, InForm):
        return {"where": "formular", "view": told_in_place(shown.card)["view"], "errors": {}}
    if isinstance(shown, Home):
        return {"where": "fanen Hjem", "view": {"type": "home", "blocks": _message(shown.card, mentions)["blocks"]}}
    return {"where": _where(shown), "message": _message(shown.card, mentions)}


def told_act(act: Act, shown: Shown, office: Office) -> str:
    """Who does what, before the example is seen."""
    return _sent(shown, office) if isinstance(shown, Told) else _done(act, office)


def _done(act: Act, office: Office) -> str:
    match act:
        case Types(line, _, who):
            done = f"skriver {line}"
        case Chooses(_, menu, _, _, _, who):
            done = f"vælger »{menu}« i en beskeds menu"
        case Presses(label, _, who):
            done = f"trykker på »{label}«"
        case Drops(_, _, who):
            done = "sender en fil til Tovholder"
        case Fills(_, _, who):
            done = "udfylder formularen og sender den"
        case OpensHome(_, who):
            done = "åbner fanen Hjem"
        case Says(_, done, _, who):
            pass
        case Meets(_, who):
            done = "skriver til Tovholder for første gang"
        case _:
            raise NotShown(f"an act of somebody: {act}")
    return f"{office.people[who].name} {done}"


def _sent(told: Told, office: Office) -> str:
    recipient = told.message.recipient
    if isinstance(recipient, Place):
        channel = next(name for name, conversation in office.channels.items() if conversation == recipient.conversation)
        return f"Tovholder skriver i kanalen #{channel}"
    receiver = next(person.name for person in office.people.values() if person.id == recipient)
    return f"Tovholder skriver til {receiver}"


def _message(card: Card, mentions: Mapping[PersonId, str]) -> Json:
    drawn = draw(card, mentions=mentions)
    return {"text": drawn.text, "blocks": list(drawn.blocks)}


def _where(shown: Shown) -> str:
    if isinstance(shown, Told):
        return "kanalen" if isinstance(shown.message.recipient, Place) else "direkte besked"
    if isinstance(shown, Reply):
        return "svar, kun for den, der spurgte" if shown.is_private else "kanalen"
    return "i stedet for den besked, der blev trykket i"
