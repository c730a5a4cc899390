"""Puts a meeting's agenda or minutes together as a document, in the anatomy that case systems use; it makes no file.

Two editions: the open one keeps the number of a closed item and says nothing else of it; the closed one has all, and
who was not there, and never leaves the secretariat.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from danish import writing
from domain.agenda import AgendaItem, ItemState, Numbered, agenda
from domain.decisions import AuthorityApproval, Decision, missing_approvals
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.papers import Entry, Facts, Paper, Part, Point
from domain.ports import Repositories
from domain.rounds import steps_done
from domain.rows import Row
from handlers.agenda import MeetingFacts, load_facts
from handlers.dagsorden.item_parts import economy_text
from handlers.dagsorden.last_change import load_last_changes
from handlers.dagsorden.words import AGENDA, MINUTES
from handlers.decision_text import authorities_text, empty_seats_text, presence_verdict, responsible_text
from handlers.meeting_text import KINDS, sector_counts
from handlers.task_text import Organisations
from handlers.ui import Bold

_TITLES = {AGENDA: "Dagsorden", MINUTES: "Referat"}
_WARNING = "Lukket udgave – kun til sekretariatet"
CLOSED_POINT = "Lukket punkt"
NOT_PRESENT = "Ikke til stede"
"""The label of who was not at the meeting, in the closed edition."""
_NOT_ON_AGENDA = "Beslutninger på punkter, der er taget af dagsordenen"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was decided at the meeting, how it is worded, and to which meeting items by their id were carried over."""

    decisions: Sequence[Decision]
    approvals: Sequence[AuthorityApproval]
    organisations: Organisations
    carried: Mapping[int, Meeting]

    def on(self, item: int) -> list[Decision]:
        """The decisions on an item, by number."""
        return [one for one in self.decisions if one.item == item]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the documents of a meeting are made of, loaded once for all of them.

    `changed_at` is when what each of them shows was changed last, by its command; None for never.
    """

    place: tuple[Meeting, Body]
    facts: MeetingFacts
    items: Sequence[Numbered]
    taken: Taken | None
    changed_at: Mapping[str, datetime | None]


def load_paper(
    repositories: Repositories,
    profile: Profile,
    place: tuple[Meeting, Body],
    now: datetime,
    *,
    command: str,
    is_closed: bool,
) -> Paper:
    """The agenda or, by the command, the minutes of a meeting as they stand; who may have which edition, others ask."""
    known = load_contents(repositories, profile, place, now, has_decisions=command == MINUTES)
    return paper_of(known, profile, now, command=command, is_closed=is_closed)


def load_contents(
    repositories: Repositories, profile: Profile, place: tuple[Meeting, Body], now: datetime, *, has_decisions: bool
) -> Contents:
    """What the documents of a meeting are made of; decisions are for the minutes alone."""
    meeting, body = place
    facts = load_facts(repositories, profile, meeting, body, now)
    decisions = repositories.decisions.of_meeting(meeting.id) if has_decisions else ()
    changed = load_last_changes(repositories, meeting.id, facts.records.items, decisions)
    return Contents(
        place,
        facts,
        agenda(facts.records.items),
        _load_taken(repositories, profile, body, decisions, facts, now) if has_decisions else None,
        dict(zip((AGENDA, MINUTES), changed, strict=True)),
    )


def paper_of(known: Contents, profile: Profile, now: datetime, *, command: str, is_closed: bool) -> Paper:
    """The agenda or, by the command, the minutes, which need the decisions."""
    meeting, body = known.place
    taken = known.taken if command == MINUTES else None
    status = _status(known.facts, now, command, known.changed_at[command])
    about = (*_about(known.place, known.facts, profile, command=command, is_closed=is_closed), ("Status", status))
    points = [_point(one, profile, taken, is_closed=is_closed) for one in known.items]
    return Paper(
        _TITLES[command],
        f"{body.name} · {writing.weekday_date(meeting.day)}",
        body.name,
        now,
        about,
        (*points, *(_others(taken, known.items, profile, is_closed=is_closed) if taken else ())),
        _WARNING if is_closed else "",
    )


def file_stem(place: tuple[Meeting, Body], command: str, *, is_closed: bool) -> str:
    """What the files are called: "referat-politisk-fyn-2026-12-09", with "-lukket" for the closed edition."""
    meeting, body = place
    return "-".join([command, *body.key.split("/"), meeting.day.isoformat(), *(["lukket"] if is_closed else [])])


def _load_taken(
    repositories: Repositories,
    profile: Profile,
    body: Body,
    known: Iterable[Decision],
    facts: MeetingFacts,
    now: datetime,
) -> Taken:
    standing = [one for one in known if one.stands]
    approvals = repositories.decisions.approvals([one.id for one in standing]) if standing else ()
    carried = repositories.agenda_items.carried_from([one.id for one in facts.records.items])
    to = {one.carried_over_from or 0: meeting for one, meeting in carried if not meeting.is_cancelled}
    return Taken(standing, approvals, Organisations(body, profile, facts.people.roles, now.date()), to)


def _about(
    place: tuple[Meeting, Body], facts: MeetingFacts, profile: Profile, *, command: str, is_closed: bool
) -> Facts:
    meeting, body = place
    where = "virtuelt" if meeting.is_virtual else meeting.location
    about = [
        ("Møde", writing.capitalised(KINDS.get(meeting.kind, ""))),
        ("Tid", writing.span(meeting.starts, meeting.ends)),
        ("Sted", writing.capitalised(where)),
        ("Formandskab", body.forum.chairmanship),
    ]
    if command == MINUTES and body.seats:
        verdict = presence_verdict(facts.attendance, body, is_written=facts.written is not None)
        said = "".join(part.text if isinstance(part, Bold) else str(part) for part in verdict)
        counts = sector_counts(facts.attendance, profile)
        about.append(("Fremmøde" if verdict else "Repræsentation", f"{counts}. {said}".strip()))
        if is_closed and facts.written:
            empty = empty_seats_text(facts.written, body).replace("• ", "").replace("\n", "; ")
            about.append((NOT_PRESENT, empty or "ingen"))
    return tuple((label, words) for label, words in about if words)


def _status(facts: MeetingFacts, now: datetime, command: str, changed_at: datetime | None) -> str:
    """How far the document is: "Udkast pr. …", "Godkendt …", "Udsendt …"; and that it isn't what had come so far."""
    done = steps_done(facts.records.tasks, facts.round)
    sent, approved = (Row.SENDING, Row.APPROVAL) if command == AGENDA else (Row.MINUTES_SENDING, Row.MINUTES)
    is_approved = not any(task.step == approved and task.is_open for task in facts.records.tasks)
    if sent not in done and not (approved in done and is_approved):
        return f"Udkast pr. {writing.moment(now)}"
    said, since = ("Udsendt", done[sent]) if sent in done else ("Godkendt", done[approved])
    changed = f", ændret siden, senest {writing.weekday_date(changed_at)}" if changed_at and changed_at > since else ""
    return f"{said} {writing.weekday_date(since)}{changed}"


def _point(one: Numbered, profile: Profile, taken: Taken | None, *, is_closed: bool) -> Point:
    item = one.item
    if item.is_closed and not is_closed:
        return Point(f"Punkt {one.number}: {CLOSED_POINT}")
    parts = [
        *_texts(
            ("Resumé", item.summary), ("Sagsfremstilling", item.presentation), ("Indstilling", item.recommendation)
        ),
        *_texts(("Inddragelse", item.patient_involvement)),
        *([] if taken else _texts(("Hvorfor sagen kommer efter fristen", item.late_reason))),
        *_annexes(item),
    ]
    if taken:
        decided = [one for one in taken.on(item.id) if is_closed or not one.is_closed_item]
        said = [words for decision in decided for words in _decision(decision, taken, profile)]
        heading = f"Beslutning for punkt {one.number}"
        parts.append(Part(heading, tuple(said) or ("Ingen beslutning er noteret.",), stands_out=bool(said)))
    return Point(f"Punkt {one.number}: {item.title}", _facts(item, profile, taken), tuple(parts))


def _others(taken: Taken, items: Iterable[Numbered], profile: Profile, *, is_closed: bool) -> tuple[Point, ...]:
    """What was decided on items that have left the agenda since."""
    known = {one.item.id for one in items}
    left = [one for one in taken.decisions if one.item not in known and (is_closed or not one.is_closed_item)]
    parts = [Part(f"Beslutning {one.number}", tuple(_decision(one, taken, profile))) for one in left]
    return (Point(_NOT_ON_AGENDA, (), tuple(parts)),) if parts else ()


def _facts(item: AgendaItem, profile: Profile, taken: Taken | None) -> Facts:
    if item.standing:
        return ()
    is_agenda, went = taken is None, taken.carried.get(item.id) if taken else None
    consequences, said = economy_text(item, profile)
    economy = f"{consequences.replace(':', '.')} {said}".strip()
    facts = (
        ("Sagsnr.", item.case_number),
        ("Type", writing.capitalised(item.kind.value)),
        ("Sagen kommer fra", profile.origins.get(item.origin, "")),
        ("Oplægsholder", item.presenter),
        ("Tid", writing.count(item.minutes, "minut", "minutter") if item.minutes and is_agenda else ""),
        ("Økonomi", writing.capitalised(economy)),
        ("Behandling", "Til særskilt drøftelse i region og kommuner" if item.is_separate else ""),
        ("Forløb", "Overført fra et tidligere møde" if item.carried_over_from else ""),
        ("Forløb", f"Overført til mødet {writing.weekday_date(went.day)}" if went else ""),
        ("Lukket", item.legal_basis or "hjemlen mangler" if item.is_closed else ""),
        ("Punktets status", "Kladde" if item.state is ItemState.DRAFT and is_agenda else ""),
    )
    return tuple((label, words) for label, words in facts if words)


def _texts(*given: tuple[str, str]) -> list[Part]:
    return [Part(heading, tuple(filter(None, words.split("\n\n")))) for heading, words in given if words]


def _annexes(item: AgendaItem) -> list[Part]:
    entries = tuple(
        Entry(f"Bilag {number}: {annex.name}" if annex.name else f"Bilag {number}", annex.link)
        for number, annex in enumerate(item.annexes, 1)
    )
    return [Part("Bilag", (), entries)] if entries else []


def _decision(decision: Decision, taken: Taken, profile: Profile) -> list[str]:
    """What was decided, on what remarks, and who follows it up until when."""
    form = writing.capitalised(decision.form.value)
    responsible = responsible_text(decision, taken.organisations)
    follow_up = [
        f"Ansvarlig: {responsible}" if responsible else "",
        f"Frist: {writing.weekday_date(decision.deadline)}" if decision.deadline else "",
    ]
    missing = missing_approvals(decision, taken.approvals)
    lines = (
        f"{form}: {decision.text}" if decision.text else f"{form}.",
        f"Bemærkninger: {decision.remarks}" if decision.remarks else "",
        " · ".join(part for part in follow_up if part),
        f"Gælder først, når {authorities_text(missing, profile)} har godkendt." if missing else "",
    )
    return [line for line in lines if line]
