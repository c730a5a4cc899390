"""Sharing an experience: by a line and by the form, with and without a channel for it."""

import pytest

from danish.zone import copenhagen
from domain.people import ChannelPurpose
from handlers.erfaringer import form
from handlers.outcomes import FormErrors
from handlers.ui import Choice, TextInput
from tests.support.office import Office, button_of, card_of, form_of, mark, said

LINE = "/erfaring del Opkald efter udskrivning: Sygeplejersken ringer til borgeren efter to dage."


async def test_is_shared_once_it_was_looked_through(office: Office) -> None:
    """A line with title and text is shown to its writer first; let go, it stands in the channel at once."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    anne = await office.with_role("Anne Eksempel", "somatik", "soenderjylland")
    looked = await office.types(anne, LINE)
    assert said(looked).startswith("Sådan kommer erfaringen til at se ud. Intet er delt endnu.")
    assert "Opkald efter udskrivning · Sundhedsklynge Sønderjylland" in said(looked)
    assert await office.delivers() == []
    answer = said(await office.presses(anne, button_of(looked, "Del nu")))
    assert answer.startswith("Delt i kanalen for erfaringer: Opkald efter udskrivning")
    assert "/erfaring vis 1" in answer
    (told,) = await office.delivers()
    assert told.card.title == "Opkald efter udskrivning · Sundhedsklynge Sønderjylland"
    assert "Sygeplejersken ringer til borgeren efter to dage." in told.words
    assert "Kontakt: Sygehus Sønderjylland, Sønderjylland" in told.words
    assert "[Jeg vil gerne høre mere] [Vi prøver det også] [Foreslå til SSU]\n[Tak for den]" in told.words
    assert [entry.act for entry in await office.audit("experience:1")] == ["erfaringer.delt"]


@pytest.mark.parametrize(
    "typed",
    [
        "Titel: Opkald\nTekst: Sygeplejersken ringer.\nEffekt: Færre fald\nKræver: En time\nKontakt: Anne Eksempel",
        "Titel: Opkald. Hvad: Sygeplejersken ringer. Effekt: Færre fald. Kræver: En time. Kontakt: Anne Eksempel",
        "Titel: Opkald\nSygeplejersken ringer.\nEffekt: Færre fald\nKræver: En time\nKontakt: Anne Eksempel",
    ],
)
async def test_labels_are_read_as_the_forms_fields(office: Office, typed: str) -> None:
    """They stand in none of the words."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    looked = said(await office.types(anne, f"/erfaring del {typed}"))
    assert "\nOpkald · Sundhedsklynge Fyn\nSygeplejersken ringer.\n" in looked
    assert "Effekt: Færre fald. Det kræver: En time. Kontakt: Anne Eksempel" in looked.replace("\n", " ").replace(
        "..", "."
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Titel: Opkald. Hvad gjorde vi: Vi ringede. Tekst: Det var let. Effekt: Færre fald. Effekt: Mere ro",
        "Titel: Opkald\nVi ringede.\nTekst: Det var let.\nEffekt: Færre fald.\nEffekt: Mere ro",
    ],
)
async def test_what_stands_after_two_labels_of_a_field_is_kept(office: Office, typed: str) -> None:
    """Its writer might share it without having seen that a part is missing."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    looked = " ".join(said(await office.types(anne, f"/erfaring del {typed}")).split())
    assert "Opkald · Sundhedsklynge Fyn Vi ringede. Det var let. Effekt: Færre fald. Mere ro" in looked


async def test_goes_to_every_workspace(office: Office) -> None:
    """Each workspace's channel for experiences is told once, one that two share through one of them."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES, install="T2")
    await office.channel("C8", None, ChannelPurpose.EXPERIENCES, install="T3")
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    answer = said(await office.shares(anne, LINE))
    assert "i kanalerne for erfaringer i to arbejdsområder" in answer
    assert {told.message.install for told in await office.delivers()} == {"T1", "T3"}


async def test_says_where_when_shared_from_the_channel_itself(office: Office) -> None:
    """Shared from the channel for experiences, the answer says "her i kanalen"."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    assert said(await office.shares(anne, LINE, channel="C9")).startswith("Delt her i kanalen:")


async def test_without_a_channel_it_is_kept(office: Office) -> None:
    """With no channel chosen the experience is kept, and the answer says so and how to choose a channel."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    answer = said(await office.shares(anne, LINE))
    assert "Erfaringen er gemt, men der er ingen kanal til erfaringer endnu" in answer
    assert "/tovholder kanal erfaringer" in answer
    assert await office.delivers() == []
    assert "Opkald efter udskrivning" in said(await office.types(anne, "/erfaring vis 1"))


async def test_same_delivery_drafts_once(office: Office) -> None:
    """A delivery that Slack repeats makes no second draft."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.types(anne, LINE, delivery="one")
    before = office.rows()
    assert "allerede gjort" in said(await office.types(anne, LINE, delivery="one"))
    assert office.rows() == before


@pytest.mark.parametrize(
    ("typed", "cluster", "title"),
    [
        ("fyn Færre fald: Vi øver balance.", "Fyn", "Færre fald"),
        ("Sundhedsklynge Fyn, færre fald: Vi øver balance.", "Fyn", "færre fald"),
        ("Fyn afprøver balance: Vi øver.", "Fyn", "Fyn afprøver balance"),
        ("Færre fald i Lillebælt: Vi øver balance.", "Lillebælt", "Færre fald i Lillebælt"),
        ("Færre fald: I Sydvestjylland øver vi balance.", "Sydvestjylland", "Færre fald"),
        ('"Færre fald: et forsøg" I fyn øver vi balance.', "Fyn", "Færre fald: et forsøg"),
        ("Færre fald\nVi øver balance i Sønderjylland.", "Sønderjylland", "Færre fald"),
    ],
)
async def test_cluster_is_read_from_the_text(office: Office, typed: str, cluster: str, title: str) -> None:
    """The cluster is the one that the text names, in front of the title or anywhere; a title keeps its words."""
    anne = await office.person("Anne Eksempel")
    assert f"Sundhedsklynge {cluster}" in said(await office.shares(anne, f"/erfaring del {typed}"))
    shown = await office.types(anne, "/erfaring vis 1")
    assert card_of(shown).title == f"{title} · Sundhedsklynge {cluster}"


async def test_cluster_is_the_channels_before_the_persons(office: Office) -> None:
    """Without a cluster in the text it is the channel's, even where the person's own is another."""
    await office.channel("C2", "fyn")
    anne = await office.with_role("Anne Eksempel", "somatik", "lillebaelt")
    assert "Sundhedsklynge Fyn" in said(await office.types(anne, LINE, channel="C2"))


async def test_cluster_is_asked_for(office: Office) -> None:
    """Where nothing tells the cluster it is asked for, nothing is stored, and one press goes on."""
    anne = await office.person("Anne Eksempel")
    before = office.rows()
    asked = await office.types(anne, LINE)
    assert "Hvilken klynge mener du?" in said(asked)
    assert office.rows() == before
    answer = await office.presses(anne, button_of(asked, "Lillebælt"))
    assert "Sundhedsklynge Lillebælt" in said(answer)
    await office.presses(anne, button_of(answer, "Del nu"))
    assert card_of(await office.types(anne, "/erfaring vis 1")).title.startswith("Opkald efter udskrivning ·")


async def test_another_clusters_name_in_the_text_is_asked_about(office: Office) -> None:
    """A text that speaks of another cluster than the person's own is asked about, not guessed at."""
    anne = await office.with_role("Anne Eksempel", "somatik", "lillebaelt")
    asked = await office.types(anne, "/erfaring del Lånt idé: Vi gør som på Fyn.")
    assert "Teksten nævner Fyn, men ellers gælder Lillebælt her." in said(asked)
    assert "[Fyn] [Lillebælt]" in said(asked)
    asked = await office.types(anne, "/erfaring del Lånt idé: Vi gør som på Fyn og i Sydvestjylland.")
    assert "Teksten nævner flere klynger." in said(asked)


async def test_form_shares_everything(office: Office) -> None:
    """The form asks for all an experience holds, and the card shows it in the order of the sketch."""
    await office.channel("C9", None, ChannelPurpose.EXPERIENCES)
    anne = await office.with_role("Anne Eksempel", "kommune", "fyn", municipality="odense")
    opened = form_of(await office.types(anne, "/erfaring"))
    topics = "\n".join(office.profile.topics[:2])
    values = {
        form.TITLE: "Fælles tavle",
        form.BODY: "Vi mødes hver morgen.\nDet tager ti minutter.",
        form.EFFECT: "Bedre overblik",
        form.REQUIRES: "En tavle",
        form.CONTACT: "Udskrivningsteamet",
        form.TOPICS: topics,
    }
    looked = await office.submits(anne, opened, values)
    answer = said(await office.presses(anne, button_of(looked, "Del nu")))
    assert answer.startswith("Delt i kanalen for erfaringer: Fælles tavle")
    (told,) = await office.delivers()
    assert told.words.splitlines()[:5] == [
        "Fælles tavle · Sundhedsklynge Fyn",
        "Vi mødes hver morgen.",
        "Det tager ti minutter.",
        "Effekt: Bedre overblik. Det kræver: En tavle.",
        "Emner: Ældre medicinske borgere, Kronisk sygdom · Kontakt: Udskrivningsteamet",
    ]


@pytest.mark.parametrize(
    ("field", "typed", "said_"),
    [
        (form.TITLE, "", "Skriv en titel."),
        (form.TITLE, "***", "Skriv en titel."),
        (form.TITLE, "x" * 4000, "Højst 120 tegn; her er 4000."),
        (form.BODY, " \n ", "Skriv, hvad I gjorde."),
        (form.BODY, "x" * 4000, "Højst 2000 tegn; her er 4000."),
        (form.EFFECT, "x" * 4000, "Højst 500 tegn; her er 4000."),
        (form.CONTACT, "Ring til 010190-1234", "Teksten ser ud til at rumme et CPR-nummer. Skriv den uden."),
        (form.CLUSTER, "atlantis", "Vælg den klynge, erfaringen kommer fra."),
    ],
)
async def test_form_mistakes_are_said_at_the_field(office: Office, field: str, typed: str, said_: str) -> None:
    """What can't be kept is said at its field, the form stays open, and nothing is stored."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    opened = form_of(await office.types(anne, "/erfaring"))
    before = office.rows()
    answer = await office.submits(anne, opened, {form.TITLE: "Titel", form.BODY: "Tekst", field: typed})
    assert isinstance(answer, FormErrors)
    assert said_ in answer.errors[field]
    assert office.rows() == before
    again = await office.submits(anne, opened, {form.TITLE: "Titel", form.BODY: "Tekst"}, delivery="same")
    assert "Intet er delt endnu" in said(again)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("del", "Jeg kan ikke se, hvad der er titel"),
        ("del asdf", "Jeg kan ikke se, hvad der er titel"),
        ("del :", "Jeg kan ikke se, hvad der er titel"),
        ("del *: _", "Jeg kan ikke se, hvad der er titel"),
        ("del Titel:", "Jeg kan ikke se, hvad der er titel"),
        ("del <b></b>", "Jeg kan ikke se, hvad der er titel"),
        (f"del {'x' * 121}: tekst", "Titlen: Højst 120 tegn; her er 121."),
        (f"del Titel: {'x' * 4000}", "Teksten er for lang"),
        ("del Opkald: Borgeren 010190-1234 blev ringet op.", "CPR-nummer"),
        ("vis", "Hvilken erfaring vil du se?"),
        ("vis 31. februar", "Hvilken erfaring vil du se?"),
        ("vis 99", "Der er ingen erfaring nr. 99."),
        ("vis 99999999999999999999", "Hvilken erfaring vil du se?"),
        ("senesre", "Mente du /erfaring seneste?"),
        ("Titel: tekst", "[Del det som en erfaring]"),
        ("<!channel>", "Jeg forstod ikke"),
        ("blåbær", "Jeg forstod ikke"),
    ],
)
async def test_bad_input_is_answered(office: Office, typed: str, answer: str) -> None:
    """Whatever is typed after `/erfaring` gets an answer in Danish that helps on, and stores nothing."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    before = office.rows()
    told = said(await office.types(anne, f"/erfaring {typed}"))
    assert answer in told.replace("`", "")
    assert "Intet er gemt." in told
    assert "010190" not in told
    assert office.rows() == before


async def test_unreadable_text_can_be_put_into_the_form(office: Office) -> None:
    """What was typed without a colon is not lost: a button opens the form with it."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    answer = await office.types(anne, "/erfaring del Vi ringer til borgeren")
    opened = form_of(await office.presses(anne, button_of(answer, "Udfyld formularen")))
    values = {field.name: field.value for field in opened.fields if isinstance(field, TextInput | Choice)}
    assert values[form.BODY] == "Vi ringer til borgeren"
    assert values[form.CLUSTER] == "fyn"


async def test_what_is_lacking_can_be_mended_by_a_press(office: Office) -> None:
    """A misspelt act, or none before title and text, is offered as a button that does what was meant."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    answer = await office.types(anne, "/erfaring Titel: tekst")
    looked = await office.presses(anne, button_of(answer, "Del det som en erfaring"))
    await office.presses(anne, button_of(looked, "Del nu"))
    answer = await office.types(anne, "/erfaring senesre")
    assert "1. Titel" in said(await office.presses(anne, button_of(answer, "/erfaring seneste")))
    for typed in ("tekst", "hvem har skrevet en tekst"):
        answer = await office.types(anne, f"/erfaring {typed}")
        assert "Titel" in said(await office.presses(anne, button_of(answer, "Søg efter det")))


async def test_persons_named_in_the_text_are_written_by_name(office: Office) -> None:
    """A colleague named with @ stands in the experience by name."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    bo = await office.person("Bo Prøvesen")
    await office.shares(anne, f"/erfaring del Fælles tavle: Spørg {mark(bo)} om den.")
    assert "Spørg Bo Prøvesen om den." in said(await office.types(anne, "/erfaring vis 1"))


async def test_outsiders_share_nothing(office: Office) -> None:
    """Guests and people of other workspaces may read experiences but not share in a cluster's name."""
    guest = await office.person("Gæst")
    before = office.rows()
    assert "kun folk fra dette Slack" in said(
        await office.types(guest, "/erfaring del fyn Titel: tekst", is_outsider=True)
    )
    assert office.rows() == before
    assert "Der er ikke delt erfaringer endnu." in said(
        await office.types(guest, "/erfaring seneste", is_outsider=True)
    )


async def test_latest_come_first(office: Office) -> None:
    """`seneste` lists the newest experiences with their numbers, the last first."""
    anne = await office.with_role("Anne Eksempel", "somatik", "fyn")
    await office.shares(anne, "/erfaring del Første: tekst")
    office.now = copenhagen(2026, 10, 27, 9)
    await office.shares(anne, "/erfaring del Anden: tekst")
    answer = said(await office.types(anne, "/erfaring seneste"))
    assert "2. Anden · Sundhedsklynge Fyn\n1. Første · Sundhedsklynge Fyn" in answer
