"""Keeps the workspace's single values (the clock's last time, the last number given out); it gives them no meaning."""

from sandbox.store.database import Database

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Settings:
    """Named values on disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, name: str) -> str | None:
        """Answer the value, if it was ever written."""
        row = self._database.row("SELECT value FROM setting WHERE name=?", name)
        return None if row is None else str(row["value"])

    def write(self, name: str, value: str) -> None:
        """Keep the value."""
        self._database.run("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value)

    def next_id(self, prefix: str) -> str:
        """Give out an id of Slack's shape (`C0L00000001`) that was never given out before."""
        with self._database.transaction():
            number = int(self.read("last_number") or "0") + 1
            self.write("last_number", str(number))
        digits = ""
        while number:
            number, rest = divmod(number, len(_DIGITS))
            digits = _DIGITS[rest] + digits
        return f"{prefix}0L{digits.rjust(8, '0')}"
