"""Examples of experiences: shared, asked about, tried, and the week's news."""

from domain.experience_drafts import CONSENT_ANSWERED, CONSENT_ASKED, CONSENT_LAPSED
from domain.experiences import CHANGED_EXPERIENCE, NEW_EXPERIENCE, WEEKLY_NEWS
from domain.trials import HOW_IT_WENT
from handlers.erfaringer import responses
from handlers.erfaringer.author_told import AUTHOR_TOLD
from handlers.erfaringer.draft_cards import SHARE_MESSAGE
from handlers.examples import (
    HOSPITAL,
    MUNICIPALITY,
    NEIGHBOUR,
    Chooses,
    Elsewhere,
    Fills,
    Gets,
    Presses,
    Scene,
    Types,
    Waits,
)

TITLE = "Erfaringer"
_TITLE = "Opkald to dage efter udskrivning"
_SAID = "Vores sygeplejerske ringer til borgeren to dage efter udskrivning, og det giver ro."
_SHARED = f"/erfaring del {_TITLE}: Sygeplejersken ringer til borgeren efter to dage."
_BASIS = "lukket hjemmel “Forvaltningsloven § 27”"
_LATE = "begrundelse “Planen forelå først i går”"
_OPEN = f"/dagsorden punkt “Ny vagtplan i Grindsted” politisk fra lokal {_LATE}"
_CLOSED = f"/dagsorden punkt “Ny vagtplan i Grindsted” politisk fra lokal {_BASIS} {_LATE}"
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
            "Sådan kommer den til at se ud",
        ),
        Presses("Ret", "Kladden kan rettes"),
        Fills({"Hvad var": "Borgerne er tryggere; tal følger i april."}, "Kladden, som den nu er"),
        Presses("Del nu", "Erfaringen er delt"),
        Gets(NEW_EXPERIENCE, "Erfaringen i den fælles kanal"),
        Presses("Jeg vil gerne høre mere", "Interessen er sendt videre", HOSPITAL),
        Presses("Jeg vil gerne høre mere", "Interessen er kendt i forvejen", HOSPITAL),
        Presses("Jeg vil gerne høre mere", "Det er ens egen erfaring"),
        Gets(responses.INTEREST, "Den, der delte den, får besked"),
        Presses("Jeg har svaret", "Svaret er noteret"),
        Gets(responses.INTRODUCTION, "De to får en samtale sammen"),
        Presses("Tak for den", "En tak er talt med", HOSPITAL),
        Presses("Tak for den", "En tak er talt i forvejen", HOSPITAL),
        Presses("Vi prøver det også", "Hvilken klynge prøver det, og fra hvornår?"),
        Fills({"Hvilken klynge": "Fyn"}, "Det er noteret, at Fyn prøver det også"),
        Types("/erfaring vis 1", "En erfaring, som andre prøver"),
        Types("/erfaring ret 1", "Formularen med den, der skal rettes"),
        Fills({"Hvad var": "Tryggere borgere og færre opkald til vagtlægen."}, "Ændringen, før den gemmes"),
        Presses("Gem ændringen", "Ændringen er gemt"),
        Waits("2026-10-27T09:00"),
        Gets(CHANGED_EXPERIENCE, "Kortet i kanalen er fulgt med"),
        Types("/erfaring seneste", "De nyeste erfaringer"),
        Waits("2026-11-02T09:00"),
        Gets(WEEKLY_NEWS, "Ugens erfaringer", MUNICIPALITY),
        Types(_CLOSED),
        Waits("2027-01-26T09:30"),
        Gets(HOW_IT_WENT, "Tre måneder efter: Hvordan gik det?"),
        Presses("Fortæl, hvordan det gik", "Formularen med svaret"),
        Fills({"Hvordan": "Borgerne blev tryggere.", "Går I": "Ja, vi bruger det"}, "Svaret står på erfaringen"),
        Types("/erfaring vis 1", "En erfaring, som andre har prøvet"),
        Presses("Ret svaret"),
        Fills({"Hvordan": "Det hjalp med ny vagtplan i Grindsted."}, "Svaret handler om et lukket punkt"),
        Fills({"Hvordan": "Det hjalp på vagtplanen i Grindsted."}, "Svaret minder om et lukket punkt"),
    ),
    Elsewhere(
        (
            Types(_SHARED, who=NEIGHBOUR),
            Presses("Del nu", who=NEIGHBOUR),
            Types("/erfaring vis 2", "En erfaring, der er delt fra et andet Slack"),
            Presses("Jeg vil gerne høre mere", "De to bruger hver sit Slack"),
            Gets(responses.CONTACT, "Sådan får man fat i den, der delte den"),
            Gets(responses.INTEREST, "Den, der delte den, får at vide, hvem det er"),
            Types("/erfaring vis 1"),
            Presses("Jeg vil gerne høre mere", "Den, der delte den, er her ikke længere"),
        )
    ),
    (
        Chooses(SHARE_MESSAGE, "Del god erfaring", _SAID, HOSPITAL, "Formularen med beskedens ord"),
        Fills({"Titel": _TITLE, "Klynge": "Sydvestjylland"}, "En andens ord, før der er spurgt om lov"),
        Presses("Spørg om lov", "Den, der har skrevet beskeden, er spurgt"),
        Gets(CONSENT_ASKED, "Spørgsmålet om lov", HOSPITAL),
        Presses("Ja, del den", "Der er sagt ja, og erfaringen er delt", HOSPITAL),
        Gets(CONSENT_ANSWERED, "Den, der spurgte, får besked om et ja"),
    ),
    (
        Chooses(SHARE_MESSAGE, "Del god erfaring", _SAID, HOSPITAL),
        Fills({"Titel": _TITLE, "Klynge": "Sydvestjylland"}),
        Presses("Spørg om lov"),
        Types("/erfaring kladde", "En erfaring, der venter på lov"),
        Presses("Træk spørgsmålet tilbage", "Spørgsmålet om lov er trukket tilbage"),
        Presses("Spørg om lov"),
        Gets(CONSENT_ASKED, ""),
        Presses("Nej tak", "Der er sagt nej", HOSPITAL),
        Gets(CONSENT_ANSWERED, "Den, der spurgte, får besked om et nej"),
        Chooses(SHARE_MESSAGE, "Del god erfaring", _SAID, HOSPITAL),
        Fills({"Titel": _TITLE, "Klynge": "Sydvestjylland"}),
        Presses("Spørg om lov"),
        Waits("2026-10-30T09:00"),
        Waits("2026-11-16T09:00"),
        Gets(CONSENT_LAPSED, "Der kom ikke svar i tide"),
    ),
    (
        Types(_OPEN),
        Chooses(SHARE_MESSAGE, "Del god erfaring", "Ny vagtplan i Grindsted gav ro.", HOSPITAL),
        Fills({"Titel": "Ro på", "Klynge": "Sydvestjylland"}),
        Presses("Spørg om lov"),
        Gets(CONSENT_ASKED, ""),
        Types(f"/dagsorden punkt 2 {_BASIS} politisk"),
        Presses("Ja, del den", "Noget af det er blevet lukket, siden der blev spurgt", HOSPITAL),
        Gets(CONSENT_ANSWERED, "Den, der spurgte, får besked om, at det er lukket"),
    ),
    (
        Types(_SHARED, "Skrevet i én linje"),
        Presses("Kassér", "Kladden er kasseret"),
        Types("/erfaring kladde", "Ingen kladder"),
        Types("/erfaring del Opkald: Vi ringede til en 82-årig kvinde.", "Ord, der tyder på én bestemt borger"),
        Types(_CLOSED),
        Types("/erfaring del Ro på: Vagtplanen i Grindsted gav ro.", "Noget, der minder om et lukket punkt"),
        Types("/erfaring del Ro på: Vi talte om ny vagtplan i Grindsted.", "Et lukket punkt kan ikke deles"),
        Types("/erfaring del Fælles tavle: Vi mødes hver morgen."),
        Types("/erfaring kladde", "Kladderne er gemt"),
        Presses("Opkald", "En af de andre kladder"),
        Presses("Del nu"),
        Types("/erfaring del Opkald igen: Vi ringede to gange.", "Noget lignende er delt"),
        Presses("Del nu"),
        Types("/erfaring del Opkald igen: Vi ringede to gange.", "Noget, der er delt i forvejen"),
        Types("/erfaring træk 1 tilbage", "Den, der skal trækkes tilbage"),
        Presses("Træk tilbage", "Erfaringen er trukket tilbage"),
    ),
    (
        *(act for title, told in _TO_BE_FOUND for act in (Types(f"/erfaring del {title}: {told}"), Presses("Del nu"))),
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
    (
        Types(_SHARED, who=HOSPITAL),
        Presses("Del nu", who=HOSPITAL),
        Types("/erfaring ret 1"),
        Fills({"Hvad var": "Ro i vagten."}),
        Presses("Gem ændringen"),
        Gets(AUTHOR_TOLD, "En kollega har rettet ens erfaring", HOSPITAL),
        Types("/erfaring træk 1 tilbage"),
        Presses("Træk tilbage"),
        Gets(AUTHOR_TOLD, "En kollega har trukket ens erfaring tilbage", HOSPITAL),
    ),
)
