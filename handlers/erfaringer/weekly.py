"""The week's experiences in one message, as they are when it is sent; and that an author has answered somebody."""

from collections.abc import Sequence
from datetime import datetime

from danish import writing
from domain.experiences import Experience, ExperienceNews
from domain.messages import Message
from domain.organisation import Profile
from domain.people import Place
from domain.ports import Repositories
from domain.trials import Trial
from handlers.desk import Desk
from handlers.erfaringer import answer_cards, cards
from handlers.erfaringer.sharing import known
from handlers.ids import read_id
from handlers.outcomes import Outcome, Replace
from handlers.refusals import Answered, unsaved
from handlers.retry import retry_button
from handlers.ui import Actions, Bold, Card, Text, note, text

_MOST = 10
"""So many lines stand under a heading."""


def weekly_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """What was shared, changed, adopted and asked within the message's time; nothing where all is gone or unwanted."""
    to = message.recipient
    if isinstance(to, Place) or not repositories.preferences.of([to])[to].wants_news:
        return None
    begins, ends = (datetime.fromisoformat(str(message.subject[name])) for name in ("fra", "til"))
    news = repositories.experiences.news(begins, ends)
    if news.is_empty:
        return None
    shared, changed = (
        [f"Nr. {one.id}: {cards.named(one, profile)}" for one in of] for of in (news.shared, news.changed)
    )
    tried = [f"{cards.named(one, profile)}: {_went(trial, profile)}" for one, trial in news.tried]
    asked = [f"{cards.named(one, profile)}: {_persons(number)}" for one, number in news.asked]
    return Card(
        f"Ugens erfaringer: {_summary(news)}",
        (
            *_section("Nye", shared),
            *_section("Rettet", changed),
            *_section("Prøves nu også", _adopted(news, profile)),
            *_section("Sådan gik det", tried),
            *_section("Venter på svar", asked),
            Actions((retry_button("Se de seneste", cards.COMMAND, "seneste"),)),
            note("Se en med `/erfaring vis` og dens nummer. "),
            note("Færre beskeder? Skriv `/tovholder indstillinger erfaringer nej`."),
        ),
    )


def answered(desk: Desk, value: str) -> Outcome:
    """Notes that the author has spoken with whoever wanted to hear more; for the author alone."""
    number, _, person = value.partition(" ")
    experience = known(desk.repositories, number)
    if desk.context.person != experience.author:
        raise Answered("Det kan kun den, der delte erfaringen, sige.", unsaved())
    asked = desk.repositories.people.person(read_id(person))
    if asked is None:
        raise Answered("Den, der ville høre mere, er her ikke længere.", unsaved())
    desk.repositories.experiences.answer(experience.id, asked.id, desk.now)
    return Replace(answer_cards.answer_noted(experience))


def _summary(news: ExperienceNews) -> str:
    counts = (
        (len(news.shared), "ny", "nye"),
        (len(news.changed), "er rettet", "er rettet"),
        (len(news.adopted), "prøves et nyt sted", "prøves nye steder"),
        (len(news.tried), "er prøvet", "er prøvet"),
        (len(news.asked), "venter på svar", "venter på svar"),
    )
    return writing.join([writing.count(number, one, more) for number, one, more in counts if number])


def _adopted(news: ExperienceNews, profile: Profile) -> list[str]:
    """A line for each experience, with all the clusters that began within the time."""
    names = {cluster.key: cluster.where for cluster in profile.known_clusters}
    by_id: dict[int, tuple[Experience, list[str]]] = {}
    for one, cluster in news.adopted:
        by_id.setdefault(one.id, (one, []))[1].append(names.get(cluster, f"i {cluster}"))
    return [f"{cards.named(one, profile)}: nu også {writing.join(clusters)}" for one, clusters in by_id.values()]


def _went(trial: Trial, profile: Profile) -> str:
    goes_on = "går videre med det" if trial.is_kept else "er holdt op igen"
    return f"{cards.place_name(trial.cluster, profile, trial.at.date())} {goes_on}"


def _persons(number: int) -> str:
    return f"{writing.count(number, 'vil', 'vil')} gerne høre mere"


def _section(heading: str, lines: Sequence[str]) -> tuple[Text, ...]:
    if not lines:
        return ()
    more = [f"… og {len(lines) - _MOST} mere"] if len(lines) > _MOST else []
    return (text(Bold(heading), "\n", "\n".join(f"• {line}" for line in (*lines[:_MOST], *more))),)
