"""The made-up facts of the workspace for trying: who holds which role, and when in 2026 the bodies meet; data only.

Nobody in it exists: people are named by the role they play.
"""

from dataclasses import dataclass

YEAR = 2026
CLUSTERS = ("fyn", "lillebaelt", "soenderjylland", "sydvestjylland")


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles a user of the workspace holds, in clusters or (None) above them."""

    role: str
    clusters: tuple[str | None, ...]
    municipality: str | None = None


ROLES: dict[str, tuple[Roles, ...]] = {
    "konsulent.regionshuset": (Roles("regionshus", (*CLUSTERS, None)),),
    "konsulent.esbjerg": (Roles("somatik", ("sydvestjylland",)),),
    "konsulent.psykiatrien": (Roles("psykiatri", CLUSTERS),),
    "tovholder.varde": (Roles("kommune", ("sydvestjylland",), "varde"),),
    "sagsbehandler": (Roles("sagsbehandler", (*CLUSTERS, None)),),
    "koordinationsgruppen": (Roles("koordinationsgruppe", (None,)), Roles("sundhedssekretariat", (None,))),
}
"""By the user's handle."""

SEATED = {
    "politisk/sydvestjylland": {
        "regionsraadsformanden": "Regionsrådsformanden",
        "borgmester_esbjerg": "Borgmesteren i Esbjerg",
    },
    "fagligt/sydvestjylland": {"somatisk_sygehus": "Sygehusdirektøren i Esbjerg"},
}
"""Who sits where, by body and seat."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A body's year: the days as month and day, the hours, and where."""

    days: tuple[tuple[int, int], ...]
    hours: tuple[int, int]
    location: str


PLANS = {
    "politisk/fyn": Plan(((3, 10), (6, 9), (9, 15), (12, 8)), (15, 17), "Odense Rådhus"),
    "politisk/lillebaelt": Plan(((3, 12), (6, 11), (9, 17), (11, 18)), (15, 17), "Kolding Rådhus"),
    "politisk/soenderjylland": Plan(((3, 17), (6, 16), (9, 22), (12, 3)), (15, 17), "Aabenraa Rådhus"),
    "politisk/sydvestjylland": Plan(((3, 19), (6, 18), (9, 24), (11, 10)), (15, 17), "Esbjerg Rådhus"),
    "fagligt/fyn": Plan(((2, 3), (4, 14), (8, 25), (11, 17)), (13, 15), "OUH, Odense"),
    "fagligt/lillebaelt": Plan(((2, 5), (4, 16), (8, 27), (10, 28)), (13, 15), "Sygehus Lillebælt, Vejle"),
    "fagligt/soenderjylland": Plan(((2, 10), (4, 21), (9, 1), (11, 24)), (13, 15), "Sygehus Sønderjylland, Aabenraa"),
    "fagligt/sydvestjylland": Plan(((2, 12), (4, 23), (9, 3), (10, 29)), (13, 15), "Esbjerg Sygehus"),
    "ssu": Plan(((2, 25), (5, 20), (9, 30), (12, 16)), (10, 12), "Regionshuset, Vejle"),
    "sss": Plan(((1, 28), (4, 29), (8, 19), (11, 4)), (9, 11), "Regionshuset, Vejle"),
}

LATE = ("politisk/sydvestjylland", (11, 10))
"""The meeting of which some steps are late, so that the overview has something to show."""
HALF_DONE, LEFT, NOT_DONE = 5, "kommune", 6
"""Of that meeting: the step that waits for one role alone, that role, and the step nobody has done."""
STAND_IN = "regionshus"
"""Who records what a role did that nobody holds."""

CHANNELS = {f"sekretariat-{cluster}": cluster for cluster in CLUSTERS}
EXPERIENCES_CHANNEL = "gode-erfaringer"
