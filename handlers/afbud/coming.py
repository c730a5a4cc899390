"""Words beside an absence that say that somebody comes, or may: what is meant is asked, as it is the opposite."""

import re

from danish.folding import fold
from danish.reasons import mentions_absence_reason
from domain.meetings import Meeting
from domain.organisation import Body, Seat
from handlers.afbud.left_over import dropped
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.task_text import typed_meeting
from handlers.ui import Actions

_COMES = frozenset({"kommer", "deltager", "kan", "moeder"})
_AGAIN = frozenset({"alligevel", "tilbage"})
_PARTLY = frozenset({"sent", "senere", "forsinket", "forlader", "delvis", "delvist"})
_DOUBT = frozenset({
    "maaske", "muligvis", "muligt", "mulig", "tror", "vist", "formentlig", "formodentlig", "sandsynligvis", "tvivl",
    "usikker", "usikkert", "foreloebig", "foreloebigt", "endnu", "hvis", "medmindre", "overvejer",
})  # fmt: skip
_TAKEN_BACK = frozenset({
    "fjern", "fjernes", "aflys", "aflyses", "aflyst", "annulleres", "annulleret", "ophaev", "ophaeves", "fortrydes",
    "fortrudt", "ombestemt", "rask", "raskmeldt", "frisk", "stryg", "stryges", "traek", "traekkes", "traekker",
    "tilmeld", "tilmeldes", "tilmelder", "tilmeldt",
})  # fmt: skip
_AFAR = frozenset({"virtuelt", "online", "teams"})
_INSTEAD = frozenset({"sted", "stedet"})
_NO_ABSENCE = re.compile(
    r"\b(?:intet|ingen) afbud\b|\bikke (?:meldt|melde|afbud|fravaerende)\b|\bmelder ikke\b|"
    r"\b(?:er|kun) med\b|\b(?:til|indtil|fra|efter) kl\b|\bgaar (?:foer|tidlig\w*)\b|\bfoer tid\b"
)


def refuse_coming(left: str, meeting: Meeting, body: Body, seat: Seat) -> None:
    """Raises the question whether the seat's absence is meant, where the words left over make that unsure."""
    if not _says_coming(fold(left), is_virtual=meeting.is_virtual):
        return
    raise unsure_of_absence(left, meeting, body, seat)


def unsure_of_absence(left: str, meeting: Meeting, body: Body, seat: Seat) -> Answered:
    """The question whether the seat's absence is to be reported or taken back, with a button for each."""
    named = f"{typed_meeting(meeting, body)} {seat.label}"
    return Answered(
        f"Er det et afbud for {seat.label}?",
        unsaved(
            "Det kan jeg ikke se med sikkerhed af det, du skrev. Den, der deltager virtuelt eller kommer senere, er "
            "med og melder ikke afbud."
        ),
        *(dropped(left) if mentions_absence_reason(left) else ()),
        Actions(
            (
                retry_button("Meld afbud", "afbud", named),
                retry_button("Træk afbud tilbage", "afbud", f"fortryd {named}"),
            )
        ),
    )


def _says_coming(said: str, *, is_virtual: bool) -> bool:
    """Whether somebody may come after all; of one who comes instead it says nothing, nor does "kommer ikke".

    Who is there from afar is there; of a virtual meeting the word says nothing.
    """
    words = set(said.split())
    if words & _INSTEAD or words == {"endnu"}:  # "ingen stedfortræder endnu"
        return False
    if words & (_PARTLY | _DOUBT | _TAKEN_BACK) or words == {"ikke"} or _NO_ABSENCE.search(said):
        return True
    if not is_virtual and words & _AFAR and (words & _COMES or "ikke" not in words):
        return True
    if "ikke" in words or ("afbud" in words and not words & _AGAIN):
        return False
    return bool(words & (_COMES | _AGAIN))
