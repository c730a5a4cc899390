"""The settings, read once from the environment and an optional `.env`; nothing else in the house reads either.

A mistake is answered in Danish with the variable's name, never with its value. Secrets don't show in `repr`.
"""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.arguments import RefusedHere
from danish.zone import COPENHAGEN
from domain.retention import DEFAULT_DAYS, Keeping

CHECKOUT = Path(__file__).resolve().parents[1]
SLACK = "https://slack.com/api/"
PORTS = range(1, 65_536)
_SHORTEST_TOKEN = 16
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")  # 32 bytes, as Fernet writes them
_TEAM = re.compile(r"T[A-Z0-9]+")
_TEXT = "utf-8-sig"
"""UTF-8, with or without the mark that editors on Windows put first: it would be part of the first name or token."""
_NOT_TEXT = "filen er ikke tekst i UTF-8. Gem den igen som UTF-8."


class SettingsMistake(RefusedHere):
    """A setting that can't be used; its text is the Danish answer."""

    def __init__(self, variable: str, problem: str) -> None:
        super().__init__(f"{variable}: {problem}")
        self.variable = variable


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
        """Whether there is any token while the Web API is not on this machine."""
        return not self.is_local and bool(self.bot_token or self.app_token or self.oauth)

    @property
    def bind_host(self) -> str:
        """The address to listen on: everywhere when Slack calls in, else this machine alone."""
        return self.host or ("127.0.0.1" if self.uses_socket_mode or self.is_local else "0.0.0.0")  # noqa: S104 - Slack calls in from outside

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


def is_loopback(url: str) -> bool:
    """Whether a web address points to this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def environment() -> dict[str, str]:
    """The environment's variables over those of the checkout's `.env`."""
    return read_env_file(CHECKOUT / ".env") | dict(os.environ)  # noqa: TID251 - the one place that reads it


def read_env_file(path: Path) -> dict[str, str]:
    """The `NAME=value` lines of a file; none where there is no file. Raises SettingsMistake for what isn't text."""
    if not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding=_TEXT).splitlines()
    except UnicodeDecodeError:
        raise SettingsMistake(path.name, _NOT_TEXT) from None
    pairs = (line.split("=", 1) for line in lines if _is_assignment(line))
    return {name.strip().removeprefix("export ").strip(): _unquoted(value.strip()) for name, value in pairs}


def profile_folder(variables: Mapping[str, str]) -> Path:
    """The folder of the organisations' profiles."""
    return Path(variables.get("TOVHOLDER_PROFILER", "").strip() or CHECKOUT / "organisations")


def kept_setting(kind: Keeping) -> str:
    """The variable that says how many days data of that kind are kept."""
    return f"TOVHOLDER_GEM_{kind.value.upper()}"


def read_settings(variables: Mapping[str, str] | None = None) -> Settings:
    """The settings; raises SettingsMistake."""
    variables = environment() if variables is None else variables
    reader = _Reader(variables)
    api_url = reader.url("SLACK_API_URL", SLACK)
    var = Path(reader.text("TOVHOLDER_VAR") or CHECKOUT / "var")
    return Settings(
        bot_token=reader.token("SLACK_BOT_TOKEN", unlike="xapp-"),
        app_token=reader.token("SLACK_APP_TOKEN", unlike="xoxb-"),
        signing_secret=reader.secret("SLACK_SIGNING_SECRET"),
        oauth=reader.oauth(),
        api_url=api_url,
        database_url=reader.database_url("DATABASE_URL") or f"sqlite:///{var / 'tovholder.db'}",
        host=reader.text("TOVHOLDER_ADRESSE"),
        port=int(reader.number("PORT", 8080, least=PORTS.start, most=PORTS.stop - 1)),
        public_address=reader.public_address("TOVHOLDER_OFFENTLIG_ADRESSE"),
        starts_at=reader.moment("TOVHOLDER_NU", is_allowed=is_loopback(api_url)),
        administrators=frozenset(_listed(reader.text("TOVHOLDER_ADMINS"))),
        lease_s=reader.number("TOVHOLDER_LEASE", 20 if is_loopback(api_url) else 60, least=15, most=3600),
        batch=int(reader.number("TOVHOLDER_PORTION", 20, least=1, most=100)),
        kept_days={kind: reader.days(kept_setting(kind), DEFAULT_DAYS[kind]) for kind in Keeping},
        metrics_token=reader.metrics_token("TOVHOLDER_METRICS_TOKEN"),
        var=var,
        profiles=profile_folder(variables),
        logs_json=reader.text("TOVHOLDER_LOG").lower() not in ("tekst", "text"),
    )


class _Reader:
    """Reads single variables and says what is wrong with them."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def text(self, name: str) -> str:
        return self._variables.get(name, "").strip()

    def secret(self, name: str) -> str:
        path = self.text(f"{name}_FILE")
        if self.text(name) or not path:
            return self.text(name)
        try:
            return Path(path).read_text(encoding=_TEXT).strip()
        except OSError:
            raise SettingsMistake(f"{name}_FILE", "filen kan ikke læses.") from None
        except UnicodeDecodeError:
            raise SettingsMistake(f"{name}_FILE", _NOT_TEXT) from None

    def token(self, name: str, *, unlike: str) -> str:
        token = self.secret(name)
        if token.startswith(unlike):
            raise SettingsMistake(name, f"har fået den anden slags token (begynder med {unlike}). Byt de to om.")
        return token

    def oauth(self) -> OAuth | None:
        """What OAuth takes: all of it or nothing."""
        told = {
            "SLACK_CLIENT_ID": self.text("SLACK_CLIENT_ID"),
            "SLACK_CLIENT_SECRET": self.secret("SLACK_CLIENT_SECRET"),
            "TOVHOLDER_NOEGLE": self.secret("TOVHOLDER_NOEGLE"),
            "TOVHOLDER_WORKSPACES": self.text("TOVHOLDER_WORKSPACES"),
        }
        if not any(told.values()):
            return None
        for name, value in told.items():
            if not value:
                raise SettingsMistake(name, f"mangler. Installation i flere workspaces kræver {', '.join(told)}.")
        keys = _listed(told["TOVHOLDER_NOEGLE"])
        if not all(_KEY.fullmatch(key) for key in keys):
            raise SettingsMistake("TOVHOLDER_NOEGLE", "er ikke en nøgle. Lav en med python -m bot noegle.")
        workspaces = frozenset(_listed(told["TOVHOLDER_WORKSPACES"]))
        if not all(_TEAM.fullmatch(one) for one in workspaces):
            raise SettingsMistake("TOVHOLDER_WORKSPACES", "skal være workspace-id'er som T012AB3CD, med komma imellem.")
        return OAuth(
            client_id=told["SLACK_CLIENT_ID"],
            client_secret=told["SLACK_CLIENT_SECRET"],
            keys=keys,
            workspaces=workspaces,
        )

    def metrics_token(self, name: str) -> str:
        token = self.secret(name)
        if token and (len(token) < _SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
            raise SettingsMistake(name, f"skal være mindst {_SHORTEST_TOKEN} tegn uden æ, ø og å.")
        return token

    def public_address(self, name: str) -> str:
        """The address from outside, or "" where none is set."""
        if not self.text(name):
            return ""
        url = self.url(name, "", "skal være en webadresse, fx https://tovholder.example.dk/.")
        if urlsplit(url).query or urlsplit(url).fragment or urlsplit(url).username:
            raise SettingsMistake(name, "skal være en webadresse uden andet, fx https://tovholder.example.dk/.")
        return url

    def url(self, name: str, default: str, wrong: str = "skal være en webadresse, der ender på /api/.") -> str:
        url = self.text(name) or default
        try:
            urlsplit(url).port  # noqa: B018 - asked for, since only then it is read
        except ValueError:
            raise SettingsMistake(name, wrong) from None
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise SettingsMistake(name, wrong)
        if urlsplit(url).scheme == "http" and not is_loopback(url):
            raise SettingsMistake(name, "skal begynde med https://, når den ikke peger på denne maskine.")
        return url.rstrip("/") + "/"

    def database_url(self, name: str) -> str:
        url = self.secret(name)
        try:
            told, _port = urlsplit(url), urlsplit(url).port
        except ValueError:
            raise SettingsMistake(name, "er ikke en adresse på en database.") from None
        is_file = told.scheme.partition("+")[0] == "sqlite" and len(told.path) > 1 and told.path != "/:memory:"
        if url and not is_file and told.scheme.partition("+")[0] not in ("postgresql", "postgres"):
            raise SettingsMistake(name, "skal være postgresql://… eller sqlite:///sti til en fil.")
        return url

    def number(self, name: str, default: float, *, least: float, most: float) -> float:
        typed = self.text(name)
        try:
            number = float(typed or default)
        except ValueError:
            raise SettingsMistake(name, "skal være et tal.") from None
        if not least <= number <= most:
            raise SettingsMistake(name, f"skal være mellem {least:g} og {most:g}.")
        return number

    def days(self, name: str, default: int) -> int:
        return int(self.number(name, default, least=1, most=3650))

    def moment(self, name: str, *, is_allowed: bool) -> datetime | None:
        typed = self.text(name)
        if not typed:
            return None
        if not is_allowed:
            raise SettingsMistake(name, "virker kun, når SLACK_API_URL peger på denne maskine.")
        try:
            moment = datetime.fromisoformat(typed)
        except ValueError:
            raise SettingsMistake(name, "skal være et tidspunkt som 2026-10-26T09:00.") from None
        return moment.astimezone(COPENHAGEN) if moment.tzinfo else moment.replace(tzinfo=COPENHAGEN)


def _listed(value: str) -> tuple[str, ...]:
    return tuple(value.replace(",", " ").split())


def _is_assignment(line: str) -> bool:
    return "=" in line and not line.lstrip().startswith("#")


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
