"""The log of an approval round for its secretariat: generated, approved, corrected and sent, by whom for whom."""

from collections.abc import Mapping
from datetime import datetime

from danish import writing
from domain.approvals import Approval
from domain.messages import AuditEntry
from domain.organisation import Profile
from domain.people import Person, PersonId
from domain.rows import Row
from domain.steps import Step
from handlers import log_lines
from handlers.desk import MeetingDesk
from handlers.references import reference_text
from handlers.task_acts import WITHOUT_APPROVAL
from handlers.task_text import chair_name, of_meeting, step_name
from handlers.ui import Card, Inline, Text, text

_ROWS = (Row.GENERATION, Row.APPROVAL, Row.GENERATION_ANEW, Row.SENDING)


def round_log(desk: MeetingDesk) -> Card:
    """What was recorded of the round, the latest last; for the secretariat alone, since it names people."""
    desk.require_secretariat()
    repositories, now, (meeting, body) = desk.repositories, desk.now, desk.place
    steps = {
        one.id: body.forum.step(one.step)
        for one in repositories.tasks.of_meeting(meeting.id)
        if one.step in _ROWS and body.forum.has_step(one.step)
    }
    told_of = {f"task:{task}": step for task, step in steps.items()}
    known = repositories.audit.of_subjects(told_of)
    entries = [(entry, told_of[task]) for task, its in known.items() for entry in its]
    entries.sort(key=lambda one: one[0].at)
    people = repositories.people.persons({entry.person for entry, _ in entries})
    given = {(one.version, one.chair, one.at): one for one in repositories.approvals.of_meeting(meeting.id)}
    told = [(entry, _said(entry, step, desk.profile, people, given)) for entry, step in entries]
    lines = [Text((f"{log_lines.when(entry.at, now)}: ", *said)) for entry, said in told if said]
    where = text(of_meeting(meeting, body, now))
    if not lines:
        return Card("Der er ikke noteret noget om godkendelsen endnu.", (where,))
    return Card("Log over godkendelsen", (where, *log_lines.latest(lines)))


def _said(
    entry: AuditEntry,
    step: Step,
    profile: Profile,
    people: Mapping[PersonId, Person],
    given: Mapping[tuple[int, str, datetime], Approval],
) -> list[Inline]:
    who = people[entry.person].name if entry.person in people else "en person, der ikke findes mere"
    chair = chair_name(str(entry.facts.get("formand", "")), profile)
    version = int(entry.facts.get("version", 0))
    match entry.act:
        case "dagsorden.godkendt":
            how = (
                f"godkendt, registreret af {who} på vegne af {chair}"
                if entry.on_behalf_of
                else f"godkendt af {who} som {chair}"
            )
            approval = given.get((version, str(entry.facts.get("formand", "")), entry.at))
            noted: list[Inline] = [", ", reference_text(approval.reference)] if approval and approval.reference else []
            return [f"Version {version} {how}", *noted]
        case "dagsorden.godkendelse_fortrudt":
            return [f"Godkendelsen af version {version} fra {chair} er fortrudt af {who}"]
        case "dagsorden.rettelser":
            gone = writing.count(int(entry.facts.get("bortfaldet", 0)), "godkendelse", "godkendelser")
            return [f"Rettelser til version {version} noteret af {who}; {gone} bortfaldt"]
        case "opgave.bekræftet":
            without = " uden alle godkendelser" if entry.facts.get(WITHOUT_APPROVAL) else ""
            return [f"{step_name(step)} bekræftet af {who}{without}"]
        case "opgave.fortrudt":
            return [f"{step_name(step)} fortrudt af {who}"]
        case _:
            return []
