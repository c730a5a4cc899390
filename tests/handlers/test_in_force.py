"""How long the profile in force is kept."""

from datetime import date

from domain.local import YES, LocalKind, LocalSetting
from domain.organisation import Profile
from handlers.in_force import KEPT_S, InForce
from tests.support.office import Office

TODAY = date(2026, 11, 10)
BODY = "politisk/fyn"


class _Seconds:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def _counts(office: Office, kept: InForce) -> bool:
    profile: Profile = await kept.on(TODAY, office.services.profile, office.work)
    return profile.body(BODY).forum.counts_stand_ins


async def _settle(office: Office) -> None:
    await office.work.run(lambda store: store.local.choose(LocalSetting(BODY, LocalKind.STAND_INS, "", YES), "T1"))


async def test_what_another_process_changes_is_seen_a_second_later(office: Office) -> None:
    """A change that nobody told of is seen once what was kept is a second old."""
    seconds = _Seconds()
    kept = InForce(seconds)
    assert not await _counts(office, kept)
    await _settle(office)
    seconds.now += KEPT_S / 2
    assert not await _counts(office, kept)
    seconds.now += KEPT_S / 2
    assert await _counts(office, kept)


async def test_a_change_that_is_told_of_is_seen_at_once(office: Office) -> None:
    """As long as the change may be under way nothing is kept, so its commit is seen whenever it comes."""
    seconds = _Seconds()
    kept = InForce(seconds)
    assert not await _counts(office, kept)
    kept.change()
    assert not await _counts(office, kept)
    await _settle(office)
    assert await _counts(office, kept)


async def test_another_day_is_looked_up_anew(office: Office) -> None:
    """At midnight another profile may be in force."""
    kept = InForce(_Seconds())
    assert not await _counts(office, kept)
    await _settle(office)
    tomorrow = await kept.on(TODAY.replace(day=11), office.services.profile, office.work)
    assert tomorrow.body(BODY).forum.counts_stand_ins
