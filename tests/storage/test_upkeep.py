from datetime import timedelta

from domain.messages import Message, SentMessage
from domain.people import Place
from domain.ports import Repositories
from domain.upkeep import Backlog
from storage.work import StoredWork
from tests.support.moment import NOW

HOUR = timedelta(hours=1)
PLACE = Place("slack", "T1", "C1")


def post(r: Repositories, *hours: int) -> None:
    """Puts messages in the outbox, each due so many hours from now."""
    r.outbox.post(Message("proev", PLACE, {"nr": one}, NOW + one * HOUR, "T1") for one in hours)


def settle(r: Repositories, how: str) -> None:
    """Claims the first message and settles it so."""
    (claimed,) = r.outbox.claim("me", NOW + 99 * HOUR, limit=1, lease_s=60)
    match how:
        case "sent":
            r.outbox.sent_together([(claimed, SentMessage(PLACE, "1"))], NOW)
        case "dropped":
            assert r.outbox.dropped(claimed)
        case "failed":
            assert r.outbox.failed(claimed, "is_archived")
        case "uncertain":
            assert r.outbox.uncertain(claimed)


async def test_a_tick_is_seen_by_all(work: StoredWork) -> None:
    """How long ago it was is by the database's own clock; before the first there is none."""
    assert await work.read(lambda r: r.upkeep.tick_age_s()) is None
    for _ in range(2):
        await work.run(lambda r: r.upkeep.tick())
    age_s = await work.read(lambda r: r.upkeep.tick_age_s())
    assert age_s is not None
    assert 0 <= age_s < 30


async def test_what_is_not_settled_is_counted(work: StoredWork) -> None:
    """Each message that isn't settled is counted where it belongs, and those due too long ago are late, too."""
    await work.run(lambda r: post(r, -9, -8, -7, -6, -5, -4, 3))
    for how in ("sent", "dropped", "failed", "uncertain", "sending"):
        await work.run(lambda r, how=how: settle(r, how))  # type: ignore[misc]  # a lambda has no types
    assert await work.read(lambda r: r.upkeep.backlog(NOW)) == Backlog(2, 1, 1, 1, 1)
    assert await work.read(lambda r: r.upkeep.backlog(NOW - 6 * HOUR)) == Backlog(2, 1, 0, 1, 1)


async def test_what_was_not_sent_is_listed(work: StoredWork) -> None:
    """Refused and uncertain messages are listed, the newest first, no more than asked for."""
    await work.run(lambda r: post(r, 1, 2, 3))
    for how in ("failed", "uncertain", "failed"):
        await work.run(lambda r, how=how: settle(r, how))  # type: ignore[misc]  # a lambda has no types
    listed = await work.read(lambda r: r.upkeep.stranded(9))
    assert [(one.message.subject["nr"], one.reason, one.is_uncertain) for one in listed] == [
        (3, "is_archived", False),
        (2, "", True),
        (1, "is_archived", False),
    ]
    assert await work.read(lambda r: len(r.upkeep.stranded(2))) == 2


async def test_counting_reads_no_settled_message(work: StoredWork) -> None:
    """Health is asked for every few seconds, so each of its counts goes through an index of what isn't settled."""
    if not work.database.is_sqlite:
        return
    asked = "SELECT count(*) FROM outbox WHERE state = 'failed' OR state = 'uncertain'"
    with work.database.reader.begin() as connection:
        plan = " ".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}"))
    assert "ix_outbox_stranded" in plan
