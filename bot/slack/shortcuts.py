"""The shortcuts in Slack's menus and the commands they stand for; they are Slack's own surface and do nothing here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A shortcut on a message or in the general menu; `text` is the command's own."""

    callback: str
    name: str
    description: str
    command: str
    text: str = ""
    is_on_message: bool = False


SHORTCUTS = {
    shortcut.callback: shortcut
    for shortcut in (
        Shortcut(
            callback="del_erfaring",
            name="Del god erfaring",
            description="Åbner formularen for en god erfaring",
            command="erfaring",
            is_on_message=True,
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
