"""The words for the kinds of meetings, and which kind what was typed names; it looks no meeting up."""

import re
from collections.abc import Mapping

from danish.names import fold
from domain.meeting_kinds import MeetingKind

_WORDS: Mapping[str, MeetingKind] = {
    **dict.fromkeys(("ordinaert", "ordinaer", "ordinaere"), MeetingKind.ORDINARY),
    **dict.fromkeys(("ekstraordinaert", "ekstraordinaer", "ekstraordinaere"), MeetingKind.EXTRAORDINARY),
    **dict.fromkeys(("temamoede", "temamoedet", "tema"), MeetingKind.THEME),
    **dict.fromkeys(("seminar", "seminaret"), MeetingKind.SEMINAR),
    **dict.fromkeys(("formoede", "formoedet"), MeetingKind.PRE_MEETING),
    **dict.fromkeys(("patientinddragelsesudvalget", "patientinddragelsesudvalg"), MeetingKind.WITH_PATIENTS),
}
_WITH_PATIENTS = re.compile(r"(?<!\w)(?:sammen )?med (?=patientinddragelsesudvalg)", re.IGNORECASE)


def take_kind(typed: str) -> tuple[MeetingKind | None, str]:
    """The kind of meeting that the words name first (None where they name none), and the words without it."""
    named = [_WORDS[folded] for word in typed.split() if (folded := fold(word)) in _WORDS]
    if not named:
        return None, typed
    words = _WITH_PATIENTS.sub("", typed).split()
    return named[0], " ".join(word for word in words if fold(word) not in _WORDS)
