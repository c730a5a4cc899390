"""Which requests are taken for Slack's own, by their headers and for the first time only."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.slack.signatures import FRESH_S, Signatures
from sandbox.delivery.signed_http import signature
from tests.support.moment import NOW

SECRET = "hemmelig"  # noqa: S105 - this test's own


@dataclass(slots=True)
class Moment:
    """A clock that is set by hand."""

    at: datetime = NOW
    is_platform_time: bool = True

    def now(self) -> datetime:
        """The time it is set to."""
        return self.at


def headers(body: bytes, moment: datetime = NOW) -> tuple[str, str]:
    """A true stamp and signature."""
    stamp = str(int(moment.timestamp()))
    return stamp, signature(SECRET, stamp, body)


def test_a_signature_is_good_once() -> None:
    """The first is taken, the second isn't; one that was given back is taken once more."""
    signatures, sent = Signatures(SECRET, [Moment()]), headers(b"x")
    assert [signatures.take(b"x", *sent) for _ in range(3)] == [True, False, False]
    signatures.give_back(*sent)
    assert [signatures.take(b"x", *sent) for _ in range(2)] == [True, False]


@pytest.mark.parametrize("away_s", [-FRESH_S - 1, FRESH_S + 1, -86_400, 10**9])
def test_a_stamp_is_good_for_five_minutes(away_s: int) -> None:
    """Older or further ahead it is refused, before anything is read; within them it isn't."""
    signatures = Signatures(SECRET, [Moment()])
    sent, near = headers(b"x", NOW + timedelta(seconds=away_s)), headers(b"x", NOW + timedelta(seconds=FRESH_S))
    assert (signatures.may_be_slacks(*sent), signatures.take(b"x", *sent)) == (False, False)
    assert (signatures.may_be_slacks(*near), signatures.take(b"x", *near)) == (True, True)


@pytest.mark.parametrize(
    ("stamp", "signed"),
    [
        ("", ""),
        ("²", "v0=" + "a" * 64),
        ("9" * 5_000, "v0=" + "a" * 64),
        (str(int(NOW.timestamp())), "v0=æ"),
        ("1\n", "v0=" + "a" * 64),
    ],
)
def test_headers_of_another_shape_are_refused(stamp: str, signed: str) -> None:
    """Whatever stands in them, they are refused and nothing breaks."""
    signatures = Signatures(SECRET, [Moment()])
    assert not signatures.may_be_slacks(stamp, signed)
    assert not signatures.take(b"x", stamp, signed)


def test_what_is_remembered_has_an_end_and_lets_no_replay_in() -> None:
    """With room for a hundred, a thousand are taken once each, and none of them a second time."""
    moment, taken = Moment(), []
    signatures = Signatures(SECRET, [moment], most=100)
    for number in range(1_000):
        moment.at = NOW + timedelta(seconds=number // 10)
        body = str(number).encode()
        taken.append((body, headers(body, moment.at)))
        assert signatures.take(body, *taken[-1][1])
    assert not any(signatures.take(body, *sent) for body, sent in taken)
    assert not signatures.take(b"sen", *headers(b"sen", NOW))  # it can't be told any more from one that came before
    fresh = headers(b"frisk", moment.at + timedelta(seconds=1))
    assert signatures.take(b"frisk", *fresh)


def test_a_clock_that_is_set_back_brings_nothing_back() -> None:
    """What came before stays refused also when its time comes round again."""
    moment, sent = Moment(), headers(b"x")
    signatures = Signatures(SECRET, [moment])
    assert signatures.take(b"x", *sent)
    for seconds in (FRESH_S + 10, FRESH_S - 10, 0):
        moment.at = NOW + timedelta(seconds=seconds)
        assert signatures.take(b"y", *headers(b"y", moment.at))
        assert not signatures.take(b"x", *sent)
