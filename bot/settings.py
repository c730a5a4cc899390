"""The settings, read once from the environment and an optional `.env`; nothing else in the house reads either.

A mistake is answered in Danish with the variable's name, never with its value. Secrets don't show in `repr`.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.settings_reader import NOT_TEXT, TEXT, Reader, SettingsMistake, words
from bot.web_address import is_loopback
from domain.retention import DEFAULT_DAYS, Keeping

CHECKOUT = Path(__file__).resolve().parents[1]
SLACK = "https://slack.com/api/"
PORTS = range(1, 65_536)
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")  # 32 bytes, as Fernet writes them
_LOGS = {"json": "json", "tekst": "tekst", "text": "tekst"}
_TEAM, _USER = re.compile(r"T[A-Z0-9]+"), re.compile(r"[UW][A-Z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth:
    """What it takes to be installed in several workspaces: Slack's words for the app, keys to seal with, and which.

    The first key seals tokens in the database, every key opens them. No other workspace than these can install the app.
    """

    client_id: str
    client_secret: str = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)
    workspaces: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may differ between two places where the program runs."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    oauth: OAuth | None = None
    api_url: str = SLACK
    database_url: str = field(default="", repr=False)
    host: str = ""
    port: int = 8080
    public_address: str = ""
    starts_at: datetime | None = None
    administrators: frozenset[str] = frozenset()
    lease_s: float = 60.0
    batch: int = 20
    kept_days: Mapping[Keeping, int] = field(default_factory=lambda: dict(DEFAULT_DAYS))
    metrics_token: str = field(default="", repr=False)
    var: Path = CHECKOUT / "var"
    profiles: Path = CHECKOUT / "organisations"
    logs_json: bool = True
    unknown: tuple[str, ...] = ()
    """Names of our own that are set and mean nothing to this version."""

    @property
    def is_local(self) -> bool:
        """Whether the chat platform is a stand-in on this machine."""
        return is_loopback(self.api_url)

    @property
    def uses_socket_mode(self) -> bool:
        """Whether Slack delivers through a websocket; with both tokens it does."""
        return bool(self.app_token)

    @property
    def has_real_tokens(self) -> bool:
        """Whether there is any token, or Slack's signing secret, while the Web API is not on this machine."""
        return not self.is_local and bool(self.bot_token or self.app_token or self.signing_secret or self.oauth)

    @property
    def bind_host(self) -> str:
        """The address to listen on: everywhere when Slack calls in, else this machine alone."""
        return self.host or ("127.0.0.1" if self.uses_socket_mode or self.is_local else "0.0.0.0")  # noqa: S104 - Slack calls in from outside

    @property
    def told_unknown(self) -> str:
        """What whoever starts the program is told of settings that mean nothing; "" where there are none."""
        return f"Kender ikke {', '.join(self.unknown)}: det gør ingen forskel." if self.unknown else ""

    def require_workspace(self) -> None:
        """Raises SettingsMistake unless there is a workspace to write in, or a way to be installed in one."""
        if not self.bot_token and not self.oauth:
            raise SettingsMistake("SLACK_BOT_TOKEN", "mangler. Sæt den til botbrugerens token (begynder med xoxb-).")

    def require_slack(self) -> None:
        """Raises SettingsMistake unless there is what a connection to Slack takes."""
        self.require_workspace()
        if not self.app_token and not self.signing_secret:
            raise SettingsMistake(
                "SLACK_APP_TOKEN", "mangler. Sæt den (Socket Mode), eller sæt SLACK_SIGNING_SECRET (HTTP)."
            )


def environment() -> dict[str, str]:
    """The environment's variables over those of the checkout's `.env`."""
    return read_env_file(CHECKOUT / ".env") | dict(os.environ)  # noqa: TID251 - the one place that reads it


def read_env_file(path: Path) -> dict[str, str]:
    """The `NAME=value` lines of a file; none where there is no file.

    Raises SettingsMistake for what can't be read or isn't text.
    """
    if not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding=TEXT).splitlines()
    except OSError:
        raise SettingsMistake(path.name, "filen kan ikke læses. Se efter rettighederne.") from None
    except UnicodeDecodeError:
        raise SettingsMistake(path.name, NOT_TEXT) from None
    pairs = (line.split("=", 1) for line in lines if _is_assignment(line))
    return {name.strip().removeprefix("export ").strip(): _unquoted(value.strip()) for name, value in pairs}


def profile_folder(variables: Mapping[str, str]) -> Path:
    """The folder of the organisations' profiles."""
    return _profiles(Reader(variables))


def kept_setting(kind: Keeping) -> str:
    """The variable that says how many days data of that kind are kept."""
    return f"TOVHOLDER_GEM_{kind.value.upper()}"


def read_settings(variables: Mapping[str, str] | None = None) -> Settings:
    """The settings; raises SettingsMistake."""
    variables = environment() if variables is None else variables
    reader = Reader(variables)
    api_url = reader.url("SLACK_API_URL", SLACK)
    var = Path(reader.text("TOVHOLDER_VAR") or CHECKOUT / "var")
    return Settings(
        bot_token=reader.token("SLACK_BOT_TOKEN", unlike="xapp-"),
        app_token=reader.token("SLACK_APP_TOKEN", unlike="xoxb-"),
        signing_secret=reader.one_word("SLACK_SIGNING_SECRET"),
        oauth=_oauth(reader),
        api_url=api_url,
        database_url=reader.database_url("DATABASE_URL") or f"sqlite:///{var / 'tovholder.db'}",
        host=reader.text("TOVHOLDER_ADRESSE"),
        port=int(reader.number("PORT", 8080, least=PORTS.start, most=PORTS.stop - 1)),
        public_address=reader.public_address("TOVHOLDER_OFFENTLIG_ADRESSE"),
        starts_at=reader.moment("TOVHOLDER_NU", is_allowed=is_loopback(api_url)),
        administrators=frozenset(reader.listed("TOVHOLDER_ADMINS", _USER, "Slacks bruger-id'er som U012AB3CD")),
        lease_s=reader.number("TOVHOLDER_LEASE", 20 if is_loopback(api_url) else 60, least=15, most=3600),
        batch=int(reader.number("TOVHOLDER_PORTION", 20, least=1, most=100)),
        kept_days={kind: reader.days(kept_setting(kind), DEFAULT_DAYS[kind]) for kind in Keeping},
        metrics_token=reader.metrics_token("TOVHOLDER_METRICS_TOKEN"),
        var=var,
        profiles=_profiles(reader),
        logs_json=reader.word("TOVHOLDER_LOG", _LOGS) == "json",
        unknown=reader.unknown(),
    )


def _profiles(reader: Reader) -> Path:
    return Path(reader.text("TOVHOLDER_PROFILER") or CHECKOUT / "organisations")


def _oauth(reader: Reader) -> OAuth | None:
    """What OAuth takes: all of it or nothing."""
    told = {
        "SLACK_CLIENT_ID": reader.text("SLACK_CLIENT_ID"),
        "SLACK_CLIENT_SECRET": reader.one_word("SLACK_CLIENT_SECRET"),
        "TOVHOLDER_NOEGLE": reader.secret("TOVHOLDER_NOEGLE"),
        "TOVHOLDER_WORKSPACES": reader.text("TOVHOLDER_WORKSPACES"),
    }
    if not any(told.values()):
        return None
    for name, value in told.items():
        if not value:
            raise SettingsMistake(name, f"mangler. Installation i flere workspaces kræver {', '.join(told)}.")
    keys = words(told["TOVHOLDER_NOEGLE"])
    if not all(_KEY.fullmatch(key) for key in keys):
        raise SettingsMistake("TOVHOLDER_NOEGLE", "er ikke en nøgle. Lav en med python -m bot noegle.")
    workspaces = reader.listed("TOVHOLDER_WORKSPACES", _TEAM, "workspace-id'er som T012AB3CD")
    return OAuth(
        client_id=told["SLACK_CLIENT_ID"],
        client_secret=told["SLACK_CLIENT_SECRET"],
        keys=keys,
        workspaces=frozenset(workspaces),
    )


def _is_assignment(line: str) -> bool:
    return "=" in line and not line.lstrip().startswith("#")


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
