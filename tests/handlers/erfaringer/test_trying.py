"""A cluster tries what another has shared: from when, what the card says, and some months later how it went."""

from datetime import timedelta

import pytest

from bot.outgoing.reminders import issue_reminders
from danish.zone import copenhagen
from domain.people import ChannelPurpose, Person
from handlers.erfaringer import trial_cards
from handlers.ui import Button, Card, Choice, DateInput
from tests.support.office import Office, Told, button_of, form_of, said

ASKED = copenhagen(2027, 1, 26, 9)
"""Three months after the office's first day."""


@pytest.fixture
async def card(office: Office) -> Card:
    """The card of an experience from Fyn, in the channel."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    author = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.shares(author, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
    (told,) = await office.delivers()
    return told.card


async def _tries(office: Office, person: Person, card: Card, **values: str) -> str:
    opened = form_of(await office.presses(person, button_of(card, "Vi prøver det også")))
    days = {one.name: one.value for one in opened.fields if isinstance(one, DateInput)}
    return said(await office.submits(person, opened, days | values))


async def _asked(office: Office) -> Told:
    office.now = ASKED
    (asked,) = [one for one in await office.reminded() if one.message.kind == "erfaringer.hvordan"]
    return asked


async def test_trying_it_is_shown_on_the_card(office: Office, card: Card) -> None:
    """A secretariat that tries it stands on the card in the channel and on later ones, with the day, and in the log."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    answer = await _tries(office, bo, card, fra="2026-12-01")
    assert answer.startswith("Noteret: Sundhedsklynge Lillebælt prøver det også fra tirsdag den 1. december 2026.")
    office.now += timedelta(seconds=10)
    (followed,) = await office.delivers()
    assert followed.revised
    assert "Prøves nu også af: Lillebælt (fra 1. december 2026)" in followed.words
    assert "Prøves nu også af: Lillebælt" in said(await office.types(bo, "/erfaring vis 1"))
    assert (await office.audit("experience:1"))[-1].facts == {"cluster": "lillebaelt"}
    again = await office.presses(bo, button_of(card, "Vi prøver det også"))
    assert "står allerede som en, der prøver det" in said(again)


async def test_several_clusters_are_asked_about(office: Office, card: Card) -> None:
    """Who serves several clusters says which of them tries it; their own experience's cluster isn't offered."""
    mia = await office.with_role("Mia Dam", "regionshus", "fyn")
    await office.give_role(mia, "regionshus", "lillebaelt")
    await office.give_role(mia, "regionshus", "sydvestjylland")
    opened = form_of(await office.presses(mia, button_of(card, "Vi prøver det også")))
    (choice,) = [one for one in opened.fields if isinstance(one, Choice)]
    assert [one.label for one in choice.options] == ["Lillebælt", "Sydvestjylland"]
    assert "Vælg en af dine klynger" in await _tries(office, mia, card)
    assert "Sydvestjylland prøver det også" in await _tries(office, mia, card, klynge="sydvestjylland")


async def test_only_a_secretariat_speaks_for_its_cluster(office: Office, card: Card) -> None:
    """Without a role in another cluster nobody can say that it tries something, and nothing is stored."""
    button = button_of(card, "Vi prøver det også")
    nobody = await office.person("Eva Fiktiv")
    own = await office.with_role("Ida Egen", "kommune", "fyn", municipality="odense")
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    before = office.rows()
    assert "kun et klyngesekretariat" in said(await office.presses(nobody, button))
    assert "din egen klynge" in said(await office.presses(own, button))
    assert "kun folk fra dette Slack" in said(await office.presses(bo, button, is_outsider=True))
    assert {name for name, number in office.rows().items() if number != before[name]} <= {"deliveries"}


@pytest.mark.parametrize("day", ["", "i morgen", "9999-12-31", "2020-01-01"])
async def test_a_day_far_away_is_refused(office: Office, card: Card, day: str) -> None:
    """A day that is none, or more than a year away, is told at its field, and nothing is planned."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    assert "Vælg en dag" in await _tries(office, bo, card, fra=day)
    assert (office.rows()["trials"], office.rows()["reminders"]) == (0, 0)


async def test_after_three_months_the_cluster_tells_how_it_went(office: Office, card: Card) -> None:
    """Whoever said it is asked once; the answer stands on every card and can be mended."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    await _tries(office, bo, card)
    office.now += timedelta(minutes=1)
    await office.delivers()
    asked = await _asked(office)
    assert asked.message.recipient == bo.id
    assert asked.words.startswith("Hvordan gik det med “Fælles tavle”?")
    opened = form_of(await office.presses(bo, button_of(asked.card, "Fortæl, hvordan det gik")))
    before = office.rows()
    assert "Skriv kort" in said(await office.submits(bo, opened, {"hvordan": "", "videre": "ja"}))
    patient = {"hvordan": "En 82-årig kvinde blev glad.", "videre": "ja"}
    assert "Skriv det uden" in said(await office.submits(bo, opened, patient))
    assert {name for name, number in office.rows().items() if number != before[name]} <= {"deliveries"}
    told = await office.submits(bo, opened, {"hvordan": "Færre møder og mere ro", "videre": "ja"})
    assert said(told).startswith("Tak. Svaret står nu på erfaringen: Fælles tavle")
    office.now += timedelta(seconds=10)
    (followed,) = await office.delivers()
    assert "Bruges nu også af: Lillebælt" in followed.words
    assert "Lillebælt fortæller: Færre møder og mere ro. De går videre med det." in followed.words
    again = form_of(await office.presses(bo, button_of(told, "Ret svaret")))
    await office.submits(bo, again, {"videre": "nej"})
    shown = said(await office.types(bo, "/erfaring vis 1"))
    assert "De er holdt op igen." in shown
    assert "Bruges nu også" not in shown
    office.now += timedelta(days=30)
    assert {one.message.kind for one in await office.reminded()} == {"erfaringer.aendret"}


async def test_a_cluster_may_tell_without_being_asked(office: Office, card: Card) -> None:
    """Whoever speaks for it finds the way beside the experience, before and after the question; others don't."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    colleague = await office.with_role("Eva Fiktiv", "regionshus", "lillebaelt")
    await _tries(office, bo, card)
    other = await office.with_role("Mia Dam", "somatik", "fyn")
    assert "(Lillebælt)]" not in said(await office.types(other, "/erfaring vis 1"))
    tells = button_of(await office.types(colleague, "/erfaring vis 1"), "Fortæl, hvordan det går (Lillebælt)")
    opened = form_of(await office.presses(colleague, tells))
    told = await office.submits(colleague, opened, {"hvordan": "Det var en fejl, at vi stod her.", "videre": "nej"})
    assert said(told).startswith("Tak.")
    assert "[Ret svaret (Lillebælt)]" in said(await office.types(bo, "/erfaring vis 1"))
    office.now += timedelta(days=100)
    assert not [one for one in await office.reminded() if one.message.kind == "erfaringer.hvordan"]


async def test_the_others_are_asked_where_who_said_it_has_left(office: Office, card: Card) -> None:
    """Where whoever said it serves the cluster no more, those who do are asked; nobody else can answer."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    await _tries(office, bo, card)
    await office.work.run(lambda r: r.people.set_deactivated(bo.id, is_deactivated=True))
    eva = await office.with_role("Eva Fiktiv", "kommune", "lillebaelt", municipality="vejle")
    asked = await _asked(office)
    assert asked.message.recipient == eva.id
    other = await office.with_role("Ida Anden", "somatik", "fyn")
    refused = said(await office.presses(other, button_of(asked.card, "Fortæl, hvordan det gik")))
    assert refused.startswith("Det kan kun sekretariatet i Sundhedsklynge Lillebælt gøre.")
    lost = Button("", trial_cards.TELL, "77")
    assert "her ikke længere" in said(await office.presses(eva, lost))


async def test_who_became_a_guest_since_is_not_asked(office: Office, card: Card) -> None:
    """A question that waited is one that they couldn't answer any more; others find the way beside the experience."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    await _tries(office, bo, card)
    office.now = ASKED
    await office.work.run(lambda store: issue_reminders(store, profile=office.profile, now=ASKED, limit=100))
    await office.work.run(lambda store: store.people.set_outsider(bo.id, is_outsider=True))
    assert "erfaringer.hvordan" not in {one.message.kind for one in await office.delivers()}


async def test_nobody_is_asked_about_what_was_withdrawn(office: Office, card: Card) -> None:
    """A question whose experience is gone isn't asked."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    await _tries(office, bo, card)
    author = await office.with_role("Ida Egen", "somatik", "fyn")
    shown = await office.types(author, "/erfaring vis 1")
    await office.presses(author, button_of(shown, "Træk tilbage"))
    office.now = ASKED
    assert [one.message.kind for one in await office.reminded()] == ["erfaringer.af_en_anden", "erfaringer.aendret"]


async def test_an_answer_tells_of_nothing_closed(office: Office, card: Card) -> None:
    """What surely tells of a closed item is refused and not saved; what perhaps does is asked about on the answer."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    await _tries(office, bo, card)
    await office.types(bo, "/moede opret politisk lillebælt onsdag den 9. december 2026 kl. 15-17")
    item = '/dagsorden punkt "Sag om en bestemt afdeling" til orientering fra lokal lukket hjemmel '
    await office.types(bo, f'{item} "Forvaltningsloven § 27" politisk lillebælt 9/12')
    asked = await _asked(office)
    opened = form_of(await office.presses(bo, button_of(asked.card, "Fortæl, hvordan det gik")))
    before = office.rows()
    told = {"hvordan": "Som i sag om en bestemt afdeling.", "videre": "ja"}
    refused = said(await office.submits(bo, opened, told))
    assert refused.startswith("Det er et lukket punkt, og det må ikke deles.")
    assert "Teksten handler om punkt 2 på dagsordenen for Politisk niveau, Lillebælt, den 9. december 2026." in refused
    assert {name for name, number in office.rows().items() if number != before[name]} <= {"deliveries"}
    assert "bestemt afdeling" not in said(await office.types(bo, "/erfaring vis 1"))
    unsure = said(await office.submits(bo, opened, told | {"hvordan": "Den bestemte afdeling er glad."}))
    assert unsure.startswith("Tak.")
    assert "Handler det om et lukket punkt? Teksten minder om punkt 2" in unsure


async def test_two_forms_of_one_answer(office: Office, card: Card) -> None:
    """Who sends a form that was opened before another's answer is told so, and the other's answer stands."""
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    eva = await office.with_role("Eva Fiktiv", "kommune", "lillebaelt", municipality="vejle")
    await _tries(office, bo, card)
    asked = await _asked(office)
    button = button_of(asked.card, "Fortæl, hvordan det gik")
    opened = {person: form_of(await office.presses(person, button)) for person in (bo, eva)}
    assert said(await office.submits(eva, opened[eva], {"hvordan": "Mere ro", "videre": "ja"})).startswith("Tak.")
    late = said(await office.submits(bo, opened[bo], {"hvordan": "Mere uro", "videre": "nej"}))
    assert late.startswith("Svaret er imens skrevet af en anden.")
    assert "Mere ro." in said(await office.types(bo, "/erfaring vis 1"))
    again = form_of(await office.presses(bo, button))
    assert said(await office.submits(bo, again, {"hvordan": "Mest ro", "videre": "ja"})).startswith("Tak.")
