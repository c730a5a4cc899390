"""The Danish words for what the rules of agendas refuse; importing this gives `refusals` these words."""

from danish import writing
from domain import agenda_errors as errors
from domain.errors import NoSuchOrigin
from domain.organisation import Profile
from handlers.refusals import refusal_card, refusing, unsaved
from handlers.ui import Card, text


@refusal_card.register
def _(error: errors.ItemNotOpen, _profile: Profile) -> Card:
    if error.state in ("Godkendelse af dagsorden", "Eventuelt"):
        return refusing(f"“{error.state}” hører til på enhver dagsorden.", "Det kan ikke ændres.")
    return refusing(
        f"Det kan ikke lade sig gøre: Punktet er {error.state}.",
        "Se, hvor langt punkterne er, med `/dagsorden punkter`.",
    )


@refusal_card.register
def _(_error: errors.ItemLacksBasis, _profile: Profile) -> Card:
    return refusing(
        "Punktet er lukket, men hjemlen mangler.",
        "Noter hjemlen med `/dagsorden punkt N hjemmel “…”`, og marker så punktet som klart.",
    )


@refusal_card.register
def _(_error: errors.ItemLacksAffected, _profile: Profile) -> Card:
    return refusing(
        "Hvilke kommuner er berørt af de økonomiske konsekvenser?",
        "Beslutningen skal godkendes af Regionsrådet og af kommunalbestyrelsen i hver berørt kommune. ",
        "Vælg kommunerne, eller at det kun er regionen, fx med `/dagsorden punkt N ret`.",
    )


@refusal_card.register
def _(error: errors.NoSuchItem, _profile: Profile) -> Card:
    there = f"Dagsordenen har punkt 1–{error.count}. " if error.count else "Dagsordenen har ingen punkter endnu. "
    return refusing(f"Der er ikke noget punkt {error.number}.", there, "Se dem med `/dagsorden punkter`.")


@refusal_card.register
def _(_error: errors.ItemAlreadyCarriedOver, _profile: Profile) -> Card:
    return refusing("Punktet er allerede overført til et andet møde.", "Se det dér med `/dagsorden punkter`.")


@refusal_card.register
def _(error: errors.LateReasonMissing, _profile: Profile) -> Card:
    return refusing(
        f"Fristen for punkter var {writing.moment(error.due)}.",
        "Skriv, hvorfor sagen kommer nu, fx `begrundelse “Tallene forelå først i går”`. ",
        "Skriv om sagen, ikke om personer.",
    )


@refusal_card.register
def _(error: errors.NoSuchAnnex, _profile: Profile) -> Card:
    numbers = f"1–{error.count}" if error.count > 1 else "1 alene"
    there = f"Punktet har bilag {numbers}." if error.count else "Punktet har ingen bilag."
    return refusing(f"Der er ikke noget bilag {error.number}.", there)


@refusal_card.register
def _(_error: errors.ItemCameInTime, _profile: Profile) -> Card:
    return refusing("Punktet kom inden fristen.", "Der skal ingen begrundelse til.")


@refusal_card.register
def _(_error: errors.ItemTaken, _profile: Profile) -> Card:
    return refusing(
        "Punktet har allerede en, der skriver det.",
        "Se hvem med `/dagsorden punkter`. Skal en anden have det, så skriv fx `/dagsorden punkt 2 skriver @navn`.",
    )


@refusal_card.register
def _(error: errors.NoItemRole, profile: Profile) -> Card:
    body = profile.body(error.body)
    cluster = body.cluster_key
    given = writing.join_or([profile.role(key).name_in(cluster) for key in body.forum.secretariat_roles])
    return Card(
        f"{error.name} har ingen rolle, der skriver punkter til {body.name}.",
        (
            text(f"Vælg en fra sekretariatet, eller lad en administrator give {error.name} en rolle dér ({given}): "),
            unsaved(f"`/tovholder rolle tildel @navn ROLLE {cluster or body.forum.key}`."),
            text("En sagsbehandler uden rolle kan sende sin tekst til den, der skriver punktet."),
        ),
    )


@refusal_card.register
def _(_error: errors.ItemChangedMeanwhile, _profile: Profile) -> Card:
    return refusing(
        "Punktet er ændret af en anden, mens formularen stod åben.",
        "Luk formularen, og åbn den igen for at se ændringen.",
    )


@refusal_card.register
def _(error: NoSuchOrigin, profile: Profile) -> Card:
    known = [f"“fra {key}” ({profile.origins[key]})" for key in error.origins]
    there = f"Her kan en sag komme {writing.join_or(known)}." if known else "Her fordeles arbejdet lokalt."
    return refusing(f"En sag på dette niveau kan ikke komme “fra {error.origin}”.", there)
