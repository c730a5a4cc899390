"""The Danish words for what the rules of decisions, minutes and shared funds refuse; importing it registers them."""

from danish import writing
from domain import decision_errors as errors
from domain.organisation import Profile
from handlers.case_text import place_name
from handlers.decision_text import authority_name
from handlers.meeting_text import sector_counts
from handlers.refusals import NOTHING_SAVED, refusal_card
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
            text(
                f"Der manglede {lacking}. " if lacking else "",
                "Blev sagen drøftet eller udsat, så skriv `drøftet` eller `udsat` i stedet. Er fremmødet noteret "
                "forkert, så ret det med `/beslutning fremmøde`. ",
                NOTHING_SAVED,
            ),
        ),
    )


@refusal_card.register
def _(error: errors.DecisionAlreadyRecorded, _profile: Profile) -> Card:
    return Card(
        f"Beslutningen er allerede registreret som nr. {error.number}.",
        (text("Se den med `/beslutning liste`. ", NOTHING_SAVED),),
    )


@refusal_card.register
def _(error: errors.DecisionNotOpen, profile: Profile) -> Card:
    to = f" til {place_name(error.receiver, profile)}" if error.receiver else ""
    return Card(
        f"Beslutning {error.number} er {error.state}{to}.",
        (text("Se, hvad der er åbent, med `/beslutning liste`. ", NOTHING_SAVED),),
    )


@refusal_card.register
def _(error: errors.DecisionStillOpen, _profile: Profile) -> Card:
    return Card(f"Beslutning {error.number} er allerede åben.", (text(NOTHING_SAVED),))


@refusal_card.register
def _(error: errors.ApprovalsMissing, profile: Profile) -> Card:
    missing = writing.join([authority_name(key, profile) for key in error.authorities])
    return Card(
        f"Beslutning {error.number} kan ikke lukkes endnu.",
        (
            text(f"Sagen har økonomiske konsekvenser og afventer godkendelse fra {missing}. "),
            text(
                f"Registrer en godkendelse med `/beslutning godkendt {error.number} regionsrådet` eller "
                f"`/beslutning godkendt {error.number} kommunalbestyrelse KOMMUNE`. ",
                NOTHING_SAVED,
            ),
        ),
    )


@refusal_card.register
def _(error: errors.AuthorityNotAsked, profile: Profile) -> Card:
    name = authority_name(error.authority, profile)
    if not error.asked:
        return Card(
            "Beslutningen kræver ingen godkendelse udefra.",
            (text("Punktet har ingen økonomiske konsekvenser for regionen eller kommuner. ", NOTHING_SAVED),),
        )
    asked = writing.join([authority_name(key, profile) for key in error.asked])
    return Card(
        f"{writing.capitalised(name)} skal ikke godkende den beslutning.", (text(f"Det skal {asked}. ", NOTHING_SAVED),)
    )


@refusal_card.register
def _(error: errors.AlreadyApproved, profile: Profile) -> Card:
    return Card(f"Godkendelsen fra {authority_name(error.authority, profile)} er allerede registreret.", ())


@refusal_card.register
def _(error: errors.ApprovalNotRecorded, profile: Profile) -> Card:
    name = authority_name(error.authority, profile)
    return Card(f"Der er ingen godkendelse fra {name} at fortryde.", (text(NOTHING_SAVED),))


@refusal_card.register
def _(error: errors.DecisionUnchanged, _profile: Profile) -> Card:
    return Card(f"Beslutning {error.number} lyder allerede sådan.", (text(NOTHING_SAVED),))


@refusal_card.register
def _(error: errors.DecisionChangedMeanwhile, _profile: Profile) -> Card:
    return Card(
        f"Beslutning {error.number} er ændret af en anden, mens formularen stod åben.",
        (text("Luk formularen, og åbn den igen for at se ændringen. ", NOTHING_SAVED),),
    )


@refusal_card.register
def _(error: errors.HandedOverToItself, profile: Profile) -> Card:
    return Card(
        f"{profile.body(error.body).name} har selv truffet beslutningen.",
        (text("Skriv det forum, der skal tage over, fx `overlever 1 til ssu`. ", NOTHING_SAVED),),
    )


@refusal_card.register
def _(error: errors.ClosedStaysInCluster, profile: Profile) -> Card:
    return Card(
        f"Punktet er lukket og kan ikke overleveres til {profile.body(error.body).name}.",
        (text("Lukkede punkter bliver i klyngens eget sekretariat. ", NOTHING_SAVED),),
    )


@refusal_card.register
def _(error: errors.EntryAlreadyUndone, _profile: Profile) -> Card:
    return Card(
        f"Postering nr. {error.number} er allerede fortrudt.",
        (text("Se posteringerne med `/midler`. ", NOTHING_SAVED),),
    )
