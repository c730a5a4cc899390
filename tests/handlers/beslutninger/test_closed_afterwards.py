"""An item that is closed after what was decided on it went on: what stands elsewhere is closed with it."""

from domain.decisions import DecisionState
from tests.handlers.beslutninger.conftest import TRIAL, Held

SAID = f'/beslutning {TRIAL} "Vi går i gang i marts" godkendt'
CLOSES = f'/dagsorden punkt {TRIAL} hjemmel "offentlighedsloven § 23" politisk lillebælt 9/12'
THERE = "politisk fyn onsdag den 16. december 2026 kl. 9-11"


async def _handed_over(held: Held) -> str:
    """The decision is an item of Fyn's meeting, and its item closed since; what Fyn's agenda says to a member."""
    sygehus = await held.office.with_role("Sonja", "somatik", "fyn")
    await held.says(f"/moede opret {THERE}", sygehus)
    await held.says(SAID)
    await held.says("/beslutning overlever 1 til politisk fyn")
    member = await held.office.seated("Mona", "politisk/fyn", "borgmester_odense")
    assert "Opkald" in await held.says("/dagsorden punkter politisk fyn 16/12", member)
    await held.says(CLOSES)
    return await held.says("/dagsorden punkter politisk fyn 16/12", member)


async def test_what_it_became_elsewhere_is_closed(held: Held) -> None:
    """The other cluster's item tells nobody but those who write that agenda what it is."""
    shown = await _handed_over(held)
    assert "Opkald" not in shown
    [item] = [one for one in await held.items(2) if one.from_decision]
    assert (item.is_closed, item.legal_basis) == (True, "offentlighedsloven § 23")
    assert [one.act for one in await held.office.audit(f"punkt:{item.id}")] == ["punkt.lukket"]


async def test_it_comes_back_from_a_cancelled_meeting(held: Held) -> None:
    """It goes to no other meeting of the other cluster, but is open again at whom it came from."""
    await _handed_over(held)
    sygehus = await held.office.with_role("Sif", "somatik", "fyn")
    await held.says("/moede opret politisk fyn torsdag den 17. december 2026 kl. 9-11", sygehus)
    await held.says("/moede aflys politisk fyn 16/12", sygehus)
    assert not [one for one in await held.items(3) if one.from_decision]
    [kept] = await held.decisions()
    assert (kept.state, kept.receiver, kept.successor) == (DecisionState.OPEN, "", None)
    assert [one.act for one in await held.office.audit("decision:1")][-1] == "beslutning.venter"


async def test_what_was_decided_there_is_closed_too(held: Held) -> None:
    """It may have been decided on and handed over again: all of it is closed, however far it went."""
    await held.says("/moede opret fagligt lillebælt fredag den 11. december 2026 kl. 9-11")
    sygehus = await held.office.with_role("Sonja", "somatik", "fyn")
    await held.says(f"/moede opret {THERE}", sygehus)
    await held.says(SAID)
    await held.says("/beslutning overlever 1 til fagligt lillebælt")
    held.office.now = held.office.now.replace(day=12)
    assert "April" in await held.says('/beslutning 2 "April" drøftet fagligt lillebælt 11/12')
    await held.says("/beslutning overlever 1 fagligt lillebælt til politisk fyn")
    assert [one.is_closed for one in await held.items(3) if one.from_decision] == [False]
    await held.says(CLOSES)
    assert [one.is_closed for one in await held.items(3) if one.from_decision] == [True]
    member = await held.office.seated("Mette", "politisk/lillebaelt", "borgmester_kolding")
    assert "April" not in await held.says("/beslutning liste fagligt lillebælt", member)


async def test_what_goes_to_another_cluster_or_above_tells_of_nothing_closed(held: Held) -> None:
    """The words of a decision are read there; within the cluster the same secretariat reads them."""
    await held.says('/beslutning 2 "Vi afventer aftale med Firma X" godkendt')
    before = held.office.rows()
    for receiver in ("ssu", "fagligt fyn"):
        refused = await held.says(f"/beslutning overlever 1 politisk lillebælt til {receiver}")
        assert refused.startswith("Det er et lukket punkt, og det må ikke deles.")
        assert "Beslutningen bliver et punkt hos " in refused
        assert "punkt 4 på dagsordenen for Politisk niveau, Lillebælt, den 9. december 2026." in refused
        assert "Firma X" not in refused
    assert held.office.rows() == before
    own = await held.says("/beslutning overlever 1 politisk lillebælt til fagligt")
    assert own.startswith("Beslutning 1 venter på et møde: Fagligt strategisk niveau, Lillebælt")


async def test_what_goes_there_and_perhaps_tells_of_something_closed_is_asked_about(held: Held) -> None:
    """On the answer to whoever handed it over, with the way to mend it."""
    await held.says('/beslutning 2 "Firma X har en aftale, som vi afventer" godkendt')
    answer = await held.says("/beslutning overlever 1 politisk lillebælt til ssu")
    assert answer.startswith("Beslutning 1 venter på et møde: ")
    assert "Handler det om et lukket punkt? Teksten minder om punkt 4" in answer
    assert "Ret i så fald" in answer
