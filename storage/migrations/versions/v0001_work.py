"""The organisation's work: people, meetings, tasks and what belongs to them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "channels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_channels"),
        sa.UniqueConstraint(
            "purpose", "cluster", "platform", "install", name="uq_channels_purpose_cluster_platform_install"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_channels_platform_install_conversation", "channels", ["platform", "install", "conversation"])
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("starts_local", sa.DateTime(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_local", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("is_virtual", sa.Boolean(), nullable=False),
        sa.Column("is_extraordinary", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meetings_body_starts_local", "meetings", ["body", "starts_local"])
    op.create_index("ix_meetings_starts_local", "meetings", ["starts_local"])
    op.create_index(
        "uq_meetings_one_per_start",
        "meetings",
        ["body", "starts_at"],
        unique=True,
        sqlite_where=sa.text("state != 'aflyst'"),
        postgresql_where=sa.text("state != 'aflyst'"),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("is_deactivated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_persons_name_folded", "persons", ["name_folded"])
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("reported_by", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stand_in", sa.String(), nullable=True),
        sa.Column("stand_in_has_mandate", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_absences_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reported_by"], ["persons.id"], name="fk_absences_reported_by"),
        sa.PrimaryKeyConstraint("id", name="pk_absences"),
        sa.UniqueConstraint("meeting", "seat", name="uq_absences_meeting_seat"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "administrators",
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_administrators_person"),
        sa.PrimaryKeyConstraint("install", "person", name="pk_administrators"),
    )
    op.create_index("ix_administrators_person", "administrators", ["person"])
    op.create_table(
        "identities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("external", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_identities_person"),
        sa.PrimaryKeyConstraint("id", name="pk_identities"),
        sa.UniqueConstraint("platform", "install", "external", name="uq_identities_platform_install_external"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_identities_person_platform", "identities", ["person", "platform"])
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("cluster", sa.String(), nullable=True),
        sa.Column("forum", sa.String(), nullable=True),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_roles_person"),
        sa.PrimaryKeyConstraint("id", name="pk_roles"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_roles_person", "roles", ["person"])
    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_seats_person"),
        sa.PrimaryKeyConstraint("id", name="pk_seats"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_seats_body_seat", "seats", ["body", "seat"])
    op.create_index("ix_seats_person", "seats", ["person"])
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("due_local", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_at_once", sa.Boolean(), nullable=False),
        sa.Column("taker", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name="fk_tasks_meeting", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["taker"], ["persons.id"], name="fk_tasks_taker"),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
        sa.UniqueConstraint("meeting", "step", "part", name="uq_tasks_meeting_step_part"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_tasks_open_due",
        "tasks",
        ["due_at"],
        sqlite_where=sa.text("state = 'åben'"),
        postgresql_where=sa.text("state = 'åben'"),
    )
    op.create_table(
        "confirmations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("on_behalf_of", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_confirmations_person"),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name="fk_confirmations_task", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_confirmations"),
        sa.UniqueConstraint("task", "role", name="uq_confirmations_task_role"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("install", sa.String(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("due_local", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_reminders_person"),
        sa.ForeignKeyConstraint(["task"], ["tasks.id"], name="fk_reminders_task", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_reminders_planned_due",
        "reminders",
        ["due_at"],
        sqlite_where=sa.text("state = 'planlagt'"),
        postgresql_where=sa.text("state = 'planlagt'"),
    )
    op.create_index(
        "uq_reminders_owners",
        "reminders",
        ["task", "kind", "due_at"],
        unique=True,
        sqlite_where=sa.text("person IS NULL"),
        postgresql_where=sa.text("person IS NULL"),
    )
    op.create_index(
        "uq_reminders_person",
        "reminders",
        ["task", "kind", "due_at", "person"],
        unique=True,
        sqlite_where=sa.text("person IS NOT NULL"),
        postgresql_where=sa.text("person IS NOT NULL"),
    )
