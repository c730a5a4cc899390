"""Examples of cases: begun, answered, on their way to the clusters, stopped, and what is refused."""

from handlers.examples import (
    CASE_WORKER,
    COORDINATION,
    GUEST,
    HOSPITAL,
    MUNICIPALITY,
    NEWCOMER,
    Fills,
    Gets,
    Presses,
    Scene,
    Types,
    Waits,
)
from handlers.sagsflow.messages import OVER_TARGET

TITLE = "Sager på tværs"
_TITLE = "Opkald to dage efter udskrivning"
_NEW = f'/sagsflow ny "{_TITLE}" skalering sydvestjylland mål 75'
_CLOSED = (
    "/dagsorden punkt “Ny vagtplan i Grindsted” politisk fra lokal lukket hjemmel “Forvaltningsloven § 27” "
    "begrundelse “Planen forelå først i går”"
)
_ANSWERED = "/beslutning 2 “Ja” fagligt sydvestjylland 29/10 godkendt med bemærkninger"
_TO_THE_OTHERS = (
    Types(_NEW, who=HOSPITAL),
    *(Types("/sagsflow videre 1", who=COORDINATION) for _ in range(4)),
)

SCENES: tuple[Scene, ...] = (
    (
        Types("/sagsflow", "Uden tekst: en formular", COORDINATION),
        Fills({"Titel": ""}, "Hvad der mangler, står ved feltet", COORDINATION),
        Fills(
            {"Titel": _TITLE, "Vej": "Skalering", "Klynge": "Sydvestjylland", "Mål i dage": "75"},
            "Sagen er begyndt",
            COORDINATION,
        ),
        Presses("Vis alle trin", "En sag med alle dens trin", COORDINATION),
        Types("/sagsflow status", "Sagerne undervejs", MUNICIPALITY),
        Presses("Vis som tavle", "Sagerne som en tavle til klyngens ledere", MUNICIPALITY),
        Types("/sagsflow fil", "Sagerne som et regneark", MUNICIPALITY),
        Presses("Videre", "Sagen går videre til næste forum", COORDINATION),
        Types("/sagsflow fortryd 1", "Svaret er fortrudt", COORDINATION),
        Presses("Stop sagen", "Hvorfor stopper sagen?", COORDINATION),
        Fills({"Hvorfor": ""}, "En begrundelse mangler", COORDINATION),
        Fills({"Hvorfor": "Indsatsen er dækket af en anden."}, "Sagen er stoppet", COORDINATION),
        Types("/sagsflow genoptag 1", "Sagen er i gang igen", COORDINATION),
        Types("/sagsflow overlever 1 til politisk sydvestjylland", "Sagen er overleveret", COORDINATION),
    ),
    (
        *_TO_THE_OTHERS,
        Types("/sagsflow status 1", "Sagen er hos de tre andre klynger", COORDINATION),
        Types("/sagsflow videre 1", "Hvem svarer?", COORDINATION),
        Presses("Fagligt strategisk niveau, Fyn", "Hvad svarer klyngen?", COORDINATION),
        Presses("Tager det", "Fyn tager indsatsen til sig", COORDINATION),
        Types("/sagsflow videre 1 lillebælt tilpasser", "Hvordan tilpasses det?", COORDINATION),
        Fills({"Hvordan": "Vi begynder i to kommuner."}, "Lillebælt tilpasser indsatsen", COORDINATION),
        Types(
            '/sagsflow videre 1 sønderjylland afviser "Vi har et andet tilbud"', "Sønderjylland afviser", COORDINATION
        ),
        Types("/sagsflow videre 1 fyn", who=COORDINATION),
        Types("/sagsflow videre 1 lillebælt", who=COORDINATION),
        Types("/sagsflow videre 1", who=COORDINATION),
        Types("/sagsflow videre 1", "Hvor skal sagen hen, når resten kan vælges?", COORDINATION),
        Presses("Afslut sagen", "Sagen er afsluttet", COORDINATION),
    ),
    (
        *_TO_THE_OTHERS,
        Types("/sagsflow videre 1 fyn tilpasser", who=COORDINATION),
        *(Types(f"/sagsflow videre 1 {one} tager", who=COORDINATION) for one in ("fyn", "lillebælt", "sønderjylland")),
        Fills({"Hvordan": "Vi begynder i Odense."}, "Sagen er gået videre, mens formularen stod åben", COORDINATION),
    ),
    (
        Types(_NEW, who=HOSPITAL),
        Types(_CLOSED),
        Types('/sagsflow stop 1 "Vi har ny vagtplan i Grindsted"', "Begrundelsen handler om et lukket punkt", HOSPITAL),
        Types('/sagsflow stop 1 "Vagtplanen i Grindsted"', "Begrundelsen minder om et lukket punkt", HOSPITAL),
    ),
    (
        Types(_NEW.replace("sydvestjylland", "fyn"), who=COORDINATION),
        *(Types("/sagsflow videre 1", who=COORDINATION) for _ in range(4)),
        Types(_CLOSED),
        Waits("2026-10-29T16:05"),
        Types(f'{_ANSWERED} "Ny vagtplan i Grindsted først"', "Bemærkningerne handler om et lukket punkt", HOSPITAL),
        Types(f'{_ANSWERED} "Først vagtplanen i Grindsted"', "Bemærkningerne minder om et lukket punkt", HOSPITAL),
    ),
    (
        Types(f"/erfaring del sydvestjylland {_TITLE}: Sygeplejersken ringer til borgeren efter to dage."),
        Presses("Del nu"),
        Types("/sagsflow ny erfaring 1", "En sag, der bygger på en erfaring", HOSPITAL),
        Types("/sagsflow ny erfaring 1", "Erfaringen har en sag i forvejen", HOSPITAL),
    ),
    (
        Types(f'/sagsflow ny "{_TITLE}" skalering sydvestjylland mål 5', who=HOSPITAL),
        Types("/sagsflow videre 1", who=COORDINATION),
        Waits("2026-12-11T09:05"),
        Waits("2026-12-11T09:08"),
        Gets(OVER_TARGET, "Sagen har brugt sit mål i et forum"),
    ),
    (
        Types("/sagsflow status", "Der er ingen sager undervejs"),
        Types(f'/sagsflow ny "{_TITLE}" skalering', "Hvilken klynge?", COORDINATION, "gode-erfaringer"),
        Types("/sagsflow videre", "Hvilken sag?"),
        Types("/sagsflow status 99", "En sag, der ikke findes"),
        Types("/sagsflow vidre 1", "Et ord, der er stavet forkert"),
        Types(f'/sagsflow ny "{_TITLE}" skalering sydvestjylland', who=HOSPITAL),
        Types(f'/sagsflow ny "{_TITLE}" skalering sydvestjylland', "Sagen er i gang i forvejen", HOSPITAL),
        Types("/sagsflow videre 1", "Kun sekretariatet hos den, der har sagen, og dem over klyngerne", CASE_WORKER),
        Types("/sagsflow fortryd 1", "Intet at fortryde", COORDINATION),
        Types("/sagsflow videre 1 nationalt", "Sagen går direkte videre til nationalt niveau", COORDINATION),
        Types("/sagsflow videre 1 afslut", "Ikke alle har svaret", COORDINATION),
        Types("/sagsflow genoptag 1", "Sagen er ikke stoppet", COORDINATION),
        Types("/sagsflow fortryd 1", who=COORDINATION),
        Types("/sagsflow overlever 1 til fagligt sydvestjylland", "Forummet har sagen", COORDINATION),
        Types("/sagsflow overlever 1", "Hvem skal tage over?", COORDINATION),
        Types("/sagsflow status", "Uden en rolle", NEWCOMER),
        Types("/sagsflow status", "Folk udefra ser ikke sagerne", GUEST),
    ),
)
