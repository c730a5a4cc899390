"""What becomes of what is kept of a person, and who is affected."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.access import Actor
from domain.journalising import Journalised, authorities
from domain.meetings import MeetingState
from domain.people import Person, RoleAssignment, SeatHolder
from domain.personal_data import (
    FATES,
    Fate,
    Kind,
    Mention,
    Record,
    awaits_journalising,
    counted,
    is_kept,
    is_last_administrator,
    may_read_closed,
    owners_left,
    sole_roles,
)
from tests.domain.support import meeting, syddanmark

TODAY = date(2026, 10, 26)
ANE, BO = Person(1, "Ane Ås"), Person(2, "Bo Berg")


def test_every_kind_has_a_fate_and_documents_wait() -> None:
    """Decisions and approvals wait for the journal; what serves the person alone goes; the log stays."""
    assert set(FATES) == set(Kind)
    assert {FATES[kind] for kind in (Kind.DECISION, Kind.APPROVAL, Kind.CONFIRMATION)} == {Fate.UNTIL_JOURNALISED}
    assert {FATES[kind] for kind in (Kind.IDENTITY, Kind.ROLE, Kind.PREFERENCES)} == {Fate.GOES}
    assert {FATES[kind] for kind in (Kind.DONE, Kind.CONCERNED)} == {Fate.NAMELESS}


def test_a_meeting_awaits_its_journal_until_every_authority_has_noted_it() -> None:
    """The last authority's note ends the waiting; a cancelled meeting never waits."""
    held = meeting()
    body = syddanmark().body(held.body)
    notes = [Journalised(held.id, one, 1, copenhagen(2026, 12, 10, 9)) for one in authorities(body)]
    assert awaits_journalising(held, body, [])
    assert awaits_journalising(held, body, notes[1:])
    assert not awaits_journalising(held, body, notes)
    assert not awaits_journalising(replace(held, state=MeetingState.CANCELLED), body, [])
    assert awaits_journalising(held, None, [])
    assert not awaits_journalising(held, None, notes[:1])


@given(st.sampled_from(Kind), st.integers(1, 3))
def test_only_documents_of_awaiting_meetings_keep_the_name(kind: Kind, of: int) -> None:
    """Whatever else it is, and of whatever other meeting, loses the name at once."""
    kept = is_kept(Record(kind, {}, of), {1, 2})
    assert kept is (FATES[kind] is Fate.UNTIL_JOURNALISED and of in (1, 2))


def test_a_text_keeps_the_name_where_it_documents_a_meeting() -> None:
    """What was only expected of a meeting documents nothing."""
    text = Mention("empty_seats", "stand_in", 1, ANE.name, 1)
    assert is_kept(text, {1})
    assert not is_kept(text, {2})
    assert not is_kept(replace(text, is_forecast=True), {1})


def test_kinds_are_counted_in_their_order() -> None:
    """Kinds of which there is nothing aren't named."""
    records = [Record(kind, {}) for kind in (Kind.DONE, Kind.ROLE, Kind.DONE)]
    assert list(counted(records).items()) == [(Kind.ROLE, 1), (Kind.DONE, 2)]


def test_a_role_is_sole_where_nobody_active_has_it_there() -> None:
    """Another of the cluster covers it, on both levels or the same; one who left or a deputy doesn't."""
    mine = RoleAssignment(1, "regionshus", "fyn", "politisk", ANE)
    other = RoleAssignment(2, "regionshus", "fyn", None, BO)
    assert sole_roles(ANE.id, [mine]) == (mine,)
    assert sole_roles(ANE.id, [mine, other]) == ()
    assert sole_roles(ANE.id, [mine, replace(other, forum="politisk")]) == ()
    assert sole_roles(ANE.id, [mine, replace(other, forum="fagligt")]) == (mine,)
    assert sole_roles(ANE.id, [mine, replace(other, cluster="lillebaelt")]) == (mine,)
    assert sole_roles(ANE.id, [mine, replace(other, person=replace(BO, is_deactivated=True))]) == (mine,)
    assert sole_roles(ANE.id, [replace(mine, deputy_for=BO.id)]) == ()


def test_the_last_administrator_is_known() -> None:
    """Others who are active, or whom the platform makes administrators, leave somebody."""
    assert is_last_administrator(ANE.id, [ANE], has_others=False)
    assert is_last_administrator(ANE.id, [ANE, replace(BO, is_deactivated=True)], has_others=False)
    assert not is_last_administrator(ANE.id, [ANE], has_others=True)
    assert not is_last_administrator(ANE.id, [ANE, BO], has_others=False)
    assert not is_last_administrator(ANE.id, [BO], has_others=False)


def test_a_closed_item_is_read_by_the_secretariat_and_its_writer_while_within() -> None:
    """Whoever left, and an administrator of elsewhere, read nothing of it."""
    body = syddanmark().body("politisk/fyn")
    role = RoleAssignment(1, "regionshus", "fyn", None, ANE)
    seat = SeatHolder(1, body.key, body.seats[0].key, ANE)
    assert may_read_closed(Actor(ANE, roles=(role,)), body, TODAY, is_own=False)
    assert may_read_closed(Actor(ANE, seats=(seat,)), body, TODAY, is_own=True)
    assert not may_read_closed(Actor(ANE, seats=(seat,)), body, TODAY, is_own=False)
    assert not may_read_closed(Actor(ANE, is_administrator=True), body, TODAY, is_own=True)
    assert not may_read_closed(Actor(ANE, roles=(role,), is_outsider=True), body, TODAY, is_own=True)


def test_those_who_own_a_freed_step_are_found() -> None:
    """All active holders of its roles in that cluster, each once, and a deputy for whoever is away."""
    body = syddanmark().body("politisk/fyn")
    step = body.forum.step(5)
    cia = Person(3, "Cia Dam")
    held = [
        RoleAssignment(1, "regionshus", "fyn", None, ANE),
        RoleAssignment(2, "kommune", "fyn", None, BO),
        RoleAssignment(3, "kommune", "lillebaelt", None, cia),
        RoleAssignment(4, "somatik", "fyn", None, cia),
    ]
    assert owners_left(step, body, held, TODAY) == (ANE, BO)
    gone = replace(held[1], person=replace(BO, is_deactivated=True))
    assert owners_left(step, body, [held[0], gone], TODAY) == (ANE,)
    deputy = replace(held[0], person=cia, deputy_for=ANE.id)
    assert owners_left(step, body, [*held, deputy], TODAY) == (cia, BO)
