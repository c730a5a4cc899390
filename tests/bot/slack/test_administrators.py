"""Who administers is told by name, by the settings or by Slack."""

from pathlib import Path

from bot.slack import connection as slack
from bot.slack.identity import Identity
from handlers.requests import Administrator
from storage.work import StoredWork
from tests.support.sandbox import BOT_TOKEN, ESBJERG, REGION, VARDE, running_workspace

_ESBJERGS = "Konsulent på Esbjerg Sygehus"


async def test_administrators_are_told_by_name(tmp_path: Path, work: StoredWork) -> None:
    """They are the workspace's, or those whom the settings name; nobody who has left or is a guest, nobody is met."""
    async with running_workspace(tmp_path / "workspace") as workspace, slack.open_session() as session:
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
