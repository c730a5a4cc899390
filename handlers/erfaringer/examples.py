"""Examples of experiences: shared, asked about, tried, and the week's news."""

from domain.experiences import NEW_EXPERIENCE, WEEKLY_NEWS
from handlers.erfaringer import responses
from handlers.examples import HOSPITAL, MUNICIPALITY, Fills, Gets, Presses, Scene, Types, Waits

TITLE = "Erfaringer"
_TITLE = "Opkald to dage efter udskrivning"
_SHARED = f"/erfaring del {_TITLE}: Sygeplejersken ringer til borgeren efter to dage."
_TO_BE_FOUND = (
    ("Udskrivninger på tirsdage", "Sygehus og kommuner ser på ugens svære udskrivninger sammen."),
    ("Medicin med hjem ved udskrivning", "Apoteket leverer medicinen samme dag."),
    ("Breve ved udskrivning i et let sprog", "Korte sætninger uden fagord."),
    ("Følge hjem", "En sygehjælper kører med hjem fra sygehuset efter udskrivning."),
    ("KOL-telefon", "Borgerne ringer direkte til en sygeplejerske. Færre udskrives forgæves."),
    ("Ingen udskrivning om aftenen", "Efter klokken 18 bliver der ringet til hjemmeplejen først."),
)

SCENES: tuple[Scene, ...] = (
    (
        Types("/erfaring", "Uden tekst: en formular"),
        Fills({"Titel": ""}, "Hvad der mangler, står ved feltet"),
        Fills(
            {
                "Titel": _TITLE,
                "Hvad gjorde": "Kommunens sygeplejersker ringer til ældre borgere 48 timer efter udskrivning.",
                "Klynge": "Sydvestjylland",
                "Hvad var": "Borgerne er tryggere; tal følger i marts.",
                "Hvad kræver": "En halv time pr. borger og en fælles liste hver morgen.",
            },
            "Erfaringen er delt",
        ),
        Gets(NEW_EXPERIENCE, "Erfaringen i den fælles kanal"),
        Presses("Jeg vil gerne høre mere", "Interessen er sendt videre", HOSPITAL),
        Presses("Jeg vil gerne høre mere", "Interessen er kendt i forvejen", HOSPITAL),
        Presses("Jeg vil gerne høre mere", "Det er ens egen erfaring"),
        Gets(responses.INTEREST, "Den, der delte den, får besked"),
        Presses("Jeg har svaret", "Svaret er noteret"),
        Presses("Vi prøver det også", "Hvilken klynge prøver det?"),
        Presses("Fyn", "Det er noteret, at Fyn prøver det også"),
        Types("/erfaring vis 1", "En erfaring, som andre prøver"),
        Types("/erfaring seneste", "De nyeste erfaringer"),
        Waits("2026-11-02T09:00"),
        Gets(WEEKLY_NEWS, "Ugens erfaringer", MUNICIPALITY),
    ),
    (Types(_SHARED, "Delt i én linje"),),
    (
        *(Types(f"/erfaring del {title}: {told}") for title, told in _TO_BE_FOUND),
        Types("/erfaring søg udskrivninger", "En søgning"),
        Presses("Vis flere", "Næste side"),
        Types("/erfaring søg sygplejerske", "Et ord, der er stavet forkert i en søgning"),
        Types("/erfaring søg udskrivning siden 2027", "Intet fundet"),
        Types("/erfaring søg", "En søgning uden ord"),
    ),
    (
        Types("/erfaring del Opkald", "Titlen mangler sin tekst"),
        Presses("Udfyld formularen", "Det skrevne er med over i formularen"),
        Types(f"/erfaring del {'En lang titel ' * 12}: Kort tekst.", "Titlen er for lang"),
        Types("/erfaring vis 99", "Et nummer, der ikke findes"),
        Types("/erfaring vis", "Hvilken erfaring?"),
        Types("/erfaring senest", "Et ord, der er stavet forkert"),
    ),
)
