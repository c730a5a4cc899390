"""Builds the word that a case has used up its target at one place, from what is true when it is sent."""

from domain.case_access import carries
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from handlers.case_journeys import load_journey
from handlers.case_text import case_name, days_text, place_name
from handlers.retry import command_button
from handlers.sagsflow.words import COMMAND
from handlers.ui import Actions, Card, text

OVER_TARGET = "sagsflow.maal"


def over_target_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to a step's carrier; nothing once the case is answered there, has ended, or the person has left.

    A closed case's title stands in no channel.
    """
    number = int(message.subject["led"])
    leg = repositories.cases.several_legs([number]).get(number)
    journey = load_journey(repositories, profile, leg.case) if leg else None
    if leg is None or journey is None or not (journey.case.is_open and leg.is_open):
        return None
    step, today = journey.flow.steps[leg.step], message.due.date()
    is_channel = isinstance(message.recipient, Place)
    if not isinstance(message.recipient, Place):
        actor = repositories.people.actor(message.recipient, today, is_administrator=False, is_outsider=False)
        if not carries(actor, journey.case, leg, step, profile, today):
            return None
    days = (today - leg.entered_at.date()).days
    name = case_name(journey.case, shows_title=not (is_channel and journey.case.is_closed))
    return Card(
        f"{name} – {days_text(days)} hos {place_name(leg.place, profile)}, målet var {step.target_days}",
        (
            text(f"Trin {leg.step + 1} af {len(journey.flow.steps)}: {step.name}. "),
            text("Status viser, hvad sagen venter på, og hvad der kan gøre vejen kortere."),
            Actions((command_button(f"Vis sag {journey.case.id}", COMMAND, f"status {journey.case.id}"),)),
        ),
    )
