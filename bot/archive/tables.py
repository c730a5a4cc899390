"""The tables of the archive that no feature hands out: meetings, cases, experiences and shared funds; made of facts."""

from collections.abc import Container, Iterable, Sequence
from datetime import datetime

from danish import writing
from domain.cases import Journey
from domain.experiences import Experience
from domain.funds import FundEntry
from domain.meetings import Meeting
from domain.organisation import Body, Profile
from domain.papers import Sheet
from handlers.case_text import place_name
from handlers.meeting_text import KINDS

_CLOSED = "Lukket punkt"


def meetings_table(meetings: Sequence[Meeting], body: Body, now: datetime) -> Sheet:
    """The meetings of a body, cancelled ones too."""
    rows = tuple(
        (
            one.day,
            writing.clock(one.starts),
            writing.clock(one.ends),
            "virtuelt" if one.is_virtual else one.location,
            KINDS.get(one.kind, "ordinært"),
            one.state.value,
        )
        for one in meetings
    )
    headings = ("Dag", "Begynder", "Slutter", "Sted", "Art", "Status")
    remark = f"{writing.count(len(rows), 'møde', 'møder')} pr. {writing.weekday_date(now)}."
    return Sheet(f"Møder: {body.name}", remark, body.name, now, headings, rows)


def cases_table(journeys: Iterable[Journey], profile: Profile, now: datetime) -> Sheet:
    """Each case with the places it came to, a row each."""
    rows = tuple(
        (
            one.case.id,
            one.case.title,
            one.flow.name,
            one.case.state.value,
            leg.step + 1,
            place_name(leg.place, profile),
            leg.entered_at.date(),
            leg.answered_at.date() if leg.answered_at else None,
            leg.answer.value if leg.answer else "",
            leg.reason,
        )
        for one in journeys
        for leg in one.legs
    )
    headings = ("Sag", "Titel", "Sagsflow", "Status", "Trin", "Sted", "Fra", "Besvaret", "Svar", "Begrundelse")
    return Sheet("Sager", f"Pr. {writing.weekday_date(now)}.", profile.name, now, headings, rows)


def experiences_table(shared: Iterable[Experience], profile: Profile, now: datetime) -> Sheet:
    """The experiences, a row each."""
    names = {cluster.key: cluster.name for cluster in profile.known_clusters}
    rows = tuple(
        (
            one.id,
            one.shared_at.date(),
            names.get(one.cluster, one.cluster),
            one.title,
            one.body,
            one.effect,
            one.requires,
            one.contact,
            ", ".join(one.topics),
        )
        for one in shared
    )
    headings = ("Nr.", "Delt", "Klynge", "Titel", "Tekst", "Effekt", "Det kræver", "Kontakt", "Emner")
    return Sheet("Erfaringer", f"Pr. {writing.weekday_date(now)}.", profile.name, now, headings, rows)


def funds_table(entries: Iterable[FundEntry], hidden: Container[int], profile: Profile, now: datetime) -> Sheet:
    """The entries of the clusters' shared funds, undone ones marked; what rests on a `hidden` decision isn't told."""
    clusters = {one.key: one.name for one in profile.known_clusters}
    parties = {one.key: one.full_name for one in profile.known_municipalities}
    rows = tuple(
        (
            clusters.get(one.cluster, one.cluster),
            one.number,
            one.year,
            writing.capitalised(one.kind.value),
            one.amount,
            parties.get(one.party, writing.capitalised(one.party)),
            _CLOSED if one.decision in hidden else one.effort,
            "fortrudt" if one.is_undone else "",
        )
        for one in entries
    )
    headings = ("Klynge", "Nr.", "År", "Art", "Kroner", "Part", "Formål", "Bemærkning")
    return Sheet("Fælles midler", f"Pr. {writing.weekday_date(now)}.", profile.name, now, headings, rows)
