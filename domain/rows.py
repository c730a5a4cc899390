"""The numbers of the fourteen rows, where a rule or a word means one row in particular; who owns them is data."""

from enum import IntEnum


class Row(IntEnum):
    """A row of the responsibility table."""

    DATE = 1
    CONVENING = 2
    CATERING = 3
    ITEMS = 4
    QUALITY = 5
    GENERATION = 6
    APPROVAL = 7
    GENERATION_ANEW = 8
    SENDING = 9
    HOLDING = 10
    MINUTES = 11
    MINUTES_GENERATION = 12
    MINUTES_SENDING = 13
    FOLLOW_UP = 14


PREPARING = frozenset(row for row in Row if row < Row.HOLDING)
"""The rows that prepare a meeting: once it is over, nobody has to do them any more."""
