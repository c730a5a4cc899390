"""`/tovholder overdragelse`: what an organisation that ends leaves open, handed to its successors and taken back.

Before the new organisation begins it is agreed who hands over to whom, which then happens by itself.
"""

from domain.access import require_administrator
from domain.closing import Closing
from domain.ports import Repositories
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Reply
from handlers.pages import take_page
from handlers.refusals import NOTHING_SAVED, Answered, unsaved
from handlers.registry import Services
from handlers.requests import Typed
from handlers.tovholder import closing_cards as cards
from handlers.tovholder import closing_moves as moves
from handlers.tovholder.closing_facts import Given, load_agreements, load_chosen, load_given, load_left, load_open
from handlers.tovholder.closing_list import listed
from handlers.tovholder.closing_words import body_meant, closing_now, receiver_meant, receiver_name
from handlers.ui import text


def show(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """What is open at each body, and who could take it over; for administrators."""
    require_administrator(load_actor(repositories, request.context))
    if typed.strip():
        raise Answered(
            "Vil du se, give eller tage tilbage?",
            text(f"Skriv `/tovholder overdragelse` for at se det hele, `{cards.LIST} politisk fyn`, "),
            unsaved(f"`{cards.GIVE} politisk fyn` eller `{cards.TAKE_BACK} politisk fyn`."),
        )
    now = request.context.now
    return Reply(cards.overview(load_left(repositories, closing_now(services.profile), now), now))


def show_body(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """What is open at one body, thing by thing."""
    require_administrator(load_actor(repositories, request.context))
    found = closing_now(services.profile)
    page, words = take_page(typed)
    body = body_meant(words, found.ending)
    receiver = load_chosen(repositories, found).get(body.key)
    left = load_open(repositories, body, found.ending, request.context.now)
    cases = repositories.cases.several({leg.case for leg in left.legs}) if left.legs else {}
    return Reply(listed(left, cases, body, receiver if found.has_ended else None, request.context.now, page))


def give(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Hands what is open at a body to its successor, or to the one that is named; agreed beforehand, once that begins.

    A body hands over to one: what it has is taken back before another gets it.
    """
    desk, found = _desk(repositories, services, request, typed)
    giver, receiver = desk.giver, desk.receiver
    known = load_chosen(repositories, found).get(giver.key)
    services.in_force.change()
    if not found.has_ended:
        if known == receiver:
            raise Answered(f"Det er allerede aftalt: {giver.name} overdrages til {receiver.name}.", unsaved())
        moves.agree(desk)
        return Reply(cards.agreed(desk.giver, receiver, services.profile))
    if known is not None and known != receiver and load_given(repositories, giver):
        raise Answered(
            f"{giver.name} er allerede overdraget til {known.name}.",
            unsaved(f"Tag det først tilbage med `/tovholder {cards.TAKE_BACK} {cards.typed_body(giver)}`."),
        )
    went, stays = moves.hand_over(desk)
    if not went.words:
        why = " Det, der er lukket, bliver i klyngen." if stays else ""
        raise Answered(f"Der er intet at overdrage fra {giver.name}.", text(f"{NOTHING_SAVED}{why}"))
    title = f"Overdraget fra {giver.name} til {receiver.name}: {went.words}."
    return Reply(cards.told(title, giver, stays, "Det er lukket og bliver i klyngen.", is_given=True))


def take_back(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """Takes back what was handed over and hasn't been treated since, or what was agreed."""
    context, profile = request.context, services.profile
    require_administrator(load_actor(repositories, context))
    found = closing_now(profile)
    giver = body_meant(typed, found.ending)
    handed, agreed = load_given(repositories, giver), load_agreements(repositories, [giver]).get(giver.key)
    services.in_force.change()
    if agreed is not None:  # also where it can't be kept, since the profile says by now that the body goes on
        receiver = str(agreed.facts["til"])
        moves.give_up(repositories, context, giver, receiver)
        return Reply(cards.given_up(giver, receiver_name(receiver, found.following)))
    if not handed:
        raise Answered(f"{giver.name} har intet overdraget, der kan tages tilbage.", unsaved())
    back = [
        moves.bring_back(
            moves.Desk(repositories, profile, context, found.ending, giver, profile.body(given.receiver)), given
        )
        for given in handed
    ]
    said = _together(back).words or "intet"
    kept = _moved(_together(list(handed))) - _moved(_together(back))
    why = "Det er behandlet eller givet videre siden."
    return Reply(cards.told(f"Taget tilbage til {giver.name}: {said}.", giver, kept, why, is_given=False))


def _desk(repositories: Repositories, services: Services, request: Typed, typed: str) -> tuple[moves.Desk, Closing]:
    """Who hands over to whom, by the words; for administrators, once somebody follows, and of bodies that end."""
    require_administrator(load_actor(repositories, request.context))
    found = closing_now(services.profile)
    words, _, to = typed.partition(" til ")
    giver = body_meant(words, found.ending)
    if found.following is None:
        raise Answered(
            "Der er ingen profil endnu for det, der kommer efter.",
            unsaved("Se, hvad der er åbent, med `/tovholder overdragelse`."),
        )
    if giver not in found.bodies:
        raise Answered(f"{giver.name} fortsætter.", unsaved("Det åbne bliver der."))
    receiver = receiver_meant(to, giver, found.following)
    return moves.Desk(repositories, services.profile, request.context, found.ending, giver, receiver), found


def _together(several: list[Given]) -> Given:
    """All of it as one; where nothing was handed over twice, each thing is counted once."""
    return Given(
        "",
        tuple(key for one in several for key in one.decisions),
        tuple(key for one in several for key in one.legs),
        sum(one.tasks for one in several),
        sum(one.experiences for one in several),
    )


def _moved(given: Given) -> int:
    return len(given.decisions) + len(given.legs)
