"""What becomes of commands, presses and forms while Slack doesn't tell who somebody is."""

import json
from pathlib import Path

import pytest

from bot.slack import connection as slack
from bot.slack.everybody import KEPT_S
from bot.slack.identity import PLATFORM, Identity, UntoldDoerError
from bot.slack.kept_facts import OLD_KEPT_S
from bot.slack.session import open_session
from domain.people import PersonId
from domain.ports import Repositories
from handlers.requests import take_persons
from storage.work import StoredWork, open_work
from tests.support.moment import NOW
from tests.support.sandbox import BOT_TOKEN, REGION, TEAM, VARDE, running_workspace
from tests.support.trial import Running
from tests.support.trial_talk import answer, form, typed

INFO = "users.info"
UNTOLD = {"method": INFO, "fault": "429", "retry_after": 30}
BROKEN = {"method": INFO, "fault": "500", "times": 2}
NOT_WHOM, NOT_WHO = "Slack siger ikke lige nu, hvem du mener.", "Slack siger ikke lige nu, hvem du er."
AGAIN = "Vent et minut, og prøv igen. Intet er gemt."


@pytest.mark.parametrize("fault", [UNTOLD, BROKEN])
async def test_a_command_that_names_somebody_new_hears_that_slack_does_not_tell(
    program: Running, fault: dict[str, str | int], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not done and nothing has broken; a little later it can be typed again."""
    await program.workspace.command("/proev hej")
    await answer(program)
    await program.workspace.control("fault", **fault)
    await program.workspace.command(f"/proev <@{VARDE}>")
    said = await answer(program, number=2)
    assert said["text"].startswith(NOT_WHOM)
    assert AGAIN in json.dumps(said, ensure_ascii=False)
    await program.workspace.command(f"/proev <@{VARDE}>")
    assert (await answer(program, number=3))["text"].startswith("Du skrev: ")
    assert len(program.trial.typed) == 2
    log = capsys.readouterr()
    assert "failed" not in log.out + log.err


async def test_a_command_that_names_somebody_known_is_done(program: Running, sqlite_url: str) -> None:
    """Who it is stands in the store; that Slack doesn't tell of them now changes nothing."""
    work = open_work(sqlite_url, clock=lambda: NOW)

    def unit(store: Repositories) -> PersonId:
        person = store.people.add("Kommunal tovholder", TEAM).id
        store.identities.add(PLATFORM, TEAM, VARDE, person)
        return person

    person = await work.run(unit)
    await work.close()
    await program.workspace.command("/proev hej")
    await answer(program)
    await program.workspace.control("fault", **UNTOLD)
    await program.workspace.command(f"/proev <@{VARDE}>")
    await answer(program, number=2)
    assert take_persons(program.trial.typed[1].text)[0] == (person,)


async def test_who_acts_for_the_first_time_hears_that_slack_does_not_tell(program: Running) -> None:
    """Without Slack's word nobody knows what they may do."""
    await program.workspace.control("fault", **UNTOLD)
    await program.workspace.command("/proev hej")
    assert (await answer(program))["text"].startswith(NOT_WHO)
    assert program.trial.typed == []


async def test_a_form_that_slack_does_not_tell_of_somebody_in_stays_open(program: Running) -> None:
    """It stands there as it was filled in, says so, and can be sent a little later."""
    await program.workspace.command("/proev")
    view = await form(program)
    chosen = {"hvem": {"hvem": {"type": "users_select", "selected_user": VARDE}}}
    await program.workspace.control("fault", **UNTOLD)
    told = await program.workspace.submit(view, typed("vigtigt", **chosen))
    assert told["errors"] == {"ord": f"{NOT_WHOM} {AGAIN}"}
    assert program.trial.submitted == []
    assert (await program.workspace.submit(view, typed("vigtigt", **chosen)))["ok"]
    assert (await answer(program))["text"] == "Gemt: vigtigt"


async def test_who_acted_lately_goes_on_acting(tmp_path: Path, work: StoredWork) -> None:
    """What Slack told of them before still holds, but not for good: by then they may have other rights."""
    seconds = [0.0]
    async with running_workspace(tmp_path / "workspace") as workspace, open_session() as session:
        client = slack.make_client(token=BOT_TOKEN, api_url=workspace.api_url, session=session, is_local=True)
        identity = Identity(client=client, work=work, install=TEAM, monotonic=lambda: seconds[0])
        known = await identity.recognise(REGION)
        seconds[0] = KEPT_S
        await workspace.control("fault", **UNTOLD)
        assert await identity.recognise(REGION) == known
        assert (await workspace.get("_control/faults"))["faults"] == []
        seconds[0] = OLD_KEPT_S
        await workspace.control("fault", **UNTOLD)
        with pytest.raises(UntoldDoerError):
            await identity.recognise(REGION)
