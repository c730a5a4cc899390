"""What somebody else has written is shared once its writer says yes; whoever asked may take the question back."""

from datetime import timedelta

import pytest

from domain.people import ChannelPurpose, Person
from domain.preferences import Preferences
from handlers.erfaringer import form
from handlers.outcomes import Outcome
from handlers.ui import Button
from tests.support.office import Office, button_of, form_of, said


@pytest.fixture
async def anne(office: Office) -> Person:
    """A consultant in Fyn, where a channel for experiences is chosen."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    return await office.with_role("Anne Eksempel", "somatik", "fyn")


async def test_nothing_goes_out_before_its_writer_says_yes(office: Office, anne: Person) -> None:
    """Who wrote it is asked with all that would be shared; the yes shares it in their name and is told."""
    bo = await office.with_role("Bo Prøvesen", "kommune", "fyn", municipality="odense")
    asked = await _asks(office, anne, bo)
    assert said(asked).startswith("Bo Prøvesen er spurgt. Intet er delt endnu.")
    (question,) = await office.delivers()
    assert question.message.recipient == bo.id
    assert question.words.startswith("Må Anne Eksempel dele noget, du har skrevet, som en god erfaring?")
    assert "Vi ringer efter to dage." in question.words
    yes = button_of(question.card, "Ja, del den")
    assert "Det kan kun den" in said(await office.presses(anne, yes))
    assert said(await office.presses(bo, yes)).startswith("Delt i kanalen for erfaringer: Opkald")
    shared, told = await office.delivers()
    assert "Kontakt: Kommunal tovholder, Fyn · Den oprindelige besked" in shared.words
    assert (told.message.recipient, told.card.title) == (
        anne.id,
        "Der er sagt ja, og erfaringen er delt: Opkald",
    )
    assert "besvaret eller trukket tilbage" in said(await office.presses(bo, yes))
    office.now += timedelta(days=20)
    assert await office.delivers() == []


async def test_what_was_closed_meanwhile_is_not_shared(office: Office, anne: Person) -> None:
    """A yes shares nothing of an item that was closed since; who asked is told, and neither reads what it is."""
    bo = await office.person("Bo Prøvesen")
    await office.types(anne, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    await office.types(anne, '/dagsorden punkt "Opkald" til orientering fra lokal politisk fyn 9/12')
    await _asks(office, anne, bo)
    (question,) = await office.delivers()
    await office.types(anne, '/dagsorden punkt 2 lukket hjemmel "Forvaltningsloven § 27" politisk fyn 9/12')
    answer = said(await office.presses(bo, button_of(question.card, "Ja, del den")))
    assert answer.startswith("Den kan ikke deles mere.")
    (told,) = await office.delivers()
    assert (told.message.recipient, told.card.title) == (
        anne.id,
        "Der er sagt ja, men erfaringen må ikke deles mere.",
    )
    assert "Opkald" not in answer + told.words
    assert (office.rows()["experience_drafts"], office.rows()["experiences"]) == (0, 0)


async def test_a_no_is_told_and_leaves_nothing(office: Office, anne: Person) -> None:
    """After a no nothing of the draft is left, and whoever asked is told."""
    bo = await office.person("Bo Prøvesen")
    await _asks(office, anne, bo)
    (question,) = await office.delivers()
    await office.presses(bo, button_of(question.card, "Nej tak"))
    (told,) = await office.delivers()
    assert told.card.title == "Bo Prøvesen vil ikke have sin besked delt som erfaring."
    assert (office.rows()["experience_drafts"], office.rows()["experiences"]) == (0, 0)


async def test_without_an_answer_it_is_asked_once_more_and_lapses(office: Office, anne: Person) -> None:
    """After three working days the writer is reminded once; after two weeks it is too late, which is told."""
    bo = await office.person("Bo Prøvesen")
    await _asks(office, anne, bo)
    (question,) = await office.delivers()
    office.now += timedelta(days=3)
    assert [one.message.recipient for one in await office.delivers()] == [bo.id]
    office.now += timedelta(days=12)
    (told,) = await office.delivers()
    assert told.message.recipient == anne.id
    assert told.card.title.startswith("Der kom ikke svar, så erfaringen er ikke delt: Opkald")
    assert "for gammelt" in said(await office.presses(bo, button_of(question.card, "Ja, del den")))
    assert office.rows()["experiences"] == 0


async def test_who_never_answered_can_be_asked_anew(office: Office, anne: Person) -> None:
    """The same message is asked about once more as if for the first time; the old question shares nothing."""
    bo = await office.person("Bo Prøvesen")
    await _asks(office, anne, bo)
    (lapsed,) = await office.delivers()
    office.now += timedelta(days=15)
    await office.delivers()
    assert said(await _asks(office, anne, bo)).startswith("Bo Prøvesen er spurgt.")
    (question,) = await office.delivers()
    assert "besvaret eller" in said(await office.presses(bo, button_of(lapsed.card, "Ja, del den")))
    assert said(await office.presses(bo, button_of(question.card, "Ja, del den"))).startswith("Delt i kanalen")


async def test_a_writer_who_is_asked_by_two_shares_it_once(office: Office, anne: Person) -> None:
    """The second yes tells that it is shared, and whoever asked where it stands; no channel is told twice."""
    bo, eva = await office.person("Bo Prøvesen"), await office.with_role("Eva Fiktiv", "regionshus", "fyn")
    for one in (anne, eva):
        await _asks(office, one, bo)
    first, second = await office.delivers()
    await office.presses(bo, button_of(first.card, "Ja, del den"))
    answer = said(await office.presses(bo, button_of(second.card, "Ja, del den")))
    assert answer.startswith("Den erfaring er allerede delt som nr. 1.")
    _, *told = await office.delivers()
    assert [one.message.recipient for one in told] == [anne.id, eva.id]
    assert all("`/erfaring vis 1`" in one.words for one in told)
    assert (office.rows()["experience_drafts"], office.rows()["experiences"]) == (0, 1)


async def test_ones_own_message_needs_no_consent(office: Office, anne: Person) -> None:
    """Who wrote it shares it at once."""
    looked = await _looked(office, anne, anne)
    assert "Del nu" in said(looked)
    assert "Delt" in said(await office.presses(anne, button_of(looked, "Del nu")))


async def test_a_writer_who_cannot_be_asked(office: Office, anne: Person) -> None:
    """What an app has written, or somebody who left, is refused: nobody could say yes."""
    of_app = Button("", "erfaringer.del_besked", "- - Vi ringer")
    assert "skrevet af en app" in said(await office.presses(anne, of_app))
    bo = await office.person("Bo Prøvesen")
    await office.work.run(lambda r: r.people.set_deactivated(bo.id, is_deactivated=True))
    gone = Button("", "erfaringer.del_besked", f"{bo.id} - Vi ringer")
    assert "er her ikke længere" in said(await office.presses(anne, gone))


async def test_a_writer_who_left_since_it_was_drafted_is_not_asked(office: Office, anne: Person) -> None:
    """Whoever would ask is told so, and keeps the draft."""
    bo = await office.person("Bo Prøvesen")
    looked = await _looked(office, anne, bo)
    await office.work.run(lambda r: r.people.set_deactivated(bo.id, is_deactivated=True))
    answer = said(await office.presses(anne, button_of(looked, "Spørg om lov")))
    assert answer.startswith("Den, der skrev beskeden, er her ikke længere og kan ikke spørges.")
    assert await office.delivers() == []
    assert "[Kassér]" in said(await office.types(anne, "/erfaring kladde"))


@pytest.mark.parametrize(
    ("is_asked_first", "told"),
    [(False, "Jeg kunne ikke spørge Bo Prøvesen i tide"), (True, "Bo Prøvesen er spurgt én gang.")],
)
async def test_how_often_a_writer_was_asked_is_told_as_it_was(
    office: Office,
    anne: Person,
    is_asked_first: bool,  # noqa: FBT001 - a column of the table
    told: str,
) -> None:
    """A pause holds a question back, or the one that reminds of it, until it is too late for an answer."""
    bo, lapsed = await office.person("Bo Prøvesen"), []
    await _asks(office, anne, bo)
    if is_asked_first:
        await office.delivers()
    away = Preferences(bo.id, paused_until=(office.now + timedelta(days=20)).replace(hour=0))
    await office.work.run(lambda r: r.preferences.save(away))
    for _ in range(4):
        lapsed += [one.words for one in await office.delivers() if one.message.recipient == anne.id]
        office.now += timedelta(days=7)
    assert [told in one for one in lapsed] == [True]


async def test_a_question_can_be_taken_back(office: Office, anne: Person) -> None:
    """Whoever asked has their draft again, to mend and to ask anew; the question that was sent shares nothing more."""
    bo = await office.person("Bo Prøvesen")
    asked = await _asks(office, anne, bo)
    (question,) = await office.delivers()
    back = button_of(asked, "Træk spørgsmålet tilbage")
    assert "besvaret eller trukket tilbage" in said(await office.presses(bo, back))
    draft = await office.presses(anne, back)
    assert said(draft).startswith("Spørgsmålet er trukket tilbage. Intet er delt.\nOpkald")
    for label in ("Ja, del den", "Nej tak"):
        answer = said(await office.presses(bo, button_of(question.card, label)))
        assert answer.startswith("Spørgsmålet er besvaret eller trukket tilbage.")
    assert "besvaret eller trukket tilbage" in said(await office.presses(anne, back))
    opened = form_of(await office.presses(anne, button_of(draft, "Ret")))
    mended = await office.submits(anne, opened, {form.TITLE: "Opkald igen"})
    await office.presses(anne, button_of(mended, "Spørg om lov"))
    (again,) = await office.delivers()
    assert "Opkald igen" in again.words
    await office.presses(bo, button_of(again.card, "Ja, del den"))
    assert [one.title for one in await office.work.read(lambda r: r.experiences.latest(5))] == ["Opkald igen"]
    office.now += timedelta(days=20)
    assert [one.message.recipient for one in await office.delivers() if one.message.recipient == bo.id] == []


async def test_what_waits_for_an_answer_is_found_again(office: Office, anne: Person) -> None:
    """Beside the drafts, with the way to take the question back, until it is too late for an answer."""
    bo = await office.person("Bo Prøvesen")
    await _asks(office, anne, bo)
    alone = await office.types(anne, "/erfaring kladde")
    assert said(alone).startswith("Du har ingen kladder.")
    assert "Bo Prøvesen er spurgt om “Opkald”" in said(alone)
    await office.types(anne, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
    beside = await office.types(anne, "/erfaring kladde")
    assert "Fælles tavle · Sundhedsklynge Fyn" in said(beside)
    assert "Bo Prøvesen er spurgt" not in said(await office.types(bo, "/erfaring kladde"))
    assert said(await office.presses(anne, button_of(beside, "Træk spørgsmålet tilbage"))).startswith("Spørgsmålet er")
    await _asks(office, anne, bo)
    office.now += timedelta(days=15)
    assert "er spurgt" not in said(await office.types(anne, "/erfaring kladde"))


async def test_each_of_many_questions_can_be_taken_back(office: Office, anne: Person) -> None:
    """Ten are listed, the latest; where there are more it is said, and they come once others are gone."""
    writers = [await office.person(f"Bo Prøvesen {number}") for number in range(11)]
    for writer in writers:
        await _asks(office, anne, writer, f"Opkald {writer.name}")
    listed = await office.types(anne, "/erfaring kladde")
    assert said(listed).count("er spurgt om") == 10
    assert "Bo Prøvesen 0 er spurgt" not in said(listed)
    assert "Du har spurgt om flere." in said(listed)
    await office.presses(anne, button_of(listed, "Træk spørgsmålet tilbage"))
    left = said(await office.types(anne, "/erfaring kladde"))
    assert "Bo Prøvesen 0 er spurgt" in left
    assert "Du har spurgt om flere." not in left


async def _looked(office: Office, doer: Person, writer: Person, title: str = "Opkald") -> Outcome:
    chosen = Button("", "erfaringer.del_besked", f"{writer.id} https://local.example/p1 Vi ringer efter to dage.")
    opened = form_of(await office.presses(doer, chosen))
    return await office.submits(doer, opened, {form.TITLE: title})


async def _asks(office: Office, doer: Person, writer: Person, title: str = "Opkald") -> Outcome:
    looked = await _looked(office, doer, writer, title)
    assert f"Ordene er skrevet af {writer.name}, så jeg spørger først." in said(looked)
    asked = await office.presses(doer, button_of(looked, "Spørg om lov"))
    assert await office.work.read(lambda r: r.experiences.latest(5)) == []
    return asked
