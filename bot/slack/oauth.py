"""Lets the app be installed in a workspace by OAuth: Bolt's own flow over our stores, with our pages.

A state is given out for each installation, bound to the browser by a cookie, and taken back once.
"""

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urljoin

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store.models.installation import Installation

from bot.pace import Pace
from bot.settings import OAuth
from bot.slack import oauth_pages as pages
from bot.slack.guard import Guard
from bot.slack.installations import BEGUN_S, BegunInstallations, NotAllowedHere
from bot.slack.manifest import SCOPES
from bot.slack.workspaces import Workspaces
from handlers.registry import Invitation

_QUIET = logging.getLogger("slack_bolt")
AT_ONCE, EVERY_S = 30, 2
"""Visits from one address, and seconds until one more. Behind a proxy all come from the proxy's address."""
_HTML = {"Content-Type": "text/html; charset=utf-8"}


class OAuthPages:
    """The two addresses of an installation; whoever installs is invited to set up."""

    def __init__(self, workspaces: Workspaces, oauth: OAuth, guard: Guard, invitation: Invitation | None) -> None:
        self._workspaces = workspaces
        self._invitation = invitation
        self._log = workspaces.log
        self._guard = guard
        self._visits = Pace(at_once=AT_ONCE, per_second=1 / EVERY_S)
        self._flow = _Flow(workspaces, oauth, AsyncCallbackOptions(success=self._succeeded, failure=self._failed))

    def add_to(self, web_app: web.Application) -> None:
        """Registers the addresses."""
        web_app.router.add_get(pages.INSTALL, self.install)
        web_app.router.add_get(pages.REDIRECT, self.redirect)

    async def install(self, request: web.Request) -> web.Response:
        """The page with the link to Slack, and the cookie that binds its state to this browser."""
        return await self._answered(self._flow.handle_installation, request)

    async def redirect(self, request: web.Request) -> web.Response:
        """Where Slack sends the browser afterwards: saves the installation, or says why not."""
        return await self._answered(self._flow.handle_callback, request)

    async def _answered(
        self, handle: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]], request: web.Request
    ) -> web.Response:
        if not self._visits.allows(request.remote):
            return _hurried()
        try:
            asked = AsyncBoltRequest(body="", query=request.query_string, headers=dict(request.headers))
            response = await to_aiohttp_response(await handle(asked))
        except Exception as error:  # noqa: BLE001 - whatever it is, the person is told with a reference
            page = pages.broken_page(self._guard.log_failure("installation", error))
            response = web.Response(status=HTTPStatus.BAD_GATEWAY, text=page, content_type="text/html")
        response.charset = "utf-8"
        response.headers.update(pages.HEADERS)
        for cookie in response.cookies.values():
            cookie["samesite"] = "Lax"
        return response

    async def _succeeded(self, args: AsyncSuccessArgs) -> BoltResponse:
        install = args.installation.team_id or ""
        await self._workspaces.look(install)
        self._log.info("workspace installed", install=install)
        self._guard.start("invitation", lambda: self._invite(install, args.installation.user_id or ""), None)
        cookie = args.settings.state_utils.build_set_cookie_for_deletion()
        page = pages.done_page(args.installation.team_name or install)
        return BoltResponse(status=HTTPStatus.OK, body=page, headers={**_HTML, "Set-Cookie": cookie})

    async def _invite(self, install: str, user: str) -> None:
        workspace, invitation = await self._workspaces.find(install), self._invitation
        if workspace is None or invitation is None:
            return
        now = self._workspaces.now()
        messages = [invitation(person, install, now) for person in (await workspace.identity.persons([user])).values()]
        await self._workspaces.work.run(lambda store: store.outbox.post(messages))

    async def _failed(self, args: AsyncFailureArgs) -> BoltResponse:
        is_refused = isinstance(args.error, NotAllowedHere)
        status, reason = args.suggested_status_code, args.reason
        if is_refused:
            status, reason = HTTPStatus.FORBIDDEN, pages.NOT_ALLOWED
        self._log.warning("not installed", reason=reason if pages.is_known(reason) else "other")
        cookie = args.settings.state_utils.build_set_cookie_for_deletion()
        return BoltResponse(status=status, body=pages.failed_page(reason), headers={**_HTML, "Set-Cookie": cookie})


def _hurried() -> web.Response:
    headers = {**pages.HEADERS, "Retry-After": str(EVERY_S)}
    page = pages.hurried_page(EVERY_S)
    return web.Response(status=HTTPStatus.TOO_MANY_REQUESTS, text=page, content_type="text/html", headers=headers)


class _Flow(AsyncOAuthFlow):
    """Bolt's flow with our page; what may not stay is given back to Slack."""

    def __init__(self, workspaces: Workspaces, oauth: OAuth, callbacks: AsyncCallbackOptions) -> None:
        self._workspaces = workspaces
        settings = AsyncOAuthSettings(
            client_id=oauth.client_id,
            client_secret=oauth.client_secret,
            scopes=SCOPES,
            user_scopes=(),
            authorization_url=urljoin(workspaces.settings.api_url, "/oauth/v2/authorize"),
            install_path=pages.INSTALL,
            redirect_uri_path=pages.REDIRECT,
            callback_options=callbacks,
            installation_store=workspaces.installations,
            state_store=BegunInstallations(work=workspaces.work, now=workspaces.now),
            state_expiration_seconds=BEGUN_S,
            logger=_QUIET,
        )
        super().__init__(client=workspaces.client(""), logger=_QUIET, settings=settings)

    async def build_install_page_html(self, url: str, request: AsyncBoltRequest) -> str:  # noqa: ARG002 - Bolt gives it
        """Our page."""
        return pages.install_page(url)

    async def store_installation(self, request: AsyncBoltRequest, installation: Installation) -> None:
        """Saves it. Where it may not stay, its token is given back, which removes the app there again."""
        try:
            await super().store_installation(request, installation)
        except NotAllowedHere:
            await self._workspaces.give_back(installation.team_id or "", installation.bot_token or "")
            raise
