"""What people read when they search: a page of hits, and what to do where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from danish import writing
from danish.words import likeness, stem, words
from domain.experiences import Experience
from domain.organisation import Profile
from domain.search import MOST_CANDIDATES, Known, Term
from handlers.erfaringer import cards
from handlers.erfaringer.query import Query
from handlers.retry import command_button, retry_button
from handlers.ui import Actions, Block, Bold, Button, Card, Text, note, text

SEARCH = "søg"
_MOST_NEAR = 2
_A_LITTLE_ALIKE = 65  # of 100


@dataclass(frozen=True, slots=True)
class Hit:
    """An experience that was found, and the sentence of it that tells why."""

    experience: Experience
    sentence: str


def hits(query: Query, terms: Sequence[Term], shown: Sequence[Hit], number: int, pages: int, profile: Profile) -> Card:
    """A page of hits, with ways to see each and to see more."""
    blocks: list[Block] = [*_corrections(terms)]
    for one in shown:
        facts = f"{cards.cluster_name(one.experience, profile)} · {writing.short_date(one.experience.shared_at)}"
        lines = "\n".join(filter(None, (facts, one.sentence)))
        blocks.append(text(Bold(one.experience.title), f"\n{lines}"))
        key = str(one.experience.id)
        blocks.append(Actions((command_button(f"Vis nr. {key}", cards.COMMAND, f"vis {key}"),)))
    ways: list[Button] = []
    if query.page < pages:
        ways.append(_page("Vis flere", query, query.page + 1))
    if query.page > 1:
        ways.append(_page("Vis forrige", query, query.page - 1))
    if ways:
        blocks.append(Actions(tuple(ways)))
    found = f"{number} erfaringer" if number > 1 else "1 erfaring"
    if number >= MOST_CANDIDATES:
        found = f"de {number} bedste erfaringer"
    where = f", side {query.page} af {pages}" if pages > 1 else ""
    return Card(f"Fandt {found} {_asked(query)}{where}", tuple(blocks))


def nothing_found(query: Query, terms: Sequence[Term], alike: Sequence[Known]) -> Card:
    """The answer where nothing fits: what was looked for, words that are near, and how to look wider."""
    unknown = [one.word for one in terms if not one.number]
    near = _nearest(unknown, alike)
    buttons = [retry_button(f"Søg “{one}”", cards.COMMAND, f"{SEARCH} {one}") for one in near]
    plain = " ".join(one.meant or one.word for one in terms if one.number)
    is_limited = bool(query.cluster or query.period or query.within.topic)
    if is_limited and plain:
        buttons.append(retry_button("Søg alle steder", cards.COMMAND, f"{SEARCH} {plain}"))
    buttons.append(retry_button("Se de nyeste", cards.COMMAND, "seneste"))
    how = "Søg uden klynge, emne og tid." if is_limited else "Prøv et andet eller et kortere ord."
    return Card(
        f"Jeg fandt ingen erfaringer {_asked(query)}.",
        (*_corrections(terms), text(how), Actions(tuple(buttons))),
    )


def no_topic(said: str, topics: Sequence[str]) -> Text:
    """What is said where a word stood for a topic and names none."""
    return note(f"“{said}” er ikke et emne, så jeg søgte efter ordet. Emnerne er {writing.join(topics)}.")


def what_for() -> Card:
    """The answer to a search without words."""
    return Card(
        "Hvad vil du søge efter?",
        (
            text(
                "Skriv ord, og gerne klynge, emne og tid, i den rækkefølge, du vil: `/erfaring søg udskrivning`, "
                "`/erfaring søg faldforebyggelse Fyn i år` eller `/erfaring søg emne data siden marts`."
            ),
        ),
    )


def _asked(query: Query) -> str:
    """What was understood: the words, topic, cluster and time."""
    said = [f"om “{' '.join(_typed(query))}”"] if query.words else []
    if query.within.topic:
        said.append(f"med emnet {query.within.topic}")
    if query.cluster:
        said.append(f"fra Sundhedsklynge {query.cluster.name}")
    if query.period:
        said.append(f"({query.period})")
    return " ".join(said)


def _typed(query: Query) -> list[str]:
    """The words that count, as they were typed."""
    return [one.strip(',.;:!?"“”') for one in query.typed.split() if set(words(one)) & set(query.words)]


def _corrections(terms: Sequence[Term]) -> Sequence[Block]:
    meant = [f"“{one.meant}”" for one in terms if one.meant]
    return [note(f"Jeg søgte også på {writing.join(meant)}.")] if meant else []


def _nearest(unknown: Sequence[str], alike: Sequence[Known]) -> list[str]:
    """The words that look most like those that nobody has written."""
    near = {one.form: likeness(stem(word), one.stem) for word in unknown for one in alike}
    best = sorted(
        (form for form, like in near.items() if like >= _A_LITTLE_ALIKE), key=lambda form: (-near[form], form)
    )
    return best[:_MOST_NEAR]


def _page(label: str, query: Query, number: int) -> Button:
    return retry_button(label, cards.COMMAND, f"{SEARCH} {query.typed} side {number}")
