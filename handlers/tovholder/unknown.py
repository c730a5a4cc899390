"""What is answered to words that mean nothing after `/tovholder`: the nearest right ones, or another command's."""

from collections.abc import Iterable

from danish.names import fold
from handlers.other_command import named_command, tells_of_absence
from handlers.refusals import unsaved
from handlers.retry import retry_button
from handlers.tovholder.words import COMMAND, quoted
from handlers.ui import Actions, Card


def unknown_card(typed: str, nearest: str, left: str, others: Iterable[str]) -> Card:
    """Asks whether one of the other commands was meant, else `nearest` ("" for none) with the words left."""
    command, rest = named_command(typed, others)
    if command == "moede" and "status" in fold(typed).split():
        command = "dagsorden"  # which tells how far a meeting is
    words = f"/{command}" if command else f"/{COMMAND} {nearest}"
    if not command and nearest:
        command, rest = COMMAND, f"{nearest} {left}".strip()
    is_absent = command == "afbud" and tells_of_absence(typed)  # why isn't repeated, should it stand there
    hint = "Det gør du med `/afbud`. " if is_absent else f"Mente du `{words}`? " if command else ""
    return Card(
        "Vil du melde afbud?" if is_absent else f"Jeg forstod ikke {quoted(typed)}.",
        (
            unsaved(hint, f"Skriv `/{COMMAND}` for at se alt, hvad jeg kan."),
            *((Actions((retry_button(words, command, rest),)),) if command else ()),
        ),
    )
