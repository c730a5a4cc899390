"""Tells the administrators that another organisation reads along in a secretariat's channel; it stops nothing.

No channel is told of anything closed, nor of who is absent, so what people rely on goes on there until they choose.
"""

from collections.abc import Iterable
from datetime import datetime

from danish import writing
from domain.messages import Message
from domain.organisation import Cluster, Profile
from domain.people import ChannelPurpose, PersonId, Place
from domain.ports import Repositories
from handlers.ui import Card, ChannelLink, text

KIND = "udbakke.delt_kanal"
_PLATFORM, _CONVERSATION = "platform", "conversation"


def tell_shared(
    store: Repositories, place: Place, other: str, now: datetime, administrators: Iterable[PersonId]
) -> None:
    """Posts a message to each administrator, once a day for a channel and the `other` workspace it is shared with.

    The same may be heard several times, and a channel that was unshared be shared anew. Nobody is told of a channel
    that is no secretariat's.
    """
    if not any(use.purpose == ChannelPurpose.SECRETARIAT for use in store.channels.at(place)):
        return
    store.outbox.post(
        Message(
            kind=KIND,
            recipient=person,
            subject={_PLATFORM: place.platform, _CONVERSATION: place.conversation},
            due=now,
            install=place.install,
            key=f"{KIND}:{place.install}:{place.conversation}:{other}:{now:%Y-%m-%d}:{person}",
        )
        for person in administrators
    )


def shared_card(store: Repositories, profile: Profile, message: Message) -> Card | None:
    """What an administrator is told; nothing where the channel is no secretariat's any more."""
    place = Place(str(message.subject[_PLATFORM]), message.install, str(message.subject[_CONVERSATION]))
    clusters = _served(store, profile, place)
    if not clusters:
        return None
    places = writing.join([one.where for one in clusters])
    return Card(
        f"En anden organisation læser med i kanalen for sekretariatet {places}",
        (
            text(
                ChannelLink("Kanalen", place.conversation),
                " deles nu med en anden organisations Slack. De, der er med derfra, kan læse det, der bliver skrevet "
                "i den, og det, der stod i den før.",
            ),
            text(
                "Jeg skriver stadig i den, fx når et møde ikke længere kan træffe beslutninger, når en dato skal "
                "findes, og når ingen har en opgave. Lukkede punkter, og hvem der har meldt afbud, nævner jeg ikke "
                "i nogen kanal."
            ),
            text(
                "Er det ikke meningen, så ophæv delingen i Slack, eller vælg en anden kanal: Skriv "
                f"`/tovholder kanal sekretariat {clusters[0].key}` i den. Jeg skriver det kun denne ene gang; "
                "`/tovholder tjek` viser det, så længe kanalen deles."
            ),
        ),
    )


def _served(store: Repositories, profile: Profile, place: Place) -> list[Cluster]:
    """The clusters of today's organisation whose secretariat the channel is for."""
    served = {use.cluster for use in store.channels.at(place) if use.purpose == ChannelPurpose.SECRETARIAT}
    return [one for one in profile.clusters if one.key in served]
