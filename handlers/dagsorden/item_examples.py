"""Examples of the items of a meeting's agenda."""

from handlers.dagsorden.item_reminder import ITEM_DEADLINE
from handlers.dagsorden.item_writing import ASSIGNED
from handlers.examples import CASE_WORKER, NEWCOMER, Fills, Gets, Presses, Scene, Types, Waits

_AT = "politisk fyn 8/12"
_ITEM = f'/dagsorden punkt "Akutpladser i weekenden" til beslutning fra lokal økonomi fælles midler minutter 20 {_AT}'
_SHORT = f'/dagsorden punkt "Vagtordning i julen" til drøftelse fra lokal {_AT}'

SCENES: tuple[Scene, ...] = (
    (
        Types(_ITEM, "Et punkt er tilføjet"),
        Presses("Jeg skriver det", "Hvem der skriver punktet"),
        Presses("Ret", "Formularen til et punkt"),
        Fills({"Titel": "", "Tid i minutter": "tyve"}, "Formularen siger selv, hvad der er galt"),
        Fills({"Titel": "Akutpladser i weekender og ferier", "Tid i minutter": "20"}, "Punktet er rettet"),
        Presses("Marker som klar", "Punktet er klar til kvalitetssikring"),
        Types(_SHORT),
        Types(f"/dagsorden punkt 2 {_AT}", "Et enkelt punkt"),
        Presses("Vis punkter", "Dagsordenens punkter"),
        Types(f"/dagsorden flyt punkt 3 til 2 {_AT}", "Rækkefølgen er ændret"),
        Types(f"/dagsorden punkt 2 resumé “Kort om sagen” {_AT}", "Et resumé, som dokumentet får med"),
        Types(f"/dagsorden punkt 2 sagsnr {_AT}", "Et sagsnummer mangler"),
        Types(f"/dagsorden dokument {_AT}", "Dagsordenen som Word og PDF"),
        Types(f"/dagsorden dokument lukket {_AT}", "Den lukkede udgave, kun til sekretariatet"),
        Types("/dagsorden mine punkter", "Mine punkter med frister"),
        Types(f"/dagsorden punkt 2 udgår {_AT}", "Et punkt er taget af"),
        Presses("Fortryd", "Punktet er sat ind igen"),
    ),
    (
        Types(f"/dagsorden punkter {_AT}", "Der er ingen punkter endnu"),
        Presses("Tilføj punkt", "Et nyt punkt i en formular"),
        Fills(
            {"Titel": "Fælles akutteam", "Hvad skal": "Til beslutning", "Økonomi": "Økonomiske"},
            "Berørte kommuner mangler",
        ),
    ),
    (
        Types(
            f'/dagsorden punkt "Personsag" til orientering fra lokal lukket {_AT}', "Et lukket punkt mangler hjemmel"
        ),
        Types(f"/dagsorden punkt 2 klar {_AT}", "Uden hjemmel kan det ikke blive klart"),
        Types(f"/dagsorden punkter {_AT}", "Set af en, der ikke er med i klyngens sekretariat", NEWCOMER),
        Types(f"/dagsorden punkt 2 åben {_AT}", "Det lukkede punkt er åbnet igen"),
    ),
    (
        Types(
            '/dagsorden punkt "Vagtordning i julen" til drøftelse fra lokal politisk sydvestjylland 10/11',
            "Efter fristen: Hvorfor kommer sagen nu?",
        ),
        Presses("Skriv begrundelse", "Formularen, når fristen er overskredet"),
        Fills({"Hvorfor": "Tallene forelå først i går"}, "Punktet er kommet med, og begrundelsen står på det"),
    ),
    (
        Types(_ITEM),
        Types(f"/dagsorden punkt 2 skriver @sagsbehandler {_AT}", "Punktet er givet til en anden"),
        Gets(ASSIGNED, "Den nye skriver får besked"),
        Types(f"/dagsorden punkt 2 jeg skriver {_AT}", "Punktet har allerede en skriver", CASE_WORKER),
        Types(f"/dagsorden punkt 2 skriver @ny.kollega {_AT}", "En, der ingen rolle har"),
        Types(f'/dagsorden bilag 2 https://eksempel.dk/notat "Notat" {_AT}', "Et bilag er knyttet til"),
        Types("/tovholder indstillinger overblik nej", who=CASE_WORKER),
        Waits("2026-11-10T09:00"),
        Gets(ITEM_DEADLINE, "Påmindelse om et punkt, der skal skrives", CASE_WORKER),
        Presses("Påmind mig senere", "Hvornår?", CASE_WORKER),
        Fills({}, "Påmindelsen er udsat", CASE_WORKER),
        Presses("Overdrag", "Hvem skal have punktet?", CASE_WORKER),
        Fills({"Hvem": "konsulent.regionshuset"}, "Punktet er overdraget", CASE_WORKER),
        Presses("Klar"),
    ),
    (
        Types("/moede opret politisk fyn tirsdag den 9. marts 2027 kl. 15-17"),
        Types(_ITEM),
        Waits("2026-12-08T15:30"),
        Types(f"/dagsorden punkter {_AT}", "Ved mødet: om der kan træffes beslutninger"),
        Waits("2026-12-08T17:30"),
        Types(f"/dagsorden overfør 2 {_AT}", "Et punkt, der ikke blev nået"),
        Types(f"/dagsorden punkt 9 {_AT}", "Et nummer, der ikke findes"),
    ),
)
