"""Opens the case that was typed, or asks for what is missing of it."""

from domain.agenda import LONGEST_TITLE
from domain.case_access import require_member
from domain.case_errors import CaseNeedsCluster
from domain.case_ways import first_cluster_tries
from domain.organisation import Profile
from handlers.desk import Desk
from handlers.outcomes import OpenForm, Outcome, Reply
from handlers.refusals import Answered, unsaved
from handlers.retry import command_button
from handlers.sagsflow import acts, form
from handlers.sagsflow.told import opened
from handlers.sagsflow.words import COMMAND, Reading
from handlers.typed_text import says_something
from handlers.ui import Actions


def open_typed(desk: Desk, reading: Reading) -> Outcome:
    """Opens a case by its title, or by the experience it spreads; without either, the form with what was given."""
    profile = desk.profile
    require_member(desk.actor, profile)
    cluster = reading.cluster or desk.cluster_here()
    title, flow = reading.said, reading.flow
    if reading.experience is not None:
        experience = acts.known_experience(desk.repositories, reading.experience)
        title = title if says_something(title) else experience.title
        cluster = reading.cluster or next((one for one in profile.clusters if one.key == experience.cluster), None)
        flow = flow or next((one for one in profile.case_flows if first_cluster_tries(one, profile)), None)
    if not says_something(title) or flow is None:
        known = form.Known(
            title[:LONGEST_TITLE],
            flow.key if flow else "",
            cluster.key if cluster else "",
            reading.target_days,
            reading.is_closed,
            reading.experience,
        )
        to_spread = desk.repositories.experiences.latest(form.MOST_EXPERIENCES + 1)
        return OpenForm(form.new_form(profile, known, to_spread))
    if len(title) > LONGEST_TITLE:
        raise Answered(f"Titlen er for lang: {len(title)} tegn.", unsaved(f"Skriv højst {LONGEST_TITLE}."))
    if reading.target_days is not None and not 1 <= reading.target_days <= form.MOST_DAYS:
        raise Answered(f"Målet skal være fra 1 til {form.MOST_DAYS} dage.", unsaved())
    begins_in_cluster = first_cluster_tries(flow, profile)
    wanted = acts.Wanted(
        title,
        flow,
        cluster.key if cluster and begins_in_cluster else "",
        reading.is_closed,
        reading.target_days,
        reading.experience,
    )
    try:
        return Reply(opened(acts.open_new(desk, wanted)))
    except CaseNeedsCluster:
        raise _ask_cluster(profile, wanted) from None


def _ask_cluster(profile: Profile, wanted: acts.Wanted) -> Answered:
    typed = f"ny “{wanted.title}” {wanted.flow.key}"
    typed += f" mål {wanted.target_days}" if wanted.target_days else ""
    typed += " lukket" if wanted.is_closed else ""
    buttons = tuple(command_button(one.name, COMMAND, f"{typed} {one.key}") for one in profile.clusters)
    return Answered(
        "Hvilken klynge begynder sagen i?",
        unsaved(f"{wanted.flow.name} begynder i en klynge. Vælg den, eller skriv den i kommandoen."),
        Actions(buttons),
    )
