"""The methods about who is there: `auth.test`, `users.*`, `bots.info`, `team.info`."""

from dataclasses import replace

from sandbox.shapes import APP_ID, bot_json, person_json, team_json
from sandbox.webapi.call import Call, Json, Methods
from sandbox.webapi.errors import SlackError
from sandbox.webapi.paging import MOST, page

METHODS = Methods()


@METHODS.add("auth.test")
def auth_test(call: Call) -> Json:
    """Answer whom a token speaks for."""
    if call.token.is_app_level:
        return {"app_name": "Tovholder", "app_id": APP_ID}
    bot = call.person(call.token.user)
    return {
        "url": team_json(call.team)["url"],
        "team": call.team.name,
        "user": bot.name,
        "team_id": call.team.id,
        "user_id": bot.id,
        "bot_id": call.team.bot_id,
        "is_enterprise_install": False,
    }


@METHODS.add("users.info", "users:read")
def info(call: Call) -> Json:
    """Answer the facts of a person."""
    person = call.person(call.arguments.required("user"))
    seen = replace(person, home_team=person.team) if call.is_stranger(person) else person
    return {"user": person_json(seen, call.sandbox.clock.now())}


@METHODS.add("users.list", "users:read")
def list_(call: Call) -> Json:
    """List the persons of the team."""
    now = call.sandbox.clock.now()
    found, metadata = page(call, call.sandbox.store.people.ids(call.team.id), usual=MOST)
    return {
        "members": [person_json(call.person(one), now) for one in found],
        "cache_ts": int(now),
        "response_metadata": metadata,
    }


@METHODS.add("users.lookupByEmail", "users:read.email")
def lookup_by_email(call: Call) -> Json:
    """Find a person by e-mail address."""
    email = call.arguments.required("email").lower()
    for person in call.sandbox.store.people.persons(call.team.id):
        if person.email.lower() == email and not person.deleted:
            return {"user": person_json(person, call.sandbox.clock.now())}
    raise SlackError("users_not_found")


@METHODS.add("bots.info", "users:read")
def bots_info(call: Call) -> Json:
    """Answer the facts of the app's bot."""
    if call.arguments.text("bot", call.team.bot_id) != call.team.bot_id:
        raise SlackError("bot_not_found")
    return {"bot": bot_json(call.team, call.person(call.team.bot_user))}


@METHODS.add("team.info", "team:read")
def team_info(call: Call) -> Json:
    """Answer the facts of the team."""
    return {"team": team_json(call.team)}


@METHODS.add("api.test")
def api_test(call: Call) -> Json:
    """Answer that the API is there, or the error that was asked for."""
    if error := call.arguments.text("error"):
        raise SlackError(error)
    return {"args": {}}


@METHODS.add("apps.connections.open")
def connections_open(call: Call) -> Json:
    """Answer the address of a websocket; only the app's own token may ask."""
    if not call.token.is_app_level:
        raise SlackError("not_allowed_token_type")
    if call.sandbox.dispatcher.is_over_http:
        raise SlackError("socket_mode_not_enabled")
    ticket = call.sandbox.dispatcher.sockets.ticket()
    if ticket is None:
        raise SlackError("too_many_websockets")
    address = call.sandbox.base_url.replace("http://", "ws://", 1)
    return {"url": f"{address}link/?ticket={ticket}&app_id={APP_ID}"}
