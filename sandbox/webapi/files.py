"""The methods `files.*`: asking for an upload, sharing what was uploaded, and a file's facts."""

import mimetypes
import secrets
from typing import Any

from sandbox import posting
from sandbox.shapes import file_json
from sandbox.store.files import File
from sandbox.webapi.call import Call, Json, Methods
from sandbox.webapi.content import checked_blocks, checked_text
from sandbox.webapi.errors import SlackError

METHODS = Methods()

_KEY_BYTES = 24
_MOST_BYTES = 50_000_000


@METHODS.add("files.getUploadURLExternal", "files:write")
def get_upload_url(call: Call) -> Json:
    """Give out an address to send a file's bytes to."""
    name = call.arguments.required("filename")
    length = call.arguments.number("length", 0, most=_MOST_BYTES)
    file = File(
        id=call.sandbox.store.settings.next_id("F"),
        team=call.team.id,
        user=call.token.user,
        name=name,
        length=length,
        created=int(call.sandbox.clock.now()),
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
        alt_text=call.arguments.text("alt_txt"),
    )
    key = secrets.token_urlsafe(_KEY_BYTES)
    call.sandbox.store.files.add(file, key)
    return {"upload_url": f"{call.sandbox.base_url}upload/v1/{key}", "file_id": file.id}


def _uploaded(call: Call, wanted: Any) -> File:
    if not isinstance(wanted, dict) or not isinstance(wanted.get("id"), str):
        raise SlackError("invalid_arguments", messages=["missing required field: id [json-pointer:/files]"])
    file = call.sandbox.store.files.find(wanted["id"])
    if file is None or file.team != call.team.id or file.user != call.token.user:
        raise SlackError("file_not_found")
    if not file.is_received:
        raise SlackError("file_not_found")
    if file.is_complete:
        raise SlackError("file_already_completed")
    return file


@METHODS.add("files.completeUploadExternal", "files:write")
def complete_upload(call: Call) -> Json:
    """Finish uploads and share them in a conversation, if one is named."""
    wanted = call.arguments.structure("files", error="invalid_arguments")
    if not isinstance(wanted, list) or not wanted:
        raise SlackError("invalid_arguments", messages=["missing required field: files"])
    uploads = [_uploaded(call, one) for one in wanted]
    targets = call.arguments.text("channel_id") or call.arguments.text("channels")
    places = [call.place_to_post(channel) for channel in targets.split(",") if channel]
    text = checked_text(call.arguments.text("initial_comment"))
    blocks = call.arguments.structure("blocks", error="invalid_blocks_format")
    content: Json = {"text": text, **({"blocks": checked_blocks(blocks)} if blocks else {})}
    done = [
        call.sandbox.store.files.complete(file, str(one.get("title") or file.name))
        for file, one in zip(uploads, wanted, strict=True)
    ]
    shapes = [file_json(file, call.sandbox.base_url) for file in done]
    for place in places:
        message = {
            "subtype": "file_share",
            **content,
            **posting.author_of_bot(call.sandbox, call.team),
            "files": shapes,
        }
        if thread_ts := call.arguments.text("thread_ts"):
            message["thread_ts"] = thread_ts
        posting.post(call.sandbox, place, message)
    return {"files": shapes}


@METHODS.add("files.info", "files:read")
def info(call: Call) -> Json:
    """Answer the facts of a file."""
    file = call.sandbox.store.files.find(call.arguments.required("file"))
    if file is None or file.team != call.team.id or not file.is_complete:
        raise SlackError("file_not_found")
    return {"file": file_json(file, call.sandbox.base_url)}
