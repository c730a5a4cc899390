"""Finding a date by a poll: proposals, answers and what they mean for a decision; it asks and posts nothing.

An answer is a seat's, or that of an organisation in the secretariat without a seat of its own. What a date's answers
mean follows from the body's own rule of attendance; it is a forecast, and whoever fixes the date decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from domain.attendance import Absence, Verdict, attendance
from domain.meeting_kinds import MeetingKind
from domain.meetings import Meeting, plan_meeting
from domain.organisation import Body, Profile
from domain.people import PersonId
from domain.poll_errors import NoSuchProposal, PollClosed, TooManyProposals
from domain.times import refuse_naive

POLL_ASKED = "moeder.afstemning"
"""The kind of message that stands in a secretariat's channel, and follows what is answered."""
_ANY_TIME = datetime(2022, 7, 1, tzinfo=UTC)
_SEAT, _ROLE = "plads:", "rolle:"


class Availability(StrEnum):
    """What is answered to a proposal."""

    CAN = "kan"
    CANNOT = "kan_ikke"
    MAYBE = "maaske"


class PollState(StrEnum):
    """A poll is open until its date is fixed, or until it is closed without one."""

    OPEN = "aaben"
    FIXED = "fastsat"
    CLOSED = "lukket"


class Fit(StrEnum):
    """Whether decisions could be taken: surely, not any more, or it depends on those who haven't said yes."""

    ENOUGH = "nok"
    LACKING = "for_faa"
    UNSETTLED = "uafklaret"
    NO_RULE = "ingen_regel"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time that is proposed; `number` counts from 1. Both times are aware, Europe/Copenhagen."""

    number: int
    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        refuse_naive(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class Poll:
    """The question when a body can meet, and what meeting is to be made. `meeting` is the one that was."""

    id: int
    body: str
    proposals: tuple[Proposal, ...]
    asked_by: PersonId
    asked_at: datetime
    kind: MeetingKind = MeetingKind.ORDINARY
    location: str = ""
    is_virtual: bool = False
    state: PollState = PollState.OPEN
    meeting: int | None = None
    install: str = ""

    @property
    def is_open(self) -> bool:
        """Whether answers are still asked for."""
        return self.state is PollState.OPEN

    def proposal(self, number: int) -> Proposal:
        """The proposal with that number; raises NoSuchProposal."""
        for one in self.proposals:
            if one.number == number:
                return one
        raise NoSuchProposal(number, len(self.proposals))


@dataclass(frozen=True, slots=True)
class PollAnswer:
    """What a party said to a proposal, and who said it for them."""

    proposal: int
    party: str
    availability: Availability
    person: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class SectorTally:
    """A sector's seats by what they answered; `need` is how many must be present, 0 without a rule."""

    sector: str
    seats: int
    need: int
    can: int
    cannot: int
    maybe: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What was answered to a proposal: by sector, and by organisations of the secretariat."""

    proposal: Proposal
    sectors: tuple[SectorTally, ...]
    roles: tuple[tuple[str, Availability], ...]
    fit: Fit


def seat_party(seat: str) -> str:
    """The party that a seat is."""
    return f"{_SEAT}{seat}"


def role_party(role: str) -> str:
    """The party that an organisation of the secretariat is, by its role."""
    return f"{_ROLE}{role}"


def open_poll(poll: Poll, profile: Profile, now: datetime) -> Poll:
    """The poll, its proposals in time's order, each once. Raises TooManyProposals, and as `plan_meeting` for each."""
    times = sorted({(one.starts, one.ends) for one in poll.proposals})
    if len(times) > profile.planning.most_proposals:
        raise TooManyProposals(len(times), profile.planning.most_proposals)
    ordered = replace(poll, proposals=tuple(Proposal(number, *time) for number, time in enumerate(times, start=1)))
    for proposal in ordered.proposals:
        plan_meeting(meeting_of(ordered, proposal), profile, now)
    return ordered


def meeting_of(poll: Poll, proposal: Proposal) -> Meeting:
    """The meeting that a proposal would be."""
    return Meeting(
        0,
        poll.body,
        proposal.starts,
        proposal.ends,
        location=poll.location,
        is_virtual=poll.is_virtual,
        kind=poll.kind,
        install=poll.install,
    )


def require_open(poll: Poll) -> None:
    """Raises PollClosed unless answers are still asked for."""
    if not poll.is_open:
        raise PollClosed(poll.meeting)


def fixed(poll: Poll, meeting: int) -> Poll:
    """The poll, ended by that meeting. Raises PollClosed."""
    require_open(poll)
    return replace(poll, state=PollState.FIXED, meeting=meeting)


def closed(poll: Poll) -> Poll:
    """The poll, ended without a meeting. Raises PollClosed."""
    require_open(poll)
    return replace(poll, state=PollState.CLOSED)


def tallies(poll: Poll, body: Body, answers: Iterable[PollAnswer]) -> tuple[Tally, ...]:
    """For each proposal what was answered and what that means."""
    known = list(answers)
    return tuple(
        _tally(one, body, [given for given in known if given.proposal == one.number]) for one in poll.proposals
    )


def _tally(proposal: Proposal, body: Body, answers: Sequence[PollAnswer]) -> Tally:
    said = {given.party: given.availability for given in answers}
    of_seat = {seat.key: said.get(seat_party(seat.key)) for seat in body.seats}
    sectors = tuple(
        SectorTally(
            one.sector,
            one.seats,
            one.need,
            *(
                len([seat for seat in body.seats if seat.sector == one.sector and of_seat[seat.key] is availability])
                for availability in (Availability.CAN, Availability.CANNOT, Availability.MAYBE)
            ),
        )
        for one in attendance(body, ()).sectors
    )
    roles = tuple((party.removeprefix(_ROLE), given) for party, given in said.items() if party.startswith(_ROLE))
    return Tally(proposal, sectors, roles, _fit(body, of_seat))


def _fit(body: Body, of_seat: dict[str, Availability | None]) -> Fit:
    sure = _verdict_without(body, [seat for seat, said in of_seat.items() if said is not Availability.CAN])
    if sure is Verdict.NO_RULE:
        return Fit.NO_RULE
    if sure is Verdict.CAN_DECIDE:
        return Fit.ENOUGH
    at_best = _verdict_without(body, [seat for seat, said in of_seat.items() if said is Availability.CANNOT])
    return Fit.UNSETTLED if at_best is Verdict.CAN_DECIDE else Fit.LACKING


def _verdict_without(body: Body, seats: Iterable[str]) -> Verdict:
    return attendance(body, [Absence(0, 0, seat, 0, _ANY_TIME) for seat in seats]).verdict
