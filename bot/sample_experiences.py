"""Made-up experiences of the workspace for trying, so that there is something to find; data only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What a cluster tells, and when in the sample year as month and day; `by` is the handle of who tells it."""

    title: str
    body: str
    effect: str
    requires: str
    cluster: str
    topics: tuple[str, ...]
    by: str
    day: tuple[int, int]


EXPERIENCES = (
    Told(
        "Fælles tavlemøde om borgere med KOL",
        "Kommune, sygehus og praksis taler en gang om ugen om de borgere, der har været indlagt to gange på kort tid.",
        "Aftalerne bliver kendt alle tre steder samme dag.",
        "Tyve minutter på video om ugen og en fast mødeleder.",
        "fyn",
        ("Kronisk sygdom", "Almen praksis"),
        "konsulent.regionshuset",
        (6, 17),
    ),
    Told(
        "Opkald to dage efter udskrivning",
        "En sygeplejerske ringer til ældre borgere, når de har været hjemme i to dage, og gennemgår medicin og hjælp.",
        "Færre ringer selv til vagtlægen i den første uge.",
        "En halv time om dagen og en fælles liste over, hvem der er udskrevet.",
        "sydvestjylland",
        ("Ældre medicinske borgere", "Udskrivning og overgange"),
        "konsulent.esbjerg",
        (9, 8),
    ),
    Told(
        "Psykiatrien med, når botilbuddet planlægger",
        "En fast kontakt i psykiatrien deltager, når kommunen lægger plan for en borger, der skal flytte i botilbud.",
        "Færre genindlæggelser i den første måned efter flytningen.",
        "En times møde pr. borger.",
        "lillebaelt",
        ("Psykisk sygdom",),
        "konsulent.psykiatrien",
        (10, 1),
    ),
)
"""In the order in which they were shared, as their numbers are: the search relies on it."""
