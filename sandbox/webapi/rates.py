"""Counts posts against Slack's rates, one a second in a channel and twenty in a workspace; off until switched on."""

from collections import deque

PER_WORKSPACE = 20
_WINDOW = 1.0


class Rates:
    """The posts of the last second."""

    def __init__(self) -> None:
        self.is_enforced = False
        self._posts: deque[tuple[float, str, str]] = deque()

    def refuses(self, team: str, channel: str, now: float) -> bool:
        """Whether a post is one too many now; one that isn't is counted."""
        if not self.is_enforced:
            return False
        while self._posts and now - self._posts[0][0] >= _WINDOW:
            self._posts.popleft()
        in_team = [one for one in self._posts if one[1] == team]
        if len(in_team) >= PER_WORKSPACE or any(one[2] == channel for one in in_team):
            return True
        self._posts.append((now, team, channel))
        return False
