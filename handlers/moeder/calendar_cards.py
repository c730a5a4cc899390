"""What people read about their calendars' addresses; the addresses themselves are made elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from danish import writing
from domain.calendars import CalendarChoice, CalendarKind, Feed
from domain.organisation import Profile
from handlers.moeder.calendar_content import calendar_name
from handlers.moeder.calendar_words import Doing, typed_for
from handlers.moeder.words import COMMAND, Act
from handlers.refusals import Answered
from handlers.retry import command_button, retry_button
from handlers.ui import Actions, Bold, Button, Card, note, text

_IN_A_ROW, _MOST = 5, 20
_HOW = (
    "\n• Outlook: Tilføj kalender, så Abonner fra internettet"
    "\n• Google Kalender: Andre kalendere, så Fra webadresse"
    "\n• iPhone og Mac: Tilføj kalender, så Tilføj abonnementskalender"
)
_ANEW = "Den gamle adresse holder op med at virke. Vil du have en ny?"
_OTHERS = command_button("Andre kalendere", COMMAND, f"{Act.CALENDAR.value} {Doing.CHOOSE.value}")
_ALONE = "Filen er, som møderne er nu. Den følger ikke med, når noget flyttes."


def made(choice: CalendarChoice, address: str, profile: Profile) -> Card:
    """A new address, which is shown this once."""
    return Card(
        f"Adressen til kalenderen “{calendar_name(choice, profile)}”",
        (
            text(f"`{address}`"),
            text(Bold("Kopiér den nu: Den vises kun denne ene gang."), " Sæt den ind i dit kalenderprogram:", _HOW),
            note(
                "Giv den ikke videre, for den, der har adressen, kan se kalenderen. Programmerne henter selv nyt, "
                "Outlook og Google ofte først efter nogle timer."
            ),
            Actions((_button("Hent som fil", choice, Doing.FILE), _close(choice), _OTHERS)),
        ),
    )


def standing(feed: Feed, profile: Profile) -> Card:
    """A calendar that has an address already."""
    choice = feed.choice
    anew = retry_button("Ny adresse", COMMAND, typed_for(choice, Doing.ANEW), is_primary=True)
    return Card(
        f"Kalenderen “{calendar_name(choice, profile)}” har en adresse",
        (
            text(
                f"Du fik den {writing.weekday_date(feed.made_at)}. Jeg kan ikke vise den igen, for jeg gemmer den "
                "ikke. Har du den ikke mere, så lav en ny: Den gamle holder op med at virke."
            ),
            Actions((replace(anew, confirm=_ANEW), _close(choice), _OTHERS)),
        ),
    )


def closed(choice: CalendarChoice, profile: Profile) -> Card:
    """The address works no more."""
    return Card(
        f"Adressen til kalenderen “{calendar_name(choice, profile)}” er lukket",
        (
            text("Hvor den er i brug, bliver kalenderen tom, næste gang programmet henter. Fjern den derefter selv."),
            Actions((_button("Lav en ny adresse", choice, Doing.ADDRESS),)),
        ),
    )


def without_address(choice: CalendarChoice, profile: Profile) -> Card:
    """There was nothing to close."""
    return Card(
        f"Kalenderen “{calendar_name(choice, profile)}” har ingen adresse",
        (
            text("Der er ikke noget at lukke."),
            Actions((_button("Lav en adresse", choice, Doing.ADDRESS),)),
        ),
    )


def unreachable(choice: CalendarChoice, profile: Profile) -> Card:
    """No calendar can be subscribed to, since the program has no address in the world."""
    return Card(
        "Her er ingen kalenderadresser endnu",
        (
            text(
                "Kalenderprogrammer kan først hente møderne, når jeres drift har givet mig en adresse, de kan nå. "
                f"Indtil da kan du få kalenderen “{calendar_name(choice, profile)}” som en fil. {_ALONE}"
            ),
            Actions((_button("Hent som fil", choice, Doing.FILE), _OTHERS)),
        ),
    )


def which(choices: Sequence[CalendarChoice], profile: Profile) -> Card:
    """All calendars that the person may have."""
    shown = choices[:_MOST]
    buttons = [_button(calendar_name(one, profile), one, Doing.ADDRESS) for one in shown]
    more = len(choices) - len(shown)
    rest = (note(f"Og {more} mere: Skriv fx `/moede kalender politisk fyn`."),) if more else ()
    rows = [Actions(tuple(buttons[at : at + _IN_A_ROW])) for at in range(0, len(buttons), _IN_A_ROW)]
    return Card(
        "Hvilken kalender vil du have?",
        (text("Et forums møder, eller de frister, som en af dine roller har."), *rows, *rest),
    )


def nothing_to_show() -> Answered:
    """The person has no place in any body."""
    return Answered(
        "Du har ingen rolle eller plads, og så er der ingen møder til en kalender.",
        text("En administrator giver roller med "),
        text("`/tovholder rolle tildel`. Et enkelt møde kan du altid få som fil, fx "),
        text("`/moede kalender politisk fyn 9/12`."),
    )


def empty(choice: CalendarChoice, profile: Profile) -> Card:
    """There is nothing to make a file of."""
    return Card(
        f"Der er ikke noget i kalenderen “{calendar_name(choice, profile)}” lige nu.",
        (text("Prøv igen, når der er lagt et møde. Se de kommende med `/moede`."),),
    )


def handed_out(title: str) -> Card:
    """The file is in the direct conversation; `title` says what it holds."""
    return Card(
        "Filen til din kalender ligger i en direkte besked fra mig.",
        (text(title), text("Åbn den for at lægge det i din kalender. ", _ALONE)),
    )


def _close(choice: CalendarChoice) -> Button:
    return retry_button("Luk adressen", COMMAND, typed_for(choice, Doing.CLOSE))


def _button(label: str, choice: CalendarChoice, doing: Doing) -> Button:
    return command_button(label, COMMAND, typed_for(choice, doing))


def file_stem(choice: CalendarChoice) -> str:
    """What the file of a calendar is called, without its ending."""
    parts = {
        CalendarKind.OWN: ["mine-moeder"],
        CalendarKind.BODY: ["moeder", *choice.body.split("/")],
        CalendarKind.DEADLINES: ["frister", choice.role, choice.cluster],
    }[choice.kind]
    return "-".join(part for part in parts if part)
