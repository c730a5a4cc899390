"""Which features there are, in the order the help shows them; what they do they register themselves."""

import importlib
import importlib.util

from bot.outgoing import failures
from handlers.registry import Registry

FEATURES = ("dagsorden", "afbud", "moeder", "opgaver", "erfaringer", "tovholder")


def build_registry() -> Registry:
    """All that the features offer, and the one message that the sending itself has to tell."""
    registry = Registry()
    for name in FEATURES:
        if importlib.util.find_spec(f"handlers.{name}.feature"):
            importlib.import_module(f"handlers.{name}.feature").register(registry)
    registry.message(failures.KIND, failures.failure_card)
    return registry
