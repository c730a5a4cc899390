"""Examples of tasks: lists, acts, reminders, the morning's digest and Home."""

from handlers.examples import (
    CASE_WORKER,
    CHAIR,
    COORDINATION,
    GUEST,
    HOSPITAL,
    MUNICIPALITY,
    NEWCOMER,
    REGION,
    Elsewhere,
    Fills,
    Gets,
    OpensHome,
    Presses,
    Scene,
    Types,
    Waits,
)
from handlers.opgaver import acts, bundle, digest, head_count
from handlers.opgaver.feature import DAY_AFTER, REMINDER, UNFILLED

TITLE = "Opgaver, påmindelser og Hjem"

SCENES: tuple[Scene, ...] = (
    (
        Types("/opgaver", "Mine opgaver: det forsinkede først", MUNICIPALITY),
        Presses("Udført", "En opgave er klaret", MUNICIPALITY),
        Presses("Påmind mig senere", "Hvornår skal jeg minde dig om det?", MUNICIPALITY),
        Fills({"Hvornår": "", "Eller": "i går"}, "Et tidspunkt, der er passeret", MUNICIPALITY),
        Fills({"Hvornår": "I eftermiddag", "Eller": ""}, "Påmindelsen er udsat", MUNICIPALITY),
        Presses("Jeg tager den", "Jeg har taget opgaven", MUNICIPALITY),
        Presses("Overdrag", "Hvem skal have opgaven?", MUNICIPALITY),
        Fills({"Hvem": "konsulent.esbjerg"}, "Opgaven er overdraget", MUNICIPALITY),
        Gets(acts.HANDED_OVER, "Modtageren får besked"),
    ),
    (
        Types("/opgaver klynge sydvestjylland", "Klyngens opgaver"),
        Types("/opgaver forsinkede", "De forsinkede"),
        Types("/opgaver uden ansvarlig", "Opgaver, som ingen har"),
        Presses("Jeg tager den", "Opgaven er taget"),
        Types("/opgaver overblik", "Overblikket, når man selv beder om det"),
    ),
    (
        Waits("2026-10-27T08:45"),
        Gets(digest.KIND, "Morgenens overblik", MUNICIPALITY),
        Presses("Udført", "En opgave er klaret i selve overblikket", MUNICIPALITY),
    ),
    (
        Types("/tovholder indstillinger overblik nej", who=REGION),
        Types("/tovholder indstillinger overblik nej", who=MUNICIPALITY),
        Waits("2026-10-29T09:00"),
        Gets(REMINDER, "En påmindelse", REGION),
        Gets(bundle.KIND, "Flere påmindelser i én besked", MUNICIPALITY),
        Presses("Påmind mig senere", who=MUNICIPALITY),
        Fills({}, "Den ene er udsat i selve beskeden", MUNICIPALITY),
        Gets(UNFILLED, "Kanalen hører om en opgave, som ingen har"),
        Waits("2026-10-30T13:00"),
        Gets(DAY_AFTER, "Dagen efter en frist, når man intet overblik får", REGION),
        Waits("2026-11-05T09:00"),
        Gets(head_count.HEAD_COUNT, "Antallet til forplejningen"),
    ),
    Elsewhere(
        (
            Types("/moede opret fagligt fyn onsdag den 9. december 2026 kl. 9-11"),
            Waits("2026-11-25T09:00"),
            Gets(REMINDER, "En administrativ formand mindes om sin egen godkendelse", CHAIR),
            Presses("Godkend dagsordenen", "Formanden har godkendt", CHAIR),
        )
    ),
    (
        Types("/opgaver forsinkede"),
        Presses("Jeg tager den"),
        Types("/opgaver mine", "Mine opgaver, med en, jeg selv har taget"),
        Types("/opgaver fortryd {nr}", "Opgaven er givet fri igen"),
        Types("/opgaver mine"),
        Types("/opgaver påmind {nr} på torsdag kl. 14", "En påmindelse på et tidspunkt, man selv vælger"),
        Types("/opgaver mine"),
        Types("/opgaver udført {nr} 22/17744"),
        Types("/opgaver fortryd {nr}", "En opgave er åbnet igen"),
    ),
    (OpensHome("Hjem: det vigtigste for mig", MUNICIPALITY),),
    (OpensHome("Hjem, for en, der ingen rolle har", NEWCOMER),),
    (OpensHome("Hjem, for folk udefra", GUEST),),
    (OpensHome("Hjem, for administratoren"),),
    (
        Types("/opgaver udført 9999", "Et nummer, der ikke findes"),
        Types("/opgaver klynge fyn", "En liste, som ens rolle ikke giver adgang til", HOSPITAL),
        Types("/opgaver overdrag 12", "En opgave i en anden klynge", COORDINATION),
        Types("/opgaver minne", "Et ord, der er stavet forkert"),
    ),
    (
        Types("/tovholder medlem @sagsbehandler borgmester varde politisk sydvestjylland"),
        Types("/afbud politisk sydvestjylland 10/11 borgmester varde"),
        Types('/dagsorden punkt "Fælles akutteam" til beslutning fra lokal politisk fyn 8/12', who=CASE_WORKER),
        OpensHome("Hjem, med egne punkter og afbud", CASE_WORKER),
    ),
)
