"""How far a workspace is set up: its channels, and the roles that nobody holds; it changes nothing.

A cluster is served here once its secretariat has a channel in this workspace. One that has none here, but in another,
is nobody's concern here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danish import writing
from domain.installs import removed
from domain.organisation import Cluster, Profile
from domain.people import ChannelPurpose, ChannelUse, Person, RoleAssignment
from domain.ports import Repositories
from domain.roles import unfilled_roles
from handlers.retry import retry_button
from handlers.ui import Actions, Block, Bold, Button, text

START = "start"
CHANNELS = "tovholder.start.kanaler"
ROLES = "tovholder.start.roller"
"""Buttons that open a form; the second one's value is the cluster's key, "" for the roles above the clusters."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is chosen and given: administrators and channels in this workspace, channels in others, roles in force."""

    profile: Profile
    administrators: Sequence[Person]
    here: Sequence[ChannelUse]
    elsewhere: Sequence[ChannelUse]
    roles: Sequence[RoleAssignment]
    today: date

    def channel(self, purpose: str, cluster: str | None = None) -> str:
        """The conversation chosen for that here, "" for none."""
        found = [use.place.conversation for use in self.here if (use.purpose, use.cluster) == (purpose, cluster)]
        return found[0] if found else ""

    def is_elsewhere(self, cluster: Cluster) -> bool:
        """Whether a cluster's secretariat has its channel in another workspace."""
        return any(use.cluster == cluster.key for use in self.elsewhere)

    @property
    def served(self) -> tuple[Cluster, ...]:
        """The clusters that are served here; as long as none is, those that are served nowhere."""
        clusters = self.profile.clusters
        here = tuple(one for one in clusters if self.channel(ChannelPurpose.SECRETARIAT, one.key))
        return here or tuple(one for one in clusters if not self.is_elsewhere(one))

    @property
    def missing_channels(self) -> tuple[str, ...]:
        """In words, for which purposes a channel must still be chosen."""
        has_secretariat = any(use.purpose == ChannelPurpose.SECRETARIAT for use in self.here)
        missing = [] if has_secretariat else ["mindst ét sekretariat"]
        return (*missing, *([] if self.channel(ChannelPurpose.EXPERIENCES) else ["erfaringer"]))

    def vacant(self, cluster: Cluster | None) -> tuple[str, ...]:
        """The roles that nobody holds in a cluster, or, for None, above the clusters, each once."""
        bodies = [body for body in self.profile.bodies if body.cluster == cluster]
        found = dict.fromkeys(role for body in bodies for role in unfilled_roles(self.roles, body, self.today))
        return tuple(self.profile.role(key).name_in(cluster.key if cluster else None) for key in found)

    @property
    def lacking(self) -> tuple[Cluster | None, ...]:
        """The clusters served here in which a role is vacant, and None where one above them is."""
        return tuple(one for one in (*self.served, None) if self.vacant(one))

    @property
    def is_begun(self) -> bool:
        """Whether anything was chosen here, or any role was given."""
        return bool(self.here or self.roles)

    @property
    def is_complete(self) -> bool:
        """Whether channels are chosen and all roles are held."""
        return not self.missing_channels and not self.lacking


def load_setup(repositories: Repositories, profile: Profile, install: str, today: date) -> Setup:
    """How far that workspace is."""
    everywhere = repositories.channels.everywhere
    uses = [*everywhere(ChannelPurpose.SECRETARIAT), *everywhere(ChannelPurpose.EXPERIENCES)]
    gone = removed(repositories.installs.everyone())
    return Setup(
        profile,
        repositories.people.administrators(install),
        [use for use in uses if use.place.install == install],
        [use for use in uses if use.place.install not in {install, *gone}],
        repositories.people.roles(today),
        today,
    )


def channels_button(*, is_primary: bool) -> Button:
    """Opens the form in which channels are chosen."""
    return Button("Vælg kanaler", CHANNELS, is_primary=is_primary)


def roles_button(cluster: Cluster | None, *, is_primary: bool) -> Button:
    """Opens the form in which a cluster's roles are given, or those above the clusters."""
    label = f"Roller {cluster.where}" if cluster else "Roller på tværs"
    return Button(label, ROLES, cluster.key if cluster else "", is_primary=is_primary)


def setup_blocks(setup: Setup) -> tuple[Block, ...]:
    """What is still to be set up, in short, with a button to the next thing; nothing where all is."""
    if setup.is_complete:
        return ()
    lines = []
    if setup.missing_channels:
        lines.append(f"• Kanal til {writing.join(list(setup.missing_channels))}")
    if setup.lacking:
        lines.append(f"• Roller {writing.join([_where(one) for one in setup.lacking])}")
    first = (
        channels_button(is_primary=True) if setup.missing_channels else roles_button(setup.lacking[0], is_primary=True)
    )
    steps = retry_button("Vis alle trin", "tovholder", START)
    return (text(Bold("Jeg er ikke sat helt op. Der mangler:"), "\n", "\n".join(lines)), Actions((first, steps)))


def _where(cluster: Cluster | None) -> str:
    return cluster.where if cluster else "på tværs af klyngerne"
