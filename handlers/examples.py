"""What an example of a card or form is: acts of people in a made-up office, told by each feature; it acts nothing out.

A feature tells its examples in its own `examples.py`, as `TITLE` and `SCENES`. What is shown is made by the real
handlers, so an example can't differ from what people get. An act without a caption only leads to the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.ui import Card

REGION = "konsulent.regionshuset"
"""Holds the roles of Regionshuset and administers the workspace; whoever isn't named otherwise."""
HOSPITAL = "konsulent.esbjerg"
PSYCHIATRY = "konsulent.psykiatrien"
MUNICIPALITY = "tovholder.varde"
CASE_WORKER = "sagsbehandler"
COORDINATION = "koordinationsgruppen"
NEWCOMER = "ny.kollega"
"""Somebody of the workspace without a role or a seat."""
GUEST = "gaest"
"""Somebody of another organisation's workspace."""
CHAIR = "formand"
"""Of the second office alone: who chairs its professional body in Fyn, and is told what waits for chairs."""
NEIGHBOUR = "nabo"
"""Of the second office alone: somebody whose kommune has a workspace of its own, with the program in it."""


@dataclass(frozen=True, slots=True)
class Types:
    """A whole line, "/afbud politisk …"; people stand in it as @handles, channels as #names.

    "{nr}" stands for the first number ("Nr. 12") that the newest card names.
    `channel` is where it is typed; "" is the secretariat's channel of the sample year's first meeting.
    """

    line: str
    caption: str = ""
    who: str = REGION
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Drops:
    """A text file that the person sends to the bot, with this in it; its name's ending tells of what kind it is.

    `along` is what they write in the same message.
    """

    said: str
    caption: str = ""
    who: str = REGION
    name: str = "referat.txt"
    along: str = ""


@dataclass(frozen=True, slots=True)
class Presses:
    """The button with that label, on the newest card that has one."""

    label: str
    caption: str = ""
    who: str = REGION


@dataclass(frozen=True, slots=True)
class Chooses:
    """An act in the menu of a message: what `writer` wrote, with the button's action that the menu stands for."""

    action: str
    menu: str
    text: str
    writer: str
    caption: str = ""
    who: str = REGION


@dataclass(frozen=True, slots=True)
class Fills:
    """The newest form submitted with these values, over those it was opened with.

    Fields are named by their labels, or how these begin; so are the options of a choice, several joined by line
    breaks. A person is named by the handle, a day as an ISO date.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    caption: str = ""
    who: str = REGION


@dataclass(frozen=True, slots=True)
class OpensHome:
    """The person's Home."""

    caption: str
    who: str = REGION


@dataclass(frozen=True, slots=True)
class Meets:
    """The person writes to the bot for the first time, and is greeted."""

    caption: str
    who: str = NEWCOMER


@dataclass(frozen=True, slots=True)
class Installs:
    """Somebody has just installed the program in the workspace."""

    who: str = REGION


@dataclass(frozen=True, slots=True)
class Waits:
    """The clock goes on to that moment (ISO, Danish wall time), and what is due is sent."""

    until: str


@dataclass(frozen=True, slots=True)
class Gets:
    """The newest message of a kind that was sent: to that person, or "" for the newest to anybody or any channel."""

    kind: str
    caption: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Closes:
    """The platform takes nothing more for channels, and says so with that word of its own."""

    reason: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Another organisation reads along in that channel from now on."""

    channel: str


@dataclass(frozen=True, slots=True)
class Says:
    """What the program says before a feature has been asked, or beside it: a card; `done` is what `who` did.

    `in_form` is whether it stands in the place of the form that was sent.
    """

    card: Card
    done: str
    caption: str
    who: str = REGION
    in_form: bool = False


Arranges = Installs | Waits | Closes | Shares
"""What happens without anybody seeing anything."""
Act = Types | Drops | Presses | Chooses | Fills | OpensHome | Meets | Gets | Says | Arranges


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Acts that are played in the second office, which has what the sample year doesn't come to."""

    acts: tuple[Act, ...]


Scene = tuple[Act, ...] | Elsewhere
"""Acts one after the other, on a sample year of their own."""
