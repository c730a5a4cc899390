"""Pictures as the facts they show and the words that say the same; nothing here draws."""

from dataclasses import dataclass
from datetime import date

from domain.case_board import Board
from domain.time_line import TimeLine
from domain.year_wheel import YearWheel


@dataclass(frozen=True, slots=True)
class YearPicture:
    """A year as a wheel. `name` says whose it is; `alternative` tells in words what is seen; `made` is the day."""

    wheel: YearWheel
    name: str
    alternative: str
    made: date

    @property
    def title(self) -> str:
        """What it is called."""
        return f"Årshjul {self.wheel.year}: {self.name}"

    @property
    def file_name(self) -> str:
        """What a file of it is called, without an ending: "aarshjul-2026-fyn"."""
        return f"aarshjul-{self.wheel.year}-{self.wheel.cluster.key if self.wheel.cluster else 'alle'}"


Picture = YearPicture | TimeLine | Board
