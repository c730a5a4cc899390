"""What tests of the program share."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.observe import configure_logs


@pytest.fixture
def logs() -> Iterator[None]:
    """Logs as the program sets them up, undone afterwards."""
    handlers, level = logging.root.handlers[:], logging.root.level
    configure_logs(is_json=True)
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
