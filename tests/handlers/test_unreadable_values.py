"""Values of buttons that none of ours bears any more: each is refused in words."""

import pytest

from handlers.ui import Button
from tests.support.answers import said
from tests.support.office import Office


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


async def test_a_mark_that_counts_no_moves_is_refused_as_unreadable(office: Office) -> None:
    """A known meeting with something else where the count of its moves should be changes nothing."""
    person = await office.with_role("Konsulent", "regionshus", "fyn")
    await office.types(person, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    words = said(await office.presses(person, Button("Tryk", "afbud.stedfortraeder", "1:x plads")))
    assert words.startswith("Formularen kan ikke læses længere."), words
    assert "Intet er gemt" in words
