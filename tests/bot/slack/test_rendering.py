import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.limits import complaints_of_message
from bot.slack.rendering import CUT, MOST_BLOCKS, action_name, draw, mentioned
from handlers.ui import Actions, Block, Bold, Button, Card, Divider, Fields, Image, Mention, Text, note, text
from tests.support.pictures import some_picture

PICTURE = Image(some_picture("Fire trin er gjort."))

letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
short = st.text(letters, max_size=200)
words = st.one_of(short, st.builds(lambda text, times: text * times, short, st.integers(1, 60)), st.just("&" * 4_000))
inlines = st.one_of(words, words.map(Bold), words.map(lambda name: Mention(1, name)))
buttons = st.builds(Button, words, st.sampled_from(["a.b", "c.d"]), st.text(max_size=50), confirm=st.text(max_size=500))
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, st.lists(inlines, max_size=5).map(tuple), st.booleans()),
    st.builds(Fields, st.lists(st.tuples(words, words), min_size=1, max_size=14).map(tuple)),
    st.builds(Actions, st.lists(buttons, min_size=1, max_size=30).map(tuple)),
    st.just(Divider()),
    words.map(lambda said: Image(some_picture(said))),
)


def complaints(card: Card) -> tuple[str, ...]:
    """What Slack would refuse in the card."""
    drawn = draw(card, mentions={1: "U1"})
    return complaints_of_message({"text": drawn.text, "blocks": list(drawn.blocks)})


@given(st.builds(Card, words.filter(str.strip), st.lists(blocks, max_size=60).map(tuple)))
def test_any_card_is_drawn_within_slacks_limits(card: Card) -> None:
    """Whatever stands in a card and however much of it, Slack takes the message."""
    assert complaints(card) == ()


def test_the_title_comes_first_and_notifications_hear_all_of_it() -> None:
    """The title is the first, emphasised line; the plain text says the same as the blocks."""
    drawn = draw(Card("Afbud & mere", (text("To ", Bold("vigtige"), " ord"), note("Lille"), PICTURE)), mentions={})
    assert drawn.blocks[0]["text"]["text"] == "*Afbud &amp; mere*"
    assert drawn.text == "Afbud &amp; mere\nTo vigtige ord\nLille\nFire trin er gjort."
    assert drawn.blocks[2]["type"] == "context"


def test_what_is_too_much_is_cut_with_a_word_and_keeps_its_last_buttons() -> None:
    """A card with too many blocks says so and still ends with its buttons."""
    many = tuple(text(f"Linje {number}") for number in range(80))
    drawn = draw(Card("Titel", (*many, Actions((Button("Vis alle", "vis"),)))), mentions={})
    assert len(drawn.blocks) <= MOST_BLOCKS
    assert drawn.blocks[-1]["elements"][0]["text"]["text"] == "Vis alle"
    assert drawn.blocks[-2]["elements"][0]["text"] == CUT


def test_buttons_that_look_alike_are_told_apart_by_what_stands_above_them() -> None:
    """A screen reader says the first line above each; a label that stands once needs nothing more."""
    row = (
        Actions((Button("Udført", "x", "1"), Button("Vis", "y"))),
        text("Nr. 6 ", Bold("Godkendelse"), "\nFrist i dag"),
    )
    card = Card("T", (text("Nr. 5 Udsendelse"), *row, Actions((Button("Udført", "x", "2"),))))
    elements = [one for block in draw(card, mentions={}).blocks for one in block.get("elements", ())]
    assert [one.get("accessibility_label") for one in elements] == [
        "Udført: Nr. 5 Udsendelse",
        None,
        "Udført: Nr. 6 Godkendelse",
    ]


def test_buttons_of_one_name_are_told_apart_by_slack_alone() -> None:
    """Several buttons that do the same get ids of their own, and all lead back to the registry's name."""
    drawn = draw(Card("T", (Actions((Button("A", "x", "1"), Button("B", "x", "2"))),)), mentions={})
    ids = [element["action_id"] for element in drawn.blocks[1]["elements"]]
    assert ids == ["x", "x#2"]
    assert {action_name(one) for one in ids} == {"x"}


def test_a_long_paragraph_goes_on_in_the_next_block() -> None:
    """A paragraph longer than a block is parted between words, and loses none of them."""
    long = " ".join(f"ord{number}" for number in range(1_000))
    drawn = draw(Card("T", (text(long),)), mentions={})
    said = " ".join(block["text"]["text"] for block in drawn.blocks[1:])
    assert said == long


def test_a_picture_that_is_not_there_is_told_in_words() -> None:
    """A picture is shown by its file, or else said in words."""
    shown = draw(Card("T", (PICTURE,)), mentions={}, pictures={PICTURE: "F1"})
    assert shown.blocks[1] == {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "Fire trin er gjort."}
    told = draw(Card("T", (PICTURE,)), mentions={})
    assert "Fire trin er gjort." in json.dumps(told.blocks[1])


@pytest.mark.parametrize(("is_primary", "is_danger", "style"), [(True, False, "primary"), (False, True, "danger")])
def test_an_act_hard_to_take_back_is_asked_about_first(is_primary: bool, is_danger: bool, style: str) -> None:  # noqa: FBT001 - pytest passes by name
    """A button with a question asks it before it is pressed through."""
    button = Button("Aflys", "a", is_primary=is_primary, is_danger=is_danger, confirm="Er det rigtigt?")
    drawn = draw(Card("T", (Actions((button,)),)), mentions={}).blocks[1]["elements"][0]
    assert drawn["style"] == style
    assert drawn["confirm"]["text"]["text"] == "Er det rigtigt?"


def test_the_people_of_a_card_are_known_before_it_is_drawn() -> None:
    """The persons a card mentions can be looked up at once."""
    assert mentioned(Card("T", (text(Mention(3, "A"), Mention(4, "B")), Divider()))) == {3, 4}


def test_a_text_that_ends_with_a_blank_goes_on_in_the_next() -> None:
    """A sentence that stands in two texts is one paragraph; a note or anything else begins a new one."""
    card = Card("Titel", (text("Skriv "), text("det. "), text("Eller ikke."), note("Note."), text("Ny.")))
    drawn = draw(card, mentions={})
    said = [block.get("text", block.get("elements", [{}])[0])["text"] for block in drawn.blocks]
    assert said == ["*Titel*", "Skriv det. Eller ikke.", "Note.", "Ny."]
    assert drawn.text.splitlines() == ["Titel", *said[1:]]
