"""What a decision tells others: its remarks as a case's answer, its words where it is handed over; it saves nothing."""

from domain.cases import Journey
from domain.closed_items import gone_through
from domain.decisions import Decision
from domain.organisation import Body
from handlers.beslutninger.loading import DecisionDesk
from handlers.closed_things import Closed, closed_in, perhaps_closed, refuse_closed
from handlers.ui import Text


def closed_in_remarks(desk: DecisionDesk, decision: Decision, case: Journey | None) -> Closed | None:
    """What is closed that the remarks perhaps tell of, where they are the case's answer; refuses what surely does."""
    if case is None or case.case.is_closed or not decision.remarks:
        return None
    if not any((leg.item, leg.reason) == (decision.item, decision.remarks) for leg in case.legs):
        return None
    said = gone_through(decision.remarks, "")
    closed = closed_in(desk, said, case=case.case.id)
    refuse_closed(closed, f"Bemærkningerne bliver svaret i sag {case.case.id}, som læses i alle klynger. ")
    return closed


def to_mind(closed: Closed | None, case: Journey | None) -> tuple[Text, ...]:
    """The question whether the remarks tell of that, with who reads them and what to do; nothing for none."""
    if closed is None or case is None:
        return ()
    read = f"Bemærkningerne er nu svaret i sag {case.case.id}, som læses i alle klynger. Ret dem i så fald."
    return (perhaps_closed(closed, read),)


def closed_in_words(desk: DecisionDesk, decision: Decision, receiver: Body) -> Closed | None:
    """What is closed that the decision perhaps tells of, where another cluster reads it, or those above do.

    Refuses what surely does. One on a closed item stays where it is.
    """
    if decision.is_closed_item or receiver.cluster == desk.view.body.cluster or not decision.text:
        return None
    said = gone_through(decision.text, "")
    closed = closed_in(desk, said)
    refuse_closed(closed, f"Beslutningen bliver et punkt hos {receiver.name}. ")
    return closed


def to_mind_there(closed: Closed | None) -> tuple[Text, ...]:
    """The question whether what was handed over tells of that; nothing for none."""
    return (perhaps_closed(closed, "Ret i så fald teksten sammen med sekretariatet dér."),) if closed else ()
