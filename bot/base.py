"""What every process of the program stands on, handed from part to part; it starts nothing."""

from dataclasses import dataclass, field

from bot.clock import Clock
from bot.metrics import Metrics
from bot.observe import Log
from bot.outgoing.ports import SharedWork
from bot.settings import Settings
from bot.slack.connection import Connection
from bot.slack.drawing import Artist
from bot.slack.identity import Identity
from bot.web.health import Wellbeing
from domain.organisation import Profile
from handlers.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The settings, the organisation, the features, the store and the connection to one workspace."""

    settings: Settings
    profile: Profile
    registry: Registry
    clock: Clock
    work: SharedWork
    connection: Connection
    log: Log
    metrics: Metrics
    identity: Identity = field(init=False)
    artist: Artist = field(init=False)
    wellbeing: Wellbeing = field(init=False)

    def __post_init__(self) -> None:
        """Makes what both the front and the clock loop use, so that they share what is known of people."""
        client, administrators = self.connection.client, self.settings.administrators
        identity = Identity(client=client, work=self.work, install=self.connection.team, administrators=administrators)
        object.__setattr__(self, "identity", identity)
        object.__setattr__(self, "artist", Artist(client=client, identity=identity, log=self.log))
        object.__setattr__(self, "wellbeing", Wellbeing(work=self.work, clock=self.clock, log=self.log))
