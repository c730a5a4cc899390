from pathlib import Path

import pytest

from bot.settings import SLACK, Settings, read_env_file, read_settings
from bot.settings_reader import SettingsMistake
from danish.zone import copenhagen
from tests.support.asked import secrets_asked_for

LOCAL = {"SLACK_API_URL": "http://127.0.0.1:3210/api/"}
KEY = "x" * 43 + "="
OAUTH = {
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "hemmelig",
    "TOVHOLDER_NOEGLE": KEY,
    "TOVHOLDER_WORKSPACES": "T1, T2",
}
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def test_without_anything_set_there_is_a_sensible_default() -> None:
    """An empty environment gives Slack's own address, a database below `var` and the usual port."""
    settings = read_settings({})
    assert (settings.api_url, settings.port, settings.lease_s) == (SLACK, 8080, 60)
    assert settings.database_url.startswith("sqlite:///")
    assert not settings.has_real_tokens
    with pytest.raises(SettingsMistake, match="SLACK_BOT_TOKEN"):
        settings.require_slack()


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"PORT": "mange"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"TOVHOLDER_LEASE": "1"}, "TOVHOLDER_LEASE"),
        ({"SLACK_API_URL": "slack"}, "SLACK_API_URL"),
        ({"SLACK_API_URL": "http://example.com/api/"}, "SLACK_API_URL"),
        ({"SLACK_API_URL": "https://hemmelig@example.com:port/api/"}, "SLACK_API_URL"),
        ({"TOVHOLDER_OFFENTLIG_ADRESSE": "tovholder.example"}, "TOVHOLDER_OFFENTLIG_ADRESSE"),
        ({"TOVHOLDER_OFFENTLIG_ADRESSE": "http://tovholder.example"}, "TOVHOLDER_OFFENTLIG_ADRESSE"),
        ({"TOVHOLDER_OFFENTLIG_ADRESSE": "https://tovholder.example/?hemmelig"}, "TOVHOLDER_OFFENTLIG_ADRESSE"),
        ({"TOVHOLDER_OFFENTLIG_ADRESSE": "https://x:hemmelig@tovholder.example"}, "TOVHOLDER_OFFENTLIG_ADRESSE"),
        ({"TOVHOLDER_NU": "2026-10-26T09:00"}, "TOVHOLDER_NU"),
        ({**LOCAL, "TOVHOLDER_NU": "i morgen"}, "TOVHOLDER_NU"),
        ({"SLACK_BOT_TOKEN": "xapp-hemmelig"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxp-hemmelig"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xoxb-hemmelig"}, "SLACK_APP_TOKEN"),
        ({"SLACK_BOT_TOKEN_FILE": "/findes/ikke"}, "SLACK_BOT_TOKEN_FILE"),
        ({"DATABASE_URL": "mysql://bruger:hemmelig@localhost/x"}, "DATABASE_URL"),
        ({"DATABASE_URL": "hemmelig"}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://bruger:hemmelig@localhost:port/x"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://bruger:hemmelig@[x/y"}, "DATABASE_URL"),
        ({"SLACK_CLIENT_ID": "1.2"}, "SLACK_CLIENT_SECRET"),
        ({**OAUTH, "SLACK_CLIENT_SECRET": ""}, "SLACK_CLIENT_SECRET"),
        ({**OAUTH, "TOVHOLDER_NOEGLE": ""}, "TOVHOLDER_NOEGLE"),
        ({**OAUTH, "TOVHOLDER_NOEGLE": f"{KEY},hemmelig"}, "TOVHOLDER_NOEGLE"),
        ({**OAUTH, "TOVHOLDER_WORKSPACES": ""}, "TOVHOLDER_WORKSPACES"),
        ({**OAUTH, "TOVHOLDER_WORKSPACES": "alle"}, "TOVHOLDER_WORKSPACES"),
        ({"TOVHOLDER_OFFENTLIG_ADRESSE": "https://hemmelig tovholder.example"}, "TOVHOLDER_OFFENTLIG_ADRESSE"),
        ({"TOVHOLDER_ADMINS": "hemmelig"}, "TOVHOLDER_ADMINS"),
        ({"TOVHOLDER_ADMINS": "U012AB3CD, u012ab3cd"}, "TOVHOLDER_ADMINS"),
        ({**LOCAL, "TOVHOLDER_NU": "0001-01-01T00:00"}, "TOVHOLDER_NU"),
        ({**LOCAL, "TOVHOLDER_NU": "9999-12-31T23:59"}, "TOVHOLDER_NU"),
        ({"TOVHOLDER_GEM_AFBUDD": "hemmelig"}, "TOVHOLDER_GEM_AFBUDD"),
        ({"TOVHOLDER_LOG": "hemmelig"}, "TOVHOLDER_LOG"),
        ({"SLACK_BOT_TOKEN": "xoxb-hemmelig\nxapp-hemmelig"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-hemmelig\0"}, "SLACK_APP_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "hemmelig\u200b"}, "SLACK_SIGNING_SECRET"),
        ({**OAUTH, "SLACK_CLIENT_SECRET": "hemmelig hemmelig"}, "SLACK_CLIENT_SECRET"),
    ],
)
def test_a_mistake_is_answered_with_its_name_and_not_its_value(variables: dict[str, str], name: str) -> None:
    """What can't be used is refused in a sentence that names the variable and repeats no secret."""
    with pytest.raises(SettingsMistake, match=f"^{name}: ") as refused:
        read_settings(variables)
    assert "hemmelig" not in str(refused.value)


@pytest.mark.parametrize(("typed", "is_json"), [("", True), ("JSON", True), ("tekst", False), ("Text", False)])
def test_the_log_is_json_unless_text_is_asked_for(typed: str, *, is_json: bool) -> None:
    """Both can be said, in whatever case."""
    assert read_settings({"TOVHOLDER_LOG": typed}).logs_json is is_json


def test_secrets_can_come_from_files_and_never_show(tmp_path: Path) -> None:
    """A secret may lie in a file, and no secret stands in the settings' own representation."""
    file = tmp_path / "token"
    file.write_text("xoxb-fra-fil\n", encoding="utf-8")
    settings = read_settings({"SLACK_BOT_TOKEN_FILE": str(file), "SLACK_SIGNING_SECRET": "hemmelig"})
    assert settings.bot_token == "xoxb-fra-fil"  # noqa: S105 - it opens nothing
    assert "fra-fil" not in repr(settings)
    assert "hemmelig" not in repr(settings)


def test_files_as_windows_writes_them_are_read_or_refused(tmp_path: Path) -> None:
    """The mark before UTF-8 is no part of a token or of the first name; what isn't UTF-8 is told of by its file."""
    secret, env = tmp_path / "token", tmp_path / ".env"
    secret.write_text("xoxb-fra-fil", encoding="utf-8-sig")
    env.write_text("PORT=8081\n", encoding="utf-8-sig")
    assert read_settings({"SLACK_BOT_TOKEN_FILE": str(secret)}).bot_token == "xoxb-fra-fil"  # noqa: S105 - it opens nothing
    assert read_env_file(env) == {"PORT": "8081"}
    for one in (secret, env):
        one.write_text("hemmelig", encoding="utf-16")
    with pytest.raises(SettingsMistake, match=r"^SLACK_BOT_TOKEN_FILE: .*UTF-8"):
        read_settings({"SLACK_BOT_TOKEN_FILE": str(secret)})
    with pytest.raises(SettingsMistake, match=r"^\.env: .*UTF-8"):
        read_env_file(env)


def test_settings_that_may_not_be_read_are_told_by_their_file(tmp_path: Path) -> None:
    """As where `.env` is root's alone and the program is somebody else: nothing starts without its settings."""
    env = tmp_path / ".env"
    env.symlink_to("/proc/self/mem")  # whose first byte not even root may read
    with pytest.raises(SettingsMistake, match=r"^\.env: filen kan ikke læses"):
        read_env_file(env)


@pytest.mark.parametrize("name", secrets_asked_for())
@pytest.mark.parametrize("held", ["", " \n", "\ufeff\n"])
def test_a_secrets_file_that_is_empty_is_no_secret(tmp_path: Path, name: str, held: str) -> None:
    """It is refused by its name, since the program would start as if nothing was meant to be there."""
    file = tmp_path / "tom"
    file.write_text(held, encoding="utf-8")
    with pytest.raises(SettingsMistake, match=f"^{name}_FILE: filen er tom"):
        read_settings({f"{name}_FILE": str(file)})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TOVHOLDER_GEM_AFBUDD", "TOVHOLDER_GEM_AFBUD"),
        ("TOVHOLDER_ADMIN", "TOVHOLDER_ADMINS"),
        ("TOVHOLDER_NØGLE", "TOVHOLDER_NOEGLE"),
    ],
)
def test_a_slip_in_a_name_is_answered_with_the_name_that_was_meant(typed: str, meant: str) -> None:
    """It is refused: whoever wrote it counts on it. Set to nothing it means nothing, as every other."""
    with pytest.raises(SettingsMistake, match=f"^{typed}: den indstilling findes ikke. Mente du {meant}\\?$"):
        read_settings({typed: "30"})
    assert read_settings({typed: " "}).told_unknown == ""


def test_other_unknown_names_of_ours_are_told_and_refuse_nothing() -> None:
    """Kubernetes sets some for a service of the program's name; those of others are none of ours."""
    settings = read_settings({"TOVHOLDER_SERVICE_HOST": "10.0.0.7", "TOVHOLDER_PORT": "tcp://10.0.0.7:80", "HOME": "/"})
    assert settings.unknown == ("TOVHOLDER_PORT", "TOVHOLDER_SERVICE_HOST")
    assert "TOVHOLDER_PORT, TOVHOLDER_SERVICE_HOST" in settings.told_unknown
    assert read_settings({"TOVHOLDER_ADMINS": "U012AB3CD W012AB3CD"}).administrators == {"U012AB3CD", "W012AB3CD"}


def test_several_workspaces_take_four_settings(tmp_path: Path) -> None:
    """With all four a token in the settings isn't needed; secret and keys may lie in files and never show."""
    file = tmp_path / "nøgler"
    file.write_text(f"{'y' * 43}= {KEY}\n", encoding="utf-8")
    settings = read_settings(
        {**OAUTH, "TOVHOLDER_NOEGLE": "", "TOVHOLDER_NOEGLE_FILE": str(file), "SLACK_SIGNING_SECRET": "signeret"}
    )
    settings.require_slack()
    assert settings.has_real_tokens
    assert settings.oauth is not None
    assert settings.oauth.keys == ("y" * 43 + "=", KEY)
    assert settings.oauth.workspaces == {"T1", "T2"}
    assert not any(one in repr(settings) for one in ("hemmelig", "xxx", "yyy"))


def test_the_clock_can_be_shifted_on_this_machine_alone() -> None:
    """TOVHOLDER_NU is read as Danish wall time where the Web API is on this machine."""
    assert read_settings({**LOCAL, "TOVHOLDER_NU": "2026-10-26T09:00"}).starts_at == copenhagen(2026, 10, 26, 9)


@pytest.mark.parametrize(
    ("variables", "is_real"),
    [
        (TOKENS, True),
        ({"SLACK_SIGNING_SECRET": "xxx"}, True),
        ({**TOKENS, **LOCAL}, False),
        ({**TOKENS, "SLACK_API_URL": "http://localhost:1/api"}, False),
    ],
)
def test_tokens_are_real_where_slack_is_not_on_this_machine(variables: dict[str, str], *, is_real: bool) -> None:
    """Any token is real unless the Web API's address is loopback, and so is a signing secret that stands alone."""
    assert read_settings(variables).has_real_tokens is is_real


@pytest.mark.parametrize(
    ("settings", "host"),
    [
        (Settings(app_token="xapp-1"), "127.0.0.1"),  # noqa: S106 - it opens nothing
        (Settings(signing_secret="s"), "0.0.0.0"),  # noqa: S104, S106 - Slack calls in; it opens nothing
        (Settings(app_token="xapp-1", host="10.0.0.1"), "10.0.0.1"),  # noqa: S106 - it opens nothing
    ],
)
def test_only_what_slack_calls_listens_to_others(settings: Settings, host: str) -> None:
    """The program listens beyond this machine when Slack has to call it, or when it is told to."""
    assert settings.bind_host == host


def test_an_env_file_is_read_line_by_line(tmp_path: Path) -> None:
    """An `.env` may have comments, quotation marks and `export`; one that isn't there holds nothing."""
    file = tmp_path / ".env"
    file.write_text("# en linje\nexport A=1\nB = \"to ord\"\nC='x=y'\n\nuden\n", encoding="utf-8")
    assert read_env_file(file) == {"A": "1", "B": "to ord", "C": "x=y"}
    assert read_env_file(tmp_path / "væk") == {}


@pytest.mark.parametrize("typed", ["https://tovholder.example", "https://tovholder.example/", "http://127.0.0.1:8080"])
def test_the_address_from_outside_ends_in_a_slash(typed: str) -> None:
    """However it was written; without one there is none. Only on this machine it may be without TLS."""
    told = read_settings({"TOVHOLDER_OFFENTLIG_ADRESSE": typed}).public_address
    assert told == f"{typed.rstrip('/')}/"
    assert read_settings({}).public_address == ""
