"""What the rules of cases refuse, as small errors that carry facts."""

from dataclasses import dataclass

from domain.errors import Refused


@dataclass(eq=False)
class CaseNotOpen(Refused):
    """The case has ended. `state` is how."""

    case: int
    state: str


@dataclass(eq=False)
class CaseNotStopped(Refused):
    """Only a case that was stopped can be taken up again."""

    case: int


@dataclass(eq=False)
class CaseAwaitsAnswers(Refused):
    """The step isn't over: these bodies and authorities have not answered."""

    case: int
    places: tuple[str, ...]


@dataclass(eq=False)
class CaseAtCrossroads(Refused):
    """Only steps that somebody has to choose are left; `steps` are their places in the flow."""

    case: int
    steps: tuple[int, ...]


@dataclass(eq=False)
class NotOnTheWay(Refused):
    """The case is not there, and is not to come there: a body, an authority or a forum by its key."""

    case: int
    place: str


@dataclass(eq=False)
class CaseMovedOn(Refused):
    """The answer can't be taken back: others have answered after it."""

    case: int
    place: str


@dataclass(eq=False)
class NothingAnswered(Refused):
    """Nobody has answered yet, so that there is nothing to take back."""

    case: int


@dataclass(eq=False)
class ClosedCaseStays(Refused):
    """The case has been on a closed item, which never reaches another cluster; `place` is where it was to go."""

    place: str


@dataclass(eq=False)
class CaseNeedsCluster(Refused):
    """The flow begins in a cluster, and nobody said which."""

    flow: str


@dataclass(eq=False)
class CaseAnsweredThere(Refused):
    """The body has answered, so that it has nothing to hand over; `place` is its key."""

    case: int
    place: str


@dataclass(eq=False)
class CaseHandedToItself(Refused):
    """The body has the case already."""

    body: str
