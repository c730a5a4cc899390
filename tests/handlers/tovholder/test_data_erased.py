"""`/tovholder mine data`: what is kept of oneself is erased, and the rest has no name any more."""

from bot.outgoing.reminders import issue_reminders
from danish.zone import copenhagen
from handlers.outcomes import Farewell
from tests.support.kept_data import (
    AT,
    FORMER,
    HIDDEN,
    asked_in,
    erases,
    names,
    secretariat,
)
from tests.support.office import Office, button_of, form_of, said


async def test_erasing_says_first_what_goes_and_what_stays(office: Office) -> None:
    """The question names what goes, what is freed, what stays without the name, and the meetings that wait."""
    rikke, _ = await secretariat(office)
    await office.types(rikke, "/opgaver tag 5")
    shown = await office.types(rikke, "/tovholder mine data")
    before = office.rows()
    form = form_of(await office.presses(rikke, button_of(shown, "Slet mine data")))
    words = asked_in(form)
    assert "Du er den eneste med rollen: Regionshuset" in words
    assert "Slettes: 1 rolle og 1 sæt indstillinger." in words
    assert "Bliver uden ansvarlig: 1 opgave, der er taget." in words
    assert "1 delt erfaring" in words
    assert FORMER in words
    assert "Venter på journalisering: " in words
    assert "• Politisk niveau, Fyn · onsdag den 9. december 2026" in words
    assert office.rows() == before


async def test_what_was_erased_is_gone_and_the_rest_has_no_name(office: Office) -> None:
    """The name stays only in the meeting that isn't journalised; once it is, it is nowhere any more."""
    rikke, kim = await secretariat(office)
    answer = await erases(office, rikke)
    assert isinstance(answer, Farewell)
    assert said(answer).startswith("Dine data er slettet.")
    assert "Politisk niveau, Fyn · onsdag den 9. december 2026" in said(answer)
    assert sorted(await names(office)) == sorted([FORMER, rikke.name, kim.name])
    assert "• Regionshuset: ikke besat" in said(await office.types(kim, "/tovholder rolle vis fyn"))
    office.now = copenhagen(2026, 12, 10, 9)
    cluster = office.profile.cluster("fyn")
    for authority in ("regionen", *(one.full_name for one in cluster.municipalities)):
        assert rikke.name in await names(office)
        told = said(await office.types(kim, f"/referat journaliseret 22/17744 {authority} {AT}"))
        assert told.startswith("Journaliseret"), told
    assert sorted(await names(office)) == sorted([FORMER, kim.name])
    [item] = [one for one in await office.work.read(lambda r: r.agenda_items.of_meeting(1)) if one.title == HIDDEN]
    assert item.author == rikke.id


async def test_a_cancelled_meeting_keeps_no_name(office: Office) -> None:
    """What will never be journalised needn't wait for it."""
    rikke, kim = await secretariat(office)
    await erases(office, rikke)
    cancelled = await office.types(kim, f"/moede aflys {AT}")
    assert "aflyst" in said(cancelled)
    assert rikke.name not in await names(office)


async def test_the_others_of_a_freed_task_are_told_once(office: Office) -> None:
    """Who owns the step too gets one message about all tasks that nobody has taken any more."""
    rikke, kim = await secretariat(office)
    for number in (5, 7):
        await office.types(rikke, f"/opgaver tag {number}")
    await office.delivers()
    await erases(office, rikke)
    told = [one for one in await office.delivers() if one.message.recipient == kim.id]
    [one] = [one for one in told if "uden ansvarlig" in one.words]
    assert one.card.title == "2 opgaver er uden ansvarlig igen"
    assert "• Nr. 5: " in one.words
    assert rikke.name not in one.words
    tasks = await office.work.read(lambda r: r.tasks.several([5, 7]))
    assert {task.taker for task in tasks.values()} == {None}
    assert [one for one in await office.delivers() if "uden ansvarlig" in one.words] == []


async def test_a_freed_task_that_was_taken_meanwhile_is_not_told(office: Office) -> None:
    """The message is built of what is true when it is sent."""
    rikke, kim = await secretariat(office)
    await office.types(rikke, "/opgaver tag 5")
    await office.delivers()
    await erases(office, rikke)
    await office.types(kim, "/opgaver tag 5")
    assert [one for one in await office.delivers() if "uden ansvarlig" in one.words] == []


async def test_a_reminder_that_waits_goes_to_the_others(office: Office) -> None:
    """A message that waits for who was erased is never sent to them; the reminder finds the others."""
    rikke, kim = await secretariat(office)
    await office.types(rikke, "/opgaver tag 5")
    for minute in (0, 2):  # it waits once for the morning's digest, which nobody posts here
        office.now = copenhagen(2026, 11, 18, 9, minute)
        await office.work.run(lambda r: issue_reminders(r, profile=office.profile, now=office.now, limit=100))
    waiting = await office.work.read(lambda r: r.personal.unsettled(rikke.id))
    assert waiting
    await erases(office, rikke)
    told = await office.reminded()
    assert rikke.id not in {one.message.recipient for one in told}
    assert kim.id in {one.message.recipient for one in told}


async def test_erasing_twice_happens_once(office: Office) -> None:
    """The same delivery again, the form of another window, and an old button all answer that it is done."""
    rikke, _ = await secretariat(office)
    shown = await office.types(rikke, "/tovholder mine data")
    forms = [form_of(await office.presses(rikke, button_of(shown, "Slet mine data"))) for _ in range(2)]
    done = await office.submits(rikke, forms[0], {"sikker": "ja"}, delivery="once")
    assert isinstance(done, Farewell)
    before = office.rows()
    assert "allerede gjort" in said(await office.submits(rikke, forms[0], {"sikker": "ja"}, delivery="once"))
    assert "allerede slettet" in said(await office.submits(rikke, forms[1], {"sikker": "ja"}))
    again = await office.person(rikke.name)
    assert "allerede slettet" in said(await office.submits(again, forms[1], {"sikker": "ja"}))
    assert "allerede slettet" in said(await office.presses(rikke, button_of(shown, "Slet mine data")))
    after = office.rows()
    assert {table for table in after if after[table] != before[table]} <= {"persons"}
