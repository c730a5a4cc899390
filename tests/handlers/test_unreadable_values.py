"""Values of buttons that none of ours bears any more: each is refused in words."""

import pytest

from bot.features import build_registry
from domain.people import Person
from handlers.outcomes import File, OpenForm
from handlers.retry import COMMAND, RETRY
from handlers.ui import Button
from tests.support.office import Office, said
from tests.support.opened_forms import MINUTES

Busy = tuple[Office, dict[str, Person]]
WITHOUT_VALUE = frozenset(
    {
        "erfaringer.kladde", "erfaringer.udfyld", "moeder.opret", "sagsflow.tavle", "tovholder.start.administrator",
        "tovholder.start.kanaler",
    }
)  # fmt: skip
"""Buttons that mean the same whatever stands in them."""
FOREIGN = (
    "", "0", "x", "-1", "2147483647", "999999999999999999999", "²", "a:b:c", "0:x", "1:x", "{}", "nowhere C1", "fyn",
    "1 x ja", "F1 1 -1", "x" * 1_900,
)  # fmt: skip


@pytest.mark.parametrize("value", FOREIGN, ids=lambda value: value[:9])
async def test_a_value_that_is_not_ours_is_answered_in_words_by_every_button(busy: Busy, value: str) -> None:
    """Whoever presses it reads something, gets no file and no form, and changes nothing, an administrator neither."""
    office, people = busy
    office.files[MINUTES.id] = MINUTES
    before = office.rows() | {"deliveries": 0}
    of_cluster = {"midler.vis", "tovholder.start.roller"} if value in ("fyn", "") else set()
    for action in sorted({*build_registry().buttons, RETRY, COMMAND} - WITHOUT_VALUE - of_cluster):
        for kind in ("regionshus", "administrator", "uden rolle"):
            person, is_administrator = people[kind], kind == "administrator"
            answer = await office.presses(person, Button("Tryk", action, value), is_administrator=is_administrator)
            assert said(answer).strip(), (kind, action)
            assert not isinstance(answer, File | OpenForm), (kind, action, said(answer))
        assert office.rows() | {"deliveries": 0} == before, action


@pytest.mark.parametrize("value", ["x", "x:y z", "99999999999", "²", ""])
async def test_a_button_whose_value_cannot_be_read_is_answered_in_words(office: Office, value: str) -> None:
    """Whoever presses it is told that there is no such meeting, task, item, poll or case."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    for action in (
        "afbud.liste",
        "afbud.stedfortraeder",
        "beslutninger.liste",
        "beslutninger.luk",
        "dagsorden.bekraeft",
        "dagsorden.punkt.ret",
        "dagsorden.punkt.senere",
        "dagsorden.tidslinje",
        "moeder.fastsaet",
        "opgaver.overdrag",
        "opgaver.tag",
        "sagsflow.tager",
    ):
        words = said(await office.presses(person, Button("Tryk", action, value)))
        assert any(told in words for told in ("findes ikke", "kender ingen", "Der er ingen", "forstod ikke")), (
            action,
            words,
        )


@pytest.mark.parametrize("count", ["x", "-1", "", "99999999999"])
async def test_a_mark_that_counts_no_moves_is_refused_as_unreadable(office: Office, count: str) -> None:
    """A known meeting with something else where the count of its moves should be changes nothing."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    words = said(await office.presses(person, Button("Tryk", "afbud.stedfortraeder", f"1:{count} borgmester_assens")))
    assert words.startswith("Knappen eller formularen virker ikke længere."), words
    assert "Intet er gemt" in words


async def test_a_seat_that_is_gone_is_told(busy: Busy) -> None:
    """A button of a seat that the body no longer has says which body it is."""
    office, people = busy
    for action in ("afbud.fortryd", "afbud.stedfortraeder"):
        words = said(await office.presses(people["regionshus"], Button("Tryk", action, "1:0 borgmester_nedlagt")))
        assert words.startswith("Den plads findes ikke længere: Politisk niveau, Fyn."), words


@pytest.mark.parametrize(
    "value", ["0:Ida", "0:", "{own}:Ida Testesen", "0", "{own}", "x:Ida Testesen", "-1:Ida Testesen"]
)
@pytest.mark.parametrize("action", ["tovholder.data.hent", "tovholder.data.slet"])
async def test_nobodys_data_are_meant_by_a_value_that_is_not_ours(busy: Busy, action: str, value: str) -> None:
    """A name that nobody would be asked for by, or another person's, is refused before anything is looked for."""
    office, people = busy
    pressed = Button("Tryk", action, value.format(own=people["medlem"].id))
    words = said(await office.presses(people["administrator"], pressed, is_administrator=True))
    assert words.startswith("Knappen eller formularen virker ikke længere."), words


@pytest.mark.parametrize("number", ["0", "2147483648", "999999999999999999999"])
async def test_a_person_whom_no_store_can_hold_is_nobody(busy: Busy, number: str) -> None:
    """A button that runs a command may name somebody by a number that no person can have."""
    office, people = busy
    before = office.rows()
    for line in ("tovholder\nrolle tildel {} regionshus fyn", "opgaver\noverdrag 12 {}", "tovholder\ndata {}"):
        pressed = Button("Tryk", COMMAND, line.format(f"⟦person:{number}⟧"))
        words = said(await office.presses(people["administrator"], pressed, is_administrator=True))
        assert any(
            told in words for told in ("kender jeg ikke", "findes ikke her", "Det kan kun", "har ikke", "virker ikke")
        ), words
    assert office.rows() == before
