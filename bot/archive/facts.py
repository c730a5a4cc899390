"""What the archive holds as JSON, for other programs: Danish keys, no name of anybody; no file is written here.

Times are local, with their distance to UTC. Keys are those of the organisation's profile, numbers those that people
know.
"""

from collections.abc import Iterable
from typing import Any

from domain.agenda import Numbered
from domain.cases import Journey
from domain.decisions import AuthorityApproval, Decision
from domain.experiences import Experience
from handlers.dagsorden.paper import Contents

Facts = dict[str, Any]


def meeting_facts(known: Contents, *, is_closed: bool) -> Facts:
    """A meeting with its agenda and decisions; of a closed item only its number, unless `is_closed`."""
    meeting, body = known.place
    numbered, standing = known.items, known.taken.decisions if known.taken else ()
    given = list(known.taken.approvals) if known.taken else []
    numbers = {one.item.id: one.number for one in numbered}
    return {
        "nummer": meeting.id,
        "forum": body.key,
        "forumnavn": body.name,
        "begynder": meeting.starts.isoformat(),
        "slutter": meeting.ends.isoformat(),
        "sted": meeting.location,
        "virtuelt": meeting.is_virtual,
        "art": meeting.kind.value,
        "status": meeting.state.value,
        "punkter": [_item(one, is_closed=is_closed) for one in numbered],
        "beslutninger": [_decision(one, numbers, given, is_closed=is_closed) for one in standing],
    }


def case_facts(journey: Journey) -> Facts:
    """A case with all places it has come to."""
    case = journey.case
    return {
        "nummer": case.id,
        "titel": case.title,
        "sagsflow": case.flow,
        "klynge": case.cluster,
        "begyndt": case.opened_at.isoformat(),
        "status": case.state.value,
        "sluttet": case.ended_at.isoformat() if case.ended_at else None,
        "begrundelse": case.reason,
        "lukket": case.is_closed,
        "erfaring": case.experience,
        "steder": [
            {
                "trin": leg.step + 1,
                "sted": leg.place,
                "fra": leg.entered_at.isoformat(),
                "svar": leg.answer.value if leg.answer else None,
                "besvaret": leg.answered_at.isoformat() if leg.answered_at else None,
                "begrundelse": leg.reason,
            }
            for leg in journey.legs
        ],
    }


def experience_facts(one: Experience, trying: Iterable[str]) -> Facts:
    """An experience, with the clusters that try it as well."""
    return {
        "nummer": one.id,
        "titel": one.title,
        "klynge": one.cluster,
        "delt": one.shared_at.isoformat(),
        "tekst": one.body,
        "effekt": one.effect,
        "kraever": one.requires,
        "kontakt": one.contact,
        "emner": list(one.topics),
        "proeves_i": list(trying),
    }


def _item(one: Numbered, *, is_closed: bool) -> Facts:
    item = one.item
    if item.is_closed and not is_closed:
        return {"nummer": one.number, "lukket": True}
    return {
        "nummer": one.number,
        "lukket": item.is_closed,
        "hjemmel": item.legal_basis,
        "titel": item.title,
        "type": item.kind.value,
        "sagen_kommer_fra": item.origin,
        "sagsnr": item.case_number,
        "sag": item.from_case,
        "oekonomi": item.economy.value,
        "kommuner": list(item.municipalities),
        "resume": item.summary,
        "sagsfremstilling": item.presentation,
        "indstilling": item.recommendation,
        "inddragelse": item.patient_involvement,
        "bilag": [{"navn": annex.name, "link": annex.link} for annex in item.annexes],
        "status": item.state.value,
    }


def _decision(one: Decision, numbers: dict[int, int], approvals: list[AuthorityApproval], *, is_closed: bool) -> Facts:
    known: Facts = {"nummer": one.number, "punkt": numbers.get(one.item)}
    if one.is_closed_item and not is_closed:
        return known | {"lukket": True}
    return known | {
        "lukket": one.is_closed_item,
        "form": one.form.value,
        "tekst": one.text,
        "bemaerkninger": one.remarks,
        "ansvarlig": one.forum or one.role,
        "frist": one.deadline.isoformat() if one.deadline else None,
        "status": one.state.value,
        "givet_videre_til": one.receiver,
        "skal_godkendes_af": list(one.authorities),
        "godkendt_af": [
            {"myndighed": given.authority, "dag": given.at.date().isoformat(), "henvisning": given.reference}
            for given in approvals
            if given.decision == one.id
        ],
    }
