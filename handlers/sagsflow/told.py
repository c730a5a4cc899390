"""What is answered once something was done with a case; of what all clusters read of it, what that may not tell."""

from dataclasses import replace

from domain.cases import Answer, CaseLeg
from domain.closed_items import gone_through
from handlers.case_text import case_stands, place_name
from handlers.closed_things import Closed, closed_in, perhaps_closed, refuse_closed
from handlers.sagsflow import acts, cards
from handlers.sagsflow.loading import CaseDesk, load_status
from handlers.sagsflow.words import COMMAND
from handlers.ui import Card, note

_READ_BY_ALL = "Titlen læses i alle klynger; en sag, der er lukket, bliver i klyngen. "


def done(desk: CaseDesk, said: str = "") -> Card:
    """The case as it stands; `said` is what was just done with it."""
    return cards.status_card(desk, load_status(desk), said)


def opened(desk: CaseDesk) -> Card:
    """The answer to whoever opened a case; refused where its title tells of something closed.

    What is to spread is to be shared as an experience from the first day.
    """
    case = desk.journey.case
    closed = None if _is_read_already(desk) else _closed_in(desk, case.title, _READ_BY_ALL)
    card = done(desk, f"Sag {case.id} er begyndt. {case_stands(desk.journey, desk.profile)}")
    card = _minding(
        card, closed, f"Handler teksten om det, så stop sagen, `/{COMMAND} stop {case.id}`, og kald den noget andet."
    )
    spreads = any(step.only_other_clusters for step in desk.journey.flow.steps)
    if case.is_closed or case.experience is not None or not spreads:
        return card
    hint = note("Del også indsatsen som en erfaring, så de andre klynger kender den fra dag ét: `/erfaring`.")
    return replace(card, blocks=(*card.blocks, hint))


def gone_on(desk: CaseDesk) -> Card:
    """The answer to what was shown at an earlier step of the case: nothing is done."""
    return done(desk, f"Sag {desk.journey.case.id} er allerede sendt videre")


def answered(desk: CaseDesk, leg: CaseLeg, said: Answer, reason: str, *, to: str = "") -> Card:
    """The answer saved, and the card that tells where the case is now; refused where it tells of something closed."""
    desk.require_carrier(leg)
    closed = _closed_in(desk, reason)
    after = acts.answer(desk, leg, said, reason, to=to)
    place = place_name(leg.place, desk.profile)
    card = done(after, f"Noteret: {place} – {said.value}. {case_stands(after.journey, desk.profile)}")
    return _minding(
        card, closed, f"Handler teksten om det, så fortryd svaret: `/{COMMAND} fortryd {after.journey.case.id}`."
    )


def stopped(desk: CaseDesk, reason: str) -> Card:
    """The case stopped, and the card that says so; refused where the reason tells of something closed."""
    desk.require_any()
    closed = _closed_in(desk, reason)
    card = done(acts.stop(desk, reason), f"Sag {desk.journey.case.id} er stoppet")
    again = f"Handler teksten om det, så genoptag sagen: `/{COMMAND} genoptag {desk.journey.case.id}`."
    return _minding(card, closed, again)


def _closed_in(desk: CaseDesk, words: str, read_by: str = "") -> Closed | None:
    """What is closed that a title or reason perhaps tells of; refuses what surely does.

    A closed case's stays where it is.
    """
    case = desk.journey.case
    if case.is_closed or not words:
        return None
    said = gone_through(words, "")
    closed = closed_in(desk, said, case=case.id)
    refuse_closed(closed, read_by)
    return closed


def _is_read_already(desk: CaseDesk) -> bool:
    """Whether the case is called as the experience that it spreads."""
    case = desk.journey.case
    spread = desk.repositories.experiences.experience(case.experience) if case.experience is not None else None
    return spread is not None and spread.title == case.title


def _minding(card: Card, closed: Closed | None, way_on: str) -> Card:
    return replace(card, blocks=(*card.blocks, perhaps_closed(closed, way_on))) if closed else card
