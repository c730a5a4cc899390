"""What is taken apart by patterns takes as much longer as it is longer: others wait meanwhile."""

import pytest

from handlers.erfaringer.reading import number
from tests.support.growth import SQUARE, growth


@pytest.mark.parametrize("piece", [" ", "\t", " -", "tilbage "])
async def test_a_number_is_not_looked_for_long(piece: str) -> None:
    """Whatever is repeated in what may be an experience's number."""

    async def typed(length: int) -> None:
        number(f"3{piece * length}x")

    assert await growth(typed, 2_000) < SQUARE
