"""Examples that belong to no feature: help, what every command answers alike, and what the program says by itself."""

from bot.outgoing import failures, shared_channels, unanswered
from bot.slack.answer_cards import (
    AGAIN_LABEL,
    MAKING,
    OPEN_LABEL,
    UNTOLD_DOER,
    UNTOLD_PERSON,
    error_card,
    followed_card,
    later_card,
    reading_card,
    unshown_card,
    untold_channels_card,
    untold_user_card,
)
from bot.slack.files import NOT_SENT
from bot.slack.guard import UNKNOWN
from bot.slack.patience import TOO_FAST
from bot.slack.submissions import SAVED, SAVING
from bot.slack.unserved import LOCKED, NOT_HERE
from danish.zone import copenhagen
from handlers.examples import CASE_WORKER, GUEST, Closes, Gets, Meets, Presses, Says, Scene, Shares, Types, Waits
from handlers.retry import retry_button
from handlers.setup import CHANNELS
from handlers.ui import Button

TITLE = "Alment"
_REFERENCE = "7KQ4TW"
_OPENS = retry_button(OPEN_LABEL, "afbud", "", is_primary=True)
_FORM, _BUSY = later_card("Meld afbud", _OPENS), later_card("Meld afbud", _OPENS, is_busy=True)
_UNTOLD = untold_channels_card(Button(AGAIN_LABEL, CHANNELS, is_primary=True))
_UNSHOWN = unshown_card("Punkt 4 er tilføjet: Fælles tavle", _REFERENCE)

SCENES: tuple[Scene, ...] = (
    (
        Meets("Den første hilsen"),
        Types("/afbud hjælp", "Hjælp til en kommando, med eksempler"),
        Types("/afbuk politisk fyn", "En kommando, der ikke findes"),
        Types("/afbud politisk fyn 8/12 010190-1234", "Et CPR-nummer læses og gemmes aldrig"),
        Types(f"/afbud {'politisk ' * 200}", "En tekst, der er for lang"),
    ),
    (
        Says(_FORM, "skriver /afbud, og Slack er længe om at sige det", "En formular, der kom for sent til at åbne"),
        Says(_BUSY, "skriver /afbud, mens Slack har for travlt", "En formular, som Slack ikke ville åbne"),
        Says(_UNTOLD, "vil vælge kanaler, mens Slack har for travlt", "Kanaler, som Slack ikke siger noget om"),
        Says(
            untold_user_card(UNTOLD_PERSON),
            "nævner en, som Tovholder ikke har mødt, mens Slack har for travlt",
            "En person, som Slack ikke siger noget om",
        ),
        Says(
            untold_user_card(UNTOLD_DOER),
            "skriver sin første kommando, mens Slack har for travlt",
            "En ny bruger, som Slack ikke siger noget om",
            who=CASE_WORKER,
        ),
        Says(SAVING, "sender en formular, og det tager over to sekunder", "Det tager tid at gemme", in_form=True),
        Says(SAVED, "venter lidt endnu", "Det, der tog tid, er gemt", in_form=True),
        Says(reading_card("referat.docx"), "sender en fil til Tovholder", "En fil bliver læst"),
        Says(MAKING, "beder om en fil", "En fil bliver lavet"),
        Says(
            followed_card(MAKING), "beder om en fil i en kanal, hvor Tovholder ikke er", "Svaret kommer et andet sted"
        ),
        Says(NOT_SENT, "beder om en fil, som Slack ikke tager imod", "En fil, der ikke kan sendes"),
    ),
    (
        Says(error_card(_REFERENCE), "skriver en kommando, mens databasen er væk", "Noget, der gik i stykker"),
        Says(
            error_card(_REFERENCE),
            "sender en formular, mens databasen er væk",
            "En formular, der gik i stykker",
            in_form=True,
        ),
        Says(_UNSHOWN, "sætter et punkt på, og Slack tager ikke imod svaret", "Et svar, der ikke kunne vises"),
        Says(
            unanswered.stopped_card(copenhagen(2026, 10, 26, 9, 10)),
            "sætter et punkt på, lige før Tovholder bliver stoppet",
            "Et svar, der ikke nåede frem, før programmet stoppede",
        ),
        Says(TOO_FAST, "skriver hundreder af kommandoer på et minut", "For mange på én gang", who=CASE_WORKER),
        Says(UNKNOWN, "skriver en kommando, men Slack skjuler, hvem det er", "En ukendt bruger", who=GUEST),
        Says(NOT_HERE, "skriver en kommando, lige efter at appen er fjernet", "Appen er fjernet"),
        Says(LOCKED, "skriver en kommando, mens Tovholder er startet med en forkert nøgle", "Nøglen passer ikke"),
    ),
    (
        Shares("sekretariat-sydvestjylland"),
        Waits("2026-10-26T09:10"),
        Gets(shared_channels.KIND, "En anden organisation læser med i sekretariatets kanal"),
    ),
    (
        Closes("is_archived"),
        Types("/afbud politisk sydvestjylland 10/11 borgmester esbjerg"),
        Waits("2026-10-27T10:00"),
        Gets(failures.KIND, "En kanal, der er arkiveret"),
    ),
    (
        Types("/erfaring del Fælles tavle: Vi mødes hver morgen."),
        Presses("Del nu"),
        Waits("2026-10-26T09:10"),
        Closes("is_archived"),
        Types("/erfaring træk 1 tilbage"),
        Presses("Træk tilbage"),
        Waits("2026-10-26T09:20"),
        Gets(failures.KIND, "En erfaring, der er trukket tilbage, står endnu i en kanal, der er arkiveret"),
    ),
)
