"""The gallery shows all that people can get, and each of it keeps what the product promises about its looks."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.features import build_registry
from bot.slack.limits import complaints_of_message, complaints_of_view
from bot.slack.rendering import characters
from bot.slack.shortcuts import SHORTCUTS
from tests.gallery.made import Json, Made, showing
from tests.gallery.pictures import DOCS, PICTURES, written

LONGEST_FIRST_LINE = 160
MOST_ACTS = 3
LEAST_OWN = 12
"""So many cards at least the program has of its own."""
_QUESTION = re.compile(r"\?$|har intet møde|Jeg forstod ikke datoen")
"""How a first line asks: the buttons below it are the answers there are."""

_PICTOGRAPH = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55]|:[a-z0-9_+-]+:")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_MARKS = re.compile(r"⟦|⟧|<[@#!]|\bNone\b|\{[a-z_]+\}|_[a-z]+_")
_IDS = re.compile(r"\b[UCTD]0[A-Z0-9]{6,}\b")
_ENGLISH = re.compile(
    r"\b(the|and|with|your|you|is|not|error|failed|please|meeting|task|submit|cancel)\b", re.IGNORECASE
)
_CODE = re.compile(r"`[^`]*`")


def text_of(value: Any) -> Iterator[str]:
    """All that people read in blocks, labels and hints included."""
    if isinstance(value, list):
        for one in value:
            yield from text_of(one)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for one in value.values():
            yield from text_of(one)


def words_of(example: Json) -> str:
    """All that people read in an example, mentions and channels drawn as names."""
    shown = example.get("message") or example["view"]
    read = "\n".join([*text_of(shown), *example.get("errors", {}).values()])
    return re.sub(r"<#C0GALLERI\d+(\|[^>]*)?>", "#kanal", re.sub(r"<@U0GALLERI\d+>", "@Navn", read))


def _parts(blocks: list[Json]) -> list[str]:
    """The letters of what blocks say, parted where a person or a link is drawn by what Slack knows."""
    said = [one for block in blocks if block["type"] in ("section", "context") for one in text_of(block)]
    return [_letters(part) for one in said for part in re.split(r"<[^>]*>", one)]


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def blocks_of(example: Json) -> list[Json]:
    """Its blocks."""
    blocks: list[Json] = (example.get("message") or example["view"])["blocks"]
    return blocks


def test_every_card_and_form_of_the_handlers_is_shown(album: Made) -> None:
    """Whatever in the handlers makes something to see has made some of the gallery."""
    assert [name for name, code in showing().items() if code not in album.called] == []


def test_everything_registered_is_shown(album: Made) -> None:
    """Each command is typed, and each button, form and kind of message that is registered has its handler called."""
    registry = build_registry()
    typed = {one["act"].partition(" skriver /")[2].partition(" ")[0] for one in album.examples}
    assert set(registry.commands) <= typed
    forms = {one["view"]["callback_id"] for one in album.examples if one.get("view", {}).get("callback_id")}
    assert set(registry.forms) == forms
    pressable = {
        element["action_id"].partition("#")[0]
        for one in album.examples
        for block in blocks_of(one)
        for element in block.get("elements", ())
        if element.get("type") == "button"
    }
    assert set(registry.buttons) <= pressable | {one.action for one in SHORTCUTS.values()}


def test_every_card_of_the_program_itself_is_shown(album: Made) -> None:
    """What the program says without asking a feature begins an example too."""
    shown = ["\n".join(text_of((one.get("message") or one["view"])["blocks"][:1])) for one in album.examples]
    titles = set(_own_titles())
    assert len(titles) >= LEAST_OWN
    assert [one for one in titles if not any(re.search(one, words) for words in shown)] == []


def _own_titles() -> Iterator[str]:
    """Patterns for the first lines of the cards that the program's own modules write."""
    for path in Path(bot.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Card" and node.args:
                yield from _pattern(node.args[0])


def _pattern(title: ast.expr) -> Iterator[str]:
    """The pattern of a title that is written there; none for one that comes from elsewhere."""
    parts = title.values if isinstance(title, ast.JoinedStr) else [title]
    written = [one.value if isinstance(one, ast.Constant) else None for one in parts]
    if any(isinstance(one, str) for one in written):
        yield ".*".join(re.escape(one) for one in written if isinstance(one, str))


def test_slack_takes_all_of_it(album: Made) -> None:
    """No message or view breaks a limit of Slack's."""
    for one in album.examples:
        complaints = complaints_of_message(one["message"]) if "message" in one else complaints_of_view(one["view"])
        assert complaints == (), one["id"]


def test_nothing_is_cut_in_the_sample_year(album: Made) -> None:
    """What the sample year shows has room, so that nobody needs more than one message to read it."""
    assert not [one["id"] for one in album.examples if "Der er mere, end der er plads til her" in words_of(one)]
    assert max(characters(blocks_of(one)) for one in album.examples) < 11_000


def test_notifications_and_screen_readers_are_told_the_same(album: Made) -> None:
    """A message's text begins with its first line and holds all that the blocks say, as far as there is room."""
    for one in album.examples:
        if "message" in one:
            told = one["message"]["text"]
            first, *_ = told.splitlines()
            said = blocks_of(one)[0]["text"]["text"]
            assert said.replace("*", "").startswith(first[:60]), one["id"]
            assert len(first) > len("Nyt"), one["id"]
            if not told.endswith("…"):
                assert [part for part in _parts(blocks_of(one)) if part not in _letters(told)] == [], one["id"]


def test_the_first_line_says_the_thing_shortly(album: Made) -> None:
    """A first line fits in a notification on a phone."""
    longest = max((one["message"]["text"].split("\n")[0] for one in album.examples if "message" in one), key=len)
    assert len(longest) <= LONGEST_FIRST_LINE, longest


def test_pictures_have_words(album: Made) -> None:
    """Each kind of picture is told in words where it isn't drawn, as here, in its place on the card."""
    small = [
        element["text"]
        for one in album.examples
        for block in blocks_of(one)
        if block["type"] == "context"
        for element in block["elements"]
    ]
    for begins in ("Et årshjul med", "En tidslinje fra", "En tavle over"):
        assert any(said.startswith(begins) for said in small), begins


def test_nothing_is_told_by_signs_or_colour_alone(album: Made) -> None:
    """There is no pictograph anywhere, and a coloured button has words of its own."""
    for one in album.examples:
        assert not _PICTOGRAPH.search(words_of(one)), one["id"]
        for block in blocks_of(one):
            styled = [element for element in block.get("elements", ()) if element.get("style")]
            assert all(re.search(r"\w{3}", element["text"]["text"]) for element in styled), one["id"]
            assert len([element for element in styled if element["style"] == "primary"]) <= 1, one["id"]


def test_no_two_buttons_of_a_card_sound_alike(album: Made) -> None:
    """Who hears a list goes from button to button: each says what it is about, after the words that are seen."""
    for one in album.examples:
        buttons = [
            element for block in blocks_of(one) for element in block.get("elements", ()) if element["type"] == "button"
        ]
        spoken = [button.get("accessibility_label", button["text"]["text"]) for button in buttons]
        assert len(set(spoken)) == len(spoken), one["id"]
        assert all(said.startswith(one["text"]["text"]) for said, one in zip(spoken, buttons, strict=True)), one["id"]


def test_a_row_has_few_buttons(album: Made) -> None:
    """At most three acts stand side by side; only the answers to a question may be more."""
    for one in album.examples:
        first = one["message"]["text"].split("\n")[0] if "message" in one else ""
        for block in blocks_of(one):
            acts = [e["text"]["text"] for e in block.get("elements", ()) if e.get("type") == "button"]
            assert len(acts) <= MOST_ACTS or _QUESTION.search(first) or is_choice(acts), (one["id"], acts)


def is_choice(labels: list[str]) -> bool:
    """Whether buttons are lists to change to or clusters to choose among, rather than acts."""
    return labels[0].startswith(("… vis alle", "Mine opgaver", "Vælg kanaler", "Roller på"))


@pytest.mark.parametrize(
    ("what", "found"),
    [("a date in ISO form", _ISO), ("a mark or a name of the code", _MARKS), ("an id", _IDS), ("English", _ENGLISH)],
)
def test_people_read_danish_alone(album: Made, what: str, found: re.Pattern[str]) -> None:
    """Nothing of the program shows through in what people read."""
    shown = {one["id"]: found.findall(_CODE.sub("", words_of(one))) for one in album.examples}
    assert {name: hits for name, hits in shown.items() if hits} == {}, what


def test_every_example_is_explained(album: Made) -> None:
    """Each has a caption, and says who did what and when; no two captions of a feature are the same."""
    for feature in album.gallery["features"]:
        captions = [one["caption"] for one in feature["examples"]]
        assert len(captions) == len(set(captions)), feature["title"]
        assert all(one["act"] and one["at"] and one["where"] for one in feature["examples"])


def test_a_form_that_was_corrected_is_taken(album: Made) -> None:
    """After a form that says what is wrong comes what people get once it is right."""
    for feature in album.gallery["features"]:
        refused = [bool(one.get("errors")) for one in feature["examples"]]
        assert (True, True) not in pairwise(refused), feature["title"]


def test_the_documentation_page_gives_each_picture_its_words(album: Made) -> None:
    """Each example is a picture with what it says in words."""
    pictures = [line for line in written(album.gallery).splitlines() if line.startswith("![")]
    assert len(pictures) == len(album.examples)
    assert not [line for line in pictures if line.startswith("![]") or len(line) < len("![Nyt](billeder/)")]


def test_the_documentation_page_is_that_of_this_gallery(album: Made) -> None:
    """docs/galleri.md shows these examples and their pictures, no more and no fewer; `make billeder` makes it anew."""
    assert (DOCS / "galleri.md").read_text(encoding="utf-8") == written(album.gallery)
    assert {one.stem for one in PICTURES.glob("*.png")} == {one["id"] for one in album.examples}
