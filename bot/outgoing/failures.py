"""Tells the administrators once that a way of sending is closed, and again where it is closed after having worked.

It mends nothing and never tells of itself.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.outgoing.ports import PERSON_GONE
from domain.experiences import CHANGED_EXPERIENCE
from domain.messages import Message
from domain.organisation import Profile
from domain.people import PersonId, Place
from domain.ports import Repositories
from handlers.ui import Card, ChannelLink, text

KIND = "udbakke.ikke_sendt"
Watchers = Callable[[Repositories, str], Iterable[PersonId]]
"""Who is told, for a workspace."""


def tell_failure(
    store: Repositories, message: Message, reason: str, now: datetime, watchers: Watchers, *, latest: int
) -> None:
    """Posts a message to each administrator, once for a recipient and reason since the `latest` that arrived there.

    Of each experience that was taken back and stands there still they are told.
    """
    if message.kind == KIND:
        return
    where = message.recipient.conversation if isinstance(message.recipient, Place) else f"person:{message.recipient}"
    subject: dict[str, int | str] = {"reason": reason, "kind": message.kind}
    once = f"{where}:{reason}:{latest}"
    if not isinstance(message.recipient, Place):
        subject["person"] = message.recipient
    elif message.kind == CHANGED_EXPERIENCE:
        subject |= {"conversation": where, "experience": message.subject["experience"]}
        once = f"{once}:{message.subject['experience']}"
    store.outbox.post(
        Message(
            kind=KIND,
            recipient=person,
            subject=subject,
            due=now,
            install=message.install,
            key=f"ikke_sendt:{message.install}:{once}:{person}",
        )
        for person in watchers(store, message.install)
    )


def failure_card(store: Repositories, _profile: Profile, message: Message) -> Card | None:
    """What an administrator is told about a closed way."""
    if "experience" in message.subject:
        return _still_there(message)
    person = message.subject.get("person")
    known = store.people.person(int(person)) if person is not None else None
    whom = f"til {known.name}" if known else "i en kanal"
    again = () if known else (text(_AGAIN),)
    return Card(
        f"En besked {whom} kunne ikke sendes.",
        (
            text(_REASONS.get(str(message.subject["reason"]), "Slack afviste den.")),
            *again,
            text("Intet er gået tabt: Opgaven står i `/opgaver`. Skriv `/tovholder tjek` for at se, hvad der mangler."),
        ),
    )


def _still_there(message: Message) -> Card:
    """The word that an experience can be read on though it was taken back."""
    number, conversation = message.subject["experience"], str(message.subject["conversation"])
    return Card(
        f"Erfaring nr. {number} er trukket tilbage, men kan stadig læses i en kanal.",
        (
            text(
                ChannelLink("Kanalen", conversation),
                " tager ikke imod ændringer fra mig, så mit kort med teksten står der stadig. En ejer eller "
                "administrator af jeres Slack kan slette kortet. Kortene i andre kanaler følger med.",
            ),
            text("Kanalen kan være arkiveret, eller jeg kan være taget ud af den."),
        ),
    )


_AGAIN = (
    "Når kanalen virker igen, eller I har valgt en anden, så skriv `/tovholder kanal` med det, den er til. "
    "Så sender jeg det, der stadig gælder."
)
_NOT_ALL = (
    "Kun nogle må skrive i kanalen. Giv mig lov i kanalens indstillinger, eller vælg en anden med `/tovholder kanal`."
)
_REASONS = {
    "uvist": "Forbindelsen røg, mens jeg sendte den, og jeg kan ikke se, om den kom frem. Se efter i kanalen.",
    "not_in_channel": "Jeg er ikke med i kanalen. Skriv `/invite @Tovholder` i den.",
    "channel_not_found": "Kanalen findes ikke længere, eller jeg er ikke med. Vælg en anden med `/tovholder kanal`.",
    "restricted_action": _NOT_ALL,
    "restricted_action_read_only_channel": _NOT_ALL,
    "is_archived": "Kanalen er arkiveret. Vælg en anden med `/tovholder kanal`.",
    PERSON_GONE: "Brugeren er deaktiveret i Slack. Giv rollen til en anden med `/tovholder rolle tildel`.",
    "missing_scope": "Appen mangler en tilladelse i jeres Slack. Installér den igen, og godkend det, den beder om.",
    "no_user": "Personen er ikke bruger i dette Slack. Giv rollen til en anden med `/tovholder rolle tildel`.",
}
