"""What the program is told in secret: it stands in no log, no answer and no message, whatever goes wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.__main__ import main
from bot.settings import OAuth, read_settings
from bot.slack.manifest import build_manifest
from tests.support.asked import secrets_asked_for
from tests.support.installing import begin, come_back
from tests.support.sandbox import (
    APP_TOKEN,
    BOT_TOKEN,
    CLIENT_ID,
    CLIENT_SECRET,
    SIGNING_SECRET,
    TEAM,
    running_workspace,
    until,
)
from tests.support.trial import Trial, serving_program, settings_for

METRICS = "tal-hemmelig-0123456789"
KEY = "hemmelig-noegle-hemmelig-noegle-hemmelig-no="
CALENDAR = "kalender-hemmelig-kalender-hemmelig-kalend"
SECRETS = (BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, CLIENT_SECRET, METRICS, KEY, CALENDAR)
PASSWORD = "kodeord-hemmelig"  # noqa: S105 - it opens nothing
DATABASE = f"postgresql://bruger:{PASSWORD}@127.0.0.1:1/x"
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-hemmelig", "SLACK_APP_TOKEN": "xapp-hemmelig", "SLACK_SIGNING_SECRET": "hemmelig-s"}


@pytest.mark.parametrize("is_http", [True, False])
async def test_no_secret_is_told_while_everything_goes_wrong(
    logs: None, tmp_path: Path, sqlite_url: str, capsys: pytest.CaptureFixture[str], *, is_http: bool
) -> None:
    """Handlers break, Slack refuses, times out and answers nonsense, strangers knock: no answer and no line has one."""
    said: list[str] = []
    async with running_workspace(tmp_path / "workspace", manifest=build_manifest(Trial().registry())) as workspace:
        settings = settings_for(workspace.api_url, sqlite_url, is_http=is_http, metrics_token=METRICS)
        oauth = OAuth(client_id=CLIENT_ID, client_secret=CLIENT_SECRET, keys=(KEY,), workspaces=frozenset({TEAM}))
        settings = replace(settings, oauth=oauth, public_address="https://tovholder.example/")
        said.append(repr(settings))
        async with serving_program(workspace, settings) as program, ClientSession() as session:
            bot = program.health.removesuffix("/sund")
            await workspace.control("manifest", manifest=build_manifest(Trial().registry(), http_url=bot))
            if is_http:
                await workspace.control("http_url", url=f"{bot}/slack/events")
            for fault in ("error:invalid_auth", "error:fatal_error", "500", "429"):
                await workspace.control("fault", method="chat.postEphemeral", fault=fault)
                await workspace.control("fault", method="users.info", fault=fault)
                await workspace.command("/proev i stykker")
                await workspace.command("/proev hej")
            begun = await begin(bot)
            said += [begun.page.text, begun.slack, begun.cookie]
            await workspace.control("fault", method="oauth.v2.access", fault="error:invalid_code")
            page = await come_back(await workspace.consent(begun.slack, TEAM), begun.cookie)
            said.append(page.text)
            for path, headers in (
                ("/metrics", {"Authorization": f"Bearer {METRICS}"}),
                ("/metrics", {}),
                ("/sund", {}),
                (f"/kalender/{CALENDAR}.ics", {}),
                (f"/kalender/{CALENDAR}.ics", {"If-None-Match": "i/stykker"}),
                (f"/kalender/{CALENDAR}/findes-ikke", {}),
                ("/slack/oauth_redirect?code=x&state=y", {"Cookie": "slack-app-oauth-state=y"}),
                ("/findes-ikke", {}),
            ):
                async with session.get(bot + path, headers=headers) as response:
                    said.append(await response.text() + str(response.headers))
            async with session.post(f"{bot}/slack/events", data=b"x") as response:
                said.append(await response.text() + str(response.headers))

            async def is_written() -> bool:
                said.append(capsys.readouterr().err)
                return any("command failed" in one for one in said)

            await until(is_written)
        said.append(capsys.readouterr().err)
    everything = "\n".join(said)
    assert "command failed" in everything
    for secret in SECRETS:
        assert secret not in everything


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (("start",), {**TOKENS, "DATABASE_URL": DATABASE}),
        (("start",), {**TOKENS, "DATABASE_URL": DATABASE.replace(":1/", ":port/")}),
        (("migrer",), {"DATABASE_URL": DATABASE}),
        (("eksport", "ud.gz"), {"DATABASE_URL": DATABASE}),
        (("migrer",), {"DATABASE_URL": DATABASE.replace("postgresql", "mysql")}),
        (("start",), {**TOKENS, "SLACK_API_URL": f"http://bruger:{PASSWORD}@example.com/api/"}),
        (("start",), {**TOKENS, "SLACK_API_URL": f"https://bruger:{PASSWORD}@127.0.0.1:port/api/"}),
        (("start",), {**TOKENS, "SLACK_API_URL": "http://127.0.0.1:1/api/", "TOVHOLDER_NU": PASSWORD}),
        (("start", "--ukendt"), TOKENS),
    ],
)
def test_a_program_that_can_not_start_tells_no_secret(
    logs: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    variables: dict[str, str],
) -> None:
    """Whatever is wrong with the settings or the database, it ends in Danish, without a trace and without a secret."""
    monkeypatch.chdir(tmp_path)
    for name, value in {"TOVHOLDER_VAR": str(tmp_path), **variables}.items():
        monkeypatch.setenv(name, value)
    code = main(words)
    told = "".join(capfd.readouterr())
    assert code in {1, 2}, told
    assert "Traceback" not in told
    assert "hemmelig" not in told


@pytest.mark.parametrize("name", secrets_asked_for())
def test_a_secret_in_a_file_is_as_secret(tmp_path: Path, name: str) -> None:
    """Each secret is the same from a file as from the environment, and neither file nor password shows in settings."""
    values = {
        "DATABASE_URL": DATABASE,
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "klient-hemmelig",
        "TOVHOLDER_METRICS_TOKEN": METRICS,
        "TOVHOLDER_NOEGLE": KEY,
        "TOVHOLDER_WORKSPACES": TEAM,
        **TOKENS,
    }
    path = tmp_path / "hemmelig"
    path.write_text(f"{values[name]}\n", encoding="utf-8")
    settings = read_settings({**values, name: "", f"{name}_FILE": str(path)})
    assert settings == read_settings(values)
    assert settings != read_settings({**values, name: values[name].replace("hemmelig", "hemmelik")})
    assert "hemmelig" not in repr(settings) + str(settings)
