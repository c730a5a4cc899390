"""Before an organisation ends its administrators hear of it, and agree who takes over; then it happens by itself."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.observe import get_log
from bot.outgoing.looks import POSTERS
from bot.outgoing.occasions import Look, OccasionLooks
from danish.zone import copenhagen
from domain.installs import Install
from domain.messages import Message
from domain.occasions import OccasionKind
from domain.ports import Repositories
from handlers.tovholder.closing_cards import DONE, ENDING
from tests.handlers.tovholder.conftest import AFTER, Ending
from tests.support.office import INSTALL, Office

BACK = "/tovholder overdragelse tilbage politisk fyn"


async def test_what_is_agreed_early_happens_by_itself(ending: Ending) -> None:
    """Weeks before it is only noted; on the first working day all goes, once, and the administrator hears of it."""
    await ending.office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", ending.office.now)))
    ending.office.now = copenhagen(2026, 12, 21, 9)
    agreed = await ending.says("/tovholder overdragelse fra politisk fyn")
    assert agreed.startswith("Aftalt: Politisk niveau, Fyn overdrages til Sundhedsråd Fyn.")
    assert "mandag den 4. januar 2027" in agreed
    before = await ending.left()
    assert (before.tasks, before.experiences, before.chosen is not None) == (6, 1, True)
    assert "Aftalt: overdrages til Sundhedsråd Fyn." in await ending.says("/tovholder overdragelse")
    assert await _goes_by(ending, copenhagen(2026, 12, 30, 9)) == []
    assert await _goes_by(ending, copenhagen(2027, 1, 2, 9)) == []
    [told] = await _goes_by(ending, AFTER)
    assert "Politisk niveau, Fyn til Sundhedsråd Fyn: 6 opgaver, 1 beslutning, 1 sag og 1 erfaring" in told
    assert (await ending.left()).words == ""
    assert [entry.person for entry in await ending.office.audit("body:politisk/fyn")] == [ending.chief.id] * 2
    assert await _goes_by(ending, copenhagen(2027, 1, 5, 9)) == []
    assert "Taget tilbage til Politisk niveau, Fyn: 6 opgaver" in await ending.says(BACK)


async def test_what_was_agreed_in_a_workspace_that_was_removed_happens(ending: Ending) -> None:
    """Another that the program is in carries it out, and its administrators hear of it; while both are in, only one."""
    office = ending.office
    for one in (Install("slack", key, key, office.now) for key in (INSTALL, "T2")):
        await office.work.run(partial(_connect, one=one))
    office.now = copenhagen(2026, 12, 21, 9)
    await ending.says("/tovholder overdragelse fra politisk fyn")
    await office.work.run(lambda r: r.installs.remove(INSTALL, office.now))
    [told] = await _goes_by(ending, AFTER)
    assert "Politisk niveau, Fyn til Sundhedsråd Fyn: 6 opgaver" in told
    assert {(entry.person, entry.install) for entry in await office.audit("body:politisk/fyn")} == {
        (ending.chief.id, INSTALL)
    }


async def test_what_is_agreed_can_be_changed_and_dropped(ending: Ending) -> None:
    """The last word counts; what was dropped doesn't happen."""
    await ending.office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", ending.office.now)))
    ending.office.now = copenhagen(2026, 12, 21, 9)
    await ending.says("/tovholder overdragelse fra politisk fyn")
    assert "allerede aftalt" in await ending.says("/tovholder overdragelse fra politisk fyn")
    other = await ending.says("/tovholder overdragelse fra politisk fyn til sundhedsråd trekanten")
    assert other.startswith("Aftalt: Politisk niveau, Fyn overdrages til Sundhedsråd Trekanten.")
    assert "Det åbne overdrages til Sundhedsråd Trekanten" in await ending.says("/tovholder tjek")
    assert "Aftalen er fjernet" in await ending.says(BACK)
    assert await _goes_by(ending, AFTER) == []
    assert (await ending.left()).tasks == 6


async def test_what_cannot_be_kept_can_be_dropped(ending: Ending) -> None:
    """Where the profile says by now that the body goes on, nothing goes, and the agreement is taken back once."""
    office = ending.office
    await office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", office.now)))
    office.now, overview = copenhagen(2026, 12, 21, 9), "/tovholder overdragelse"
    assert (await ending.says(f"{overview} fra ssu til sundhedsråd fyn")).startswith("Aftalt: ")
    office.now = AFTER
    kept, profile = office.profile.body("ssu"), office.profile
    office.services = replace(office.services, profile=replace(profile, bodies=(*profile.bodies, kept)))
    assert await _goes_by(ending, AFTER) == []
    dropped = await ending.says(f"{overview} tilbage ssu")
    assert dropped.startswith(
        "Aftalen er fjernet: Sundhedssamarbejdsudvalget (SSU) overdrages ikke til Sundhedsråd Fyn."
    )
    assert "intet overdraget" in await ending.says(f"{overview} tilbage ssu")


async def test_before_the_end_successors_are_suggested(ending: Ending) -> None:
    """Some weeks before, what is open and who could take over is told; looking changes nothing."""
    ending.office.now = copenhagen(2026, 12, 21, 9)
    shown = await ending.says("/tovholder overdragelse")
    assert shown.startswith("Sundhedsklyngerne ophører den 31. december 2026")
    assert "Politisk niveau, Fyn: " in shown
    assert "Foreslået efterfølger: Sundhedsråd Fyn." in shown


async def test_administrators_hear_what_is_open(ending: Ending) -> None:
    """Eight weeks before, by itself: each body with what it has open of every kind, and who could take over."""
    await ending.office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", ending.office.now)))
    day = copenhagen(2026, 11, 9, 9)
    [told] = await _goes_by(ending, day, OccasionKind.ENDING)
    assert "Det her er åbent i hvert forum:\n" in told
    assert "Politisk niveau, Fyn: 13 opgaver, 1 beslutning, 1 sag og 1 erfaring." in told
    assert "Foreslået efterfølger: Sundhedsråd Fyn." in told


async def test_administrators_hear_of_the_end_once(office: Office) -> None:
    """Some weeks before the last day each gets one message, however often it is looked at; none before or after."""
    await office.work.run(lambda r: r.installs.connect(Install("slack", INSTALL, "Regionen", office.now)))
    chief = await office.person("Chef")
    days = (copenhagen(2026, 11, 2, 9), copenhagen(2026, 11, 9, 9), copenhagen(2026, 11, 16, 9))
    before, [told], after = [await _goes_by(Ending(office, chief), day, OccasionKind.ENDING) for day in days]
    assert before == after == []
    assert "Der er hverken åbne opgaver, beslutninger, sager eller erfaringer." in told
    assert "Det her er åbent" not in told


def test_the_word_to_administrators_is_a_message_of_its_own(office: Office) -> None:
    """The outbox knows how it is built."""
    assert {ENDING, DONE} <= set(office.services.registry.messages)


async def _goes_by(ending: Ending, day: datetime, looked_at: OccasionKind = OccasionKind.HANDING_OVER) -> list[str]:
    """What the administrator is told of the end once the clock has gone round that day."""
    ending.office.now = day
    looks = OccasionLooks(
        work=ending.office.work,
        profile=ending.office.profile,
        watchers=lambda _store, _install: [ending.chief.id],
        posters={kind: POSTERS[kind] if kind is looked_at else _nothing for kind in OccasionKind},
        log=get_log(),
    )
    await looks.look(day)
    return [told.words for told in await ending.office.delivers() if told.message.kind in (DONE, ENDING)]


def _connect(store: Repositories, one: Install) -> None:
    store.installs.connect(one)


def _nothing(_store: Repositories, _look: Look) -> tuple[Message, ...]:
    return ()
