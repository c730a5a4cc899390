"""Which channels serve which purpose, in their table; it never asks a platform whether they exist."""

from collections.abc import Sequence

from sqlalchemy import String, bindparam, delete, select

from domain.people import ChannelUse, Place
from storage.repositories.base import Repository
from storage.rows import channel_of
from storage.tables import channels

_c = channels.c
# Most commands ask this, so it is made once.
_AT = (
    select(channels)
    .where(
        _c.platform == bindparam("platform", type_=String),
        _c.install == bindparam("install", type_=String),
        _c.conversation == bindparam("conversation", type_=String),
    )
    .order_by(_c.id)
)


class ChannelsTable(Repository):
    """The Channels port."""

    __slots__ = ()

    def choose(self, use: ChannelUse) -> None:
        """Saves the channel of a purpose and cluster in its install, in place of an earlier one."""
        place = use.place
        where = {"conversation": place.conversation, "thread": place.thread}
        key = {
            "purpose": use.purpose,
            "cluster": use.cluster or "",
            "platform": place.platform,
            "install": place.install,
        }
        chosen = self._insert(channels).values(**key, **where)
        self._connection.execute(chosen.on_conflict_do_update(index_elements=[_c[name] for name in key], set_=where))

    def drop(self, use: ChannelUse) -> None:
        """Lets the channel no longer serve that purpose and cluster."""
        place, cluster = use.place, use.cluster or ""
        its = (_c.platform == place.platform, _c.install == place.install, _c.conversation == place.conversation)
        self._connection.execute(delete(channels).where(_c.purpose == use.purpose, _c.cluster == cluster, *its))

    def of_purpose(self, purpose: str, cluster: str | None = None) -> Sequence[ChannelUse]:
        """The channels of that purpose and cluster in all workspaces."""
        found = select(channels).where(_c.purpose == purpose, _c.cluster == (cluster or "")).order_by(_c.id)
        return [channel_of(row) for row in self._rows(found)]

    def everywhere(self, purpose: str) -> Sequence[ChannelUse]:
        """The channels of that purpose, of all clusters and workspaces."""
        found = select(channels).where(_c.purpose == purpose).order_by(_c.id)
        return [channel_of(row) for row in self._rows(found)]

    def at(self, place: Place) -> Sequence[ChannelUse]:
        """What the conversation serves as (threads count as their conversation)."""
        here = {"platform": place.platform, "install": place.install, "conversation": place.conversation}
        return [channel_of(row) for row in self._rows(_AT, here)]
