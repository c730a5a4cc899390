"""What is reminded of beside tasks and items: approvals that are missing, how many eat; and what all of it costs."""

from dataclasses import replace

import pytest

from bot.outgoing.reminders import issue_reminders
from danish.zone import copenhagen
from domain.organisation import Profile
from domain.people import Person
from domain.reminders import Cause, What
from handlers.opgaver.feature import REMINDER
from handlers.opgaver.head_count import HEAD_COUNT
from tests.storage.test_queries import counting
from tests.support.office import Office, Told, button_of, said

MEETING = "politisk fyn onsdag den 9. december 2026 kl. 15-17"
PROFESSIONAL = "fagligt fyn onsdag den 9. december 2026 kl. 9-11"
APPROVAL_AHEAD = copenhagen(2026, 11, 25, 9)
COUNT_DUE = copenhagen(2026, 12, 4, 9)


async def told(office: Office, kind: str) -> list[Told]:
    """The reminders of that kind that are sent now."""
    return [one for one in await office.reminded() if one.message.kind == kind]


class TestApprovals:
    async def test_the_owners_hear_whose_approval_is_missing(self, office: Office, region: Person) -> None:
        """Two working days before its deadline; a politician who chairs hears nothing."""
        await office.seated("Formanden", "politisk/fyn", "regionsraadsformanden")
        await office.types(region, "/dagsorden godkend for regionsrådsformanden politisk fyn 9/12")
        office.now = APPROVAL_AHEAD
        approvals = [one for one in await told(office, REMINDER) if "Godkendelse" in one.words]
        assert [one.message.recipient for one in approvals] == [region.id]
        words = approvals[0].words
        assert (
            "Mangler godkendelse fra: regionens administrative formand, kommunernes administrative formand og" in words
        )
        assert "regionsrådsformanden" not in words

    async def test_a_chair_in_the_chat_is_asked_until_they_have_approved(self, office: Office, region: Person) -> None:
        """Where the profile says that such chairs are told: an administrative chair who sits in the body."""
        profile = _with_seated_chair(office)
        office.services = replace(office.services, profile=profile, shipped=profile)
        await office.give_role(region, "somatik", "fyn")
        await office.types(region, f"/moede opret {PROFESSIONAL}")
        chair = await office.seated("Direktøren", "fagligt/fyn", "formand_region")
        office.now = APPROVAL_AHEAD
        [asked] = [one for one in await told(office, REMINDER) if one.message.recipient == chair.id]
        assert "Din godkendelse af dagsordenen" in asked.words
        answer = said(await office.presses(chair, button_of(asked.card, "Godkend dagsordenen")))
        assert "godkendt" in answer.casefold()
        office.now = copenhagen(2026, 11, 27, 9)
        assert chair.id not in [one.message.recipient for one in await told(office, REMINDER)]

    async def test_a_chair_of_the_professional_level_hears_of_the_political_agenda_too(
        self, office: Office, region: Person
    ) -> None:
        """By the seat that is a chair's, as when corrections void approvals; other members hear nothing."""
        sits = office.profile.body("fagligt/fyn")
        known = replace(sits, seats=(replace(sits.seats[0], is_chair=True), *sits.seats[1:]))
        bodies = tuple(known if one == sits else one for one in office.profile.bodies)
        profile = replace(office.profile, bodies=bodies)
        office.services = replace(office.services, profile=profile, shipped=profile)
        chair = await office.seated("Direktøren", sits.key, sits.seats[0].key)
        member = await office.seated("Medlemmet", sits.key, sits.seats[1].key)
        office.now = APPROVAL_AHEAD
        asked = {one.message.recipient: one.words for one in await told(office, REMINDER)}
        assert "odkendelse" in asked[chair.id]
        assert member.id not in asked


class TestHeadCount:
    async def test_the_caterers_are_told_how_many_eat(self, office: Office, region: Person) -> None:
        """Three working days before, at nine, counts and never names, with what was reported until then; once."""
        caterer = await office.with_role("Kamma", "somatik", "fyn")
        await office.types(region, "/afbud politisk fyn 9/12 borgmester nyborg")
        await office.types(region, "/afbud gæst 3 politisk fyn 9/12")
        office.now = COUNT_DUE
        [count] = await told(office, HEAD_COUNT)
        assert count.message.recipient == caterer.id
        assert count.words.startswith("Forplejning: 19 – Politisk niveau, Fyn")
        assert "Nyborg" not in count.words
        assert "Medlemmer 14, stedfortrædere og suppleanter 0, sekretariat 2, gæster og oplægsholdere 3." in count.words
        done = await office.presses(caterer, button_of(count.card, "Udført"))
        assert said(done).startswith("Bekræftet: Forplejning")
        office.now = copenhagen(2026, 12, 4, 12)
        assert await told(office, HEAD_COUNT) == []

    async def test_the_channel_is_told_where_nobody_caters(self, office: Office, region: Person) -> None:
        """The secretariat's channel gets it, also when the meeting was moved; a virtual meeting has none."""
        place = await office.channel("C9", "fyn")
        await office.types(region, "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17 virtuelt")
        await office.types(region, "/moede flyt politisk fyn 9/12 til 10/12 kl. 15-17")
        office.now = COUNT_DUE
        assert await told(office, HEAD_COUNT) == []
        office.now = copenhagen(2026, 12, 7, 9)
        assert [one.message.recipient for one in await told(office, HEAD_COUNT)] == [place]
        office.now = copenhagen(2026, 12, 11, 9)
        assert await told(office, HEAD_COUNT) == []


@pytest.mark.parametrize("meetings", [3, 5])
async def test_issuing_costs_the_same_however_much_is_due(office: Office, meetings: int) -> None:
    """Tasks, items and head counts of many meetings take as many statements as those of one."""
    region = await office.with_role("Rikke", "regionshus", "fyn")
    for day in range(7, 7 + meetings):
        await office.types(region, f"/moede opret politisk fyn {day}/12 2026 kl. 15-17")
        await office.types(region, f'/dagsorden punkt "Punkt {day}" politisk fyn {day}/12')
    now = copenhagen(2026, 12, 16, 9)
    with counting(office.work) as statements:
        number = await office.work.run(lambda r: issue_reminders(r, profile=office.profile, now=now, limit=500))
    assert number >= 20 * meetings
    assert len(statements) == 18


async def test_a_move_keeps_what_somebody_asked_for(office: Office, region: Person) -> None:
    """A reminder that was put off stays where it was put, and everything else is planned anew."""
    await office.types(region, "/opgaver påmind 5 den 1/11 kl. 10")
    await office.types(region, "/moede flyt politisk fyn 9/12 til 16/12 kl. 15-17")
    found = await office.work.read(lambda r: r.reminders.of(Cause(What.TASK, 5)))
    assert copenhagen(2026, 11, 1, 10) in [one.due for one in found if one.state == "planlagt"]


def _with_seated_chair(office: Office) -> Profile:
    """The organisation with a seat that bears the key of the region's administrative chair."""
    bodies = [
        replace(body, seats=(*body.seats, replace(body.seats[0], key="formand_region", label="Formand, region")))
        if body.key == "fagligt/fyn"
        else body
        for body in office.profile.bodies
    ]
    return replace(office.profile, bodies=tuple(bodies))
