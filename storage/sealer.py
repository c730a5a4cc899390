"""Seals on a thread of its own what PostgreSQL's transactions have committed; how the chain is made it doesn't know.

Were the chain's end read within serializable transactions, each would conflict with every other. What a crash leaves
without a place is sealed by whatever process looks next.
"""

import logging
from threading import Event, Thread

from sqlalchemy import Engine, bindparam, func, select

from storage.sealing import AT_A_TIME, REACH, seal

GATHERING_S = 0.1
"""What is committed within so short a time is sealed together."""
LOOK_EVERY_S = 10.0
"""So often each process looks for what another left when it was ended."""
_LOCK = 7_049_106


class Sealer:
    """Seals until it is closed; several processes may, one after the other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(isolation_level="READ COMMITTED")
        self._is_wanted = Event()
        self._is_closed = Event()
        self._thread = Thread(target=self._serve, name="sealer", daemon=True)
        self._thread.start()

    def seal_soon(self) -> None:
        """Seals what has been committed by now, in a moment."""
        self._is_wanted.set()

    def close(self) -> None:
        """Seals what was asked for, and ends."""
        self._is_closed.set()
        was_wanted = self._is_wanted.is_set()
        self._is_wanted.set()
        self._thread.join()
        if was_wanted:
            self._seal()

    def _serve(self) -> None:
        while not self._is_closed.is_set():
            self._is_wanted.wait(LOOK_EVERY_S)
            if self._is_closed.wait(GATHERING_S):
                return
            self._is_wanted.clear()
            self._seal()

    def _seal(self) -> None:
        try:
            while self._seal_some() == AT_A_TIME:
                pass
        except Exception as error:
            # Whatever it is, the thread lives on. Nothing is lost: whoever looks next finds the same entries.
            logging.getLogger(__name__).warning("the log could not be sealed", exc_info=error)

    def _seal_some(self) -> int:
        with self._engine.begin() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(bindparam("lock", _LOCK))))
            return seal(connection, reach=REACH)
