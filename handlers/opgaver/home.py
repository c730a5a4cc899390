"""Draws a person's Home: what is late or next for them, decisions, meetings, items, absences, settings, vacancies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from danish import writing
from domain.access import Actor, may_see_item, may_serve, own_seats
from domain.agenda import AgendaItem
from domain.meetings import Meeting
from domain.organisation import Body, Seat
from domain.ports import Repositories
from domain.preferences import Preferences
from domain.reminder_times import Reminding
from handlers.agenda import short_title
from handlers.cases_due import DueCase, case_blocks, load_cases
from handlers.decisions_due import DueDecision, decision_blocks
from handlers.desk import Desk, open_desk
from handlers.meeting_text import meeting_line
from handlers.opgaver.cards import item_line
from handlers.opgaver.listing import Item, load_listing
from handlers.opgaver.words import COMMAND, View
from handlers.outcomes import Home
from handlers.preference_text import NO_DIGEST, summary
from handlers.refusals import Answered
from handlers.registry import Services
from handlers.requests import HomeOpened
from handlers.retry import command_button, retry_button
from handlers.setup import load_setup, setup_blocks
from handlers.task_text import of_meeting
from handlers.ui import Actions, Block, Bold, Card, Divider, note, text
from handlers.vacancies import vacancy_lines

_AHEAD = timedelta(days=366)
_SEMINAR = timedelta(days=7)
"""How long ago a meeting of several days that lasts may have begun."""
_MOST_TASKS = 5
_MOST_MEETINGS = 5
_MOST_ITEMS = 5
_MOST_VACANCIES = 5


@dataclass(frozen=True, slots=True)
class _Mine:
    """What concerns one person."""

    tasks: Sequence[Item]
    decisions: Sequence[DueDecision]
    meetings: Sequence[tuple[Meeting, Body]]
    absences: Sequence[tuple[Meeting, Body, Seat]]
    items: Sequence[tuple[AgendaItem, Meeting, Body]]
    vacancies: Sequence[str]
    cases: Sequence[DueCase]


async def draw_home(services: Services, request: HomeOpened) -> Home:
    """The person's Home as it is now."""
    context = request.context

    def unit(repositories: Repositories) -> Home:
        desk = open_desk(repositories, services.profile, context)
        actor = desk.actor
        if actor.is_outsider:
            return Home(_guest())
        setup = _setup(desk)
        wishes = repositories.preferences.of([context.person])[context.person]
        settings = _settings(wishes, services.profile.reminding, context.now, has_role=bool(actor.roles))
        if not (actor.roles or actor.seats):
            card = _welcome(actor)
            vacant = _vacant(_vacancies(desk), actor)
            return Home(Card(card.title, (*setup, *card.blocks, *vacant, *settings)))
        card = _card(_load(desk), actor, context.now)
        return Home(Card(card.title, (*setup, *card.blocks, *settings)))

    return await services.work.read(unit)


def _setup(desk: Desk) -> tuple[Block, ...]:
    """What an administrator still has to set up."""
    if not desk.actor.is_administrator:
        return ()
    return setup_blocks(load_setup(desk.repositories, desk.profile, desk.context.place.install, desk.today))


def _load(desk: Desk) -> _Mine:
    today = desk.today
    bodies = {body.key: body for body in desk.profile.known_bodies if _concerns(desk, body)}
    coming = [one for one in desk.repositories.meetings.between(today - _SEMINAR, today + _AHEAD) if one.body in bodies]
    meetings = [(meeting, bodies[meeting.body]) for meeting in coming if meeting.ends >= desk.now]
    try:
        listing = load_listing(desk, View())
        tasks, decisions = listing.items, listing.decisions
    except Answered:
        tasks, decisions = (), ()
    items = [
        (item, meeting, bodies[meeting.body])
        for item, meeting in desk.repositories.agenda_items.of_person(desk.context.person, today)
        if meeting.body in bodies and may_see_item(desk.actor, bodies[meeting.body], item, today)
    ]
    return _Mine(
        tasks,
        decisions,
        meetings,
        _absences(desk, meetings),
        items,
        _vacancies(desk),
        load_cases(desk.repositories, desk.profile, desk.actor, desk.now),
    )


def _vacancies(desk: Desk) -> list[str]:
    """The roles that nobody holds: all of them for an administrator, and for a secretariat those of its bodies."""
    today = desk.today
    told = [body for body in desk.profile.bodies if desk.actor.is_administrator or may_serve(desk.actor, body, today)]
    return vacancy_lines(desk.repositories.people.roles(today), told, desk.profile, today) if told else []


def _absences(desk: Desk, meetings: Sequence[tuple[Meeting, Body]]) -> list[tuple[Meeting, Body, Seat]]:
    """The absences of the seats that the person still holds when the meeting is."""
    own = {meeting.id: own_seats(desk.actor, body, desk.actor.seats, meeting.day) for meeting, body in meetings}
    seated = {meeting.id: (meeting, body) for meeting, body in meetings if own[meeting.id]}
    reported = desk.repositories.absences.of_meetings(seated) if seated else ()
    found = [(*seated[one.meeting], one.seat) for one in reported if one.seat in own[one.meeting]]
    return sorted(((meeting, body, body.seat(seat)) for meeting, body, seat in found), key=lambda one: one[0].starts)


def _concerns(desk: Desk, body: Body) -> bool:
    today = desk.today
    sits = any(held.body == body.key and held.is_valid_on(today) for held in desk.actor.seats)
    return sits or bool(desk.actor.roles_on(body, today))


def _card(mine: _Mine, actor: Actor, now: datetime) -> Card:
    late = [item for item in mine.tasks if item.is_urgent]
    coming = sorted((item for item in mine.tasks if not item.is_urgent), key=lambda item: item.task.due)
    blocks: list[Block] = [*_tasks("Forsinket eller straks", late, now), *_tasks("Det næste for dig", coming, now)]
    if mine.tasks:
        blocks.append(Actions((retry_button("Mine opgaver", COMMAND, "mine"),)))
    blocks += decision_blocks("Mine beslutninger", mine.decisions, now)
    blocks += case_blocks(mine.cases, now)
    blocks += [Divider(), *_meetings(mine)]
    blocks += _items(mine, now)
    if mine.absences:
        lines = [f"\n• {seat.label}: {meeting_line(meeting, body)}" for meeting, body, seat in mine.absences]
        blocks.append(text(Bold("Mine afbud"), *lines))
    blocks += _vacant(mine.vacancies, actor)
    return Card(_title(late, coming, now), tuple(blocks))


def _title(late: Sequence[Item], coming: Sequence[Item], now: datetime) -> str:
    if not late and not coming:
        return "Du har ingen åbne opgaver"
    said = [f"{writing.count(len(late), 'opgave', 'opgaver')} er forsinket eller skal klares straks"] if late else []
    today = sum(item.task.due.date() == now.date() for item in coming)
    for number, due in ((today, "i dag"), (len(coming) - today, "senere")):
        said += [f"{writing.count(number, 'opgave', 'opgaver')} har frist {due}"] if number else []
    return writing.capitalised(" · ".join(said))


def _tasks(heading: str, items: Sequence[Item], now: datetime) -> list[Block]:
    if not items:
        return []
    more = [text(f"Og {len(items) - _MOST_TASKS} mere. Se dem med `/opgaver mine alle`.")]
    shown = [item_line(item, now) for item in items[:_MOST_TASKS]]
    return [text(Bold(heading)), *shown, *(more if len(items) > _MOST_TASKS else [])]


def _meetings(mine: _Mine) -> list[Block]:
    if not mine.meetings:
        return [text(Bold("Mine møder"), "\nDer er ingen kommende møder.")]
    lines = [f"\n• {meeting_line(meeting, body)}" for meeting, body in mine.meetings[:_MOST_MEETINGS]]
    more = len(mine.meetings) - _MOST_MEETINGS
    lines += [f"\nOg {more} mere. Se dem med `/moede`."] if more > 0 else []
    return [text(Bold("Mine møder"), *lines)]


def _vacant(vacancies: Sequence[str], actor: Actor) -> list[Block]:
    if not vacancies:
        return []
    lines = [f"\n• {line}" for line in vacancies[:_MOST_VACANCIES]]
    more = len(vacancies) - _MOST_VACANCIES
    lines += [f"\nOg {more} mere. Se dem med `/tovholder tjek`."] if more > 0 else []
    who = "Giv dem" if actor.is_administrator else "En administrator giver dem"
    return [text(Bold("Roller, som ingen har"), *lines), note(f"{who} med `/tovholder rolle tildel`.")]


def _items(mine: _Mine, now: datetime) -> list[Block]:
    if not mine.items:
        return []
    shown = mine.items[:_MOST_ITEMS]
    lines = [f"\n• {short_title(item)} – {of_meeting(meeting, body, now)}" for item, meeting, body in shown]
    more = len(mine.items) - _MOST_ITEMS
    lines += [f"\nOg {more} mere. Se dem med `/dagsorden mine punkter`."] if more > 0 else []
    return [text(Bold("Mine punkter"), *lines)]


def _settings(wishes: Preferences, reminding: Reminding, now: datetime, *, has_role: bool) -> tuple[Block, ...]:
    """Whoever has no role may be written to as well, within the same hours: of an item, a poll or an experience."""
    change = command_button("Ret indstillinger", "tovholder", "indstillinger ret")
    role = () if has_role else (text(NO_DIGEST),)
    chosen = text(Bold("Mine indstillinger"), "\n", summary(wishes, reminding, now))
    return (Divider(), chosen, *role, Actions((change,)))


def _guest() -> Card:
    return Card(
        "Velkommen til Tovholder",
        (
            text("Jeg holder styr på møder, dagsordener, afbud og opgaver for klyngernes sekretariater."),
            text("Du er her som gæst eller fra et andet Slack, så møder og opgaver vises ikke her. "),
            text("Se de erfaringer, som klyngerne deler, med `/erfaring seneste`."),
        ),
    )


def _welcome(actor: Actor) -> Card:
    who = "Giv dig selv en" if actor.is_administrator else "En administrator giver den"
    return Card(
        "Velkommen til Tovholder",
        (
            text("Jeg holder styr på møder, dagsordener, afbud og opgaver for klyngernes sekretariater."),
            text(f"Du har ingen rolle endnu. {who} med `/tovholder rolle tildel`. "),
            text("Se, hvad jeg kan, med `/tovholder`, og del eller søg erfaringer med `/erfaring`."),
        ),
    )
