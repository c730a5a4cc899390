"""Approving an agenda by words: for oneself as a chair, or on behalf of chairs; what it takes, `rounds` decides."""

import re
from collections.abc import Sequence

from danish import names, writing
from domain.access import owned_roles
from domain.deciding import Chair
from domain.organisation import Body, Profile
from domain.rounds import Round, needed_chairs, own_chairs
from domain.rows import Row
from handlers.approvals import ask_who_approved, names_of, record_approvals, recorded_round
from handlers.desk import MeetingDesk
from handlers.references import reference_text
from handlers.refusals import Answered, unsaved
from handlers.requests import Context
from handlers.retry import command_button
from handlers.task_acts import Acted, Found, approval_taken_back
from handlers.task_text import lowered, of_meeting, typed_meeting
from handlers.ui import Actions, Block, Bold, Button, Card, text

_BETWEEN = re.compile(r"\s*,\s*|\s+og\s+(?:for\s+)?", re.IGNORECASE)
_ANY_OF_THEM = frozenset({
    "de", "alle", "begge", "formand", "formanden", "formaend", "formaendene", "formandskab", "formandskabet",
})  # fmt: skip
"""Words for chairs that don't say which; the last is part of one chair's name."""
STATUS = "dagsorden.status"
_NOT_GENERATED = "Genereringen er ikke noteret endnu. Er dagsordenen genereret, så skriv `/dagsorden genereret`."


def approve_by_words(desk: MeetingDesk, behalf: str, reference: str) -> Card:
    """Records an approval: of the chairs after “for”, else of the chair that the person is; else it is asked whose.

    So it is where the words after “for” may be any chair: "formanden", "begge".
    """
    repositories, profile, context, (meeting, body) = desk.repositories, desk.profile, desk.context, desk.place
    known = recorded_round(repositories.records.of_meeting(meeting.id), profile, body)
    chairs: tuple[Chair, ...] = ()
    if not behalf:
        own = own_chairs(desk.actor, body, known.chairs, context.now)
        chairs = tuple(chair for chair in own if chair in known.missing) or own
    elif not _ANY_OF_THEM.issuperset(names.fold(behalf).split()):
        chairs = chairs_meant(behalf, body, profile)
    if not chairs:
        step = body.forum.step(Row.APPROVAL)
        owned_roles(desk.actor, body, step, desk.today)
        raise ask_who_approved(known, desk.place, reference)
    task, after = record_approvals(desk, desk.place, chairs, reference)
    tasks = repositories.tasks.of_meeting(meeting.id)
    is_generated = not any(one.step == Row.GENERATION and one.is_open for one in tasks)
    return _approved(chairs, Found(task, meeting, body), after, context, is_generated=is_generated)


def take_back_by_words(desk: MeetingDesk, behalf: str) -> Acted:
    """Takes back the latest approval, or that of the chairs after “for”."""
    chairs = chairs_meant(behalf, desk.body, desk.profile) if behalf else ()
    tasks = desk.repositories.tasks.of_meeting(desk.meeting.id)
    task = next(one for one in tasks if one.step == Row.APPROVAL)
    return approval_taken_back(desk, Found(task, *desk.place), chairs)


def chairs_meant(typed: str, body: Body, profile: Profile) -> tuple[Chair, ...]:
    """The chairs that the words after “for” mean: one, several, or all of a kind.

    Refused with the right names where none or several fit.
    """
    chairs = {chair.key: chair for chair in needed_chairs(body, profile)}
    kinds = {chair.approver for chair in chairs.values()}
    known: dict[str, Sequence[str]] = {key: (chair.name, *chair.aliases) for key, chair in chairs.items()}
    known |= {f"alle {kind}": (profile.approvers[kind], f"de {profile.approvers[kind]}") for kind in kinds}
    meant: list[Chair] = []
    for words in _BETWEEN.split(typed.strip()):
        found = names.find_name(words, known)
        if not isinstance(found, names.NameFound) or names.fold(words) in _ANY_OF_THEM:
            raise _no_chair(words, tuple(chairs.values()))
        kind = found.key.removeprefix("alle ") if found.key not in chairs else ""
        meant += [chairs[found.key]] if not kind else [one for one in chairs.values() if one.approver == kind]
    return tuple(dict.fromkeys(meant))


def take_kind(typed: str, profile: Profile) -> tuple[str, str]:
    """A kind of chairs named after “for” ("" for none), and the words that remain: it may sound like a level."""
    for name in profile.approvers.values():
        if found := re.search(rf"(?<!\w)for\s+(?:de\s+)?({re.escape(name)})(?!\w)", typed, re.IGNORECASE):
            return name, f"{typed[: found.start()]} {typed[found.end() :]}"
    return "", typed


def _no_chair(typed: str, chairs: Sequence[Chair]) -> Answered:
    known = writing.join_or([f"“for {lowered(chair.name)}”" for chair in chairs])
    return Answered(
        f"Jeg fandt ingen formand, der hedder “{typed[:60]}”.",
        unsaved(f"Skriv {known}." if known else "Dagsordenen her godkendes ikke af en formand."),
    )


def _approved(chairs: Sequence[Chair], found: Found, known: Round, context: Context, *, is_generated: bool) -> Card:
    given = [one for one in known.standing if one.chair in {chair.key for chair in chairs}]
    on_behalf = [chair for chair in chairs if any(one.chair == chair.key and one.is_on_behalf for one in given)]
    how = f"Registreret på vegne af {names_of(on_behalf)}. " if on_behalf else "Du har godkendt som formand. "
    reference = given[-1].reference if given else ""
    noted = ["Noteret: ", reference_text(reference), "."] if reference else []
    left = f"Der mangler godkendelse fra {names_of(known.missing)}." if known.missing else "Alle formænd har godkendt."
    blocks: list[Block] = [
        text(of_meeting(found.meeting, found.body, context.now)),
        text(Bold(f"Version {known.version}. "), how, *noted),
        text(left),
        *([] if is_generated else [text(_NOT_GENERATED)]),
        Actions(
            (
                Button("Se status", STATUS, str(found.meeting.id)),
                command_button(
                    "Fortryd",
                    "dagsorden",
                    f"fortryd godkendelse {typed_meeting(found.meeting, found.body)} for {chairs[-1].name}",
                ),
            )
        ),
    ]
    if known.missing:
        return Card(f"Godkendelse registreret: {writing.capitalised(names_of(chairs))}", tuple(blocks))
    return Card("Udført: Dagsordenen er godkendt", tuple(blocks))
