"""Shows what the app answers to an interaction: in its ack, or later on the address that was given out with it."""

import json
from typing import Any

from aiohttp import web

from sandbox import posting
from sandbox.context import SANDBOX, Sandbox
from sandbox.store.answer_links import AnswerLink
from sandbox.store.conversations import Conversation
from sandbox.store.people import Person
from sandbox.webapi.arguments import Arguments
from sandbox.webapi.content import read_content
from sandbox.webapi.errors import SlackError

Json = dict[str, Any]


def add_routes(app: web.Application) -> None:
    """Register the addresses for later answers."""
    app.router.add_post("/answers/{team}/{link}", _answer)


def show_answer(
    sandbox: Sandbox, conversation: Conversation, person: Person, answer: Json, *, team: str, thread_ts: str = ""
) -> None:
    """Post an answer of the app in a team: for the person alone unless it says `in_channel`."""
    content = {"text": "", **read_content(Arguments(answer))}
    author = sandbox.store.people.team(team)
    if author is None:
        raise SlackError("expired_url")
    message = {**content, **posting.author_of_bot(sandbox, author)}
    if thread := (answer.get("thread_ts") or thread_ts):
        message["thread_ts"] = thread
    addressee = None if answer.get("response_type") == "in_channel" else person.id
    posting.post(sandbox, conversation, message, addressee=addressee)


async def _answer(request: web.Request) -> web.Response:
    sandbox = request.app[SANDBOX]
    begun = sandbox.log.begin()
    status = "ok"
    try:
        _use(sandbox, request.match_info["link"], request.match_info["team"], await _body(request))
        response = web.Response(text="ok")
    except SlackError as error:
        status = error.error
        gone = error.error == "expired_url"
        response = web.json_response(error.as_json(), status=404 if gone else 400)
    sandbox.log.note("ind", "response_url", request.match_info["link"], status, begun)
    return response


async def _body(request: web.Request) -> Json:
    try:
        answer = json.loads(await request.text())
    except ValueError:
        raise SlackError("invalid_payload") from None
    if not isinstance(answer, dict):
        raise SlackError("invalid_payload")
    return answer


def _use(sandbox: Sandbox, name: str, team: str, answer: Json) -> None:
    link = sandbox.store.answer_links.find(name, sandbox.clock.now())
    conversation = None if link is None else sandbox.store.conversations.find(link.conversation)
    person = None if link is None else sandbox.store.people.person(link.user)
    if link is None or conversation is None or person is None:
        raise SlackError("expired_url")
    with sandbox.store.database.transaction():
        if answer.get("delete_original") or answer.get("replace_original"):
            _change_original(sandbox, conversation, link, team, answer)
        else:
            show_answer(sandbox, conversation, person, answer, team=team, thread_ts=link.thread_ts or "")
        sandbox.store.answer_links.use(name)


def _change_original(sandbox: Sandbox, conversation: Conversation, link: AnswerLink, team: str, answer: Json) -> None:
    original = None if link.ts is None else sandbox.store.messages.find(conversation.id, link.ts)
    if original is None:
        person = sandbox.store.people.person(link.user)
        if answer.get("delete_original") or person is None:
            raise SlackError("message_not_found")
        show_answer(sandbox, conversation, person, answer, team=team, thread_ts=link.thread_ts or "")
    elif answer.get("delete_original"):
        posting.remove(sandbox, conversation, original)
    else:
        content = read_content(Arguments(answer))
        posting.change(sandbox, conversation, original, {"text": "", "blocks": None, "attachments": None, **content})
