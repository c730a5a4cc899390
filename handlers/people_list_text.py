"""The Danish words about a list of people: what is wrong, what to look at, what came of it; it prints nothing."""

from collections.abc import Sequence

from danish import writing
from domain.people_list import Fault, Problem, Wanted
from handlers.people_invited import Proposed, Why
from handlers.people_list import Remark, Stored

_FAULTS = {
    Fault.CPR: "rummer noget, der ligner et CPR-nummer. Slet det i listen",
    Fault.NO_NAME: "mangler et navn",
    Fault.BAD_NAME: "har et navn, jeg ikke kan læse: {said}",
    Fault.NEITHER: "mangler en plads eller en rolle",
    Fault.BOTH: "har både en plads og en rolle. Skriv dem på hver sin række",
    Fault.UNKNOWN_FORUM: "har et forum, jeg ikke kender: {said}",
    Fault.NO_FORUM: "mangler et forum til pladsen",
    Fault.UNKNOWN_CLUSTER: "har en klynge, jeg ikke kender: {said}",
    Fault.NO_CLUSTER: "mangler en klynge ({said})",
    Fault.ABOVE_CLUSTERS: "har en klynge, men {said} ligger over klyngerne",
    Fault.NO_SEATS: "har en plads, men {said} har ingen faste medlemmer",
    Fault.UNKNOWN_SEAT: "har en plads, jeg ikke kender: {said}",
    Fault.SEVERAL_SEATS: "har en plads, der kan være flere: {said}",
    Fault.UNKNOWN_ROLE: "har en rolle, jeg ikke kender: {said}",
    Fault.ROLE_NOT_THERE: "har en rolle, der ikke findes i det forum: {said}",
    Fault.UNKNOWN_MUNICIPALITY: "har en kommune, jeg ikke kender dér: {said}",
    Fault.NO_MUNICIPALITY: "mangler en kommune ({said})",
    Fault.OTHER_MUNICIPALITY: "har en plads og en kommune, der ikke passer sammen: {said}",
    Fault.BAD_DATE: "har en dato, jeg ikke kan læse: {said}",
    Fault.ENDS_FIRST: "slutter, før den begynder: {said}",
    Fault.BAD_YES: "skal have ja eller nej, men har: {said}",
    Fault.NO_ALTERNATES: "har en suppleant, men i {said} udpeges der ikke suppleanter",
    Fault.NOT_IN_CHAT: "nævner en, jeg ikke kender fra Slack: {said}. Vedkommende skal have skrevet til mig først",
    Fault.SEVERAL_IN_CHAT: "nævner et navn, som flere i Slack har: {said}. Giv rollen i Slack med @navn",
    Fault.SEAT_TWICE: "giver {said} en plads, som række {other} giver en anden i samme tid",
    Fault.TWICE: "er det samme som række {other}: {said}",
}

_MOST_GIVEN = 10

_WHYS = {
    Why.CPR: "i navnet står noget, der ligner et CPR-nummer, så jeg viser det ikke",
    Why.NO_BODY: "mødets titel siger ikke, hvilket forum det er",
    Why.NO_SEATS: "forummet har ingen faste medlemmer",
    Why.NO_SEAT: "der står ikke, hvilken plads det er",
    Why.ORGANISATION: "kun organisationen peger på pladsen",
    Why.OPTIONAL: "er valgfri deltager",
    Why.SAME_SEAT: "flere ser ud til at sidde på pladsen",
    Why.UNREADABLE: "navnet kan ikke læses",
}


def problem_text(problem: Problem) -> str:
    """What is wrong with a row, and what lies near."""
    told = _FAULTS[problem.fault].format(said=problem.said, other=problem.other)
    near = f" Mente du {writing.join_or([f'“{one}”' for one in problem.nearest])}?" if problem.nearest else ""
    return f"Række {problem.row} {told}.{near}"


def given_lines(given: Sequence[Wanted]) -> list[str]:
    """What the first rows would give, a line each, and how many more there are."""
    left = len(given) - _MOST_GIVEN
    more = [f"… og {writing.count(left, 'række', 'rækker')} mere."] if left > 0 else []
    return [*(f"Række {one.row}: {one.name} – {_place(one)}" for one in given[:_MOST_GIVEN]), *more]


def _place(one: Wanted) -> str:
    """What a row gives: "Borgmester, Nyborg · Politisk niveau, Fyn", "Regionshuset · Fyn"."""
    if one.seat and one.body:
        return f"{'suppleant for ' if one.is_alternate else ''}{one.seat.label} · {one.body.name}"
    name = one.role.name_in(one.cluster.key if one.cluster else None) if one.role else ""
    return " · ".join((name, *(part.name for part in (one.forum, one.cluster) if part)))


def remark_text(remark: Remark) -> str:
    """What to look at in a row."""
    if remark.nearest:
        return f"Række {remark.row}: {remark.name} er ny, men ligner {writing.join_or(list(remark.nearest))}."
    return f"Række {remark.row}: {remark.name} står der allerede; det er uændret."


def proposed_line(one: Proposed) -> str:
    """Somebody of a calendar and the seat that they are proposed for."""
    return f"• {one.row.said('navn')}: {one.seat} ({one.body})"


def unsure_line(one: Proposed) -> str:
    """Somebody of a calendar, the seat that may be meant, and why it is unsure."""
    meant = f"{one.seat} ({one.body})? " if one.seat else f"{one.body}. " if one.body else ""
    name = one.row.said("navn") or ("Skjult navn" if one.why is Why.CPR else "Uden navn")
    return f"• {name}: {meant}{writing.capitalised(_WHYS[one.why])}." if one.why else ""


def left_out_text(number: int) -> str:
    """How many of a calendar are no members."""
    return f"Ikke med: {number}, der er {'gæst' if number == 1 else 'gæster'} eller kun har indkaldt."


def summary(stored: Stored, *, is_trial: bool) -> str:
    """The first line of the answer."""
    if stored.problems:
        return f"Intet er gemt: {writing.count(len(stored.problems), 'fejl', 'fejl')} i listen."
    parts = [
        writing.count(stored.seats, "plads", "pladser"),
        writing.count(stored.alternates, "suppleant", "suppleanter"),
        writing.count(stored.roles, "rolle", "roller"),
        writing.count(stored.new_people, "ny person", "nye personer"),
    ]
    if is_trial:
        return f"Prøve, intet er gemt. Listen giver {writing.join(parts)}."
    return f"Gemt: {writing.join(parts)}."
