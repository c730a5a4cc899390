"""Tells the administrators once that a way of sending is closed, and again where it is closed after having worked.

It mends nothing and never tells of itself.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.outgoing.ports import PERSON_GONE
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from handlers.ui import Card, text

KIND = "udbakke.ikke_sendt"
Watchers = Callable[[Repositories, str], Iterable[PersonId]]
"""Who is told, for a workspace."""


def tell_failure(
    store: Repositories, message: Message, reason: str, now: datetime, watchers: Watchers, *, latest: int
) -> None:
    """Posts a message to each administrator, once for a recipient and reason since the `latest` that arrived there."""
    if message.kind == KIND:
        return
    where = message.recipient.conversation if isinstance(message.recipient, Place) else f"person:{message.recipient}"
    subject: dict[str, int | str] = {"reason": reason, "kind": message.kind}
    if not isinstance(message.recipient, Place):
        subject["person"] = message.recipient
    store.outbox.post(
        Message(
            kind=KIND,
            recipient=person,
            subject=subject,
            due=now,
            install=message.install,
            key=f"ikke_sendt:{message.install}:{where}:{reason}:{latest}:{person}",
        )
        for person in watchers(store, message.install)
    )


def failure_card(store: Repositories, _profile: Profile, message: Message) -> Card | None:
    """What an administrator is told about a closed way."""
    person = message.subject.get("person")
    known = store.people.person(int(person)) if person is not None else None
    whom = f"til {known.name}" if known else "i en kanal"
    again = () if known else (text(_AGAIN),)
    return Card(
        f"En besked {whom} kunne ikke sendes.",
        (
            text(_REASONS.get(str(message.subject["reason"]), "Slack afviste den.")),
            *again,
            text("Intet er gået tabt: opgaven står i `/opgaver`. Skriv `/tovholder tjek` for at se, hvad der mangler."),
        ),
    )


_AGAIN = (
    "Når kanalen virker igen, eller I har valgt en anden: skriv `/tovholder kanal` med det, den er til. "
    "Så sender jeg det, der stadig gælder."
)
_REASONS = {
    "uvist": "Forbindelsen røg, mens jeg sendte den, og jeg kan ikke se, om den kom frem. Se efter i kanalen.",
    "not_in_channel": "Jeg er ikke med i kanalen. Skriv `/invite @Tovholder` i den.",
    "channel_not_found": "Kanalen findes ikke længere, eller jeg er ikke med. Vælg en anden med `/tovholder kanal`.",
    "is_archived": "Kanalen er arkiveret. Vælg en anden med `/tovholder kanal`.",
    PERSON_GONE: "Brugeren er deaktiveret i Slack. Giv rollen til en anden med `/tovholder rolle tildel`.",
    "missing_scope": "Appen mangler en tilladelse i jeres Slack. Installér den igen, og godkend det, den beder om.",
    "no_user": "Personen er ikke bruger i dette Slack. Giv rollen til en anden med `/tovholder rolle tildel`.",
}
