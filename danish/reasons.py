"""Tells whether words typed beside an absence say why somebody is absent, so that they can be dropped.

It keeps nothing and classifies nothing: which reason it was is never known. Reasons can be health data (GDPR
article 9), so a reason missed is worse than a word dropped for nothing.
"""

import re

from danish.folding import fold

# Words that begin an explanation, and then any explanation is one.
_BECAUSE = (
    "fordi", "pga", "p g a", "grundet", "paa grund af", "paa gr af", "som foelge af", "skyldes", "aarsag", "aarsager",
    "aarsagen", "begrundelse", "begrundet", "forhindret af", "er blevet", "er ramt af", "har faaet", "lider af",
)  # fmt: skip

# Words for being ill that name no place, as "Psykiatrisk hospital" and "Kursuscenter" do.
_ILL = (
    "syg", "sygt", "syge", "sygemeld*", "sygedag*", "sygefrav*", "sygeorlov", "barnsyg", "raskmeld*",
)  # fmt: skip

# Whole words; a * stands for any letters. "sygehus" and the like name places, not reasons.
_REASONS = (
    *_ILL, "sygdom*", "*sygdom", "barn", "barns", "barnet", "boernene", "boernepas*", "barsel*", "foedsel", "foede*",
    "gravid*", "*orlov", "orlov*", "*ferie", "ferie*", "*ferien", "feriefri*", "fridag*", "fri", "afspads*",
    "omsorgsdag*", "seniordag*", "*operation", "*operationen", "operer*", "indlagt", "indlaegg*", "hospitalet",
    "paa hospital", "paa sygehus*", "ambulatori*", "behandling", "*behandling", "behandles", "*undersoegelse",
    "*scanning", "kemo*", "laege", "laegen", "laegetid", "laegebesoeg", "tandlaege*", "speciallaege*", "psykolog*",
    "psykiater*", "fysioterap*", "kiroprakt*", "terapi", "corona*", "covid*", "influenza*", "feber*", "forkoel*",
    "migraene*", "*pine", "*smerter", "ondt", "roskildesyge", "opkast*", "maveonde", "*betaendelse", "*kopper",
    "smitte*", "isolation", "karantaene", "stress*", "*depression", "udbraendt", "angst", "kraeft", "kraeftsyg*",
    "*kraeft", "diabetes", "blodprop*", "hjertestop", "hjerteanfald", "allergi*", "braekket", "braekkede",
    "forstuvet", "ulykke*", "tilskadekom*", "skade", "skadet", "*skade", "skadestue*", "begravelse*", "bisaettelse*",
    "doed", "doede", "doedsfald*", "sorg*", "skilsmisse*", "bryllup*", "konfirmation*", "foedselsdag*", "barnedaab*",
    "rejse*", "udlandet", "kursus*", "forfald", "privat*", "personlig*", "familie*", "vielse", "dobbeltbook*",
    "kollider*", "kollision", "andet moede",
)  # fmt: skip
# Words that begin or end like a reason and are none: areas of work, roles and places.
_NOT = re.compile(r"\b(?:familieafdeling|familieomraade|familiecent|boerne? og unge)\w*")


def _pattern(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\*", "[a-z]*") for word in words)


_ANY = re.compile(rf"\b(?:{_pattern(_BECAUSE + _REASONS)})\b")
_PLAIN = re.compile(rf"\b(?:{_pattern(_BECAUSE + _ILL)})\b")


def mentions_absence_reason(text: str) -> bool:
    """Whether `text`, what is left when meeting and seat have been found, says why somebody is absent."""
    return bool(_ANY.search(_NOT.sub(" ", fold(text))))


def begins_absence_reason(text: str) -> bool:
    """Whether the first words of `text` are such words."""
    return bool(_ANY.match(_NOT.sub(" ", fold(text))))


def tells_why_absent(place: str) -> bool:
    """Whether words for a place go on to say why somebody is absent, by what names no place itself."""
    return bool(_PLAIN.search(fold(place)))
