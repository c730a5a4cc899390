"""Examples of a meeting's steps, `/dagsorden` and `/referat`; those of its items stand in `item_examples`."""

from domain.asking_again import ASKED_AGAIN, STANDS_AGAIN
from handlers.dagsorden import item_examples
from handlers.examples import GUEST, HOSPITAL, MUNICIPALITY, NEWCOMER, Gets, Presses, Scene, Types, Waits

TITLE = "Dagsorden og referat"
_AT = "politisk sydvestjylland 10/11"
_AFTER = "2026-11-10T17:30"

_STEPS: tuple[Scene, ...] = (
    (Types(f"/dagsorden status {_AT}", "Hvor langt er mødet? Det, der er forsinket, står først"),),
    (
        Types(f"/dagsorden status {_AT}", "Det samme møde, set af den, der mangler at bekræfte", MUNICIPALITY),
        Presses("Bekræft kvalitetssikring", "Trinnet er bekræftet i selve oversigten", MUNICIPALITY),
        Presses("Fortryd", "Bekræftelsen er trukket tilbage", MUNICIPALITY),
        Presses("Se status", who=MUNICIPALITY),
        Presses("Vis tidslinje", "Trinnene som en tidslinje, hvor den er slået op", MUNICIPALITY),
    ),
    (
        Types(
            "/dagsorden status fagligt sydvestjylland 29/10",
            "Fagligt strategisk niveau: ingen afgørelse, kun repræsentation",
            HOSPITAL,
        ),
    ),
    (
        Types(f"/dagsorden kvalitetssikret {_AT}", "Begge organisationer har bekræftet", MUNICIPALITY),
        Types(f"/dagsorden genereret 22/17744 {_AT}", "Dagsordenen er genereret, med sagsnummer"),
        Types(f"/dagsorden godkend {_AT}", "Hvilken formand?"),
        Presses("Regionsrådsformanden", "En formands godkendelse, registreret på formandens vegne"),
        Types(f"/dagsorden udsendt {_AT}", "Dagsordenen sendes ikke ud, før alle formænd har godkendt"),
        Types(
            f"/dagsorden {_AT} rettelser Resuméet skal kortes",
            "Rettelser: Teksten gemmes ikke, og godkendelserne gives igen",
        ),
        Types(f"/dagsorden log {_AT}", "Rundens log"),
        Types(f"/dagsorden godkend for regionsrådsformanden {_AT}", "Godkendelse, mens rettelserne mangler"),
        Types(f"/dagsorden udført 8 {_AT}"),
        Waits("2026-10-30T09:00"),
        Types(f"/dagsorden udført 8 {_AT}", who=MUNICIPALITY),
        Gets(ASKED_AGAIN, "Formændene skal spørges igen, når dagsordenen er genereret på ny"),
        Types(f"/dagsorden fortryd rettelser {_AT}", "Rettelserne kan ikke fortrydes, når der er genereret igen"),
        Types(f"/dagsorden udsendt {_AT}"),
        Presses("Noter udsendelsen alligevel", "Sendt ud uden alle godkendelser: Det bliver noteret"),
    ),
    (
        Types(f"/dagsorden godkend for regionsrådsformanden {_AT}"),
        Types(f"/dagsorden rettelser {_AT}"),
        Gets(ASKED_AGAIN, "Rettelserne er noteret: Kanalen og de godkendende får besked"),
        Presses("Fortryd", "Rettelserne var noteret ved en fejl"),
        Gets(STANDS_AGAIN, "Rettelserne var en fejl: Godkendelserne gælder igen"),
    ),
    (
        Types(f"/dagsorden forplejning ikke nødvendig {_AT}", "Et trin, der ikke er brug for", MUNICIPALITY),
        Types(f"/dagsorden fortryd forplejning {_AT}", who=MUNICIPALITY),
    ),
    (
        Waits(_AFTER),
        Types(f"/referat udkast {_AT}", "Referatet er skrevet; den anden organisation mangler"),
        Types(f"/referat journaliseret 22/17744 regionen {_AT}", "Referatet er journaliseret ét sted"),
        Types(
            f"/referat journaliseret 22/17745 regionen {_AT}",
            "Referatet er allerede journaliseret, på et andet sagsnummer",
        ),
        Types(f"/referat fortryd journaliseret regionen {_AT}", "Journaliseringen er trukket tilbage"),
        Types(f"/dagsorden status {_AT}", "Mødet, lige efter at det er holdt"),
    ),
    (
        Types(f"/dagsorden kvalitetsikret {_AT}", "Et ord, der er stavet forkert"),
        Types(f"/dagsorden kvalitetssikret {_AT}", "Et trin, som en anden organisation har", HOSPITAL),
        Types(f"/dagsorden kvalitetssikret {_AT}", "Uden den rolle, der skal til", NEWCOMER),
        Types(f"/dagsorden status {_AT}", "Set fra en anden organisations Slack", GUEST),
        Types("/dagsorden status politisk sydvestjylland 11/11", "Der er intet møde den dag"),
        Types(f"/referat udkast {_AT}", "Mødet er ikke begyndt"),
    ),
)

SCENES = (*_STEPS, *item_examples.SCENES)
