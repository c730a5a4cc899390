"""What people answer an experience: to hear more of it, and thanks."""

from collections import Counter
from datetime import timedelta

from domain.experiences import CHANGED_EXPERIENCE
from domain.installs import Install
from domain.messages import companion_of
from domain.people import ChannelPurpose, Person
from handlers.erfaringer.responses import INTEREST, INTRODUCTION
from handlers.outcomes import Replace
from handlers.ui import Card
from tests.support.office import Office, button_of, card_of, form_of, said, words_of


async def _shared(office: Office) -> tuple[Person, Card]:
    """An author in Fyn, and the card in the channel for experiences."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    author = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.shares(author, "/erfaring del Fælles tavle: Vi mødes hver morgen.")
    (told,) = await office.delivers()
    return author, told.card


async def test_the_two_are_brought_together_once(office: Office) -> None:
    """The author is told who wants to hear more, and a conversation of the two begins with who they are.

    However often it is pressed; whoever pressed is answered privately.
    """
    author, card = await _shared(office)
    bo = await office.with_role("Bo Prøvesen", "kommune", "lillebaelt", municipality="vejle")
    button = button_of(card, "Jeg vil gerne høre mere")
    answer = await office.presses(bo, button)
    assert not isinstance(answer, Replace)
    assert "Anne Eksempel får besked om, at du gerne vil høre mere." in said(answer)
    told, introduction = await office.delivers()
    assert (told.message.recipient, companion_of(told.message)) == (author.id, None)
    assert told.card.title == "Bo Prøvesen vil gerne høre mere om “Fælles tavle”"
    assert "(Kommunal tovholder, Lillebælt)" in told.words
    assert "Jeg åbner en samtale for jer to." in told.words
    assert (introduction.message.recipient, companion_of(introduction.message)) == (author.id, bo.id)
    assert introduction.card.title == "I to har en erfaring at tale om: “Fælles tavle”"
    assert "Anne Eksempel (OUH Odense Universitetshospital, Fyn) har delt den." in introduction.words
    assert "Bo Prøvesen (Kommunal tovholder, Lillebælt) vil gerne høre mere om den." in introduction.words
    before = office.rows()
    assert "Du har allerede sagt" in said(await office.presses(bo, button, delivery="again"))
    assert {table for table, rows in office.rows().items() if rows != before[table]} == {"deliveries"}
    assert await office.delivers() == []


async def test_each_person_is_told_of(office: Office) -> None:
    """Two persons' interest is told twice, and each has a conversation with the author."""
    _, card = await _shared(office)
    for name in ("Bo Prøvesen", "Eva Fiktiv"):
        await office.presses(await office.person(name), button_of(card, "Jeg vil gerne høre mere"))
    assert Counter(one.message.kind for one in await office.delivers()) == {INTEREST: 2, INTRODUCTION: 2}


async def test_in_two_workspaces_each_is_told_how_to_reach_the_other(office: Office) -> None:
    """No conversation can be opened there: the author hears who and where, the other whom to ask for, once each."""
    author, card = await _shared(office)
    await office.work.run(lambda r: r.installs.connect(Install("slack", "T1", "Regionens Slack", office.now)))
    await office.work.run(lambda r: r.installs.connect(Install("slack", "T2", "Vardes Slack", office.now)))
    mia = await office.person("Mia Dam", install="T2")
    await office.give_role(mia, "kommune", "sydvestjylland", municipality="varde")
    for _ in range(2):
        await office.presses(mia, button_of(card, "Jeg vil gerne høre mere"))
    told, reached = await office.delivers()
    assert (told.message.recipient, told.message.install) == (author.id, "T1")
    assert "Mia Dam (Kommunal tovholder, Sydvestjylland, i Vardes Slack) har trykket" in told.words
    assert "Jeg åbner" not in told.words
    assert (reached.message.recipient, reached.message.install) == (mia.id, "T2")
    assert "delt af Anne Eksempel (OUH Odense Universitetshospital, Fyn, i Regionens Slack)." in reached.words
    assert "Kontakt: OUH Odense Universitetshospital, Fyn." in reached.words


async def test_people_from_outside_may_ask(office: Office) -> None:
    """A guest in a shared channel may ask; the author is told, and the guest is answered and never written to."""
    author, card = await _shared(office)
    guest = await office.person("Mia Dam")
    answer = await office.presses(guest, button_of(card, "Jeg vil gerne høre mere"), is_outsider=True)
    assert "får besked" in said(answer)
    assert "Kontakt: OUH Odense Universitetshospital, Fyn. Jeg kan ikke åbne en samtale for jer" in said(answer)
    (told,) = await office.delivers()
    assert told.message.recipient == author.id
    assert "Jeg kan ikke åbne en samtale for jer. Skriv eller ring" in told.words
    assert "jeres Slack" not in told.words + said(answer)


async def test_who_became_a_guest_since_is_brought_together_with_nobody(office: Office) -> None:
    """The author is told who asked, as of any guest, and that no conversation is opened."""
    author, card = await _shared(office)
    bo = await office.person("Bo Prøvesen")
    await office.presses(bo, button_of(card, "Jeg vil gerne høre mere"))
    await office.work.run(lambda r: r.people.set_outsider(bo.id, is_outsider=True))
    (told,) = await office.delivers()
    assert told.message.recipient == author.id
    assert "Jeg kan ikke åbne en samtale for jer." in told.words
    assert "Jeg åbner" not in told.words


async def test_nobody_is_brought_together_with_an_author_who_is_a_guest(office: Office) -> None:
    """Whoever asks then is told so at once; where the author became one since, they are told that none is opened."""
    author, card = await _shared(office)
    bo, eva = await office.person("Bo Prøvesen"), await office.person("Eva Fiktiv")
    await office.presses(bo, button_of(card, "Jeg vil gerne høre mere"))
    await office.work.run(lambda r: r.people.set_outsider(author.id, is_outsider=True))
    answer = said(await office.presses(eva, button_of(card, "Jeg vil gerne høre mere")))
    assert "Jeg kan ikke åbne en samtale for jer, så skriv eller ring selv." in answer
    told = await office.delivers()
    assert [(one.message.kind, one.message.recipient) for one in told] == [(INTEREST, author.id)] * 2
    assert all("Jeg kan ikke åbne en samtale for jer." in one.words for one in told)


async def test_an_author_whose_workspace_was_removed_hears_nothing(office: Office) -> None:
    """Whoever asks is told whom else to ask, not that the author hears of it, until the workspace is back."""
    author, card = await _shared(office)
    here = Install("slack", "T1", "Regionens Slack", office.now)
    await office.work.run(lambda r: r.installs.connect(here))
    await office.work.run(lambda r: r.installs.remove("T1", office.now))
    mia = await office.person("Mia Dam", install="T2")
    answer = said(await office.presses(mia, button_of(card, "Jeg vil gerne høre mere")))
    assert answer.startswith("Den, der delte erfaringen, er her ikke længere.")
    assert "Prøv kontakten: OUH Odense Universitetshospital, Fyn." in answer
    assert await office.delivers() == []
    await office.work.run(lambda r: r.installs.connect(here))
    await office.presses(mia, button_of(card, "Jeg vil gerne høre mere"))
    assert author.id in [one.message.recipient for one in await office.delivers()]


async def test_an_author_who_left_is_no_contact(office: Office) -> None:
    """Beside what else stands there it is the cluster's secretariat, as it is for whoever wants to hear more."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    author = await office.person("Anne Eksempel")
    await office.shares(author, "/erfaring del fyn Fælles tavle: Vi mødes hver morgen.")
    (told,) = await office.delivers()
    bo = await office.with_role("Bo Prøvesen", "somatik", "lillebaelt")
    tries = form_of(await office.presses(bo, button_of(told.card, "Vi prøver det også")))
    await office.submits(bo, tries)
    assert "Kontakt: @Anne Eksempel" in said(await office.types(bo, "/erfaring vis 1"))
    await office.work.run(lambda r: r.people.set_deactivated(author.id, is_deactivated=True))
    shown = said(await office.types(bo, "/erfaring vis 1"))
    assert "Kontakt: klyngens sekretariat · Prøves nu også af: Lillebælt" in shown


async def test_nobody_is_introduced_to_what_is_gone(office: Office) -> None:
    """Withdrawn meanwhile, or its author deactivated, nothing is sent to anybody."""
    author, card = await _shared(office)
    bo, eva = await office.person("Bo Prøvesen"), await office.person("Eva Fiktiv")
    await office.presses(bo, button_of(card, "Jeg vil gerne høre mere"))
    await office.work.run(lambda r: r.people.set_deactivated(bo.id, is_deactivated=True))
    assert await office.delivers() == []
    await office.presses(eva, button_of(card, "Jeg vil gerne høre mere"))
    shown = await office.types(author, "/erfaring vis 1")
    await office.presses(author, button_of(shown, "Træk tilbage"))
    office.now += timedelta(seconds=10)
    assert {one.message.kind for one in await office.delivers()} == {CHANGED_EXPERIENCE}


async def test_own_experience_sends_nothing(office: Office) -> None:
    """An author who presses on their own experience sends nobody a message."""
    author, card = await _shared(office)
    assert "din egen erfaring" in said(await office.presses(author, button_of(card, "Jeg vil gerne høre mere")))
    assert await office.delivers() == []


async def test_button_of_a_lost_experience_is_answered(office: Office) -> None:
    """A button whose experience isn't known is answered in words."""
    _, card = await _shared(office)
    button = button_of(card, "Jeg vil gerne høre mere")
    lost = type(button)(button.label, button.action, "77")
    assert "Der er ingen erfaring nr. 77." in said(await office.presses(await office.person("Bo"), lost))


async def test_card_shows_nothing_it_lacks(office: Office) -> None:
    """An experience without effect and requirements has no empty labels."""
    _, card = await _shared(office)
    assert "Effekt" not in words_of(card)
    assert "Det kræver" not in words_of(card)
    assert card_of(await office.types(await office.person("Bo"), "/erfaring vis 1")) == card


async def test_thanks_are_counted_on_the_card(office: Office) -> None:
    """Who says thanks is counted once and named nowhere; the author's own thanks don't count."""
    author, card = await _shared(office)
    bo, eva = await office.person("Bo Prøvesen"), await office.person("Eva Fiktiv")
    thanks = button_of(card, "Tak for den")
    assert "Din tak står nu på erfaringen." in said(await office.presses(bo, thanks))
    assert "allerede sagt tak" in said(await office.presses(bo, thanks))
    assert "din egen erfaring" in said(await office.presses(author, thanks))
    await office.presses(eva, thanks, is_outsider=True)
    office.now += timedelta(seconds=10)
    (followed,) = await office.delivers()
    assert "2 har sagt tak" in followed.words
    assert "Bo Prøvesen" not in followed.words
