"""Asks for a date, takes answers and fixes the winner: typed, pressed or by form; reading the words is elsewhere."""

from collections.abc import Iterable, Sequence

import handlers.moeder.poll_refusals  # noqa: F401 - gives the refusals of polls their words
from domain import access
from domain.access import Actor
from domain.meeting_remarks import day_remarks
from domain.messages import Message, together
from domain.organisation import Body, Profile
from domain.people import ChannelPurpose, ChannelUse, Place
from domain.poll_errors import PollClosed
from domain.polls import (
    POLL_ASKED,
    Availability,
    Poll,
    PollAnswer,
    closed,
    fixed,
    meeting_of,
    open_poll,
    require_open,
    seat_party,
    tallies,
)
from domain.ports import Repositories
from handlers.ids import read_id
from handlers.loading import load_actor
from handlers.log_writing import write_log
from handlers.moeder import making, poll_cards
from handlers.outcomes import Revision
from handlers.refusals import Answered
from handlers.requests import Context
from handlers.task_text import Organisations
from handlers.ui import Card, text

FIXED = "moeder.fastsat"
ANSWERED = "moeder.afstemning.svar"


def ask(repositories: Repositories, profile: Profile, context: Context, poll: Poll) -> tuple[Poll, int]:
    """Starts a poll and posts it to the secretariat's channels; how many those are. Raises as `open_poll`."""
    body = profile.body(poll.body)
    access.require_secretariat(load_actor(repositories, context), body, context.now.date())
    saved = repositories.polls.add(open_poll(poll, profile, context.now))
    _record(repositories, context, "moede.afstemning", saved)
    return saved, _post(repositories, context, body, POLL_ASKED, {"poll": saved.id})


def answer(
    repositories: Repositories, profile: Profile, context: Context, poll: Poll, number: int, said: Availability
) -> tuple[str, ...]:
    """Answers a proposal for whom the person speaks; the parties that now have that answer."""
    body = profile.body(poll.body)
    actor = load_actor(repositories, context)
    parties = access.parties(actor, body, _own_seats(repositories, actor, body, poll, number), context.now.date())
    _save(repositories, context, body, poll, number, said, parties)
    return parties


def answer_for(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    poll: Poll,
    number: int,
    said: Availability,
    seat: str,
) -> tuple[str, ...]:
    """Answers a proposal for one seat: its holder may, and the secretariat on the holder's behalf."""
    body = profile.body(poll.body)
    actor = load_actor(repositories, context)
    own = _own_seats(repositories, actor, body, poll, number)
    access.require_seat_right(actor, body, seat, own, context.now.date())
    _save(repositories, context, body, poll, number, said, [seat_party(seat)])
    return (seat_party(seat),)


def fix(repositories: Repositories, profile: Profile, context: Context, poll: Poll, number: int) -> making.Made:
    """Makes the meeting of a proposal, ends the poll and tells the secretariat's channels once.

    Raises PollClosed where somebody else was first, NoSuchProposal, and as `making.make`.
    """
    body = profile.body(poll.body)
    access.require_secretariat(load_actor(repositories, context), body, context.now.date())
    require_open(poll)
    made = making.make(repositories, profile, context, meeting_of(poll, poll.proposal(number)))
    _end(repositories, context, body, fixed(poll, made.meeting.id), "moede.fastsat")
    _post(repositories, context, body, FIXED, {"poll": poll.id, "meeting": made.meeting.id})
    return made


def close(repositories: Repositories, profile: Profile, context: Context, poll: Poll) -> Poll:
    """Ends a poll without a date. Raises PollClosed."""
    body = profile.body(poll.body)
    access.require_secretariat(load_actor(repositories, context), body, context.now.date())
    ended = closed(poll)
    _end(repositories, context, body, ended, "moede.afstemning.lukket")
    return ended


def known(repositories: Repositories, number: str) -> Poll:
    """The poll that a button or form names; refused in words where it is gone."""
    poll = repositories.polls.poll(read_id(number))
    if poll is None:
        raise Answered("Afstemningen findes ikke længere.", text("Start en ny med `/moede find`."))
    return poll


def seen(repositories: Repositories, profile: Profile, context: Context | Message, poll: Poll) -> poll_cards.Seen:
    """The poll as it stands, with what to mind at each proposal."""
    body = profile.body(poll.body)
    today = (context.due if isinstance(context, Message) else context.now).date()
    remarks = [
        (
            *day_remarks(one.starts.date(), profile.planning),
            *making.clashes_of(repositories, profile, meeting_of(poll, one)),
        )
        for one in (poll.proposals if poll.is_open else ())
    ]
    return poll_cards.Seen(
        poll,
        Organisations(body, profile, repositories.people.roles(today), today),
        tallies(poll, body, repositories.polls.answers(poll.id)),
        remarks or [()] * len(poll.proposals),
        None if poll.meeting is None else repositories.meetings.meeting(poll.meeting),
    )


def asked_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The poll as a channel gets it; nothing once it has ended."""
    poll = repositories.polls.poll(int(message.subject["poll"]))
    if poll is None or not poll.is_open:
        return None
    return poll_cards.poll_card(seen(repositories, profile, message, poll))


def answered_card(repositories: Repositories, profile: Profile, message: Message) -> Revision | None:
    """A channel's card as the poll is now, in place of the one that stands there; nothing where none does."""
    poll = repositories.polls.poll(int(message.subject["poll"]))
    where = repositories.outbox.sent_as(str(message.subject["of"]))
    if poll is None or where is None:
        return None
    return Revision(where, poll_cards.poll_card(seen(repositories, profile, message, poll)))


def fixed_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word that a date was fixed; nothing once the meeting is off."""
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    if meeting is None or meeting.is_cancelled:
        return None
    return poll_cards.told_fixed(meeting, profile.body(meeting.body))


def _own_seats(repositories: Repositories, actor: Actor, body: Body, poll: Poll, number: int) -> tuple[str, ...]:
    """The keys of the seats that the person holds on the proposed day; raises NoSuchProposal."""
    day = poll.proposal(number).starts.date()
    return access.own_seats(actor, body, repositories.people.seat_holders(body.key, day), day)


def _save(
    repositories: Repositories,
    context: Context,
    body: Body,
    poll: Poll,
    number: int,
    said: Availability,
    parties: Iterable[str],
) -> None:
    require_open(poll)
    proposal = poll.proposal(number)
    repositories.polls.answer(
        poll.id, [PollAnswer(proposal.number, party, said, context.person, context.now) for party in parties]
    )
    _record(repositories, context, "moede.svar", poll)
    _revise(repositories, context, body, poll)


def _end(repositories: Repositories, context: Context, body: Body, ended: Poll, act: str) -> None:
    if not repositories.polls.end(ended):
        raise PollClosed(None)
    _record(repositories, context, act, ended)
    _revise(repositories, context, body, ended)


def _revise(repositories: Repositories, context: Context, body: Body, poll: Poll) -> None:
    """Lets the card in each of the secretariat's channels follow, once for what comes within a few seconds."""
    number, due = together(context.now)
    repositories.outbox.post(
        Message(
            ANSWERED,
            use.place,
            {"poll": poll.id, "of": (asked := _key(POLL_ASKED, poll.id, use.place))},
            due,
            use.place.install,
            key=f"{asked}:{number}",
        )
        for use in _channels(repositories, body)
    )


def _post(repositories: Repositories, context: Context, body: Body, kind: str, subject: dict[str, int | str]) -> int:
    channels = _channels(repositories, body)
    repositories.outbox.post(
        Message(
            kind,
            use.place,
            subject,
            context.now,
            use.place.install,
            key=_key(kind, int(subject["poll"]), use.place),
        )
        for use in channels
    )
    return len(channels)


def _channels(repositories: Repositories, body: Body) -> Sequence[ChannelUse]:
    return repositories.channels.of_purpose(ChannelPurpose.SECRETARIAT, body.cluster_key)


def _key(kind: str, poll: int, place: Place) -> str:
    return f"{kind}:{poll}:{place.install}:{place.conversation}"


def _record(repositories: Repositories, context: Context, act: str, poll: Poll) -> None:
    write_log(repositories, context, act, f"poll:{poll.id}", {"body": poll.body, "state": poll.state.value})
