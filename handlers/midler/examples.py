"""Examples of the ledger of a cluster's shared funds."""

from handlers.examples import GUEST, NEWCOMER, Presses, Scene, Types

TITLE = "Fælles midler"

SCENES: tuple[Scene, ...] = (
    (
        Types("/midler fyn", "Der er ingen posteringer endnu"),
        Types("/midler bevilget fyn 2026 region 500.000", "En bevilling er noteret"),
        Types("/midler bevilget fyn 2026 odense 1,25 mio. kr."),
        Types("/midler afsat fyn 120.000 “Opkald efter udskrivning”", "Penge er afsat til en indsats"),
        Presses("Se fælles midler", "Klyngens fælles midler: bevilget, afsat og tilbage"),
        Presses("Fortryd", "Posteringen er fortrudt"),
        Types("/midler fortryd 3 fyn", "Den er allerede fortrudt"),
    ),
    (
        Types("/midler bevilget fyn 2026 region mange", "Et beløb, der ikke kan læses"),
        Types("/midler bevilget fyn 2026 region 500.000", "Uden den rolle, der skal til", NEWCOMER),
        Types("/midler fyn", "Folk udefra ser ikke midlerne", GUEST),
    ),
)
