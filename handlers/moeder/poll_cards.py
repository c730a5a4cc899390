"""What people read of a poll for a date: its proposals with what was answered, and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from danish import writing
from domain.meeting_remarks import MeetingRemark
from domain.meetings import Meeting
from domain.organisation import Body
from domain.polls import Availability, Fit, Poll, PollState, Tally, role_party, seat_party
from handlers.meeting_text import CAN_DECIDE, CANNOT_DECIDE, KINDS, meeting_line
from handlers.moeder.remark_text import remark_text
from handlers.task_text import Organisations
from handlers.ui import Actions, Block, Bold, Button, Card, Inline, Text, note, text

ANSWER = "moeder.svar"
FIX = "moeder.fastsaet"
SAID = {Availability.CAN: "kan", Availability.CANNOT: "kan ikke", Availability.MAYBE: "måske"}
_FITS = {
    Fit.ENOUGH: (Bold(CAN_DECIDE), " med dem, der har sagt ja."),
    Fit.LACKING: (Bold(CANNOT_DECIDE), ", selv om alle andre kommer."),
    Fit.UNSETTLED: ("Det afhænger af dem, der mangler.",),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A poll as it stands: what was answered to each proposal, and what to mind at each, in their order.

    `fixed` is the meeting that was made of it.
    """

    poll: Poll
    organisations: Organisations
    tallies: Sequence[Tally]
    remarks: Sequence[Sequence[MeetingRemark]]
    fixed: Meeting | None = None

    @property
    def body(self) -> Body:
        """The body that is to meet."""
        return self.organisations.body

    def name_of(self, party: str) -> str:
        """A party as people read it: "PLO 1", "Regionshuset"."""
        seats = {seat_party(seat.key): seat.label for seat in self.body.seats}
        roles = {role_party(role): self.organisations.short(role) for role in self.body.forum.secretariat_roles}
        return (seats | roles).get(party, party)


def poll_card(seen: Seen) -> Card:
    """The poll with its buttons, or how it ended."""
    poll = seen.poll
    if poll.state is PollState.CLOSED:
        return Card(f"Afstemningen er lukket uden en dato: {seen.body.name}", tuple(_proposals(seen)))
    if not poll.is_open:
        when = f" til {writing.moment(seen.fixed.starts)}" if seen.fixed else ""
        return Card(f"Datoen er fastsat{when}", (text(seen.body.name), *_proposals(seen)))
    kind, has_seats = KINDS.get(poll.kind), bool(seen.body.seats)
    what = f"{seen.body.name} ({kind})" if kind else seen.body.name
    return Card(
        f"Hvilken dato passer? {what}",
        (
            text(f"Svar for din {'plads eller din ' if has_seats else ''}organisation. Du kan ændre dit svar."),
            *_advice(seen),
            *_proposals(seen),
            Actions((Button("Fastsæt en dato", FIX, str(poll.id)),)),
            *((note("Sekretariatet kan svare for andre, fx `/moede svar 1 kan plo 1`."),) if has_seats else ()),
        ),
    )


def asked(body: Body, channels: int) -> Card:
    """The answer to whoever started a poll that was sent elsewhere."""
    where = "sekretariatets kanal" if channels == 1 else f"sekretariatets {channels} kanaler"
    return Card(
        f"Afstemningen er sendt til {where}: {body.name}",
        (text("Når svarene er der, kan du trykke på “Fastsæt en dato” eller skrive `/moede fastsæt N`."),),
    )


def answered(seen: Seen, names: Sequence[str], number: int, said: Availability) -> Card:
    """The answer to whoever answered by typing."""
    card = poll_card(seen)
    return Card(f"Noteret ved forslag {number}: {writing.join(list(names))} {SAID[said]}.", card.blocks)


def told_fixed(meeting: Meeting, body: Body) -> Card:
    """The word to the secretariat's channel that a date was fixed."""
    return Card(
        f"Datoen er fastsat til {writing.moment(meeting.starts)}",
        (text(meeting_line(meeting, body)), text("Mødet og dets opgaver er oprettet.")),
    )


def _proposals(seen: Seen) -> list[Block]:
    blocks: list[Block] = []
    for tally, remarks in zip(seen.tallies, seen.remarks, strict=True):
        blocks.append(_proposal(seen, tally, remarks))
        if seen.poll.is_open:
            value = f"{seen.poll.id} {tally.proposal.number}"
            blocks.append(
                Actions(
                    tuple(
                        Button(writing.capitalised(words), ANSWER, f"{value} {said.value}")
                        for said, words in SAID.items()
                    )
                )
            )
    return blocks


def _proposal(seen: Seen, tally: Tally, remarks: Sequence[MeetingRemark]) -> Text:
    proposal, profile = tally.proposal, seen.organisations.profile
    parts: list[Inline] = [Bold(f"{proposal.number}. {writing.span(proposal.starts, proposal.ends)}")]
    parts += [f"\n{' · '.join(_sectors(seen, tally))}"] if tally.sectors else []
    roles = [f"{seen.organisations.short(role)} {SAID[said]}" for role, said in tally.roles]
    parts += [f"\nSekretariatet: {writing.join(roles)}"] if roles else []
    parts += ["\n", *_FITS[tally.fit]] if tally.fit in _FITS else []
    parts += [f"\n• {remark_text(one, profile)}" for one in remarks]
    return Text(tuple(parts))


def _advice(seen: Seen) -> tuple[Text, ...]:
    """What the forum is advised of its dates, with the proposals that lie elsewhere; nothing where none does."""
    advice = seen.body.forum.advice
    if advice is None:
        return ()
    outside = [str(one.number) for one in seen.poll.proposals if not advice.fits(one.starts.date())]
    return (text(f"{advice.sentence} Forslag {writing.join(outside)} ligger uden for den tid."),) if outside else ()


def _sectors(seen: Seen, tally: Tally) -> list[str]:
    """How many seats can, by sector, with what is needed; those that can't or doubt only where there are some."""
    lines = []
    for one in tally.sectors:
        need = f" (mindst {one.need})" if one.need else ""
        others = [f"{count} {word}" for count, word in ((one.cannot, "kan ikke"), (one.maybe, "måske")) if count]
        name = seen.organisations.profile.sector(one.sector).name
        lines.append(f"{name}: {', '.join([f'{one.can} af {one.seats} kan{need}', *others])}")
    return lines
