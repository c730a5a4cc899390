"""Who administers is told by name, by the settings or by Slack, through Slack's own ways."""

import asyncio
from pathlib import Path

from bot.features import build_registry
from bot.slack import connection as slack
from bot.slack.everybody import NOT_TOLD_KEPT_S, Everybody
from bot.slack.identity import Identity
from bot.slack.manifest import build_manifest
from bot.slack.session import open_session
from handlers.requests import Administrator
from storage.work import StoredWork
from tests.support.chat import Chat, bot_on
from tests.support.sandbox import BOT_TOKEN, ESBJERG, REGION, TEAM, VARDE, running_workspace

_ESBJERGS = "Konsulent på Esbjerg Sygehus"


async def test_administrators_are_told_by_name(tmp_path: Path, work: StoredWork) -> None:
    """They are the workspace's, or those whom the settings name; nobody who has left or is a guest, nobody is met."""
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        install = (await slack.introduce(client, session)).team
        plain = Identity(client=client, work=work, install=install)
        region = (await plain.recognise(REGION)).person
        assert [one.person for one in await plain.administrators()] == [region]
        assert not plain.has_named_administrators
        guest = (await workspace.control("user", name="gaest", real_name="Gæst", is_restricted=True))["user"]
        await workspace.control("user/change", user=VARDE, deleted=True)
        wanted = frozenset({ESBJERG, VARDE, guest, "U0ANDETSTED"})
        named = Identity(client=client, work=work, install=install, administrators=wanted)
        assert await named.administrators() == (Administrator(_ESBJERGS),)
        assert named.has_named_administrators
        assert len(await work.read(lambda store: store.people.everybody())) == 1


async def test_an_administrator_late_on_slacks_list_is_found(tmp_path: Path, work: StoredWork) -> None:
    """In a workspace whose list has sixteen pages they are told of failures too."""
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        await workspace.control("pages", longest=10)
        await workspace.control("seed", users=[{"name": f"person-{number}"} for number in range(150)])
        late = (await workspace.control("user", name="sent", real_name="Sent på listen", is_admin=True))["user"]
        identity = Identity(client=client, work=work, install=TEAM)
        people = await identity.persons([REGION, late])
        await identity.look_up_administrators()
        found = await work.read(lambda store: identity.administrators_in(store, TEAM))
        assert set(found) == set(people.values())


async def test_an_administrator_who_left_or_is_a_guest_is_told_of_nothing(tmp_path: Path, work: StoredWork) -> None:
    """Though they were appointed in chat, or the settings name them: no failure names anybody to them."""
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        identity = Identity(client=client, work=work, install=TEAM, administrators=frozenset({REGION, VARDE}))
        people = await identity.persons([REGION, VARDE, ESBJERG])

        async def found() -> set[int]:
            return set(await work.read(lambda store: identity.administrators_in(store, TEAM)))

        await work.run(lambda store: store.people.add_administrator(TEAM, people[ESBJERG]))
        assert await found() == set(people.values())
        await identity.changed({"id": VARDE, "team_id": TEAM, "is_restricted": True})
        await identity.changed({"id": ESBJERG, "team_id": TEAM, "deleted": True})
        assert await found() == {people[REGION]}


async def test_slack_lists_everybody_once_for_all_who_ask_at_the_same_time(tmp_path: Path, work: StoredWork) -> None:
    """As when the program starts: a large workspace takes sixteen calls, and Slack answers twenty a minute."""
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        identity = Identity(client=client, work=work, install=TEAM)
        await asyncio.gather(*(identity.look_up_administrators() for _ in range(3)))
        assert len([one for one in await workspace.traffic() if one["what"] == "users.list"]) == 1


async def test_a_list_that_slack_interrupts_is_read_on_from_there(tmp_path: Path, work: StoredWork) -> None:
    """Other processes share the twenty calls a minute: who begins anew each time never comes to its end."""
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        await workspace.control("seed", users=[{"name": f"person-{number}"} for number in range(2_500)])
        for after in (1, 2):
            await workspace.control("fault", method="users.list", fault="429", retry_after=30, after=after)
        now = 0.0
        everybody = Everybody(client=client, install=TEAM, monotonic=lambda: now)
        for told in (0, 0, 2_500):
            assert len(await everybody.now()) >= told
            assert everybody.is_all is bool(told)
            now += NOT_TOLD_KEPT_S
        assert len({one.id for one in everybody.known}) == len(everybody.known)
        assert len([one for one in await workspace.traffic() if one["what"] == "users.list"]) == 5


async def test_an_owner_whom_the_settings_do_not_name_reads_who_is_administrator(
    tmp_path: Path, sqlite_url: str
) -> None:
    """The owner hears that the operator's setting decides and whom it names; whom it names is led."""
    manifest = build_manifest(build_registry())
    async with running_workspace(tmp_path / "workspace", manifest=manifest) as workspace:
        administrators = frozenset({ESBJERG})
        async with bot_on(workspace, sqlite_url, is_http=False, administrators=administrators):
            chat = Chat(workspace)
            told = await chat.says("/tovholder administrator")
            assert told.startswith("Du er ikke administrator.")
            assert f"driften har peget på med indstillingen TOVHOLDER_ADMINS: {_ESBJERGS}" in told
            assert "Når den er sat, er Slack-arbejdsområdets ejere" in told
            assert "Det kan kun en administrator" in await chat.says("/tovholder start")
            assert "driften har peget på" in await chat.says("/tovholder start", user=ESBJERG)
            refused = await chat.says(f"/tovholder administrator fjern <@{ESBJERG}>", user=ESBJERG)
            assert "TOVHOLDER_ADMINS" in refused
