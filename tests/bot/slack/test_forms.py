import json

import pytest

from bot.slack.forms import draw_form, field_errors, read_metadata, read_values, reopened
from bot.slack.limits import complaints_of_view
from handlers.ui import Choice, DateInput, Form, Option, PersonInput, TextInput, text

FORM = Form(
    "afbud",
    "En titel, der er længere end Slack tager",
    "Gem",
    (
        text("Hvem kommer ikke?"),
        TextInput("navn", "Navn", hint="Et navn", value="Anna", is_multiline=True),
        Choice("moede", "Møde", tuple(Option(str(n), f"Møde {n}") for n in range(130)), value="7"),
        Choice("flere", "Flere", (Option("a", "A"), Option("b", "B")), value="a\nb", is_multiple=True),
        DateInput("dag", "Dag", value="2026-11-10"),
        PersonInput("hvem", "Hvem", is_optional=True),
    ),
    hidden="skjult",
)


def test_a_form_of_all_kinds_of_fields_is_within_slacks_limits() -> None:
    """Every kind of field is drawn, long titles are cut, and long lists are parted into groups."""
    view = draw_form(FORM, mentions={}, opened={"c": "C1"})
    assert complaints_of_view(view) == ()
    elements = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    assert elements["navn"]["initial_value"] == "Anna"
    assert [len(group["options"]) for group in elements["moede"]["option_groups"]] == [100, 30]
    assert elements["moede"]["initial_option"]["value"] == "7"
    assert [option["value"] for option in elements["flere"]["initial_options"]] == ["a", "b"]
    assert elements["dag"]["initial_date"] == "2026-11-10"


def test_nobody_is_named_by_a_number_that_was_typed() -> None:
    """What looks like the mark of a person in a field is what somebody typed, and tells nobody's name."""
    typed = {"type": "plain_text_input", "value": "⟦person:1⟧ og ⟦kanal:C1⟧"}
    view = {"state": {"values": {"navn": {"navn": typed}}}}
    assert read_values(view) == ({"navn": "[person:1] og [kanal:C1]"}, frozenset())


def test_a_hidden_value_comes_back_with_the_place() -> None:
    """What is hidden in a form comes back with where it was opened; a long one leaves the place out."""
    assert read_metadata(draw_form(FORM, mentions={}, opened={"c": "C1"})) == ("skjult", {"c": "C1"})
    for length in (2_985, 3_000):
        long = Form("f", "F", "Gem", (TextInput("a", "A"),), hidden="h" * length)
        view = draw_form(long, mentions={}, opened={"c": "C1"})
        assert complaints_of_view(view) == ()
        assert read_metadata(view) == ("h" * length, {})


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "x",
        "0",
        "null",
        "{}",
        '{"a": 1}',
        '{"h": "1", "o": null}',
        "[" * 3_000,
        '{"h": "\\u0000"}',
        '{"h": "\\ud800"}',
    ],
    ids=lambda metadata: metadata[:12],
)
def test_a_hidden_value_that_is_not_as_we_made_it_comes_back_as_it_stands(metadata: str) -> None:
    """It says of no place, and whoever reads it can refuse it; never does it hold what no database takes."""
    assert read_metadata({"private_metadata": metadata}) == (metadata, {})


def test_values_come_back_as_text_by_field() -> None:
    """Each kind of field comes back as text; an empty one as nothing, people marked as such."""
    state = {
        "navn": {"x": {"type": "plain_text_input", "value": None}},
        "moede": {"x": {"type": "static_select", "selected_option": {"value": "7"}}},
        "flere": {"x": {"type": "multi_static_select", "selected_options": [{"value": "a"}, {"value": "b"}]}},
        "dag": {"x": {"type": "datepicker", "selected_date": "2026-11-10"}},
        "hvem": {"x": {"type": "users_select", "selected_user": "U1"}},
    }
    values, people = read_values({"state": {"values": state}})
    assert values == {"navn": "", "moede": "7", "flere": "a\nb", "dag": "2026-11-10", "hvem": "U1"}
    assert people == {"hvem"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ny\u202e titel\u202c \u2066(1)\u2069\u200f", "Ny titel (1)"),
        ("\ufeffAkut\u200bpladser\u00ad", "Akutpladser"),
        ("Fami\u200dlie \u200d\u200d\U0001f468\u200d\U0001f469", "Familie \U0001f468\u200d\U0001f469"),
        ("\u2764\ufe0f\u200d\U0001f525 \U0001f937\U0001f3fd\u200d\u2642\ufe0f",) * 2,
    ],
)
def test_letters_that_nobody_sees_are_left_out(typed: str, read: str) -> None:
    """They would turn the rest of a line around, or part a word from itself; emoji stay joined."""
    element = {"type": "plain_text_input", "value": typed}
    assert read_values({"state": {"values": {"titel": {"x": element}}}})[0] == {"titel": read}


def test_a_form_without_values_is_read_as_empty() -> None:
    """Slack may leave out what a form holds, or send nothing for it."""
    for view in ({}, {"state": None}, {"state": {"values": None}}):
        assert read_values(view) == ({}, frozenset())


def test_errors_stand_where_slack_can_show_them() -> None:
    """An error of no field, or of one that isn't there, stands under the first input."""
    view = draw_form(FORM, mentions={})
    assert field_errors(view, {"dag": "Nej."}) == {"dag": "Nej."}
    assert field_errors(view, {"": "Nej.", "væk": "Heller ikke."}) == {"navn": "Nej. Heller ikke."}


def test_a_form_comes_back_as_it_was_filled_in() -> None:
    """A form shown again after the wait has what was typed in it, with the errors above."""
    view = draw_form(FORM, mentions={}, opened={"c": "C1"})
    state = {
        "navn": {"navn": {"type": "plain_text_input", "value": "Bo"}},
        "hvem": {"hvem": {"type": "users_select", "selected_user": "U1"}},
    }
    again = reopened({**view, "id": "V1", "state": {"values": state}}, {"navn": "For kort."})
    assert complaints_of_view(again) == ()
    drawn = json.dumps(again, ensure_ascii=False)
    assert "Navn: For kort." in drawn
    assert '"initial_value": "Bo"' in drawn
    assert '"initial_user": "U1"' in drawn
