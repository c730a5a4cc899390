"""What `/tovholder` alone answers: all commands; what this one can do is a press away, and done by `feature`."""

from handlers.greeting import WHAT_IT_DOES, commands_in_groups
from handlers.outcomes import Outcome, Reply
from handlers.registry import Registry, Services
from handlers.requests import Pressed
from handlers.setup import START
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Button, Card, note, text

SETUP = "tovholder.hjaelp"

SHOWN = (
    (START, "sætter mig op trin for trin (administrator)"),
    ("ansvar [trin] [forum] [klynge]", "hvem der har ansvaret for hvert trin; som regneark med `ansvar fil`"),
    ("klynge [klynge]", "klyngens kommuner, sygehus og sekretariat"),
    ("rolle vis [klynge]", "hvem der har hvilken rolle"),
    ("rolle tildel @navn regionshuset fyn [fra 1/1] [til 31/12]", "giver en rolle på begge niveauer (administrator)"),
    ("rolle fjern @navn regionshuset fyn", "tager den igen (administrator)"),
    ("vikar @navn fra 1/12 til 12/12", "hvem der har dine roller, mens du er væk"),
    ("medlem NAVN borgmester nyborg politisk fyn", "hvem der sidder på en plads"),
    ("medlem vis politisk fyn", "alle pladser og deres suppleanter"),
    ("medlem fjern borgmester nyborg politisk fyn [til 31/12]", "når ingen kommer efter"),
    ("suppleant NAVN direktør nyborg fagligt fyn", "hvem der er suppleant for en plads; `suppleant fjern` igen"),
    ("import", "mange personer på én gang fra en liste (administrator)"),
    ("kanal sekretariat fyn", "sekretariatets kanal; `kanal fjern sekretariat fyn` igen (administrator)"),
    ("kanal erfaringer", "kanalen til erfaringer (administrator)"),
    ("trin 5 politisk fyn frist -12", "egen frist, `ejer` eller `nulstil` for et trin (administrator)"),
    ("stedfortrædere tæller med fyn", "om en stedfortræder tæller med i fremmødet (administrator)"),
    ("leder besked ja fagligt fyn", "om den ledende rolle får besked, når en frist er overskredet (administrator)"),
    ('plads borgmester odense politisk fyn "Rådmand, Odense"', "hvad en plads hedder (administrator)"),
    ("indstillinger", "dit overblik, stille timer og pause"),
    ("mine data", "hvad jeg har gemt om dig: hent det, eller slet det"),
    ("data NAVN", "det samme for en, der ikke er i Slack (administrator)"),
    ("årshjul fyn 2026", "årets møder og frister som et billede; `alle` for alle klynger, `tabel` for en tabel"),
    ("overdragelse", "hvad der er åbent, når organisationen ophører, og hvem der tager over (administrator)"),
    ("arkiv [organisation]", "alt om organisationen i én fil, der læses uden mig (administrator)"),
    ("administrator", "hvem der er administrator"),
    ("administrator tilføj @navn", "gør en anden til det; `administrator fjern` igen (administrator)"),
    ("tjek", "om alt er sat op"),
)
"""What may be typed after the command, and what it does."""


def help_card(registry: Registry) -> Card:
    """All commands in groups; a button shows what else this one can do."""
    return Card(
        WHAT_IT_DOES,
        (
            *commands_in_groups(registry),
            note("Skriv `hjælp` efter en kommando for at få eksempler, fx `/afbud hjælp`."),
            Actions((Button("Roller, kanaler og opsætning", SETUP),)),
        ),
    )


async def setup_pressed(_services: Services, _request: Pressed) -> Outcome:
    """All that may be typed after the command."""
    lines = "\n".join(f"• `/{COMMAND} {typed}` {does}" for typed, does in SHOWN)
    return Reply(Card(f"Med /{COMMAND} kan du se og ændre opsætningen", (text(lines),)))
