import pytest

from danish.reasons import mentions_absence_reason, tells_why_absent
from danish.words import is_small, slips, stem, words


def stems(text: str) -> list[str]:
    """The stems of a text's words."""
    return [stem(word) for word in words(text)]


def test_forms_of_a_word_have_one_stem() -> None:
    """Words are found in whatever form they stand, and however æ, ø and å are spelled."""
    assert stems("kommunen") == stems("Kommunerne") == stems("kommune")
    assert stems("mødernes referater") == stems("Moede referat")
    assert stems("hjemmesygeplejen, i Ærø!") == [*stems("hjemmesygepleje"), "i", *stems("Aeroe")]
    assert stems("børnene tænder") == stems("barn tand")
    assert stems("… – 12") == ["12"]


def test_other_words_have_other_stems() -> None:
    """Words that only look alike are kept apart."""
    assert stem("demens") != stem("dem")
    assert stem("udskrivning") != stem("indskrivning")


def test_small_words_are_known() -> None:
    """Words that stand in every text tell nothing when searching; those of the field do."""
    assert all(map(is_small, words("og der efter på så i vores")))
    assert not any(map(is_small, words("udskrivning børn 2026 læge")))


@pytest.mark.parametrize(
    ("typed", "right", "number"),
    [
        ("udskrivnig", "udskrivning", 1), ("sygplejersk", "sygeplejersk", 1), ("medisin", "medicin", 1),
        ("medicin", "medicin", 0), ("rehabiltierng", "rehabilitering", 2), ("fald", "bald", 1), ("dag", "dan", None),
        ("vejle", "vejen", None), ("2025", "2026", None), ("psykiatri", "paediatri", None),
    ],
)  # fmt: skip
def test_small_slips_are_told(typed: str, right: str, number: int | None) -> None:
    """A letter or two amiss is a slip; another place, another number or another word isn't."""
    assert slips(typed, right) == number


@pytest.mark.parametrize(
    "text",
    [
        "syg", "hun er syg", "Syg.", "sygdom", "sygemeldt", "barns sygedag", "barns 1. sygedag", "barn syg", "ferie",
        "på ferie", "pga. operation", "p.g.a. møde", "fordi han rejser", "på grund af en kollision", "grundet kursus",
        "corona", "Covid-19", "influenza", "begravelse", "læge", "tandlæge", "lægebesøg", "barsel", "orlov", "stress",
        "skal opereres", "indlagt", "er blevet forkølet", "migræne", "dødsfald i familien", "sygedag", "feriefridag",
        "afspadsering", "af private årsager", "psykolog kl. 9", "er ramt af feber", "behandling", "kemoterapi",
        "dobbeltbooket", "andet møde", "knæoperation", "hofteoperation i uge 50", "rygsmerter", "brækket ben",
        "skoldkopper", "sommerferie", "hun har fri", "forældreorlov", "tandpine",
    ],
)  # fmt: skip
def test_reasons_for_absence_are_recognised(text: str) -> None:
    """Words that say why somebody is absent are recognised, so that they can be dropped."""
    assert mentions_absence_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "virtuelt", "borgmester esbjerg", "Sygehus Lillebælt", "somatisk sygehus", "psykiatrisygehuset", "plo 1",
        "stedfortræder", "suppleant Ane Test", "med mandat", "uden mandat", "kommer senere", "sygeplejefaglig direktør",
        "politisk fyn 10/11", "Odense Universitetshospital", "praksislæge", "børn og unge", "tak", "ja", "overlæge",
        "regionsrådsformanden", "friske kræfter fra Fyn", "sundhedschef",
    ],
)  # fmt: skip
def test_other_words_are_no_reasons(text: str) -> None:
    """Names of places, seats and roles are not taken for a reason."""
    assert not mentions_absence_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "hos Bo, der er syg", "hos Bo, der er blevet opereret", "lokale 2 pga. barn syg", "Anne er sygemeldt",
        "lokale 2, fordi Bo er på hospitalet", "hos Bo (SYG)", "hjemme på grund af børnene", "Bos syge mor",
    ],
)  # fmt: skip
def test_a_place_that_tells_why_somebody_is_absent_is_recognised(text: str) -> None:
    """By what begins an explanation, or by a word for being ill."""
    assert tells_why_absent(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Psykiatrisk hospital", "Kursuscenter", "Sygehus Lillebælt", "Familiehuset", "Sorø Privathospital",
        "Fødegangen", "Rejseholdets lokale", "Sydvestjysk Sygehus", "Børnehuset", "Skadestuen", "Lægeforeningens hus",
        "OUH Odense Universitetshospital, indgang 50", "Sygeplejeskolen", "Center for Stress", "Corona-salen",
        "Barselsgangen", "Lungesygdomme, lokale 3", "Rejsestalden", "Det Personlige Rum", "Kræftens Bekæmpelse",
        "Feriecentret", "Sygekassens Hus", "Psykiatrisygehuset", "Behandlingscenter Odense",
    ],
)  # fmt: skip
def test_names_of_places_tell_nothing_of_absence(text: str) -> None:
    """Hospitals, wards and schools are where people meet."""
    assert not tells_why_absent(text)
