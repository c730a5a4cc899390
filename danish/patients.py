"""Tells whether a text reads as if it were about one patient or citizen, so that its writer can be asked.

It judges nothing and keeps nothing. Borgeren and patienten alone stand for all of them and tell nothing; what points at
one is an age, a name, an address, an own day of birth or illness. What is missed, the writer still sees in the preview.
"""

import re

_PERSON = r"(?:kvinde|mand|dreng|pige|borger|patient|beboer|dame|herre|enke|enkemand|barn|teenager)"
_NAME = r"[A-ZÆØÅ][a-zæøåé]+"
_ONE = re.compile(
    "|".join(
        (
            rf"\b(?:[Ee]n|[Ee]t|[Dd]en|[Vv]ores|[Mm]in)\s+\d{{1,3}}[- ]?årige?\b(?:\s+{_PERSON}\b)?",
            rf"\b\d{{1,3}}[- ]?årig\s+{_PERSON}\b",
            rf"\b[Ee]n\s+{_PERSON}\s+på\s+\d{{1,3}}\b(?:\s+år\b)?",
            rf"\b(?:[Ee]n\s+(?:bestemt|konkret|navngiven)|[Dd]en\s+pågældende)\s+{_PERSON}\b",
            rf"\b(?:[Pp]atienten?|[Bb]orgeren?|[Bb]eboeren?)\s+(?:hedder|ved navn)\s+{_NAME}",
            rf"\b(?:[Hh]r\.?|[Ff]ru|[Ff]r\.)\s+{_NAME}",
            r"\b(?:[Hh]an|[Hh]un)\s+(?:er|var)\s+\d{1,3}\s+år\b",
            r"\b(?:[Hh]ans|[Hh]endes)\s+(?:kone|mand|datter|søn|mor|far|ægtefælle|diagnose|journal)\b",
            r"\b[Ff]ødt\s+(?:den\s+|d\.\s*|i\s+)\d{1,4}",
            rf"\b{_NAME}(?:vej|gade|vænget|stræde|allé|parken)\s+\d{{1,3}}\b",
        )
    )
)


def suggests_one_patient(text: str) -> str:
    """The first words in `text` that read as if it were about one person, "" where there are none."""
    found = _ONE.search(text)
    return found[0] if found else ""
