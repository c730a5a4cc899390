"""What people read about experiences: the card in the channel, the answers and the word to the author."""

from collections.abc import Mapping, Sequence

from danish import writing
from domain.experiences import Experience
from domain.organisation import Cluster, Profile
from domain.people import Person
from handlers.refusals import NOTHING_SAVED
from handlers.retry import command_button, retry_button
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, Mention, note, text

HEAR_MORE = "erfaringer.hoer_mere"
TRY_IT = "erfaringer.proev"
TRY_IN = "erfaringer.proev_i"
ANSWERED = "erfaringer.svaret"
FILL_IN = "erfaringer.udfyld"
COMMAND = "erfaring"
CHOOSE_CHANNEL = "`/tovholder kanal erfaringer`"


def experience_card(experience: Experience, author: Person | None, trying: Sequence[Cluster], profile: Profile) -> Card:
    """An experience as all may see it, with what one can do about it."""
    blocks: list[Block] = [text(experience.body), *_effect(experience)]
    blocks.append(text(*_facts(experience, author, trying)))
    blocks.append(note(f"Erfaring nr. {experience.id}, delt {writing.short_date(experience.shared_at)}"))
    value = str(experience.id)
    buttons = (
        Button("Jeg vil gerne høre mere", HEAR_MORE, value),
        Button("Vi prøver det også", TRY_IT, value),
        command_button("Foreslå til SSU", "sagsflow", f"ny erfaring {value}"),
    )
    return Card(f"{experience.title} · {cluster_name(experience, profile)}", (*blocks, Actions(buttons)))


def shared(experience: Experience, places: int, *, is_here: bool, profile: Profile) -> Card:
    """The answer to whoever shared: what is shared, and where it can be read."""
    number = (
        f"Erfaringen står som {cluster_name(experience, profile)}. "
        f"Den er nr. {experience.id} og kan altid ses med `/erfaring vis {experience.id}`."
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
    return Card(
        f"Delt {where}: {experience.title}",
        (text(number),),
    )


def listed(experiences: Sequence[Experience], profile: Profile) -> Card:
    """The latest experiences, a line each."""
    if not experiences:
        return Card("Der er ikke delt erfaringer endnu.", (text("Del den første med `/erfaring`."),))
    lines = [f"{one.id}. {one.title} · {cluster_name(one, profile)}" for one in experiences]
    return Card(
        f"De seneste erfaringer ({len(experiences)})",
        (text("\n".join(lines)), note(f"Se en med fx `/erfaring vis {experiences[0].id}`.")),
    )


def wants_more(experience: Experience, person: Person, role: str) -> Card:
    """The word to the author that somebody wants to hear more."""
    who: tuple[Inline, ...] = (Mention(person.id, person.name), f" ({role})" if role else "")
    return Card(
        f"{person.name} vil gerne høre mere om “{experience.title}”",
        (
            text(*who, " har trykket på din erfaring. Skriv til vedkommende, når det passer dig."),
            Actions((Button("Jeg har svaret", ANSWERED, f"{experience.id} {person.id}"),)),
        ),
    )


def answer_noted(experience: Experience) -> Card:
    """What the word to the author becomes once the two have spoken."""
    return Card("Noteret: Du har svaret.", (text(f"Det gælder “{experience.title}”."),))


def interest_told(experience: Experience, author: Person) -> Card:
    """The answer to whoever wants to hear more."""
    contact = f" Kontakt: {experience.contact}." if experience.contact else ""
    return Card(
        f"{author.name} får besked om, at du gerne vil høre mere.",
        (text(f"Det gælder “{experience.title}”.{contact}"),),
    )


def interest_known(experience: Experience) -> Card:
    """The answer to whoever has said so before."""
    return Card("Du har allerede sagt, at du gerne vil høre mere.", (text(f"Det gælder “{experience.title}”."),))


def own_experience() -> Card:
    """The answer to an author who pressed on their own experience."""
    return Card("Det er din egen erfaring.", (text("Andre kan trykke her, så får du besked."),))


def author_gone(experience: Experience) -> Card:
    """The answer where the author can't be reached any more."""
    contact = f"Prøv kontakten: {experience.contact}." if experience.contact else "Spørg i klyngens sekretariat."
    return Card("Den, der delte erfaringen, er her ikke længere.", (text(contact),))


def which_cluster(experience: Experience, clusters: Sequence[Cluster]) -> Card:
    """The question which of one's clusters tries it."""
    buttons = tuple(Button(one.name, TRY_IN, f"{experience.id} {one.key}") for one in clusters)
    return Card(
        "Hvilken klynge prøver det?", (text(f"Det gælder “{experience.title}”. ", NOTHING_SAVED), Actions(buttons))
    )


def trial_told(experience: Experience, cluster: Cluster) -> Card:
    """The answer once a cluster is noted as trying it."""
    return Card(
        f"Noteret: Sundhedsklynge {cluster.name} prøver det også.",
        (text(f"Det står nu på erfaringen, når den vises: `/erfaring vis {experience.id}`."),),
    )


def not_read(typed: str) -> Card:
    """The answer where title and text can't be told apart; what was typed can be put into the form."""
    return Card(
        "Jeg kan ikke se, hvad der er titel, og hvad der er tekst.",
        (
            text("Skriv et kolon imellem: `/erfaring del Titel: hvad I gjorde, og hvad det gav`. ", NOTHING_SAVED),
            Actions((Button("Udfyld formularen", FILL_IN, typed[:1_900]),)),
        ),
    )


def too_long(mistakes: Mapping[str, str]) -> Card:
    """The answer to a title or text with more characters than there is room for."""
    names = {"titel": "Titlen", "tekst": "Teksten"}
    lines = "\n".join(f"{names.get(field, field)}: {said}" for field, said in mistakes.items())
    return Card("Erfaringen er for lang.", (text(lines), text("Skriv den kortere, og send den igen. ", NOTHING_SAVED)))


def unknown_word(typed: str, nearest: str | None) -> Card:
    """The answer to a word that `/erfaring` doesn't know."""
    word = typed.split(maxsplit=1)[0][:30]
    buttons = []
    if nearest:
        buttons.append(retry_button(f"/erfaring {nearest}", COMMAND, f"{nearest} {typed.partition(' ')[2]}".strip()))
    elif ":" in typed:
        buttons.append(retry_button("Del det som en erfaring", COMMAND, f"del {typed}"))
    hint = f"Mente du `/erfaring {nearest}`? " if nearest else ""
    return Card(
        f"“{word}” er ikke noget, jeg kan med erfaringer.",
        (
            text(hint, "Skriv `/erfaring` for at dele en, `/erfaring søg` og nogle ord for at finde en, "),
            text("`/erfaring seneste` for at se de nyeste eller `/erfaring vis 3` for at se nr. 3. ", NOTHING_SAVED),
            *((Actions(tuple(buttons)),) if buttons else ()),
        ),
    )


def cluster_name(experience: Experience, profile: Profile) -> str:
    """The experience's cluster as people read it; its key where the organisation has changed since."""
    known = {cluster.key: cluster.name for cluster in profile.clusters}
    return f"Sundhedsklynge {known.get(experience.cluster, experience.cluster)}"


def _effect(experience: Experience) -> tuple[Block, ...]:
    parts: list[Inline] = []
    if experience.effect:
        parts += [Bold("Effekt:"), f" {_sentence(experience.effect)} "]
    if experience.requires:
        parts += [Bold("Det kræver:"), f" {_sentence(experience.requires)}"]
    return (text(*parts),) if parts else ()


def _facts(experience: Experience, author: Person | None, trying: Sequence[Cluster]) -> tuple[Inline, ...]:
    """Topics, contact and who tries it, on one line."""
    facts: list[tuple[Inline, ...]] = []
    if experience.topics:
        facts.append((f"Emner: {', '.join(experience.topics)}",))
    if experience.contact:
        facts.append((f"Kontakt: {experience.contact}",))
    elif author:
        facts.append(("Kontakt: ", Mention(author.id, author.name)))
    if trying:
        facts.append((f"Prøves nu også i: {writing.join([cluster.name for cluster in trying])}",))
    parts: list[Inline] = []
    for fact in facts:
        parts += [" · ", *fact] if parts else fact
    return tuple(parts) or ("Kontakt: klyngens sekretariat",)


def _sentence(typed: str) -> str:
    return typed if typed.endswith((".", "!", "?", "…")) else f"{typed}."
