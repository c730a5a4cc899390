"""Answers minutes that somebody sent as a file: offers each decision found in them, and records what is confirmed."""

from dataclasses import dataclass

from domain.decisions import require_begun
from domain.errors import Refused
from domain.found_minutes import FoundMinutes
from domain.ports import Repositories
from domain.shared_files import SharedFile
from handlers.beslutninger import found_cards, found_form
from handlers.beslutninger.carried import to_mind
from handlers.beslutninger.found import Offered, Worded, as_found, item_of, offered, record, refuse_cpr
from handlers.beslutninger.loading import DecisionDesk, decisions_at, load_desk
from handlers.beslutninger.words import COMMAND
from handlers.clusters import take_cluster, take_forum
from handlers.desk import open_desk
from handlers.finding import Words, read_words
from handlers.found_text import summary
from handlers.ids import read_id
from handlers.keys import read_number, read_parts
from handlers.outcomes import OpenForm, Outcome, Replace, Reply
from handlers.refusals import Answered, refusal_card, unsaved
from handlers.registry import Services
from handlers.requests import Context, Dropped, Pressed, Submitted
from handlers.sent_files import read_sent, still_there
from handlers.ui import Block, Bold, Card, text
from handlers.which_meeting import find_meeting

ENDINGS = (".docx", ".pdf", ".txt", ".md")
_READING = Replace(Card("Jeg læser referatet …"))
"""Shown in the place of a decision that the next one follows; never where a form is opened over it, and it stays."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a button or form is about: what was found in which file, the meeting, and the decision's place from 0."""

    found: FoundMinutes
    file: SharedFile
    meeting: int
    index: int


async def minutes_dropped(services: Services, request: Dropped) -> Outcome:
    """Shows the first decision of the minutes; which meeting they are of, the message or the document's head says."""
    context, profile = request.context, services.profile
    found = await _read(services, request.file)
    if not found.decided:
        return Reply(found_cards.nothing_decided(found))

    def unit(repositories: Repositories) -> Outcome:
        base = open_desk(repositories, profile, context)
        words = _meant(request.text, found, services, context)
        try:
            place = find_meeting(base, words, is_latest=True, is_view=False)
        except Answered as unknown:
            raise _which_meeting(found) from unknown
        desk = load_desk(base, place)
        desk.require_secretariat()
        require_begun(place[0], context.now)
        return Reply(_offer(desk, found, request.file, 0))

    return await services.work.read(unit)


async def accept_pressed(services: Services, request: Pressed) -> Outcome:
    """Records the decision and shows the next one; where that is refused, the decision with why it was."""
    context = request.context
    context.shows(_READING)
    meant = await _meant_file(services, request.file, request.value)

    def unit(repositories: Repositories) -> Outcome:
        desk = decisions_at(repositories, services.profile, context, meant.meeting)
        one = offered(meant.found, meant.index, desk.view, services.profile)
        return _recorded(desk, services, meant, one, as_found(one, context.now.date()))

    try:
        return await services.work.run(unit, delivery=context.delivery)
    except Refused as refused:
        why = refusal_card(refused, services.profile)
        return await _shown(services, context, meant, (text(Bold(why.title)), *why.blocks))


async def set_right_pressed(services: Services, request: Pressed) -> Outcome:
    """Opens the form that sets the decision right before it is recorded."""
    context, profile = request.context, services.profile
    meant = await _meant_file(services, request.file, request.value)

    def unit(repositories: Repositories) -> Outcome:
        desk = decisions_at(repositories, services.profile, context, meant.meeting)
        desk.require_secretariat()
        one = _unrecorded(offered(meant.found, meant.index, desk.view, profile))
        place = (desk.view.meeting, desk.view.body)
        return OpenForm(found_form.found_form(one, place, profile, request.value, context.now.date()))

    return await services.work.read(unit)


async def set_right_submitted(services: Services, request: Submitted) -> Outcome:
    """Records the decision as it was filled in, and shows the next one; what is wrong is said at its field."""
    context = request.context
    meant = await _meant_file(services, request.file, request.hidden)

    def unit(repositories: Repositories) -> Outcome:
        desk = decisions_at(repositories, services.profile, context, meant.meeting)
        one = _unrecorded(offered(meant.found, meant.index, desk.view, services.profile))
        said = found_form.filled(request.values, one, services.profile, context.now.date())
        return _recorded(desk, services, meant, one, said)

    return await services.work.run(unit, delivery=context.delivery)


async def show_pressed(services: Services, request: Pressed) -> Outcome:
    """Shows the decision of that place."""
    request.context.shows(_READING)
    return await _shown(services, request.context, await _meant_file(services, request.file, request.value))


async def _shown(services: Services, context: Context, meant: _Meant, above: tuple[Block, ...] = ()) -> Outcome:
    """The decision as it is offered, in the place of what was pressed, where the secretariat asks."""

    def unit(repositories: Repositories) -> Outcome:
        desk = decisions_at(repositories, services.profile, context, meant.meeting)
        desk.require_secretariat()
        return Replace(_offer(desk, meant.found, meant.file, meant.index, above))

    return await services.work.read(unit)


async def _read(services: Services, file: SharedFile) -> FoundMinutes:
    found = await read_sent(services.read_minutes, file)
    refuse_cpr(found)
    return found


async def _meant_file(services: Services, file: SharedFile | None, mark: str) -> _Meant:
    """What a button or form is about; the file is read again, where it isn't among the latest."""
    sent = still_there(file)
    _, meeting, index = read_parts(mark, 3)
    return _Meant(await _read(services, sent), sent, read_id(meeting), read_number(index))


def _unrecorded(one: Offered) -> Offered:
    """The same; raises the answer to a decision that somebody has recorded meanwhile."""
    if one.recorded is not None:
        raise Answered(
            f"Punktet har allerede beslutning {one.recorded.number}.",
            unsaved("Tryk på “Spring over” for at komme videre."),
        )
    return one


def _recorded(desk: DecisionDesk, services: Services, meant: _Meant, one: Offered, said: Worded) -> Outcome:
    """Records it, and offers the next one."""
    done = record(desk, one, said)
    above: tuple[Block, ...] = ()
    if done:
        decision = done.decision
        above = found_cards.recorded_lines(decision.number, decision.id, is_closed_now=one.is_open_here)
        above = (*above, *to_mind(done.closed, done.case))
    after = decisions_at(desk.repositories, services.profile, desk.context, meant.meeting)
    return Replace(_offer(after, meant.found, meant.file, meant.index + 1, above))


def _offer(
    desk: DecisionDesk, found: FoundMinutes, file: SharedFile, index: int, above: tuple[Block, ...] = ()
) -> Card:
    view, today = desk.view, desk.today
    place = (view.meeting, view.body)
    if index >= len(found.decided):
        decided = {one.item for one in view.decisions if one.stands}
        items = [item_of(point, (one.item for one in view.items)) for point in found.decided]
        return found_cards.finished(found, sum(item is not None and item.id in decided for item in items), place, above)
    one = offered(found, index, view, desk.profile)
    return found_cards.offer(found, one, place, desk.profile, (file.id, index), today, above)


def _meant(typed: str, found: FoundMinutes, services: Services, context: Context) -> Words:
    """The words that say which meeting: those typed, and what the document's head says besides. Needs a day."""
    profile, head = services.profile, " ".join(found.head)
    words = read_words(COMMAND, typed, profile, context.now)
    forum = words.forum or take_forum(head, profile)[0]
    cluster = words.cluster or (take_cluster(head, profile)[0] if forum and forum.is_per_cluster else None)
    named = [one.key for one, own in ((forum, words.forum), (cluster, words.cluster)) if one and not own]
    day = [f"{found.day.day}/{found.day.month}-{found.day.year}"] if found.day and words.when is None else []
    if words.when is None and not day:
        raise _which_meeting(found)
    return read_words(COMMAND, " ".join([typed, *named, *day]), profile, context.now)


def _which_meeting(found: FoundMinutes) -> Answered:
    """The question which meeting the minutes are of."""
    return Answered(
        "Jeg ved ikke, hvilket møde referatet er fra.",
        unsaved(summary(found), " Send filen igen, og skriv mødet i samme besked, fx “politisk fyn 9/12”."),
    )
