"""Makes the meetings of a plan that came as a file: tried first, then all of them or none."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from danish import writing
from danish.cpr import contains_cpr
from danish.letters import without_unseen
from domain.errors import Refused
from domain.meeting_plan import PlanRow
from domain.organisation import Profile
from domain.ports import Repositories
from domain.shared_files import UnreadableFile
from handlers import people_invited
from handlers.clusters import take_cluster, unknown_cluster
from handlers.loading import load_actor
from handlers.moeder import cards
from handlers.moeder.making import Made
from handlers.moeder.plan_lines import faulty
from handlers.moeder.typed import create_one
from handlers.outcomes import Outcome, Replace, Reply
from handlers.progress import counted
from handlers.refusals import Answered, refusal_card
from handlers.registry import Services
from handlers.requests import Context, Dropped, Pressed, without_marks
from handlers.sent_files import read_sent, still_there, unread
from handlers.ui import Actions, Button, Card, note, text

CREATE = "moeder.plan"
ENDINGS = (".ics", ".csv", ".xlsx")
LONGEST_ROW = 500
MOST_FAULTS = 50
"""After so many the rest isn't read, since nobody else writes meanwhile."""
_OTHERS = frozenset({"no_date_column"})
"""Why a file isn't a plan, though it may be something else."""
_ATTENDEES = note("Skal deltagerne ind som medlemmer? Send filen igen, og skriv “medlemmer” i samme besked.")
Shown = Callable[[Sequence[PlanRow]], Iterable[PlanRow]]
Unit = Callable[[Repositories], Sequence[Made]]


class Tried(Exception):  # noqa: N818 - ends a trial, so that nothing of it is kept
    """What a plan would come to."""

    def __init__(self, made: Sequence[Made]) -> None:
        super().__init__()
        self.made = made


async def plan_dropped(services: Services, request: Dropped) -> Outcome | None:
    """Tries the plan and offers to make its meetings; None for what is no plan, or asked for something else."""
    if request.file.ending == people_invited.ENDING and people_invited.asks_for_people(request.text):
        return None
    try:
        rows = await asyncio.to_thread(services.read_plan, request.file)
    except UnreadableFile as error:
        if error.reason in _OTHERS:
            return None
        raise unread(error, request.file) from error

    def unit(repositories: Repositories) -> Outcome:
        raise Tried(make_rows(repositories, services.profile, request.context, rows, _told(request, "Prøver møder")))

    try:
        return await services.work.run(unit)
    except Tried as tried:
        is_calendar = request.file.ending == people_invited.ENDING
        card = tried_card(tried.made, services.profile, request.file.id)
        return Reply(replace(card, blocks=(*card.blocks, _ATTENDEES)) if is_calendar else card)


async def plan_pressed(services: Services, request: Pressed) -> Outcome:
    """Makes the meetings of the plan that was tried."""
    rows = await read_sent(services.read_plan, still_there(request.file))

    def unit(repositories: Repositories) -> Outcome:
        made = make_rows(repositories, services.profile, request.context, rows, _told(request, "Opretter møder"))
        return Replace(made_card(made, services.profile))

    return await services.work.run(unit, delivery=request.context.delivery)


def make_rows(
    repositories: Repositories, profile: Profile, context: Context, rows: Sequence[PlanRow], shown: Shown = iter
) -> list[Made]:
    """The meetings, made; raises the answer with each row's mistake where any can't be. `shown` may show progress."""
    actor = load_actor(repositories, context)
    made, faults = [], {}
    for row in shown(rows):
        try:
            _refuse_unfit(row, profile)
            said = without_marks(without_unseen(row.text))  # as what is typed: nobody is named by a number
            made.append(create_one(repositories, profile, context, actor, said))
        except Refused as refusal:
            faults[row.number] = refusal_card(refusal, profile)
            if len(faults) == MOST_FAULTS:
                raise faulty(faults, are_all=row is rows[-1]) from refusal
    if faults:
        raise faulty(faults)
    return made


def _refuse_unfit(row: PlanRow, profile: Profile) -> None:
    """Raises the answer to a row that is read no further: a CPR number is repeated nowhere, and a long one takes long.

    Others wait for the store while all rows are read. A cluster that isn't known would be taken for a place.
    """
    if contains_cpr(row.text):
        raise Answered("Linjen ser ud til at rumme et CPR-nummer.", text("Skriv den uden, og slet filen i Slack."))
    if len(row.text) > LONGEST_ROW:
        raise Answered(f"Linjen er for lang: {len(row.text)} tegn.", text(f"Skriv højst {LONGEST_ROW}."))
    if any(map(str.isalnum, row.cluster)) and take_cluster(row.cluster, profile)[0] is None:
        raise unknown_cluster(row.cluster, profile)


def _told(request: Dropped | Pressed, doing: str) -> Shown:
    return lambda rows: counted(rows, request.context.shows, doing)


def trying(run: Callable[[Unit], object], unit: Unit) -> Sequence[Made]:
    """What a unit would make: it is run, and undone."""

    def tried(repositories: Repositories) -> Sequence[Made]:
        raise Tried(unit(repositories))

    try:
        run(tried)
    except Tried as ended:
        return ended.made
    raise AssertionError("a trial ends by Tried")


def made_card(made: Sequence[Made], profile: Profile) -> Card:
    """The meetings that were made."""
    told = cards.several_made(made, profile)
    return told if len(made) > 1 else Card("1 møde er oprettet", told.blocks)


def tried_card(made: Sequence[Made], profile: Profile, file: str = "") -> Card:
    """What the plan would give; with the file's id also the button that makes it so."""
    count = writing.count(len(made), "møde", "møder")
    told = cards.several_made(made, profile)
    onward = (Actions((Button(f"Opret {count}", CREATE, file, is_primary=True),)),) if file else ()
    return Card(f"Prøve, intet er gemt: Planen giver {count}", (*told.blocks, *onward))
