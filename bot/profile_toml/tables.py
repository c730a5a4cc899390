"""The shape of a profile's file, table by table; whether its keys fit together is asked in `checks`.

Attributes are English, the file's fields Danish: `_FIELDS` is the dictionary between them. Field names not listed
there are the same in both.
"""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.organisation import AttendanceRule, DecisionMode

_FIELDS = {
    "key": "noegle", "name": "navn", "definite": "bestemt",
    "valid_from": "gyldig_fra", "valid_to": "gyldig_til", "end_notice": "ophoer",
    "phases": "faser", "topics": "emner", "deadlines": "frister", "reminding": "paamindelser", "sectors": "sektor",
    "municipalities": "kommuner", "clusters": "klynge", "roles": "rolle", "approvers": "godkender",
    "origins": "oprindelser", "authorities": "myndigheder", "steps": "trin", "fora": "forum", "bodies": "organ",
    "case_flows": "sagsflow", "at": "klokken", "days_ahead": "hverdage_foer", "full_name": "fulde_navn",
    "aliases": "alias", "hospital": "sygehus", "hospital_aliases": "sygehus_alias", "only_in": "kun_i",
    "name_in_cluster": "navn_i_klynge", "acts": "handler", "is_same_person": "samme_person", "is_municipal": "kommunal",
    "chairs": "formaend",
    "number": "nr", "task": "opgave", "phase": "fase", "uses_tool": "bruger_system",
    "only_on_corrections": "kun_ved_rettelser", "is_done_by_date": "klaret_med_datoen",
    "is_needed_virtually": "noedvendig_virtuelt", "part": "del", "offset": "hverdage", "at_start": "ved_start",
    "all_of": "alle", "one_of": "mindst_en_af", "step_approvers": "godkendere", "body_name": "organ",
    "is_per_cluster": "per_klynge", "is_decided_locally": "fastlaegges_lokalt", "chairmanship": "formandskab",
    "least_meetings": "mindst_moeder", "meetings_note": "moeder_bemaerkning", "attendance": "fremmoede",
    "decision": "beslutning", "stand_in_word": "stedfortraeder", "counts_stand_ins": "stedfortraeder_taeller",
    "tool": "system", "secretariat": "sekretariat", "leader": "leder", "seats": "pladser", "sector": "sektor",
    "is_chair": "formand", "each": "for_hver", "cluster": "klynge", "at_forum": "hos", "carrier": "baerer",
    "days": "dage", "in_clusters": "klynger", "only_with_economy": "kun_ved_oekonomi", "is_optional": "valgfrit",
}  # fmt: skip

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Text = Annotated[str, Field(min_length=1)]
SeatKey = Annotated[str, Field(pattern=r"^[a-z0-9_-]*(\{(kommune|klynge)\})?[a-z0-9_-]*$", min_length=1)]


class Table(BaseModel):
    """A table of the file: nothing beyond its fields, and no value taken for another kind."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, alias_generator=lambda name: _FIELDS.get(name, name)
    )


class HourTable(Table):
    """The hour at which deadlines end."""

    at: time


class RemindingTable(Table):
    """When reminders come."""

    at: time
    days_ahead: Annotated[int, Field(ge=1, le=30)]


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
    """A cluster. `only_in` maps a kommune to the fora it takes part in, where it doesn't in all."""

    key: Key
    name: Text
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
    meetings_note: str = ""
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
