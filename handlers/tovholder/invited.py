"""The attendees of a calendar that was sent as a file, proposed as members: tried first; the unsure aren't stored.

Whoever wants them too corrects the list by hand, in the form for pasted lists, and stores what it says then.
"""

import asyncio
from collections.abc import Sequence

from domain import access
from domain.people_rows import read_rows
from domain.ports import Repositories
from domain.shared_files import SharedFile
from handlers.loading import load_actor
from handlers.outcomes import OpenForm, Outcome, Replace
from handlers.people_invited import ENDING, Proposal, as_list, asks_for_people, bodies_named, propose
from handlers.people_list_text import left_out_text, proposed_line, remark_text, summary, unsure_line
from handlers.refusals import Answered, unsaved
from handlers.registry import Registry, Services
from handlers.requests import Context, Dropped, Pressed
from handlers.sent_files import still_there
from handlers.tovholder.importing import LONGEST, list_form, paragraphs, require_administrator, rows_of, store_read
from handlers.ui import Actions, Block, Bold, Button, Card, Text, note, text

STORE, CORRECT = "tovholder.import.deltagere", "tovholder.import.ret"


def register(registry: Registry) -> None:
    """Adds what is done with a calendar's attendees."""
    registry.file((ENDING,), attendees_dropped)
    registry.button(STORE, store_pressed, reads_file=True)
    registry.button(CORRECT, correct_pressed, reads_file=True)


async def attendees_dropped(services: Services, request: Dropped) -> Outcome | None:
    """Tries the attendees as members; None where the calendar's meetings are what is wanted."""
    if not asks_for_people(request.text):
        return None
    return await _seated(services, request.context, request.file, is_trial=True)


async def store_pressed(services: Services, request: Pressed) -> Outcome:
    """Stores those of the calendar's attendees who are sure."""
    return await _seated(services, request.context, still_there(request.file), is_trial=False)


async def correct_pressed(services: Services, request: Pressed) -> Outcome:
    """Opens the form for pasted lists with all attendees, sure or not, as they are proposed."""
    found = await _proposed(services, request.context, still_there(request.file))
    listed = as_list((*found.sure, *found.unsure))
    if len(listed) > LONGEST:
        raise Answered(
            "Der er for mange deltagere til formularen.",
            unsaved("Send en kalender for ét forum ad gangen, eller indsæt dem i en CSV-fil."),
        )
    told = [unsure_line(one) for one in found.unsure]
    return OpenForm(list_form(listed, *_unsure("Usikre", told), note("Ret de usikre, eller slet deres linjer.")))


async def _seated(services: Services, context: Context, file: SharedFile, *, is_trial: bool) -> Outcome:
    found = await _proposed(services, context, file)
    read = await asyncio.to_thread(read_rows, [one.row for one in found.sure], services.profile, context.now)

    def unit(repositories: Repositories) -> Outcome:
        access.require_administrator(load_actor(repositories, context))
        stored = store_read(repositories, context, read, "deltagere", is_trial=is_trial)
        remarks = [remark_text(one) for one in stored.remarks]
        blocks = (*_told(found, remarks), *_onward(found, file, is_trial=is_trial))
        return Replace(Card(summary(stored, is_trial=is_trial), blocks))

    if is_trial:
        return await services.work.read(unit)
    return await services.work.run(unit, delivery=context.delivery)


async def _proposed(services: Services, context: Context, file: SharedFile) -> Proposal:
    """The attendees as members, read beside the units of work: many take seconds."""
    await require_administrator(services, context)
    profile, today = services.profile, context.now.date()
    rows = await rows_of(services, file)
    bodies = await asyncio.to_thread(bodies_named, rows, profile)
    holders = await services.work.read(lambda repositories: repositories.people.seat_holders_of(bodies, today))
    return await asyncio.to_thread(propose, holders, rows, profile, context.now)


def _told(found: Proposal, remarks: Sequence[str]) -> list[Block]:
    blocks: list[Block] = [*paragraphs([proposed_line(one) for one in found.sure]), *paragraphs(remarks)]
    blocks += _unsure("Usikre, som ikke bliver gemt", [unsure_line(one) for one in found.unsure])
    return [*blocks, note(left_out_text(found.left_out))] if found.left_out else blocks


def _unsure(heading: str, lines: Sequence[str]) -> tuple[Text, ...]:
    return (text(Bold(heading)), *paragraphs(lines)) if lines else ()


def _onward(found: Proposal, file: SharedFile, *, is_trial: bool) -> tuple[Block, ...]:
    stores = (Button("Gem de sikre", STORE, file.id, is_primary=True),) if found.sure and is_trial else ()
    corrects = (Button("Ret listen", CORRECT, file.id),) if found.unsure or is_trial else ()
    return (Actions((*stores, *corrects)),) if stores or corrects else ()
