"""Which texts somebody was asked about before a name is erased in them, as the form carries it; so none goes unseen."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from domain.personal_data import Mention
from handlers.tovholder.data_holding import Holding
from handlers.tovholder.data_places import AROUND, around

MOST_SEEN = 300
"""So many marks find room in a form."""
_LONG = 6


def seen(holding: Holding) -> str:
    """The marks of the texts that would lose the name, one after the other; of very many, one mark of them all."""
    marks = "".join(sorted(_mark_of(one, holding) for one in holding.replaced))
    return marks if len(holding.replaced) <= MOST_SEEN else _mark(marks)


def news(holding: Holding, asked: str) -> tuple[Mention, ...]:
    """The texts that would lose the name and weren't there, or said something else beside it, when that was `seen`."""
    if seen(holding) == asked:
        return ()
    known = {asked[at : at + _LONG] for at in range(0, len(asked), _LONG)}
    return tuple(one for one in holding.replaced if _mark_of(one, holding) not in known)


def _mark_of(mention: Mention, holding: Holding) -> str:
    shown = "\n".join(around(mention, holding.whose.name, AROUND))
    return _mark(f"{mention.table}.{mention.column}.{mention.row}\n{shown}")


def _mark(said: str) -> str:
    return urlsafe_b64encode(sha256(said.encode()).digest())[:_LONG].decode()
