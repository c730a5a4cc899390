"""The Danish words for what the approval round refuses; importing this gives `refusals` these words."""

from danish import writing
from danish.zone import COPENHAGEN
from domain import agenda_errors as errors
from domain.organisation import Profile
from handlers.refusals import refusal_card, refusing
from handlers.task_text import chair_name
from handlers.ui import Card


@refusal_card.register
def _(error: errors.AlreadyApproved, profile: Profile) -> Card:
    when = writing.moment(error.at.astimezone(COPENHAGEN))
    return refusing(
        f"Godkendelsen fra {chair_name(error.chair, profile)} er allerede registreret.",
        f"Den er fra {when}. Se, hvem der mangler, med `/dagsorden status`.",
    )


@refusal_card.register
def _(_error: errors.RegenerationAwaited, _profile: Profile) -> Card:
    return refusing(
        "Dagsordenen skal genereres igen, før den kan godkendes.",
        "Der er noteret rettelser. Skriv `/dagsorden genereret`, når de er med, og registrer så godkendelsen.",
    )


@refusal_card.register
def _(error: errors.NoSuchApproval, profile: Profile) -> Card:
    whose = f" fra {writing.join([chair_name(key, profile) for key in error.chairs])}" if error.chairs else ""
    return refusing(
        f"Der er ingen godkendelse{whose}, du kan fortryde.",
        "Det, en formand selv har godkendt, kan kun formanden fortryde.",
    )


@refusal_card.register
def _(error: errors.ApprovalsStand, _profile: Profile) -> Card:
    return refusing(
        f"Version {error.version} af dagsordenen er allerede godkendt af en formand.",
        "Fortryd først godkendelserne med `/dagsorden fortryd godkendelse`.",
    )
