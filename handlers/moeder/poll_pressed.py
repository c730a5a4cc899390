"""Answers the buttons and forms of a poll; what they do stands in `polling`."""

from danish import reader, writing
from domain import access
from domain.errors import NotAllowed, Refused
from domain.poll_errors import PollAlreadyOpen
from domain.polls import Availability
from domain.ports import Repositories
from handlers.dispatch import plain
from handlers.ids import read_id
from handlers.keys import chosen_body, read_parts, unreadable
from handlers.loading import load_actor
from handlers.moeder import cards, poll_cards, poll_typed, polling
from handlers.moeder.form import chosen_kind, place_filled_in
from handlers.moeder.new_day import refuse_new_day
from handlers.moeder.poll_reading import Asked
from handlers.moeder.words import Described
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import WrongFields, refusal_card
from handlers.registry import Services
from handlers.requests import Pressed, Submitted
from handlers.ui import Choice, Form, Option, note


async def find_submitted(services: Services, request: Submitted) -> Outcome:
    """Starts the poll that the form describes; what is wrong with a proposal is said at their field."""
    values, profile = request.values, services.profile
    kind = chosen_kind(values)
    location = " ".join(values.get("sted", "").split())
    described = Described("", location, is_virtual=place_filled_in(location), kind=kind)
    asked = Asked(chosen_body(values, profile), described, values.get("forslag", ""))
    refuse_new_day("forslag", request.hidden, request.context.now, lambda now: reader.read_list(asked.times, now))

    def unit(repositories: Repositories) -> Outcome:
        try:
            return poll_typed.start(repositories, profile, request.context, asked)
        except (NotAllowed, PollAlreadyOpen):
            raise
        except Refused as refused:
            raise WrongFields({"forslag": plain(refusal_card(refused, profile))}) from refused

    return await services.work.run(unit, delivery=request.context.delivery)


def answer_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Notes the answer and shows the poll with it, in the message's place; one that has ended is shown as it ended."""
    number, proposal, said = read_parts(request.value, 3, " ")
    if said not in set(Availability):
        raise unreadable()
    poll = polling.known(repositories, number)
    if poll.is_open:
        polling.answer(repositories, services.profile, request.context, poll, read_id(proposal), Availability(said))
    now = polling.seen(repositories, services.profile, request.context, poll)
    return Replace(poll_cards.poll_card(now))


def fix_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """Opens the form that asks which proposal it is to be; a poll that has ended is shown as it ended."""
    poll, profile = polling.known(repositories, request.value), services.profile
    body = profile.body(poll.body)
    access.require_secretariat(load_actor(repositories, request.context), body, request.context.now.date())
    if not poll.is_open:
        return Replace(poll_cards.poll_card(polling.seen(repositories, profile, request.context, poll)))
    options = tuple(
        Option(str(one.number), f"{one.number}. {writing.span(one.starts, one.ends)}"[:75]) for one in poll.proposals
    )
    shown = note(f"{body.name}. Mødet og dets opgaver bliver oprettet, og afstemningen lukket.")
    return OpenForm(
        Form(
            poll_cards.FIX,
            "Fastsæt en dato",
            "Fastsæt",
            (shown, Choice("forslag", "Forslag", options)),
            str(poll.id),
        )
    )


def fix_submitted(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Fixes the chosen proposal."""
    poll = polling.known(repositories, request.hidden)
    chosen = read_id(request.values.get("forslag", ""))
    made = polling.fix(repositories, services.profile, request.context, poll, chosen)
    return Reply(cards.made(made, request.context.now))
