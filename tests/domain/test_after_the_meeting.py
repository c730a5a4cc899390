"""Presence as it was, journalised minutes and shared funds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.access import require_cluster_secretariat
from domain.attendance import StandIn, Verdict, attendance
from domain.decision_errors import AlreadyJournalised, EntryAlreadyUndone
from domain.errors import NotAllowed
from domain.funds import EntryKind, FundEntry, balance, enter, undo_entry
from domain.journalising import REGION, Journalised, authorities, journalise, missing_authorities, own_authorities
from domain.presence import EmptySeat, attendance_as_it_was, correct_presence, presence_by_absences
from tests.domain.support import NOW, absent, actor, body, in_role, syddanmark

FYN = body("politisk/fyn")
SEATS = [seat.key for seat in FYN.seats]


@given(st.sets(st.sampled_from(SEATS)))
def test_presence_starts_as_the_absences_told(seats: set[str]) -> None:
    """Nothing changes by being written down."""
    absences = absent(*seats)
    presence = presence_by_absences(1, absences, 1, NOW)
    assert attendance_as_it_was(FYN, presence) == attendance(FYN, absences)


@given(st.sets(st.sampled_from(SEATS)), st.sampled_from(SEATS))
def test_a_correction_concerns_one_seat(seats: set[str], corrected: str) -> None:
    """Saying that a seat was taken, then that it wasn't, leaves just that seat changed."""
    presence = presence_by_absences(1, absent(*seats), 1, NOW)
    there = correct_presence(presence, EmptySeat(corrected), 2, NOW, was_there=True)
    assert {one.seat for one in there.empty} == seats - {corrected}
    gone = correct_presence(there, EmptySeat(corrected), 2, NOW, was_there=False)
    assert {one.seat for one in gone.empty} == seats | {corrected}
    assert gone.recorded_by == 2


def test_fyn_needs_five_of_nine_as_it_was_too() -> None:
    """The rule is the same after the meeting as before it; a stand-in doesn't count on the political level."""
    empty = [key for key in SEATS if key.startswith("borgmester")]
    four = presence_by_absences(1, absent(*empty[:4]), 1, NOW)
    assert attendance_as_it_was(FYN, four).verdict is Verdict.CAN_DECIDE
    fifth = EmptySeat(empty[4], StandIn("Ida Testesen"))
    five = correct_presence(four, fifth, 1, NOW, was_there=False)
    assert attendance_as_it_was(FYN, five).verdict is Verdict.CANNOT_DECIDE


def test_a_seat_that_is_gone_counts_for_nothing() -> None:
    """A seat of an earlier profile doesn't disturb the counting."""
    presence = presence_by_absences(1, absent("nedlagt_plads"), 1, NOW)
    assert attendance_as_it_was(FYN, presence).present == len(SEATS)


def test_the_region_and_each_municipality_journalise_once() -> None:
    """Lillebælt has five authorities; a second time is refused with the first number."""
    lillebaelt = body("fagligt/lillebaelt")
    assert authorities(lillebaelt) == (REGION, "fredericia", "kolding", "middelfart", "vejle")
    known = [Journalised(1, REGION, 1, NOW, "22/17744")]
    assert missing_authorities(lillebaelt, known) == ("fredericia", "kolding", "middelfart", "vejle")
    with pytest.raises(AlreadyJournalised) as refused:
        journalise(Journalised(1, REGION, 2, NOW), known)
    assert refused.value.reference == "22/17744"


def test_a_role_speaks_for_its_own_authority() -> None:
    """The hospitals and Regionshuset are the region; a municipal role speaks for the municipality that holds it."""
    both = actor(
        in_role("somatik", "fyn"),
        in_role("regionshus", "fyn"),
        replace(in_role("kommune", "fyn"), municipality="nyborg"),
    )
    assert own_authorities(both, FYN, syddanmark()) == (REGION, "nyborg")
    assert own_authorities(actor(in_role("kommune", "fyn")), FYN, syddanmark()) == ()
    assert own_authorities(actor(in_role("regionshus", "lillebaelt")), FYN, syddanmark()) == ()
    assert own_authorities(actor(in_role("sundhedssekretariat", None)), body("ssu"), syddanmark()) == ()


def test_funds_are_for_the_secretariat_of_either_level() -> None:
    """A role on one level will do; other clusters' and outsiders' don't."""
    profile, today = syddanmark(), NOW.date()
    require_cluster_secretariat(actor(in_role("kommune", "fyn", "fagligt")), profile, "fyn", today)
    for other in (actor(in_role("kommune", "lillebaelt")), actor(in_role("kommune", "fyn"), is_outsider=True), actor()):
        with pytest.raises(NotAllowed):
            require_cluster_secretariat(other, profile, "fyn", today)


def an_entry(kind: EntryKind, amount: int, year: int = 2026) -> FundEntry:
    """An entry of Fyn's ledger."""
    return FundEntry(0, "fyn", 0, year, kind, amount, 1, NOW)


@given(st.lists(st.tuples(st.sampled_from(EntryKind), st.integers(1, 10**9), st.integers(2024, 2027), st.booleans())))
def test_what_is_left_is_what_was_granted_less_what_was_set_aside(
    rows: list[tuple[EntryKind, int, int, bool]],
) -> None:
    """Undone entries count for nothing, numbers are never used again, and the years add up to the whole."""
    ledger: list[FundEntry] = []
    for kind, amount, year, is_undone in rows:
        entry = enter(an_entry(kind, amount, year), ledger)
        ledger.append(undo_entry(entry) if is_undone else entry)
    assert [one.number for one in ledger] == list(range(1, len(rows) + 1))
    signed = [
        (amount if kind is EntryKind.GRANTED else -amount) for kind, amount, _, is_undone in rows if not is_undone
    ]
    assert balance(ledger).left == sum(signed)
    assert sum(balance(ledger, year).left for year in range(2024, 2028)) == sum(signed)


def test_an_entry_is_above_nothing_and_undone_once() -> None:
    """Nothing and less are no entries."""
    with pytest.raises(ValueError, match="above nothing"):
        an_entry(EntryKind.GRANTED, 0)
    undone = undo_entry(an_entry(EntryKind.GRANTED, 5))
    with pytest.raises(EntryAlreadyUndone):
        undo_entry(undone)
