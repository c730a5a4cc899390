"""Which features there are, in the order the help shows them; what they do they register themselves."""

from bot.outgoing import failures, shared_channels, unanswered
from handlers.afbud import feature as afbud
from handlers.beslutninger import feature as beslutninger
from handlers.dagsorden import feature as dagsorden
from handlers.erfaringer import feature as erfaringer
from handlers.insiders import to_insiders
from handlers.midler import feature as midler
from handlers.moeder import feature as moeder
from handlers.opgaver import feature as opgaver
from handlers.registry import Registry
from handlers.sagsflow import feature as sagsflow
from handlers.tovholder import feature as tovholder
from handlers.unasked import unasked

FEATURES = (dagsorden, afbud, moeder, opgaver, beslutninger, midler, sagsflow, erfaringer, tovholder)


def build_registry() -> Registry:
    """All that the features offer, and the messages that the sending itself has to tell."""
    registry = Registry()
    for feature in FEATURES:
        feature.register(registry)
    registry.message(failures.KIND, failures.failure_card)
    registry.message(unanswered.KIND, unanswered.unanswered_card)
    registry.message(shared_channels.KIND, unasked(to_insiders(shared_channels.shared_card)))
    return registry
