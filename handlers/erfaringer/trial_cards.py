"""What people read and fill in of a trial: that a cluster begins it, the question how it went, and the answer."""

from collections.abc import Sequence
from datetime import date

from danish import writing
from domain.experiences import Experience
from domain.organisation import Cluster, Profile
from domain.trials import Trial
from handlers.closed_things import Closed, perhaps_closed
from handlers.erfaringer.cards import place_name
from handlers.loading import fingerprint
from handlers.ui import Actions, Bold, Button, Card, Choice, DateInput, Form, Option, TextInput, note, text

TRY_FORM = "erfaringer.proev"
TELL = "erfaringer.fortael"
CLUSTER, STARTS, HOW, GOES_ON = "klynge", "fra", "hvordan", "videre"
KEPT, STOPPED = "ja", "nej"
WAYS = {KEPT: "Ja, vi bruger det", STOPPED: "Nej, vi er holdt op"}
LONGEST = 500


def trial_form(experience: Experience, clusters: Sequence[Cluster], today: date) -> Form:
    """Asks which cluster tries it, and from when."""
    options = tuple(Option(one.key, one.name) for one in clusters)
    return Form(
        TRY_FORM,
        "Vi prøver det også",
        "Gem",
        (
            note(f"Det gælder “{experience.title}”. Om tre måneder spørger jeg, hvordan det gik."),
            Choice(CLUSTER, "Hvilken klynge prøver det?", options, value=options[0].value if len(options) == 1 else ""),
            DateInput(STARTS, "Fra hvornår?", value=today.isoformat()),
        ),
        str(experience.id),
    )


def begun(experience: Experience, cluster: Cluster, starts: date) -> Card:
    """The answer once a cluster is noted as trying it."""
    return Card(
        f"Noteret: Sundhedsklynge {cluster.name} prøver det også fra {writing.weekday_date(starts)}.",
        (text(f"Det står nu på erfaringen alle steder: `/erfaring vis {experience.id}`."),),
    )


def question_card(trial: Trial, experience: Experience, profile: Profile) -> Card:
    """The question to a cluster how it went."""
    begins = writing.short_date(trial.starts or trial.at)
    return Card(
        f"Hvordan gik det med “{experience.title}”?",
        (
            text(f"Sundhedsklynge {_name(trial, profile)} har prøvet det siden {begins}. "),
            text("Jeres svar kommer til at stå på erfaringen, så andre kan lære af det."),
            Actions((Button("Fortæl, hvordan det gik", TELL, str(trial.id), is_primary=True),)),
            note(f"Se erfaringen med `/erfaring vis {experience.id}`."),
        ),
    )


def ways_to_tell(trials: Sequence[tuple[str, Trial]]) -> tuple[Actions, ...]:
    """A button for each of these trials, with the name of its cluster, to tell how it went before or after asked."""
    return tuple(Actions((Button(f"{_act(trial)} ({name})", TELL, str(trial.id)),)) for name, trial in trials)


def _act(trial: Trial) -> str:
    return "Ret svaret" if trial.is_answered else "Fortæl, hvordan det går"


def answer_form(trial: Trial, experience: Experience) -> Form:
    """Asks how it went and whether the cluster goes on."""
    options = tuple(Option(value, label) for value, label in WAYS.items())
    chosen = "" if trial.is_kept is None else KEPT if trial.is_kept else STOPPED
    return Form(
        TELL,
        "Hvordan gik det?",
        "Gem",
        (
            note(f"Det gælder “{experience.title}”. Svaret kan læses i alle klynger. Skriv ikke om enkelte borgere."),
            TextInput(HOW, "Hvordan gik det?", value=trial.answer, is_multiline=True, max_length=LONGEST),
            Choice(GOES_ON, "Går I videre med det?", options, value=chosen),
        ),
        f"{trial.id} {fingerprint(trial)}",
    )


def answered(trial: Trial, experience: Experience, profile: Profile, closed: Closed | None = None) -> Card:
    """What the question becomes once it was answered; `closed` is what may not be shared and it may be about."""
    to_mind = (perhaps_closed(closed, "Handler teksten om det, så ret svaret."),) if closed else ()
    return Card(
        f"Tak. Svaret står nu på erfaringen: {experience.title}",
        (
            text(Bold(f"{_name(trial, profile)} fortæller:"), f" {trial.answer}"),
            *to_mind,
            Actions((Button("Ret svaret", TELL, str(trial.id)),)),
        ),
    )


def _name(trial: Trial, profile: Profile) -> str:
    return place_name(trial.cluster, profile, trial.at.date())
