"""Answers `/dagsorden` and `/referat` as they were typed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.ports import Repositories
from domain.rounds import needed_chairs
from domain.rows import Row
from handlers.clusters import refuse_several
from handlers.dagsorden import acts, approving, cards
from handlers.dagsorden.correction_words import meeting_in_corrections, refuse_no_corrections
from handlers.dagsorden.handing_out import handed_out
from handlers.dagsorden.item_typed import answer_item
from handlers.dagsorden.item_words import read_item_words
from handlers.dagsorden.journal import answer_journal, is_about_journal
from handlers.dagsorden.round_log import round_log
from handlers.dagsorden.status import load_status
from handlers.dagsorden.words import (
    AGENDA,
    MINUTES,
    Act,
    Reading,
    read,
    refuse_behalf,
    refuse_unknown,
    split_behalf,
    which_step,
)
from handlers.finding import Words, read_words
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Reply
from handlers.questions import without_asking
from handlers.registry import Services
from handlers.requests import Context, Typed
from handlers.task_acts import Acted
from handlers.ui import Card
from handlers.which_meeting import find_meeting


def typed_as(command: str) -> Callable[[Services, Typed], Awaitable[Outcome]]:
    """The handler of one of the two commands."""

    async def answer(services: Services, request: Typed) -> Outcome:
        """Shows the status, or marks a step."""
        context = request.context
        if command == AGENDA and (about_item := read_item_words(request.text)):
            return await answer_item(services, request, about_item)
        if command == MINUTES and is_about_journal(request.text):
            return await answer_journal(services, request)
        reading, words, behalf = _read(services, command, request)

        def unit(repositories: Repositories) -> Outcome:
            return _answer(repositories, services, context, reading, words, behalf)

        if reading.act in (Act.STATUS, Act.LOG) or (reading.act is Act.DOCUMENT and not reading.is_closed):
            return await services.work.read(unit)
        return await services.work.run(unit, delivery=context.delivery)

    return answer


def _read(services: Services, command: str, request: Typed) -> tuple[Reading, Words, str]:
    reading = read(command, request.text)
    profile, now = services.profile, request.context.now
    kind, typed = approving.take_kind(reading.typed, profile)
    words = read_words(command, request.text, profile, now, part=typed)
    unknown, named = split_behalf(words.rest, is_by=reading.act in (Act.CONFIRM, Act.UNDO))
    if reading.act is Act.STATUS:
        unknown = without_asking(request.text, unknown)
    behalf = " og ".join(part for part in (kind, named) if part)
    if unknown:
        refuse_several(command, request.text, words.rest, profile)
        raise refuse_unknown(reading, request.text, unknown)
    if reading.mark is None and reading.act in (Act.CONFIRM, Act.SPARE, Act.UNDO):
        raise which_step(reading)
    if (
        reading.note
        and not split_behalf((after := read_words(command, request.text, profile, now, part=reading.note)).rest)[0]
    ):
        return replace(reading, note=""), after, behalf
    if words.forum is None and words.when is None:
        within, note = meeting_in_corrections(
            reading.note, lambda part: read_words(command, request.text, profile, now, part=part)
        )
        reading, words = replace(reading, note=note), within or words
    refuse_no_corrections(reading.note)
    return reading, words, behalf


def _answer(
    repositories: Repositories, services: Services, context: Context, reading: Reading, words: Words, behalf: str
) -> Outcome:
    profile = services.profile
    actor = load_actor(repositories, context)
    is_view, is_latest = reading.act in (Act.STATUS, Act.LOG, Act.DOCUMENT), reading.command == MINUTES
    place = find_meeting(repositories, profile, context, actor, words, is_latest=is_latest, is_view=is_view)
    if reading.act is Act.DOCUMENT:
        return handed_out(repositories, profile, context, actor, place, reading)
    if reading.act is Act.LOG:
        return Reply(round_log(repositories, profile, context, *place))
    if reading.act is Act.STATUS:
        state = load_status(repositories, profile, context, actor, *place)
        return Reply(cards.status(state, profile, context.now))
    return Reply(_done(repositories, services, context, place, reading, behalf))


def _done(
    repositories: Repositories,
    services: Services,
    context: Context,
    place: tuple[Meeting, Body],
    reading: Reading,
    behalf: str,
) -> Card:
    """Does what the words ask for, and tells."""
    profile = services.profile
    match reading.act:
        case Act.CONFIRM if _is_approval(reading, place[1], profile):
            return approving.approve_by_words(repositories, profile, context, place, behalf, reading.reference)
        case Act.CONFIRM | Act.SPARE if behalf:
            raise refuse_behalf(reading)
        case Act.SPARE:
            return cards.spared(acts.spare(repositories, profile, context, place, reading), context.now)
        case Act.UNDO | Act.UNDO_CORRECTIONS:
            return cards.undone(_taken_back(repositories, profile, context, place, reading, behalf), context.now)
        case Act.CORRECTIONS:
            corrected = acts.note_corrections(repositories, profile, context, place, reading)
            return cards.corrections_open(corrected, has_text=bool(reading.note))
        case _:
            acted = acts.mark(repositories, profile, context, place, reading)
            return cards.confirmed(acted, profile, context.now)


def _taken_back(
    repositories: Repositories,
    profile: Profile,
    context: Context,
    place: tuple[Meeting, Body],
    reading: Reading,
    behalf: str,
) -> Acted:
    if reading.act is Act.UNDO and _is_approval(reading, place[1], profile):
        return approving.take_back_by_words(repositories, profile, context, place, behalf)
    if behalf:
        raise refuse_behalf(reading)
    if reading.act is Act.UNDO_CORRECTIONS:
        found = acts.corrected_task(repositories, profile, place, reading)
        return acts.take_back_corrections(repositories, profile, context, found)
    return acts.take_back(repositories, profile, context, place, reading)


def _is_approval(reading: Reading, body: Body, profile: Profile) -> bool:
    return reading.mark is not None and reading.mark.row == Row.APPROVAL and bool(needed_chairs(body, profile))
