"""The Danish words for what the rules about tasks refuse; importing this gives `refusals` these words."""

from domain import errors
from domain.organisation import Profile
from handlers.refusals import refusal_card, refusing
from handlers.ui import Card, text


@refusal_card.register
def _(error: errors.MeetingNotBegun, _profile: Profile) -> Card:
    if error.step is None:
        return refusing(
            "Mødet er ikke begyndt endnu.", "Beslutninger, fremmøde og journalisering registreres, når mødet er i gang."
        )
    return refusing(
        f"Trin {error.step} hører til, når mødet er begyndt.",
        "Mødet er ikke begyndt endnu. Mener du et tidligere møde, så skriv dets dato.",
    )


@refusal_card.register
def _(error: errors.StepAlwaysNeeded, _profile: Profile) -> Card:
    return refusing(
        f"Trin {error.step} kan ikke noteres som ikke nødvendigt.",
        "Formændenes godkendelse skal der altid spørges om, og ny generering følger af rettelserne. ",
        "Sendes dagsordenen ud uden godkendelse, bliver det noteret med `/dagsorden udsendt`.",
    )


@refusal_card.register
def _(error: errors.NotNeededForKind, _profile: Profile) -> Card:
    return refusing(
        f"Trin {error.step} er ikke nødvendigt ved denne slags møde.",
        "Der er derfor intet at notere. Se, hvad der er, med `/dagsorden status`.",
    )


@refusal_card.register
def _(_error: errors.AgendaAlreadySent, _profile: Profile) -> Card:
    return refusing(
        "Dagsordenen er allerede sendt ud.", "Er den sendt ud ved en fejl, så skriv først `/dagsorden fortryd udsendt`."
    )


@refusal_card.register
def _(_error: errors.CorrectionsAlreadyOpen, _profile: Profile) -> Card:
    return Card(
        "Rettelserne er allerede noteret.",
        (text("Dagsordenen venter på at blive genereret igen. Se, hvor langt I er, med `/dagsorden status`."),),
    )


@refusal_card.register
def _(_error: errors.TaskTaken, _profile: Profile) -> Card:
    return refusing("Opgaven er allerede taget af en anden.", "Se opgaverne med `/opgaver klynge`.")


@refusal_card.register
def _(error: errors.NoSecretariatRole, profile: Profile) -> Card:
    return refusing(
        f"{error.name} er ikke med i sekretariatet for {profile.body(error.body).name}.",
        "Vælg en, der har en rolle dér. En administrator giver roller med `/tovholder rolle tildel`.",
    )
