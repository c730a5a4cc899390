"""What people read once they have pressed on an experience, and the word to its author."""

from dataclasses import dataclass

from domain.experiences import Experience
from domain.people import Person
from handlers.erfaringer.cards import ANSWERED, COMMAND
from handlers.retry import command_button
from handlers.ui import Actions, Button, Card, Inline, Mention, text


@dataclass(frozen=True, slots=True)
class Known:
    """A person as others are told of them, with the organisation they act for ("" for none).

    `workspace` is told to readers of another one, "" else.
    """

    person: Person
    role: str
    workspace: str

    @property
    def mention(self) -> Mention:
        """The person, as one who can be pressed on where they are of the reader's workspace."""
        return Mention(self.person.id, self.person.name)

    @property
    def beside(self) -> str:
        """The organisation, in brackets."""
        return f" ({self.role})" if self.role else ""

    @property
    def whole(self) -> str:
        """Name, organisation and workspace, in words."""
        known = [one for one in (self.role, f"i {self.workspace}" if self.workspace else "") if one]
        return f"{self.person.name} ({', '.join(known)})" if known else self.person.name


def wants_more(experience: Experience, known: Known, *, are_together: bool) -> Card:
    """The word to the author that somebody wants to hear more, and how the two come to speak."""
    who: tuple[Inline, ...] = (known.mention, known.beside, " har trykket på din erfaring. ")
    how = "Jeg åbner en samtale for jer to."
    if not are_together:
        who = (f"{known.whole} har trykket på din erfaring. ",)
        how = (
            "Jeg kan ikke åbne en samtale for jer. Skriv eller ring, når det passer dig. "
            f"{known.person.name} har fået at vide, hvem du er."
        )
    return Card(
        f"{known.person.name} vil gerne høre mere om “{experience.title}”",
        (
            text(*who, how),
            Actions((Button("Jeg har svaret", ANSWERED, f"{experience.id} {known.person.id}"),)),
        ),
    )


def introduced(experience: Experience, author: Known, person: Known) -> Card:
    """The first word in the conversation of the two: who they are, and what it is about."""
    return Card(
        f"I to har en erfaring at tale om: “{experience.title}”",
        (
            text(author.mention, author.beside, " har delt den. "),
            text(person.mention, person.beside, " vil gerne høre mere om den."),
            text("Skriv videre her, når det passer jer. Jeg blander mig ikke."),
            Actions((command_button("Vis erfaringen", COMMAND, f"vis {experience.id}"),)),
        ),
    )


def reached_at(experience: Experience, author: Known) -> Card:
    """How somebody of another workspace reaches the author."""
    contact = f"Kontakt: {experience.contact}. " if experience.contact else ""
    return Card(
        f"Sådan får du fat i den, der delte “{experience.title}”",
        (
            text(f"Erfaringen er delt af {author.whole}. {contact}"),
            text(
                "I bruger hver jeres Slack, så jeg kan ikke åbne en samtale for jer. Skriv eller ring selv. "
                f"{author.person.name} har fået at vide, hvem du er."
            ),
            Actions((command_button("Vis erfaringen", COMMAND, f"vis {experience.id}"),)),
        ),
    )


def answer_noted(experience: Experience) -> Card:
    """What the word to the author becomes once the two have spoken."""
    return Card("Noteret: Du har svaret.", (text(f"Det gælder “{experience.title}”."),))


def interest_told(experience: Experience, author: Person, *, are_together: bool) -> Card:
    """The answer to whoever wants to hear more."""
    contact = f" Kontakt: {experience.contact}." if experience.contact else ""
    way = "Jeg åbner en samtale for jer to i arbejdstiden."
    if not are_together:
        way = "Jeg kan ikke åbne en samtale for jer, så skriv eller ring selv."
    return Card(
        f"{author.name} får besked om, at du gerne vil høre mere.",
        (text(f"Det gælder “{experience.title}”.{contact} {way}"),),
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
