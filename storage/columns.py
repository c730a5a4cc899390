"""How times lie in columns; it holds no table.

An *instant* is stored in UTC. A *wall time* is what people mean by "kl. 9": it is stored as written on the wall
(`…_local`) with the name of its zone, and as an instant (`…_at`) beside it for all that is compared by the clock.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from danish.zone import COPENHAGEN
from domain.times import refuse_naive


class Instant(TypeDecorator[datetime]):
    """A point in time, in UTC in the store and in Europe/Copenhagen outside it; naive times are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC, without the zone where the database knows none."""
        if value is None:
            return None
        refuse_naive(value)
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in Europe/Copenhagen."""
        if value is None:
            return None
        moment = value if dialect.name == "postgresql" else value.replace(tzinfo=UTC)
        return moment.astimezone(COPENHAGEN)


def on_the_wall(moment: datetime) -> datetime:
    """What the clock on the wall in Copenhagen shows then, without a zone."""
    refuse_naive(moment)
    return moment.astimezone(COPENHAGEN).replace(tzinfo=None, fold=0)


def from_the_wall(local: datetime, zone: str, instant: datetime) -> datetime:
    """The wall time as an aware one; in the hour that comes twice a year the instant tells which of the two it is."""
    if instant.tzinfo is COPENHAGEN and zone == COPENHAGEN.key and instant.replace(tzinfo=None) == local:
        return instant  # as nearly always: no rule of summer time has changed since it was stored
    moment = local.replace(tzinfo=COPENHAGEN if zone == COPENHAGEN.key else ZoneInfo(zone))
    again = moment.replace(fold=1)
    is_second = moment.timestamp() != instant.timestamp() == again.timestamp()
    return (again if is_second else moment).astimezone(COPENHAGEN)
