"""What people read of an experience: the card in the channels, all of it when asked for, and the list of the latest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danish import writing
from domain.experiences import Experience
from domain.inheriting import experiences_went_to
from domain.organisation import Profile
from domain.people import Person
from domain.trials import Trial
from handlers.refusals import unsaved
from handlers.retry import command_button, retry_button
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, Link, Mention, Text, note, text

HEAR_MORE = "erfaringer.hoer_mere"
TRY_IT = "erfaringer.proev"
THANK = "erfaringer.tak"
ANSWERED = "erfaringer.svaret"
FILL_IN = "erfaringer.udfyld"
EDIT = "erfaringer.ret"
WITHDRAW = "erfaringer.traek"
COMMAND = "erfaring"
CHOOSE_CHANNEL = "`/tovholder kanal erfaringer`"
_WHAT_GOES = (
    "Erfaringens tekst bliver slettet for altid, og kortene siger, at den er trukket tilbage. "
    "En sag, der bygger på den, beholder sin titel."
)
"""The question before it is taken back: a case's title has stood on agendas since, which aren't rewritten."""
_MOST_SHOWN = 700
"""So many letters of the text stand on a channel's card; a press shows the rest."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An experience with what belongs to it: its author where they are the contact, who tries it, how many thank.

    Who tries it are clusters, by name.
    """

    experience: Experience
    author: Person | None = None
    trials: Sequence[tuple[str, Trial]] = ()
    thanks: int = 0


def experience_card(seen: Seen, profile: Profile) -> Card:
    """An experience as all may see it in a channel, with what one can do about it."""
    one = seen.experience
    if one.is_withdrawn:
        return withdrawn_card(one)
    body = _shortened(one.body)
    more = (command_button("Læs det hele", COMMAND, f"vis {one.id}"),)
    return _drawn(seen, profile, body, more if body != one.body else ())


def whole_card(seen: Seen, profile: Profile, *, may_change: bool) -> Card:
    """All of an experience, for whoever asked to see it; with ways to change it for those who may."""
    one = seen.experience
    if one.is_withdrawn:
        return withdrawn_card(one)
    card = _drawn(seen, profile, one.body, ())
    if not may_change:
        return card
    buttons = (
        Button("Ret", EDIT, str(one.id)),
        Button("Træk tilbage", WITHDRAW, str(one.id), is_danger=True, confirm=_WHAT_GOES),
    )
    return Card(card.title, (*card.blocks, Actions(buttons)))


def withdrawn_card(experience: Experience) -> Card:
    """What is left of an experience that was taken back."""
    return Card(
        f"Erfaring nr. {experience.id} er trukket tilbage.",
        (text("Teksten er slettet. Se de nyeste erfaringer med `/erfaring seneste`."),),
    )


def content(seen: Seen) -> tuple[Block, ...]:
    """What an experience says: the text, the effect, and topics, contact and who tries it."""
    return _content(seen, seen.experience.body)


def listed(experiences: Sequence[Experience], profile: Profile) -> Card:
    """The latest experiences, a line each."""
    if not experiences:
        return Card("Der er ikke delt erfaringer endnu.", (text("Del den første med `/erfaring`."),))
    lines = [f"{one.id}. {named(one, profile)}" for one in experiences]
    return Card(
        f"De seneste erfaringer ({len(experiences)})",
        (text("\n".join(lines)), note(f"Se en med fx `/erfaring vis {experiences[0].id}`.")),
    )


def unknown_word(typed: str, nearest: str | None) -> Card:
    """The answer to a word that `/erfaring` doesn't know."""
    word = typed.split(maxsplit=1)[0][:30]
    buttons = []
    if nearest:
        buttons.append(retry_button(f"/erfaring {nearest}", COMMAND, f"{nearest} {typed.partition(' ')[2]}".strip()))
    elif ":" in typed:
        buttons.append(retry_button("Del det som en erfaring", COMMAND, f"del {typed}"))
    else:
        buttons.append(retry_button("Søg efter det", COMMAND, f"søg {typed}"))
    hint = f"Mente du `/erfaring {nearest}`? " if nearest else ""
    return Card(
        f"Jeg forstod ikke “{word}”.",
        (
            text(hint, "Skriv `/erfaring` for at dele en erfaring, `/erfaring søg` og nogle ord for at finde en, "),
            unsaved("`/erfaring seneste` for at se de nyeste eller `/erfaring vis 3` for at se nr. 3."),
            Actions(tuple(buttons)),
        ),
    )


def cluster_name(experience: Experience, profile: Profile) -> str:
    """The experience's cluster as people read it."""
    return f"Sundhedsklynge {place_name(experience.cluster, profile, experience.shared_at.date())}"


def place_name(cluster: str, profile: Profile, since: date) -> str:
    """A cluster by its key, also one that has ended, and who has by now what it shared or tried since that day."""
    known = {one.key: one.name for one in profile.known_clusters}
    went = experiences_went_to(cluster, profile, since)
    return f"{known.get(cluster, cluster)}{f' (nu {went.name})' if went else ''}"


def named(experience: Experience, profile: Profile) -> str:
    """An experience by its title and where it comes from."""
    return f"{experience.title} · {cluster_name(experience, profile)}"


def _drawn(seen: Seen, profile: Profile, body: str, more: tuple[Button, ...]) -> Card:
    one = seen.experience
    said = [f"Erfaring nr. {one.id}, delt {writing.short_date(one.shared_at)}"]
    if one.changed_at:
        said.append(f"rettet {writing.short_date(one.changed_at)}")
    if seen.thanks:
        said.append(f"{writing.count(seen.thanks, 'har', 'har')} sagt tak")
    value = str(one.id)
    buttons = (
        Button("Jeg vil gerne høre mere", HEAR_MORE, value),
        Button("Vi prøver det også", TRY_IT, value),
        command_button("Foreslå til SSU", "sagsflow", f"ny erfaring {value}"),
    )
    beside = (Button("Tak for den", THANK, value), *more)
    blocks = (*_content(seen, body), note(" · ".join(said)), Actions(buttons), Actions(beside))
    return Card(named(one, profile), blocks)


def _content(seen: Seen, body: str) -> tuple[Block, ...]:
    return (text(body), *_effect(seen.experience), text(*_facts(seen)), *_told(seen))


def _trying(seen: Seen) -> list[str]:
    """The clusters that haven't told yet how it went, with the day they begin."""
    open_ = [(name, trial) for name, trial in seen.trials if not trial.is_answered]
    return [f"{one} (fra {writing.short_date(trial.starts)})" if trial.starts else one for one, trial in open_]


def _using(seen: Seen) -> list[str]:
    return [name for name, trial in seen.trials if trial.is_kept]


def _told(seen: Seen) -> list[Text]:
    """How it went elsewhere, a line for each cluster that has told it."""
    told = [(name, trial) for name, trial in seen.trials if trial.is_answered]
    return [
        text(
            Bold(f"{name} fortæller:"),
            f" {_sentence(trial.answer)} {'De går videre med det.' if trial.is_kept else 'De er holdt op igen.'}",
        )
        for name, trial in told
    ]


def _shortened(body: str) -> str:
    """The text, cut after a whole word where it is long."""
    return body if len(body) <= _MOST_SHOWN else f"{body[: _MOST_SHOWN - 1].rsplit(maxsplit=1)[0]} …"


def _effect(experience: Experience) -> tuple[Block, ...]:
    parts: list[Inline] = []
    if experience.effect:
        parts += [Bold("Effekt:"), f" {_sentence(experience.effect)} "]
    if experience.requires:
        parts += [Bold("Det kræver:"), f" {_sentence(experience.requires)}"]
    return (text(*parts),) if parts else ()


def _facts(seen: Seen) -> tuple[Inline, ...]:
    """Topics, contact, who tries it and where it was first written, on one line."""
    one = seen.experience
    facts: list[tuple[Inline, ...]] = []
    if one.topics:
        facts.append((f"Emner: {', '.join(one.topics)}",))
    if one.contact:
        facts.append((f"Kontakt: {one.contact}",))
    elif seen.author:
        facts.append(("Kontakt: ", Mention(seen.author.id, seen.author.name)))
    else:
        facts.append(("Kontakt: klyngens sekretariat",))
    for heading, names in (("Prøves nu også af", _trying(seen)), ("Bruges nu også af", _using(seen))):
        if names:
            facts.append((f"{heading}: {writing.join(names)}",))
    if one.link:
        facts.append((Link("Den oprindelige besked", one.link),))
    parts: list[Inline] = []
    for fact in facts:
        parts += [" · ", *fact] if parts else fact
    return tuple(parts)


def _sentence(typed: str) -> str:
    return typed if typed.endswith((".", "!", "?", "…")) else f"{typed}."
