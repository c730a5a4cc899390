"""The form that makes a meeting; its time is typed in words and read like a command's."""

from collections.abc import Mapping
from datetime import datetime

from danish import reader, writing
from danish.meaning import Meaning
from domain import access
from domain.errors import Refused
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting
from domain.ports import Repositories
from handlers.dispatch import plain
from handlers.keys import chosen_body, foreign
from handlers.loading import load_actor, load_insider
from handlers.meeting_text import KINDS
from handlers.moeder import cards, making
from handlers.moeder.form_time import TIME, time_filled_in
from handlers.moeder.new_day import opened_at, refuse_new_day
from handlers.moeder.place import LONGEST_PLACE, check_place
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.refusals import Answered, WrongFields, refusal_card
from handlers.registry import Services
from handlers.requests import Pressed, Submitted, Typed
from handlers.ui import Choice, Form, Option, TextInput, text

NAME = "moeder.opret"
_VIRTUAL = (Option("virtuelt", "Virtuelt"),)
_KINDS = tuple(Option(kind.value, writing.capitalised(name)) for kind, name in KINDS.items())


def form_asked(repositories: Repositories, services: Services, request: Typed | Pressed) -> Outcome:
    """Opens the form with the bodies the person serves."""
    actor = load_insider(repositories, request.context)
    today = request.context.now.date()
    served = [body for body in services.profile.bodies if access.may_serve(actor, body, today)]
    if not served:
        raise Answered(
            "Du har ingen rolle i et sekretariat, så du kan ikke oprette møder.",
            text("En administrator giver roller med `/tovholder rolle tildel`."),
        )
    return OpenForm(_form(tuple(Option(body.key, body.name) for body in served), request.context.now))


async def submitted(services: Services, request: Submitted) -> Outcome:
    """Makes the meeting that the form describes."""
    context, values, profile = request.context, request.values, services.profile
    kind, body = chosen_kind(values), chosen_body(values, profile)
    location = " ".join(values.get("sted", "").split())
    if foreign(values, "virtuelt", {one.value for one in _VIRTUAL}):
        raise WrongFields({"virtuelt": "Vælg igen, om mødet er virtuelt."})
    is_virtual = place_filled_in(location, is_virtual=values.get("virtuelt") == "virtuelt")
    typed = values.get(TIME, "")
    refuse_new_day(TIME, request.hidden, context.now, lambda now: _meanings(typed, now))

    def unit(repositories: Repositories) -> Outcome:
        access.require_secretariat(load_actor(repositories, context), body, context.now.date())
        starts, ends = time_filled_in(typed, body, kind, profile, context.now)
        asked = Meeting(
            0,
            body.key,
            starts,
            ends,
            location=location,
            is_virtual=is_virtual,
            kind=kind,
            install=context.place.install,
        )
        try:
            return Reply(cards.made(making.make(repositories, profile, context, asked), context.now))
        except Refused as refused:
            raise WrongFields({TIME: plain(refusal_card(refused, profile))}) from refused

    return await services.work.run(unit, delivery=context.delivery)


def place_filled_in(location: str, *, is_virtual: bool = False) -> bool:
    """As `check_place`, of the field of a form; raises WrongFields."""
    try:
        return check_place(location, is_virtual=is_virtual)
    except Answered as refused:
        raise WrongFields({"sted": plain(refused.card)}) from refused


def _meanings(typed: str, now: datetime) -> list[Meaning]:
    found = reader.find(typed, now)
    return [found.meaning] if found else []


def chosen_kind(values: Mapping[str, str]) -> MeetingKind:
    """The kind of meeting that was chosen in a form, an ordinary one where none was; raises WrongFields."""
    if foreign(values, "art", {one.value for one in _KINDS}):
        raise WrongFields({"art": "Vælg mødets art."})
    return MeetingKind(values.get("art") or MeetingKind.ORDINARY)


def _form(bodies: tuple[Option, ...], now: datetime) -> Form:
    return Form(
        NAME,
        "Opret møde",
        "Opret",
        (
            Choice("forum", "Forum", bodies),
            TextInput(TIME, "Hvornår?", hint="Fx: onsdag den 9. december 2026 kl. 15-17", max_length=120),
            TextInput("sted", "Sted", is_optional=True, max_length=LONGEST_PLACE),
            Choice("art", "Mødets art", _KINDS, hint="Et ordinært møde, hvis intet er valgt.", is_optional=True),
            Choice("virtuelt", "Hvordan?", _VIRTUAL, is_multiple=True, is_optional=True),
        ),
        opened_at(now),
    )
