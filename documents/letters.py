"""Keeps out of files the letters that no file format can hold; it writes none."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters and halves of letters, which XML forbids; line breaks and tabs stay."""
    return _UNPRINTABLE.sub("", text)
