"""Tells Slack's own requests from all others: by signature, by stamp, and by coming once; it reads nothing of them.

https://docs.slack.dev/authentication/verifying-requests-from-slack/. What Slack sends again is stamped and signed
anew, so the same signature twice is somebody else's. Other processes, and this one started anew, don't know what came
here: there the delivery's key, stored with its effect, keeps it from happening twice.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence

from bot.clock import Clock

FRESH_S = 300
"""A stamp may be so far from now, as Slack has it."""
MOST = 20_000
"""Signatures that are remembered; about two megabytes."""
_STAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
_MARK = slice(3, 19)


class Signatures:
    """What was signed with one secret. A stamp is timely if it is so by any of the clocks."""

    def __init__(self, secret: str, clocks: Sequence[Clock], *, most: int = MOST) -> None:
        self._secret = secret.encode()
        self._clocks = clocks
        self._most = most
        self._seen: dict[int, set[int]] = {}
        self._forgotten = -1

    def may_be_slacks(self, stamp: str, signature: str) -> bool:
        """Whether the headers have the shape and the time of Slack's; asked before any of the body is read."""
        is_shaped = _STAMP.fullmatch(stamp) and _SIGNATURE.fullmatch(signature)
        return bool(is_shaped) and _is_within(int(stamp), FRESH_S, self._times())

    def take(self, body: bytes, stamp: str, signature: str) -> bool:
        """Whether a body with such headers is Slack's and comes for the first time; it is remembered then."""
        if not self.may_be_slacks(stamp, signature):
            return False
        signed = hmac.digest(self._secret, b"v0:%s:%s" % (stamp.encode(), body), hashlib.sha256).hex()
        return hmac.compare_digest(f"v0={signed}", signature) and self._is_first(int(stamp), _mark(signature))

    def give_back(self, stamp: str, signature: str) -> None:
        """Forgets what was taken and then not done: Slack may send it again within the same second."""
        self._seen.get(int(stamp), set()).discard(_mark(signature))

    def _is_first(self, stamp: int, mark: int) -> bool:
        if stamp not in self._seen:
            self._make_room()
            if stamp <= self._forgotten:
                return False  # it can't be told from one that came before
            self._seen[stamp] = set()
        is_first = mark not in self._seen[stamp]
        self._seen[stamp].add(mark)
        return is_first

    def _make_room(self) -> None:
        """Forgets what would be refused by its stamp; and the oldest, which is refused from then on, where it's much.

        Twice the time, so that a clock that is set back a little brings nothing back.
        """
        times = self._times()
        self._seen = {stamp: marks for stamp, marks in self._seen.items() if _is_within(stamp, 2 * FRESH_S, times)}
        while sum(map(len, self._seen.values())) >= self._most:
            self._forgotten = max(self._forgotten, min(self._seen))
            del self._seen[min(self._seen)]

    def _times(self) -> list[float]:
        return [clock.now().timestamp() for clock in self._clocks]


def _is_within(stamp: int, seconds: int, times: Sequence[float]) -> bool:
    return any(abs(time - stamp) <= seconds for time in times)


def _mark(signature: str) -> int:
    """Enough of a signature to know it by."""
    return int(signature[_MARK], 16)
