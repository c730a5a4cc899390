"""Builds the cards of messages from what is true now, many in one reading; what becomes of failures others decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.clock import Clock
from bot.observe import Log, log_failure
from domain.messages import TOLD, ClaimedMessage
from domain.organisation import Profile
from domain.ports import Repositories, Work
from handlers.loading import profile_in_force
from handlers.outcomes import Revision, Wait
from handlers.registry import CardBuilder
from handlers.ui import Card


@dataclass(frozen=True, slots=True)
class NoCard:
    """There is nothing to send: the message's cause no longer holds."""


@dataclass(frozen=True, slots=True)
class UnknownKind:
    """Nobody builds cards of that kind."""


@dataclass(frozen=True, slots=True)
class NotBuilt:
    """Building it failed, which may pass. Where the store couldn't be read at all, it wasn't the card's fault."""

    is_readable: bool = True


Built = Card | Revision | Wait | NoCard | UnknownKind | NotBuilt


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Builds for one process."""

    work: Work
    builders: Mapping[str, CardBuilder]
    profile: Profile
    clock: Clock
    log: Log

    async def build(self, claimed: Sequence[ClaimedMessage]) -> dict[str, Built]:
        """The messages' cards by uid. After a failure each is built alone, so that none spoils another's.

        Where the store can't be read at all, none is.
        """
        try:
            return await self.work.read(lambda store: self._build_all(store, claimed))
        except Exception as error:  # noqa: BLE001 - one card that can't be built must not hold up the others
            is_readable = await self._is_readable()
            if len(claimed) == 1 or not is_readable:
                log_failure(self.log, "card not built", error, kind=claimed[0].message.kind)
                return {one.message.uid: NotBuilt(is_readable=is_readable) for one in claimed}
        alone = [await self.build([one]) for one in claimed]
        return {uid: built for one in alone for uid, built in one.items()}

    async def _is_readable(self) -> bool:
        try:
            await self.work.read(self._in_force)
        except Exception:  # noqa: BLE001 - why, the log says of the card
            return False
        return True

    def _in_force(self, store: Repositories) -> Profile:
        return profile_in_force(store, self.profile, self.clock.now().date())

    def _build_all(self, store: Repositories, claimed: Sequence[ClaimedMessage]) -> dict[str, Built]:
        profile = self._in_force(store)
        return {one.message.uid: self._build(store, profile, one) for one in claimed}

    def _build(self, store: Repositories, profile: Profile, claimed: ClaimedMessage) -> Built:
        """The card as of now: a message that was due before may have waited for long."""
        builder = self.builders.get(claimed.message.kind)
        if builder is None:
            return UnknownKind()
        due = max(claimed.message.due, self.clock.now(), key=datetime.timestamp)
        return builder(store, profile, replace(claimed.message, due=due)) or NoCard()


def with_told(claimed: ClaimedMessage, card: Card) -> ClaimedMessage:
    """The message with what its card tells of, as it is to be recorded once it was sent."""
    if not card.told:
        return claimed
    subject = {**claimed.message.subject, TOLD: " ".join(card.told)}
    return replace(claimed, message=replace(claimed.message, subject=subject))
