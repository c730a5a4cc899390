"""The Danish words for what the rules of decisions, minutes and shared funds refuse; importing it registers them."""

from danish import writing
from domain import decision_errors as errors
from domain.organisation import Profile
from handlers.case_text import place_name
from handlers.decision_text import authority_name
from handlers.meeting_text import sector_counts
from handlers.refusals import refusal_card, refusing, unsaved
from handlers.ui import Card, text


@refusal_card.register
def _(error: errors.AttendanceFailed, profile: Profile) -> Card:
    lacking = writing.join(
        [f"{one.need - one.present} fra {profile.sector(one.sector).definite}" for one in error.present.lacking]
    )
    return Card(
        "Der kan ikke træffes beslutninger: For få var til stede.",
        (
            text(sector_counts(error.present, profile)),
            unsaved(
                f"Der manglede {lacking}. " if lacking else "",
                "Blev sagen drøftet eller udsat, så skriv `drøftet` eller `udsat` i stedet. Er fremmødet noteret "
                "forkert, så ret det med `/beslutning fremmøde`.",
            ),
        ),
    )


@refusal_card.register
def _(error: errors.DecisionAlreadyRecorded, _profile: Profile) -> Card:
    return refusing(f"Beslutningen er allerede registreret som nr. {error.number}.", "Se den med `/beslutning liste`.")


@refusal_card.register
def _(error: errors.DecisionNotOpen, profile: Profile) -> Card:
    to = f" til {place_name(error.receiver, profile)}" if error.receiver else ""
    return refusing(
        f"Beslutning {error.number} er {error.state}{to}.", "Se, hvad der er åbent, med `/beslutning liste`."
    )


@refusal_card.register
def _(error: errors.DecisionStillOpen, _profile: Profile) -> Card:
    return refusing(f"Beslutning {error.number} er allerede åben.")


@refusal_card.register
def _(error: errors.ApprovalsMissing, profile: Profile) -> Card:
    missing = writing.join([authority_name(key, profile) for key in error.authorities])
    return Card(
        f"Beslutning {error.number} kan ikke lukkes endnu.",
        (
            text(f"Sagen har økonomiske konsekvenser og afventer godkendelse fra {missing}. "),
            unsaved(
                f"Registrer en godkendelse med `/beslutning godkendt {error.number} regionsrådet` eller "
                f"`/beslutning godkendt {error.number} kommunalbestyrelse KOMMUNE`."
            ),
        ),
    )


@refusal_card.register
def _(error: errors.AuthorityNotAsked, profile: Profile) -> Card:
    name = authority_name(error.authority, profile)
    if not error.asked:
        return refusing(
            "Beslutningen kræver ingen godkendelse udefra.",
            "Punktet har ingen økonomiske konsekvenser for regionen eller kommuner.",
        )
    asked = writing.join([authority_name(key, profile) for key in error.asked])
    return refusing(f"{writing.capitalised(name)} skal ikke godkende den beslutning.", f"Det skal {asked}.")


@refusal_card.register
def _(error: errors.AlreadyApproved, profile: Profile) -> Card:
    return Card(f"Godkendelsen fra {authority_name(error.authority, profile)} er allerede registreret.", ())


@refusal_card.register
def _(error: errors.ApprovalNotRecorded, profile: Profile) -> Card:
    name = authority_name(error.authority, profile)
    return refusing(f"Der er ingen godkendelse fra {name} at fortryde.")


@refusal_card.register
def _(error: errors.DecisionUnchanged, _profile: Profile) -> Card:
    return refusing(f"Beslutning {error.number} lyder allerede sådan.")


@refusal_card.register
def _(error: errors.DecisionChangedMeanwhile, _profile: Profile) -> Card:
    return refusing(
        f"Beslutning {error.number} er ændret af en anden, mens formularen stod åben.",
        "Luk formularen, og åbn den igen for at se ændringen.",
    )


@refusal_card.register
def _(error: errors.HandedOverToItself, profile: Profile) -> Card:
    return refusing(
        f"{profile.body(error.body).name} har selv truffet beslutningen.",
        "Skriv det forum, der skal tage over, fx `overlever 1 til ssu`.",
    )


@refusal_card.register
def _(error: errors.ClosedStaysInCluster, profile: Profile) -> Card:
    return refusing(
        f"Punktet er lukket og kan ikke overleveres til {profile.body(error.body).name}.",
        "Lukkede punkter bliver i klyngens eget sekretariat.",
    )


@refusal_card.register
def _(error: errors.EntryAlreadyUndone, _profile: Profile) -> Card:
    return refusing(f"Postering nr. {error.number} er allerede fortrudt.", "Se posteringerne med `/midler`.")
