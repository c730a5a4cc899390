"""Answers `/moede kalender`: gives a person the addresses and files of their calendars, and closes addresses.

An address's secret is made before the unit of work and shown once; what is stored is its digest.
"""

import secrets
from collections.abc import Sequence

from domain import access
from domain.access import Actor
from domain.calendars import Calendar, CalendarChoice, CalendarKind, Feed, calendar_choices, digest_of
from domain.ports import Repositories
from handlers.finding import Words, body_meant, read_words
from handlers.loading import load_here, load_insider
from handlers.log_writing import write_log
from handlers.meeting_choice import refuse_other_days
from handlers.meeting_finding import meeting_meant, possible_meetings
from handlers.moeder import calendar_cards as cards
from handlers.moeder.calendar_content import load_calendar, one_meeting
from handlers.moeder.calendar_words import Asked, Doing, read_asked, refuse, role_meant
from handlers.moeder.words import COMMAND, Act, refuse_left_over
from handlers.outcomes import File, Outcome, Reply
from handlers.registry import Services
from handlers.requests import Context
from handlers.ui import Card

PATH = "kalender/"
"""Where calendars lie below the program's own address; the secret and ".ics" follow."""
_SECRET_BYTES = 32


async def answer(services: Services, context: Context, typed: str) -> Outcome:
    """The address or file that is asked for, or the word that an address is closed."""
    asked, secret = read_asked(typed), secrets.token_urlsafe(_SECRET_BYTES)

    def unit(repositories: Repositories) -> Outcome:
        actor = load_insider(repositories, context)
        if asked.doing is Doing.CHOOSE:
            return Reply(cards.which(_choices(services, context, actor), services.profile))
        if asked.kind is None:
            words = read_words(COMMAND, f"{Act.CALENDAR.value} {typed}", services.profile, context.now, part=asked.rest)
            if words.when is not None:
                return _meeting_file(repositories, services, context, actor, words)
            choice = _body_meant(repositories, services, context, actor, words, asked)
        else:
            choice = _own_or_role(services, context, actor, asked)
        if asked.doing is Doing.FILE:
            return _calendar_file(repositories, services, context, actor, choice)
        return Reply(_address(repositories, services, context, choice, asked.doing, secret))

    return await services.work.run(unit, delivery=context.delivery)


def _own_or_role(services: Services, context: Context, actor: Actor, asked: Asked) -> CalendarChoice:
    choices = _choices(services, context, actor)
    if asked.kind is CalendarKind.DEADLINES:
        return role_meant(asked, choices, services.profile)
    if asked.rest:
        raise refuse(asked, asked.rest)
    return choices[0]


def _choices(services: Services, context: Context, actor: Actor) -> Sequence[CalendarChoice]:
    choices = calendar_choices(actor, services.profile, context.now.date())
    if not choices:
        raise cards.nothing_to_show()
    return choices


def _body_meant(
    repositories: Repositories, services: Services, context: Context, actor: Actor, words: Words, asked: Asked
) -> CalendarChoice:
    """The calendar of the body that is named; raises NotAllowed where it isn't for the person."""
    if words.forum is None and words.cluster is None:
        raise refuse(asked, asked.rest)
    body = body_meant(words, services.profile, lambda: load_here(repositories, context), actor)
    refuse_left_over(words)
    choice = CalendarChoice(CalendarKind.BODY, body=body.key)
    if choice not in calendar_choices(actor, services.profile, context.now.date()):
        access.require_secretariat(actor, body, context.now.date())
    return choice


def _meeting_file(
    repositories: Repositories, services: Services, context: Context, actor: Actor, words: Words
) -> Outcome:
    body = body_meant(words, services.profile, lambda: load_here(repositories, context), actor)
    refuse_left_over(words)
    meeting = meeting_meant(
        words, body, possible_meetings(repositories.meetings, words, body, context.now), context.now
    )
    refuse_other_days(words, meeting, body)
    name = f"{cards.file_stem(CalendarChoice(CalendarKind.BODY, body=body.key))}-{meeting.day.isoformat()}.ics"
    return _file(name, one_meeting(meeting, body, context.now))


def _calendar_file(
    repositories: Repositories, services: Services, context: Context, actor: Actor, choice: CalendarChoice
) -> Outcome:
    calendar = load_calendar(repositories, services.profile, actor, choice, context.now)
    if calendar is None or not calendar.events:
        return Reply(cards.empty(choice, services.profile))
    return _file(f"{cards.file_stem(choice)}.ics", calendar)


def _file(name: str, calendar: Calendar) -> File:
    return File(cards.handed_out(calendar.title), (name,), calendar)


def _address(
    repositories: Repositories,
    services: Services,
    context: Context,
    choice: CalendarChoice,
    doing: Doing,
    secret: str,
) -> Card:
    """Does it; a calendar that has an address already keeps it unless another is asked for."""
    profile = services.profile
    known = {feed.choice: feed for feed in repositories.feeds.of_person(context.person)}
    if doing is Doing.CLOSE:
        if not repositories.feeds.close(context.person, choice):
            return cards.without_address(choice, profile)
        _record(repositories, context, "kalender.lukket", choice)
        return cards.closed(choice, profile)
    if not services.public_address:
        return cards.unreachable(choice, profile)
    if doing is Doing.ADDRESS and choice in known:
        return cards.standing(known[choice], profile)
    repositories.feeds.save(Feed(context.person, choice, digest_of(secret), context.now))
    _record(repositories, context, "kalender.lavet", choice)
    return cards.made(choice, f"{services.public_address}{PATH}{secret}.ics", profile)


def _record(repositories: Repositories, context: Context, act: str, choice: CalendarChoice) -> None:
    facts = {"forum": choice.body, "rolle": choice.role, "klynge": choice.cluster}
    told = {name: value for name, value in facts.items() if value}
    write_log(repositories, context, act, f"calendar:{choice.kind.value}", told)
