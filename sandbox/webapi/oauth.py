"""The methods `oauth.v2.access` and `auth.revoke`: a code becomes a token, and a token is given back."""

from sandbox.installing import install, uninstall
from sandbox.seeding import CLIENT_ID, CLIENT_SECRET
from sandbox.shapes import APP_ID
from sandbox.webapi.call import Call, Json, Methods
from sandbox.webapi.errors import SlackError

METHODS = Methods()


@METHODS.add("oauth.v2.access")
def access(call: Call) -> Json:
    """Exchange a code for the bot's token in a team; the app shows its own secret instead of a token."""
    if call.arguments.text("client_id") != CLIENT_ID:
        raise SlackError("invalid_client_id")
    if call.arguments.text("client_secret") != CLIENT_SECRET:
        raise SlackError("bad_client_secret")
    grant = call.sandbox.codes.take(call.arguments.text("code"))
    if grant is None:
        raise SlackError("invalid_code")
    if grant.redirect_uri != call.arguments.text("redirect_uri"):
        raise SlackError("bad_redirect_uri")
    team = call.sandbox.store.people.team(grant.team)
    if team is None:
        raise SlackError("invalid_code")
    token = install(call.sandbox, team, grant.scopes)
    return {
        "access_token": token.token,
        "token_type": "bot",
        "scope": ",".join(token.scopes),
        "bot_user_id": team.bot_user,
        "app_id": APP_ID,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": grant.user},
    }


@METHODS.add("auth.revoke")
def revoke(call: Call) -> Json:
    """Give the bot's token back; without it the app is no longer in the team."""
    if not call.arguments.flag("test"):
        uninstall(call.sandbox, call.team)
    return {"revoked": not call.arguments.flag("test")}
