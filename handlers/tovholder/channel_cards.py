"""What people read about the channels chosen; a channel's name is the platform's to say."""

from collections.abc import Sequence
from dataclasses import dataclass

from danish import writing
from domain.experiences import LATE_ANNOUNCEMENTS
from domain.organisation import Profile
from domain.people import ChannelPurpose, ChannelUse, Place
from handlers.refusals import unsaved
from handlers.ui import Actions, Button, Card, ChannelLink, Inline, text

CLUSTER_CHOSEN = "tovholder.kanal"
SECRETARIAT_CHOSEN = "tovholder.kanal_sekretariat"
EXPERIENCES_CHOSEN = "tovholder.kanal_erfaringer"
_NOT_YET = "Det kan du også gøre senere; så er det slut med dem i den her. Kanalen er ikke valgt endnu."


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A channel that was chosen just now; `replaces` another, or not.

    `told` is of how many experiences it is told now, `again` how many messages that were refused are sent once more.
    """

    use: ChannelUse
    replaces: bool
    told: int
    again: int


def purpose_name(use: ChannelUse, profile: Profile) -> str:
    """What a channel serves as: "Kanal for sekretariatet på Fyn"."""
    if use.cluster:
        return f"Kanal for sekretariatet {profile.cluster(use.cluster).where}"
    return "Kanal for erfaringer"


def chosen(one: Chosen, profile: Profile, *, is_here: bool) -> Card:
    """The answer once a channel is chosen: what will be written there, and what is sent there at once."""
    which = "Denne kanal" if is_here else "Kanalen"
    instead = " Den afløser den, der var valgt før." if one.replaces else ""
    if one.use.purpose == ChannelPurpose.SECRETARIAT:
        what = "Her skriver jeg det, hele sekretariatet skal vide, fx når et møde ikke længere kan træffe beslutninger."
    else:
        what = "Her skriver jeg de erfaringer, der deles med `/erfaring`."
    lines = [text(f"{which} er valgt.{instead} {what}"), *(text(said) for said in _sent_at_once(one))]
    return Card(f"{purpose_name(one.use, profile)} er valgt", tuple(lines))


def chosen_line(one: Chosen, profile: Profile) -> str:
    """The same in a line, for where several are chosen together."""
    return " ".join((f"{purpose_name(one.use, profile)} er valgt.", *_sent_at_once(one)))


def _sent_at_once(one: Chosen) -> list[str]:
    said = []
    if one.told:
        count = writing.count(one.told, "erfaring, der allerede er delt", "erfaringer, der allerede er delt")
        older = " Er der ældre, findes de med `/erfaring søg`." if one.told == LATE_ANNOUNCEMENTS else ""
        said.append(f"Jeg lægger {count}, ind nu.{older}")
    if one.again:
        count = writing.count(one.again, "besked", "beskeder")
        said.append(f"{count}, som Slack afviste, sender jeg nu, hvis indholdet stadig gælder.")
    return said


def removed(use: ChannelUse, profile: Profile) -> Card:
    """The answer once a channel serves something no more: what isn't written anywhere now, and how to choose one."""
    again = f"sekretariat {use.cluster}" if use.cluster else "erfaringer"
    return Card(
        f"{purpose_name(use, profile)} er ikke længere valgt",
        (
            text("Jeg skriver det ikke dér mere, og heller ikke i en anden kanal, før en er valgt."),
            text(f"Vælg en ved at skrive `/tovholder kanal {again}` i den."),
        ),
    )


def which_cluster(profile: Profile, place: Place) -> Card:
    """The question whose secretariat a channel is for."""
    buttons = tuple(Button(one.name, CLUSTER_CHOSEN, f"{one.key} {place.conversation}") for one in profile.clusters)
    return Card(
        "Hvilken klynges sekretariat er kanalen til?",
        (unsaved("Vælg klyngen, eller skriv den i kommandoen."), Actions(buttons)),
    )


def both_there(use: ChannelUse, others: Sequence[ChannelUse], profile: Profile) -> Card:
    """The question whether a channel is to serve as that too, beside the others it serves as."""
    if use.purpose == ChannelPurpose.SECRETARIAT:
        return _secretariat_there(use, profile)
    return _all_clusters_there(others, profile, use.place)


def _secretariat_there(use: ChannelUse, profile: Profile) -> Card:
    """The question whether what a secretariat is told is to come where all clusters read, and how to end that."""
    cluster = profile.cluster(use.cluster or "")
    return Card(
        f"Skal sekretariatet {cluster.where} bruge kanalen for alle klyngers erfaringer?",
        (
            text(
                "Så læser alle i kanalen også beskederne til sekretariatet, fx når et møde ikke længere kan træffe "
                "beslutninger. Brug hellere en kanal for sig: "
                f"Skriv `/tovholder kanal sekretariat {cluster.name.lower()}` i den. {_NOT_YET}",
            ),
            Actions((Button("Ja, vælg kanalen", SECRETARIAT_CHOSEN, f"{use.cluster} {use.place.conversation}"),)),
        ),
    )


def _all_clusters_there(secretariats: Sequence[ChannelUse], profile: Profile, place: Place) -> Card:
    """The question whether a secretariat's channel is to get the experiences of all clusters, and how to end that."""
    places = writing.join([profile.cluster(use.cluster or "").where for use in secretariats])
    which = f"{secretariats[0].cluster} {place.conversation}"
    return Card(
        f"Skal alle klyngers erfaringer også komme i kanalen for sekretariatet {places}?",
        (
            text(
                "Erfaringerne kommer i kanalen, så snart nogen deler dem, også de andre klyngers. Brug hellere en "
                f"kanal for sig: Skriv `/tovholder kanal erfaringer` i den. {_NOT_YET}",
            ),
            Actions((Button("Ja, vælg kanalen", EXPERIENCES_CHOSEN, which),)),
        ),
    )


def overview(uses: Sequence[ChannelUse], profile: Profile, install: str) -> Card:
    """Which channels are chosen in this workspace, and how to choose one."""
    return Card(
        "Kanaler",
        (
            text(*channel_lines(uses, profile, install)),
            text(
                "Vælg en ved at skrive `/tovholder kanal sekretariat fyn` eller `/tovholder kanal erfaringer` i den. "
                "Det kan en administrator gøre."
            ),
        ),
    )


def channel_lines(uses: Sequence[ChannelUse], profile: Profile, install: str) -> list[Inline]:
    """A line for each cluster's secretariat and for experiences: the channel chosen in this workspace, or whether."""
    wanted = [ChannelUse(ChannelPurpose.SECRETARIAT, one.key, _NOWHERE) for one in profile.clusters]
    wanted.append(ChannelUse(ChannelPurpose.EXPERIENCES, None, _NOWHERE))
    lines: list[Inline] = []
    for use in wanted:
        chosen_for = [one.place for one in uses if (one.purpose, one.cluster) == (use.purpose, use.cluster)]
        here = next((place.conversation for place in chosen_for if place.install == install), "")
        state = chosen_channel(here) if here or not chosen_for else "valgt"
        lines += ["\n" if lines else "", f"• {purpose_name(use, profile)}: ", state]
    return lines


def chosen_channel(conversation: str) -> Inline:
    """The channel of this workspace that serves something, or that none does."""
    return ChannelLink("valgt", conversation) if conversation else "ikke valgt"


_NOWHERE = Place("", "", "")
