"""Where in the tables something is kept of persons: each column that names one, and each text that people typed.

Every column of the schema must be here or have its reason not to be in `tests/storage/test_personal_columns.py`.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, FromClause, Label, Table, and_, func, or_

from domain.personal_data import Kind
from storage import tables as t
from storage.tables_agenda import agenda_items, agenda_versions, approvals
from storage.tables_audit import audit
from storage.tables_calendars import feeds
from storage.tables_cases import case_legs, cases
from storage.tables_decisions import (
    authority_approvals,
    decision_versions,
    decisions,
    empty_seats,
    fund_entries,
    journalisings,
    presences,
)
from storage.tables_local import alternates, deputies, local_settings
from storage.tables_out import outbox
from storage.tables_polls import answers, polls
from storage.tables_preferences import preferences
from storage.tables_shared import drafts, experiences, interests, thanks, trials


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A column that says whose a row is, and which columns tell the person what it is.

    `link` leads to the `parent` row that tells of which meeting it is, or what it is about. `cleared` are texts of
    the row that name the person too.
    """

    kind: Kind
    person: Column[Any]
    shown: tuple[Column[Any] | Label[Any], ...]
    link: Column[Any] | None = None
    parent: Table | None = None
    meeting: Column[Any] | None = None
    is_closed: Column[Any] | None = None
    cleared: tuple[Column[Any], ...] = ()

    @property
    def table(self) -> Table:
        """The table of the rows."""
        return self.person.table

    @property
    def rows(self) -> FromClause:
        """The rows with their parents."""
        if self.parent is None or self.link is None:
            return self.table
        return self.table.join(self.parent, self.link == self.parent.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Columns of a table that hold what people typed, in which a name may stand.

    `is_forecast` where they say what is expected of a meeting only. `owners` name those who alone may see the row.
    """

    columns: tuple[Column[Any], ...]
    link: Column[Any] | None = None
    parent: Table | None = None
    meeting: Column[Any] | None = None
    is_closed: Column[Any] | None = None
    is_forecast: bool = False
    owners: tuple[Column[Any], ...] = ()

    @property
    def table(self) -> Table:
        """The table of the rows."""
        return self.columns[0].table

    @property
    def rows(self) -> FromClause:
        """The rows with their parents, where they have one."""
        if self.parent is None or self.link is None:
            return self.table
        return self.table.outerjoin(self.parent, self.link == self.parent.c.id)


_p, _r, _s, _al, _d = t.persons.c, t.roles.c, t.seats.c, alternates.c, deputies.c
_ta, _co, _ab, _es = t.tasks.c, t.confirmations.c, t.absences.c, empty_seats.c
_it, _ve, _ap = agenda_items.c, agenda_versions.c, approvals.c
_de, _dv, _au, _jo, _fu = decisions.c, decision_versions.c, authority_approvals.c, journalisings.c, fund_entries.c
_ex, _in, _tr, _po, _an = experiences.c, interests.c, trials.c, polls.c, answers.c
_dr, _th = drafts.c, thanks.c

SOURCES: tuple[Source, ...] = (
    Source(kind=Kind.PERSON, person=_p.id, shown=(_p.name, _p.install, _p.is_deactivated, _p.is_outsider)),
    Source(kind=Kind.IDENTITY, person=t.identities.c.person,
           shown=(t.identities.c.platform, t.identities.c.install, t.identities.c.external)),
    Source(kind=Kind.ADMINISTRATOR, person=t.administrators.c.person, shown=(t.administrators.c.install,)),
    Source(kind=Kind.ROLE, person=_r.person,
           shown=(_r.role, _r.cluster, _r.forum, _r.municipality, _r.valid_from, _r.valid_to)),
    Source(kind=Kind.SEAT, person=_s.person, shown=(_s.body, _s.seat, _s.valid_from, _s.valid_to)),
    Source(kind=Kind.ALTERNATE, person=_al.person, shown=(_al.body, _al.seat, _al.valid_from, _al.valid_to)),
    Source(kind=Kind.AWAY, person=_d.away, shown=(_d.role, _d.cluster, _d.valid_from, _d.valid_to)),
    Source(kind=Kind.DEPUTY, person=_d.deputy, shown=(_d.role, _d.cluster, _d.valid_from, _d.valid_to)),
    Source(kind=Kind.PREFERENCES, person=preferences.c.person,
           shown=tuple(one for one in preferences.c if one.name not in {"person", "install"})),
    Source(kind=Kind.CALENDAR, person=feeds.c.person,
           shown=(feeds.c.calendar, feeds.c.body, feeds.c.role, feeds.c.cluster, feeds.c.made_at)),
    Source(kind=Kind.REMINDER, person=t.reminders.c.person,
           shown=(t.reminders.c.what, t.reminders.c.kind, t.reminders.c.due_at, t.reminders.c.state)),
    Source(kind=Kind.MESSAGE, person=outbox.c.person,
           shown=(outbox.c.kind, outbox.c.due_at, outbox.c.state, outbox.c.sent_at)),
    Source(kind=Kind.INTEREST, person=_in.person, link=_in.experience, parent=experiences,
           shown=(_ex.title, _in.at, _in.answered_at)),
    Source(kind=Kind.DRAFT, person=_dr.person, shown=(_dr.title, _dr.body.label("description"), _dr.made_at)),
    Source(kind=Kind.DRAFT_WRITTEN, person=_dr.author,
           shown=(_dr.title, _dr.body.label("description"), _dr.made_at, _dr.asked_at)),
    Source(kind=Kind.THANKS, person=_th.person, link=_th.experience, parent=experiences, shown=(_ex.title, _th.at)),
    Source(kind=Kind.TASK, person=_ta.taker, meeting=_ta.meeting, shown=(_ta.id, _ta.step, _ta.part, _ta.due_at,
                                                                         _ta.state)),
    Source(kind=Kind.WRITING, person=_it.writer, meeting=_it.meeting, is_closed=_it.is_closed,
           shown=(_it.title, _it.kind, _it.state)),
    Source(kind=Kind.REPORTED, person=_ab.reported_by, meeting=_ab.meeting, shown=(_ab.seat, _ab.reported_at)),
    Source(kind=Kind.CONFIRMATION, person=_co.person, link=_co.task, parent=t.tasks, meeting=_ta.meeting,
           shown=(_ta.step, _ta.part, _co.role, _co.at, _co.reference, _co.on_behalf_of)),
    Source(kind=Kind.APPROVAL, person=_ap.person, meeting=_ap.meeting,
           shown=(_ap.chair, _ap.version, _ap.at, _ap.is_on_behalf, _ap.reference, _ap.voided_at)),
    Source(kind=Kind.VERSION, person=_ve.person, meeting=_ve.meeting, shown=(_ve.number, _ve.at, _ve.reference)),
    Source(kind=Kind.ITEM, person=_it.author, meeting=_it.meeting, is_closed=_it.is_closed,
           shown=(_it.title, _it.kind, _it.added_at, _it.state)),
    Source(kind=Kind.PRESENCE, person=presences.c.recorded_by, meeting=presences.c.meeting,
           shown=(presences.c.recorded_at,)),
    Source(kind=Kind.DECISION, person=_de.recorded_by, meeting=_de.meeting, is_closed=_de.is_closed_item,
           shown=(_de.number, _de.text, _de.recorded_at, _de.state)),
    Source(kind=Kind.DECISION_VERSION, person=_dv.person, link=_dv.decision, parent=decisions, meeting=_de.meeting,
           is_closed=_de.is_closed_item, shown=(_de.number, _dv.text, _dv.at)),
    Source(kind=Kind.AUTHORITY_APPROVAL, person=_au.person, link=_au.decision, parent=decisions, meeting=_de.meeting,
           is_closed=_de.is_closed_item, shown=(_de.number, _au.authority, _au.at, _au.reference)),
    Source(kind=Kind.JOURNALISING, person=_jo.person, meeting=_jo.meeting,
           shown=(_jo.authority, _jo.at, _jo.reference)),
    Source(kind=Kind.POLL, person=_po.asked_by, shown=(_po.body, _po.asked_at, _po.state)),
    Source(kind=Kind.ANSWER, person=_an.person, link=_an.poll, parent=polls,
           shown=(_po.body, _an.proposal, _an.availability, _an.at)),
    Source(kind=Kind.FUNDS, person=_fu.person, shown=(_fu.cluster, _fu.number, _fu.kind, _fu.amount, _fu.at)),
    Source(kind=Kind.EXPERIENCE, person=_ex.author, cleared=(_ex.contact,),
           shown=(_ex.title, _ex.body.label("description"), _ex.effect, _ex.requires, _ex.contact, _ex.topics, _ex.link,
                  _ex.cluster, _ex.shared_at, _ex.changed_at, _ex.withdrawn_at)),
    Source(kind=Kind.TRIAL, person=_tr.person, link=_tr.experience, parent=experiences,
           shown=(_ex.title, _tr.cluster, _tr.at, _tr.starts, _tr.answer, _tr.is_kept, _tr.answered_at)),
    Source(kind=Kind.DONE, person=audit.c.person, shown=(audit.c.at, audit.c.act, audit.c.subject)),
)  # fmt: skip
"""Each column that refers to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """What was noted of a seat of a meeting's, and so of whoever held the seat that day."""

    kind: Kind
    table: Table
    shown: tuple[Column[Any], ...]

    @property
    def rows(self) -> FromClause:
        """The rows with the terms of those who held the seat on the meeting's day."""
        day = func.date(t.meetings.c.starts_local)
        begun = or_(_s.valid_from.is_(None), func.date(_s.valid_from) <= day)
        not_ended = or_(_s.valid_to.is_(None), func.date(_s.valid_to) >= day)
        c = self.table.c
        same = and_(_s.body == t.meetings.c.body, _s.seat == c.seat, begun, not_ended)
        return self.table.join(t.meetings, c.meeting == t.meetings.c.id).join(t.seats, same)


SEATED: tuple[Seated, ...] = (
    Seated(kind=Kind.ABSENCE, table=t.absences, shown=(_ab.seat, _ab.reported_at)),
    Seated(kind=Kind.EMPTY_SEAT, table=empty_seats, shown=(_es.seat,)),
)


TEXTS: tuple[Texts, ...] = (
    Texts(columns=(t.meetings.c.location,), meeting=t.meetings.c.id),
    Texts(columns=(_co.reference,), link=_co.task, parent=t.tasks, meeting=_ta.meeting),
    Texts(columns=(_ab.stand_in,), meeting=_ab.meeting, is_forecast=True),
    Texts(columns=(_es.stand_in,), meeting=_es.meeting),
    Texts(columns=(_it.title, _it.presenter, _it.recommendation, _it.patient_involvement, _it.late_reason,
                   _it.legal_basis, _it.annexes, _it.case_number, _it.summary, _it.presentation),
          meeting=_it.meeting, is_closed=_it.is_closed),
    Texts(columns=(_ve.reference,), meeting=_ve.meeting),
    Texts(columns=(_ap.reference,), meeting=_ap.meeting),
    Texts(columns=(_de.text, _de.remarks), meeting=_de.meeting, is_closed=_de.is_closed_item),
    Texts(columns=(_dv.text, _dv.remarks), link=_dv.decision, parent=decisions, meeting=_de.meeting,
          is_closed=_de.is_closed_item),
    Texts(columns=(_au.reference,), link=_au.decision, parent=decisions, meeting=_de.meeting,
          is_closed=_de.is_closed_item),
    Texts(columns=(_jo.reference,), meeting=_jo.meeting),
    Texts(columns=(_fu.effort,), link=_fu.decision, parent=decisions, is_closed=_de.is_closed_item),
    Texts(columns=(_po.location,)),
    Texts(columns=(local_settings.c.value,)),
    Texts(columns=(cases.c.title, cases.c.reason), is_closed=cases.c.is_closed),
    Texts(columns=(case_legs.c.reason,), link=case_legs.c.case, parent=cases, is_closed=cases.c.is_closed),
    Texts(columns=(_ex.title, _ex.body, _ex.effect, _ex.requires, _ex.contact, _ex.topics)),
    Texts(columns=(_tr.answer,)),
    Texts(columns=(_dr.title, _dr.body, _dr.effect, _dr.requires, _dr.contact, _dr.topics),
          owners=(_dr.person, _dr.author)),
)  # fmt: skip
"""Each column that holds what people typed."""
