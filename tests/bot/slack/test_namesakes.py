"""Who is meant by a name in a workspace of more users than are read of Slack's list."""

from pathlib import Path

from bot.slack import connection as slack
from bot.slack.identity import Identity
from bot.slack.incoming import Reader
from bot.slack.session import open_session
from storage.work import StoredWork
from tests.support.sandbox import BOT_TOKEN, TEAM, running_workspace


async def test_a_name_is_nobodys_where_another_may_bear_it_among_those_who_were_not_read(
    tmp_path: Path, work: StoredWork
) -> None:
    """Nobody gets a namesake's role or task because the list ended between the two, or one of them was met before.

    A person can still be chosen, and who has left can still be named.
    """
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        identity = Identity(client=client, work=work, install=TEAM)
        await workspace.control("pages", longest=10)
        early = (await workspace.control("user", name="mette", real_name="Mette Jensen"))["user"]
        await workspace.control("seed", users=[{"name": f"person-{number}"} for number in range(180)])
        await workspace.control("user", name="mette2", real_name="Mette Jensen")
        reader = Reader(client=client, work=work, identity=identity)
        assert await reader.read("giv @Mette Jensen rollen") == "giv @Mette Jensen rollen"
        assert await reader.read(f"giv <@{early}> rollen") == "giv ⟦person:1⟧ rollen"
        assert await reader.read("giv @Mette Jensen rollen") == "giv @Mette Jensen rollen"
        await identity.changed({"id": early, "team_id": TEAM, "real_name": "Mette Jensen", "deleted": True})
        assert await reader.read("fjern @Mette Jensen") == "fjern ⟦person:1⟧"
