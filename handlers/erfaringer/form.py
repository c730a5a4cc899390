"""The form of an experience, new, drafted or shared, and what is wrong with what was typed in it; it saves nothing."""

from collections.abc import Mapping

from domain.experiences import Experience
from domain.organisation import Cluster, Profile
from handlers.typed_text import one_line, readable, says_something
from handlers.ui import Choice, Form, Input, Option, Text, TextInput, note

NAME = "erfaringer.del"
DRAFT, EXPERIENCE, MESSAGE = "kladde", "erfaring", "besked"
"""What a form is of, as its hidden value begins: a draft, a shared experience, a message that somebody has written."""
TITLE, BODY, CLUSTER, EFFECT, REQUIRES, CONTACT, TOPICS = (
    "titel", "tekst", "klynge", "effekt", "kraever", "kontakt", "emner",
)  # fmt: skip
LONGEST = {TITLE: 120, BODY: 2_000, EFFECT: 500, REQUIRES: 500, CONTACT: 150}
_REQUIRED = {TITLE: "Skriv en titel.", BODY: "Skriv, hvad I gjorde."}


def experience_form(profile: Profile, cluster: Cluster | None, *, filled: Mapping[str, str], hidden: str = "") -> Form:
    """Asks for an experience; `filled` is what stands in it beforehand, `hidden` what it is a form of."""
    values = {CLUSTER: cluster.key if cluster else "", **filled}
    is_change = hidden.startswith(f"{EXPERIENCE} ")
    fields: list[Input | Text] = [
        note("Du ser, hvordan erfaringen kommer til at se ud, før den deles. Skriv ikke om enkelte borgere."),
        _text_input(TITLE, "Titel", values, hint="Fx: Opkald to dage efter udskrivning"),
        _text_input(BODY, "Hvad gjorde I, og for hvem?", values, is_multiline=True),
        Choice(
            CLUSTER,
            "Klynge",
            tuple(Option(one.key, one.name) for one in choosable(profile, values[CLUSTER])),
            value=values[CLUSTER],
        ),
        _text_input(EFFECT, "Hvad var effekten?", values, is_multiline=True),
        _text_input(REQUIRES, "Hvad kræver det?", values, is_multiline=True),
        _text_input(CONTACT, "Kontakt", values, hint="Står her intet, er kontakten dit sekretariat, ellers dig selv."),
    ]
    if profile.topics:
        topics = tuple(Option(topic, topic) for topic in profile.topics)
        chosen = values.get(TOPICS, "")
        fields.append(Choice(TOPICS, "Emner", topics, value=chosen, is_multiple=True, is_optional=True))
    return Form(NAME, "Ret erfaringen" if is_change else "Del en god erfaring", "Se den", tuple(fields), hidden)


def choosable(profile: Profile, chosen: str) -> tuple[Cluster, ...]:
    """The clusters that an experience can come from; the one that is chosen stays so after it has ended."""
    own = {one.key for one in profile.clusters}
    ended = next((one for one in profile.known_clusters if one.key == chosen and chosen not in own), None)
    return (*profile.clusters, ended) if ended else profile.clusters


def filled_with(said: Experience) -> dict[str, str]:
    """What an experience says, by the form's fields."""
    return {
        TITLE: said.title,
        BODY: said.body,
        CLUSTER: said.cluster,
        EFFECT: said.effect,
        REQUIRES: said.requires,
        CONTACT: said.contact,
        TOPICS: "\n".join(said.topics),
    }


def cleaned(values: Mapping[str, str]) -> dict[str, str]:
    """The typed values, fit for keeping; fields left out are empty."""
    texts = {name: readable(values.get(name, "")) for name in (BODY, EFFECT, REQUIRES)}
    return texts | {name: one_line(values.get(name, "")) for name in (TITLE, CONTACT)}


def mistakes(typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, by field name; empty where all is well."""
    missing = {name: asked for name, asked in _REQUIRED.items() if not says_something(typed[name])}
    too_long = {
        name: f"Højst {most} tegn; her er {len(typed[name])}."
        for name, most in LONGEST.items()
        if len(typed[name]) > most
    }
    return missing | too_long


def _text_input(
    name: str, label: str, values: Mapping[str, str], *, hint: str = "", is_multiline: bool = False
) -> TextInput:
    return TextInput(
        name,
        label,
        hint=hint,
        value=values.get(name, ""),
        is_multiline=is_multiline,
        is_optional=name not in _REQUIRED,
        max_length=LONGEST[name],
    )
