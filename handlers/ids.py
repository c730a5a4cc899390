"""Ids as they come in buttons, forms and commands: read at one place, so that none is more than the store can hold."""

LARGEST = 2**31 - 1
_DIGITS = 10


def read_id(said: str) -> int:
    """The id that these letters are; 0, which nothing has, where they are none."""
    return int(said) if said.isdecimal() and len(said) <= _DIGITS and int(said) <= LARGEST else 0
