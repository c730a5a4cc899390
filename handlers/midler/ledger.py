"""Enters and undoes what is granted and set aside of a cluster's shared funds, in a unit of work."""

import handlers.decision_refusals  # noqa: F401 - gives the refusals of entries their words
from domain.access import may_serve, require_cluster_secretariat
from domain.funds import FundEntry, enter, undo_entry
from domain.organisation import Cluster
from handlers.desk import Desk
from handlers.log_writing import write_log
from handlers.midler import cards
from handlers.midler.cards import Ledger
from handlers.midler.words import COMMAND
from handlers.refusals import Answered, unsaved
from handlers.ui import Card


def show(desk: Desk, cluster: Cluster, page: int = 1, year: int | None = None) -> Card:
    """A page of the cluster's ledger, or of what it says of a year, for its secretariat."""
    require_cluster_secretariat(desk.actor, desk.profile, cluster.key, desk.today)
    return cards.overview(_load(desk, cluster), desk.profile, page, year)


def add(desk: Desk, cluster: Cluster, wanted: FundEntry) -> Card:
    """Enters what was granted or set aside."""
    require_cluster_secretariat(desk.actor, desk.profile, cluster.key, desk.today)
    entry = desk.repositories.funds.add(enter(wanted, desk.repositories.funds.of_cluster(cluster.key)))
    _log(desk, f"midler.{entry.kind.value}", entry)
    return cards.entered(entry, _load(desk, cluster), desk.profile)


def undo(desk: Desk, cluster: Cluster, number: int) -> Card:
    """Takes an entry back; its number stays taken."""
    require_cluster_secretariat(desk.actor, desk.profile, cluster.key, desk.today)
    known = {one.number: one for one in desk.repositories.funds.of_cluster(cluster.key)}
    if number not in known:
        raise Answered(
            f"Der er ingen postering nr. {number} {cluster.where}.",
            unsaved(f"Se numrene med `/{COMMAND} {cluster.name.lower()}`."),
        )
    entry = undo_entry(known[number])
    desk.repositories.funds.save(entry)
    _log(desk, "midler.fortrudt", entry)
    return cards.undone(entry, _load(desk, cluster), desk.profile)


def _load(desk: Desk, cluster: Cluster) -> Ledger:
    """The cluster's entries with the decisions they rest on, as that person may read them."""
    entries = desk.repositories.funds.of_cluster(cluster.key)
    rests_on = [one.decision for one in entries if one.decision is not None]
    decisions = desk.repositories.decisions.with_meetings(rests_on) if rests_on else {}
    bodies, today = {one.key: one for one in desk.profile.known_bodies}, desk.today
    closed = [(one.id, bodies.get(meeting.body)) for one, meeting in decisions.values() if one.is_closed_item]
    hidden = {key for key, body in closed if body is None or not may_serve(desk.actor, body.own, today)}
    return Ledger(cluster, entries, decisions, hidden)


def _log(desk: Desk, act: str, entry: FundEntry) -> None:
    facts = {"nr": entry.number, "kroner": entry.amount, "år": entry.year}
    write_log(desk.repositories, desk.context, act, f"funds:{entry.cluster}", facts)
