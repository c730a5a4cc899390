"""What an act on a case has no use for is told before anything is done, and never dropped without a word."""

import pytest

from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.support.office import button_of, said


@pytest.mark.parametrize("place", ["lillebælt", "fagligt sønderjylland", "kommunalbestyrelse kolding", "ssu"])
async def test_a_case_is_not_stopped_everywhere_for_one_place(carriers: Carriers, place: str) -> None:
    """A press stops it all the same, with the reason that was typed."""
    await carriers.says(NEW)
    asked = await carriers.office.types(carriers.above, f'/sagsflow stop 1 {place} "Har det selv"')
    assert said(asked).startswith("En sag stoppes alle steder.")
    assert "stoppet" not in await carriers.says("/sagsflow status 1")
    stopped = said(await carriers.office.presses(carriers.above, button_of(asked, "Stop hele sagen")))
    assert stopped.startswith("Sag 1 er stoppet")
    assert "“Har det selv”" in stopped


async def test_a_reason_that_is_not_kept_is_told(carriers: Carriers) -> None:
    """An answer is taken back, and a case handed over and resumed, without one."""
    await carriers.says(NEW)
    await carriers.says("/sagsflow videre 1 udført", carriers.first)
    for line, after in (
        ("fortryd 1 “det var en fejl”", "Svaret er fortrudt i sag 1."),
        ("overlever 1 til politisk sønderjylland “efter aftale”", "Sag 1 er overleveret til"),
    ):
        asked = await carriers.office.types(carriers.first, f"/sagsflow {line}")
        assert said(asked).startswith("Her gemmer jeg ingen begrundelse.")
        done = await carriers.office.presses(carriers.first, button_of(asked, "Gør det uden begrundelse"))
        assert said(done).startswith(after)
    await carriers.says('/sagsflow stop 1 "Trukket"')
    assert (await carriers.says("/sagsflow genoptag 1 “alligevel”")).startswith("Her gemmer jeg ingen begrundelse.")


async def test_a_case_is_not_looked_for_by_its_title(carriers: Carriers) -> None:
    """Who names one is asked for its number, and not shown all of them as if they were it."""
    await carriers.says(NEW)
    assert (await carriers.says("/sagsflow status “Opkald”")).startswith("Hvilken sag mener du?")


async def test_a_case_that_is_closed_has_been_through_or_is_stopped(carriers: Carriers) -> None:
    """The word says neither, so it is asked about: who said that all is done read that the case was stopped."""
    await carriers.says(NEW)
    asked = await carriers.office.types(carriers.above, "/sagsflow luk 1 “Vi er færdige”")
    assert said(asked).startswith("Er sagen færdig, eller skal den stoppes?")
    done = said(await carriers.office.presses(carriers.first, button_of(asked, "Den er færdig")))
    assert done.startswith("Sag 1 afventer svar fra")
    stopped = said(await carriers.office.presses(carriers.above, button_of(asked, "Stop sagen")))
    assert stopped.startswith("Sag 1 er stoppet")
    assert "“Vi er færdige”" in stopped
    assert (await carriers.says("/sagsflow afslut 1 “færdig”")).startswith("Her gemmer jeg ingen begrundelse.")


async def test_the_number_may_stand_before_what_is_done(carriers: Carriers) -> None:
    """As people say it: case one on."""
    await carriers.says(NEW)
    assert (await carriers.says("/sagsflow sag 1 videre", carriers.first)).startswith("Noteret: Fagligt")
    assert (await carriers.says("/sagsflow 1 stop “Nej”")).startswith("Sag 1 er stoppet")


async def test_a_list_is_of_the_place_that_is_named(carriers: Carriers) -> None:
    """Of a cluster those that wait or began there, of a forum those that wait there; nothing else narrows it."""
    await carriers.says(NEW)
    await carriers.says('/sagsflow ny "Fælles akutteam" ssu-til-klynger')
    for place, title, shown in (
        ("sønderjylland", "1 sag undervejs: Sønderjylland", "Sag 1"),
        ("ssu", "1 sag undervejs: Sundhedssamarbejdsudvalget", "Sag 2"),
        ("fagligt fyn", "Der er ingen sager undervejs: Det fagligt strategiske niveau, Fyn", "Begynd en"),
    ):
        listed = await carriers.says(f"/sagsflow status {place}")
        assert listed.startswith(f"{title}\n{shown}")
    assert (await carriers.says("/sagsflow status")).startswith("2 sager undervejs\n")
    for narrowed in ("afvist", "afsluttet"):
        assert (await carriers.says(f"/sagsflow status {narrowed}")).startswith("Hvilken sag mener du?")
