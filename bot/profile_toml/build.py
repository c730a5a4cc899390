"""Builds the profile from a file's tables; it takes for granted that `checks` found nothing wrong in them."""

from dataclasses import replace

from bot.profile_toml.meeting_rules import advice, planning, preparing
from bot.profile_toml.seats import cluster_of, filled, seats_of
from bot.profile_toml.tables import (
    BodyRowTable,
    BodyTable,
    CaseFlowTable,
    DeadlineTable,
    ForumTable,
    OwnersTable,
    ProfileTable,
    RoleTable,
    RowTable,
)
from domain.case_flows import CaseFlow, CaseFlowStep
from domain.deciding import Chair, Sector
from domain.organisation import Body, Cluster, Forum, Profile, Role
from domain.reminder_times import Reminding
from domain.steps import Owners, Step, StepDeadline


def build(table: ProfileTable) -> Profile:
    """The profile that the tables describe."""
    clusters = tuple(cluster_of(cluster, table) for cluster in table.clusters)
    fora = tuple(_forum(forum, table) for forum in table.fora)
    return Profile(
        key=table.key,
        name=table.name,
        valid_from=table.valid_from,
        valid_to=table.valid_to,
        end_notice=table.end_notice,
        sectors=tuple(Sector(sector.key, sector.name, sector.definite) for sector in table.sectors),
        clusters=clusters,
        roles=tuple(_role(role, clusters) for role in table.roles),
        fora=fora,
        bodies=tuple(
            _body(forum, built, cluster, clusters, table)
            for forum, built in zip(table.fora, fora, strict=True)
            for cluster in (clusters if forum.is_per_cluster else (None,))
        ),
        approvers={approver.key: approver.name for approver in table.approvers},
        origins=table.origins,
        case_flows=tuple(_case_flow(flow) for flow in table.case_flows),
        topics=tuple(table.topics),
        chairs=tuple(
            Chair(chair.key, chair.name, approver.key, tuple(chair.aliases), approver.is_told)
            for approver in table.approvers
            for chair in approver.chairs
        ),
        authorities=table.authorities,
        reminding=Reminding(
            at=table.reminding.at,
            working_days_ahead=table.reminding.days_ahead,
            week_closes_at=table.reminding.week_closes_at,
            day_after=table.reminding.day_after,
            digest_at=table.reminding.digest_at,
            opens=table.reminding.opens,
            closes=table.reminding.closes,
            lacking_from_month=table.reminding.lacking_from_month,
        ),
        planning=planning(table.planning),
    )


def _role(role: RoleTable, clusters: tuple[Cluster, ...]) -> Role:
    template = role.name_in_cluster
    return Role(
        role.key,
        role.name,
        tuple(role.aliases),
        {cluster.key: filled(template, cluster) for cluster in clusters} if template else {},
        role.acts,
        role.is_same_person,
        role.is_municipal,
        role.is_regional,
    )


def _forum(forum: ForumTable, table: ProfileTable) -> Forum:
    rows = {row.number: row for row in forum.steps}
    return Forum(
        key=forum.key,
        name=forum.name,
        aliases=tuple(forum.aliases),
        is_per_cluster=forum.is_per_cluster,
        attendance_rule=forum.attendance,
        decision_mode=forum.decision,
        steps=tuple(_step(rows[number], forum, table) for number in sorted(rows)),
        agenda_tool=forum.tool,
        least_meetings=forum.least_meetings,
        stand_in_word=forum.stand_in_word,
        counts_stand_ins=forum.counts_stand_ins,
        secretariat_roles=tuple(forum.secretariat),
        chairmanship=forum.chairmanship,
        least_with_patients=forum.least_with_patients,
        counted_kinds=frozenset(forum.counted_kinds),
        prepares=preparing(forum.prepares),
        advice=advice(forum.advice),
    )


def _step(row: RowTable, forum: ForumTable, table: ProfileTable) -> Step:
    common = next(step for step in table.steps if step.number == row.number)
    in_tool = f" i {forum.tool}" if forum.tool else ""
    return Step(
        number=row.number,
        name=common.name,
        task=(row.task or common.task).replace("{i_system}", in_tool),
        phase=common.phase,
        owners=_owners(row),
        deadlines=_deadlines(row.deadlines or common.deadlines, table),
        leader=forum.leader,
        origins={origin: _owners(owners) for origin, owners in row.origins.items()},
        only_on_corrections=common.only_on_corrections,
        approvers=tuple(row.step_approvers),
        tool=forum.tool if common.uses_tool else None,
        is_done_by_fixing_the_date=common.is_done_by_date,
        is_needed_virtually=common.is_needed_virtually,
        not_needed_for=tuple(common.not_needed_for),
    )


def _owners(owners: OwnersTable) -> Owners:
    return Owners(tuple(owners.all_of), tuple(owners.one_of))


def _deadlines(deadlines: list[DeadlineTable], table: ProfileTable) -> tuple[StepDeadline, ...]:
    return tuple(
        StepDeadline(one.offset, one.part or "", None if one.at_start else one.at or table.deadlines.at)
        for one in deadlines
    )


def _body(
    forum: ForumTable, built: Forum, cluster: Cluster | None, clusters: tuple[Cluster, ...], table: ProfileTable
) -> Body:
    key = f"{forum.key}/{cluster.key}" if cluster else forum.key
    own = [one for one in table.bodies if (one.forum, one.cluster) == (forum.key, cluster.key if cluster else None)]
    seats = tuple(seats_of(forum, cluster, table, clusters))
    for one in own:
        built = _own_forum(built, one, table)
        seats = tuple(replace(seat, is_chair=seat.is_chair or seat.key in one.chairs) for seat in seats)
    return Body(key, filled(forum.body_name, cluster), built, cluster, seats)


def _own_forum(forum: Forum, own: BodyTable, table: ProfileTable) -> Forum:
    rows = {row.number: row for row in own.steps}
    return replace(
        forum,
        counts_stand_ins=forum.counts_stand_ins if own.counts_stand_ins is None else own.counts_stand_ins,
        steps=tuple(_own_step(step, rows[step.number], table) if step.number in rows else step for step in forum.steps),
    )


def _own_step(step: Step, row: BodyRowTable, table: ProfileTable) -> Step:
    all_of = step.owners.all_of if row.all_of is None else tuple(row.all_of)
    one_of = step.owners.one_of if row.one_of is None else tuple(row.one_of)
    return replace(
        step,
        task=row.task or step.task,
        owners=Owners(all_of, one_of),
        deadlines=_deadlines(row.deadlines, table) if row.deadlines else step.deadlines,
    )


def _case_flow(flow: CaseFlowTable) -> CaseFlow:
    return CaseFlow(
        flow.key,
        flow.name,
        tuple(
            CaseFlowStep(
                forum=step.at_forum,
                carrier=step.carrier,
                target_days=step.days,
                is_per_cluster=step.in_clusters in ("alle", "oevrige"),
                only_with_economy=step.only_with_economy,
                only_other_clusters=step.in_clusters == "oevrige",
                is_optional=step.is_optional,
                name=step.name,
                item_kind=step.item_kind,
            )
            for step in flow.steps
        ),
    )
