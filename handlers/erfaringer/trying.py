"""A cluster says that it tries an experience and from when, and tells some months later how it went."""

from dataclasses import replace
from datetime import date, timedelta

from danish.patients import suggests_one_patient
from domain import access
from domain.closed_items import gone_through
from domain.errors import NotAllowed
from domain.experiences import Experience
from domain.inheriting import experiences_kept_in
from domain.messages import Message
from domain.organisation import Cluster, Profile
from domain.ports import Repositories
from domain.trials import Trial, question
from handlers.closed_things import closed_in, refuse_closed
from handlers.desk import Desk, open_desk
from handlers.erfaringer import sharing, trial_cards
from handlers.erfaringer.sharing import known
from handlers.ids import read_id
from handlers.keys import read_parts
from handlers.loading import fingerprint
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.registry import Services
from handlers.requests import Submitted
from handlers.typed_text import readable, says_something
from handlers.ui import Card

_FARTHEST = timedelta(days=366)
"""So far from today a trial can begin [chosen]."""


def open_trial(desk: Desk, value: str) -> Outcome:
    """The form that asks which of the person's clusters tries it, and from when."""
    experience = known(desk.repositories, value)
    free = _clusters(desk, experience)
    return OpenForm(trial_cards.trial_form(experience, free, desk.today))


def begin(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Notes that a cluster tries it and plans the question how it went; every card follows."""
    desk = open_desk(repositories, services.profile, request.context)
    experience = known(repositories, request.hidden)
    free = {one.key: one for one in _clusters(desk, experience)}
    cluster = free.get(request.values.get(trial_cards.CLUSTER, ""))
    starts = _day(request.values.get(trial_cards.STARTS, ""), desk.today)
    if cluster is None:
        raise WrongFields({trial_cards.CLUSTER: "Vælg en af dine klynger, som ikke står der i forvejen."})
    trial = Trial(experience.id, cluster.key, request.context.person, desk.now, starts=starts)
    added = repositories.experiences.add_trial(trial)
    if added is None:
        raise _tries_already(cluster)
    repositories.reminders.plan([question(added, desk.profile.reminding)])
    sharing.follow(desk, experience)
    sharing.record(desk, "erfaringer.proeves", experience, {"cluster": cluster.key})
    return Reply(trial_cards.begun(experience, cluster, starts))


def asked_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The question how it went; nothing once that was told or the experience is gone."""
    number = int(message.subject["afproevning"])
    trial, experience = repositories.experiences.tried([number]).get(number, (None, None))
    if trial is None or experience is None or trial.is_answered or experience.is_withdrawn:
        return None
    return trial_cards.question_card(trial, experience, profile)


def open_answer(desk: Desk, value: str) -> Outcome:
    """The form that asks how it went."""
    trial, experience = _trial(desk, value)
    return OpenForm(trial_cards.answer_form(trial, experience))


def answer(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Saves how it went, for all to read on the card; not what tells of something closed."""
    desk, profile = open_desk(repositories, services.profile, request.context), services.profile
    number, seen = read_parts(request.hidden, 2)
    trial, experience = _trial(desk, number)
    if str(fingerprint(trial)) != seen:
        raise _answered_meanwhile(experience)
    said = readable(request.values.get(trial_cards.HOW, ""))
    wrong = _wrong(said)
    if request.values.get(trial_cards.GOES_ON) not in trial_cards.WAYS:
        wrong[trial_cards.GOES_ON] = "Vælg, om I går videre med det."
    if wrong:
        raise WrongFields(wrong)
    told = gone_through(said, "")
    closed = closed_in(desk, told, experience=experience.id)
    refuse_closed(closed)
    is_kept = request.values[trial_cards.GOES_ON] == trial_cards.KEPT
    after = replace(trial, answer=said, is_kept=is_kept, answered_at=desk.now)
    repositories.experiences.save_trial(after)
    sharing.follow(desk, experience)
    facts: dict[str, str | int] = {"cluster": trial.cluster, "is_kept": str(is_kept)}
    sharing.record(desk, "erfaringer.fortalt", experience, facts)
    return Replace(trial_cards.answered(after, experience, profile, closed))


def may_tell(desk: Desk, trial: Trial) -> bool:
    """Whether the person may tell how a trial went: the secretariat of its cluster, or of the one that has it now."""
    try:
        _require_telling_right(desk, trial)
    except NotAllowed:
        return False
    return True


def _require_telling_right(desk: Desk, trial: Trial) -> None:
    access.require_experience_right(desk.actor, desk.profile, trial.cluster, desk.today, trial.at.date())


def _wrong(said: str) -> dict[str, str]:
    if not says_something(said):
        return {trial_cards.HOW: "Skriv kort, hvordan det gik."}
    if len(said) > trial_cards.LONGEST:
        return {trial_cards.HOW: f"Højst {trial_cards.LONGEST} tegn; her er {len(said)}."}
    if words := suggests_one_patient(said):
        return {trial_cards.HOW: f"“{words}” lyder som én bestemt borger. Skriv det uden."}
    return {}


def _trial(desk: Desk, value: str) -> tuple[Trial, Experience]:
    """The trial with that number, for those who may speak for its cluster."""
    number = read_id(value)
    found = desk.repositories.experiences.tried([number]).get(number)
    if found is None or found[1].is_withdrawn:
        raise Answered("Erfaringen er her ikke længere.", unsaved())
    _require_telling_right(desk, found[0])
    return found


def _day(typed: str, today: date) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise WrongFields({trial_cards.STARTS: "Vælg en dag."}) from None
    if abs(day - today) > _FARTHEST:
        raise WrongFields({trial_cards.STARTS: "Vælg en dag højst et år fra i dag."})
    return day


def _clusters(desk: Desk, experience: Experience) -> tuple[Cluster, ...]:
    """The clusters the person may speak for that don't try it yet; refused in words where there is none.

    What a cluster that has ended shared or tries is its successor's.
    """
    desk.require_insider()
    trials = desk.repositories.experiences.trials(experience.id)
    trying = {experiences_kept_in(trial.cluster, desk.profile, trial.at.date()) for trial in trials}
    own = experiences_kept_in(experience.cluster, desk.profile, experience.shared_at.date())
    others = [one for one in desk.profile.clusters if one.key in desk.actor.clusters() and one.key != own]
    free = tuple(one for one in others if one.key not in trying)
    if free:
        return free
    if others:
        raise _tries_already(others[0])
    if own in desk.actor.clusters():
        raise Answered("Erfaringen kommer fra din egen klynge.", unsaved())
    raise Answered(
        "Det kan kun et klyngesekretariat sige på klyngens vegne.",
        unsaved("En administrator giver roller med `/tovholder rolle tildel`."),
    )


def _tries_already(cluster: Cluster) -> Answered:
    return Answered(f"Sundhedsklynge {cluster.name} står allerede som en, der prøver det.", unsaved())


def _answered_meanwhile(experience: Experience) -> Answered:
    return Answered(
        "Svaret er imens skrevet af en anden.",
        unsaved(f"Se det med `/erfaring vis {experience.id}`, og tryk på knappen igen for at rette det."),
    )
