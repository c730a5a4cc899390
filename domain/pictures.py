"""Pictures as the facts they show and the words that say the same; nothing here draws."""

from dataclasses import dataclass
from datetime import date

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


Picture = YearPicture
