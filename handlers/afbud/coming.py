"""Words beside an absence that say that somebody comes: what is meant is asked, since an absence is the opposite."""

from danish.folding import fold
from danish.reasons import mentions_absence_reason
from domain.meetings import Meeting
from domain.organisation import Body, Seat
from handlers.afbud.cards import dropped
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.retry import retry_button
from handlers.task_text import typed_meeting
from handlers.ui import Actions, text

_COMES = frozenset({"kommer", "deltager", "kan", "moeder"})
_AGAIN = frozenset({"alligevel", "tilbage"})
_PARTLY = frozenset({"sent", "senere", "forsinket", "maaske", "muligvis"})
_AFAR = frozenset({"virtuelt", "online", "teams"})
_INSTEAD = frozenset({"sted", "stedet"})


def refuse_coming(left: str, meeting: Meeting, body: Body, seat: Seat) -> None:
    """Raises the question whether the seat's absence is meant, where the words left over say that somebody comes."""
    if not _says_coming({fold(word) for word in left.split()}):
        return
    named = f"{typed_meeting(meeting, body)} {seat.label}"
    raise Answered(
        f"Er det et afbud for {seat.label}?",
        text(
            "Det kan jeg ikke se med sikkerhed af det, du skrev. Den, der deltager virtuelt eller kommer senere, er "
            "med og melder ikke afbud. ",
            NOTHING_SAVED,
        ),
        *(dropped(left) if mentions_absence_reason(left) else ()),
        Actions(
            (
                retry_button("Meld afbud", "afbud", named),
                retry_button("Træk afbud tilbage", "afbud", f"fortryd {named}"),
            )
        ),
    )


def _says_coming(words: set[str]) -> bool:
    """Whether somebody may come after all; of one who comes instead it says nothing, nor does "kommer ikke"."""
    if words & _INSTEAD:
        return False
    if words & _PARTLY or (words & _COMES and words & _AFAR):
        return True
    if "ikke" in words or ("afbud" in words and not words & _AGAIN):
        return False
    return bool(words & (_COMES | _AGAIN))
