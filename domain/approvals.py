"""The approval round: which chairs have approved which version of an agenda; that an agenda may need it is data.

Each generation makes a version. An approval is given for one version, and corrections void it.
"""

from dataclasses import dataclass
from datetime import datetime

from domain.people import PersonId
from domain.times import refuse_naive

FIRST_VERSION = 1
"""The version before any was generated anew."""


@dataclass(frozen=True, slots=True)
class AgendaVersion:
    """An agenda was generated: in which system and case, the reference tells. `number` counts from 1."""

    meeting: int
    number: int
    person: PersonId
    at: datetime
    reference: str = ""

    def __post_init__(self) -> None:
        refuse_naive(self.at)


@dataclass(frozen=True, slots=True)
class Approval:
    """A chair has approved a version. `person` recorded it: the chair, or, `is_on_behalf`, somebody for the chair.

    `reference` is the link or journal number it rests on. `voided_at` tells when corrections made it void.
    """

    id: int
    meeting: int
    version: int
    chair: str
    person: PersonId
    at: datetime
    is_on_behalf: bool = False
    reference: str = ""
    voided_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse_naive(self.at, *((self.voided_at,) if self.voided_at else ()))

    @property
    def stands(self) -> bool:
        """Whether no corrections came after it."""
        return self.voided_at is None
