"""What the rules ask of a point in time: that it says its zone. It never asks what time it is."""

from datetime import datetime


def refuse_naive(*moments: datetime) -> None:
    """Raises ValueError for a datetime without a zone."""
    for moment in moments:
        if moment.tzinfo is None:
            raise ValueError(f"a time without a zone: {moment.isoformat()}")
