"""What people read once they have pressed on an experience, and the word to its author."""

from domain.experiences import Experience
from domain.people import Person
from handlers.erfaringer.cards import ANSWERED
from handlers.ui import Actions, Button, Card, Inline, Mention, text


def wants_more(experience: Experience, person: Person, role: str) -> Card:
    """The word to the author that somebody wants to hear more."""
    who: tuple[Inline, ...] = (Mention(person.id, person.name), f" ({role})" if role else "")
    return Card(
        f"{person.name} vil gerne høre mere om “{experience.title}”",
        (
            text(*who, " har trykket på din erfaring. Skriv til vedkommende, når det passer dig."),
            Actions((Button("Jeg har svaret", ANSWERED, f"{experience.id} {person.id}"),)),
        ),
    )


def answer_noted(experience: Experience) -> Card:
    """What the word to the author becomes once the two have spoken."""
    return Card("Noteret: Du har svaret.", (text(f"Det gælder “{experience.title}”."),))


def interest_told(experience: Experience, author: Person) -> Card:
    """The answer to whoever wants to hear more."""
    contact = f" Kontakt: {experience.contact}." if experience.contact else ""
    return Card(
        f"{author.name} får besked om, at du gerne vil høre mere.",
        (
            text(
                f"Det gælder “{experience.title}”.{contact} Du kan også selv skrive til ",
                Mention(author.id, author.name),
            ),
        ),
    )


def interest_known(experience: Experience) -> Card:
    """The answer to whoever has said so before."""
    return Card("Du har allerede sagt, at du gerne vil høre mere.", (text(f"Det gælder “{experience.title}”."),))


def own_experience() -> Card:
    """The answer to an author who pressed on their own experience."""
    return Card("Det er din egen erfaring.", (text("Andre kan trykke her, så får du besked."),))


def author_gone(experience: Experience) -> Card:
    """The answer where the author can't be reached any more."""
    contact = f"Prøv kontakten: {experience.contact}." if experience.contact else "Spørg i klyngens sekretariat."
    return Card("Den, der delte erfaringen, er her ikke længere.", (text(contact),))


def thanked(experience: Experience) -> Card:
    """The answer to whoever said thanks."""
    return Card("Din tak står nu på erfaringen.", (text(f"Det gælder “{experience.title}”. Dit navn vises ikke."),))


def thanked_before(experience: Experience) -> Card:
    """The answer to whoever has said thanks before."""
    return Card("Du har allerede sagt tak.", (text(f"Det gælder “{experience.title}”."),))
