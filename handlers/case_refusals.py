"""The Danish words for what the rules of cases refuse; importing it registers them."""

from danish import writing
from domain import case_errors as errors
from domain.organisation import Profile
from handlers.case_text import place_name, places_text
from handlers.refusals import refusal_card, refusing, unsaved
from handlers.retry import command_button
from handlers.ui import Actions, Card

_COMMAND = "sagsflow"


@refusal_card.register
def _(error: errors.CaseNotOpen, _profile: Profile) -> Card:
    again = [f"Tag den op igen med `/{_COMMAND} genoptag {error.case}`."] if error.state == "stoppet" else []
    return Card(f"Sag {error.case} er {error.state}.", (unsaved(*again), _seen(error.case)))


@refusal_card.register
def _(error: errors.CaseNotStopped, _profile: Profile) -> Card:
    return Card(f"Sag {error.case} er ikke stoppet.", (unsaved(), _seen(error.case)))


@refusal_card.register
def _(error: errors.CaseAwaitsAnswers, profile: Profile) -> Card:
    names = places_text(error.places, profile)
    return Card(f"Sag {error.case} afventer svar fra {names}.", (unsaved(), _seen(error.case)))


@refusal_card.register
def _(error: errors.CaseAtCrossroads, _profile: Profile) -> Card:
    return Card(
        f"Sag {error.case} kan gå flere veje herfra.",
        (unsaved(f"Vælg med `/{_COMMAND} videre {error.case}`."), _seen(error.case)),
    )


@refusal_card.register
def _(error: errors.NotOnTheWay, profile: Profile) -> Card:
    known = {forum.key: forum.name for forum in profile.known_fora}
    cluster = next((one for one in profile.known_clusters if error.place.endswith(f"/{one.key}")), None)
    name = known.get(error.place) or place_name(error.place, profile)
    if cluster and name == error.place:  # its step is above the clusters
        name = f"Sundhedsklynge {cluster.name}"
    return Card(
        f"Sag {error.case} er ikke hos {name} og skal ikke dertil nu.",
        (unsaved("Se dens trin, og hvem der har den."), _seen(error.case)),
    )


@refusal_card.register
def _(error: errors.CaseMovedOn, profile: Profile) -> Card:
    return Card(
        f"Svaret fra {place_name(error.place, profile)} kan ikke fortrydes: Andre har svaret siden.",
        (unsaved(f"Fortryd først deres svar med `/{_COMMAND} fortryd {error.case}`."), _seen(error.case)),
    )


@refusal_card.register
def _(error: errors.NothingAnswered, _profile: Profile) -> Card:
    return Card(f"Sag {error.case} har ingen svar at fortryde.", (unsaved(), _seen(error.case)))


@refusal_card.register
def _(error: errors.ClosedCaseStays, profile: Profile) -> Card:
    return refusing(
        f"Sagen er lukket og kan ikke sendes til {place_name(error.place, profile)}.",
        "Lukkede sager bliver i klyngens eget sekretariat. ",
        "Skal noget af den deles, så begynd en ny, åben sag med det, andre må se.",
    )


@refusal_card.register
def _(error: errors.CaseNeedsCluster, profile: Profile) -> Card:
    name = next((one.name for one in profile.known_case_flows if one.key == error.flow), error.flow)
    known = writing.join([one.name for one in profile.clusters])
    return refusing(
        f"Hvilken klynge begynder sagen i? {name} begynder i en klynge.",
        f"Skriv den i kommandoen. Klyngerne er {known}.",
    )


@refusal_card.register
def _(error: errors.CaseAnsweredThere, profile: Profile) -> Card:
    return Card(
        f"{place_name(error.place, profile)} har allerede svaret i sag {error.case}.",
        (unsaved(f"Fortryd først svaret med `/{_COMMAND} fortryd {error.case}`."), _seen(error.case)),
    )


@refusal_card.register
def _(error: errors.CaseHandedToItself, profile: Profile) -> Card:
    return refusing(
        f"{place_name(error.body, profile)} har sagen allerede.",
        "Skriv det forum, der skal tage over, fx `overlever 3 til ssu`.",
    )


def _seen(case: int) -> Actions:
    return Actions((command_button(f"Vis sag {case}", _COMMAND, f"status {case}"),))
