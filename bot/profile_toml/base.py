"""What the tables of a profile's file have in common: their fields' names and kinds; no table stands here.

Attributes are English, the file's fields Danish: `_FIELDS` is the dictionary between them. Field names not listed
there are the same in both.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_FIELDS = {
    "key": "noegle", "name": "navn", "definite": "bestemt",
    "valid_from": "gyldig_fra", "valid_to": "gyldig_til", "end_notice": "ophoer",
    "phases": "faser", "topics": "emner", "deadlines": "frister", "reminding": "paamindelser", "sectors": "sektor",
    "municipalities": "kommuner", "clusters": "klynge", "roles": "rolle", "approvers": "godkender",
    "origins": "oprindelser", "authorities": "myndigheder", "steps": "trin", "fora": "forum", "bodies": "organ",
    "case_flows": "sagsflow", "at": "klokken", "days_ahead": "hverdage_foer",
    "week_closes_at": "ugens_erfaringer", "day_after": "dagen_efter", "digest_at": "overblik", "opens": "tidligst",
    "closes": "senest", "full_name": "fulde_navn",
    "aliases": "alias", "hospital": "sygehus", "hospital_aliases": "sygehus_alias", "only_in": "kun_i",
    "name_in_cluster": "navn_i_klynge", "acts": "handler", "is_same_person": "samme_person", "is_municipal": "kommunal",
    "is_regional": "regional", "where": "stedet",
    "chairs": "formaend", "is_told": "faar_besked",
    "number": "nr", "task": "opgave", "phase": "fase", "uses_tool": "bruger_system",
    "only_on_corrections": "kun_ved_rettelser", "is_done_by_date": "klaret_med_datoen",
    "is_needed_virtually": "noedvendig_virtuelt", "part": "del", "offset": "hverdage", "at_start": "ved_start",
    "all_of": "alle", "one_of": "mindst_en_af", "step_approvers": "godkendere", "body_name": "organ",
    "is_per_cluster": "per_klynge", "is_decided_locally": "fastlaegges_lokalt", "chairmanship": "formandskab",
    "least_meetings": "mindst_moeder", "attendance": "fremmoede",
    "decision": "beslutning", "stand_in_word": "stedfortraeder", "counts_stand_ins": "stedfortraeder_taeller",
    "tool": "system", "secretariat": "sekretariat", "leader": "leder", "seats": "pladser", "sector": "sektor",
    "is_chair": "formand", "each": "for_hver", "cluster": "klynge", "at_forum": "hos", "carrier": "baerer",
    "days": "dage", "in_clusters": "klynger", "person": "person", "not_needed_for": "unoedvendig_ved",
    "least_with_patients": "mindst_med_patienter", "prepares": "forbereder", "advice": "anbefalet",
    "periods": "perioder", "sentence": "saetning", "start": "fra", "end": "til",
    "planning": "planlaegning", "usual_minutes": "moede_minutter", "seminar_begins": "seminar_fra",
    "seminar_ends": "seminar_til", "most_proposals": "forslag_hoejst", "weeks": "uger", "months": "maaneder",
    "is_easter_week": "paaskeugen", "lacking_from_month": "aarsplan_fra_maaned",
    "counted_kinds": "taeller_med",
    "only_with_economy": "kun_ved_oekonomi", "is_optional": "valgfrit", "item_kind": "punkt",
}  # fmt: skip

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Text = Annotated[str, Field(min_length=1)]
DAY_OF_YEAR = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
DayOfYear = Annotated[str, Field(pattern=DAY_OF_YEAR)]
SeatKey = Annotated[str, Field(pattern=r"^[a-z0-9_-]*(\{(kommune|klynge)\})?[a-z0-9_-]*$", min_length=1)]


class Table(BaseModel):
    """A table of the file: nothing beyond its fields, and no value taken for another kind."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, alias_generator=lambda name: _FIELDS.get(name, name)
    )
