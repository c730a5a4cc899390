"""Answers `/dagsorden` and `/referat` as they were typed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from domain.ports import Repositories
from domain.rounds import needed_chairs
from domain.rows import Row
from handlers.clusters import refuse_several
from handlers.dagsorden import acts, approving, cards
from handlers.dagsorden.correction_words import meeting_in_corrections, refuse_no_corrections
from handlers.dagsorden.desk import find_desk
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
from handlers.desk import MeetingDesk
from handlers.finding import Words, read_words
from handlers.outcomes import Outcome, Reply
from handlers.questions import without_asking
from handlers.registry import Services
from handlers.requests import Context, Typed
from handlers.task_acts import Acted
from handlers.ui import Card


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
    is_view, is_latest = reading.act in (Act.STATUS, Act.LOG, Act.DOCUMENT), reading.command == MINUTES
    desk = find_desk(repositories, services.profile, context, words, is_latest=is_latest, is_view=is_view)
    if reading.act is Act.DOCUMENT:
        return handed_out(desk, reading)
    if reading.act is Act.LOG:
        return Reply(round_log(desk))
    if reading.act is Act.STATUS:
        return Reply(cards.status(load_status(desk), desk.profile, context.now))
    return Reply(_done(desk, reading, behalf))


def _done(desk: MeetingDesk, reading: Reading, behalf: str) -> Card:
    """Does what the words ask for, and tells."""
    now = desk.now
    match reading.act:
        case Act.CONFIRM if _is_approval(desk, reading):
            return approving.approve_by_words(desk, behalf, reading.reference)
        case Act.CONFIRM | Act.SPARE if behalf:
            raise refuse_behalf(reading)
        case Act.SPARE:
            return cards.spared(acts.spare(desk, reading), now)
        case Act.UNDO | Act.UNDO_CORRECTIONS:
            return cards.undone(_taken_back(desk, reading, behalf), now)
        case Act.CORRECTIONS:
            return cards.corrections_open(acts.note_corrections(desk, reading), has_text=bool(reading.note))
        case _:
            return cards.confirmed(acts.mark(desk, reading), desk.profile, now)


def _taken_back(desk: MeetingDesk, reading: Reading, behalf: str) -> Acted:
    if reading.act is Act.UNDO and _is_approval(desk, reading):
        return approving.take_back_by_words(desk, behalf)
    if behalf:
        raise refuse_behalf(reading)
    if reading.act is Act.UNDO_CORRECTIONS:
        return acts.take_back_corrections(desk, acts.found_task(desk, reading, is_undone=True))
    return acts.take_back(desk, reading)


def _is_approval(desk: MeetingDesk, reading: Reading) -> bool:
    is_row = reading.mark is not None and reading.mark.row == Row.APPROVAL
    return is_row and bool(needed_chairs(desk.body, desk.profile))
