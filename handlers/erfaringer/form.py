"""The form of `/erfaring` and what is wrong with what was typed in it; it saves nothing."""

from collections.abc import Mapping

from domain.organisation import Cluster, Profile
from handlers.typed_text import one_line, readable, says_something
from handlers.ui import Choice, Form, Input, Option, Text, TextInput, note

NAME = "erfaringer.del"
TITLE, BODY, CLUSTER, EFFECT, REQUIRES, CONTACT, TOPICS = (
    "titel", "tekst", "klynge", "effekt", "kraever", "kontakt", "emner",
)  # fmt: skip
LONGEST = {TITLE: 120, BODY: 2_000, EFFECT: 500, REQUIRES: 500, CONTACT: 150}
_REQUIRED = {TITLE: "Skriv en titel.", BODY: "Skriv, hvad I gjorde."}


class FieldMistakes(Exception):  # noqa: N818 - answered in the form, not a fault
    """What was filled in can't be kept; `errors` says by field name why. Raised so that nothing is saved."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(*errors)
        self.errors = errors


def experience_form(profile: Profile, cluster: Cluster | None, *, title: str = "", body: str = "") -> Form:
    """Asks for an experience; the cluster is chosen beforehand where it can be told."""
    fields: list[Input | Text] = [
        note("Erfaringen deles straks med alle klynger. Skriv ikke om enkelte borgere."),
        TextInput(TITLE, "Titel", hint="Fx: Opkald to dage efter udskrivning", value=title, max_length=LONGEST[TITLE]),
        TextInput(BODY, "Hvad gjorde I?", value=body, is_multiline=True, max_length=LONGEST[BODY]),
        Choice(
            CLUSTER,
            "Klynge",
            tuple(Option(one.key, one.name) for one in profile.clusters),
            value=cluster.key if cluster else "",
        ),
        TextInput(EFFECT, "Hvad var effekten?", is_multiline=True, is_optional=True, max_length=LONGEST[EFFECT]),
        TextInput(REQUIRES, "Hvad kræver det?", is_multiline=True, is_optional=True, max_length=LONGEST[REQUIRES]),
        TextInput(
            CONTACT, "Kontakt", hint="Tom: dit sekretariat eller dig", is_optional=True, max_length=LONGEST[CONTACT]
        ),
    ]
    if profile.topics:
        topics = tuple(Option(topic, topic) for topic in profile.topics)
        fields.append(Choice(TOPICS, "Emner", topics, is_multiple=True, is_optional=True))
    return Form(NAME, "Del en god erfaring", "Del", tuple(fields))


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
