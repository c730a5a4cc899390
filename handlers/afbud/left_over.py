"""What is said of words beside an absence that nobody asked for: they are dropped, and never repeated."""

from danish.folding import fold
from danish.reasons import mentions_absence_reason
from handlers.ui import Bold, Text, note, text

_INSTEAD = frozenset({"stedet", "sted", "sender", "vikar", "afloeser", "repraesenteres", "varetages"})


def dropped(left_over: str, *, is_alone: bool = False) -> tuple[Text, ...]:
    """What is said of these words, which may be private; how it is written who comes instead, where nobody is noted."""
    if not left_over:
        return ()
    if mentions_absence_reason(left_over):
        said = text(Bold("Årsagen gemmer jeg ikke"), " – men Slack kan have gemt teksten. Skriv den ikke næste gang.")
    else:
        said = note("Resten af det, du skrev, har jeg set bort fra og ikke gemt.")
    if not is_alone or _INSTEAD.isdisjoint(fold(word) for word in left_over.split()):
        return (said,)
    return (said, note("Kommer en anden i stedet, så skriv “stedfortræder” og navnet."))
