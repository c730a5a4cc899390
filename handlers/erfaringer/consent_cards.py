"""What people read when one wants to share what another has written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from danish import writing
from domain.experience_drafts import Draft
from domain.experiences import Experience
from domain.organisation import Profile
from domain.people import Person
from handlers.erfaringer import cards
from handlers.ui import Actions, Block, Bold, Button, Card, Divider, Mention, note, text

AGREE = "erfaringer.ja"
DECLINE = "erfaringer.nej"
TAKE_BACK = "erfaringer.spoerg_ikke"
CLOSED_MEANWHILE = Card(
    "Den kan ikke deles mere.",
    (text("Noget af det er blevet lukket, siden du blev spurgt. Intet er delt, og den, der spurgte, får besked."),),
)
"""The answer to a writer who said yes to what may not be shared any more; of what it tells, they may not be to know."""
WAS_CLOSED = Card(
    "Der er sagt ja, men erfaringen må ikke deles mere.",
    (
        text("Teksten handler om noget, der er lukket, siden du spurgte. Intet er delt, og kladden er slettet. "),
        text("Skriv kun om det, der er åbent for alle: `/erfaring`."),
    ),
)
"""The word to whoever asked for what was closed since; without its title, which may tell of that."""

MORE = note("Du har spurgt om flere. De kommer frem, når nogle af dem her er besvaret eller trukket tilbage.")
"""Below what waits for its writer's answer, where there is more than is shown."""


def asked(draft: Draft, writer: Person) -> Card:
    """The answer to whoever wants to share: nothing is shared yet."""
    return Card(
        f"{writer.name} er spurgt. Intet er delt endnu.",
        (
            text(f"Siger {writer.name} ja{_until(draft)}, deles erfaringen, og du får besked."),
            Actions((_take_back(draft),)),
        ),
    )


def waiting(drafts: Sequence[Draft], writers: Mapping[int, Person]) -> tuple[Block, ...]:
    """What waits for its writer's answer, with the way to take the question back."""
    blocks: list[Block] = []
    for draft in drafts:
        name = writers[draft.experience.author].name
        blocks.append(text(f"{name} er spurgt om “{draft.experience.title}” og kan svare{_until(draft)}."))
        blocks.append(Actions((_take_back(draft),)))
    return tuple(blocks)


def taken_back(preview: Card) -> Card:
    """The draft to whoever took the question back."""
    return replace(preview, title="Spørgsmålet er trukket tilbage. Intet er delt.")


def question(draft: Draft, doer: Person, contact: Person | None, profile: Profile) -> Card:
    """The question to the writer, with all that would be shared."""
    said = draft.experience
    return Card(
        f"Må {doer.name} dele noget, du har skrevet, som en god erfaring?",
        (
            text(Mention(doer.id, doer.name), " vil dele det her med alle klynger. Du vil stå som forfatter."),
            text(Bold(cards.named(said, profile))),
            *cards.content(cards.Seen(said, contact)),
            Divider(),
            Actions(
                (
                    Button("Ja, del den", AGREE, str(draft.id), is_primary=True),
                    Button("Nej tak", DECLINE, str(draft.id)),
                )
            ),
            note(f"Intet bliver delt, før du siger ja. Du kan svare{_until(draft)}."),
        ),
    )


def declined() -> Card:
    """The answer to a writer who said no."""
    return Card("Noteret: Den bliver ikke delt.", (text("Den, der spurgte, får besked."),))


def was_declined(writer: Person) -> Card:
    """The word to whoever asked that the writer said no."""
    return Card(
        f"{writer.name} vil ikke have sin besked delt som erfaring.",
        (text("Intet er delt, og kladden er slettet."),),
    )


def was_agreed(experience: Experience, cluster: str) -> Card:
    """The word to whoever asked that the writer said yes."""
    return Card(
        f"Der er sagt ja, og erfaringen er delt: {experience.title}",
        (text(f"Den kommer fra {cluster} og kan ses med `/erfaring vis {experience.id}`."),),
    )


def lapsed(draft: Draft, writer: Person, times: int) -> Card:
    """The word to whoever asked that there was no answer; the question reached the writer so many times."""
    asked = f"{writer.name} er spurgt to gange." if times > 1 else f"{writer.name} er spurgt én gang."
    if not times:
        asked = f"Jeg kunne ikke spørge {writer.name} i tide, fx på grund af en pause. Spørg igen, når det passer."
    return Card(
        f"Der kom ikke svar, så erfaringen er ikke delt: {draft.experience.title}",
        (text(f"{asked} Skriv den eventuelt med dine egne ord: `/erfaring`."),),
    )


def _take_back(draft: Draft) -> Button:
    return Button("Træk spørgsmålet tilbage", TAKE_BACK, str(draft.id))


def _until(draft: Draft) -> str:
    lapses = draft.lapses()
    return f" senest {writing.weekday_date(lapses)}" if lapses else ""
