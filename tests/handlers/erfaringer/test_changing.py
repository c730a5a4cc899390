"""A shared experience is changed and taken back, and every card follows, wherever it stands by then."""

from datetime import timedelta

import pytest

from domain.messages import SentMessage
from domain.people import ChannelPurpose, Person, Place
from handlers.erfaringer import form, sharing
from handlers.outcomes import Revision
from tests.support.office import Office, Told, button_of, form_of, said

LINE = "/erfaring del Fælles tavle: Vi mødes hver morgen."


@pytest.fixture
async def anne(office: Office) -> Person:
    """The author of experience 1, told of in the channels of two workspaces."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    await office.channel("C8", None, ChannelPurpose.EXPERIENCES, install="T2")
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.shares(anne, LINE)
    return anne


async def _followed(office: Office) -> list[Told]:
    office.now += timedelta(seconds=10)
    return await office.delivers()


async def _changes(office: Office, person: Person, **values: str) -> str:
    shown = await office.types(person, "/erfaring vis 1")
    opened = form_of(await office.presses(person, button_of(shown, "Ret")))
    looked = await office.submits(person, opened, values)
    return said(await office.presses(person, button_of(looked, "Gem ændringen")))


async def test_every_card_follows_a_change(office: Office, anne: Person) -> None:
    """Looked through and saved, the change stands on the card in each workspace, in the message that was there."""
    first = await office.delivers()
    office.now += timedelta(minutes=1)
    answer = await _changes(office, anne, **{form.BODY: "Vi mødes hver aften.", form.EFFECT: "Ro"})
    assert answer.startswith("Erfaring nr. 1 er rettet: Fælles tavle")
    followed = await _followed(office)
    assert {one.message.install for one in followed} == {"T1", "T2"}
    assert len({one.revised for one in followed}) == len(first) == 2
    for one in followed:
        assert "Vi mødes hver aften." in one.words
        assert "rettet 26. oktober 2026" in one.words
        assert "Effekt: Ro." in one.words
    assert "Fælles tavle" in said(await office.types(anne, "/erfaring søg aften"))
    assert "Jeg fandt ingen" in said(await office.types(anne, "/erfaring søg morgen"))
    assert [one.act for one in await office.audit("experience:1")] == ["erfaringer.delt", "erfaringer.rettet"]


async def test_a_card_that_waits_is_built_as_it_is_then(office: Office, anne: Person) -> None:
    """What nobody has been told of yet is told of once, as it is by then."""
    await _changes(office, anne, **{form.BODY: "Vi mødes hver aften."})
    told = await _followed(office)
    assert [one.revised == "" for one in told] == [True, True, False, False]
    assert all("hver aften" in one.words for one in told)


async def test_a_card_under_way_is_waited_for(office: Office, anne: Person) -> None:
    """While nobody knows whether a card has arrived, its change waits, and comes once it is known."""
    claimed = await office.work.run(lambda r: r.outbox.claim("other", office.now, limit=9, lease_s=60))
    await _changes(office, anne, **{form.BODY: "Vi mødes hver aften."})
    assert await _followed(office) == []
    where = SentMessage(Place("slack", "T1", "C9"), "17.1")
    await office.work.run(lambda r: r.outbox.sent_together([(claimed[0], where)], office.now))
    office.now += timedelta(minutes=1)
    assert [one.revised for one in await office.delivers()] == ["17.1"]


async def test_who_may_change_it(office: Office, anne: Person) -> None:
    """Its author and its cluster's secretariat may; others aren't offered it, and are told who could."""
    await office.delivers()
    colleague = await office.with_role("Eva Fiktiv", "regionshus", "fyn")
    other = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    shown = await office.types(anne, "/erfaring vis 1")
    assert "[Ret]" not in said(await office.types(other, "/erfaring vis 1"))
    before = office.rows()
    for label in ("Ret", "Træk tilbage"):
        refused = said(await office.presses(other, button_of(shown, label)))
        assert refused.startswith("Det kan kun sekretariatet i Sundhedsklynge Fyn gøre.")
    for act in ("ret 1", "træk 1 tilbage"):
        assert "Det kan kun sekretariatet" in said(await office.types(other, f"/erfaring {act}"))
    assert office.rows() == before
    assert "er rettet" in await _changes(office, colleague, **{form.TITLE: "Vores tavle"})


async def test_two_who_change_at_once(office: Office, anne: Person) -> None:
    """Who began from what has been changed meanwhile is told so, and nothing is lost."""
    colleague = await office.with_role("Eva Fiktiv", "regionshus", "fyn")
    opened = form_of(await office.types(anne, "/erfaring ret 1"))
    looked = await office.submits(anne, opened, {form.TITLE: "Min tavle"})
    office.now += timedelta(minutes=1)
    await _changes(office, colleague, **{form.TITLE: "Vores tavle"})
    late = said(await office.presses(anne, button_of(looked, "Gem ændringen")))
    assert late.startswith("Erfaringen er imens rettet af en anden.")
    assert "Vores tavle" in said(await office.types(anne, "/erfaring vis 1"))


async def test_a_form_that_stood_open_meanwhile(office: Office, anne: Person) -> None:
    """Who sends a form that was opened before another's change is told so, and nothing is drafted or lost."""
    colleague = await office.with_role("Eva Fiktiv", "regionshus", "fyn")
    opened = form_of(await office.types(anne, "/erfaring ret 1"))
    office.now += timedelta(minutes=1)
    await _changes(office, colleague, **{form.TITLE: "Vores tavle"})
    office.now += timedelta(minutes=1)
    late = said(await office.submits(anne, opened, {form.BODY: "Vi mødes hver aften."}))
    assert late.startswith("Erfaringen er imens rettet af en anden.")
    assert "ingen kladder" in said(await office.types(anne, "/erfaring kladde"))
    assert "Vores tavle" in said(await office.types(anne, "/erfaring vis 1"))


async def test_a_change_that_was_refused_can_be_begun_anew(office: Office, anne: Person) -> None:
    """What was drafted before another's change is saved once it is filled in again, word for word."""
    colleague = await office.with_role("Eva Fiktiv", "regionshus", "fyn")
    await office.submits(anne, form_of(await office.types(anne, "/erfaring ret 1")), {form.TITLE: "Min tavle"})
    office.now += timedelta(minutes=1)
    await _changes(office, colleague, **{form.TITLE: "Vores tavle"})
    office.now += timedelta(minutes=1)
    assert "er rettet: Min tavle" in await _changes(office, anne, **{form.TITLE: "Min tavle"})


async def test_what_is_withdrawn_is_gone_everywhere(office: Office, anne: Person) -> None:
    """Its words go from the cards, the lists, the search, the week's message and the database; its number stays."""
    await office.delivers()
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    shown = await office.types(anne, "/erfaring træk 1 tilbage")
    assert said(shown).startswith("Erfaringen er ikke trukket tilbage endnu.\n")
    assert "Tryk på “Træk tilbage” nedenfor" in said(shown)
    take_back = button_of(shown, "Træk tilbage")
    assert "Erfaringens tekst bliver slettet for altid" in take_back.confirm
    assert "En sag, der bygger på den, beholder sin titel." in take_back.confirm
    assert said(await office.presses(anne, take_back)).startswith("Erfaring nr. 1 er trukket tilbage.")
    followed = await _followed(office)
    assert [one.card.title for one in followed] == ["Erfaring nr. 1 er trukket tilbage."] * 2
    assert not any("tavle" in one.words for one in followed)
    told = followed[0].message
    again = await office.work.read(lambda r: sharing.changed_card(r, office.profile, told))
    assert isinstance(again, Revision)
    assert again.takes_back
    for line in ("vis 1", "seneste", "søg tavle", "søg fyn", "ret 1"):
        assert "Fælles" not in said(await office.types(bo, f"/erfaring {line}"))
    assert "trukket tilbage" in said(await office.presses(anne, take_back))
    left = await office.work.read(lambda r: r.experiences.experience(1))
    assert left is not None
    assert (left.title, left.body, left.contact, left.is_withdrawn) == ("", "", "", True)
    news = await office.work.read(lambda r: r.experiences.news(office.now - timedelta(days=1), office.now))
    assert news.is_empty


async def test_a_change_under_way_goes_with_it(office: Office, anne: Person) -> None:
    """A draft of a change holds all its words, and is deleted along with it; other drafts stay."""
    await office.types(anne, "/erfaring del fyn Følge hjem: Vi følger borgeren hjem.")
    shown = await office.types(anne, "/erfaring vis 1")
    opened = form_of(await office.presses(anne, button_of(shown, "Ret")))
    await office.submits(anne, opened, {form.BODY: "Vi mødes ved tavlen hver aften."})
    await office.presses(anne, button_of(shown, "Træk tilbage"))
    left = await office.work.read(lambda r: r.drafts.of_person(anne.id, 9))
    assert [one.experience.title for one in left] == ["Følge hjem"]


async def test_what_is_withdrawn_before_it_was_told_of(office: Office, anne: Person) -> None:
    """Where nobody has been told yet, nobody is."""
    shown = await office.types(anne, "/erfaring vis 1")
    await office.presses(anne, button_of(shown, "Træk tilbage"))
    assert await _followed(office) == []


async def test_a_card_in_a_former_channel_follows_too(office: Office, anne: Person) -> None:
    """Where a workspace has chosen another channel since, the card in the former one is changed as well."""
    await office.delivers()
    await office.channel("C7", None, ChannelPurpose.EXPERIENCES)
    await _changes(office, anne, **{form.BODY: "Vi mødes hver aften."})
    places = [Place("slack", "T1", "C9"), Place("slack", "T2", "C8")]
    assert [one.message.recipient for one in await _followed(office)] == places


async def test_an_author_hears_what_a_colleague_did_to_their_experience(office: Office, anne: Person) -> None:
    """Their secretariat may change it and take it back; of what they do themselves they are told nothing."""
    colleague = await office.with_role("Bo Prøvesen", "kommune", "fyn", municipality="odense")
    await _followed(office)
    await _changes(office, anne, **{form.EFFECT: "Ro"})
    assert [one for one in await _followed(office) if one.message.recipient == anne.id] == []
    await _changes(office, colleague, **{form.EFFECT: "Uro"})
    (changed,) = [one for one in await _followed(office) if one.message.recipient == anne.id]
    assert changed.words == "Din erfaring er rettet: Fælles tavle\nDet gjorde @Bo Prøvesen.\n[Se erfaringen]"
    shown = await office.types(colleague, "/erfaring træk 1 tilbage")
    await office.presses(colleague, button_of(shown, "Træk tilbage"))
    (gone,) = [one for one in await _followed(office) if one.message.recipient == anne.id]
    assert gone.words == "Din erfaring nr. 1 er trukket tilbage\nDet gjorde @Bo Prøvesen.\nDens tekst er slettet."
