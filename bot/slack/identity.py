"""Who a Slack user is: the person, and whether they are an administrator or from outside; it grants nothing.

A person is looked up in the store first and made when first met. Slack's own facts are kept for some minutes.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.observe import slack_code
from bot.slack.connection import TRANSPORT_ERRORS, is_passing
from bot.slack.everybody import Everybody
from bot.slack.kept_facts import KeptFacts
from bot.slack.user_facts import UserFacts, read_user
from domain.people import Person, PersonId
from domain.ports import Repositories, Work
from handlers.requests import Administrator

PLATFORM = "slack"
PERSON_KEPT_S = 10.0
"""Another process may have erased the person meanwhile: then the user is somebody new."""
_UNKNOWN = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


class UnknownUser(Exception):  # noqa: N818 - says who acted, not what broke
    """Somebody acts whom Slack doesn't know, or doesn't let the bot see, or who is no person."""


class UntoldUserError(Exception):
    """Slack doesn't tell of a user now, but will a little later."""


class UntoldDoerError(UntoldUserError):
    """The user is whoever acts."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person who acts, as the handlers' context needs them."""

    person: PersonId
    name: str
    is_administrator: bool
    is_outsider: bool


class Identity:
    """Finds persons behind Slack's ids in one workspace (`install`), and the other way round."""

    def __init__(
        self,
        *,
        client: AsyncWebClient,
        work: Work,
        install: str,
        administrators: frozenset[str] = frozenset(),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._work = work
        self._install = install
        self._administrators = administrators
        self._monotonic = monotonic
        self._facts = KeptFacts(monotonic)
        self._people: dict[str, tuple[float, PersonId]] = {}
        self._everybody = Everybody(client=client, install=install, monotonic=monotonic)

    async def recognise(self, user: str) -> Known:
        """The person behind a user who acts.

        Raises UnknownUser where Slack doesn't know the user, or it is an app, and UntoldDoerError.
        """
        try:
            facts = await self._facts_or_none(user)
        except UntoldUserError as error:
            raise UntoldDoerError from error
        if facts is None or facts.is_app:
            raise UnknownUser
        person = (await self.persons([user]))[user]
        return Known(person, facts.name, self._administers(facts), facts.is_outsider)

    async def persons(self, users: Iterable[str]) -> dict[str, PersonId]:
        """The persons behind these users; those never met are made, apps and those Slack doesn't know are left out.

        Raises UntoldUserError for one never met of whom Slack doesn't tell now.
        """
        wanted = tuple(dict.fromkeys(users))
        now = self._monotonic()
        found = {user: kept[1] for user in wanted if (kept := self._people.get(user)) and kept[0] > now}
        missing = [user for user in wanted if user not in found]
        if missing:
            known = await self._work.read(lambda store: store.identities.people_of(PLATFORM, self._install, missing))
            asked = [await self._facts_or_none(user) for user in missing if user not in known]
            facts = [fact for fact in asked if fact and not fact.is_app]
            met = await self._work.run(lambda store: self._meet(store, facts)) if facts else {}
            found |= known | met
            self._people |= {user: (now + PERSON_KEPT_S, person) for user, person in (known | met).items()}
        return {user: found[user] for user in wanted if user in found}

    async def apps(self, users: Iterable[str]) -> tuple[str, ...]:
        """The names of those of these users who are apps, and nobody who could be given anything to do.

        Whom Slack doesn't tell of now is taken for none: `persons` would not have passed over anybody new.
        """
        found = []
        with suppress(UntoldUserError):
            for user in dict.fromkeys(users):
                found.append(await self._facts_or_none(user))  # noqa: PERF401 - those before one untold are kept
        return tuple(fact.name for fact in found if fact and fact.is_app)

    def forget(self, user: str) -> None:
        """Lets the user be looked up anew: the person was erased."""
        self._people.pop(user, None)

    async def externals(self, people: Iterable[PersonId]) -> dict[PersonId, str]:
        """The users of this workspace who these persons are."""
        wanted = tuple(dict.fromkeys(people))
        if not wanted:
            return {}
        return await self._work.read(lambda store: store.identities.externals_in(PLATFORM, self._install, wanted))

    async def facts(self, user: str) -> UserFacts:
        """What Slack tells of a user, not older than a few minutes; raises what the call to Slack raises."""
        return (await self.looked_up(user))[0]

    async def looked_up(self, user: str) -> tuple[UserFacts, bool]:
        """As `facts`, and whether the store took the person for somebody with other rights until now."""
        if fresh := self._facts.fresh(user):
            return fresh, False
        answer = await self._client.users_info(user=user)
        told = read_user(answer["user"], self._install)
        known = await self._work.read(lambda store: self._known(store, told))
        if not self._facts.fresh(user) and _differs(known, told):  # else a change was told of meanwhile, which is newer
            await self._work.run(lambda store: self._take_over(store, told))
        facts = self._facts.fresh(user) or self._facts.keep(told)
        rights = (facts.is_deleted, facts.is_outsider)
        return facts, known is not None and (known.is_deactivated, known.is_outsider) != rights

    async def changed(self, user: Mapping[str, Any]) -> bool:
        """Takes over what Slack tells of a user who changed, if we know them; whether they are a guest only since."""
        facts = read_user(user, self._install)
        if self._facts.has_later(facts):
            return False
        self._facts.keep(facts)
        return await self._work.run(lambda store: self._take_over(store, facts))

    async def look_up_administrators(self) -> None:
        """Learns who administers the workspace, so that a failure can be told to them."""
        if not self._administrators:
            await self._everybody.now()

    async def has_administrators(self) -> bool:
        """Whether the settings or the workspace make anybody an administrator; where it can't be told, yes."""
        users = await self._everybody.now()
        is_told = bool(users) and self._everybody.is_all
        return bool(self._administrators) or not is_told or any(one.is_administrator for one in users)

    @property
    def has_named_administrators(self) -> bool:
        """Whether the settings name who administers, so that the workspace makes nobody an administrator."""
        return bool(self._administrators)

    @property
    def knows_everybody(self) -> bool:
        """Whether Slack told of all users when it was asked last, so that a name that none bears is no user's."""
        return self._everybody.is_all

    async def administrators(self) -> tuple[Administrator, ...]:
        """Whom the settings or the workspace make administrators, of those whom the platform tells of."""
        found = [one for one in await self._everybody.now() if self._administers(one) and not one.is_deleted]
        users = [one.id for one in found if not one.is_outsider]
        known = await self._work.read(lambda store: store.identities.people_of(PLATFORM, self._install, users))
        return tuple(Administrator(one.name, known.get(one.id)) for one in found if not one.is_outsider)

    def administrators_in(self, store: Repositories, install: str) -> tuple[PersonId, ...]:
        """The persons who administer the bot, within a unit of work: by the store, the settings or the workspace.

        Whoever was appointed or named and has left, or is a guest by now, is none of them.
        """
        users = self._administrators or {one.id for one in self._everybody.known if one.is_administrator}
        known = store.identities.people_of(PLATFORM, install, sorted(users)) if users else {}
        named = store.people.persons(known.values()) if known else {}
        found = [*store.people.administrators(install), *(named[person] for person in known.values())]
        return tuple(dict.fromkeys(person.id for person in found if person.may_act))

    async def named(self, name: str) -> tuple[str, ...]:
        """The users of the workspace who go by exactly that name, folded for case.

        None where not all were told of: another one may go by it, and would not get what is meant for them.
        """
        wanted = name.strip().casefold()
        users = [one for one in await self._everybody.now() if not one.is_deleted and not one.is_app]
        return tuple(one.id for one in users if wanted in one.names) if self._everybody.is_all else ()

    def _administers(self, facts: UserFacts) -> bool:
        return facts.id in self._administrators if self._administrators else facts.is_administrator

    async def _facts_or_none(self, user: str) -> UserFacts | None:
        """What Slack tells of a user, or told within the hour where it doesn't now; raises UntoldUserError."""
        try:
            return await self.facts(user)
        except (SlackApiError, *TRANSPORT_ERRORS) as error:
            if isinstance(error, SlackApiError) and slack_code(error) in _UNKNOWN:
                return None
            if not is_passing(error):
                raise
            if kept := self._facts.old(user):
                return kept
            raise UntoldUserError from error

    def _meet(self, store: Repositories, facts: Iterable[UserFacts]) -> dict[str, PersonId]:
        wanted = {fact.id: fact for fact in facts}
        met = dict(store.identities.people_of(PLATFORM, self._install, list(wanted)))
        for user, fact in wanted.items():
            if user not in met:
                met[user] = store.people.add(fact.name, self._install).id
                store.identities.add(PLATFORM, self._install, user, met[user])
                if fact.is_deleted:
                    store.people.set_deactivated(met[user], is_deactivated=True)
                if fact.is_outsider:
                    store.people.set_outsider(met[user], is_outsider=True)
        return met

    def _known(self, store: Repositories, facts: UserFacts) -> Person | None:
        person = store.identities.people_of(PLATFORM, self._install, [facts.id]).get(facts.id)
        return store.people.person(person) if person is not None else None

    def _take_over(self, store: Repositories, facts: UserFacts) -> bool:
        known = self._known(store, facts)
        if known is None:
            return False
        if known.name != facts.name:
            store.people.rename(known.id, facts.name)
        if known.is_deactivated != facts.is_deleted:
            store.people.set_deactivated(known.id, is_deactivated=facts.is_deleted)
        if known.is_outsider != facts.is_outsider:
            store.people.set_outsider(known.id, is_outsider=facts.is_outsider)
        return facts.is_outsider and not known.is_outsider


def _differs(known: Person | None, facts: UserFacts) -> bool:
    """Whether the platform tells of a person we know anything else than what is stored."""
    told = (facts.name, facts.is_deleted, facts.is_outsider)
    return known is not None and (known.name, known.is_deactivated, known.is_outsider) != told
