"""The Danish words for what the rules of polls refuse; importing this gives `refusals` these words."""

from domain import poll_errors as errors
from domain.organisation import Profile
from handlers.refusals import refusal_card, unsaved
from handlers.ui import Card


@refusal_card.register
def _(error: errors.PollClosed, _profile: Profile) -> Card:
    if error.meeting is None:
        return Card("Afstemningen er lukket uden en dato.", (unsaved("Start en ny med `/moede find`."),))
    return Card("Datoen er allerede fastsat.", (unsaved("Se mødet med `/moede vis`."),))


@refusal_card.register
def _(error: errors.PollAlreadyOpen, profile: Profile) -> Card:
    return Card(
        f"Der er allerede en åben afstemning for {profile.body(error.body).name}.",
        (unsaved("Fastsæt datoen med `/moede fastsæt N`, eller luk den med `/moede luk`."),),
    )


@refusal_card.register
def _(error: errors.NoSuchProposal, _profile: Profile) -> Card:
    return Card(
        f"Afstemningen har intet forslag {error.number}.",
        (unsaved(f"Skriv et nummer fra 1 til {error.last}."),),
    )


@refusal_card.register
def _(error: errors.TooManyProposals, _profile: Profile) -> Card:
    return Card(
        f"{error.given} forslag er for mange.",
        (unsaved(f"En afstemning kan højst have {error.most}."),),
    )
