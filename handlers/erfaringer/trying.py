"""A cluster says that it tries an experience and from when, and tells some months later how it went."""

from dataclasses import replace
from datetime import date, timedelta

from danish.patients import suggests_one_patient
from domain import access
from domain.access import Actor
from domain.closed_items import gone_through
from domain.errors import NotAllowed
from domain.experiences import Experience
from domain.inheriting import experiences_kept_in
from domain.messages import Message
from domain.organisation import Cluster, Profile
from domain.ports import Repositories
from domain.trials import Trial, question
from handlers.closed_things import closed_in, refuse_closed
from handlers.erfaringer import sharing, trial_cards
from handlers.erfaringer.sharing import known
from handlers.ids import read_id
from handlers.keys import read_parts
from handlers.loading import fingerprint, load_actor, load_insider
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import Answered, WrongFields, unsaved
from handlers.registry import Services
from handlers.requests import Context, Submitted
from handlers.typed_text import readable, says_something
from handlers.ui import Card

_FARTHEST = timedelta(days=366)
"""So far from today a trial can begin [chosen]."""


def open_trial(repositories: Repositories, services: Services, context: Context, value: str) -> Outcome:
    """The form that asks which of the person's clusters tries it, and from when."""
    experience = known(repositories, value)
    free = _clusters(repositories, services.profile, context, experience)
    return OpenForm(trial_cards.trial_form(experience, free, context.now.date()))


def begin(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Notes that a cluster tries it and plans the question how it went; every card follows."""
    context, profile = request.context, services.profile
    experience = known(repositories, request.hidden)
    free = {one.key: one for one in _clusters(repositories, profile, context, experience)}
    cluster = free.get(request.values.get(trial_cards.CLUSTER, ""))
    starts = _day(request.values.get(trial_cards.STARTS, ""), context.now.date())
    if cluster is None:
        raise WrongFields({trial_cards.CLUSTER: "Vælg en af dine klynger, som ikke står der i forvejen."})
    trial = Trial(experience.id, cluster.key, context.person, context.now, starts=starts)
    added = repositories.experiences.add_trial(trial)
    if added is None:
        raise _tries_already(cluster)
    repositories.reminders.plan([question(added, profile.reminding)])
    sharing.follow(repositories, context, experience)
    sharing.record(repositories, context, "erfaringer.proeves", experience, {"cluster": cluster.key})
    return Reply(trial_cards.begun(experience, cluster, starts))


def asked_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The question how it went; nothing once that was told or the experience is gone."""
    number = int(message.subject["afproevning"])
    trial, experience = repositories.experiences.tried([number]).get(number, (None, None))
    if trial is None or experience is None or trial.is_answered or experience.is_withdrawn:
        return None
    return trial_cards.question_card(trial, experience, profile)


def open_answer(repositories: Repositories, services: Services, context: Context, value: str) -> Outcome:
    """The form that asks how it went."""
    trial, experience = _trial(repositories, services.profile, context, value)
    return OpenForm(trial_cards.answer_form(trial, experience))


def answer(repositories: Repositories, services: Services, request: Submitted) -> Outcome:
    """Saves how it went, for all to read on the card; not what tells of something closed."""
    context, profile = request.context, services.profile
    number, seen = read_parts(request.hidden, 2)
    trial, experience = _trial(repositories, profile, context, number)
    if str(fingerprint(trial)) != seen:
        raise _answered_meanwhile(experience)
    said = readable(request.values.get(trial_cards.HOW, ""))
    wrong = _wrong(said)
    if request.values.get(trial_cards.GOES_ON) not in trial_cards.WAYS:
        wrong[trial_cards.GOES_ON] = "Vælg, om I går videre med det."
    if wrong:
        raise WrongFields(wrong)
    actor = load_actor(repositories, context)
    closed = closed_in(repositories, profile, actor, context, gone_through(said, ""), experience=experience.id)
    refuse_closed(closed)
    is_kept = request.values[trial_cards.GOES_ON] == trial_cards.KEPT
    told = replace(trial, answer=said, is_kept=is_kept, answered_at=context.now)
    repositories.experiences.save_trial(told)
    sharing.follow(repositories, context, experience)
    facts: dict[str, str | int] = {"cluster": trial.cluster, "is_kept": str(is_kept)}
    sharing.record(repositories, context, "erfaringer.fortalt", experience, facts)
    return Replace(trial_cards.answered(told, experience, profile, closed))


def may_tell(actor: Actor, trial: Trial, profile: Profile, on: date) -> bool:
    """Whether the person may tell how a trial went: the secretariat of its cluster, or of the one that has it now."""
    try:
        access.require_experience_right(actor, profile, trial.cluster, on, trial.at.date())
    except NotAllowed:
        return False
    return True


def _wrong(said: str) -> dict[str, str]:
    if not says_something(said):
        return {trial_cards.HOW: "Skriv kort, hvordan det gik."}
    if len(said) > trial_cards.LONGEST:
        return {trial_cards.HOW: f"Højst {trial_cards.LONGEST} tegn; her er {len(said)}."}
    if words := suggests_one_patient(said):
        return {trial_cards.HOW: f"“{words}” lyder som én bestemt borger. Skriv det uden."}
    return {}


def _trial(repositories: Repositories, profile: Profile, context: Context, value: str) -> tuple[Trial, Experience]:
    """The trial with that number, for those who may speak for its cluster."""
    number = read_id(value)
    found = repositories.experiences.tried([number]).get(number)
    if found is None or found[1].is_withdrawn:
        raise Answered("Erfaringen er her ikke længere.", unsaved())
    actor = load_actor(repositories, context)
    trial, today = found[0], context.now.date()
    access.require_experience_right(actor, profile, trial.cluster, today, trial.at.date())
    return found


def _day(typed: str, today: date) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise WrongFields({trial_cards.STARTS: "Vælg en dag."}) from None
    if abs(day - today) > _FARTHEST:
        raise WrongFields({trial_cards.STARTS: "Vælg en dag højst et år fra i dag."})
    return day


def _clusters(
    repositories: Repositories, profile: Profile, context: Context, experience: Experience
) -> tuple[Cluster, ...]:
    """The clusters the person may speak for that don't try it yet; refused in words where there is none.

    What a cluster that has ended shared or tries is its successor's.
    """
    actor = load_insider(repositories, context)
    trials = repositories.experiences.trials(experience.id)
    trying = {experiences_kept_in(trial.cluster, profile, trial.at.date()) for trial in trials}
    own = experiences_kept_in(experience.cluster, profile, experience.shared_at.date())
    others = [one for one in profile.clusters if one.key in actor.clusters() and one.key != own]
    free = tuple(one for one in others if one.key not in trying)
    if free:
        return free
    if others:
        raise _tries_already(others[0])
    if own in actor.clusters():
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
