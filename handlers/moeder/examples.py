"""Examples of meetings: made, moved, cancelled, the year's plan and the poll for a date."""

from domain.polls import POLL_ASKED
from handlers.examples import (
    GUEST,
    HOSPITAL,
    MUNICIPALITY,
    Drops,
    Elsewhere,
    Fills,
    Gets,
    Presses,
    Scene,
    Types,
    Waits,
)
from handlers.moeder import changing, polling, relocating, year

TITLE = "Møder"
_MADE = "/moede opret politisk lillebælt onsdag den 9. december 2026 kl. 15-17 sted Vejle Rådhus"
_FIND = "/moede find politisk lillebælt 2/12 kl. 15-17, 9/12 kl. 15-17"

SCENES: tuple[Scene, ...] = (
    (
        Types(_MADE, "Mødet er oprettet med frister og ansvarlige"),
        Types("/afbud politisk lillebælt 9/12 borgmester vejle"),
        Types("/moede flyt politisk lillebælt 9/12 til 16/12 kl. 13-15", "Mødet er flyttet, og fristerne er lagt om"),
        Gets(changing.MOVED, "De, der har opgaverne, får besked om flytningen"),
        Types("/moede aflys politisk lillebælt 16/12", "Mødet er aflyst"),
        Gets(changing.CANCELLED, "De, der har opgaverne, får besked om aflysningen"),
        Types("/moede vis politisk sydvestjylland", "Et enkelt møde, og hvad man kan gøre ved det"),
    ),
    (
        Types("/moede", "Uden tekst: de kommende møder"),
        Presses("Opret møde", "Et nyt møde i en formular"),
        Fills(
            {"Forum": "Politisk niveau, Lillebælt", "Hvornår": "torsdag den 9. december 2026 kl. 15-17"},
            "Ugedag og dato passer ikke sammen",
        ),
        Fills({"Hvornår": "onsdag den 9. december 2026 kl. 15-17"}, "Mødet er oprettet fra formularen"),
    ),
    (
        Types(
            "/moede opret politisk lillebælt 1/12 kl. 15-17\npolitisk lillebælt 31/11 kl. 15-17\n"
            "politisk fyn torsdag den 9/12 kl. 15-17",
            "En indsat årsplan, hvor to linjer er forkerte",
        ),
        Types(
            "/moede opret politisk lillebælt 1/12 kl. 15-17\npolitisk lillebælt 15/12 kl. 15-17",
            "En hel plan er oprettet",
        ),
        Types("/moede årsplan lillebælt 2026", "Årets møder"),
    ),
    (
        Drops(
            "forum;klynge;dato;tid\npolitisk;sydvestjylland;1/12-2026;15-17\nfagligt;sydvestjylland;24/11-2026;9-11",
            "En mødeplan sendt som fil: hvad den giver",
            name="moedeplan.csv",
        ),
        Presses("Opret 2 møder", "Møderne er oprettet"),
        Drops("forum;klynge;dato\npolitisk;sydvestjylland;31/11", "En plan med en fejl", name="moedeplan.csv"),
    ),
    (
        Types("/moede find politisk fyn", "Forslag til en dato i en formular"),
        Fills({"Forslag": "2/12 kl. 13-15\n3/12 kl. 13-15"}, "Afstemningen er begyndt"),
        Types("/moede fastsæt 2 politisk fyn", "Datoen er fastsat med et ord"),
        Types(_FIND),
        Types("/moede vis afstemningen politisk lillebælt"),
        Types("/moede luk politisk lillebælt", "Afstemningen er lukket uden en dato"),
    ),
    (
        Types(_FIND, "Afstemningen er sendt"),
        Gets(POLL_ASKED, "Afstemningen i sekretariatets kanal"),
        Presses("Kan", "Svaret står på kortet med det samme"),
        Types("/moede svar 2 kan borgmester kolding politisk lillebælt", "Et svar er noteret"),
        Waits("2026-10-26T09:01"),
        Gets(polling.ANSWERED, "Kortet i kanalen viser svarene"),
        Types("/moede svar 2 kan borgmester vejle politisk lillebælt"),
        Presses("Fastsæt en dato", "Hvilken dato bliver det?"),
        Fills({"Forslag": "2."}, "Datoen er fastsat, og mødet er oprettet"),
        Gets(polling.FIXED, "Kanalen får besked om datoen"),
        Types("/moede svar 2 kan borgmester fredericia politisk lillebælt", "Afstemningen er slut"),
    ),
    (
        Types("/moede kalender", "Adressen på ens egne møder og frister: Den vises denne ene gang"),
        Types("/moede kalender", "Spurgt igen: en ny adresse, eller luk den gamle"),
        Presses("Andre kalendere", "De andre kalendere, man kan få"),
        Presses("Luk adressen", "Adressen er lukket"),
        Types("/moede kalender luk", "Der er ingen adresse at lukke"),
        Types("/moede kalender politisk sydvestjylland 10/11", "Et enkelt møde som fil til kalenderen"),
        Types("/moede kalender frister", "Et ord kan mangle: Har man flere roller, spørges der", HOSPITAL),
        Types("/moede kalender politisk fyn", "Et forums kalender er for dem, der er med i det", MUNICIPALITY),
    ),
    Elsewhere(
        (
            Types("/moede kalender", "Kalenderprogrammer kan ikke nå Tovholder her", MUNICIPALITY),
            Presses("Hent som fil", "Der er ikke noget at lægge i filen", MUNICIPALITY),
        )
    ),
    (
        Types("/moede aflys fagligt fyn 17/11"),
        Waits("2026-11-02T09:00"),
        Gets(year.LACKING, "Et forum mangler møder i året"),
    ),
    (
        Types(
            "/moede opret politisk lillebælt fredag den 9. december 2026 kl. 15-17", "Ugedagen passer ikke til datoen"
        ),
        Types("/moede opret politisk fyn 8/12 kl. 15-17", "Der ligger allerede et møde"),
        Types("/moede opret politisk lillebælt 25/12 kl. 15-17", "En helligdag"),
        Types("/moede opret politisk 15/12 kl. 15-17", "Hvilken klynge?", channel="gode-erfaringer"),
        Types("/moede flyt politisk sydvestjylland 10/11 til 1/10", "Et møde kan ikke flyttes tilbage i tiden"),
        Types("/moede opret ssu 17/12 kl. 10-12", "Et forum, som en anden gruppe styrer", MUNICIPALITY),
        Types("/moede aflys politisk", "Et møde aflyses ikke på et gæt", HOSPITAL),
        Types(_MADE, "Folk udefra kan ikke oprette møder", GUEST),
    ),
    (
        Types(_MADE),
        Types("/moede sted politisk lillebælt 9/12 Vejle Rådhus, lokale 2", "Mødet får et andet lokale"),
        Gets(relocating.RELOCATED, "De, der har opgaverne, får besked om stedet"),
        Types("/moede sted politisk lillebælt 9/12 virtuelt", "Et virtuelt møde har ingen forplejning"),
        Types("/moede sted politisk lillebælt 9/12 virtuelt", "Det er virtuelt i forvejen"),
        Types("/moede flyt politisk lillebælt 9/12 til Vejle Rådhus", "Et sted, hvor der plejer at stå en tid"),
        Types("/moede sted politisk lillebælt 9/12 hos Bo, der er syg", "Et sted rummer ingen årsag"),
    ),
)
