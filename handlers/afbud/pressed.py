"""Answers the buttons and forms about absences; what they do stands in `report`."""

from collections.abc import Callable

from domain.access import Actor
from domain.meetings import Meeting
from domain.organisation import Profile, Seat
from domain.ports import Repositories
from handlers.afbud import forms, report
from handlers.afbud.stand_ins import stand_in_for
from handlers.afbud.words import Named, named_in_field
from handlers.ids import read_id
from handlers.keys import known_seat, read_parts
from handlers.loading import load_actor, load_marked, load_meeting
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.registry import Services
from handlers.requests import Context, Pressed, Submitted
from handlers.ui import Card


def undo_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Withdraws the absence the message told of; the message changes into the answer."""
    return _undo(repositories, services, request, report.withdraw)


def undo_stand_in_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Takes back who comes instead; the message changes into the answer."""
    return _undo(repositories, services, request, report.take_stand_in_back)


def _undo(
    repositories: Repositories,
    services: Services,
    request: Pressed,
    act: Callable[[Repositories, Profile, Context, Actor, Meeting, Seat], Card],
) -> Outcome:
    meeting, seat = _meeting_and_seat(repositories, services.profile, request.value)
    actor = load_actor(repositories, request.context)
    return Replace(act(repositories, services.profile, request.context, actor, meeting, seat))


def list_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows all absences from the meeting."""
    meeting, _ = load_meeting(repositories, read_id(request.value), services.profile)
    return report.overview(repositories, services.profile, request.context, meeting)


def stand_in_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form that asks who comes instead."""
    meeting, seat = _meeting_and_seat(repositories, services.profile, request.value)
    return OpenForm(forms.stand_in_form_for(repositories, services.profile, request.context, meeting, seat))


def meeting_chosen(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """The first form's answer: the form that asks who is absent from that meeting."""
    meeting, _ = load_meeting(repositories, read_id(request.values.get("moede", "")), services.profile)
    return OpenForm(forms.seat_form_for(repositories, services.profile, request.context, meeting))


def seat_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Registers the absence that the form tells of."""
    meeting, body = load_marked(repositories, request.hidden, services.profile)
    if request.values.get("medlem", "") not in {one.key for one in body.seats}:
        raise WrongFields({"medlem": "Vælg, hvem der ikke kommer."})
    seat = body.seat(request.values["medlem"])
    instead = _instead(request)
    if instead is not None and not _names_somebody(instead):
        raise WrongFields({forms.STAND_IN_FIELD: "Skriv et navn, eller lad feltet stå tomt, hvis ingen kommer."})
    said = report.Said(stand_in_for(repositories, instead), instead.rest if instead else "")
    return _reported(repositories, services.profile, request, meeting, seat, said)


def stand_in_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Adds who comes instead to an absence; refused where it was withdrawn or given one while the form was open."""
    mark, key, _ = read_parts(request.hidden, 3)
    meeting, seat = _meeting_and_seat(repositories, services.profile, f"{mark} {key}")
    instead = _instead(request)
    stand_in = stand_in_for(repositories, instead) if instead and _names_somebody(instead) else None
    now = forms.stand_in_form_for(repositories, services.profile, request.context, meeting, seat)
    if now.hidden != request.hidden:
        raise Answered(
            "Hvem der kommer i stedet, er ændret af en anden, mens formularen stod åben.",
            unsaved("Luk formularen, og åbn den igen for at se ændringen."),
        )
    if instead is None or stand_in is None:
        raise WrongFields({forms.STAND_IN_FIELD: "Skriv kun navnet på den, der kommer i stedet."})
    said = report.Said(stand_in, instead.rest, is_added=True)
    return _reported(repositories, services.profile, request, meeting, seat, said)


def _reported(
    repositories: Repositories, profile: Profile, request: Submitted, meeting: Meeting, seat: Seat, said: report.Said
) -> Outcome:
    actor = load_actor(repositories, request.context)
    return Reply(report.report(repositories, profile, request.context, actor, meeting, seat, said))


def _meeting_and_seat(repositories: Repositories, profile: Profile, value: str) -> tuple[Meeting, Seat]:
    meeting, _, seat = value.partition(" ")
    found, body = load_marked(repositories, meeting, profile)
    return found, known_seat(body, seat)


def _instead(request: Submitted) -> Named | None:
    return named_in_field(request.values.get(forms.STAND_IN_FIELD, ""))


def _names_somebody(instead: Named) -> bool:
    return bool(instead.person or instead.name) and not instead.is_nobody
