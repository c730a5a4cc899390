"""Examples of decisions: recorded, approved, followed up, handed over, and who was there."""

from handlers.beslutninger.messages import DEADLINE
from handlers.examples import GUEST, HOSPITAL, MUNICIPALITY, Drops, Fills, Gets, Presses, Scene, Types, Waits

TITLE = "Beslutninger"
_AT = "politisk sydvestjylland 10/11"
_AFTER = "2026-11-10T17:30"
_ITEM = (
    '/dagsorden punkt "Fælles akutteam" til beslutning fra lokal økonomi øvrig kommuner esbjerg og varde '
    f'begrundelse "Tallene forelå først i går" {_AT}'
)
_PLAIN = f'/dagsorden punkt "Årets tal" til drøftelse fra lokal begrundelse "Tallene forelå først i går" {_AT}'
_DECIDED = f'/beslutning 2 "Teamet begynder 1. marts" godkendt ansvarlig fagligt frist 23/12 {_AT}'

_MINUTES = """Referat
Politisk niveau, Sydvestjylland den 10. november 2026

Punkt 1: Godkendelse af dagsorden
Beslutning: Godkendt.

Punkt 2: Fælles akutteam
Sagsnr. 26/17744
Indstilling: At teamet begynder i foråret.
Bilag 1: Plan for teamet
Beslutning: Indstillingen blev tiltrådt. Planen ligger klar senest den 1. marts 2027.
Ansvarlig: Det fagligt strategiske niveau

Punkt 3: Eventuelt
"""

SCENES: tuple[Scene, ...] = (
    (
        Waits(_AFTER),
        Drops(_MINUTES, "Et referat sendt som fil: den første beslutning, der blev fundet"),
        Presses("Registrer", "Den første er registreret, og den næste er usikker"),
        Presses("Spring over", "Referatet er gennemgået"),
        Drops(_MINUTES),
        Presses("Næste"),
        Presses("Ret", "En beslutning bliver rettet, før den registreres"),
        Fills({"Hvad blev": "Teamet begynder 1. april", "Frist": "2027-03-15"}, "Den er registreret, som den står"),
        Drops("1. Nyt\nIndstilling: At det drøftes.", "En dagsorden, der endnu ikke er besluttet noget på"),
        Drops("Kære alle, tak for sidst.", "En fil, der ikke er et referat"),
    ),
    (
        Types(_ITEM),
        Types(_PLAIN),
        Waits(_AFTER),
        Types(_DECIDED, "En beslutning er registreret, og godkendelser udefra mangler"),
        Presses("Ret", "Beslutningen i en formular"),
        Fills({"Hvad blev": "Teamet begynder 1. april"}, "Beslutningen er rettet"),
        Types(f"/beslutning luk 1 {_AT}", "Den kan ikke lukkes, før alle har godkendt"),
        Types(f"/beslutning godkendt 1 regionsrådet 22/17744 {_AT}", "Regionsrådets godkendelse"),
        Types(f"/beslutning godkendt 1 kommunalbestyrelse esbjerg {_AT}", who=MUNICIPALITY),
        Types(f"/beslutning godkendt 1 byråd varde {_AT}", "Den sidste godkendelse", MUNICIPALITY),
        Types(f"/beslutning fortryd godkendt 1 byråd varde {_AT}", "En godkendelse er trukket tilbage", MUNICIPALITY),
        Types(f"/beslutning godkendt 1 byråd varde {_AT}", who=MUNICIPALITY),
        Types(f"/beslutning overlever 1 til fagligt {_AT}", "Beslutningen er overleveret til et andet forum"),
        Types(f"/beslutning log 1 {_AT}", "Hvad der er sket med den"),
        Types(f"/beslutning liste {_AT}", "Mødets beslutninger"),
        Types("/beslutning fil politisk sydvestjylland", "Forummets beslutninger som et regneark"),
    ),
    (
        Types(_PLAIN),
        Waits(_AFTER),
        Types("/beslutning", "Hvilket møde?"),
        Types(f"/beslutning punkt 2 {_AT}", "En beslutning i en formular"),
        Fills({"Punkt": "2.", "Hvad blev": " "}, "Hvad der mangler, står ved feltet"),
        Fills({"Hvad blev": "Vi følger tallene", "Frist": "2026-12-23"}, "Beslutningen er registreret"),
        Types(f"/beslutning liste {_AT}"),
        Presses("Luk nr. 1", "Beslutningen er lukket"),
        Presses("Se beslutninger", "Listen, når alt er lukket"),
        Types(f"/beslutning genåbn 1 {_AT}", "Den er åbnet igen"),
        Types(f"/beslutning fortryd 1 {_AT}", "Den er trukket tilbage"),
        Types(f"/beslutning luk 1 {_AT}", "Den er ikke længere åben"),
    ),
    (
        Waits(_AFTER),
        Types(f"/beslutning fremmøde {_AT}", "Hvem der var til stede"),
        Presses("Ret fremmødet", "Fremmødet i en formular"),
        Fills({}, "Fremmødet er noteret"),
        Types(f"/beslutning fremmøde {_AT} borgmester varde udeblev", "Et medlem kom ikke"),
    ),
    (
        Types(_ITEM),
        Types(f"/afbud {_AT} plo 1"),
        Types(f"/afbud {_AT} plo 2"),
        Waits(_AFTER),
        Types(f'/beslutning 2 "Vi går i gang" godkendt {_AT}', "For få var til stede"),
    ),
    (
        Types(_PLAIN),
        Waits(_AFTER),
        Types(f'/beslutning 2 "Vi følger tallene" godkendt ansvarlig somatik frist 24/11 {_AT}'),
        Types("/tovholder indstillinger overblik nej", who=HOSPITAL),
        Waits("2026-11-24T09:00"),
        Gets(DEADLINE, "Påmindelse om en beslutning, der skal følges op på", HOSPITAL),
        Presses("Påmind mig senere", "Hvornår?", HOSPITAL),
        Fills({}, "Påmindelsen er udsat", HOSPITAL),
        Presses("Overdrag", "Hvem skal følge op?", HOSPITAL),
        Fills({"Hvem": "Psykiatrisygehuset"}, "Opfølgningen er overdraget", HOSPITAL),
    ),
    (
        Types(_DECIDED, "Mødet er ikke begyndt"),
        Types(f"/beslutning liste {_AT}", "Folk udefra kan ikke se beslutninger", GUEST),
        Waits(_AFTER),
        Types(f'/beslutning 7 "Vi går i gang" {_AT}', "Punktet findes ikke", HOSPITAL),
    ),
)
