"""The methods `views.*`: opening, stacking and changing modals, publishing Home."""

from typing import Any

from sandbox.blocks.surfaces import check_view, is_too_large
from sandbox.delivery.triggers import TriggerError
from sandbox.modals import STACK, close_all, new_view, replaced_view
from sandbox.store.people import Person
from sandbox.webapi.call import Call, Json, Methods
from sandbox.webapi.errors import SlackError

METHODS = Methods()


def checked_view(view: Any, kind: str) -> Json:
    """Answer a view of a kind, if Slack takes it."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", messages=["missing required field: view"])
    if is_too_large(view):
        raise SlackError("view_too_large")
    problems = check_view(view)
    if not problems and view.get("type") != kind:
        problems = [f"must be {kind} [json-pointer:/view/type]"]
    if problems:
        raise SlackError("invalid_arguments", messages=problems)
    return view


def _view(call: Call, kind: str = "modal") -> Json:
    return checked_view(call.arguments.structure("view", error="invalid_arguments"), kind)


def _refuse_duplicate(call: Call, view: Json, own: str = "") -> None:
    external_id = view.get("external_id")
    if external_id:
        found = call.sandbox.store.views.by_external_id(call.team.id, external_id)
        if found is not None and found[1]["id"] != own:
            raise SlackError("duplicate_external_id")


def _person(call: Call) -> Person:
    try:
        return call.person(call.sandbox.triggers.take(call.arguments.required("trigger_id")))
    except TriggerError as error:
        raise SlackError(error.error) from None


@METHODS.add("views.open")
def open_(call: Call) -> Json:
    """Open a modal for whoever caused the trigger."""
    view = _view(call)
    _refuse_duplicate(call, view)
    person = _person(call)
    close_all(call.sandbox, person)
    return {"view": new_view(call.sandbox, call.team, person, view)}


@METHODS.add("views.push")
def push(call: Call) -> Json:
    """Put a modal on top of the ones that are open."""
    view = _view(call)
    _refuse_duplicate(call, view)
    person = _person(call)
    stack = call.sandbox.store.views.stack(person.id)
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= STACK:
        raise SlackError("push_limit_reached")
    return {"view": new_view(call.sandbox, call.team, person, view)}


@METHODS.add("views.update")
def update(call: Call) -> Json:
    """Change an open modal."""
    view = _view(call)
    if external_id := call.arguments.text("external_id"):
        found = call.sandbox.store.views.by_external_id(call.team.id, external_id)
    else:
        found = call.sandbox.store.views.find(call.arguments.required("view_id"))
    if found is None or found[1]["team_id"] != call.team.id or found[1]["type"] != "modal":
        raise SlackError("not_found")
    person, before = found
    _refuse_duplicate(call, view, before["id"])
    if call.arguments.text("hash") not in ("", before["hash"]):
        raise SlackError("hash_conflict")
    return {"view": replaced_view(call.sandbox, person, before, view)}


@METHODS.add("views.publish")
def publish(call: Call) -> Json:
    """Publish a person's Home view."""
    view = _view(call, "home")
    person = call.person(call.arguments.required("user_id"))
    manifest = call.sandbox.manifest
    if manifest is not None and not manifest.has_home:
        raise SlackError("not_enabled")
    before = call.sandbox.store.views.home(person.id)
    if before is None:
        return {"view": new_view(call.sandbox, call.team, person, view)}
    if call.arguments.text("hash") not in ("", before["hash"]):
        raise SlackError("hash_conflict")
    return {"view": replaced_view(call.sandbox, person.id, before, view)}
