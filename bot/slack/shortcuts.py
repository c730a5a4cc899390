"""The shortcuts in Slack's menus and the commands they stand for; they are Slack's own surface and do nothing here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A shortcut: in the general menu a command with its text, on a message a button with the message as its value.

    How a message stands in the value `handlers.shared_message` says.
    """

    callback: str
    name: str
    description: str
    command: str
    text: str = ""
    action: str = ""

    @property
    def is_on_message(self) -> bool:
        """Whether it stands in messages' menus."""
        return bool(self.action)


SHORTCUTS = {
    shortcut.callback: shortcut
    for shortcut in (
        Shortcut(
            callback="del_erfaring",
            name="Del god erfaring",
            description="Åbner formularen for en god erfaring",
            command="erfaring",
            action="erfaringer.del_besked",
        ),
        Shortcut(
            callback="meld_afbud",
            name="Meld afbud",
            description="Åbner formularen for afbud til et møde",
            command="afbud",
        ),
        Shortcut(
            callback="mine_opgaver",
            name="Mine opgaver",
            description="Viser de opgaver, du holder",
            command="opgaver",
            text="mine",
        ),
    )
}
