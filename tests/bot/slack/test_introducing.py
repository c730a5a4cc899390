"""A start where Slack can't be reached, or the token is of no use: it doesn't hang, or go on, unheard."""

import asyncio
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import (
    CertificateBuilder,
    IPAddress,
    Name,
    NameAttribute,
    SubjectAlternativeName,
    random_serial_number,
)
from cryptography.x509.oid import NameOID

from bot.arguments import RefusedHere
from bot.observe import get_log
from bot.serving import serve
from bot.settings_reader import SettingsMistake
from bot.slack.connection import TRANSPORT_ERRORS, introduce, make_client
from bot.slack.session import open_session
from tests.support.serving import serving
from tests.support.trial import Trial, settings_for

AT_ONCE_S = 30
"""Half of what a Slack that doesn't answer is waited for."""


async def test_a_slack_that_does_not_answer_is_waited_for_so_long_and_no_longer() -> None:
    """Calls that hang count with all of their time, and what is waited for is told once, at the first."""
    told = list[float]()
    begun = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/api/"
        async with open_session(timeout_s=0.2) as session:
            client = make_client(token="xoxb-local-sandbox", api_url=url, session=session, is_local=True)  # noqa: S106  # opens nothing
            with pytest.raises(TRANSPORT_ERRORS):
                await introduce(
                    client,
                    session,
                    retry_s=0.05,
                    patience_s=1.0,
                    waiting=lambda: told.append(time.monotonic() - begun),
                )
    assert len(told) == 1
    assert told[0] < 1.0 < time.monotonic() - begun < 3.0


async def test_a_certificate_that_nobody_vouches_for_is_named_at_once(tmp_path: Path, sqlite_url: str) -> None:
    """A proxy that looks into what passes shows its own; the line says which setting makes it known."""
    async with serving(web.Application(), tls=self_signed(tmp_path)) as url:
        settings = settings_for(f"{url}/api/", sqlite_url)
        served = serve(settings=settings, registry=Trial().registry(), log=get_log(), ready=lambda _port: None)
        with pytest.raises(RefusedHere, match=r"^Certifikatet på .* kan ikke godkendes\..* SSL_CERT_FILE"):
            await asyncio.wait_for(served, AT_ONCE_S)


def self_signed(folder: Path) -> ssl.SSLContext:
    """A certificate for this machine that vouches for itself."""
    key, name = generate_private_key(SECP256R1()), Name([NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)  # noqa: TID251 - TLS asks the machine's clock
    builder = CertificateBuilder(name, name, key.public_key(), random_serial_number(), now, now + timedelta(days=1))
    known = SubjectAlternativeName([IPAddress(ip_address("127.0.0.1"))])
    certificate = builder.add_extension(known, critical=False).sign(key, SHA256())
    path, pem = folder / "tls.pem", Encoding.PEM
    secret = key.private_bytes(pem, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(secret + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


async def test_a_token_of_a_whole_organisation_is_refused_by_its_name() -> None:
    """What Slack delivers then names the workspace, which nobody installed: everybody would be told so, for good."""

    async def told(_request: web.Request) -> web.Response:
        whose = {"team_id": "E1", "team": "Hele regionen", "user_id": "U1", "bot_id": "B1"}
        return web.json_response({"ok": True, **whose, "enterprise_id": "E1", "is_enterprise_install": True})

    app = web.Application()
    app.router.add_post("/api/auth.test", told)
    async with serving(app) as url, open_session() as session:
        client = make_client(token="xoxb-local-sandbox", api_url=f"{url}/api/", session=session, is_local=True)  # noqa: S106  # opens nothing
        with pytest.raises(SettingsMistake, match=r"^SLACK_BOT_TOKEN: er for en hel organisation"):
            await introduce(client, session)
