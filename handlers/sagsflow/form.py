"""The forms of `/sagsflow`: a new case, why a cluster answers as it does, why a case is stopped; they save nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.agenda import LONGEST_TITLE
from domain.cases import LONGEST_REASON, Answer, Case, Journey
from domain.experiences import Experience
from domain.organisation import Profile
from handlers.case_text import case_name, place_name
from handlers.ids import read_id
from handlers.keys import foreign
from handlers.refusals import WrongFields
from handlers.sagsflow.acts import Wanted
from handlers.sagsflow.loading import at_step
from handlers.typed_text import one_line, readable, says_something
from handlers.ui import Choice, Form, Input, Option, Text, TextInput, note

NEW, ANSWER, STOP = "sagsflow.ny", "sagsflow.svar", "sagsflow.stop"
TITLE, FLOW, CLUSTER, TARGET, CLOSED, EXPERIENCE = "titel", "flow", "klynge", "maal", "lukket", "erfaring"
SAID, REASON = "svar", "begrundelse"
MOST_DAYS = 3_650
MOST_EXPERIENCES = 100
"""As many as a form of Slack's lets one choose from."""
_OLDER = f"De {MOST_EXPERIENCES} nyeste. En ældre skriver du som nummer: `/sagsflow ny erfaring 12`."
_YES = "ja"


@dataclass(frozen=True, slots=True)
class Known:
    """What was given of a new case before its form opened."""

    title: str = ""
    flow: str = ""
    cluster: str = ""
    target_days: int | None = None
    is_closed: bool = False
    experience: int | None = None


def new_form(profile: Profile, known: Known, experiences: Sequence[Experience]) -> Form:
    """Asks for a new case; of `experiences`, those it can spread, the first are offered."""
    fields: list[Input | Text] = [
        note("Sagen kommer på dagsordenen i det første forum og går videre til det næste, når der er svaret."),
        TextInput(TITLE, "Titel", value=known.title, max_length=LONGEST_TITLE),
        Choice(
            FLOW,
            "Vej",
            tuple(Option(one.key, one.name) for one in profile.case_flows),
            value=known.flow,
        ),
        Choice(
            CLUSTER,
            "Klynge, sagen begynder i",
            tuple(Option(one.key, one.name) for one in profile.clusters),
            hint="Uden valg: ingen. Fra SSU til klyngerne begynder i SSU.",
            value=known.cluster,
            is_optional=True,
        ),
        TextInput(
            TARGET,
            "Mål i dage for hele vejen",
            hint="Uden tal: summen af trinnenes mål.",
            value=str(known.target_days or ""),
            is_optional=True,
            max_length=4,
        ),
    ]
    if experiences:
        options = tuple(Option(str(one.id), f"{one.id}: {one.title}"[:75]) for one in experiences[:MOST_EXPERIENCES])
        fields.append(
            Choice(
                EXPERIENCE,
                "Erfaring, sagen bygger på",
                options,
                hint=_OLDER if len(experiences) > MOST_EXPERIENCES else "",
                value=str(known.experience or ""),
                is_optional=True,
            )
        )
    closed = (Option(_YES, "Sagen er lukket og bliver i klyngen"),)
    value = _YES if known.is_closed else ""
    fields.append(Choice(CLOSED, "Lukket", closed, value=value, is_multiple=True, is_optional=True))
    return Form(NEW, "Ny sag", "Begynd sagen", tuple(fields))


def wanted_of(values: Mapping[str, str], profile: Profile) -> Wanted:
    """What was filled in; raises WrongFields."""
    wrong = {}
    title = one_line(values.get(TITLE, ""))
    flows = {one.key: one for one in profile.case_flows}
    flow = flows.get(values.get(FLOW, ""))
    typed = values.get(TARGET, "").strip()
    days = int(typed) if typed.isdecimal() else None
    if not says_something(title):
        wrong[TITLE] = "Skriv en titel."
    elif len(title) > LONGEST_TITLE:
        wrong[TITLE] = f"Højst {LONGEST_TITLE} tegn; her er {len(title)}."
    if typed and not (days and 1 <= days <= MOST_DAYS):
        wrong[TARGET] = f"Skriv et tal fra 1 til {MOST_DAYS}, eller lad feltet stå tomt."
    if flow is None:
        wrong[FLOW] = "Vælg en vej."
    if values.get(CLUSTER, "") not in {"", *(one.key for one in profile.clusters)}:
        wrong[CLUSTER] = "Vælg en klynge."
    if CLOSED not in values or foreign(values, CLOSED, {_YES}):
        wrong[CLOSED] = "Vælg igen, om sagen er lukket."
    if wrong or flow is None:
        raise WrongFields(wrong)
    experience = values.get(EXPERIENCE, "")
    return Wanted(
        title,
        flow,
        values.get(CLUSTER, ""),
        _YES in values.get(CLOSED, "").splitlines(),
        days,
        read_id(experience) if experience else None,
    )


def answer_form(journey: Journey, place: str, answer: Answer, profile: Profile) -> Form:
    """Asks why a case is adapted or declined at that place, at its present step alone."""
    asked = "Hvordan tilpasses det?" if answer is Answer.ADAPTED else "Hvorfor afvises det?"
    answers = tuple(Option(one.value, _LABELS[one]) for one in _LABELS)
    return Form(
        ANSWER,
        "Svar på sagen",
        "Gem svaret",
        (
            note(f"{case_name(journey.case)} · {place_name(place, profile)}"),
            Choice(SAID, "Svar", answers, value=answer.value),
            TextInput(
                REASON,
                asked,
                hint="De andre klynger ser svaret. Skriv om sagen, ikke om personer.",
                is_multiline=True,
                is_optional=answer is Answer.ACCEPTED,
                max_length=LONGEST_REASON,
            ),
        ),
        hidden=f"{journey.case.id} {place}{at_step(journey)}",
    )


_LABELS = {Answer.ACCEPTED: "Tager det", Answer.ADAPTED: "Tilpasser det", Answer.DECLINED: "Afviser det"}


def answer_of(values: Mapping[str, str]) -> tuple[Answer, str]:
    """The answer that was chosen, and why; raises WrongFields."""
    answer = next((one for one in _LABELS if one.value == values.get(SAID)), None)
    reason = readable(values.get(REASON, ""))
    if answer is None:
        raise WrongFields({SAID: "Vælg et svar."})
    if answer is not Answer.ACCEPTED and not says_something(reason):
        raise WrongFields({REASON: "Skriv kort hvorfor, så de andre klynger kan lære af det."})
    return answer, checked_reason(reason)


def stop_form(case: Case) -> Form:
    """Asks why a case is stopped."""
    return Form(
        STOP,
        "Stop sagen",
        "Stop sagen",
        (
            note(f"{case_name(case)} tages af de dagsordener, der ikke er sendt ud."),
            TextInput(
                REASON,
                "Hvorfor stopper sagen?",
                hint="Skriv om sagen, ikke om personer.",
                is_multiline=True,
                max_length=LONGEST_REASON,
            ),
        ),
        hidden=str(case.id),
    )


def stop_reason(values: Mapping[str, str]) -> str:
    """Why; raises WrongFields."""
    reason = readable(values.get(REASON, ""))
    if not says_something(reason):
        raise WrongFields({REASON: "Skriv kort, hvorfor sagen stopper."})
    return checked_reason(reason)


def checked_reason(reason: str) -> str:
    """The reason as it is kept; raises WrongFields where it is too long."""
    if len(reason) > LONGEST_REASON:
        raise WrongFields({REASON: f"Højst {LONGEST_REASON} tegn; her er {len(reason)}."})
    return reason
