"""The time line on a meeting's status: there for whoever asks, in the same message."""

from handlers.outcomes import Replace
from handlers.ui import Image
from tests.handlers.dagsorden.conftest import Secretariat
from tests.support.office import button_of, card_of, said

_STATUS = "/dagsorden status politisk sydvestjylland 8/12"


async def test_the_status_comes_without_a_picture_and_with_a_way_to_it(secretariat: Secretariat) -> None:
    """The answer waits for no picture; pressed, the same message has it, with words that say the same."""
    shown = await secretariat.office.types(secretariat.region, _STATUS)
    assert not [block for block in card_of(shown).blocks if isinstance(block, Image)]
    answer = await secretariat.office.presses(secretariat.region, button_of(shown, "Vis tidslinje"))
    assert isinstance(answer, Replace)
    (image,) = (block for block in answer.card.blocks if isinstance(block, Image))
    assert answer.card.title == card_of(shown).title
    assert "I dag er mandag den 26. oktober, mødet er tirsdag den 8. december." in image.alternative
    assert "Udført: 1. Mødedato." in image.alternative
    assert "[Vis tidslinje]" not in said(answer)


async def test_what_is_late_names_organisations_and_no_person(secretariat: Secretariat) -> None:
    """The picture tells whose act is missing by organisation, as the status does."""
    secretariat.office.now = secretariat.office.now.replace(month=11, day=20)
    shown = await secretariat.office.types(secretariat.region, _STATUS)
    answer = await secretariat.office.presses(secretariat.region, button_of(shown, "Vis tidslinje"))
    (image,) = (block for block in card_of(answer).blocks if isinstance(block, Image))
    assert "Forsinket: 4. Dagsordenspunkter" in image.alternative
    assert "Varde Kommune" in image.alternative
    assert not any(name in str(image.picture) for name in ("Rikke", "Kim"))


async def test_whoever_may_not_see_the_status_gets_no_picture_of_it(secretariat: Secretariat) -> None:
    """The button is refused as the command is."""
    shown = await secretariat.office.types(secretariat.region, _STATUS)
    other = await secretariat.office.with_role("Else", "regionshus", "fyn")
    answer = await secretariat.office.presses(other, button_of(shown, "Vis tidslinje"))
    assert "Det kan kun" in said(answer)
    assert not [block for block in card_of(answer).blocks if isinstance(block, Image)]
