"""Which command a text names: in whatever form of its word, where it begins with it or somewhere in a sentence."""

import pytest

from bot.features import build_registry
from handlers.other_command import named_command, read_command

_NAMES = tuple(build_registry().commands)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("møder i fyn", ("moede", "i fyn")),
        ("Afbud: politisk fyn", ("afbud", "politisk fyn")),
        ("/Opgave tag 3", ("opgaver", "tag 3")),
        ("dagsordenen status", ("dagsorden", "status")),
        ("`/afbud liste`", ("afbud", "liste")),
        ("*opgaver*?", ("opgaver", "")),
        ("modet er i orden", ("", "")),
        ("mine opgaver", ("", "")),
        ("tak for sidst", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_text_begins_with_a_command_in_any_form_of_its_word(said: str, read: tuple[str, str]) -> None:
    """One or many, with an article, a slash or what people put around it; no other word is taken for it."""
    assert read_command(said, _NAMES) == read


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("hvad er mine opgaver", ("opgaver", "hvad er mine")),
        ("kan jeg se dagsordenen for fyn?", ("dagsorden", "kan jeg se for fyn?")),
        ('sagen hedder "Afbud til møder"', ("", "")),
        ("Jeg kan desværre ikke komme på onsdag", ("afbud", "Jeg kan desværre ikke komme på onsdag")),
        ("er forhindret i mødet", ("afbud", "er forhindret i mødet")),
        ("hej", ("", "")),
    ],
)
def test_a_sentence_names_the_first_command_outside_quotation_marks(said: str, named: tuple[str, str]) -> None:
    """The rest is what stands around it."""
    assert named_command(said, _NAMES) == named
