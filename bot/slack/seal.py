"""Seals credentials before they are stored, and opens them again; where the keys come from is not known here.

Fernet of the cryptography library: AES-128-CBC with HMAC-SHA256. The first key seals, every key opens.
"""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class Seal:
    """Seals with the first of some keys."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._first = Fernet(keys[0])
        self._all = MultiFernet([Fernet(key) for key in keys])

    def sealed(self, text: str) -> str:
        """The text, readable to whoever has the key."""
        return self._first.encrypt(text.encode()).decode()

    def opened(self, sealed: str) -> str | None:
        """What was sealed; None where none of the keys sealed it, or it was changed since."""
        try:
            return self._all.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def anew(self, sealed: str) -> str | None:
        """The same, sealed with the first key; None where that sealed it already, or no key opens it."""
        try:
            self._first.decrypt(sealed.encode())
        except InvalidToken:
            text = self.opened(sealed)
            return None if text is None else self.sealed(text)
        return None


def new_key() -> str:
    """A key that nobody has."""
    return Fernet.generate_key().decode()
