"""The Danish words for what is kept of a person: each kind, each fact's heading, and how a fact's value reads."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from danish import writing
from danish.zone import COPENHAGEN
from domain.decisions import REGIONAL_COUNCIL
from domain.journalising import authority_names
from domain.organisation import Body, Profile
from domain.personal_data import Kind
from domain.polls import PollState
from domain.predecessors import known
from handlers.task_text import step_name

KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.PERSON: ("navn", "navne"),
    Kind.IDENTITY: ("Slack-id", "Slack-id'er"),
    Kind.ADMINISTRATOR: ("administratorrolle", "administratorroller"),
    Kind.ROLE: ("rolle", "roller"),
    Kind.SEAT: ("plads", "pladser"),
    Kind.ALTERNATE: ("suppleantplads", "suppleantpladser"),
    Kind.AWAY: ("periode med en vikar", "perioder med en vikar"),
    Kind.DEPUTY: ("periode som vikar", "perioder som vikar"),
    Kind.PREFERENCES: ("sæt indstillinger", "sæt indstillinger"),
    Kind.CALENDAR: ("kalenderadresse", "kalenderadresser"),
    Kind.REMINDER: ("personlig påmindelse", "personlige påmindelser"),
    Kind.MESSAGE: ("besked fra mig", "beskeder fra mig"),
    Kind.INTEREST: ("“jeg vil gerne høre mere”", "“jeg vil gerne høre mere”"),
    Kind.TASK: ("opgave, der er taget", "opgaver, der er taget"),
    Kind.WRITING: ("punkt, der skal skrives", "punkter, der skal skrives"),
    Kind.ABSENCE: ("afbud fra pladsen", "afbud fra pladsen"),
    Kind.EMPTY_SEAT: ("møde, hvor pladsen var tom", "møder, hvor pladsen var tom"),
    Kind.REPORTED: ("registreret afbud", "registrerede afbud"),
    Kind.CONFIRMATION: ("bekræftet trin", "bekræftede trin"),
    Kind.APPROVAL: ("godkendelse", "godkendelser"),
    Kind.VERSION: ("udgave af en dagsorden", "udgaver af en dagsorden"),
    Kind.ITEM: ("dagsordenspunkt", "dagsordenspunkter"),
    Kind.PRESENCE: ("noteret fremmøde", "noterede fremmøder"),
    Kind.DECISION: ("noteret beslutning", "noterede beslutninger"),
    Kind.DECISION_VERSION: ("rettet beslutning", "rettede beslutninger"),
    Kind.AUTHORITY_APPROVAL: ("noteret myndighedsgodkendelse", "noterede myndighedsgodkendelser"),
    Kind.JOURNALISING: ("noteret journalisering", "noterede journaliseringer"),
    Kind.POLL: ("afstemning om en dato", "afstemninger om en dato"),
    Kind.ANSWER: ("svar om en mødedato", "svar om mødedatoer"),
    Kind.FUNDS: ("postering på fælles midler", "posteringer på fælles midler"),
    Kind.EXPERIENCE: ("delt erfaring", "delte erfaringer"),
    Kind.DRAFT: ("kladde til en erfaring", "kladder til erfaringer"),
    Kind.DRAFT_WRITTEN: ("kladde med egne ord i", "kladder med egne ord i"),
    Kind.THANKS: ("“tak for den”", "“tak for den”"),
    Kind.TRIAL: ("“vi prøver det også”", "“vi prøver det også”"),
    Kind.DONE: ("linje i loggen", "linjer i loggen"),
    Kind.CONCERNED: ("linje i loggen om personen", "linjer i loggen om personen"),
}
HEADINGS: Mapping[str, str] = {
    "name": "Navn",
    "install": "Arbejdsområde",
    "is_deactivated": "Ikke længere aktiv",
    "is_outsider": "Gæst eller fra en anden organisation",
    "platform": "Platform",
    "external": "Id på platformen",
    "role": "Rolle",
    "cluster": "Klynge",
    "forum": "Forum",
    "municipality": "Kommune",
    "valid_from": "Fra",
    "valid_to": "Til",
    "body": "Forum",
    "seat": "Plads",
    "digest_at": "Overblik kl.",
    "zone": "Tidszone",
    "quiet_from": "Stille fra",
    "quiet_to": "Stille til",
    "paused_from": "Pause fra",
    "paused_until": "Pause til",
    "wants_digest": "Vil have overblik",
    "next_digest_at": "Næste overblik",
    "wants_news": "Vil have ugens erfaringer",
    "calendar": "Kalender",
    "made_at": "Lavet",
    "what": "Om",
    "kind": "Slags",
    "due_at": "Tid",
    "state": "Tilstand",
    "sent_at": "Sendt",
    "title": "Titel",
    "at": "Tidspunkt",
    "answered_at": "Besvaret",
    "id": "Nummer",
    "step": "Trin",
    "part": "Del",
    "reported_at": "Registreret",
    "reference": "Henvisning",
    "on_behalf_of": "På vegne af",
    "chair": "Formand",
    "version": "Udgave",
    "is_on_behalf": "På formandens vegne",
    "voided_at": "Bortfaldet",
    "number": "Nummer",
    "added_at": "Tilføjet",
    "recorded_at": "Noteret",
    "text": "Tekst",
    "authority": "Myndighed",
    "asked_at": "Spurgt",
    "proposal": "Forslag",
    "availability": "Svar",
    "amount": "Kroner",
    "description": "Hvad der blev gjort",
    "effect": "Virkning",
    "requires": "Kræver",
    "contact": "Kontakt",
    "topics": "Emner",
    "link": "Link",
    "starts": "Begynder",
    "answer": "Hvordan det gik",
    "is_kept": "Fortsætter",
    "shared_at": "Delt",
    "changed_at": "Rettet",
    "withdrawn_at": "Trukket tilbage",
    "act": "Handling",
    "subject": "Hvad",
}
TYPED = frozenset({"title", "text", "reference"})
"""What may tell of a closed item."""
CLOSED = "(lukket punkt)"
_SUBJECTS: Mapping[str, str] = {
    "meeting": "møde",
    "task": "opgave",
    "decision": "beslutning",
    "case": "sag",
    "experience": "erfaring",
    "experiences": "erfaringer",
    "poll": "afstemning",
    "calendar": "kalender",
    "funds": "fælles midler",
    "cluster": "klynge",
    "body": "forum",
}
"""What lines of the log are about, by the word before the number or key."""


def kind_count(kind: Kind, number: int) -> str:
    """So many of a kind: "3 roller"."""
    return writing.count(number, *KINDS[kind])


class Values:
    """How facts read, with the names that the organisation's profile gives."""

    def __init__(self, profile: Profile) -> None:
        self._bodies = {one.key: one for one in profile.known_bodies}
        self._names: Mapping[str, Mapping[str, str]] = {
            "body": {key: one.name for key, one in self._bodies.items()},
            "cluster": {one.key: one.name for one in profile.known_clusters},
            "forum": {one.key: one.name for one in profile.known_fora},
            "role": {one.key: one.name for one in known(profile, lambda organisation: organisation.roles)},
            "municipality": {one.key: one.full_name for one in profile.known_municipalities},
            "authority": authority_names(profile) | {REGIONAL_COUNCIL: "Regionsrådet"},
            "state": {PollState.OPEN.value: "åben"},
            "chair": {one.key: one.name for one in profile.chairs},
            "on_behalf_of": {one.key: one.name for one in profile.chairs},
        }

    def read(self, name: str, value: Any, body: Body | None) -> str:
        """A fact in words, "" for one that isn't there; `body` is the one whose step or seat it is."""
        if value is None:
            return ""
        if name == "subject":
            kind, _, key = str(value).partition(":")
            return f"{_SUBJECTS.get(kind, kind)} {self._names.get(kind, {}).get(key, key)}".strip()
        if body is not None and name == "step":
            return next((step_name(one) for one in body.forum.steps if one.number == value), str(value))
        if body is not None and name == "seat":
            return next((one.label for one in body.seats if one.key == value), str(value))
        return self._names.get(name, {}).get(str(value)) or _plain(value)

    def body(self, key: str | None) -> Body | None:
        """The body with that key, if it is known."""
        return self._bodies.get(key or "")


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "ja" if value else "nej"
        case datetime():
            return writing.moment(value.astimezone(COPENHAGEN))
        case date():
            return writing.short_date(value)
        case list():
            return ", ".join(str(one) for one in value)
    return str(value)
