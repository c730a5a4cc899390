"""The shape of a profile's file, table by table; whether its keys fit together is asked in `checks`."""

# ruff: noqa: RUF012 - the tables are pydantic's, by way of `Table`: it copies a default for each

from datetime import date, time
from typing import Annotated, Literal

from pydantic import Field

from bot.profile_toml.base import Key, SeatKey, Table, Text
from bot.profile_toml.meeting_rules import AdviceTable, PlanningTable, PreparingTable
from domain.deciding import AttendanceRule, DecisionMode
from domain.meeting_kinds import USUALLY_COUNTED, MeetingKind


class HourTable(Table):
    """The hour at which deadlines end."""

    at: time


class RemindingTable(Table):
    """When reminders and the morning's digest come, and between which hours people are written to unasked."""

    at: time
    days_ahead: Annotated[int, Field(ge=1, le=30)]
    week_closes_at: time = time(13)
    day_after: time = time(12)
    digest_at: time = time(8, 30)
    opens: time = time(8)
    closes: time = time(16)
    lacking_from_month: Annotated[int, Field(ge=1, le=12)] = 11


class SectorTable(Table):
    """A sector; `definite` is its name inside a sentence."""

    key: Key
    name: Text
    definite: Text


class MunicipalityTable(Table):
    """A kommune; its key is the field it stands under."""

    name: Text
    full_name: Text | None = None


class ClusterTable(Table):
    """A cluster. `only_in` maps a kommune to the fora it takes part in, where it doesn't in all; `where`: "på Fyn"."""

    key: Key
    name: Text
    where: Text | None = None
    aliases: list[Text] = []
    hospital: Text
    hospital_aliases: list[Text] = []
    municipalities: Annotated[list[Key], Field(min_length=1)]
    only_in: dict[str, list[Key]] = {}


class RoleTable(Table):
    """A role of the secretariat."""

    key: Key
    name: Text
    name_in_cluster: Text | None = None
    aliases: list[Text] = []
    acts: bool = True
    is_same_person: bool = False
    is_municipal: bool = False
    is_regional: bool = False


class ChairTable(Table):
    """One who approves agendas."""

    key: Key
    name: Text
    aliases: list[Text] = []


class ApproverTable(Table):
    """A kind of chairs."""

    key: Key
    name: Text
    chairs: Annotated[list[ChairTable], Field(min_length=1)]
    is_told: bool = False


class DeadlineTable(Table):
    """A deadline in working days from the meeting's day; `at` overrides the file's hour."""

    part: Literal["udkast", "godkendt"] | None = None
    offset: Annotated[int, Field(ge=-250, le=250)]
    at: time | None = None
    at_start: bool = False


Deadlines = Annotated[list[DeadlineTable], Field(min_length=1)]


class StepTable(Table):
    """What a step is in every forum."""

    number: int
    name: Text
    task: Text
    phase: Text
    deadlines: Deadlines
    uses_tool: bool = False
    only_on_corrections: bool = False
    is_done_by_date: bool = False
    is_needed_virtually: bool = True
    not_needed_for: list[Annotated[MeetingKind, Field(strict=False)]] = []


class OwnersTable(Table):
    """Who takes part: all of some roles, and at least one of others."""

    all_of: list[Key] = []
    one_of: list[Key] = []


class RowTable(OwnersTable):
    """A step in one forum: its owners, and what is said otherwise there."""

    number: int
    task: Text | None = None
    deadlines: Deadlines | None = None
    origins: dict[str, OwnersTable] = {}
    step_approvers: list[Key] = []


class BodyRowTable(Table):
    """A step in one body, where it differs from the forum's; what is left out stays as it is there."""

    number: int
    all_of: list[Key] | None = None
    one_of: list[Key] | None = None
    task: Text | None = None
    deadlines: Deadlines | None = None


class SeatTable(Table):
    """A seat, or with `each` a seat for each of the body's kommuner or the profile's clusters."""

    key: SeatKey
    name: Text
    sector: Key
    aliases: list[Text] = []
    is_chair: bool = False
    each: Literal["kommune", "klynge"] | None = None
    person: Key | None = None


class ForumTable(Table):
    """A forum with its seats and rows."""

    key: Key
    name: Text
    body_name: Text
    aliases: list[Text] = []
    is_per_cluster: bool
    is_decided_locally: bool = False
    chairmanship: str = ""
    least_meetings: Annotated[int, Field(ge=1, le=52)] | None = None
    least_with_patients: Annotated[int, Field(ge=0, le=12)] = 0
    counted_kinds: list[Annotated[MeetingKind, Field(strict=False)]] = sorted(USUALLY_COUNTED)
    prepares: PreparingTable | None = None
    advice: AdviceTable | None = None
    attendance: Annotated[AttendanceRule, Field(strict=False)]
    decision: Annotated[DecisionMode, Field(strict=False)]
    stand_in_word: Literal["stedfortræder", "suppleant"]
    counts_stand_ins: bool
    tool: Text | None = None
    secretariat: list[Key]
    leader: Key | None = None
    seats: list[SeatTable] = []
    steps: list[RowTable] = []


class BodyTable(Table):
    """What holds for one body only."""

    forum: Key
    cluster: Key | None = None
    chairs: list[Key] = []
    counts_stand_ins: bool | None = None
    steps: list[BodyRowTable] = []


class CaseFlowStepTable(Table):
    """A step of a case flow."""

    at_forum: Key
    name: Text
    carrier: Key
    days: Annotated[int, Field(ge=1, le=730)]
    in_clusters: Literal["foerste", "alle", "oevrige"] | None = None
    only_with_economy: bool = False
    is_optional: bool = False
    item_kind: Literal["til beslutning", "til drøftelse", "til orientering"] = "til drøftelse"


class CaseFlowTable(Table):
    """A case flow."""

    key: Key
    name: Text
    steps: Annotated[list[CaseFlowStepTable], Field(min_length=1)]


class ProfileTable(Table):
    """The whole file."""

    key: Key
    name: Text
    valid_from: date
    valid_to: date | None = None
    end_notice: str = ""
    phases: Annotated[list[Text], Field(min_length=1)]
    topics: list[Text] = []
    deadlines: HourTable
    reminding: RemindingTable
    planning: PlanningTable = PlanningTable()
    sectors: Annotated[list[SectorTable], Field(min_length=1)]
    municipalities: dict[Key, MunicipalityTable]
    clusters: list[ClusterTable] = []
    roles: Annotated[list[RoleTable], Field(min_length=1)]
    approvers: list[ApproverTable] = []
    origins: dict[Key, Text] = {}
    authorities: dict[Key, Text] = {}
    steps: Annotated[list[StepTable], Field(min_length=1)]
    fora: Annotated[list[ForumTable], Field(min_length=1)]
    bodies: list[BodyTable] = []
    case_flows: list[CaseFlowTable] = []
