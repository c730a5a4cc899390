"""Which settings there are, by what the program asks of its environment."""

from bot.settings import read_settings


class _Asked(dict[str, str]):
    """An empty environment that remembers what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        """Nothing, whatever is asked."""
        self.names.add(name)
        return default


def settings_asked_for() -> frozenset[str]:
    """The names of all settings, those that name a secret's file among them."""
    asked = _Asked()
    read_settings(asked)
    return frozenset(asked.names)


def secrets_asked_for() -> list[str]:
    """The names of the settings that may lie in a file, in order."""
    names = settings_asked_for()
    return sorted(one for one in names if f"{one}_FILE" in names)
