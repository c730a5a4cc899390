"""The one answer to words that mean nothing in a command: the nearest right word is a button that tries again."""

from collections.abc import Iterable

from danish.names import nearest_word
from domain.organisation import Profile
from handlers.clusters import refuse_cluster_above, refuse_several
from handlers.refusals import Answered, refusal_card, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions, Block, Card

_MOST_REPEATED = 60
HELP = "hjælp"


class UnknownWords(Answered):
    """The answer to words that mean nothing in `/command typed`."""

    def __init__(self, command: str, typed: str, unknown: str, *blocks: Block) -> None:
        super().__init__(f"Jeg forstod ikke “{unknown[:_MOST_REPEATED]}”.", *blocks)
        self.said = (command, typed, unknown)


@refusal_card.register
def _(error: UnknownWords, profile: Profile) -> Card:
    """Two fora or clusters are understood, though none was taken for the one that is meant, and so is one too many."""
    try:
        refuse_several(*error.said, profile)
        refuse_cluster_above(*error.said, profile)
    except Answered as several:
        return several.card
    return error.card


def answer_unknown(command: str, typed: str, unknown: str, known: Iterable[str], hint: str) -> Answered:
    """What is answered to `/command typed`, where the words `unknown` of it mean nothing.

    `known` are the words that may have been meant beside “hjælp”, as people write them; `hint` says what to write.
    """
    first = unknown.split(maxsplit=1)[0]
    near = nearest_word(first, [*known, HELP])
    again = typed.replace(first, near, 1) if near else typed
    button = (retry_button(f"Mente du “{near}”?", command, again),) if again != typed else ()
    return UnknownWords(command, typed, unknown, unsaved(hint), *((Actions(button),) if button else ()))
