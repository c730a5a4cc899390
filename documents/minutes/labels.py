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
    ABSENT = auto()
    EARLIER = auto()
    OTHER = auto()
    END = auto()


_WHOSE = (
    "(?:administrationens|forvaltningens|direktionens|sekretariatets|formandskabets|koordinationsgruppens"
    "|klyngesekretariatets)"
)
_AND = "(?: ?/ ?| og | & )"
_NAMES: dict[Section, tuple[str, ...]] = {
    Section.ABOUT: (
        r"(?:kort )?resum[eé]",
        r"sammendrag",
        r"sagens kerne",
        r"sags?fremstilling",
        r"fremstilling",
        r"baggrund",
        r"indledning",
        r"problemstilling",
        r"supplerende sags?fremstilling",
        r"sagsbeskrivelse",
        r"beskrivelse(?: af sagen)?",
        r"formål",
        r"orientering",
        r"redegørelse",
        r"vurdering",
    ),
    Section.RECOMMENDATION: (
        rf"(?:{_WHOSE} )?(?:indstilling(?:er|en)?|anbefaling(?:er|en)?)(?: til (?:beslutning|punktet))?",
        r"forslag til (?:beslutning|indstilling)",
        r"(?:det )?indstilles",
        r"formål(?:et)? (?:og|/) ?indstilling",
    ),
    Section.ANNEXES: (
        r"(?:vedlagte )?bilag(?:sliste|soversigt)?",
        r"vedhæft(?:ninger|ede filer)",
        r"bilag til punktet",
        r"bilag (?:der )?er vedlagt",
    ),
    Section.DECISION: (
        r"beslutning(?:er|en)?",
        r"konklusion(?:er|en)?",
        r"afgørelse",
        r"vedtagelse(?:r)?",
        r"vedtaget",
        r"beslutningsreferat",
        rf"(?:referat|drøftelse|konklusion|opsamling){_AND}(?:beslutning(?:er)?|konklusion(?:er)?|aftaler)",
        rf"(?:beslutning(?:er)?|konklusion(?:er)?){_AND}(?:drøftelse|konklusion(?:er)?|referat|opfølgning|aftaler)",
        rf"(?:beslutning(?:er)?|konklusion(?:er)?){_AND}handling(?:er)?",
        r"udvalgets beslutning",
        r"mødets beslutning",
        r"det blev (?:besluttet|aftalt)",
        r"aftalt",
        r"aftaler",
        r"beslutningstekst",
    ),
    Section.ACCOUNT: (
        r"referat",
        r"drøftelse(?:r|n)?",
        r"bemærkninger",
        r"referat fra mødet",
        r"mødereferat",
    ),
    Section.RESPONSIBLE: (
        r"ansvar(?:lig(?:e)?)?(?: for opfølgning(?:en)?)?",
        r"tovholder(?:e)?",
        r"opfølgning ved",
    ),
    Section.DEADLINE: (
        r"(?:tids)?frist(?:en)?(?: for opfølgning)?",
        r"deadline",
        r"senest",
    ),
    Section.ABSENT: (
        r"fraværende",
        r"ikke til ?stede",
        r"afbud(?: fra)?",
        r"ikke deltagende",
        r"ikke mødt",
    ),
    Section.EARLIER: (
        r"tidligere (?:beslutning(?:er)?|behandling)",
        r"sagens (?:tidligere )?(?:gang|forløb)",
        r"sagsforløb",
        r"historik",
        r"beslutningshistorik",
    ),
    Section.OTHER: (
        r"økonomi(?:ske konsekvenser)?",
        r"økonomi og personale",
        r"kommunikation",
        r"videre (?:proces|forløb)",
        r"proces(?:plan)?",
        r"tids(?:plan|perspektiv)",
        r"lovgrundlag",
        r"retsgrundlag",
        r"høring(?:er)?",
        r"(?:borger|patient|bruger)inddragelse",
        r"inddragelse",
        r"personale(?:mæssige konsekvenser)?",
        r"løsning(?: og konsekvenser)?",
        r"konsekvenser",
        r"beslutningskompetence",
        r"kompetence",
        r"sagstype",
        r"type",
        r"punkttype",
        r"oplægsholder",
        r"oplæg",
        r"tid",
        r"varighed",
        r"opfølgning",
        r"næste skridt",
        r"handling(?:er)?",
        r"mødested",
        r"mødetidspunkt",
        r"deltagere?",
        r"til ?stede",
        r"gæster",
        r"sekretariat",
        r"åben/lukket",
        r"offentlighed",
        r"sagsbehandler",
        r"forvaltning",
        r"initialer",
        r"noter",
        r"beslutning ønskes",
        r"sundhedsmæssige konsekvenser",
        r"klima",
        r"miljø",
        r"kommunens supplerende bemærkninger",
        r"punktet behandles",
        r"indhold",
        r"link(?:s)?",
        r"næste møde",
        r"relaterede sager",
    ),
    Section.END: (
        r"mødet (?:sluttede|slut|hævet|blev hævet|afsluttet|blev afsluttet|ophørte|er hævet)(?: kl\..*)?",
        r"underskrift(?:er|sblad|sside|sark)?",
        r"til toppen",
        r"referent",
        r"bilagsforside",
    ),
}
PATTERNS = {section: re.compile("|".join(names), re.IGNORECASE) for section, names in _NAMES.items()}
"""What a whole label of each section reads like."""
