"""Answers `/moede find`, `svar`, `fastsæt` and `luk`; what they do stands in `polling`."""

from dataclasses import replace

from danish.names import fold
from domain import access
from domain.access import Actor
from domain.organisation import Profile
from domain.polls import Poll, Proposal
from domain.ports import Repositories
from handlers.clusters import implied_cluster, take_cluster, take_forum
from handlers.finding import Words, body_meant, seat_meant
from handlers.loading import load_actor, load_here, load_insider
from handlers.moeder import cards, poll_cards, poll_form, polling
from handlers.moeder.place import check_place
from handlers.moeder.poll_reading import (
    Asked,
    number_of_day,
    numbered_seats,
    one_proposal,
    proposals_of,
    refuse_place,
    refuse_second,
    take_availability,
    take_number,
    without_its_day,
)
from handlers.moeder.words import SMALL, Described, describe, refuse_unknown
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context
from handlers.retry import retry_button
from handlers.typed_text import spelled_out
from handlers.ui import Actions
from handlers.word_taking import unknown_words, without_courtesy, without_thanks

COMMAND = "moede"
_MOST_BUTTONS = 5
_SEVERAL = frozenset({"begge", "alle"})
_OF_POLLS = frozenset({
    "afstemning", "afstemningen", "afstemninger", "forslag", "forslaget", "nr", "nummer", "dato", "datoen", "uden",
    "til",
})  # fmt: skip
_ABOUT_DAYS = SMALL | _OF_POLLS | {"tid", "tidspunkt", "datoer", "ny", "nye", "en"}
"""What days may be asked for with, without saying any."""


def find(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """Starts a poll with the proposals typed; without any, opens the form."""
    profile = services.profile
    actor = load_insider(repositories, context)
    described = describe(", ".join(line.strip() for line in typed.splitlines() if line.strip()))
    forum, rest = take_forum(described.typed, profile)
    cluster, times = take_cluster(rest, profile) if forum is None or forum.is_per_cluster else (None, rest)
    times = without_courtesy(times)
    if not unknown_words(times, _ABOUT_DAYS):
        return OpenForm(poll_form.form_for(repositories, profile, context, forum, cluster))
    words = Words(COMMAND, f"find {typed}", forum, cluster, None, times)
    body = body_meant(words, profile, lambda: load_here(repositories, context), actor)
    return start(repositories, profile, context, Asked(body, described, times.strip(" ,")))


def start(repositories: Repositories, profile: Profile, context: Context, asked: Asked) -> Outcome:
    """Starts the poll and says where it stands; without a secretariat's channel it is the answer itself, for all."""
    access.require_secretariat(load_actor(repositories, context), asked.body, context.now.date())
    location = spelled_out(repositories, asked.described.location)
    is_virtual = check_place(location, is_virtual=asked.described.is_virtual)
    asked = replace(asked, described=replace(asked.described, location=location, is_virtual=is_virtual))
    proposals = proposals_of(asked, profile.planning, COMMAND, context.now)
    poll, channels = polling.ask(
        repositories, profile, context, _poll(asked.body.key, proposals, asked.described, context)
    )
    if channels:
        return Reply(poll_cards.asked(asked.body, channels))
    return Reply(poll_cards.poll_card(polling.seen(repositories, profile, context, poll)), is_private=False)


def fix(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """Fixes the date of the numbered proposal; the day of that proposal may stand beside its number."""
    number, rest = take_number(typed)
    poll = _poll_meant(repositories, services.profile, context, f"fastsæt {typed}", rest)
    if number is None or number > len(poll.proposals):  # that of an hour
        of_day = number_of_day(typed, poll, context.now)
        number, rest = (of_day, typed) if of_day else (number, rest)
    if number is not None:
        refuse_place(rest, poll, services.profile.body(poll.body), number)
        rest = without_its_day(rest, poll, number, context.now)
    if number is None or take_number(rest)[0] is not None:
        raise Answered(
            "Hvilket forslag skal det være?",
            unsaved(f"Skriv nummeret, fra 1 til {len(poll.proposals)}, fx `/moede fastsæt 1`."),
        )
    _refuse_more(f"fastsæt {typed}", rest, services.profile)
    return Reply(cards.made(polling.fix(repositories, services.profile, context, poll, number), context.now))


def answer(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """Notes an answer: for whom the person speaks, or for the seat that is named."""
    profile = services.profile
    seats = numbered_seats(profile)
    number, rest = take_number(typed, seats)
    said, rest = take_availability(without_thanks(rest))
    poll = _poll_meant(repositories, profile, context, f"svar {typed}", rest)
    if number is None and not _SEVERAL.isdisjoint(fold(rest).split()):
        raise one_proposal()
    if number is None or said is None:
        raise Answered(
            "Hvad svarer du, og til hvilket forslag?",
            unsaved("Skriv fx `/moede svar 1 kan`, `svar 2 kan ikke` eller `svar 3 måske plo 1`."),
        )
    body = profile.body(poll.body)
    refuse_second(rest, seats)
    forum, seat_words = take_forum(rest, profile)
    if body.cluster:
        seat_words = take_cluster(seat_words, profile)[1]
    if seat_words.strip():
        words = Words(COMMAND, f"svar {typed}", forum, body.cluster, None, seat_words)
        holders = repositories.people.seat_holders(body.key, poll.proposal(number).starts.date())
        seat, _ = seat_meant(words, seat_words, body, holders, profile)
        parties = polling.answer_for(repositories, profile, context, poll, number, said, seat.key)
    else:
        parties = polling.answer(repositories, profile, context, poll, number, said)
    now = polling.seen(repositories, profile, context, poll)
    return Reply(poll_cards.answered(now, [now.name_of(party) for party in parties], number, said))


def close(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """Ends the poll without a date."""
    poll = _poll_meant(repositories, services.profile, context, f"luk {typed}", typed)
    _refuse_more(f"luk {typed}", typed, services.profile)
    ended = polling.close(repositories, services.profile, context, poll)
    return Reply(poll_cards.poll_card(polling.seen(repositories, services.profile, context, ended)))


def show(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """The open poll as it stands, with its buttons, for who asks."""
    poll = _poll_meant(repositories, services.profile, context, f"vis {typed}", typed)
    _refuse_more(f"vis {typed}", typed, services.profile)
    return Reply(poll_cards.poll_card(polling.seen(repositories, services.profile, context, poll)))


def _refuse_more(typed: str, rest: str, profile: Profile) -> None:
    """Raises the answer to words that say more than which poll or proposal is meant: "ikke", a condition, a reason."""
    left = without_courtesy(take_cluster(take_forum(rest, profile)[1], profile)[1])
    if unknown := unknown_words(left, SMALL | _OF_POLLS):
        raise refuse_unknown(typed, unknown)


def _poll(body: str, proposals: tuple[Proposal, ...], described: Described, context: Context) -> Poll:
    return Poll(
        0,
        body,
        proposals,
        context.person,
        context.now,
        kind=described.kind,
        location=described.location,
        is_virtual=described.is_virtual,
        install=context.place.install,
    )


def _poll_meant(repositories: Repositories, profile: Profile, context: Context, again: str, typed: str) -> Poll:
    """The open poll that the words, the channel or the person's roles and seats tell; asked about where several do."""
    actor = load_insider(repositories, context)
    forum, rest = take_forum(typed, profile)
    named, _ = take_cluster(rest, profile)
    cluster = named or implied_cluster(profile, load_here(repositories, context), actor)
    of_forum = [poll for poll in repositories.polls.open_polls() if forum in (None, profile.body(poll.body).forum)]
    own = [poll for poll in of_forum if _takes_part(actor, profile, context, poll)]
    fitting = [poll for poll in of_forum if profile.body(poll.body).cluster in (None, cluster)] if cluster else own
    fitting = [poll for poll in fitting if poll in own] or fitting
    if len(fitting) == 1:
        return fitting[0]
    elsewhere = () if fitting or named else own
    if not fitting and not elsewhere:
        raise Answered("Der er ingen åben afstemning om en dato.", unsaved("Start en med `/moede find`."))
    why = f"Der er ingen åben {cluster.where}." if elsewhere and cluster else "Der er flere åbne."
    bodies = [profile.body(poll.body) for poll in (fitting or elsewhere)[:_MOST_BUTTONS]]
    raise Answered(
        "Hvilken afstemning mener du?",
        unsaved(why),
        Actions(
            tuple(
                retry_button(body.name, COMMAND, f"{again} {body.forum.key} {body.cluster_key or ''}".strip())
                for body in bodies
            )
        ),
    )


def _takes_part(actor: Actor, profile: Profile, context: Context, poll: Poll) -> bool:
    body, today = profile.body(poll.body), context.now.date()
    return access.may_serve(actor, body, today) or any(held.body == body.key for held in actor.seats)
