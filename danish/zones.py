"""The time zones that people here name, by the names they use; any other zone is unknown to it."""

from danish.names import fold

_NAMES = {
    "Europe/Copenhagen": ("København", "Danmark", "dansk tid"),
    "Atlantic/Faroe": ("Færøerne", "Tórshavn", "Thorshavn"),
    "America/Nuuk": ("Grønland", "Nuuk"),
    "Europe/London": ("London", "Storbritannien", "England"),
    "Europe/Lisbon": ("Lissabon", "Portugal"),
    "Europe/Helsinki": ("Helsinki", "Finland"),
    "Europe/Athens": ("Athen", "Grækenland"),
    "America/New_York": ("New York",),
}
ZONES = {zone: names[0] for zone, names in _NAMES.items()}
"""The zone database's names, with the name each is written by."""
_ZONE_OF = {fold(name): zone for zone, names in _NAMES.items() for name in (zone, *names)}


def read_zone(typed: str) -> str | None:
    """The zone that a typed name means, as the zone database calls it."""
    return _ZONE_OF.get(fold(" ".join(typed.split())))


def zone_name(zone: str) -> str:
    """How a zone is written; one that has no name here as the zone database calls it."""
    return ZONES.get(zone, zone)
