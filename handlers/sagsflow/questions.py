"""What is asked where it isn't clear what to do with a case: which answer, whose answer, where the case is to go."""

from collections.abc import Sequence

from domain.cases import Answer
from domain.decisions import REGIONAL_COUNCIL
from domain.organisation import Profile
from handlers.case_text import case_name, place_name, step_place
from handlers.retry import command_button
from handlers.sagsflow.loading import CaseDesk
from handlers.sagsflow.words import COMMAND, Act
from handlers.ui import Actions, Button, Card, text

ACCEPT, ADAPT, DECLINE = "sagsflow.tager", "sagsflow.tilpasser", "sagsflow.afviser"
ANSWERS = {ACCEPT: Answer.ACCEPTED, ADAPT: Answer.ADAPTED, DECLINE: Answer.DECLINED}
_IN_A_ROW = 5


def which_answer(desk: CaseDesk, place: str) -> Card:
    """The question what a cluster says to the case."""
    cluster, number = place.partition("/")[2], desk.journey.case.id
    value = f"{number} {cluster}{desk.at_step}"
    buttons = (
        Button("Tager det", ACCEPT, value, is_primary=True),
        Button("Tilpasser det", ADAPT, value),
        Button("Afviser det", DECLINE, value),
    )
    return Card(
        f"Hvad svarer {place_name(place, desk.profile)}?",
        (text(case_name(desk.journey.case), ". Intet er gemt endnu."), Actions(buttons)),
    )


def which_place(desk: CaseDesk, to: str = "") -> Card:
    """The question where the case is answered, at several places at once; or, `to` somebody, handed over from."""
    number, profile = desk.journey.case.id, desk.profile
    act, after = (Act.HAND_OVER, f" til {to}") if to else (Act.ONWARD, "")
    known = [leg.place for leg in desk.journey.awaited if desk.may_carry(leg)]
    words = [(place, f"{act.value} {number} {_typed(place, profile)}{after}") for place in known]
    buttons = [command_button(place_name(place, profile), COMMAND, typed) for place, typed in words]
    return Card(
        "Hvem overleverer sagen?" if to else "Hvem svarer?",
        (
            text(f"{case_name(desk.journey.case)} afventer svar flere steder. Skriv hvem, fx "),
            text(f"`/{COMMAND} {words[0][1]}`. Intet er gemt." if words else "hvilken klynge."),
            *(Actions(tuple(buttons[at : at + _IN_A_ROW])) for at in range(0, len(buttons), _IN_A_ROW)),
        ),
    )


def which_way(desk: CaseDesk, ahead: Sequence[int]) -> Card:
    """The question where the case is to go, where only steps are left that somebody chooses."""
    journey, profile = desk.journey, desk.profile
    ways = [
        command_button(
            f"{journey.flow.steps[one].name}", COMMAND, f"videre {journey.case.id} {journey.flow.steps[one].forum}"
        )
        for one in ahead
    ]
    lines = [f"• {journey.flow.steps[one].name}: {step_place(journey.flow.steps[one], profile)}" for one in ahead]
    ends = command_button("Afslut sagen", COMMAND, f"videre {journey.case.id} afslut")
    return Card(
        f"Hvor skal sag {journey.case.id} hen?",
        (
            text(f"{case_name(journey.case)}. Den kan ende her eller gå videre:\n", "\n".join(lines)),
            Actions((*ways, ends)),
        ),
    )


def _typed(place: str, profile: Profile) -> str:
    """The words that name a place of the current step in a command."""
    if place in {one.key for one in profile.known_municipalities}:
        return f"kommunalbestyrelse {next(one.name for one in profile.known_municipalities if one.key == place)}"
    return place.partition("/")[2] or ("regionsrådet" if place == REGIONAL_COUNCIL else place)
