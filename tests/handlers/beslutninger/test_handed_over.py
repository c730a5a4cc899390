"""What goes along with a decision that is handed over: who had approved it, and that an agenda has gone out."""

from dataclasses import replace

from domain.ports import Repositories
from domain.rows import Row
from domain.tasks import TaskState
from tests.handlers.beslutninger.conftest import COSTLY, TRIAL, Held

TRIAL_SAID = f'/beslutning {TRIAL} "Vi går i gang i marts" ansvarlig kommune frist 23/12'
COSTLY_SAID = f'/beslutning {COSTLY} "Akutteam fra maj" godkendt'


async def test_what_was_approved_before_is_told_where_a_decision_is_handed_over(held: Held) -> None:
    """The receiver's item says who had approved what it came from, since its own decision is approved anew."""
    await held.says("/moede opret fagligt lillebælt onsdag den 16. december 2026 kl. 9-11")
    await held.says(COSTLY_SAID)
    await held.says("/beslutning godkendt 1 regionsrådet 22/17744")
    await held.says("/beslutning overlever 1 til fagligt lillebælt politisk 9/12")
    [item] = [one for one in await held.items(2) if one.from_decision]
    assert item.recommendation.endswith("Akutteam fra maj. Godkendt af Regionsrådet.")


async def test_a_decision_on_an_agenda_that_went_out_is_told_of(held: Held) -> None:
    """Who hands it over reads that the receiver's agenda has gone out without it."""
    await held.says("/moede opret fagligt lillebælt onsdag den 16. december 2026 kl. 9-11")
    told = "Dagsordenen dér er sendt ud uden punktet."
    for number, text in ((1, COSTLY_SAID), (2, TRIAL_SAID)):
        await held.says(text)
        answer = await held.says(f"/beslutning overlever {number} til fagligt lillebælt politisk 9/12")
        assert (told in answer) is (number == 2)
        await held.office.work.run(_sends_out)


def _sends_out(store: Repositories) -> None:
    sending = [one for one in store.tasks.of_meeting(2) if one.step == Row.SENDING]
    store.tasks.save([replace(one, state=TaskState.DONE) for one in sending])
