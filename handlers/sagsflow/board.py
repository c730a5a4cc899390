"""Shows the cases on their way as a board, a picture for leaders; it changes nothing."""

from danish import writing
from domain.case_board import Board
from domain.ports import Repositories
from handlers.case_board import board_of
from handlers.desk import open_desk
from handlers.outcomes import Outcome, Reply
from handlers.registry import Services
from handlers.requests import Pressed
from handlers.sagsflow.loading import open_journeys
from handlers.sagsflow.words import COMMAND
from handlers.ui import Card, Image, Text, note, text


def board_pressed(repositories: Repositories, services: Services, request: Pressed) -> Outcome:
    """The board of the cases that the person may read of, without the closed ones."""
    desk = open_desk(repositories, services.profile, request.context)
    board = board_of(open_journeys(desk), desk.profile, desk.now)
    return Reply(Card(board.title, (Image(board), *_rest(board), note(board.remark))))


def _rest(board: Board) -> tuple[Text, ...]:
    """How to see the cases that there was no room for."""
    if not board.left_out:
        return ()
    there = writing.count(board.left_out, "sag er der ikke plads til. Se den", "sager er der ikke plads til. Se dem")
    return (text(f"{there} med `/{COMMAND} status`."),)
