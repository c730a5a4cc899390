"""The words around a name in what people typed, and of which texts a reader may see them."""

from collections.abc import Collection, Mapping
from datetime import date

from danish import writing
from domain.access import Actor
from domain.organisation import Body, Profile
from domain.personal_data import Mention, Record, may_read_closed
from domain.written_names import places
from handlers.kept_names import FORMER
from handlers.tovholder.data_holding import Holding, bodies_by_key
from handlers.ui import Bold, Text, text

FIELDS: Mapping[str, str] = {
    "location": "Mødested",
    "reference": "Henvisning",
    "stand_in": "Stedfortræder",
    "title": "Titel",
    "presenter": "Oplægsholder",
    "case_number": "Sagsnummer",
    "summary": "Resumé",
    "presentation": "Sagsfremstilling",
    "recommendation": "Indstilling",
    "patient_involvement": "Patientinddragelse",
    "reason": "Begrundelse",
    "late_reason": "Hvorfor punktet kom sent",
    "legal_basis": "Hjemmel",
    "annexes": "Bilag",
    "text": "Beslutningens tekst",
    "remarks": "Bemærkninger",
    "effort": "Indsats",
    "value": "Navn på en plads",
    "body": "Hvad der blev gjort",
    "effect": "Virkning",
    "requires": "Kræver",
    "contact": "Kontakt",
    "topics": "Emner",
    "answer": "Hvordan det gik",
}
"""What the columns are called that hold what people typed."""
AROUND = 40
"""Letters on each side of a name that are shown before it is erased."""
_MOST = 5


def replaced_words(
    holding: Holding, profile: Profile, reader: Actor, on: date, news: Collection[Mention] = ()
) -> tuple[Text, ...]:
    """The words around each place that loses the name when it is erased; many and closed ones are only counted.

    `news` are those that have come since that was asked before.
    """
    name, bodies, seen, closed = holding.whose.name, bodies_by_key(profile), list[str](), 0
    for one in sorted(holding.replaced, key=lambda text: text not in news):
        found = around(one, name, AROUND)
        if is_hidden(one, holding, reader, bodies, on):
            closed += len(found)
        else:
            seen += [f"{FIELDS[one.column]}: “{words}”" for words in found]
    if not seen and not closed:
        return ()
    lines, more = seen[:_MOST], len(seen[_MOST:])
    lines += (
        [f"… og {writing.count(more, 'sted', 'steder')} til. De står alle i filen, når du henter data."] if more else []
    )
    lines += [f"{writing.count(closed, 'sted', 'steder')} i det, der er lukket for dig."] if closed else []
    listed = "".join(f"\n• {line}" for line in lines)
    first = " De står først." if len(news) < len(holding.replaced) else ""
    since = f"Der er skrevet eller rettet tekster, hvor navnet står.{first} Intet er slettet endnu."
    return (
        *((text(Bold("Nyt, siden jeg spurgte: "), since),) if news else ()),
        text(Bold("Se efter først: "), f"I tekster bliver navnet til “{FORMER}” her:{listed}"),
        text("Er der tale om en anden, så luk formularen, og ret selv de tekster, der skal rettes."),
    )


def is_hidden(thing: Record | Mention, holding: Holding, reader: Actor, bodies: Mapping[str, Body], on: date) -> bool:
    """Whether it is of a closed item that the reader may not see; so is all that is closed and of no meeting."""
    meeting = holding.meetings.get(thing.meeting or 0)
    body = bodies.get(meeting.body) if meeting else None
    may_read = body is not None and may_read_closed(reader, body, on, is_own=holding.whose.is_own)
    return thing.is_closed and not may_read


def around(mention: Mention, name: str, width: int) -> tuple[str, ...]:
    """The words around each place of the name: no more of what others wrote than shows what it is about."""
    found, said = places(name, mention.text, is_name=mention.is_name), mention.text
    before = [0, *(ends for _, ends in found[:-1])]
    after = [*(begins for begins, _ in found[1:]), len(said)]
    return tuple(
        _cut(said, max(begins - width, least), min(ends + width, most))
        for (begins, ends), least, most in zip(found, before, after, strict=True)
    )


def _cut(text: str, begins: int, ends: int) -> str:
    words = " ".join(text[begins:ends].split())
    return f"{'…' if begins else ''}{words}{'…' if ends < len(text) else ''}"
