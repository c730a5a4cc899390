"""The Danish words for what the rules refuse; which rule refused, and on what facts, the error itself says."""

from collections.abc import Mapping
from functools import singledispatch

from danish import writing
from domain import errors
from domain.organisation import Profile
from handlers.ui import Block, Card, Inline, Text, text

NOTHING_SAVED = "Intet er gemt."


def unsaved(*said: Inline) -> Text:
    """A paragraph that says this, and then that nothing was saved."""
    return text(*said, " ", NOTHING_SAVED) if said else text(NOTHING_SAVED)


def refusing(title: str, *said: Inline) -> Card:
    """The card that says what is wrong (title), what to do, and that nothing was saved."""
    return Card(title, (unsaved(*said),))


class Answered(errors.Refused):
    """A handler's own refusal, with the card that says what was understood, what is wrong and what to do."""

    def __init__(self, title: str, *blocks: Block) -> None:
        super().__init__(title)
        self.card = Card(title, blocks)


class WrongFields(errors.Refused):
    """What is wrong with a submitted form, by field; raised, so that the corrected form is no repetition of it."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(", ".join(wrong))
        self.wrong = wrong


@singledispatch
def refusal_card(error: errors.Refused, profile: Profile) -> Card:
    """The card that tells a person why nothing was done; TypeError for an error that has no words here."""
    raise TypeError(f"no words for {type(error).__name__} of {profile.key}") from error


@refusal_card.register
def _(error: Answered, _profile: Profile) -> Card:
    return error.card


@refusal_card.register
def _(error: errors.NotAllowed, profile: Profile) -> Card:
    if not error.roles and not error.above:
        return refusing(
            "Det kan kun en administrator gøre.",
            "Skriv `/tovholder administrator` for at se, hvem der er administrator.",
        )
    where, who = _who_may(error, profile)
    return refusing(
        f"Det kan kun sekretariatet{where} gøre.", f"{who} En administrator giver roller med `/tovholder rolle tildel`."
    )


def _who_may(error: errors.NotAllowed, profile: Profile) -> tuple[str, str]:
    """Where the secretariat is that could, after its word; and the sentence that says which roles that is."""
    names = writing.join_or([profile.role(role).name_in(error.cluster) for role in error.roles])
    where = f" i Sundhedsklynge {profile.cluster(error.cluster).name}" if error.cluster else ""
    if not error.above:
        return where, f"Det vil sige {names}."
    bodies = [profile.body(key) for key in error.above]
    above = writing.join_or([body.name for body in bodies])
    roles = dict.fromkeys(role for body in bodies for role in body.forum.secretariat_roles)
    serving = writing.join_or([profile.role(role).name for role in roles])
    if not names:
        return f" for {above}", f"Det vil sige {serving} med en rolle dér."
    within = f"I {'klyngen' if where else 'klyngerne'} er det {names}."
    return where and f"{where} eller over klyngerne", (
        f"{within} Over klyngerne er det dem, der betjener {above}: {serving}."
    )


@refusal_card.register
def _(error: errors.HandedToSuccessor, profile: Profile) -> Card:
    giver, receiver = profile.body(error.body), profile.body(error.successor)
    return refusing(
        f"{giver.name} er overdraget til {receiver.name}.", "Det, der stadig er åbent, klarer sekretariatet dér."
    )


@refusal_card.register
def _(error: errors.OutsidersMayNot, _profile: Profile) -> Card:
    who = "en af arbejdsområdets egne, der er administrator," if error.needs_administrator else "sekretariatet"
    return refusing(
        "Det kan kun folk fra dette Slack-arbejdsområde gøre.",
        f"Du er her som gæst eller fra et andet arbejdsområde. Bed {who} gøre det for dig. ",
        "Hjælpen (`/tovholder`) og delte erfaringer (`/erfaring seneste`) kan du altid se.",
    )


@refusal_card.register
def _(error: errors.MeetingInThePast, _profile: Profile) -> Card:
    return refusing(
        f"{writing.capitalised(writing.moment(error.starts))} er allerede passeret.",
        "Et møde kan kun lægges frem i tiden. Skriv datoen med årstal, hvis du mener et andet år.",
    )


@refusal_card.register
def _(error: errors.MeetingAfterProfileEnd, _profile: Profile) -> Card:
    return refusing(
        f"Mødet kan ikke ligge den dag: {error.notice}",
        f"Du skrev {writing.weekday_date(error.day)}. ",
        f"Vælg en dag senest den {writing.short_date(error.valid_to)}.",
    )


@refusal_card.register
def _(_error: errors.MeetingAlreadyCancelled, _profile: Profile) -> Card:
    return Card("Mødet er allerede aflyst.", (text("Opret et nyt møde med `/moede opret`."),))


@refusal_card.register
def _(_error: errors.MeetingOver, _profile: Profile) -> Card:
    return refusing("Mødet er holdt, så dets sted kan ikke ændres.", "Skriv det rette sted i referatet.")


@refusal_card.register
def _(_error: errors.MeetingAlreadyPlanned, _profile: Profile) -> Card:
    return refusing(
        "Der ligger allerede et møde i det forum på det tidspunkt.",
        "Se det med `/moede vis`, eller flyt det med `/moede flyt … til …`.",
    )


@refusal_card.register
def _(_error: errors.KindNotHeld, profile: Profile) -> Card:
    held = writing.join_or([forum.name for forum in profile.fora if forum.least_with_patients])
    return refusing(
        f"Kun {held} holder møde med patientinddragelsesudvalget.", "Udelad ordene, hvis det er et andet møde."
    )


@refusal_card.register
def _(error: errors.NothingToPrepare, profile: Profile) -> Card:
    return refusing(
        f"{profile.body(error.body).name} har intet møde efter formødet.",
        "Opret først mødet og derefter formødet til det.",
    )


@refusal_card.register
def _(error: errors.MeetingHasMoved, _profile: Profile) -> Card:
    return refusing(
        f"Mødet er imens flyttet til {writing.moment(error.starts)}.",
        "Det, du har skrevet, står her endnu. Luk, og begynd forfra, hvis det stadig passer.",
    )


@refusal_card.register
def _(_error: errors.AbsenceAlreadyReported, _profile: Profile) -> Card:
    return Card("Afbuddet er allerede registreret.", (text("Se alle afbud med `/afbud liste`."),))


@refusal_card.register
def _(_error: errors.NoSuchAbsence, _profile: Profile) -> Card:
    return refusing("Der er ikke registreret afbud for det medlem.", "Se alle afbud med `/afbud liste`.")


@refusal_card.register
def _(_error: errors.StepAlreadyDone, _profile: Profile) -> Card:
    return Card("Det trin er allerede bekræftet.", (text("Se, hvor langt I er, med `/dagsorden status`."),))


@refusal_card.register
def _(error: errors.StepNotOwned, profile: Profile) -> Card:
    names = {role: profile.role(role).name for role in error.roles}
    either = " og/eller ".join(names[role] for role in error.one_of)
    others = writing.join([name for role, name in names.items() if role not in error.one_of])
    owners = " samt ".join(part for part in (either, others) if part)
    lacking = "Du har ikke den rolle på mødet." if len(names) == 1 else "Du har ingen af de roller på mødet."
    return refusing(f"Trin {error.step} ligger hos {owners}.", lacking)


@refusal_card.register
def _(_error: errors.NothingToUndo, _profile: Profile) -> Card:
    return Card("Der er ikke noget at fortryde.", (text("Trinnet er ikke bekræftet af en rolle, du har."),))
