"""The labels of sections in Danish minutes, as authorities and their programs print them; nothing is read here."""

import re
from enum import Enum, auto


class Section(Enum):
    """What a label begins. The decision's own are told from a mere account of what was said."""

    CASE = auto()
    ABOUT = auto()
    RECOMMENDATION = auto()
    ANNEXES = auto()
    DECISION = auto()
    ACCOUNT = auto()
    RESPONSIBLE = auto()
    DEADLINE = auto()
    FOLLOW_UP = auto()
    ABSENT = auto()
    EARLIER = auto()
    OTHER = auto()
    END = auto()


_WHOSE = (
    r"(?:administrationens|forvaltningens|direktionens|sekretariatets|formandskabets|koordinationsgruppens"
    r"|klyngesekretariatets)"
)
_AND = r"(?: ?/ ?| og | & )"
PATTERNS: dict[Section, re.Pattern[str]] = {
    Section.ABOUT: re.compile(
        r"(?:kort )?resum[eé]|sammendrag|sagens kerne|sags?fremstilling|fremstilling|baggrund|indledning"
        r"|problemstilling|supplerende sags?fremstilling|sagsbeskrivelse|beskrivelse(?: af sagen)?|formål"
        r"|orientering|redegørelse|vurdering",
        re.IGNORECASE,
    ),
    Section.RECOMMENDATION: re.compile(
        rf"(?:{_WHOSE} )?(?:indstilling(?:er|en)?|anbefaling(?:er|en)?)(?: til (?:beslutning|punktet))?"
        r"|forslag til (?:beslutning|indstilling)|(?:det )?indstilles|formål(?:et)? (?:og|/) ?indstilling",
        re.IGNORECASE,
    ),
    Section.ANNEXES: re.compile(
        r"(?:vedlagte )?bilag(?:sliste|soversigt)?|vedhæft(?:ninger|ede filer)|bilag til punktet"
        r"|bilag (?:der )?er vedlagt",
        re.IGNORECASE,
    ),
    Section.DECISION: re.compile(
        r"beslutning(?:er|en)?|konklusion(?:er|en)?|afgørelse|vedtagelse(?:r)?|vedtaget"
        r"|beslutningsreferat"
        rf"|(?:referat|drøftelse|konklusion|opsamling){_AND}(?:beslutning(?:er)?|konklusion(?:er)?|aftaler)"
        rf"|(?:beslutning(?:er)?|konklusion(?:er)?){_AND}(?:drøftelse|konklusion(?:er)?|referat|opfølgning|aftaler)"
        rf"|(?:beslutning(?:er)?|konklusion(?:er)?){_AND}handling(?:er)?"
        r"|udvalgets beslutning|mødets beslutning|det blev (?:besluttet|aftalt)|aftalt|aftaler"
        r"|beslutningstekst",
        re.IGNORECASE,
    ),
    Section.ACCOUNT: re.compile(
        r"referat|drøftelse(?:r|n)?|bemærkninger|referat fra mødet|mødereferat",
        re.IGNORECASE,
    ),
    Section.RESPONSIBLE: re.compile(
        rf"ansvar(?:lig(?:e)?)?(?: for opfølgning(?:en)?|{_AND}(?:tids)?(?:frist|deadline))?"
        r"|tovholder(?:e)?|opfølgning ved",
        re.IGNORECASE,
    ),
    Section.DEADLINE: re.compile(
        r"(?:tids)?frist(?:en)?(?: for opfølgning)?|deadline|senest",
        re.IGNORECASE,
    ),
    Section.FOLLOW_UP: re.compile(
        r"(?:aftalt )?opfølgning|aktion(?:er)?|actions?(?: points?)?|handling(?:er)?|næste skridt|to[- ]?do|opgaver",
        re.IGNORECASE,
    ),
    Section.ABSENT: re.compile(
        r"fraværende|ikke til ?stede|afbud(?: fra)?|ikke deltagende|ikke mødt",
        re.IGNORECASE,
    ),
    Section.EARLIER: re.compile(
        r"tidligere beslutning(?:er)?|(?:udvalgs|tidligere |politisk )behandling|behandling i [\w ,-]{3,60}"
        r"|sagens (?:tidligere )?(?:gang|forløb)|sagsforløb|historik|beslutningshistorik",
        re.IGNORECASE,
    ),
    Section.OTHER: re.compile(
        r"økonomi(?:ske konsekvenser)?|økonomi og personale|kommunikation|videre (?:proces|forløb)"
        r"|proces(?:plan)?|tids(?:plan|perspektiv)|lovgrundlag|retsgrundlag|høring(?:er)?"
        r"|(?:borger|patient|bruger)inddragelse|inddragelse|personale(?:mæssige konsekvenser)?"
        r"|løsning(?: og konsekvenser)?|konsekvenser|beslutningskompetence|kompetence|sagstype|type"
        r"|punkttype|oplægsholder|oplæg|tid|varighed|mødested"
        r"|mødetidspunkt|deltagere?|til ?stede|gæster|sekretariat|åben/lukket|offentlighed|sagsbehandler"
        r"|forvaltning|initialer|noter|beslutning ønskes|sundhedsmæssige konsekvenser|klima|miljø"
        r"|kommunens supplerende bemærkninger|punktet behandles|indhold|link(?:s)?|næste møde"
        r"|relaterede sager",
        re.IGNORECASE,
    ),
    Section.END: re.compile(
        r"mødet (?:sluttede|slut|hævet|blev hævet|afsluttet|blev afsluttet|ophørte|er hævet)(?: kl\..*)?"
        r"|underskrift(?:er|sblad|sside|sark)?|(?:tilbage )?til toppen|referent|bilagsforside",
        re.IGNORECASE,
    ),
}
"""What a whole label of each section reads like."""
