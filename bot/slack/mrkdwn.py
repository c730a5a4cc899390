"""Writes text in Slack's own markup, so that nothing typed can become markup; it knows no blocks.

Slack has no way to write a plain `*`: where one could begin or end emphasis, a letter that looks alike stands for it.
Words between backticks are shown as such, letter by letter, since that is how the product names what to type.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

from domain.people import PersonId
from handlers.ui import Bold, ChannelLink, Inline, Link, Mention

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LOOKALIKES = {"*": "\u2217", "_": "\u02cd", "~": "\u223c", "`": "\u02cb"}
_BREAK = "\u200b"
_EMPHASIS = re.compile(r"(?<!\w)[*_~](?=\S)|(?<=\S)[*_~](?!\w)")
_PLAIN = re.compile(r"[^&<>*_~`]*")
_CODE = re.compile(r"(`[^`\n]+`)")
_QUOTE = re.compile(r"^([^\S\n]*)(?=&gt;)", re.MULTILINE)
_SCHEMES = frozenset({"http", "https", "mailto"})
_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"


def escape(text: str) -> str:
    """Typed text as it is to be read, letter by letter."""
    if _PLAIN.fullmatch(text):
        return text  # as nearly all that is written
    return "".join(part.translate(_ENTITIES) if _CODE.fullmatch(part) else _escape(part) for part in _CODE.split(text))


def write(parts: Iterable[Inline], mentions: Mapping[PersonId, str]) -> str:
    """A paragraph's parts; a person without an id in this workspace is written by name."""
    written = ""
    for part in parts:
        piece = _write(part, mentions)
        if (isinstance(part, Bold) or written.endswith("*")) and _touches(written, piece):
            written += _BREAK
        written += piece
    return written


def bold(text: str) -> str:
    """Emphasised text; emphasis doesn't span lines, so each line has its own."""
    return "\n".join(_bold_line(line) for line in text.split("\n"))


def plain(parts: Iterable[Inline]) -> str:
    """A paragraph's words without any markup, unescaped."""
    return "".join(part if isinstance(part, str) else _words(part) for part in parts)


def _words(part: Bold | Mention | Link | ChannelLink) -> str:
    return part.name if isinstance(part, Mention) else part.text


def _write(part: Inline, mentions: Mapping[PersonId, str]) -> str:
    if isinstance(part, str):
        return escape(part)
    if isinstance(part, Bold):
        return bold(part.text)
    if isinstance(part, Mention):
        known = mentions.get(part.person)
        return f"<@{known}>" if known else escape(part.name)
    if isinstance(part, ChannelLink):
        return f"<#{part.conversation}>"
    if urlsplit(part.url).scheme.lower() not in _SCHEMES:
        return escape(f"{part.text} ({part.url})")
    address = quote(part.url, safe=_URL_SAFE).replace("&", "&amp;")
    return f"<{address}|{escape(part.text).replace(chr(10), ' ')}>" if part.text else f"<{address}>"


def _escape(text: str) -> str:
    plain_text = _EMPHASIS.sub(lambda found: _LOOKALIKES[found[0]], text.replace("`", _LOOKALIKES["`"]))
    return _QUOTE.sub(lambda found: found[1] + _BREAK, plain_text.translate(_ENTITIES))


def _bold_line(line: str) -> str:
    core = line.strip()
    if not core:
        return line
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{before}*{escape(core).replace('*', _LOOKALIKES['*'])}*{after}"


def _touches(left: str, right: str) -> bool:
    """Whether emphasis at this seam would be taken for part of a word."""
    return bool(left and right) and (
        (left[-1].isalnum() and right.startswith("*")) or (left.endswith("*") and right[0].isalnum())
    )
