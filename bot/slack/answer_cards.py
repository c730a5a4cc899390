"""The cards that the front says by itself: what goes on, what broke, and what could not be shown; it sends none."""

from handlers.outcomes import FormErrors
from handlers.refusals import NOTHING_SAVED
from handlers.ui import Actions, Bold, Button, Card, text

OPEN_LABEL = "Åbn formularen"
AGAIN_LABEL = "Prøv igen"
MAKING = Card("Jeg laver filen …")
_LONGEST_NAME = 60
_FOLLOWED = text("Du kan følge med i en direkte besked fra mig. Svaret kommer samme sted.")
_TOO_LATE = text("Slack lader mig kun åbne en formular lige efter et tryk.")
UNTOLD_CHANNELS = "Slack siger ikke lige nu, hvilke kanaler der er."
UNTOLD_PERSON, UNTOLD_DOER = "Slack siger ikke lige nu, hvem du mener.", "Slack siger ikke lige nu, hvem du er."
AGAIN_LATER = f"Vent et minut, og prøv igen. {NOTHING_SAVED}"
_LATER_AGAIN = text("Vent et minut, og prøv igen. Intet er ændret.")
_BUSY = text("Slack ville ikke åbne den lige nu. Vent lidt, før du trykker.")


def errors_card(errors: FormErrors) -> Card:
    """A form's errors as a message, where there is no form to show them in."""
    first, *rest = dict.fromkeys(errors.errors.values())
    return Card(first, tuple(text(line) for line in rest))


def followed_card(card: Card) -> Card:
    """What stands where somebody acted while a direct message shows how far it is, as the card does."""
    return Card(card.title, (_FOLLOWED,))


def reading_card(file: str) -> Card:
    """What stands while a file of that name is read."""
    return Card(f"Jeg læser {file[:_LONGEST_NAME]} …")


def error_card(reference: str) -> Card:
    """What a person is told when something broke."""
    return Card(
        "Noget gik galt hos mig.",
        (text("Prøv igen om lidt. Sker det igen, så giv jeres administrator denne reference: ", Bold(reference), "."),),
    )


def unshown_card(title: str, reference: str) -> Card:
    """What a person is told whose answer, which begins with that title, could not be shown.

    It holds for what was done, what was refused and what was only asked for, since the answer itself says which.
    """
    return Card(
        "Mit svar kom måske ikke frem.",
        (
            text("Det begynder sådan: ", Bold(title)),
            text(
                "Står der, at noget er gjort, så er det gjort, og du skal ikke gøre det om. "
                "Se resten med den kommando, der viser det; `/tovholder` viser dem alle."
            ),
            text("Sker det tit, så giv jeres administrator denne reference: ", Bold(reference), "."),
        ),
    )


def later_card(form: str, again: Button | None, *, is_busy: bool = False) -> Card:
    """What a person gets in place of a form that was to open too long after they acted; `form` is its title.

    `is_busy` is for one that Slack would not open for the moment.
    """
    opens = (Actions((again,)),) if again else ()
    return Card(f"Tryk for at åbne formularen: {form}", (_BUSY if is_busy else _TOO_LATE, *opens))


def untold_channels_card(again: Button) -> Card:
    """What a person gets who was to choose channels while Slack doesn't tell which there are."""
    return Card(UNTOLD_CHANNELS, (_LATER_AGAIN, Actions((again,))))


def untold_user_card(title: str) -> Card:
    """What a person gets who acted while Slack doesn't tell who somebody is; the title says who."""
    return Card(title, (text(AGAIN_LATER),))
