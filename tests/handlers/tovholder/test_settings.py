"""`/tovholder indstillinger`: what people choose about the messages to them, in words and in the form."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest

from danish import writing
from danish.zone import copenhagen
from domain.people import Person
from domain.preferences import Preferences
from handlers.outcomes import FormErrors, OpenForm
from handlers.ui import Form
from tests.support.office import Office, button_of, form_of, said

OFF, ON = "Intet overblik", "kl. 08.30"


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody with a role and their settings."""

    office: Office
    person: Person

    async def says(self, line: str) -> str:
        """What they are answered."""
        return said(await self.office.types(self.person, f"/tovholder indstillinger {line}".strip()))

    async def kept(self) -> Preferences:
        """What is stored."""
        return (await self.office.work.read(lambda r: r.preferences.of([self.person.id])))[self.person.id]

    async def form(self) -> Form:
        """The form as it opens."""
        return form_of(await self.office.types(self.person, "/tovholder indstillinger ret"))


@pytest.fixture
async def own(office: Office) -> Own:
    """It is Tuesday 24 November 2026, half past nine."""
    office.now = copenhagen(2026, 11, 24, 9, 30)
    return Own(office, await office.with_role("Rikke", "regionshus", "fyn"))


async def test_settings_are_shown_as_they_are(own: Own) -> None:
    """Before anything was chosen they are everybody's; all is in one message, with how to change it."""
    shown = await own.says("")
    assert shown.splitlines()[:5] == [
        "Dit morgenoverblik kommer hver hverdag kl. 08.30",
        "• Morgenoverblik: hver hverdag kl. 08.30 (som alle andre)",
        "• Tidszone: København",
        "• Stille: uden for kl. 08.00–16.00 og på fridage",
        "• Pause: ingen",
    ]
    assert "[Ret] [Pause i en uge] [Slå overblikket fra]" in shown


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("overblik kl. 7.30", time(7, 30)),
        ("overblik 7:30", time(7, 30)),
        ("overblik 7", time(7)),
        ("overblikket halv otte", time(7, 30)),
        ("morgenoverblik kl 10", time(10)),
    ],
)
async def test_the_digest_comes_when_a_person_wants_it(own: Own, line: str, at: time) -> None:
    """The answer says when the next one comes."""
    assert (await own.says(line)).startswith("Gemt. Næste overblik kommer ")
    assert (await own.kept()).digest_at == at


async def test_the_digest_may_be_switched_off_and_on(own: Own) -> None:
    """By words and by button."""
    assert (await own.says("overblik nej")).startswith("Gemt. Der kommer intet overblik")
    assert (await own.kept()).next_digest is None
    answer = await own.office.types(own.person, "/tovholder indstillinger")
    answer = await own.office.presses(own.person, button_of(answer, "Slå overblikket til"))
    assert said(answer).startswith("Gemt. Næste overblik kommer onsdag den 25. november kl. 08.30")


@pytest.mark.parametrize("line", ["17-8", "fra kl. 17 til 8", "17.00–8.00", "mellem 17 og 8"])
async def test_quiet_hours_are_read(own: Own, line: str) -> None:
    """As people write them; and taken back."""
    assert "• Stille: kl. 17.00–08.00, og uden for kl. 08.00–16.00 og på fridage" in await own.says(f"stille {line}")
    assert (await own.kept()).quiet == (time(17), time(8))
    await own.says("stille ingen")
    assert (await own.kept()).quiet is None


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("pause til mandag", copenhagen(2026, 11, 30)),
        ("pause 2 uger", copenhagen(2026, 12, 8)),
        ("pause en uge", copenhagen(2026, 12, 1)),
        ("pause i 3 dage", copenhagen(2026, 11, 27)),
        ("pause til og med fredag", copenhagen(2026, 11, 28)),
        ("pause til 1/12", copenhagen(2026, 12, 1)),
        ("pause indtil 1. december kl. 12", copenhagen(2026, 12, 1, 12)),
        ("pause uge 48", copenhagen(2026, 11, 30)),
        ("pause i dag", copenhagen(2026, 11, 25)),
        ("ferie til 4/1", copenhagen(2027, 1, 4)),
    ],
)
async def test_a_pause_lasts_as_long_as_was_said(own: Own, line: str, until: object) -> None:
    """And the digest comes again on the first working morning after it."""
    assert (await own.says(line)).startswith("Gemt. Du har pause til ")
    kept = await own.kept()
    assert kept.paused_until == until
    assert kept.next_digest is not None
    assert kept.next_digest > own.office.now
    assert (await own.says("pause fra")).startswith("Gemt. Næste overblik kommer onsdag den 25. november")
    assert (await own.kept()).paused_until is None


@pytest.mark.parametrize(
    ("line", "begins", "ends"),
    [
        ("pause næste uge", copenhagen(2026, 11, 30), copenhagen(2026, 12, 7)),
        ("pause uge 52", copenhagen(2026, 12, 21), copenhagen(2026, 12, 28)),
        ("ferie 21/12-3/1", copenhagen(2026, 12, 21), copenhagen(2027, 1, 4)),
        ("pause fra den 21. december til og med den 3. januar", copenhagen(2026, 12, 21), copenhagen(2027, 1, 4)),
        ("pause i morgen", copenhagen(2026, 11, 25), copenhagen(2026, 11, 26)),
        ("pause to uger fra 1/12", copenhagen(2026, 12, 1), copenhagen(2026, 12, 15)),
        ("pause i 5 dage fra og med mandag", copenhagen(2026, 11, 30), copenhagen(2026, 12, 5)),
    ],
)
async def test_a_pause_may_be_planned(own: Own, line: str, begins: datetime, ends: datetime) -> None:
    """Until it begins all goes on; it is told with both its days, stays when the form is saved, and may be dropped."""
    answer = await own.says(line)
    last = writing.weekday_date(ends - timedelta(days=1))
    assert answer.startswith(f"Gemt. Du har pause fra {writing.weekday_date(begins)} til og med {last}")
    kept = await own.kept()
    assert (kept.paused_from, kept.paused_until) == (begins, ends)
    assert (await own.says("")).startswith("Dit morgenoverblik kommer hver hverdag")
    await own.office.submits(own.person, await own.form())
    assert await own.kept() == kept
    shown = await own.office.types(own.person, "/tovholder indstillinger")
    await own.office.presses(own.person, button_of(shown, "Aflys pausen"))
    kept = await own.kept()
    assert (kept.paused_from, kept.paused_until) == (None, None)


async def test_a_zone_has_a_name_one_knows(own: Own) -> None:
    """The next digest is told by the clock on that wall."""
    answer = await own.says("zone grønland")
    assert answer.startswith("Gemt. Næste overblik kommer tirsdag den 24. november kl. 08.30")
    assert "• Tidszone: Grønland" in answer


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("overblik kl. 25", "er ikke et klokkeslæt"),
        ("overblik kl. 3", "Overblikket kan komme fra kl. 05.00 til kl. 15.00."),
        ("overblik på tirsdag", "er ikke et klokkeslæt"),
        ("stille 17-10", "Overblikket kommer kl. 08.30, som er i dine stille timer kl. 17.00–10.00. Flyt et af dem."),
        ("stille 7-17", "lader ingen tid tilbage"),
        ("stille 8", "Skriv fra hvornår til hvornår"),
        ("stille 8-8", "Skriv fra hvornår til hvornår"),
        ("pause", "Skriv hvor længe"),
        ("pause til i går", "er passeret"),
        ("pause til 2035", "Skriv fx"),
        ("pause 20 måneder", "højst vare et år"),
        ("pause fra mandag", "Skriv også, hvornår pausen fra mandag den 30. november 2026 slutter"),
        ("pause 21/12 2025 til 3/1 2026", "er passeret"),
        ("pause til torsdag den 9. december", "onsdag"),
        ("zone månen", "Jeg kender København, Færøerne, Grønland"),
        ("nulstil alt", "Skriv kun `nulstil`"),
        ("pasue til mandag", "Mente du “pause”?"),
        ("hvad som helst", "Skriv fx `/tovholder indstillinger overblik kl. 7.30`"),
    ],
)
async def test_what_makes_no_sense_changes_nothing(own: Own, line: str, told: str) -> None:
    """It is told what was understood, what is wrong and what to write."""
    before = own.office.rows()
    answer = await own.says(line)
    assert told in answer
    assert "Intet er gemt." in answer
    assert own.office.rows() == before


async def test_nulstil_takes_everything_back(own: Own) -> None:
    """As it was before anything was chosen, pause and all."""
    for line in ("overblik 7", "stille 17-7", "pause 2 uger", "zone færøerne", "nulstil"):
        answer = await own.says(line)
    assert "• Tidszone: København" in answer
    kept = await own.kept()
    assert kept == Preferences(own.person.id, next_digest=kept.next_digest)
    assert kept.next_digest == copenhagen(2026, 11, 25, 8, 30)


async def test_the_form_shows_and_saves_all(own: Own) -> None:
    """Filled in as it is; saved unchanged it changes nothing."""
    await own.says("pause til 1. december kl. 12")
    await own.says("stille 16-8")
    before = await own.kept()
    await own.office.submits(own.person, await own.form())
    assert await own.kept() == before
    values = {"overblik": "07:30", "zone": "America/Nuuk", "stille": "15-7", "pause": "2 uger"}
    answer = await own.office.submits(own.person, await own.form(), values)
    assert said(answer).startswith("Gemt. Du har pause til tirsdag den 8. december 2026")
    kept = await own.kept()
    assert (kept.digest_at, kept.zone, kept.quiet) == (time(7, 30), "America/Nuuk", (time(15), time(7)))
    await own.office.submits(own.person, await own.form(), {"overblik": "nej", "pause": "", "stille": ""})
    kept = await own.kept()
    assert (kept.wants_digest, kept.quiet, kept.paused_until) == (False, None, None)


async def test_an_older_form_undoes_nothing(own: Own) -> None:
    """A pause that was made while the form stood open stays; the form says so and is to be opened again."""
    form = await own.form()
    await own.says("pause til mandag")
    answer = said(await own.office.submits(own.person, form, {"overblik": "nej"}))
    assert answer.startswith("Dine indstillinger er ændret, mens formularen stod åben.")
    assert "pause" in (await own.says("")).splitlines()[0]
    assert "Gemt" in said(await own.office.submits(own.person, await own.form()))


async def test_a_mistake_in_the_form_is_told_at_its_field(own: Own) -> None:
    """What was typed stays; nothing is saved."""
    form = await own.form()
    answer = await own.office.submits(own.person, form, {"stille": "vrøvl", "pause": "i går"})
    assert isinstance(answer, FormErrors)
    assert set(answer.errors) == {"stille", "pause"}
    answer = await own.office.submits(own.person, form, {"stille": "17-10"})
    assert isinstance(answer, FormErrors)
    assert "Flyt et af dem." in answer.errors["stille"]
    assert await own.kept() == Preferences(own.person.id)


async def test_who_has_no_role_is_told_that_no_digest_comes(office: Office) -> None:
    """The settings hold for other messages all the same. Guests have none."""
    somebody = await office.person("Nogen")
    assert "Du har ingen rolle" in said(await office.types(somebody, "/tovholder indstillinger"))
    refused = said(await office.types(somebody, "/tovholder indstillinger pause 1 uge", is_outsider=True))
    assert "Gemt" not in refused


async def test_the_button_opens_the_form(own: Own) -> None:
    """From the settings, and wherever else it stands."""
    answer = await own.office.types(own.person, "/tovholder indstillinger")
    assert isinstance(await own.office.presses(own.person, button_of(answer, "Ret")), OpenForm)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pause til mandag", "Gemt. Du har pause til mandag den 30. november 2026"),
        ("stille 17-8", "Gemt. Næste overblik kommer"),
        ("overblik kl. 7", "Gemt. Næste overblik kommer onsdag den 25. november kl. 07.00"),
        ("jeg er på ferie i næste uge", "Gemt. Du har pause fra mandag den 30. november 2026"),
        ("pause", "Dit morgenoverblik kommer hver hverdag kl. 08.30"),
        ("overblik", "Dit morgenoverblik kommer hver hverdag kl. 08.30"),
    ],
)
async def test_a_choice_is_made_without_the_word_for_all_choices(own: Own, typed: str, first: str) -> None:
    """`/tovholder pause til mandag` is enough; the bare word shows the choices and changes nothing."""
    before = await own.kept()
    assert said(await own.office.types(own.person, f"/tovholder {typed}")).startswith(first)
    assert (await own.kept() == before) is not first.startswith("Gemt")
