"""Shows the cases on their way as a board, a picture for leaders; it changes nothing."""

from domain.access import require_insider
from domain.ports import Repositories
from handlers.case_board import board_of
from handlers.loading import load_actor
from handlers.outcomes import Outcome, Reply
from handlers.registry import Services
from handlers.requests import Pressed
from handlers.sagsflow.loading import open_journeys
from handlers.ui import Card, Image, note


async def board_pressed(services: Services, request: Pressed) -> Outcome:
    """The board of the cases that the person may read of, without the closed ones."""
    context, profile = request.context, services.profile

    def unit(repositories: Repositories) -> Outcome:
        require_insider(load_actor(repositories, context))
        board = board_of(open_journeys(repositories, profile, context), profile, context.now)
        return Reply(Card(board.title, (Image(board), note(board.remark))))

    return await services.work.read(unit)
