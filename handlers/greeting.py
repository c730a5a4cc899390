"""What the bot says of itself: its commands in groups, and the first words to somebody who never met it."""

from collections.abc import Sequence

from handlers.registry import Command, Registry
from handlers.ui import Bold, Card, Text, note, text

WHAT_IT_DOES = "Jeg holder trådene i klyngesekretariaternes møder: datoer, afbud, dagsordener, opgaver og erfaringer."
_GROUPS = (
    ("Møder", ("moede", "afbud", "dagsorden", "referat")),
    ("Opgaver og sager", ("opgaver", "beslutning", "midler", "sagsflow")),
    ("På tværs af klyngerne", ("erfaring",)),
    ("Opsætning", ("tovholder",)),
)
_OTHERS = "Andet"
_FIRST_TO_TRY = ("moede", "afbud", "dagsorden")


def commands_in_groups(registry: Registry) -> tuple[Text, ...]:
    """All commands, a line each, in a paragraph for each group."""
    grouped = {name for _, names in _GROUPS for name in names}
    others = tuple(name for name in registry.commands if name not in grouped)
    groups = [
        (title, [registry.commands[name] for name in names if name in registry.commands])
        for title, names in (*_GROUPS, (_OTHERS, others))
    ]
    return tuple(text(Bold(title), "\n", _lines(commands)) for title, commands in groups if commands)


def greeting(registry: Registry) -> Card:
    """The first message to a person: what the bot does, and what to try."""
    first = [registry.commands[name] for name in _FIRST_TO_TRY if name in registry.commands]
    return Card(
        "Goddag, jeg hedder Tovholder.",
        (
            text(WHAT_IT_DOES),
            text(Bold("Prøv fx"), "\n", "\n".join(_example(command) for command in first)),
            note("Her hos mig kan du skrive kommandoerne med eller uden skråstreg."),
            note("`/tovholder` viser alle kommandoer. `hjælp` efter en kommando forklarer den, fx `/afbud hjælp`."),
        ),
    )


def _lines(commands: Sequence[Command]) -> str:
    return "\n".join(f"• `/{command.name}` {command.summary}" for command in commands)


def _example(command: Command) -> str:
    example = next((example for example in command.examples if example), "")
    return f"• `/{command.name} {example}`" if example else f"• `/{command.name}`"
