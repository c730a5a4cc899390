"""`/tovholder årshjul`: a year of one cluster or of all as a picture, as a table and as files; it changes nothing."""

import re

from danish.folding import fold
from domain.organisation import Cluster, Profile
from domain.ports import Repositories
from domain.year_wheel import days_asked_for, year_wheel
from handlers.clusters import implied_cluster, refuse_other_area, take_cluster
from handlers.loading import load_here, load_insider
from handlers.outcomes import File, Outcome, Reply
from handlers.registry import Services
from handlers.requests import Typed
from handlers.tovholder import year_text
from handlers.tovholder.words import refuse_left_over

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def wheel(repositories: Repositories, services: Services, request: Typed, typed: str) -> Outcome:
    """The year that was typed, else this one; of the cluster typed, else the channel's or the person's, else of all."""
    context, profile = request.context, services.profile
    actor = load_insider(repositories, context)
    found = _YEAR.search(typed)
    year = int(found[0]) if found else context.now.year
    what, is_all, rest = _taken_apart(_YEAR.sub(" ", typed, count=1))
    cluster = _cluster(rest, profile)
    if cluster is None and not is_all:
        cluster = implied_cluster(profile, load_here(repositories, context), actor)
    planned = year_wheel(
        profile, cluster, year, repositories.meetings.between(*days_asked_for(year)), context.now.date()
    )
    picture = year_text.picture_of(planned, profile, context.now)
    if what == year_text.TABLE:
        return Reply(year_text.table_card(picture, profile))
    if what == year_text.PRINT:
        names = (f"{picture.file_name}.svg", f"{picture.file_name}.png")
        return File(year_text.sent_card(picture), names, picture)
    if what == year_text.SHEET:
        names = (f"{picture.file_name}.xlsx", f"{picture.file_name}.csv")
        return File(year_text.sheet_card(picture), names, year_text.sheet_of(picture, profile, context.now))
    return Reply(year_text.wheel_card(picture, profile, context.now))


def _taken_apart(typed: str) -> tuple[str, bool, str]:
    """In which shape it is asked for ("" for the picture), whether for all clusters, and the words that remain."""
    shapes = (year_text.TABLE, year_text.PRINT, year_text.SHEET)
    words = typed.split()
    what = next((word for word in map(fold, words) if word in shapes), "")
    rest = [word for word in words if fold(word) not in (*shapes, year_text.ALL, "klynger")]
    return what, any(fold(word) == year_text.ALL for word in words), " ".join(rest)


def _cluster(typed: str, profile: Profile) -> Cluster | None:
    cluster, rest = take_cluster(typed, profile)
    if cluster is None:
        refuse_other_area(rest, profile)
    refuse_left_over(rest)
    return cluster
