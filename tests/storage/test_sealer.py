"""The thread that seals: whatever breaks in it, it goes on."""

import logging
from collections.abc import Iterator
from threading import Event

import pytest
from sqlalchemy import Engine, create_engine, event

from storage.sealer import Sealer

LONG_S = 60.0


@pytest.fixture
def engine() -> Iterator[Engine]:
    """A database; whether it can be reached the test decides."""
    found = create_engine("sqlite://")
    yield found
    found.dispose()


def test_what_breaks_while_sealing_is_logged_and_the_next_is_tried(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """Not the database's errors alone: a thread that ended would seal nothing until the program is started anew."""
    tried = [Event(), Event()]
    left = iter(tried)

    def refuse(*_: object) -> None:
        next(left, Event()).set()
        raise UnicodeError("what somebody typed")

    event.listen(engine, "do_connect", refuse)
    with caplog.at_level(logging.WARNING):
        sealer = Sealer(engine)
        for one in tried:
            sealer.seal_soon()
            assert one.wait(LONG_S)
        sealer.close()
    first = caplog.records[0]
    assert first.getMessage() == "the log could not be sealed"
    assert first.exc_info
    assert first.exc_info[0] is UnicodeError
