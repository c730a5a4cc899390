"""What is posted and done when an occasion is looked at: vacant roles, an end, hand-overs, what lacks, experiences."""

from collections.abc import Iterable, Iterator
from datetime import date

from bot.outgoing.occasions import Look
from domain.cadence import cadence
from domain.closing import is_near
from domain.experiences import WEEKLY_NEWS
from domain.messages import Message
from domain.occasions import OccasionKind, since
from domain.people import ChannelPurpose
from domain.ports import Repositories
from domain.quiet import next_allowed
from domain.roles import unfilled_roles
from domain.succession import is_over_in
from handlers.moeder.year import LACKING
from handlers.tovholder.closing_agreed import carry_out
from handlers.tovholder.closing_cards import BODIES, DONE, ENDING
from handlers.tovholder.vacancies import UNFILLED


def vacancies(store: Repositories, look: Look) -> Iterator[Message]:
    """A message to each administrator, where nobody holds some role."""
    today = look.now.date()
    held = store.people.roles(today)
    if any(unfilled_roles(held, body, today) for body in look.profile.bodies):
        for person in look.watchers(store, look.install):
            key = f"{UNFILLED}:{look.install}:{look.occasion.period}:{person}"
            yield Message(UNFILLED, person, {}, look.now, look.install, key=key)


def ending(store: Repositories, look: Look) -> Iterator[Message]:
    """A word to each administrator that the organisation ends, which the key keeps single."""
    if is_near(look.profile, look.now.date()):
        for person in look.watchers(store, look.install):
            key = f"{ENDING}:{look.profile.key}:{look.install}:{person}"
            yield Message(ENDING, person, {}, look.now, look.install, key=key)


def handing_over(store: Repositories, look: Look) -> Iterable[Message]:
    """Hands over what was agreed before this organisation began, and the word to each administrator that it was."""
    done = carry_out(store, look.profile, look.install, look.now)
    subject: dict[str, int | str] = {BODIES: ",".join(done)}
    return tuple(
        Message(DONE, person, subject, look.now, look.install, key=f"{DONE}:{look.install}:{subject[BODIES]}:{person}")
        for person in (look.watchers(store, look.install) if done else ())
    )


def lacking_meetings(store: Repositories, look: Look) -> Iterator[Message]:
    """A warning to the secretariat's channels, once a year for a body that its key keeps single.

    None once the organisation is no more: nobody could make the meetings.
    """
    year = look.now.year
    if is_over_in(look.profile, year):
        return
    meetings = store.meetings.between(date(year, 1, 1), date(year, 12, 31))
    channels = store.channels.everywhere(ChannelPurpose.SECRETARIAT)
    for body in look.profile.bodies:
        if not cadence(body, [one for one in meetings if one.body == body.key], year):
            continue
        cluster = body.cluster_key
        for place in (use.place for use in channels if use.cluster == cluster):
            key = f"{LACKING}:{body.key}:{year}:{place.install}:{place.conversation}"
            yield Message(LACKING, place, {"body": body.key, "year": year}, look.now, place.install, key=key)


def weekly_news(store: Repositories, look: Look) -> Iterator[Message]:
    """A message to each of the workspace's people who hold a role and want it, where something happened since the last.

    Whoever is in a pause gets none.
    """
    begins = since(look.occasion, store.occasions.last_before(look.install, look.occasion))
    ends = look.occasion.due
    if store.experiences.news(begins, ends).is_empty:
        return
    held = [one.person for one in store.people.roles(look.now.date())]
    people = {one.id: one for one in held if one.install == look.install and one.may_act}
    subject: dict[str, int | str] = {"fra": begins.isoformat(), "til": ends.isoformat()}
    for person, wishes in store.preferences.of(people).items():
        if wishes.wants_news and not wishes.is_paused(look.now):
            due = next_allowed(look.now, wishes.hours(look.profile.reminding))
            key = f"{WEEKLY_NEWS}:{look.occasion.period}:{person}"
            yield Message(WEEKLY_NEWS, person, subject, due, look.install, key=key)


POSTERS = {
    OccasionKind.VACANCIES: vacancies,
    OccasionKind.CADENCE: lacking_meetings,
    OccasionKind.EXPERIENCES: weekly_news,
    OccasionKind.ENDING: ending,
    OccasionKind.HANDING_OVER: handing_over,
}
