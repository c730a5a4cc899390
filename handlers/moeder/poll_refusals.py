"""The Danish words for what the rules of polls refuse; importing this gives `refusals` these words."""

from domain import poll_errors as errors
from domain.organisation import Profile
from handlers.refusals import refusal_card, refusing
from handlers.ui import Card


@refusal_card.register
def _(error: errors.PollClosed, _profile: Profile) -> Card:
    if error.meeting is None:
        return refusing("Afstemningen er lukket uden en dato.", "Start en ny med `/moede find`.")
    return refusing("Datoen er allerede fastsat.", "Se mødet med `/moede vis`.")


@refusal_card.register
def _(error: errors.PollAlreadyOpen, profile: Profile) -> Card:
    return refusing(
        f"Der er allerede en åben afstemning for {profile.body(error.body).name}.",
        "Fastsæt datoen med `/moede fastsæt N`, eller luk den med `/moede luk`.",
    )


@refusal_card.register
def _(error: errors.NoSuchProposal, _profile: Profile) -> Card:
    return refusing(f"Afstemningen har intet forslag {error.number}.", f"Skriv et nummer fra 1 til {error.last}.")


@refusal_card.register
def _(error: errors.TooManyProposals, _profile: Profile) -> Card:
    return refusing(f"{error.given} forslag er for mange.", f"En afstemning kan højst have {error.most}.")
