"""Reads who follows a decision up, and until when: from labels, or from what is said, and is unsure then."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from documents.minutes.dates import DATE, HAS_YEAR, MONTH, WRITTEN, day_in
from documents.minutes.labels import Section
from documents.minutes.parts import Part, text_of
from domain.found_minutes import Doubt, FoundDecision

_SPOKEN_DEADLINE = re.compile(
    r"(?<!\w)(?:frist(?:en)?(?:\s+er)?\s*:?|deadline\s*:?|senest|inden|med frist)\s+"
    rf"(?:\w+dag\s+)?(?:den\s+|d\.\s*)?(?P<date>{WRITTEN})",
    re.IGNORECASE,
)
_VAGUE_DEADLINE = re.compile(
    r"(?<!\w)(?:frist(?:en)?(?:\s+er)?\s*:?|deadline\s*:?|senest|inden)\s+(?:i\s+)?(?:uge \d|næste |førstkommende "
    rf"|primo |medio |ultimo |udgangen |starten |slutningen |årets |årsskiftet|nytår|jul|påske|sommer|efterår|forår"
    rf"|vinter|(?:{MONTH})(?!\w))",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s·\s")
"""What our own minutes put between who does it and until when; others' put nothing before the date."""
_SPOKEN_RESPONSIBLE = re.compile(
    r"(?<!\w)ansvarlig(?:e)?(?: for [^:;().]{0,40})?\s*:\s*(?P<who>(?:(?-i:\b[A-ZÆØÅ])\.|[^.;()\n])+?)"
    r"(?=\s*(?:[.;()\n]|,?\s*frist|$))",
    re.IGNORECASE,
)


def with_responsible(found: FoundDecision, parts: Sequence[Part]) -> FoundDecision:
    """The decision with who is responsible, in the document's words."""
    labelled = [text_of(part.lines) for part in parts if part.section is Section.RESPONSIBLE and part.lines]
    spoken = [match["who"].strip() for match in _SPOKEN_RESPONSIBLE.finditer(_said(found, parts))]
    said = [_BESIDE.split(DATE.split(one)[0])[0].strip(" .,;–-") for one in labelled or spoken]
    named = list(dict.fromkeys(filter(None, said)))
    if not named:
        return found
    is_doubtful = len(named) > 1 or not labelled
    return replace(found, responsible=named[0], doubts=(*found.doubts, *((Doubt.RESPONSIBLE,) if is_doubtful else ())))


def with_deadline(found: FoundDecision, parts: Sequence[Part], day: date | None) -> FoundDecision:
    """The decision with its deadline; `day` is the meeting's, from which one without a year is seen."""
    labelled = [text_of(part.lines) for part in parts if part.section is Section.DEADLINE and part.lines]
    beside = [text_of(part.lines) for part in parts if part.section is Section.RESPONSIBLE]
    labelled = labelled or [one for one in beside if DATE.search(one)]
    phrases = [match[0] for one in labelled for match in DATE.finditer(one)]
    said = _said(found, parts)
    if not labelled:
        phrases = [match["date"] for match in _SPOKEN_DEADLINE.finditer(said)]
    days = list(dict.fromkeys(one for phrase in phrases if (one := day_in(phrase, day)) is not None))
    is_plain = len(days) == 1 and bool(labelled) and all(HAS_YEAR.search(one) for one in phrases)
    is_named = bool(labelled or phrases or _VAGUE_DEADLINE.search(said))
    if not is_named or (labelled and not any(map(str.isalnum, "".join(labelled)))):
        return found
    doubts = found.doubts if is_plain else (*found.doubts, Doubt.DEADLINE)
    return replace(found, deadline=days[0] if days else None, doubts=doubts)


def _said(found: FoundDecision, parts: Sequence[Part]) -> str:
    """What is said of who does what until when: in the decision, and in what follows it up."""
    return "\n".join([found.text, *(text_of(part.lines) for part in parts if part.section is Section.FOLLOW_UP)])
