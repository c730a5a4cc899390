"""Answers `/moede`: makes, moves, cancels, shows and lists meetings."""

from datetime import datetime

from danish.meaning import Day, Span
from danish.names import fold
from domain import access
from domain.access import Actor
from domain.errors import Refused
from domain.meetings import Meeting, pre_meetings
from domain.organisation import Body, Profile
from domain.ports import Repositories
from handlers.finding import Words, body_meant, read_words
from handlers.loading import load_actor, load_here
from handlers.meeting_choice import refuse_other_days
from handlers.meeting_finding import meeting_meant, names_its_first_day, possible_meetings
from handlers.moeder import calendars, cards, changing, making, place_cards, poll_typed, relocating, year
from handlers.moeder.form import form_asked
from handlers.moeder.listing import listed
from handlers.moeder.new_place import ask_whether_place, is_about_place, place_at, read_place
from handlers.moeder.new_time import new_time, refuse_second_time, take_shift, time_of
from handlers.moeder.place import check_place, place_of, refuse_beside_time
from handlers.moeder.plan_lines import faulty, plan_lines
from handlers.moeder.told_done import ask_whether_done
from handlers.moeder.words import (
    COMMAND,
    SMALL,
    SOME_FORUM,
    Act,
    describe,
    is_about_poll,
    refuse_left_over,
    refuse_unknown,
    split_move,
    take_act,
)
from handlers.outcomes import Outcome, Reply
from handlers.questions import refuse_question, without_asking
from handlers.refusals import refusal_card
from handlers.registry import Services
from handlers.requests import Context, Typed
from handlers.typed_text import spelled_out
from handlers.who_comes import who_comes

_OF_LISTS = frozenset({"alle", "mine", "liste", "oversigt"})
"""What the list may be asked for with."""


async def answer_typed(services: Services, request: Typed) -> Outcome:
    """Does what the first word says; without one, shows the meeting that the words mean, or the coming ones."""
    act, typed = take_act(request.text)
    context = request.context
    if act is Act.YEAR and "\n" in typed:
        act = Act.CREATE
    if act is Act.CREATE and not typed.strip():
        return await services.work.read(lambda r: form_asked(r, services, request))
    if act in _CHANGES:
        refuse_question(COMMAND, request.text, f"/{COMMAND} vis")
        change = _CHANGES[act]
        return await services.work.run(lambda r: change(r, services, context, typed), delivery=context.delivery)
    if act is Act.CALENDAR:
        return await calendars.answer(services, context, typed)
    if act is Act.YEAR:
        return await services.work.read(lambda r: year.shown(r, services.profile, context, typed))
    if typed:
        return await services.work.read(lambda r: _show(r, services, context, typed))
    return await services.work.read(lambda r: listed(r, services, context))


def create(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """Makes a meeting, or one for each line; where one line can't be made, none is."""
    lines = plan_lines(typed, services.profile, context.now)
    actor = load_actor(repositories, context)
    if len(lines) == 1:
        return Reply(cards.made(create_one(repositories, services.profile, context, actor, lines[0].text), context.now))
    results, faults = [], {}
    for line in lines:
        try:
            results.append(create_one(repositories, services.profile, context, actor, line.text))
        except Refused as refusal:
            faults[line.number] = refusal_card(refusal, services.profile)
    if faults:
        raise faulty(faults)
    return Reply(cards.several_made(results, services.profile))


def create_one(repositories: Repositories, profile: Profile, context: Context, actor: Actor, typed: str) -> making.Made:
    """Makes the meeting that a line of words describes; refused for whoever isn't in the body's secretariat."""
    described = describe(typed)
    words = read_words(COMMAND, f"opret {typed}", profile, context.now, part=described.typed)
    words, described = time_of(words, described, context.now)
    body = _body(repositories, profile, context, actor, words)
    access.require_secretariat(actor, body, context.now.date())
    refuse_second_time(words, context.now)
    starts, ends = new_time(words, profile.planning, kind=described.kind)
    location = spelled_out(repositories, place_of(words, described).location)
    is_virtual = check_place(location, is_virtual=described.is_virtual)
    return making.make(
        repositories,
        profile,
        context,
        Meeting(
            0,
            body.key,
            starts,
            ends,
            location=location,
            is_virtual=is_virtual,
            kind=described.kind,
            install=context.place.install,
        ),
    )


def _move(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    profile, now = services.profile, context.now
    by, old = take_shift(typed)
    if by is None and is_about_place(typed, now):
        return _relocate(repositories, services, context, typed)
    old, new = (old, "") if by else split_move(typed)
    actor = load_actor(repositories, context)
    words = read_words(COMMAND, f"flyt {typed}", profile, now, part=old)
    body = _body(repositories, services.profile, context, actor, words)
    access.require_secretariat(actor, body, now.date())
    refuse_left_over(words)
    meeting = meeting_meant(words, body, possible_meetings(repositories.meetings, words, body, now), now)
    refuse_other_days(words, meeting, body)
    starts, ends = (meeting.starts + by, meeting.ends + by) if by else _new_time(profile, meeting, typed, new, now)
    return Reply(cards.moved(changing.move(repositories, profile, context, meeting, starts, ends), now))


def _new_time(profile: Profile, meeting: Meeting, typed: str, new: str, now: datetime) -> tuple[datetime, datetime]:
    """When a meeting begins and ends that is moved to what the words `new` say."""
    later = read_words(COMMAND, f"flyt {typed}", profile, now, part=new)
    ask_whether_place(later, new)
    refuse_second_time(later, now)
    times = new_time(later, profile.planning, meeting)
    refuse_beside_time(later)
    return times


def _relocate(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    asked = read_place(spelled_out(repositories, typed), services.profile, context.now)
    body, meeting, actor = _existing(repositories, services, context, asked.words)
    access.require_secretariat(actor, body, context.now.date())
    location, is_virtual = place_at(asked, meeting, body)
    relocated = relocating.relocate(repositories, services.profile, context, meeting, location, is_virtual=is_virtual)
    return Reply(place_cards.relocated(relocated, context.now))


def _cancel(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    """Cancels the meeting that was named by its day; which other was meant is asked first."""
    words = read_words(COMMAND, f"aflys {typed}", services.profile, context.now, part=typed)
    body, meeting, actor = _existing(repositories, services, context, words)
    access.require_secretariat(actor, body, context.now.date())
    if not names_its_first_day(words, meeting):
        raise cards.ask_cancelling(meeting, body, words)
    cancelled, lacking = changing.cancel(repositories, services.profile, context, meeting)
    return Reply(cards.cancelled(cancelled, lacking, services.profile))


def _show(repositories: Repositories, services: Services, context: Context, typed: str) -> Outcome:
    ask_whether_done(typed)
    typed = without_asking(typed, typed)
    if is_about_poll(typed):
        return poll_typed.show(repositories, services, context, typed)
    words = read_words(COMMAND, f"vis {typed}", services.profile, context.now, part=typed)
    meaning = words.when.meaning if words.when else None
    is_period = isinstance(meaning, Day | Span) and not meaning.yearless
    if (words.forum, words.kind) == (None, None) and (meaning is None or is_period):
        small = (SMALL - SOME_FORUM if words.cluster else SMALL) | _OF_LISTS
        if small.issuperset(map(fold, words.rest.split())):
            return listed(repositories, services, context, words.cluster, meaning)
        if words.cluster is None and meaning is None:
            raise refuse_unknown(typed, typed)
    body, meeting, actor = _existing(repositories, services, context, words)
    before = pre_meetings(meeting, repositories.meetings.of_body(body.key), context.now)
    absences = repositories.absences.of_meeting(meeting.id)
    named = who_comes(context, actor, body, absences, repositories.alternates.of_body(body.key, meeting.day))
    return Reply(cards.shown(meeting, before, named, body, context.now))


def _existing(
    repositories: Repositories, services: Services, context: Context, words: Words
) -> tuple[Body, Meeting, Actor]:
    actor = load_actor(repositories, context)
    body = _body(repositories, services.profile, context, actor, words)
    refuse_left_over(words)
    possible = possible_meetings(repositories.meetings, words, body, context.now)
    meeting = meeting_meant(words, body, possible, context.now)
    refuse_other_days(words, meeting, body)
    return body, meeting, actor


def _body(repositories: Repositories, profile: Profile, context: Context, actor: Actor, words: Words) -> Body:
    access.require_insider(actor)
    return body_meant(words, profile, lambda: load_here(repositories, context), actor)


_CHANGES = {
    Act.CREATE: create,
    Act.MOVE: _move,
    Act.PLACE: _relocate,
    Act.CANCEL: _cancel,
    Act.FIND: poll_typed.find,
    Act.FIX: poll_typed.fix,
    Act.ANSWER: poll_typed.answer,
    Act.CLOSE: poll_typed.close,
}
