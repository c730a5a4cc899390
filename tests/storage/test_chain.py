from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import assume, given
from hypothesis import strategies as st

from danish.zone import copenhagen
from storage.chain import BEGINNING, Written, canonical, digest

AN_ENTRY = Written(7, "T1", copenhagen(2026, 3, 2, 9), 3, "opgave.udført", "task:4", "kommune", {"b": 1, "a": "ø"})
texts = st.text(max_size=8)
entries = st.builds(
    Written,
    id=st.integers(1, 2**31),
    install=texts,
    at=st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bounds are taken without a zone
    person=st.integers(1, 2**31),
    act=texts,
    subject=texts,
    on_behalf_of=texts,
    facts=st.dictionaries(texts, texts | st.integers(-(2**31), 2**31), max_size=3),
)
digests = st.just(BEGINNING) | st.text("0123456789abcdef", min_size=64, max_size=64)


def test_a_digest_never_changes() -> None:
    """What was sealed once is still found right: this very entry has this very digest, after this very one."""
    first = digest(BEGINNING, AN_ENTRY)
    assert first == "34b839f38a3db257bcff309541ac8be33aa5b68a5a0a2cb800a681933a25c477"
    assert digest(first, AN_ENTRY) == "e52c37f2eef69ce066b5a652a0e104f69a42a1353c72ac8708bbb9c82d9408ad"


@given(st.tuples(digests, entries), st.tuples(digests, entries))
def test_whatever_differs_is_written_differently(one: tuple[str, Written], other: tuple[str, Written]) -> None:
    """Two entries, or one entry in two places, never have the same form, however their texts are cut."""
    assume(one != other)
    assert canonical(*one) != canonical(*other)


@given(digests, entries, st.data())
def test_each_field_counts(previous: str, entry: Written, data: st.DataObject) -> None:
    """A change of any one field changes the digest."""
    name = data.draw(st.sampled_from([one.name for one in fields(Written)]))
    other = replace(entry, **{name: getattr(data.draw(entries), name)})
    assert (digest(previous, other) == digest(previous, entry)) == (other == entry)


@given(digests, entries, st.integers(-12, 12), st.randoms(use_true_random=False))
def test_the_form_is_the_same_wherever_it_lies(previous: str, entry: Written, hours: int, chance: object) -> None:
    """Neither the zone a database answers in nor the order it keeps facts in makes a difference."""
    there = entry.at.astimezone(timezone(timedelta(hours=hours)))
    facts = list(entry.facts.items())
    chance.shuffle(facts)  # type: ignore[attr-defined]  # hypothesis' Random
    assert canonical(previous, replace(entry, at=there, facts=dict(facts))) == canonical(previous, entry)
