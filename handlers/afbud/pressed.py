"""Answers the buttons and forms about absences; what they do stands in `report`."""

from collections.abc import Callable

from domain.organisation import Seat
from domain.ports import Repositories
from handlers.afbud import forms, report
from handlers.afbud.stand_ins import stand_in_for
from handlers.afbud.words import Named, named_in_field
from handlers.desk import MeetingDesk, desk_at, desk_marked
from handlers.ids import read_id
from handlers.keys import known_seat, read_parts
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
    repositories: Repositories, services: Services, request: Pressed, act: Callable[[MeetingDesk, Seat], Card]
) -> Outcome:
    return Replace(act(*_desk_and_seat(repositories, services, request.context, request.value)))


def list_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Shows all absences from the meeting."""
    return report.overview(desk_at(repositories, services.profile, request.context, read_id(request.value)))


def stand_in_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form that asks who comes instead."""
    return OpenForm(forms.stand_in_form_for(*_desk_and_seat(repositories, services, request.context, request.value)))


def meeting_chosen(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """The first form's answer: the form that asks who is absent from that meeting."""
    meeting = read_id(request.values.get("moede", ""))
    return OpenForm(forms.seat_form_for(desk_at(repositories, services.profile, request.context, meeting)))


def seat_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Registers the absence that the form tells of."""
    desk = desk_marked(repositories, services.profile, request.context, request.hidden)
    if request.values.get("medlem", "") not in {one.key for one in desk.body.seats}:
        raise WrongFields({"medlem": "Vælg, hvem der ikke kommer."})
    seat = desk.body.seat(request.values["medlem"])
    instead = _instead(request)
    if instead is not None and not _names_somebody(instead):
        raise WrongFields({forms.STAND_IN_FIELD: "Skriv et navn, eller lad feltet stå tomt, hvis ingen kommer."})
    said = report.Said(stand_in_for(repositories, instead), instead.rest if instead else "")
    return Reply(report.report(desk, seat, said))


def stand_in_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Adds who comes instead to an absence; refused where it was withdrawn or given one while the form was open."""
    mark, key, _ = read_parts(request.hidden, 3)
    desk, seat = _desk_and_seat(repositories, services, request.context, f"{mark} {key}")
    instead = _instead(request)
    stand_in = stand_in_for(repositories, instead) if instead and _names_somebody(instead) else None
    now = forms.stand_in_form_for(desk, seat)
    if now.hidden != request.hidden:
        raise Answered(
            "Hvem der kommer i stedet, er ændret af en anden, mens formularen stod åben.",
            unsaved("Luk formularen, og åbn den igen for at se ændringen."),
        )
    if instead is None or stand_in is None:
        raise WrongFields({forms.STAND_IN_FIELD: "Skriv kun navnet på den, der kommer i stedet."})
    said = report.Said(stand_in, instead.rest, is_added=True)
    return Reply(report.report(desk, seat, said))


def _desk_and_seat(
    repositories: Repositories, services: Services, context: Context, value: str
) -> tuple[MeetingDesk, Seat]:
    """The desk at the meeting that a button or form named, and the seat."""
    mark, _, seat = value.partition(" ")
    desk = desk_marked(repositories, services.profile, context, mark)
    return desk, known_seat(desk.body, seat)


def _instead(request: Submitted) -> Named | None:
    return named_in_field(request.values.get(forms.STAND_IN_FIELD, ""))


def _names_somebody(instead: Named) -> bool:
    return bool(instead.person or instead.name) and not instead.is_nobody
