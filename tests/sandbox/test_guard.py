"""Who the local workspace answers: this machine and its own page, whatever a browser is made to ask."""

import re
from pathlib import Path

import pytest

from sandbox.app import build, open_folder
from tests.support.sandbox import REGION, Workspace

ELSEWHERE = (
    {"Host": "ondt.example"},
    {"Host": "127.0.0.1.ondt.example"},
    {"Host": ""},
    {"Origin": "https://ondt.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://localhost.ondt.example"},
)
PATHS = ("", "_ui/state", "_control/workspace", "_control/traffic", "oauth/v2/authorize")


@pytest.mark.parametrize("headers", ELSEWHERE, ids=lambda headers: " ".join(headers.values()) or "no host")
async def test_a_page_of_somebody_else_gets_nothing(workspace: Workspace, headers: dict[str, str]) -> None:
    """By another name (DNS rebinding), or from a page of another origin or port, all is refused."""
    for path in PATHS:
        async with workspace.session.get(workspace.base_url + path, headers=headers) as response:
            assert response.status == 403, path
    for path in ("_ui/command", "_control/clock", "_control/token"):
        async with workspace.session.post(workspace.base_url + path, json={}, headers=headers) as response:
            assert response.status == 403, path


async def test_its_own_page_is_answered(workspace: Workspace) -> None:
    """The page's own origin, and a program that is no browser, are answered."""
    own = {"Origin": workspace.base_url.rstrip("/")}
    for headers in (own, {}):
        async with workspace.session.get(f"{workspace.base_url}_ui/state?user={REGION}", headers=headers) as response:
            assert response.status == 200


async def test_every_address_has_a_policy_and_no_page_an_inline_script(workspace: Workspace, tmp_path: Path) -> None:
    """Whatever is answered, the policy allows only the page's own files; no page has scripts or styles in its text."""
    store, clock = open_folder(tmp_path / "andet")
    app = build(store=store, clock=clock, base_url=workspace.base_url)
    paths = {resource.canonical for resource in app.router.resources()}
    store.close()
    assert {"/", "/_ui/state", "/_control/token", "/oauth/v2/authorize"} <= paths
    for path in sorted(paths | {"/findes-ikke", "/static/main.js"}):
        address = workspace.base_url + re.sub(r"\{.*?\}", "x", path).lstrip("/")
        async with workspace.session.get(address, allow_redirects=False) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'self'" in policy, path
            assert "frame-ancestors 'none'" in policy, path
            assert "unsafe" not in policy, path
            assert response.headers["X-Content-Type-Options"] == "nosniff", path
            if response.content_type == "text/html":
                text = await response.text()
                assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:", text), path
