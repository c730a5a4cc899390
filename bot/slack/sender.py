"""Sends the outbox's messages on Slack and finds them again by their uid; what follows from it others decide."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.observe import slack_code
from bot.outgoing.ports import PERSON_GONE, Absent, Answer, Later, Refused, Sent, Trace, Unknown, Unreadable
from bot.slack.connection import SUSPENDED, TRANSPORT_ERRORS, is_passing, is_rate_limit, retry_after_s
from bot.slack.drawing import Artist
from bot.slack.identity import PLATFORM, Identity
from bot.slack.right_time import FAR_OFF_S
from bot.slack.workspaces import UNAUTHORISED
from domain.messages import Message, SentMessage, companion_of
from domain.people import Place
from handlers.ui import Card

EVENT_TYPE = "tovholder"
_SLACK_BESIDE = timedelta(seconds=FAR_OFF_S)
"""Slack's stamps and our clock may differ by so much: from then on the clock is taken for wrong."""
PER_SECOND = 19.5
"""So many posts a second, a little less than a workspace takes, since a refused one costs a second."""
_PAGE = 200
_PAGES = 5
SUSPENDED_S = 60.0
"""A message for a workspace that is closed for a while is left alone for so long."""
BUILT_ANEW_S = 1.0
"""A message whose card was built by what isn't true of its people any more is left alone for so long."""
UNAUTHORISED_S = 5.0
"""A message that met a token Slack doesn't take is left alone for so long: then nobody claims it any more."""
_LEFT = "user_disabled"
"""Slack's word for somebody who was deactivated since their facts were looked up."""


class SlackSender:
    """Sends in one workspace; `refused` is told Slack's word where it doesn't take the token."""

    def __init__(
        self,
        *,
        client: AsyncWebClient,
        identity: Identity,
        artist: Artist,
        clock: Clock,
        install: str,
        refused: Callable[[str], Awaitable[None]],
        per_second: float = PER_SECOND,
    ) -> None:
        self._client = client
        self._identity = identity
        self._artist = artist
        self._clock = clock
        self._install = install
        self._refused = refused
        self._opened: dict[tuple[str, ...], Place] = {}
        self._between_s = 1 / per_second
        self._next = 0.0

    async def send(self, message: Message, card: Card) -> Answer:
        """Posts it with its uid in the metadata, which nobody sees."""
        try:
            found = await self._place(message)
            if not isinstance(found, Place):
                return found
            drawn = await self._artist.message(card)
        except SlackApiError as error:
            return await self._before_posting(error)
        except TRANSPORT_ERRORS:
            return Later(1)
        return await self._post(found, message.uid, drawn)

    async def revise(self, where: SentMessage, card: Card) -> Answer:
        """Changes it where it stands; done twice it is the same."""
        try:
            drawn = await self._artist.message(card)
            await self._turn()
            await self._client.chat_update(channel=where.place.conversation, ts=where.platform_id, **drawn)
        except SlackApiError as error:
            return await self._before_posting(error)
        except TRANSPORT_ERRORS:
            return Later(1)
        return Sent(where)

    async def find(self, message: Message, since: datetime, until: datetime) -> Trace:
        """Looks through the conversation's messages (a thread's replies) from the claim to its end.

        Not further, since Slack may hand over no more than 15 messages a minute.
        """
        try:
            place = await self._place(message)
            return await self._find(place, message.uid, since, until) if isinstance(place, Place) else Unreadable()
        except SlackApiError as error:
            return Unknown() if is_passing(error) or slack_code(error) in UNAUTHORISED else Unreadable()
        except TRANSPORT_ERRORS:
            return Unknown()

    async def _post(self, place: Place, uid: str, drawn: dict[str, Any]) -> Answer:
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"uid": uid}}
        thread: dict[str, Any] = {"thread_ts": place.thread} if place.thread else {}
        await self._turn()
        try:
            answer = await self._client.chat_postMessage(
                channel=place.conversation, metadata=metadata, **thread, **drawn
            )
        except SlackApiError as error:
            return await self._after_posting(error)
        except TRANSPORT_ERRORS:
            return Unknown()
        return self._sent(place, str(answer["ts"]))

    async def _turn(self) -> None:
        """Waits for a post's turn."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next)
        self._next = turn + self._between_s
        if turn > now:
            await asyncio.sleep(turn - now)

    async def _find(self, place: Place, uid: str, since: datetime, until: datetime) -> Trace:
        asked: dict[str, Any] = {"channel": place.conversation, "limit": _PAGE, "include_all_metadata": True}
        if self._clock.is_platform_time:
            asked["oldest"] = f"{(since - _SLACK_BESIDE).timestamp():.6f}"
            asked["latest"] = f"{(until + _SLACK_BESIDE).timestamp():.6f}"
        if place.thread:
            asked["ts"] = place.thread
        look = self._client.conversations_replies if place.thread else self._client.conversations_history
        for _ in range(_PAGES):
            answer = await look(**asked)
            for said in answer.get("messages") or ():
                payload = (said.get("metadata") or {}).get("event_payload") or {}
                if payload.get("uid") == uid:
                    return self._sent(place, str(said["ts"]))
            cursor = (answer.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return Absent()
            asked["cursor"] = cursor
        return Unreadable()

    async def _place(self, message: Message) -> Place | Refused | Later:
        """Where the message goes; a person's direct conversation with the bot, or that of two persons, is opened.

        Where somebody turns out to have left or to be a guest, the message is to be built anew before it goes.
        """
        if isinstance(message.recipient, Place):
            return message.recipient
        companion = companion_of(message)
        people = [message.recipient] if companion is None else [message.recipient, companion]
        known = await self._identity.externals(people)
        if len(known) < len(people):
            return Refused("no_user")
        users = tuple(known[person] for person in people)
        for user in users:
            facts, is_news = await self._identity.looked_up(user)
            if facts.is_deleted and user == users[0]:
                return Refused(PERSON_GONE)
            if is_news or facts.is_deleted:
                return Later(BUILT_ANEW_S)
        if users not in self._opened:  # it stays the same for good
            opened = await self._client.conversations_open(users=list(users))
            self._opened[users] = Place(PLATFORM, self._install, str(opened["channel"]["id"]))
        return self._opened[users]

    async def _before_posting(self, error: SlackApiError) -> Answer:
        """What an error means while nothing was posted yet."""
        return _asked_to_wait(error) or (Later(1) if is_passing(error) else await self._closed(error))

    async def _after_posting(self, error: SlackApiError) -> Answer:
        """What an error means of the call that posts: after a server's error it may stand there all the same."""
        if waits := _asked_to_wait(error):
            return waits
        return Unknown() if is_passing(error) else await self._closed(error)

    async def _closed(self, error: SlackApiError) -> Answer:
        code = slack_code(error)
        if code in UNAUTHORISED:
            await self._refused(code)
            return Later(UNAUTHORISED_S)
        return Refused(PERSON_GONE if code == _LEFT else code)

    @staticmethod
    def _sent(place: Place, stamp: str) -> Sent:
        return Sent(SentMessage(place, stamp))


def _asked_to_wait(error: SlackApiError) -> Later | None:
    """For how long Slack, which did nothing, surely won't do it either; None where it doesn't say so."""
    if is_rate_limit(error):
        return Later(retry_after_s(error))
    return Later(SUSPENDED_S) if slack_code(error) in SUSPENDED else None
