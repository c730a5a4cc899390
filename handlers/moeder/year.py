"""Shows the year's meetings of one body or several, and what each year lacks; it changes nothing."""

import re
from collections.abc import Sequence
from datetime import date

from danish import writing
from danish.names import fold
from domain.cadence import CadenceRemark, cadence, counted, preparing_body, unprepared, urgent_cadence
from domain.meeting_remarks import MeetingRemark
from domain.meetings import Meeting
from domain.messages import Message
from domain.organisation import Body, Cluster, Forum, Profile
from domain.ports import Repositories
from domain.succession import is_over_in
from handlers.clusters import implied_cluster, take_cluster, take_forum
from handlers.loading import load_here, load_insider
from handlers.meeting_text import KINDS
from handlers.moeder.remark_text import remark_text
from handlers.moeder.words import SMALL, Act, refuse_unknown
from handlers.outcomes import Outcome, Reply
from handlers.requests import Context
from handlers.ui import Block, Bold, Card, Inline, Text, text

LACKING = "moeder.aarsplan"
_URGENT = "Året er snart gået, og der mangler møder."
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_RELATIVE = re.compile(r"(?<!\w)(næste|kommende|dette|i|sidste|forrige)\s+år(?!\w)", re.IGNORECASE)
_AWAY = {"naeste": 1, "kommende": 1, "sidste": -1, "forrige": -1}
_ALL = "alle"
_BESIDES = SMALL | {"", _ALL, "klynger", "aar", "aaret", "aarets", "hele"}
"""What may stand beside the year, the forum and the cluster, and says no more."""


def shown(repositories: Repositories, profile: Profile, context: Context, typed: str) -> Outcome:
    """The year's plan: of the forum and cluster typed, else of the channel's or person's cluster, else of all."""
    actor = load_insider(repositories, context)
    year, rest = _year(typed, context.now.year)
    forum, rest = take_forum(rest, profile)
    cluster, rest = take_cluster(rest, profile) if forum is None or forum.is_per_cluster else (None, rest)
    words = rest.split()
    if left := [word for word in words if fold(word) not in _BESIDES]:
        raise refuse_unknown(f"{Act.YEAR.value} {typed}", " ".join(left))
    is_of_all = any(fold(word) == _ALL for word in words)
    if cluster is None and not is_of_all and (forum is None or forum.is_per_cluster):
        cluster = implied_cluster(profile, load_here(repositories, context), actor)
    bodies = [body for body in profile.bodies if _is_meant(body, forum, cluster)]
    meetings = list(repositories.meetings.between(date(year - 1, 1, 1), date(year, 12, 31)))
    return Reply(_card(bodies, meetings, profile, year, context.now.date()))


def _year(typed: str, this_year: int) -> tuple[int, str]:
    """The year that is named, this one where none is, and the other words."""
    if found := _YEAR.search(typed):
        return int(found[0]), f"{typed[: found.start()]} {typed[found.end() :]}"
    if found := _RELATIVE.search(typed):
        return this_year + _AWAY.get(fold(found[1]), 0), f"{typed[: found.start()]} {typed[found.end() :]}"
    return this_year, typed


def lacking_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The warning that a body's year is nearly over and lacks meetings; nothing once it has them."""
    body, year = profile.body(str(message.subject["body"])), int(message.subject["year"])
    meetings = list(repositories.meetings.between(date(year, 1, 1), date(year, 12, 31)))
    if not cadence(body, _of(body, meetings), year):
        return None
    hint = text("Find en dato med `/moede find`, eller opret mødet med `/moede opret`.")
    return Card(f"{_URGENT[:-1]}: {body.name}", (_paragraph(body, meetings, profile, year), hint))


def _is_meant(body: Body, forum: Forum | None, cluster: Cluster | None) -> bool:
    if forum is not None and body.forum.key != forum.key:
        return False
    if cluster is not None:
        return body.cluster is not None and body.cluster.key == cluster.key
    return bool(body.seats)


def _card(bodies: Sequence[Body], meetings: Sequence[Meeting], profile: Profile, year: int, today: date) -> Card:
    from_month = profile.reminding.lacking_from_month
    is_urgent = year == today.year and any(
        urgent_cadence(body, _of(body, meetings), today, from_month) for body in bodies
    )
    if is_over_in(profile, year):
        return Card(f"Årsplan {year}", (text(f"Bemærk: {profile.end_notice}."),))
    blocks: list[Block] = [text(_URGENT)] if is_urgent else []
    known = [body for body in bodies if body.forum.least_meetings or _in_year(body, meetings, year)]
    blocks += [_paragraph(body, meetings, profile, year) for body in known]
    return Card(f"Årsplan {year}", tuple(blocks) or (text("Der er ingen møder at vise."),))


def _paragraph(body: Body, meetings: Sequence[Meeting], profile: Profile, year: int) -> Text:
    own = _of(body, meetings)
    least = body.forum.least_meetings
    count = writing.count(len(counted(body.forum, own, year)), "møde", "møder")
    parts: list[Inline] = [Bold(body.name), f": {count} (mindst {least})" if least else f": {count}"]
    for one in _in_year(body, meetings, year):
        kind = f" ({KINDS[one.kind]})" if one.kind in KINDS else ""
        parts.append(f"\n• {writing.span(one.starts, one.ends)}{kind}")
    remarks: list[MeetingRemark | CadenceRemark] = [
        *cadence(body, own, year),
        *_unprepared(body, meetings, profile, year),
    ]
    return Text((*parts, *(f"\n{remark_text(one, profile)}" for one in remarks)))


def _unprepared(body: Body, meetings: Sequence[Meeting], profile: Profile, year: int) -> list[MeetingRemark]:
    preparer = preparing_body(profile, body)
    if preparer is None:
        return []
    lacking = unprepared(preparer, _of(body, meetings), _of(preparer, meetings))
    return [one for one in lacking if one.meeting.day.year == year]


def _of(body: Body, meetings: Sequence[Meeting]) -> list[Meeting]:
    return [one for one in meetings if one.body == body.key]


def _in_year(body: Body, meetings: Sequence[Meeting], year: int) -> list[Meeting]:
    return [one for one in _of(body, meetings) if one.day.year == year]
