"""`/tovholder import`: many people with their seats and roles from a pasted list, tried first, then all or nothing.

The list stays in the form: nothing of it is kept until it is stored, and what is stored is just what was tried.
"""

import asyncio
from collections.abc import Sequence
from hashlib import sha256

from danish import writing
from domain import access
from domain.errors import NotAllowed, OutsidersMayNot
from domain.people_list import COLUMNS, ListedRow, Problem, Wanted
from domain.people_rows import read_rows
from domain.ports import Repositories
from domain.shared_files import SharedFile, UnreadableFile
from handlers.loading import load_actor
from handlers.outcomes import FormErrors, OpenForm, Outcome, Replace, Reply
from handlers.people_list import Stored, store_people
from handlers.people_list_text import given_lines, problem_text, remark_text, summary
from handlers.progress import counted
from handlers.refusals import Answered, unsaved
from handlers.registry import Services
from handlers.requests import Context, Dropped, Pressed, Submitted, Typed
from handlers.sent_files import read_sent, still_there
from handlers.tovholder.words import COMMAND, refuse_left_over
from handlers.ui import Actions, Block, Bold, Button, Card, Form, Text, TextInput, note, text
from handlers.unreadable_text import unreadable

NAME = "tovholder.import"
LONGEST = 3_000
"""Characters; a chat's form takes no more."""
_LIST = "liste"
_FILE = "liste.csv"
_LINES_IN_BLOCK = 15
_MOST_LINES = 60
STORE = "tovholder.import.gem"
ENDINGS = (".csv", ".xlsx")
_TAKEN_FOR_PEOPLE = (
    text("Jeg læser filen som en liste over personer. `/tovholder administrator` viser, hvem der er administrator."),
    unsaved("Er det en mødeplan, så skal en af dens kolonner hedde “dato”."),
)


def asked(repositories: Repositories, _services: Services, request: Typed, typed: str) -> Outcome:
    """Opens the form to paste a list into; only for administrators."""
    access.require_administrator(load_actor(repositories, request.context))
    refuse_left_over(typed)
    headings = writing.join([f"“{column}”" for column in COLUMNS])
    return OpenForm(
        list_form(
            "",
            text("Indsæt rækkerne fra Excel med overskrifterne øverst: én række for hver plads eller rolle."),
            note(f"Overskrifterne kan være {headings}. Kun “navn” skal være der. Listen bliver først kun prøvet."),
        )
    )


async def submitted(services: Services, request: Submitted) -> Outcome:
    """Tries the list and shows what it would give, or every row's problem; a list that was tried is stored."""
    typed, context = request.values.get(_LIST, ""), request.context
    is_trial = request.hidden != _mark(typed)
    await require_administrator(services, context)

    def read() -> tuple[list[Wanted], list[Problem]]:
        return read_rows(services.read_list(_FILE, typed.encode()), services.profile, context.now)

    try:
        wanted, problems = await asyncio.to_thread(read)
    except UnreadableFile as error:
        return FormErrors({_LIST: unreadable(error)})

    def unit(repositories: Repositories) -> Outcome:
        access.require_administrator(load_actor(repositories, context))
        stored = store_people(repositories, wanted, problems, context.now, is_trial=is_trial, by=context.person)
        if stored.problems or is_trial:
            return OpenForm(_tried(typed, stored))
        return Reply(Card(summary(stored, is_trial=False), paragraphs([remark_text(one) for one in stored.remarks])))

    if is_trial:
        return await services.work.read(unit)
    return await services.work.run(unit, delivery=context.delivery)


async def list_dropped(services: Services, request: Dropped) -> Outcome:
    """Tries a list that came as a file, and offers to store it; who isn't administrator hears what it was taken for."""
    try:
        return await _from_file(services, request.context, request.file, is_trial=True)
    except OutsidersMayNot:
        raise
    except NotAllowed as refusal:
        raise Answered("Det kan kun en administrator gøre.", *_TAKEN_FOR_PEOPLE) from refusal


async def store_pressed(services: Services, request: Pressed) -> Outcome:
    """Stores the list of the file that was tried."""
    return await _from_file(services, request.context, still_there(request.file), is_trial=False)


async def _from_file(services: Services, context: Context, file: SharedFile, *, is_trial: bool) -> Outcome:
    await require_administrator(services, context)
    rows = await rows_of(services, file)
    read = await asyncio.to_thread(read_rows, rows, services.profile, context.now)

    def unit(repositories: Repositories) -> Outcome:
        access.require_administrator(load_actor(repositories, context))
        stored = store_read(repositories, context, read, "rækker", is_trial=is_trial)
        given = given_lines(stored.given) if is_trial else []
        said = [problem_text(one) for one in stored.problems] or [*given, *map(remark_text, stored.remarks)]
        blocks = _listed(said, is_trial=is_trial)
        if is_trial and not stored.problems:
            blocks.append(Actions((Button("Gem", STORE, file.id, is_primary=True),)))
        return Replace(Card(summary(stored, is_trial=is_trial), tuple(blocks)))

    if is_trial:
        return await services.work.read(unit)
    return await services.work.run(unit, delivery=context.delivery)


async def require_administrator(services: Services, context: Context) -> None:
    """Raises NotAdministrator before a list is read, which takes long; who stores one is asked again there."""
    await services.work.read(lambda repositories: access.require_administrator(load_actor(repositories, context)))


async def rows_of(services: Services, file: SharedFile) -> Sequence[ListedRow]:
    """The rows of a list that came as a file; raises the answer to one that can't be read."""
    return await read_sent(lambda sent: services.read_list(sent.name, sent.content), file)


def store_read(
    repositories: Repositories,
    context: Context,
    read: tuple[Sequence[Wanted], Sequence[Problem]],
    what: str,
    *,
    is_trial: bool,
) -> Stored:
    """What storing rows that were read gives, or would; `what` they are is told while it goes on."""
    wanted, problems = read
    doing = f"{'Prøver' if is_trial else 'Gemmer'} {what}"
    return store_people(
        repositories,
        wanted,
        problems,
        context.now,
        is_trial=is_trial,
        by=context.person,
        shown=lambda rows: counted(rows, context.shows, doing),
    )


def _listed(lines: Sequence[str], *, is_trial: bool) -> list[Block]:
    """As many lines as a message holds, and how to see the rest."""
    blocks: list[Block] = [*paragraphs(lines[:_MOST_LINES])]
    if left := max(0, len(lines) - _MOST_LINES):
        way = (
            "Send filen i mindre dele for at se dem alle."
            if is_trial
            else f"Se, hvad der nu er noteret, med `/{COMMAND} rolle vis` og `/{COMMAND} medlem vis`."
        )
        blocks.append(note(f"… og {writing.count(left, 'linje', 'linjer')} mere. {way}"))
    return blocks


def _tried(typed: str, stored: Stored) -> Form:
    """The form with what came of trying: only a list without problems can be stored from it."""
    told = text(Bold(summary(stored, is_trial=True)))
    if stored.problems:
        return list_form(typed, told, *paragraphs([problem_text(one) for one in stored.problems]))
    given = paragraphs([*given_lines(stored.given), *map(remark_text, stored.remarks)])
    return list_form(typed, told, *given, hidden=_mark(typed), submit="Gem")


def list_form(typed: str, *told: Text, hidden: str = "", submit: str = "Prøv") -> Form:
    """The form with a list in it, and what is told above it; `hidden` marks a list that was tried."""
    pasted = TextInput(_LIST, "Listen", value=typed, is_multiline=True, max_length=LONGEST)
    return Form(NAME, "Indlæs personer", submit, (*told, pasted), hidden)


def paragraphs(lines: Sequence[str]) -> tuple[Text, ...]:
    """Lines, so many to a paragraph as a chat takes."""
    starts = range(0, len(lines), _LINES_IN_BLOCK)
    return tuple(text("\n".join(lines[start : start + _LINES_IN_BLOCK])) for start in starts)


def _mark(typed: str) -> str:
    """Tells whether a list is the one that was tried, without repeating it."""
    return sha256(" ".join(typed.split()).encode()).hexdigest()
