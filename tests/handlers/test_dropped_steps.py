"""Open tasks of steps that the organisation's file has no more: they are left out, and nothing fails over them."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
import vobject

from danish.zone import copenhagen
from documents.files import written
from domain.asking_again import ASKED_AGAIN
from domain.messages import Message
from domain.people import Person
from domain.rows import Row
from domain.succession import in_succession
from handlers.outcomes import File
from tests.support.council import council_profile
from tests.support.office import Office, said

BODY, MEETING = "politisk/sydvestjylland", "politisk sydvestjylland 8/12"
QUALITY, GENERATION = 5, 6
ROWS = (QUALITY, Row.ITEMS, Row.APPROVAL, Row.GENERATION_ANEW)


def drop(office: Office, rows: Collection[int]) -> None:
    """Loads the organisation without these rows of the body's forum, while its tasks stand open."""
    profile = office.profile
    forum = profile.body(BODY).forum
    left = replace(forum, steps=tuple(one for one in forum.steps if one.number not in rows))
    known = replace(
        profile,
        fora=tuple(left if one.key == forum.key else one for one in profile.fora),
        bodies=tuple(replace(one, forum=left) if one.forum == forum else one for one in profile.bodies),
    )
    office.services = replace(office.services, profile=known, shipped=known)


async def a_planner(office: Office) -> Person:
    """A planner with a meeting."""
    planner = await office.with_role("Rikke", "regionshus", "sydvestjylland")
    await office.types(planner, "/moede opret politisk sydvestjylland tirsdag den 8. december 2026 kl. 15-17")
    return planner


@pytest.fixture
async def planner(office: Office) -> Person:
    """A planner with a meeting."""
    return await a_planner(office)


@pytest.fixture
async def region(office: Office, planner: Person) -> Person:
    """A planner who took all tasks of a meeting, of which some rows were dropped since."""
    await office.types(planner, f'/dagsorden punkt "Akutteam" til beslutning fra region {MEETING}')
    await office.work.run(
        lambda store: store.tasks.save([replace(one, taker=planner.id) for one in store.tasks.of_meeting(1)])
    )
    drop(office, ROWS)
    return planner


async def test_the_digest_tells_of_the_others(office: Office, region: Person) -> None:
    """Of what stands in the digest, the tasks of dropped steps are left out."""
    office.now = copenhagen(2026, 11, 17, 8, 30)
    message = Message("opgaver.overblik", region.id, {"dag": office.now.date().isoformat()}, office.now, "T1")
    await office.work.run(lambda store: store.outbox.post([message]))
    [told] = [one for one in await office.delivers() if one.message.kind == message.kind]
    assert "Generering" in told.words
    assert "Kvalitetssikring" not in told.words


@pytest.mark.parametrize("which", ["mine", "frister"])
async def test_the_calendar_has_the_others(office: Office, region: Person, which: str) -> None:
    """One's own, whose tasks one took, and that of a role."""
    answer = await office.types(region, f"/moede kalender fil {which}")
    assert isinstance(answer, File), said(answer)
    calendar = str(vobject.readOne(written(answer.content, answer.names[0]).decode()))
    assert "Frist: Generering" in calendar
    assert "Kvalitetssikring" not in calendar


async def test_the_card_of_a_moved_meeting_lists_the_others(office: Office, region: Person) -> None:
    """The meeting moves, and its other steps get their new deadlines."""
    answer = said(await office.types(region, f"/moede flyt {MEETING} til 9/12 kl. 15-17"))
    assert answer.startswith("Mødet er flyttet")
    assert "6. Generering" in answer
    assert "Kvalitetssikring" not in answer


async def test_an_agenda_goes_out_without_the_approval_that_is_asked_for_no_more(
    office: Office, region: Person
) -> None:
    """What happened to the agenda is shown too."""
    for line in ("genereret", "udsendt"):
        answer = said(await office.types(region, f"/dagsorden {line} {MEETING}"))
        assert answer.startswith(("Udført", "Bekræftet")), answer
    assert "Generering" in said(await office.types(region, f"/dagsorden log {MEETING}"))


@pytest.mark.parametrize(
    "typed", ["godkend", "rettelser", "fortryd rettelser", "trin 5 udført", "trin 5 ikke nødvendig", "fortryd trin 5"]
)
async def test_a_dropped_step_that_is_named_is_refused_in_words(office: Office, region: Person, typed: str) -> None:
    """Nothing is saved, as by the task's buttons."""
    before = office.rows()
    answer = said(await office.types(region, f"/dagsorden {typed} {MEETING}"))
    assert answer.startswith("Politisk niveau, Sydvestjylland har ikke længere trin"), answer
    assert office.rows() == before


async def test_no_approval_waits_for_corrections_whose_step_is_gone(office: Office, planner: Person) -> None:
    """They were noted while the agenda was still to be generated anew after them."""
    await office.types(planner, f"/dagsorden rettelser {MEETING}")
    drop(office, [Row.GENERATION_ANEW])
    answer = said(await office.types(planner, f"/dagsorden godkend for regionsrådsformanden {MEETING}"))
    assert answer.startswith("Godkendelse registreret"), answer


async def test_corrections_need_no_step_of_approval(office: Office) -> None:
    """A forum may have none: then only the step of generating anew is opened."""
    drop(office, [Row.APPROVAL])
    planner = await a_planner(office)
    answer = said(await office.types(planner, f"/dagsorden rettelser {MEETING}"))
    assert answer.startswith("Noteret: Der er rettelser til dagsordenen"), answer
    answer = said(await office.types(planner, f"/dagsorden fortryd rettelser {MEETING}"))
    assert answer.startswith("Fortrudt: Rettelserne til dagsordenen"), answer


async def test_approvals_are_asked_for_again_where_no_step_is_of_sending(office: Office) -> None:
    """The other owner of the step hears of the corrections."""
    drop(office, [Row.SENDING])
    planner = await a_planner(office)
    other = await office.with_role("Karen", "kommune", "sydvestjylland")
    for line in ("genereret", "godkend for regionsrådsformanden", "rettelser"):
        await office.types(planner, f"/dagsorden {line} {MEETING}")
    told = [one.message.kind for one in await office.delivers() if one.message.recipient == other.id]
    assert ASKED_AGAIN in told


async def test_what_a_body_leaves_open_lists_and_counts_the_others(
    office: Office, region: Person, tmp_path: Path
) -> None:
    """Where the organisation ends and others take over."""
    following = in_succession([office.profile, council_profile(tmp_path)])
    office.services = replace(office.services, profile=following, shipped=following)
    line = "/tovholder overdragelse vis politisk sydvestjylland"
    answer = said(await office.types(region, line, is_administrator=True))
    assert "Generering" in answer
    assert "Kvalitetssikring" not in answer
    assert "Opgaver (10)" in answer
    overview = said(await office.types(region, "/tovholder overdragelse", is_administrator=True))
    assert "Politisk niveau, Sydvestjylland: 10 opgaver. " in overview
