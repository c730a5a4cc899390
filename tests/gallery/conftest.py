"""All tests of this folder run in one process, since the gallery is made once for them."""

from pathlib import Path

import pytest

from tests.gallery.made import Made, made


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep them together."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("gallery"))


@pytest.fixture(scope="session", name="made")
def _made() -> Made:
    """The gallery."""
    return made()
