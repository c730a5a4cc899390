"""Examples of absences: reporting, stand-ins, lists, guests, what the secretariat is told and what is refused."""

from handlers.afbud.report import VERDICT_MESSAGE
from handlers.examples import CASE_WORKER, GUEST, NEWCOMER, Fills, Gets, Presses, Scene, Types

TITLE = "Afbud"
_AT = "politisk sydvestjylland 10/11"

SCENES: tuple[Scene, ...] = (
    (
        Types(f"/afbud {_AT} borgmester esbjerg", "Et afbud er registreret, og mødet kan stadig træffe beslutninger"),
        Presses("Tilføj stedfortræder", "Hvem der kommer i stedet"),
        Fills({"Stedfortræder": "Kim Prøve"}, "Stedfortræderen er noteret"),
        Presses("Se alle afbud", "Mødets afbud og forplejning"),
        Presses("Fortryd", "Stedfortræderen er fortrudt, afbuddet står"),
        Types(f"/afbud fortryd stedfortræder {_AT} borgmester esbjerg", "Der er ingen stedfortræder at fortryde"),
        Types(f"/afbud fortryd stedfortræder {_AT}", "Hvis stedfortræder?"),
    ),
    (
        Types("/afbud", "Uden tekst: hvilket møde?"),
        Fills({"Møde": "10/11"}, "Hvem kommer ikke?"),
        Fills({"Hvem": "Borgmester, Varde"}, "Svaret er det samme som på den skrevne kommando"),
        Presses("Fortryd", "Afbuddet er trukket tilbage"),
    ),
    (
        Types(f"/afbud {_AT} plo 1", "Ét afbud mere vil vælte afgørelsen"),
        Types(f"/afbud {_AT} plo 2 syg", "Der kan ikke træffes beslutninger, og årsagen er ikke gemt"),
        Gets(VERDICT_MESSAGE, "Sekretariatets kanal får besked, når afgørelsen ændrer sig"),
        Types(f"/afbud fortryd {_AT} plo 2"),
        Gets(VERDICT_MESSAGE, "Og igen, når der er nok"),
    ),
    (
        Types(
            "/afbud fagligt sydvestjylland 29/10 direktør varde suppleant Kim Prøve",
            "Fagligt strategisk niveau: Suppleanten tæller med",
        ),
        Types("/afbud gæst 3 fagligt sydvestjylland 29/10", "Gæster til forplejningen"),
    ),
    (
        Types(f"/afbud {_AT} borgmester", "Flere pladser passer: Hvem er det?"),
        Types(f"/afbud {_AT} borgmester odense", "Pladsen findes kun i en anden klynge"),
        Types(f"/afbud {_AT} direktør esbjerg", "Pladsen findes kun i et andet forum"),
        Types(f"/afbud {_AT} borgmster esbjerg"),
        Types(f"/afbud {_AT} borgmester esbjerg", "Det samme afbud én gang til"),
        Types(f"/afbud {_AT} direktøren i ingenting", "Et medlem, der ikke findes"),
        Types(f"/afbud fortryd {_AT} borgmester varde", "Der er intet afbud at trække tilbage"),
        Types(f"/afbud {_AT} borgmester varde", "Uden rolle eller plads", NEWCOMER),
        Types(f"/afbud fil {_AT}", "Afbuddene som et regneark"),
        Types(f"/afbud liste {_AT}", "Afbud vises ikke for folk udefra", GUEST),
        Types(
            "/afbud politisk sydvestjylland torsdag den 10. november borgmester esbjerg",
            "Ugedag og dato passer ikke sammen",
        ),
    ),
    (
        Types("/tovholder medlem @sagsbehandler borgmester varde politisk sydvestjylland"),
        Types(f"/afbud {_AT} borgmester varde", "Et medlem melder sit eget afbud", CASE_WORKER),
        Presses("Fortryd", "Medlemmet kommer alligevel", CASE_WORKER),
    ),
)
