"""The log of one decision for its secretariat: who did what when, and how it read before it was changed."""

from datetime import datetime

from danish import writing
from domain.decision_edits import EarlierVersion
from domain.decisions import Decision
from domain.messages import AuditEntry
from domain.organisation import Profile
from domain.predecessors import known
from handlers import log_lines
from handlers.beslutninger.loading import DecisionDesk
from handlers.decision_text import authority_name
from handlers.task_text import day, of_meeting
from handlers.ui import Card, Inline, Text, text

_DID = {
    "beslutning.registreret": "registreret af {who}",
    "beslutning.rettet": "rettet af {who}",
    "beslutning.fortrudt": "trukket tilbage af {who}",
    "beslutning.lukket": "lukket af {who}",
    "beslutning.genåbnet": "genåbnet af {who}",
    "beslutning.godkendt": "godkendelse fra {authority} registreret af {who}",
    "beslutning.godkendelse_fortrudt": "godkendelse fra {authority} fortrudt af {who}",
    "beslutning.myndigheder": "skal godkendes af andre end før: {who} rettede punktets økonomi",
    "beslutning.overleveret": "overleveret til {body} af {who}",
    "beslutning.taget_tilbage": "taget tilbage fra {body} af {who}",
    "beslutning.modtaget": "sat på dagsordenen hos {body}",
    "beslutning.venter": "taget af dagsordenen hos {body}, hvis møde blev aflyst",
}


def card(desk: DecisionDesk, decision: Decision) -> Card:
    """What happened to the decision, the latest last; for the secretariat alone, since it names people."""
    desk.require_secretariat()
    repositories, now = desk.repositories, desk.now
    entries = repositories.audit.of_subject(f"decision:{decision.id}")
    people = repositories.people.persons({one.person for one in entries})
    before = {one.at: one for one in repositories.decisions.earlier(decision.id)}
    lines: list[Text] = []
    for entry in entries:
        who = people[entry.person].name if entry.person in people else "en person, der ikke findes mere"
        said = _said(entry, who, desk.profile)
        earlier = before.get(entry.at) if entry.act == "beslutning.rettet" else None
        was: list[Inline] = [f"\nFør: {_version(earlier, desk.profile, now)}"] if earlier else []
        lines.append(text(f"{log_lines.when(entry.at, now)}: ", writing.capitalised(said), *was))
    where = text(of_meeting(desk.view.meeting, desk.view.body, now))
    return Card(f"Log over beslutning {decision.number}", (where, *log_lines.latest(lines)))


def _said(entry: AuditEntry, who: str, profile: Profile) -> str:
    key = str(entry.facts.get("til", ""))
    body = next((one.name for one in profile.known_bodies if one.key == key), key)
    authority = authority_name(entry.on_behalf_of, profile) if entry.on_behalf_of else ""
    return _DID.get(entry.act, entry.act).format(who=who, body=body, authority=authority)


def _version(earlier: EarlierVersion, profile: Profile, now: datetime) -> str:
    fora = {one.key: one.name for one in profile.known_fora}
    roles = {one.key: one.name for one in known(profile, lambda organisation: organisation.roles)}
    responsible = fora.get(earlier.forum, "") or roles.get(earlier.role, "")
    parts = [
        f"{earlier.form.value} “{earlier.text}”",
        f"bemærkninger: {earlier.remarks}" if earlier.remarks else "",
        f"ansvarlig: {responsible}" if responsible else "",
        f"frist {day(earlier.deadline, now)}" if earlier.deadline else "",
    ]
    return " · ".join(part for part in parts if part)
