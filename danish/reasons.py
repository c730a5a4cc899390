"""Tells whether words typed beside an absence say why somebody is absent, so that they can be dropped.

It keeps nothing and classifies nothing: which reason it was is never known. Reasons can be health data (GDPR
article 9), so a reason missed is worse than a word dropped for nothing.
"""

import re

from danish.folding import fold

# Words that begin an explanation, and then any explanation is one.
_BECAUSE = (
    "fordi", "pga", "p g a", "grundet", "paa grund af", "paa gr af", "som foelge af", "skyldes", "aarsag",
    "aarsagen", "begrundelse", "begrundet", "forhindret af", "har faaet", "er blevet", "er ramt af",
)  # fmt: skip

# Whole words; a last * stands for any ending. "sygehus" and the like are names of places, not of reasons.
_REASONS = (
    "syg", "sygt", "syge", "sygdom*", "sygemeld*", "sygedag*", "sygefrav*", "sygeorlov", "barnsyg", "raskmeld*",
    "barn", "barns", "barnet", "boern*", "barsel*", "barselsorlov", "foedsel", "foede*", "gravid*", "orlov*",
    "ferie*", "sommerferie*", "vinterferie*", "efteraarsferie*", "juleferie*", "paaskeferie*", "feriefri*", "fridag*",
    "afspads*", "omsorgsdag*", "seniordag*", "operation*", "operer*", "opereres", "indlagt", "indlaegg*", "hospital",
    "hospitalet", "ambulatori*", "behandling", "behandles", "undersoegelse", "scanning", "kemo*", "straalebehandling",
    "laege", "laegen", "laegetid", "laegebesoeg", "tandlaege*", "speciallaege*", "psykolog*", "psykiater*",
    "fysioterap*", "kiroprakt*", "terapi", "corona*", "covid*", "influenza*", "feber*", "forkoel*", "migraene*",
    "hovedpine", "ondt", "roskildesyge", "opkast*", "maveonde", "lungebetaendelse", "halsbetaendelse", "smitte*",
    "isolation", "karantaene", "stress*", "depression*", "udbraendt", "angst", "kraeft*", "diabetes", "blodprop*",
    "hjertestop", "hjerteanfald", "braekket", "braekkede", "forstuvet", "ulykke*", "tilskadekom*", "skade", "skadet",
    "skadestue*", "begravelse*", "bisaettelse*", "doed", "doede", "doedsfald*", "sorg*", "skilsmisse*", "bryllup*",
    "konfirmation*", "foedselsdag*", "barnedaab*", "rejse*", "udlandet", "kursus*", "forfald", "privat*", "personlig*",
    "familie*", "paaroerende", "vielse", "dobbeltbook*", "kollider*", "kollision", "ude at rejse", "andet moede",
)  # fmt: skip


def _pattern(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\*", "[a-z]*") for word in words)


_ANY = re.compile(rf"\b(?:{_pattern(_BECAUSE + _REASONS)})\b")
# "barnepige" and "familieafdeling" name no reason; nor do roles and places that begin like one.
_NOT = re.compile(
    r"\b(?:familieafdeling\w*|familieomraade\w*|boerneomraade\w*|boerne(?: og)? unge\w*|personlige? assistent\w*)\b"
)


def mentions_absence_reason(text: str) -> bool:
    """Whether `text`, what is left when meeting and seat have been found, says why somebody is absent."""
    return bool(_ANY.search(_NOT.sub(" ", fold(text))))
