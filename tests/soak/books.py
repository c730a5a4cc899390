"""Compares what was acknowledged with what is stored, and what was sent with what people can read; it only reads."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from storage.engine import open_database
from storage.tables import absences, confirmations, meetings, tasks
from storage.tables_agenda import agenda_items, approvals
from storage.tables_audit import audit
from storage.tables_decisions import decisions, fund_entries
from storage.tables_out import MessageState, outbox
from storage.tables_shared import drafts
from tests.soak.acts import Act, Desk, Kind, Ledger

Json = dict[str, Any]
_UNSENT = (MessageState.WAITING.value, MessageState.SENDING.value)
_ENDED_WELL = (MessageState.SENT.value, MessageState.DROPPED.value)


def wrong_in_store(url: str, ledger: Ledger, desks: Iterable[Desk]) -> list[str]:
    """A line for each act that is in the database too seldom or too often."""
    database = open_database(url)
    with database.reader.begin() as connection:
        wrong = [*_wrong_once(connection, ledger), *_wrong_again(connection, ledger, tuple(desks))]
    database.dispose()
    return wrong


def wrong_in_outbox(url: str, posted: Iterable[Json]) -> list[str]:
    """A line for each message that was lost or came twice; `posted` is everything in all conversations."""
    uids = Counter(
        uid for one in posted if (uid := (one.get("metadata") or {}).get("event_payload", {}).get("uid")) is not None
    )
    database = open_database(url)
    with database.reader.begin() as connection:
        rows = connection.execute(select(outbox.c.uid, outbox.c.kind, outbox.c.state, outbox.c.platform_id)).all()
    database.dispose()
    known = {row.uid: row for row in rows}
    revised = [row.uid for row in rows if row.uid not in uids and row.state == MessageState.SENT.value]
    stamps = {str(one["ts"]) for one in posted}
    return [
        *(f"sent {count} times: {uid}" for uid, count in uids.items() if count > 1),
        *(f"sent by nobody: {uid}" for uid in uids if uid not in known),
        *(f"lost: {known[uid].kind}" for uid in revised if known[uid].platform_id not in stamps),
        *(f"ended as {row.state}: {row.kind}" for row in rows if row.state not in _ENDED_WELL),
    ]


def unsent(url: str) -> int:
    """How many messages are waiting or on their way."""
    database = open_database(url)
    with database.reader.begin() as connection:
        waiting = len(connection.execute(select(outbox.c.id).where(outbox.c.state.in_(_UNSENT))).all())
    database.dispose()
    return waiting


def _wrong_once(connection: Connection, ledger: Ledger) -> Iterator[str]:
    """Acts that are done once: each has a text or number that no other has.

    One that was told to have gone wrong is not there, or its person would do it twice.
    """
    for kind, column in (
        (Kind.ITEM, agenda_items.c.title),
        (Kind.EXPERIENCE, drafts.c.title),
        (Kind.DECISION, decisions.c.text),
        (Kind.GRANT, fund_entries.c.amount),
    ):
        stored = Counter(map(str, connection.scalars(select(column))))
        for act in ledger.of(kind):
            if stored[act.key] > 1 or (act.acknowledged and not stored[act.key]):
                yield f"{kind.name} {act.key}: acknowledged {len(act.acknowledged)}, stored {stored[act.key]}"
            if stored[act.key] and act.told_failed:
                yield f"{kind.name} {act.key}: told as failed, but stored"


def _wrong_again(connection: Connection, ledger: Ledger, desks: tuple[Desk, ...]) -> Iterator[str]:
    """Acts that are taken back and done again: the log has each as often as it was acknowledged, or was tried."""
    of_meeting = {row.id: _desk_of(row, desks) for row in connection.execute(select(meetings))}
    of_task = {row.id: (of_meeting[row.meeting], row.step) for row in connection.execute(select(tasks))}
    logged: Counter[tuple[Kind, str]] = Counter()
    for entry in connection.execute(select(audit)):
        subject, _, number = entry.subject.partition(":")
        kind = _KINDS.get(entry.act)
        if kind is None:
            continue
        if subject == "meeting" and (desk := of_meeting[int(number)]):
            logged[kind, f"{desk.user}:{entry.facts['seat']}"] += 1
        elif subject == "task":
            desk, step = of_task[int(number)]
            logged[kind, f"{desk.user if desk else ''}:{step}"] += 1
    for row in connection.execute(select(approvals)):
        if desk := of_meeting[row.meeting]:
            logged[Kind.APPROVE, f"{desk.user}:{row.chair}"] += 1
    for act in ledger.of(Kind.REPORT, Kind.WITHDRAW, Kind.CONFIRM, Kind.UNDO, Kind.APPROVE):
        if not len(act.acknowledged) <= logged[act.kind, act.key] <= act.tried:
            yield _told(act, logged[act.kind, act.key])
    yield from _wrong_rows(connection, logged, of_meeting, of_task)


_KINDS = {
    "afbud.meldt": Kind.REPORT,
    "afbud.fortrudt": Kind.WITHDRAW,
    "opgave.bekræftet": Kind.CONFIRM,
    "opgave.fortrudt": Kind.UNDO,
}


def _wrong_rows(
    connection: Connection,
    logged: Counter[tuple[Kind, str]],
    of_meeting: dict[int, Desk | None],
    of_task: dict[int, tuple[Desk | None, int]],
) -> Iterator[str]:
    """What stands now must follow from the log: as many rows as there were reports more than withdrawals."""
    absent = Counter(
        f"{desk.user}:{row.seat}" for row in connection.execute(select(absences)) if (desk := of_meeting[row.meeting])
    )
    done: Counter[str] = Counter()
    for row in connection.execute(select(confirmations)):
        desk, step = of_task[row.task]
        if desk:
            done[f"{desk.user}:{step}"] += 1
    for forth, back, rows in ((Kind.REPORT, Kind.WITHDRAW, absent), (Kind.CONFIRM, Kind.UNDO, done)):
        keys = {key for kind, key in logged if kind in (forth, back)}
        for key in keys:
            if logged[forth, key] - logged[back, key] != rows[key]:
                yield f"{forth.name} {key}: {logged[forth, key]} and {logged[back, key]} back, but {rows[key]} rows"


def _desk_of(row: Any, desks: tuple[Desk, ...]) -> Desk | None:
    return next((one for one in desks if (one.body, one.day) == (row.body, row.starts_local.date())), None)


def _told(act: Act, stored: int) -> str:
    told = len(act.acknowledged)
    return f"{act.kind.name} {act.key}: tried {act.tried}, acknowledged {told}, stored {stored}"
