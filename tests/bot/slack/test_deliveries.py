"""The durable keys of deliveries: what is the same one again, and what is another."""

from typing import Any

import pytest

from bot.slack.deliveries import is_of_person, key_of_press, key_of_submission

Json = dict[str, Any]
SUBMITTED: Json = {"view": {"id": "V1", "hash": "1.a"}}
PRESSED: Json = {"user": {"id": "U1"}, "actions": [{"action_id": "moede.svar", "action_ts": "1793000000.000100"}]}


@pytest.mark.parametrize("view", [{"id": "V1", "hash": "1.b"}, {"id": "V2", "hash": "1.a"}])
def test_a_form_that_was_changed_since_is_another_delivery(view: Json) -> None:
    """A list that was tried is stored from the same view: what was sent from it before isn't what is sent now."""
    assert key_of_submission(SUBMITTED) == key_of_submission({"view": {"id": "V1", "hash": "1.a"}})
    assert key_of_submission(SUBMITTED) != key_of_submission({"view": view})


@pytest.mark.parametrize(
    "other",
    [
        {"user": {"id": "U2"}},
        {"actions": [{"action_id": "moede.svar", "action_ts": "1793000000.000200"}]},
        {"actions": [{"action_id": "moede.andet", "action_ts": "1793000000.000100"}]},
    ],
    ids=["person", "time", "button"],
)
def test_two_who_press_in_the_same_moment_are_both_heard(other: Json) -> None:
    """Another's press is another delivery, as is another press or button; the same once more is the same."""
    assert key_of_press(PRESSED) == key_of_press({**PRESSED})
    assert key_of_press(PRESSED) != key_of_press(PRESSED | other)


def test_a_key_names_nobody() -> None:
    """It is kept for days, also where the person who pressed has been erased meanwhile."""
    assert PRESSED["user"]["id"] not in key_of_press(PRESSED)


SAID: Json = {"type": "message", "user": "U1", "text": "opgaver"}


@pytest.mark.parametrize("kind", [{}, {"subtype": "file_share"}, {"subtype": "thread_broadcast"}])
def test_what_a_person_has_just_written_is_heard(kind: Json) -> None:
    """Also with files, and as a reply in a thread that is shown in the conversation too."""
    assert is_of_person(SAID | kind)


@pytest.mark.parametrize("kind", [{"subtype": "message_changed"}, {"bot_id": "B1"}])
def test_changes_and_what_apps_write_are_passed_over(kind: Json) -> None:
    """They ask for nothing."""
    assert not is_of_person(SAID | kind)
