"""The board of cases: for whoever may read of them, without closed ones, and never with a person's name."""

from domain.case_board import MOST_ON_BOARD, Board
from handlers.outcomes import Outcome
from handlers.ui import Image
from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.handlers.sagsflow.test_scaling import to_the_others
from tests.support.office import button_of, card_of, said


def _board(answer: Outcome) -> Board:
    (board,) = (block.picture for block in card_of(answer).blocks if isinstance(block, Image))
    assert isinstance(board, Board)
    return board


async def _pressed(carriers: Carriers) -> Outcome:
    listed = await carriers.office.types(carriers.above, "/sagsflow status")
    return await carriers.office.presses(carriers.above, button_of(listed, "Vis som tavle"))


async def test_the_list_of_cases_can_be_seen_as_a_board(carriers: Carriers) -> None:
    """Each case has its steps and days, and the words that say the same name organisations."""
    await to_the_others(carriers)
    answer = await _pressed(carriers)
    board = _board(answer)
    assert card_of(answer).title == "1 sag undervejs, 1 over målet"
    assert (board.cases[0].days, board.cases[0].target_days) == (90, 75)
    assert [step.place for step in board.cases[0].steps[:4]] == [
        "Det fagligt strategiske niveau", "Det politiske niveau", "SSS", "SSU",
    ]  # fmt: skip
    assert "90 af 75 dage, 15 over målet. Trin 5 af 9. Venter på Fagligt strategisk niveau (Fyn" in said(answer)
    assert "Længste ventetid: 45 dage hos Sundhedssamarbejdsudvalget (SSU)." in board.alternative
    assert not any(person.name in str(board) for person in (*carriers.hospitals.values(), carriers.above))


async def test_closed_cases_are_never_on_it(carriers: Carriers) -> None:
    """A picture is easily passed on, so a closed case isn't on the board even of those who may read of it."""
    await carriers.says(NEW.replace("Opkald efter udskrivning", "Personsag") + " lukket", carriers.first)
    await carriers.says(NEW, carriers.first)
    listed = await carriers.office.types(carriers.first, "/sagsflow status")
    assert "lukket" in said(listed)
    answer = await carriers.office.presses(carriers.first, button_of(listed, "Vis som tavle"))
    assert [one.name for one in _board(answer).cases] == ["Sag 2: Opkald efter udskrivning"]
    assert "Lukkede sager er ikke på tavlen." in said(answer)


async def test_the_latest_against_their_target_come_first_and_the_rest_are_counted(carriers: Carriers) -> None:
    """What is most over its target stands first; more than fit are told as a number."""
    for number in range(MOST_ON_BOARD + 2):
        await carriers.says(f'/sagsflow ny "Sag {number}" skalering sønderjylland mål {100 - number}', carriers.first)
    answer = await _pressed(carriers)
    board = _board(answer)
    targets = [one.target_days for one in board.cases]
    assert targets == sorted(targets)
    assert (len(targets), board.left_out) == (MOST_ON_BOARD, 2)
    assert "Hertil 2 sager mere." in board.alternative
    assert "2 sager er der ikke plads til. Se dem med `/sagsflow status`." in said(answer)
    assert "Og 5 mere. Se dem med `/sagsflow status`." in await carriers.home(carriers.first)
