"""Answers the buttons and forms about absences; what they do stands in `report`."""

from domain.attendance import StandIn
from domain.meetings import Meeting
from domain.organisation import Profile, Seat
from domain.ports import Repositories
from handlers.afbud import forms, report
from handlers.loading import load_meeting
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.registry import Services
from handlers.requests import Pressed, Submitted


async def undo_pressed(services: Services, request: Pressed) -> Outcome:
    """Withdraws the absence the message told of; the message changes into the answer."""

    def unit(repositories: Repositories) -> Outcome:
        meeting, seat = _meeting_and_seat(repositories, services.profile, request.value)
        return Replace(report.withdraw(repositories, services.profile, request.context, meeting, seat))

    return await services.work.run(unit, delivery=request.context.delivery)


async def list_pressed(services: Services, request: Pressed) -> Outcome:
    """Shows all absences from the meeting."""

    def unit(repositories: Repositories) -> Outcome:
        meeting, _ = load_meeting(repositories, int(request.value), services.profile)
        return report.overview(repositories, services.profile, request.context, meeting)

    return await services.work.read(unit)


async def stand_in_pressed(services: Services, request: Pressed) -> Outcome:
    """Opens the form that asks who comes instead."""

    def unit(repositories: Repositories) -> Outcome:
        meeting, seat = _meeting_and_seat(repositories, services.profile, request.value)
        return OpenForm(forms.stand_in_form(meeting, services.profile.body(meeting.body), seat))

    return await services.work.read(unit)


async def meeting_chosen(services: Services, request: Submitted) -> Outcome:
    """The first form's answer: the form that asks who is absent from that meeting."""

    def unit(repositories: Repositories) -> Outcome:
        meeting, _ = load_meeting(repositories, int(request.values["moede"]), services.profile)
        return OpenForm(forms.seat_form_for(repositories, services.profile, request.context, meeting))

    return await services.work.read(unit)


async def seat_submitted(services: Services, request: Submitted) -> Outcome:
    """Registers the absence that the form tells of."""

    def unit(repositories: Repositories) -> Outcome:
        meeting, body = load_meeting(repositories, int(request.hidden), services.profile)
        seat = body.seat(request.values["medlem"])
        stand_in = _stand_in(request)
        return Reply(report.report(repositories, services.profile, request.context, meeting, seat, stand_in=stand_in))

    return await services.work.run(unit, delivery=request.context.delivery)


async def stand_in_submitted(services: Services, request: Submitted) -> Outcome:
    """Adds who comes instead to an absence."""

    def unit(repositories: Repositories) -> Outcome:
        meeting, seat = _meeting_and_seat(repositories, services.profile, request.hidden)
        stand_in = _stand_in(request)
        return Reply(report.report(repositories, services.profile, request.context, meeting, seat, stand_in=stand_in))

    return await services.work.run(unit, delivery=request.context.delivery)


def _meeting_and_seat(repositories: Repositories, profile: Profile, value: str) -> tuple[Meeting, Seat]:
    meeting, _, seat = value.partition(" ")
    found, body = load_meeting(repositories, int(meeting), profile)
    return found, body.seat(seat)


def _stand_in(request: Submitted) -> StandIn | None:
    name = " ".join(request.values.get("stedfortraeder", "").split())
    return StandIn(name) if name else None
