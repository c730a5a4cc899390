"""What people answer an experience by its buttons: to hear more of it, thanks, and that their cluster tries it too."""

from domain import access
from domain.experiences import Experience, Interest, Trial
from domain.messages import Message
from domain.organisation import Cluster, Profile
from domain.ports import Repositories
from handlers.erfaringer import answer_cards, sharing
from handlers.erfaringer.sharing import known
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Replace, Reply
from handlers.refusals import NOTHING_SAVED, Answered
from handlers.registry import Services
from handlers.requests import Context
from handlers.ui import Card, text

INTEREST = "erfaringer.interesse"


def hear_more(repositories: Repositories, context: Context, value: str) -> Outcome:
    """Tells the author, once a person, that somebody wants to hear more, and the person that this was done."""
    experience = known(repositories, value)
    author = repositories.people.person(experience.author)
    if context.person == experience.author:
        return Reply(answer_cards.own_experience())
    if author is None or author.is_deactivated:
        return Reply(answer_cards.author_gone(experience))
    if not repositories.experiences.add_interest(Interest(experience.id, context.person, context.now)):
        return Reply(answer_cards.interest_known(experience))
    subject: dict[str, int | str] = {"experience": experience.id, "person": context.person}
    key = f"{INTEREST}:{experience.id}:{context.person}"
    repositories.outbox.post([Message(INTEREST, author.id, subject, context.now, experience.install, key=key)])
    sharing.record(repositories, context, INTEREST, experience, {})
    return Reply(answer_cards.interest_told(experience, author))


def interest_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word to the author; nothing once the experience or the person is gone."""
    experience = repositories.experiences.experience(int(message.subject["experience"]))
    person = repositories.people.person(int(message.subject["person"]))
    if experience is None or experience.is_withdrawn or person is None:
        return None
    actor = repositories.people.actor(person.id, message.due.date(), is_administrator=False, is_outsider=False)
    return answer_cards.wants_more(experience, person, sharing.role_name(actor, None, profile))


def try_it(repositories: Repositories, services: Services, context: Context, value: str) -> Outcome:
    """Notes that the person's cluster tries it; asks which, where there are several."""
    experience = known(repositories, value)
    mine = _clusters(repositories, services.profile, context, experience)
    if len(mine) > 1:
        return Reply(answer_cards.which_cluster(experience, mine))
    _note_trial(repositories, context, experience, mine[0])
    return Reply(answer_cards.trial_told(experience, mine[0]))


def try_in(repositories: Repositories, services: Services, context: Context, value: str) -> Outcome:
    """Notes that the chosen one of the person's clusters tries it."""
    number, _, key = value.partition(" ")
    experience = known(repositories, number)
    mine = {one.key: one for one in _clusters(repositories, services.profile, context, experience)}
    if key not in mine:
        raise Answered("Du har ikke længere en rolle i den klynge.", text(NOTHING_SAVED))
    _note_trial(repositories, context, experience, mine[key])
    return Replace(answer_cards.trial_told(experience, mine[key]))


def thank(repositories: Repositories, context: Context, value: str) -> Outcome:
    """Counts a person's thanks, once, and lets the cards follow."""
    experience = known(repositories, value)
    if context.person == experience.author:
        return Reply(answer_cards.own_experience())
    if not repositories.experiences.add_thanks(experience.id, context.person, context.now):
        return Reply(answer_cards.thanked_before(experience))
    sharing.follow(repositories, context, experience)
    return Reply(answer_cards.thanked(experience))


def _clusters(
    repositories: Repositories, profile: Profile, context: Context, experience: Experience
) -> tuple[Cluster, ...]:
    """The clusters the person may speak for that don't try it yet; refused in words where there is none."""
    actor = load_actor(repositories, context)
    access.require_insider(actor)
    trying = {trial.cluster for trial in repositories.experiences.trials(experience.id)}
    others = [one for one in profile.clusters if one.key in actor.clusters() and one.key != experience.cluster]
    free = tuple(one for one in others if one.key not in trying)
    if free:
        return free
    if others:
        raise Answered(f"Sundhedsklynge {others[0].name} står allerede som en, der prøver det.", text(NOTHING_SAVED))
    if experience.cluster in actor.clusters():
        raise Answered("Erfaringen kommer fra din egen klynge.", text(NOTHING_SAVED))
    raise Answered(
        "Det kan kun et klyngesekretariat sige på klyngens vegne.",
        text("En administrator giver roller med `/tovholder rolle tildel`. ", NOTHING_SAVED),
    )


def _note_trial(repositories: Repositories, context: Context, experience: Experience, cluster: Cluster) -> None:
    if repositories.experiences.add_trial(Trial(experience.id, cluster.key, context.person, context.now)):
        sharing.follow(repositories, context, experience)
        sharing.record(repositories, context, "erfaringer.proeves", experience, {"cluster": cluster.key})
