"""Agenda items: their order, how far they are, and what may be done to them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.zone import copenhagen
from domain.access import may_add_item, may_see_item, require_item_right
from domain.agenda import (
    AgendaItem,
    Annex,
    ItemState,
    StandingItem,
    agenda,
    item_state,
    make_ready,
    reopen,
    standing_items,
    treat,
    untreat,
)
from domain.agenda_acts import (
    assign_item,
    bring_back,
    carry_over,
    explain_lateness,
    is_too_late,
    item_meant,
    move_item,
    remove_annex,
    require_late_reason,
    take_item,
    withdraw_item,
)
from domain.agenda_errors import (
    ItemAlreadyCarriedOver,
    ItemCameInTime,
    ItemLacksBasis,
    ItemNotOpen,
    ItemTaken,
    LateReasonMissing,
    NoSuchAnnex,
    NoSuchItem,
)
from domain.errors import NotAllowed
from domain.rows import Row
from tests.domain.support import actor, body, in_role, task

NOW, LATER = copenhagen(2026, 11, 2, 9), copenhagen(2026, 11, 3, 9)
POLITICAL = body("politisk/lillebaelt")


def item(number: int = 1, **facts: Any) -> AgendaItem:
    """A draft."""
    return replace(AgendaItem(number, 1, f"Sag {number}", 1, NOW, position=number), **facts)


def whole(count: int) -> list[AgendaItem]:
    """An agenda with so many items between the standing ones."""
    standing = [replace(one, id=100 + place) for place, one in enumerate(standing_items(1, 1, NOW, ""))]
    return [*standing, *(item(number) for number in range(1, count + 1))]


class TestOrder:
    def test_standing_items_come_first_and_last(self) -> None:
        """Withdrawn ones bear no number."""
        known = [*whole(3), item(9, state=ItemState.WITHDRAWN)]
        titles = [one.item.title for one in agenda(known)]
        assert titles == ["Godkendelse af dagsorden", "Sag 1", "Sag 2", "Sag 3", "Eventuelt"]
        with pytest.raises(NoSuchItem):
            item_meant(known, 6)

    @given(count=st.integers(1, 8), data=st.data())
    def test_moving_puts_the_item_there_and_keeps_the_others_in_order(self, count: int, data: st.DataObject) -> None:
        """And moving it back restores the order."""
        known = whole(count)
        number, to = (data.draw(st.integers(2, count + 1)) for _ in range(2))

        def moved(items: list[AgendaItem], start: int, end: int) -> list[AgendaItem]:
            changed = {one.id: one for one in move_item(items, start, end)}
            return [changed.get(one.id, one) for one in items]

        after = moved(known, number, to)
        before_ids, ids = ([one.item.id for one in agenda(items)] for items in (known, after))
        wanted = before_ids[number - 1]
        assert ids[to - 1] == wanted
        assert [one for one in ids if one != wanted] == [one for one in before_ids if one != wanted]
        assert [one.item.id for one in agenda(moved(after, to, number))] == before_ids

    @pytest.mark.parametrize(("number", "to"), [(1, 2), (2, 1), (2, 4), (4, 2)])
    def test_standing_items_stay(self, number: int, to: int) -> None:
        """Nothing takes their place."""
        with pytest.raises(ItemNotOpen):
            move_item(whole(2), number, to)


class TestStates:
    @given(
        ready=st.none() | st.integers(0, 9),
        done=st.dictionaries(st.sampled_from([Row.QUALITY, Row.APPROVAL, Row.SENDING]), st.integers(0, 9)),
    )
    def test_a_step_counts_only_for_what_was_ready_by_then(self, ready: int | None, done: dict[Row, int]) -> None:
        """A draft stays one, and no step is claimed that isn't done."""
        known = item() if ready is None else make_ready(item(), NOW + timedelta(hours=ready))
        state = item_state(known, {row: NOW + timedelta(hours=hour) for row, hour in done.items()})
        rows = {
            ItemState.QUALITY_ASSURED: Row.QUALITY,
            ItemState.APPROVED: Row.APPROVAL,
            ItemState.SENT: Row.SENDING,
        }
        if ready is None:
            assert state is ItemState.DRAFT
        elif state in rows:
            assert done[rows[state]] >= ready
        else:
            assert state is ItemState.READY
            assert all(hour < ready for hour in done.values())

    def test_each_act_is_taken_back_exactly(self) -> None:
        """Ready, withdrawn, treated, and back."""
        draft = item()
        ready = make_ready(draft, NOW)
        assert reopen(ready) == draft
        for one in (draft, ready):
            assert bring_back(withdraw_item(one, one.state)) == one
            assert untreat(treat(one)) == one

    def test_no_state_is_reached_from_the_wrong_one(self) -> None:
        """Each refusal names the state."""
        ready, treated = make_ready(item(), NOW), treat(item())
        acts: tuple[Callable[[], AgendaItem], ...] = (
            lambda: make_ready(ready, NOW),
            lambda: reopen(item()),
            lambda: treat(treated),
            lambda: treat(item(state=ItemState.WITHDRAWN)),
            lambda: untreat(ready),
            lambda: bring_back(ready),
            lambda: withdraw_item(ready, ItemState.SENT),
            lambda: withdraw_item(item(standing=StandingItem.CLOSING), ItemState.READY),
        )
        for act in acts:
            with pytest.raises(ItemNotOpen):
                act()

    def test_a_closed_item_needs_its_basis(self) -> None:
        """Before it is ready."""
        with pytest.raises(ItemLacksBasis):
            make_ready(item(is_closed=True), NOW)
        assert make_ready(item(is_closed=True, legal_basis="§ 27"), NOW).state is ItemState.READY


class TestCarryingOver:
    def test_what_was_not_sent_leaves_the_agenda(self) -> None:
        """What was sent keeps its number, and both know of each other."""
        ready = make_ready(item(late_reason="Sent"), NOW)
        for reached, left_as in ((ItemState.READY, ItemState.CARRIED_OVER), (ItemState.SENT, ItemState.READY)):
            left, fresh = carry_over(ready, reached, (), begins=LATER, meeting=2, position=5, author=7, now=NOW)
            assert left.state is left_as
            assert (fresh.meeting, fresh.state, fresh.carried_over_from) == (2, ItemState.DRAFT, ready.id)
            assert (fresh.author, fresh.ready_at, fresh.late_reason) == (7, None, "")

    def test_what_the_meeting_didnt_reach_keeps_its_number(self) -> None:
        """Also where nobody had marked it as ready: the minutes of a meeting that has begun are made of its agenda."""
        left, fresh = carry_over(item(), ItemState.DRAFT, (), begins=NOW, meeting=2, position=5, author=7, now=NOW)
        assert left == item()
        assert fresh.carried_over_from == left.id

    def test_an_item_is_carried_over_once(self) -> None:
        """Nor to its own meeting, nor a standing one."""
        with pytest.raises(ItemAlreadyCarriedOver):
            carry_over(item(), ItemState.DRAFT, [item(2)], begins=LATER, meeting=2, position=1, author=1, now=NOW)
        for wrong, meeting in ((item(), 1), (item(standing=StandingItem.CLOSING), 2)):
            with pytest.raises(ItemNotOpen):
                carry_over(wrong, ItemState.DRAFT, (), begins=LATER, meeting=meeting, position=1, author=1, now=NOW)


class TestDeadline:
    def test_a_late_item_needs_a_reason(self) -> None:
        """In time, none is kept; where the meeting was made late, none is asked for."""
        writing = task(4)
        late = writing.due + timedelta(minutes=1)
        assert not is_too_late([writing], writing.due)
        assert require_late_reason([writing], "Tal", writing.due) == ""
        with pytest.raises(LateReasonMissing):
            require_late_reason([writing], "", late)
        assert require_late_reason([writing], "Tal", late) == "Tal"
        assert not is_too_late([replace(writing, is_at_once=True)], late)
        assert not is_too_late([], late)


class TestRights:
    def test_the_secretariat_and_writers_add(self) -> None:
        """Only in their own body, and never from outside."""
        on = NOW.date()
        for role in (
            "regionshus",
            "somatik",
            "psykiatri",
            "kommune",
            "sagsbehandler",
            "kommuner",
            "koordinationsgruppe",
        ):
            known = actor(in_role(role, "lillebaelt"))
            assert may_add_item(known, POLITICAL, on)
            assert not may_add_item(known, body("politisk/fyn"), on)
            assert not may_add_item(replace(known, is_outsider=True), POLITICAL, on)
        assert not may_add_item(actor(), POLITICAL, on)

    def test_writers_change_their_own(self) -> None:
        """The secretariat changes all."""
        on, writer = NOW.date(), actor(in_role("sagsbehandler", "lillebaelt"))
        require_item_right(writer, POLITICAL, item(author=1), on)
        require_item_right(writer, POLITICAL, item(author=2, writer=1), on)
        require_item_right(actor(in_role("kommune", "lillebaelt")), POLITICAL, item(author=2), on)
        with pytest.raises(NotAllowed):
            require_item_right(writer, POLITICAL, item(author=2), on)

    def test_a_closed_item_stays_in_the_secretariat(self) -> None:
        """And with those who write it, while they have a part in the body."""
        on, closed = NOW.date(), item(author=2, is_closed=True)
        assert may_see_item(actor(in_role("psykiatri", "lillebaelt")), POLITICAL, closed, on)
        writer = actor(in_role("sagsbehandler", "lillebaelt"))
        assert not may_see_item(writer, POLITICAL, closed, on)
        assert may_see_item(writer, POLITICAL, replace(closed, writer=1), on)
        assert not may_see_item(actor(), POLITICAL, replace(closed, writer=1), on)
        assert may_see_item(writer, POLITICAL, replace(closed, is_closed=False), on)
        assert not may_see_item(actor(in_role("regionshus", "fyn")), POLITICAL, replace(closed, is_closed=False), on)


class TestChanging:
    def test_an_item_is_written_by_one(self) -> None:
        """Whoever comes second is told; given away or back it changes hands, while it still is to be written."""
        taken = take_item(item(), 3)
        assert taken.writer == 3
        with pytest.raises(ItemTaken):
            take_item(taken, 4)
        assert assign_item(taken, 4).writer == 4
        assert assign_item(taken, None).writer is None
        for state in (ItemState.TREATED, ItemState.WITHDRAWN, ItemState.CARRIED_OVER):
            with pytest.raises(ItemNotOpen):
                assign_item(replace(taken, state=state), 4)

    def test_annexes_are_removed_by_number(self) -> None:
        """The others keep their order."""
        full = item(annexes=(Annex("https://a"), Annex("https://b"), Annex("https://c")))
        assert [one.link for one in remove_annex(full, 2).annexes] == ["https://a", "https://c"]
        for number in (0, 4):
            with pytest.raises(NoSuchAnnex):
                remove_annex(full, number)

    def test_only_a_late_item_has_a_reason(self) -> None:
        """It may be worded anew."""
        assert explain_lateness(item(late_reason="Før"), "Nu").late_reason == "Nu"
        with pytest.raises(ItemCameInTime):
            explain_lateness(item(), "Nu")
