import pytest
from hypothesis import given
from hypothesis import strategies as st

from danish.names import (
    Name,
    NameAmbiguous,
    NameBook,
    NameFound,
    NameInText,
    NameUnknown,
    find_name,
    find_names_in,
    fold,
    nearest_word,
)
from danish.places import PLACES

CLUSTERS = {
    "fyn": ["Fyn"],
    "lillebaelt": ["Lillebælt"],
    "soenderjylland": ["Sønderjylland"],
    "sydvestjylland": ["Sydvestjylland"],
}
FORA = {
    "politisk": ["politisk", "Det politiske niveau"],
    "fagligt": ["fagligt", "fagligt strategisk", "fsn", "Det fagligt strategiske niveau"],
    "ssu": ["ssu", "Sundhedssamarbejdsudvalget"],
    "sss": ["sss", "styregruppe", "styregruppen", "Strategisk Sundhedsstyregruppe", "Sundhedsstrategisk Styregruppe"],
}
SEATS = {
    "rrf": ["Regionsrådsformanden"],
    "rr2": ["Regionsrådsmedlem 2"],
    "rr3": ["Regionsrådsmedlem 3"],
    "billund": ["Borgmester Billund"],
    "esbjerg": ["Borgmester Esbjerg"],
    "varde": ["Borgmester Varde"],
    "vejen": ["Borgmester Vejen"],
    "fanoe": ["Borgmester Fanø"],
    "plo1": ["PLO 1"],
    "plo2": ["PLO 2"],
}
OUR_PLACES = {
    name: [name]
    for name in (
        "Fyn", "Lillebælt", "Sønderjylland", "Sydvestjylland", "Assens", "Faaborg-Midtfyn", "Kerteminde", "Langeland",
        "Nordfyns", "Nyborg", "Odense", "Svendborg", "Ærø", "Fredericia", "Kolding", "Middelfart", "Vejle", "Haderslev",
        "Sønderborg", "Tønder", "Aabenraa", "Billund", "Esbjerg", "Fanø", "Varde", "Vejen",
    )
}  # fmt: skip
LONG = [name for name in OUR_PLACES if len(name) > 7 and name.isalpha()]
PEOPLE = {"a": ["Ane Prøve"], "b": ["Bo Prøve"], "c": ["Cilla Test"]}


def test_folding() -> None:
    """Case, æ, ø, å, accents, punctuation and blanks make no difference."""
    assert fold("  Sønderjylland – Aabenraa/Århus, Café ") == "soenderjylland aabenraa aarhus cafe"
    assert fold("LILLEBÆLT") == fold("lillebaelt")


@pytest.mark.parametrize(
    ("text", "candidates", "name"),
    [
        ("fyn", CLUSTERS, NameFound("fyn")),
        ("FYN", CLUSTERS, NameFound("fyn")),
        ("Lillebælt", CLUSTERS, NameFound("lillebaelt")),
        ("lillebaelt", CLUSTERS, NameFound("lillebaelt")),
        ("lilebælt", CLUSTERS, NameFound("lillebaelt")),
        ("sonderjylland", CLUSTERS, NameFound("soenderjylland")),
        ("sydvest-jylland", CLUSTERS, NameFound("sydvestjylland")),
        ("borgmester esbjerg", SEATS, NameFound("esbjerg")),
        ("Esbjerg, borgmester", SEATS, NameFound("esbjerg")),
        ("borgmesteren i Esbjerg", SEATS, NameFound("esbjerg")),
        ("esbjerg", SEATS, NameFound("esbjerg")),
        ("borgmester esbjrg", SEATS, NameFound("esbjerg")),
        ("borgmester fanoe", SEATS, NameFound("fanoe")),
        ("borgmester", SEATS, NameAmbiguous(("billund", "esbjerg", "varde", "vejen", "fanoe"))),
        ("regionsrådsformand", SEATS, NameFound("rrf")),
        ("regionsraadsformanden", SEATS, NameFound("rrf")),
        ("plo 1", SEATS, NameFound("plo1")),
        ("PLO1", SEATS, NameFound("plo1")),
        ("plo-2", SEATS, NameFound("plo2")),
        ("plo", SEATS, NameAmbiguous(("plo1", "plo2"))),
        ("plo 3", SEATS, NameUnknown(("plo1", "plo2"))),
        ("formand", SEATS, NameUnknown(("rrf",))),
        ("prøve", PEOPLE, NameAmbiguous(("a", "b"))),
        ("ane prøve", PEOPLE, NameFound("a")),
        ("cila test", PEOPLE, NameFound("c")),
        ("", SEATS, NameUnknown()),
        ("🙂", SEATS, NameUnknown()),
    ],
)
def test_a_name_is_found_by_all_its_words(text: str, candidates: dict[str, list[str]], name: Name) -> None:
    """A name is found in any case, order and spelling of æ, ø and å, and with a slip; two that fit are asked about."""
    assert find_name(text, candidates) == name


@pytest.mark.parametrize(
    ("text", "candidates", "found"),
    [
        ("politisk fyn virtuelt", FORA, NameInText(NameFound("politisk"), "politisk", "fyn virtuelt")),
        ("fagligt strategisk fyn", FORA, NameInText(NameFound("fagligt"), "fagligt strategisk", "fyn")),
        ("fsn lillebaelt", FORA, NameInText(NameFound("fagligt"), "fsn", "lillebaelt")),
        ("sundhedsstrategisk styregruppe", FORA, NameInText(NameFound("sss"), "sundhedsstrategisk styregruppe", "")),
        ("styregruppe 8/12", FORA, NameInText(NameFound("sss"), "styregruppe", "8/12")),
        (
            "politisk soenderjylland plo 1",
            CLUSTERS,
            NameInText(NameFound("soenderjylland"), "soenderjylland", "politisk plo 1"),
        ),
        ("sydvest jylland", CLUSTERS, NameInText(NameFound("sydvestjylland"), "sydvest jylland", "")),
        ("esbjerg borgmester virtuelt", SEATS, NameInText(NameFound("esbjerg"), "esbjerg borgmester", "virtuelt")),
        ("borgmesteren i Esbjerg, tak", SEATS, NameInText(NameFound("esbjerg"), "borgmesteren i Esbjerg", "tak")),
        ("syg regionsrådsformanden", SEATS, NameInText(NameFound("rrf"), "regionsrådsformanden", "syg")),
        ("plo 1 stedfortræder Ane", SEATS, NameInText(NameFound("plo1"), "plo 1", "stedfortræder Ane")),
        ("plo 3", SEATS, NameInText(NameUnknown(("plo1", "plo2")), "", "plo 3")),
        ("plo", SEATS, NameInText(NameAmbiguous(("plo1", "plo2")), "plo", "")),
        ("“fyn” sønderjylland", CLUSTERS, NameInText(NameFound("soenderjylland"), "sønderjylland", "“fyn”")),
        ("1 2 3", SEATS, NameInText(NameUnknown(), "", "1 2 3")),
        ("", SEATS, NameInText(NameUnknown(), "", "")),
    ],
)
def test_a_name_is_found_within_other_words(text: str, candidates: dict[str, list[str]], found: NameInText) -> None:
    """The words that name a candidate are taken out, the others are left in order, quotations untouched."""
    assert find_names_in(text, candidates) == found


def test_exact_beats_fuzzy() -> None:
    """A name that is spelt right is found even where another one is a single slip away."""
    towns = {"vejle": ["Vejle"], "vejlø": ["Vejlø"]}
    assert find_name("vejle", towns) == NameFound("vejle")
    assert find_name("vejla", {"vejle": ["Vejle"], "vejlo": ["Vejlo"]}) == NameAmbiguous(("vejle", "vejlo"))


def test_an_unknown_word_gets_the_nearest_right_one() -> None:
    """The nearest word is given, and none where nothing is near or two are."""
    words = ["udsendt", "godkendt", "genereret", "kvalitetssikret", "status"]
    assert nearest_word("udsent", words) == "udsendt"
    assert nearest_word("kvalitetsikret", words) == "kvalitetssikret"
    assert nearest_word("STAUTS", words) == "status"
    assert nearest_word("banan", words) is None
    assert nearest_word("udfrt", ["udført", "udsendt"]) == "udført"
    assert nearest_word("flt", ["flyt", "find"]) == "flyt"
    assert nearest_word("fyn", ["fyen", "flyt"]) is None
    assert nearest_word("liste", ["listen", "lister"]) is None


@pytest.mark.parametrize(
    "typed",
    [
        "Vestjylland",
        "Nordjylland",
        "Midtjylland",
        "Østfyn",
        "Sydfyn",
        "Syddjurs",
        "Viborg",
        "Skanderborg",
        "Årø",
        "Egebjerg",
    ],
)
def test_another_place_is_no_misspelling(typed: str) -> None:
    """The name of a place that is none of the candidates finds none of them, however alike it looks."""
    assert isinstance(find_name(typed, OUR_PLACES), NameUnknown)
    assert isinstance(find_names_in(f"politisk {typed} 9/12", OUR_PLACES).name, NameUnknown)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Nordfyn", "Nordfyns"),
        ("Ærø", "Ærø"),
        ("Aeroe", "Ærø"),
        ("sydvestjyland", "Sydvestjylland"),
        ("sydvestjylad", "Sydvestjylland"),
        ("lilebælt", "Lillebælt"),
        ("nyobrg", "Nyborg"),
    ],
)
def test_a_slip_in_a_place_is_forgiven(typed: str, key: str) -> None:
    """How people write a place in haste finds it."""
    assert find_name(typed, OUR_PLACES) == NameFound(key)


@given(place=st.sampled_from(sorted(PLACES)))
def test_a_place_finds_itself_alone(place: str) -> None:
    """Of all Danish places none finds another of ours than the one that has its word in its name."""
    found = find_name(place, OUR_PLACES)
    if isinstance(found, NameFound):
        assert place in fold(found.key).split()


@given(place=st.sampled_from(LONG), at=st.integers(0, 30), letter=st.sampled_from("abenrst"))
def test_one_slip_in_a_long_name_finds_no_other(place: str, at: int, letter: str) -> None:
    """With a letter left out, or another in its place, a long name is found or asked about, never another found."""
    at %= len(place)
    for typed in (place[:at] + place[at + 1 :], place[:at] + letter + place[at + 1 :]):
        if fold(typed) not in PLACES:
            found = find_name(typed, OUR_PLACES)
            assert found == NameFound(place) or (isinstance(found, NameAmbiguous) and place in found.keys), typed


@given(text=st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    """No text makes the search fail, and without a name all its words are left over."""
    find_name(text, SEATS)
    found = find_names_in(text, SEATS)
    assert found.words or isinstance(found.name, NameUnknown)


BOOK = NameBook(SEATS)
HOLDERS = {"rrf": ["Ane Prøve"], "plo2": ["Bo Varde", "Esbjerg Test"], "vejen": ["Cilla Prøve"]}
TYPED = (
    "borgmester",
    "Esbjerg",
    "esbjrg",
    "fanoe",
    "varde",
    "plo",
    "1",
    "2",
    "PLO1",
    "Prøve",
    "prøv",
    "Bo",
    "test",
    "i",
)


@given(words=st.lists(st.sampled_from(TYPED) | st.text(max_size=6), max_size=6))
def test_a_book_finds_what_its_candidates_find(words: list[str]) -> None:
    """A book that is kept finds what its candidates find, and names given besides are found as if they stood in it."""
    text = " ".join(words)
    assert find_names_in(text, BOOK) == find_names_in(text, SEATS)
    assert find_name(text, BOOK) == find_name(text, SEATS)
    merged = {key: [*called, *HOLDERS.get(key, ())] for key, called in SEATS.items()}
    assert find_names_in(text, BOOK, HOLDERS) == find_names_in(text, merged)
