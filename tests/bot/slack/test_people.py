from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.observe import get_log
from bot.slack import connection as slack
from bot.slack.guard import Guard
from bot.slack.identity import PERSON_KEPT_S, Identity, UnknownUser
from bot.slack.incoming import LONGEST_READ, MOST_PEOPLE, Reader
from bot.slack.manifest import SCOPES
from bot.slack.session import open_session
from handlers.requests import Reach
from storage.work import StoredWork
from tests.storage.test_queries import counting
from tests.support.moment import NOW
from tests.support.sandbox import (
    BOT,
    BOT_TOKEN,
    ESBJERG,
    EXPERIENCES,
    FYN,
    GENERAL,
    LILLEBAELT,
    REGION,
    SECOND,
    SECOND_TEAM,
    SYDVESTJYLLAND,
    VARDE,
    Workspace,
    running_workspace,
)


@dataclass(slots=True)
class Door:
    """Who comes in to the workspace and what they say."""

    workspace: Workspace
    work: StoredWork
    connection: slack.Connection
    identity: Identity
    reader: Reader

    def with_administrators(self, *users: str) -> Identity:
        """The same door where the settings name the administrators."""
        found = self.connection
        return Identity(client=found.client, work=self.work, install=found.team, administrators=frozenset(users))


@pytest.fixture
async def door(tmp_path: Path, work: StoredWork) -> AsyncIterator[Door]:
    """The local workspace's door."""
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        found = await slack.introduce(client, session)
        identity = Identity(client=client, work=work, install=found.team)
        yield Door(workspace, work, found, identity, Reader(client=client, work=work, identity=identity))


async def test_whether_what_was_sent_can_be_found_again_is_told_by_the_scopes(door: Door) -> None:
    """All four kinds of history are needed; where nobody can tell, it isn't doubted."""
    await door.workspace.control("token", scopes=list(SCOPES))
    assert await door.reader.can_look_back()
    await door.workspace.control("token", scopes=[one for one in SCOPES if one != "mpim:history"])
    assert not await door.reader.can_look_back()
    await door.workspace.control("token", is_revoked=True)
    assert await door.reader.can_look_back()


async def test_a_name_holds_no_letters_that_nobody_sees(door: Door) -> None:
    """A profile's name is kept as it is read, and found as it is typed; one of such letters alone is none."""
    known = await door.identity.recognise(ESBJERG)
    for told, name in (("\u202eKim\u200b Holm", "Kim Holm"), ("\u200b\u200e", "Ukendt bruger")):
        await door.identity.changed({"id": ESBJERG, "team_id": door.connection.team, "real_name": told})
        person = await door.work.read(lambda store: store.people.person(known.person))
        assert person is not None
        assert person.name == name


async def test_a_person_is_met_once(door: Door) -> None:
    """A user becomes a person with their name when first met, and is the same person ever after."""
    first = await door.identity.recognise(ESBJERG)
    again = await door.with_administrators().recognise(ESBJERG)
    assert first == again
    assert first.name == "Konsulent på Esbjerg Sygehus"
    assert await door.identity.externals([first.person, 999]) == {first.person: ESBJERG}


async def test_all_whom_a_card_names_are_found_in_one_query(door: Door) -> None:
    """However many persons it mentions."""
    users = (ESBJERG, VARDE, REGION)
    people = {(await door.identity.recognise(user)).person: user for user in users}
    with counting(door.work) as statements:
        assert await door.identity.externals(people) == people
    assert len(statements) == 1


async def test_who_was_erased_is_met_as_somebody_new(door: Door) -> None:
    """The process that erased knows at once, another one when it looks again, and nobody has the former's name."""
    seconds = [0.0]
    other = Identity(
        client=door.connection.client, work=door.work, install=door.connection.team, monotonic=lambda: seconds[0]
    )
    former = (await door.identity.recognise(ESBJERG)).person
    assert (await other.recognise(ESBJERG)).person == former
    await door.work.run(lambda store: store.personal.erase(former, "tidligere medlem", (), NOW))
    door.identity.forget(ESBJERG)
    now = (await door.identity.recognise(ESBJERG)).person
    assert now != former
    seconds[0] = PERSON_KEPT_S
    assert (await other.recognise(ESBJERG)).person == now
    await door.identity.changed({"id": ESBJERG, "team_id": "T0LOKAL0001", "real_name": "Nyt navn"})
    assert [one.name for one in (await door.work.read(lambda store: store.people.persons([former]))).values()] == [
        "tidligere medlem"
    ]


async def test_the_workspaces_owners_are_administrators_unless_the_settings_name_others(door: Door) -> None:
    """Owners and administrators of the workspace are administrators; where the settings name some, only those are."""
    assert (await door.identity.recognise(REGION)).is_administrator
    assert not (await door.identity.recognise(ESBJERG)).is_administrator
    named = door.with_administrators(ESBJERG)
    assert (await named.recognise(ESBJERG)).is_administrator
    assert not (await named.recognise(REGION)).is_administrator
    assert await named.has_administrators()


async def test_a_workspace_may_have_nobody_in_charge(door: Door) -> None:
    """Where no user is an owner or administrator, that can be told."""
    assert await door.identity.has_administrators()
    await door.workspace.control("user/change", user=REGION, is_admin=False, is_owner=False)
    assert not await door.with_administrators().has_administrators()


async def test_somebody_may_be_in_charge_among_those_who_were_not_read(door: Door) -> None:
    """In a workspace of more users than are read nobody passes for administrator because none was seen."""
    await door.workspace.control("pages", longest=10)
    await door.workspace.control("user/change", user=REGION, is_admin=False, is_owner=False)
    await door.workspace.control("seed", users=[{"name": f"person-{number}"} for number in range(180)])
    assert await door.identity.has_administrators()


async def test_guests_and_people_of_other_teams_are_outsiders(door: Door) -> None:
    """A guest, and a user of another team, is known as one from outside whatever rights they have at home."""
    guest = (await door.workspace.control("user", name="gaest", real_name="Gæst", is_restricted=True))["user"]
    assert (await door.identity.recognise(guest)).is_outsider
    await door.identity.changed({"id": VARDE, "team_id": "T0ANDET0001", "name": "x", "is_admin": True})
    stranger = await door.identity.recognise(VARDE)
    assert stranger.is_outsider
    assert not stranger.is_administrator


async def test_whether_somebody_is_an_outsider_is_stored_as_slack_tells_it(door: Door) -> None:
    """From when they are met; and when that changes, once Slack tells it or they are looked up again."""

    async def stored(person: int) -> bool:
        return (await door.work.read(lambda store: store.people.persons([person])))[person].is_outsider

    guest = (await door.workspace.control("user", name="gaest", real_name="Gæst", is_restricted=True))["user"]
    assert await stored((await door.identity.persons([guest]))[guest])
    member = (await door.identity.recognise(ESBJERG)).person
    assert not await stored(member)
    await door.workspace.control("user/change", user=ESBJERG, is_restricted=True)
    assert (await door.with_administrators().recognise(ESBJERG)).is_outsider
    assert await stored(member)
    await door.identity.changed({"id": ESBJERG, "team_id": door.connection.team, "name": "x"})
    assert not await stored(member)


async def test_whoever_slack_does_not_know_is_nobody(door: Door) -> None:
    """A user whom Slack doesn't know can't act and is told so; no person is made of them."""
    with pytest.raises(UnknownUser) as unknown:
        await door.identity.recognise("U404")
    assert Guard(log=get_log()).card("command", unknown.value).title == "Jeg kan ikke se, hvem du er."


async def test_an_app_that_acts_is_nobody(door: Door) -> None:
    """A workflow that mentions the bot is refused as whoever isn't known; it is no failure of ours."""
    workflow = (await door.workspace.control("user", name="arbejdsgang", real_name="Arbejdsgang", is_bot=True))["user"]
    for app in (workflow, BOT):
        with pytest.raises(UnknownUser):
            await door.identity.recognise(app)
    assert await door.identity.persons(["U404"]) == {}


async def test_a_new_name_is_taken_over(door: Door) -> None:
    """When a user changes their name, the person is called so."""
    known = await door.identity.recognise(VARDE)
    await door.identity.changed({"id": VARDE, "team_id": "T0LOKAL0001", "real_name": "Nyt navn"})
    person = await door.work.read(lambda store: store.people.person(known.person))
    assert person is not None
    assert person.name == "Nyt navn"


async def test_a_change_that_slack_sends_again_late_undoes_no_later_one(door: Door) -> None:
    """What nobody acknowledged comes once more after minutes, with the user as they were when it was new."""
    known = await door.identity.recognise(VARDE)
    for second, name in ((2, "Nyt navn"), (1, "Gammelt navn"), (2, "Nyt navn, rettet")):
        told = {"id": VARDE, "team_id": "T0LOKAL0001", "real_name": name, "updated": 2_000_000_000 + second}
        await door.identity.changed(told)
        person = await door.work.read(lambda store: store.people.person(known.person))
        assert person is not None
        assert person.name == ("Nyt navn" if second == 1 else name)


async def test_who_is_deactivated_is_known_as_such_until_they_are_back(door: Door) -> None:
    """A deactivated user's person is so too, when that is told and when they are first met, and no longer than that."""

    async def is_deactivated(person: int) -> bool:
        known = await door.work.read(lambda store: store.people.person(person))
        assert known is not None
        return known.is_deactivated

    varde = (await door.identity.recognise(VARDE)).person
    for is_gone in (True, False):
        await door.identity.changed({"id": VARDE, "team_id": "T0LOKAL0001", "deleted": is_gone})
        assert await is_deactivated(varde) is is_gone
    await door.workspace.control("user/change", user=ESBJERG, deleted=True)
    assert await is_deactivated((await door.identity.persons([ESBJERG]))[ESBJERG])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (f"tildel <@{ESBJERG}|konsulent.esbjerg> nu", "tildel ⟦person:1⟧ nu"),
        (f"<@{ESBJERG}> og <@{ESBJERG}>", "⟦person:1⟧ og ⟦person:1⟧"),
        ("<@U0FINDESIK|nogen>", "@nogen"),
        (f"kanal <#{FYN}|sekretariat-fyn>", f"kanal ⟦kanal:{FYN}⟧"),
        ("&lt;b&gt; &amp; &amp;lt;", "<b> & &lt;"),
        ("⟦person:1⟧", "[person:1]"),
        ("<https://a.dk/x?y=1&amp;z=2>", "https://a.dk/x?y=1&z=2"),
        ("<http://a.dk|a.dk> <mailto:a@b.dk|a@b.dk>", "a.dk a@b.dk"),
        ("<!here> og <!subteam^S1|@gruppen>", " og @gruppen"),
        ("@konsulent.esbjerg: ja", "⟦person:1⟧: ja"),
        ("spørg @Konsulent på Esbjerg Sygehus i morgen", "spørg ⟦person:1⟧ i morgen"),
        ("@ingen her", "@ingen her"),
        ("kanal fyn #Sekretariat-fyn", f"kanal fyn ⟦kanal:{FYN}⟧"),
        ("#findes-ikke, lokale #3", "#findes-ikke, lokale #3"),
        ("mail a@b.dk", "mail a@b.dk"),
        ("punkt \u202eAkut\u200bpladser\u202c \u2067her\u2069 \u200f", "punkt Akutpladser her "),
    ],
)
async def test_typed_text_is_read(door: Door, typed: str, read: str) -> None:
    """Mentions, plain names, channels, links and entities are read; marks can't be forged, and none are unseen."""
    await door.identity.persons([ESBJERG])
    assert await door.reader.read(typed) == read


async def test_a_name_that_two_bear_is_nobodys(door: Door) -> None:
    """A plain name that fits two persons stays a name."""
    for _ in range(2):
        await door.work.run(lambda store: store.people.add("Kim Kladde"))
    assert await door.reader.read("@Kim Kladde") == "@Kim Kladde"


async def test_a_name_is_its_users_whoever_else_the_store_knows(door: Door) -> None:
    """Who is of another workspace isn't taken for the user here; and two users are nobody, though only one was met."""
    name = "Konsulent på Esbjerg Sygehus"
    left = await door.work.run(lambda store: store.people.add(name, SECOND_TEAM))
    assert await door.reader.read(f"@{name}") == f"⟦person:{left.id + 1}⟧"
    assert (await door.identity.recognise(ESBJERG)).person == left.id + 1
    await door.workspace.control("user/change", user=VARDE, real_name=name)
    lately = Reader(client=door.connection.client, work=door.work, identity=door.with_administrators())
    assert await lately.read(f"@{name}") == f"@{name}"


async def test_a_channel_is_reachable_where_the_bot_is_in_it(door: Door) -> None:
    """The bot can post where it is a member; not where it isn't, where it is archived, or where nothing is.

    A channel that another workspace shares, or is invited to share, is told apart, and so is a person's conversation
    with the bot.
    """
    await door.workspace.control("seed", **SECOND)
    await door.workspace.control("channel/share", channel=EXPERIENCES, team=SECOND_TEAM)
    await door.workspace.control("channel/share", channel=SYDVESTJYLLAND, team=SECOND_TEAM, is_pending=True)
    await door.workspace.control("channel/change", channel=LILLEBAELT, is_archived=True)
    direct = await door.workspace.direct_message(user=REGION, with_=BOT)
    asked = [FYN, GENERAL, LILLEBAELT, "C0FINDESIKKE", EXPERIENCES, SYDVESTJYLLAND, direct]
    found = await door.reader.reachable(asked)
    none = dict.fromkeys((GENERAL, LILLEBAELT, "C0FINDESIKKE"), Reach.NONE)
    shared = dict.fromkeys((EXPERIENCES, SYDVESTJYLLAND), Reach.SHARED)
    assert found == none | shared | {FYN: Reach.OWN, direct: Reach.DIRECT}


async def test_a_text_full_of_names_costs_no_more_than_a_few(door: Door) -> None:
    """Of thousands of names and mentions so many are looked up, with so many calls; the rest stays as it was typed."""
    before = len(await door.workspace.traffic())
    typed = " ".join(f"@navn{number}" for number in range(700))
    assert await door.reader.read(typed) == typed
    mentioned = await door.reader.read(" ".join(f"<@U{number}>" for number in range(700)))
    assert mentioned == " ".join(f"@U{number}" for number in range(700))
    assert len(await door.workspace.traffic()) - before <= MOST_PEOPLE + 5
    assert len(await door.reader.read("<@U1> " * 40_000)) <= LONGEST_READ


@pytest.mark.parametrize("fault", [{"fault": "429", "retry_after": 30}, {"fault": "500", "times": 2}])
async def test_a_number_is_read_though_slack_lists_no_channels(door: Door, fault: dict[str, str | int]) -> None:
    """What follows a # may be a channel's name: where Slack can't tell now, it stays as it was typed."""
    await door.workspace.control("fault", method="conversations.list", **fault)
    assert await door.reader.read("Ring til dem om sag #3") == "Ring til dem om sag #3"
