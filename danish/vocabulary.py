"""The words the reader of dates knows, each with what it stands for; holds no grammar.

A word has one or more symbols, and the grammar's patterns speak of symbols only. To teach the reader a word, add it
to a table here. Words are looked up folded: small letters, æ as ae, ø as oe, å as aa.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from danish.number_words import numbers, ordinals

_FOLDS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ä": "ae", "ö": "oe", "á": "a", "ó": "o"})

_WEEKDAYS = (
    "mandag man mand",
    "tirsdag tirs tir tisdag",
    "onsdag ons onsd",
    "torsdag tors tor torsd",
    "fredag fre fred",
    "lørdag lør lørd lordag lor løverdag",
    "søndag søn sønd sondag",
)
_SHORTEST = ("ma", "ti", "on", "to", "fr", "lø", "sø")  # as Outlook writes them, right before a date only
_MONTHS = (
    "januar jan", "februar feb febr", "marts mar mrt", "april apr", "maj", "juni jun",
    "juli jul", "august aug", "september sep sept", "oktober okt", "november nov", "december dec",
)  # fmt: skip
_UNITS = {
    "minute": "minut minutter minutters min",
    "hour": "time timer times timers t",
    "day": "dag dage dags dages døgn",
    "workday": "hverdag hverdage hverdages arbejdsdag arbejdsdage arbejdsdages",
    "week": "uge uger uges ugers",
    "month": "måned måneder måneds måneders md mdr mdrs",
    "quarter": "kvartal kvartaler kvartals",
    "year": "år års",
}
_THE_UNITS = {
    "day": "dagen", "workday": "hverdagen arbejdsdagen", "week": "ugen", "month": "måneden", "quarter": "kvartalet",
    "year": "året",
}  # fmt: skip
_OF_UNITS = {"week": "ugens", "month": "månedens", "quarter": "kvartalets", "year": "årets"}
_SIDES = {False: "inden før optil", True: "efter"}
_PARTS = {
    "morning": "morgen morgenen morgens",
    "forenoon": "formiddag formiddagen formiddags fm",
    "afternoon": "eftermiddag eftermiddagen eftermiddags em",
    "evening": "aften aftenen aftens",
    "night": "nat natten nats",
}
_PORTIONS = {
    "start": "primo start starten begyndelsen tidligt først",
    "middle": "medio midt midten",
    "end": "ultimo slut slutningen sidst sent",
}
_RELATIVE_DAYS = {
    "idag": 0, "dagsdato": 0, "imorgen": 1, "iovermorgen": 2, "overmorgen": 2, "igaar": -1, "iforgaars": -2,
}  # fmt: skip
_FEASTS = {
    "easter-49": "fastelavn fastelavnssøndag",
    "easter-48": "fastelavnsmandag",
    "easter-46": "askeonsdag",
    "easter-7": "palmesøndag",
    "easter-3": "skærtorsdag",
    "easter-2": "langfredag",
    "easter-1": "påskelørdag",
    "easter+0": "påskedag påskesøndag",
    "easter+1": "påskemandag",
    "easter+26": "storebededag",
    "easter+39": "himmelfartsdag himmelfart kristihimmelfartsdag kristihimmelfart",
    "easter+48": "pinselørdag",
    "easter+49": "pinsedag pinsesøndag",
    "easter+50": "pinsemandag",
    "01-01": "nytårsdag",
    "01-06": "helligtrekonger helligtrekongersdag",
    "02-02": "kyndelmisse",
    "02-14": "valentinsdag",
    "05-05": "befrielsesdag befrielsesdagen",
    "06-05": "grundlovsdag grundlovsdagen farsdag",
    "06-15": "valdemarsdag",
    "06-23": "sankthansaften sanktehansaften skthansaften",
    "06-24": "sankthansdag",
    "10-31": "halloween",
    "11-10": "mortensaften",
    "11-11": "mortensdag",
    "12-13": "luciadag",
    "12-23": "lillejuleaften lillejuleaftensdag",
    "12-24": "juleaften juleaftensdag",
    "12-25": "juledag",
    "12-31": "nytårsaften nytårsaftensdag",
}
_FESTIVALS = {
    "easter": "påske påsken",
    "whitsun": "pinse pinsen",
    "christmas": "jul julen",
    "week-7": "vinterferie vinterferien",
    "week-42": "efterårsferie efterårsferien",
}

# Words that may stand before, or after, a date without changing it.
_BEFORE = (
    "på fra senest frist fristen deadline pr dato datoen mødedato afholdes holdes starter begynder slutter engang "
    "perioden tidspunkt afleveres start gerne måske evt eventuelt allerede indtil hen skal være sker hele ca cirka "
    "omkring omtrent circa ved præcis kun men tidlig tidligt helst fx feks enten fraogmed fom"
)
_AFTER = "præcis præcist sharp igen hele dansktid beggedage"

# Words that speak of time without saying when.
_VAGUE = (
    "snart senere snarest hurtigst straks asap engang løbende nogle få flere mange ferien sommerferie sommerferien "
    "juleferie juleferien påskeferie påskeferien sommer sommeren sommers efterår efteråret vinter vinteren forår "
    "foråret tidligere frokost hverdagene dagene nytår nytåret årsskifte årsskiftet"
)
_EVERY = (
    "hver hvert everyday ugentlig ugentligt månedlig månedligt daglig dagligt årlig årligt kvartalsvis kvartalsvist"
)

# Words with a place in the grammar but no value: the symbol, then all that is read as it.
_PLAIN = {
    "den": "den d det de",
    "i": "i",
    "på": "på",
    "om": "om",
    "for": "for",
    "siden": "siden",
    "fra": "fra",
    "til": "til",
    "tom": "tilogmed tom",
    "og": "og samt",
    "eller": "eller alternativt el",
    "mellem": "mellem imellem ml",
    "kl": "kl klokken klk klok klokka klokkeslæt",
    "inden": "inden før",
    "efter": "efter",
    "hele": "hele",
    "today": "idag dagsdato nu",
    "af": "af",
    "over": "over",
    "halv": "halv halvt halve",
    "halvanden": "halvanden halvandet",
    "kvart": "kvart kvarter",
    "kvarterer": "kvarter",
    "par": "par",
    "ca": "ca cirka omkring omtrent circa",
    "uge": "uge uger ugerne u ugenummer ugenr",
    "nr": "nr nummer",
    "måned": "måned måneden månedens md",
    "årword": "år året",
    "ds": "ds dennes dm",
    "next": "næste",
    "coming": "kommende førstkommende næstkommende",
    "this": "denne dette indeværende nuværende",
    "last": "sidste forrige seneste",
    "penultimate": "næstsidste",
    "nu": "nu",
    "her": "her",
    "weekend": "weekend weekenden",
    "halvår": "halvår halvåret",
    "kvartal": "kvartal kvartalet kvt",
    "q": "q k",
    "udgang": "udgang udløb afslutning slutning",
    "udgangen": "udgangen udløbet afslutningen",
    "årsskiftet": "årsskiftet",
    "midday": "middag middagstid",
    "midnight": "midnat",
    "tidlig": "tidlig tidligt",
    "tid": "tid tids",
    "mødet": "mødet møde mødedatoen mødedagen mødedato møderne",
    "søndag": "søndag",
    "advent": "advent",
    "w": "w",
    "tee": "t",
    "z": "z",
    "varighed": "varighed varer",
    "hour_mark": "h",
    "tiden": "tiden",
    "tonight": "aftes",
    "thismorning": "morges",
    "lige": "lige",
    "løbet": "løbet",
    "vague": _VAGUE,
    "every": _EVERY,
    "before": _BEFORE,
    "after": _AFTER,
    "halvdel": "halvdel",
}
# Words that are written in several, joined before they are looked up.
_JOINED = (
    "i dag", "i morgen", "i overmorgen", "i over morgen", "i går", "i forgårs", "i for gårs", "dags dato",
    "over morgen", "til og med", "t o m", "d d", "d m", "d s", "store bededag", "kristi himmelfartsdag",
    "kristi himmelfart", "kr himmelfartsdag", "kr himmelfart", "sankt hans aften", "sankte hans aften",
    "skt hans aften", "sct hans aften", "sankt hans dag", "hellig tre konger", "fars dag", "lille juleaften",
    "hver dag", "arbejds dag", "op til", "dansk tid", "f eks", "fra og med", "f o m", "begge dage",
)  # fmt: skip
_JOINED_TO = {
    "dd": "dagsdato", "krhimmelfartsdag": "himmelfartsdag", "krhimmelfart": "himmelfart",
    "sanktehansaften": "sankthansaften", "scthansaften": "sankthansaften", "hverdag": "everyday",
}  # fmt: skip


def fold_word(word: str) -> str:
    """A word, in small letters already, as it stands in the tables: æ as ae, ø as oe, å as aa, no accents."""
    return word if word.isascii() else word.translate(_FOLDS)


def _each(table: Mapping[Any, str]) -> Iterable[tuple[str, Any]]:
    return ((word, value) for value, words in table.items() for word in words.split())


def entries() -> Iterable[tuple[str, str, Any]]:
    """Every entry: a word as the tables spell it, a symbol that it has, and its value as that symbol."""
    for number, names in enumerate(_WEEKDAYS):
        full = names.split()[0]
        yield from ((word, "weekday", number) for word in (*names.split(), full + "en"))
        yield full + "en", "theweekday", number
        yield from ((word, "fullweekday", number) for word in (full, full + "en"))
        yield full + "s", "weekdays_ago", number
        yield from ((full + ending, "everyweekday", number) for ending in ("e", "ene"))
        yield _SHORTEST[number], "shortweekday", number
    for number, names in enumerate(_MONTHS, 1):
        yield from ((word, "month", number) for word in names.split())
        yield from ((word, "monthname", number) for word in names.split() if word != "jul")  # alone it is Christmas
    for word, value in numbers().items():
        yield word, "num", value
        yield word, "said", value
        yield word, "numword", value
    for word, value in ordinals().items():
        yield word, "ord", value
        yield word, "dayno", value
    tables: dict[str, Mapping[Any, str]] = {
        "side": _SIDES,
        "unit": _UNITS,
        "theunit": _THE_UNITS,
        "ofunit": _OF_UNITS,
        "part": _PARTS,
        "portion": _PORTIONS,
    }
    for symbol, table in (tables | {"feast": _FEASTS, "festival": _FESTIVALS}).items():
        yield from ((word, symbol, value) for word, value in _each(table))
    yield from ((word, "relative", value) for word, value in _RELATIVE_DAYS.items())
    yield from ((word, symbol, symbol) for word, symbol in _each(_PLAIN))


def joined() -> Iterable[tuple[tuple[str, ...], str]]:
    """Every phrase that is one word to the grammar: its words, folded, and that word."""
    for phrase in _JOINED:
        words = tuple(fold_word(word) for word in phrase.split())
        glued = "".join(words)
        yield words, _JOINED_TO.get(glued, glued)
