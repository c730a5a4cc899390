"""What every process of the program stands on, handed from part to part; it starts nothing."""

from dataclasses import dataclass, field

from bot.clock import Clock
from bot.metrics import Metrics
from bot.observe import Log
from bot.outgoing.ports import SharedWork
from bot.settings import Settings
from bot.slack.workspaces import Workspaces
from bot.web.health import Wellbeing
from domain.organisation import Profile
from handlers.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The settings, the organisation, the features, the store and the workspaces the program speaks in."""

    settings: Settings
    profile: Profile
    registry: Registry
    clock: Clock
    work: SharedWork
    workspaces: Workspaces
    log: Log
    metrics: Metrics
    wellbeing: Wellbeing = field(init=False)

    def __post_init__(self) -> None:
        """Makes what looks at the store for both health and figures."""
        object.__setattr__(self, "wellbeing", Wellbeing(work=self.work, clock=self.clock, log=self.log))
