"""What people read before an experience is shared: how it will look, what to mind, and that it was shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from danish import writing
from domain.experience_drafts import Draft
from domain.experiences import Experience
from domain.organisation import Profile
from domain.people import Person
from handlers.closed_things import Closed, perhaps_closed
from handlers.erfaringer import cards
from handlers.erfaringer.cards import CHOOSE_CHANNEL, COMMAND, FILL_IN, Seen, cluster_name
from handlers.loading import fingerprint
from handlers.refusals import unsaved
from handlers.retry import command_button
from handlers.ui import Actions, Block, Bold, Button, Card, Divider, note, text

SHARE_NOW = "erfaringer.del_nu"
EDIT_DRAFT = "erfaringer.ret_kladde"
DISCARD = "erfaringer.kasser"
SHARE_MESSAGE = "erfaringer.del_besked"
"""What a message's own menu does with it."""
SHOW_DRAFT = "erfaringer.kladde"

OLDER = note("Du har også ældre kladder. De kommer frem, når du har delt eller kasseret nogle af dem her.")
"""Below the person's drafts, where there are more than are shown."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is to be minded before a draft goes out.

    `places` is in how many workspaces it will be read, `words` those that suggest one patient ("" for none), `closed`
    what it may be about that may not be shared.
    `alike` are experiences that say much the same, `writer` is who must be asked first.
    """

    places: int
    words: str
    closed: Closed | None
    alike: Sequence[Experience]
    contact: Person | None
    writer: Person | None


def preview(draft: Draft, looks: Looks, profile: Profile, *, others: Sequence[Draft] = ()) -> Card:
    """How an experience will look, for its writer alone, with what to mind and the way on."""
    said = draft.experience
    blocks: list[Block] = [text(Bold(f"{said.title} · {cluster_name(said, profile)}"))]
    blocks += [*cards.content(Seen(said, looks.contact)), Divider()]
    if looks.words:
        blocks.append(
            text(
                Bold("Handler det om én bestemt borger?"),
                f" Jeg faldt over “{looks.words}”. Erfaringer læses i alle klynger, så skriv den uden noget, ",
                "en enkelt kan kendes på. Gælder det ikke én borger, kan du gå videre.",
            )
        )
    if looks.closed:
        blocks.append(perhaps_closed(looks.closed, "Handler erfaringen om noget andet, kan du gå videre."))
    if looks.alike:
        lines = "\n".join(f"• Nr. {one.id}: {cards.named(one, profile)}" for one in looks.alike)
        blocks.append(text(Bold("Lignende erfaringer"), f"\n{lines}"))
        blocks.append(
            Actions(tuple(command_button(f"Vis nr. {one.id}", COMMAND, f"vis {one.id}") for one in looks.alike))
        )
    blocks.append(text(_what_happens(draft, looks)))
    blocks.append(
        Actions(
            (
                Button(_way_on(draft), SHARE_NOW, mark(draft), is_primary=True),
                Button("Ret", EDIT_DRAFT, str(draft.id)),
                Button("Kassér", DISCARD, str(draft.id)),
            )
        )
    )
    if others:
        blocks.append(text("Du har også andre kladder:"))
        blocks.append(Actions(tuple(Button(one.experience.title[:60], SHOW_DRAFT, str(one.id)) for one in others)))
    blocks.append(note("Kun du kan se det her. Kladden er gemt: Find den igen med `/erfaring kladde`."))
    if draft.is_change:
        return Card(f"Sådan kommer erfaring nr. {said.id} til at se ud. Intet er ændret endnu.", tuple(blocks))
    return Card("Sådan kommer erfaringen til at se ud. Intet er delt endnu.", tuple(blocks))


def mark(draft: Draft) -> str:
    """What a button to share carries: the draft, and what it said when it was looked through."""
    said = draft.experience
    texts = (said.title, said.body, said.cluster, said.effect, said.requires, said.contact, said.topics)
    return f"{draft.id} {fingerprint(texts)}"


def no_drafts(asked: Sequence[Block]) -> Card:
    """The answer to whoever has no draft; `asked` tells of those whose writer was asked."""
    return Card("Du har ingen kladder.", (*asked, text("Skriv en ny erfaring med `/erfaring`.")))


def discarded() -> Card:
    """The answer once a draft is gone."""
    return Card("Kladden er kasseret.", (text("Intet er delt."),))


def shared(experience: Experience, places: int, *, is_here: bool, profile: Profile) -> Card:
    """The answer to whoever shared: what is shared, and where it can be read."""
    number = (
        f"Den kommer fra {cluster_name(experience, profile)} og er nr. {experience.id}. "
        f"Se, ret eller træk den tilbage med `/erfaring vis {experience.id}`."
    )
    if not places:
        return Card(
            f"Erfaringen er gemt, men der er ingen kanal til erfaringer endnu: {experience.title}",
            (
                text(
                    "En administrator vælger kanalen ved at skrive ",
                    f"{CHOOSE_CHANNEL} i den. Så lægger jeg erfaringen derind.",
                ),
                text(number),
            ),
        )
    where = "her i kanalen" if is_here and places == 1 else "i kanalen for erfaringer"
    if places > 1:
        where = f"i kanalerne for erfaringer i {writing.number_word(places)} arbejdsområder"
    return Card(f"Delt {where}: {experience.title}", (text(number),))


def changed(experience: Experience) -> Card:
    """The answer once an experience was changed."""
    return Card(
        f"Erfaring nr. {experience.id} er rettet: {experience.title}",
        (text(f"Kortene i kanalerne følger med. Se den med `/erfaring vis {experience.id}`."),),
    )


def shared_before(experience: Experience) -> tuple[str, Block]:
    """The refusal of what is shared already, word for word: its title and what to do."""
    told = f"Se den med `/erfaring vis {experience.id}`."
    return f"Den erfaring er allerede delt som nr. {experience.id}.", unsaved(told)


def not_read(typed: str) -> Card:
    """The answer where title and text can't be told apart; what was typed can be put into the form."""
    return Card(
        "Jeg kan ikke se, hvad der er titel, og hvad der er tekst.",
        (
            unsaved("Skriv et kolon imellem: `/erfaring del Titel: hvad I gjorde, og hvad det gav`."),
            Actions((Button("Udfyld formularen", FILL_IN, typed[:1_900]),)),
        ),
    )


def too_long(mistakes: Mapping[str, str]) -> Card:
    """The answer to a title or text with more characters than there is room for."""
    names = {"titel": "Titlen", "tekst": "Teksten"}
    lines = "\n".join(f"{names.get(field, field)}: {said}" for field, said in mistakes.items())
    return Card("Erfaringen er for lang.", (text(lines), unsaved("Skriv den kortere, og send den igen.")))


def _way_on(draft: Draft) -> str:
    if draft.is_change:
        return "Gem ændringen"
    return "Spørg om lov" if draft.needs_consent else "Del nu"


def _what_happens(draft: Draft, looks: Looks) -> str:
    if draft.is_change:
        return "Kortene i kanalerne følger med, når du gemmer."
    if not looks.places:
        where = "Den bliver gemt og lagt i kanalen for erfaringer, så snart en administrator har valgt en."
    elif looks.places == 1:
        where = "Den bliver lagt i kanalen for erfaringer, hvor alle klynger kan læse den."
    else:
        number = writing.number_word(looks.places)
        where = f"Den bliver lagt i kanalerne for erfaringer i {number} arbejdsområder, hvor alle klynger kan læse den."
    if looks.writer:
        return f"Ordene er skrevet af {looks.writer.name}, så jeg spørger først. Bliver der sagt ja, deles den. {where}"
    return where
