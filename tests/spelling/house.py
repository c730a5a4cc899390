"""How the house writes Danish, beside spelling: quotation marks, dashes, dates, colons and blanks."""

import re
from collections.abc import Iterator

from tests.spelling.passages import Passage

_EVERYWHERE = (
    (re.compile(r"\w {2,}\w"), "to mellemrum"),
    (re.compile(r"[^\W\d_] [,.;:!?](?:\s|$)"), "mellemrum før tegnet"),
    (re.compile(r"\.\.\."), "skriv … som ét tegn"),
    (re.compile(r"[^\W\d_] -{1,2} [^\W\d_]"), "skriv tankestregen –"),
    (re.compile(r"\bf\. ?eks\."), "skriv fx"),
    (re.compile(r"\bd\. ?\d"), "skriv »den« foran datoen"),
    (re.compile(r"\bkl\.? ?\d{1,2}:\d\d"), "skriv klokken med punktum"),
    (
        re.compile(r"[^\W\d_`]: (?:der|det|den|jeg|du|så) (?:er|har|kan|bliver|vises|står|ligger|får|gælder)\b"),
        "en hel sætning efter kolon begynder med stort",
    ),
)
_IN_CHAT = ((re.compile(r"[»«„]"), "skriv “…” her"),)
_CHAT = ("handlers/", "docs/", "README.md")
"""Texts of the chat, and papers about it, have “…”; a terminal, a page and a profile have »…«."""


def breaches(passage: Passage) -> Iterator[tuple[str, str]]:
    """What stands in the passage against these habits, and what is wrong with it."""
    text = re.sub(r"`[^`]*`", "`", passage.text)
    rules = (*_EVERYWHERE, *_IN_CHAT) if passage.path.startswith(_CHAT) else _EVERYWHERE
    for pattern, problem in rules:
        for found in pattern.finditer(text):
            yield found[0].strip(), problem
