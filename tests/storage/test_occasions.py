from datetime import timedelta

from domain.experiences import Experience, Interest
from domain.occasions import Occasion, OccasionKind
from domain.ports import Repositories
from domain.trials import Trial
from storage.work import StoredWork
from tests.storage.facts import add_person
from tests.support.moment import NOW

WEEK = timedelta(days=7)


async def test_an_occasion_is_claimed_once(work: StoredWork) -> None:
    """Of all who claim it the first gets it, in each workspace by itself."""
    one = Occasion(OccasionKind.EXPERIENCES, "2026-44", NOW)
    claims = [await work.run(lambda r, to=to: r.occasions.claim(to, one)) for to in ("T1", "T1", "T2")]  # type: ignore[misc] # a default argument
    assert claims == [True, False, True]


async def test_the_one_before_is_the_latest_of_its_kind(work: StoredWork) -> None:
    """Other kinds, other workspaces and the occasion itself don't count."""

    def unit(r: Repositories) -> None:
        for install, kind, weeks in (
            ("T1", OccasionKind.EXPERIENCES, 3),
            ("T1", OccasionKind.EXPERIENCES, 2),
            ("T1", OccasionKind.VACANCIES, 1),
            ("T2", OccasionKind.EXPERIENCES, 1),
            ("T1", OccasionKind.EXPERIENCES, 0),
        ):
            assert r.occasions.claim(install, Occasion(kind, f"-{weeks}", NOW - weeks * WEEK))

    await work.run(unit)
    now = Occasion(OccasionKind.EXPERIENCES, "0", NOW)
    assert await work.read(lambda r: r.occasions.last_before("T1", now)) == NOW - 2 * WEEK
    assert await work.read(lambda r: r.occasions.last_before("T3", now)) is None


async def test_news_are_what_happened_within_the_time(work: StoredWork) -> None:
    """What was shared, tried and asked then; who was answered is not waiting any more."""

    def unit(r: Repositories) -> tuple[int, int]:
        author, other = add_person(r).id, add_person(r).id
        old, new = (
            r.experiences.add(Experience(0, title, "tekst", "fyn", author, at, install="T1")).id
            for title, at in (("gammel", NOW - 2 * WEEK), ("ny", NOW - WEEK))
        )
        r.experiences.add_trial(Trial(old, "lillebaelt", other, NOW - timedelta(days=1)))
        r.experiences.add_trial(Trial(old, "fyn", other, NOW))
        for person in (author, other):
            r.experiences.add_interest(Interest(new, person, NOW - timedelta(days=1)))
        assert r.experiences.answer(new, author, NOW)
        assert not r.experiences.answer(new, author, NOW)
        return old, new

    old, new = await work.run(unit)
    news = await work.read(lambda r: r.experiences.news(NOW - WEEK, NOW))
    assert [one.id for one in news.shared] == [new]
    assert [(one.id, cluster) for one, cluster in news.adopted] == [(old, "lillebaelt")]
    assert [(one.id, number) for one, number in news.asked] == [(new, 1)]
    assert (await work.read(lambda r: r.experiences.news(NOW + WEEK, NOW + 2 * WEEK))).is_empty
