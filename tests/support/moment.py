"""When tests of the store take place; it loads nothing that the processes they start could do without."""

from danish.zone import copenhagen

NOW = copenhagen(2026, 3, 2, 9)
"""A Monday morning."""
