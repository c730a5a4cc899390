"""`/dagsorden dokument` and `/referat dokument`: the agenda and the minutes as files, in the usual anatomy."""

from danish.zone import copenhagen
from domain.papers import Paper, Point
from handlers.outcomes import File, Outcome
from tests.handlers.dagsorden.conftest import PUNKT, Secretariat, items
from tests.support.office import said
from tests.support.papers import words_within

CLOSED = "Personsag om en navngiven"
AFTER = copenhagen(2026, 12, 8, 18)


async def _filled(secretariat: Secretariat) -> None:
    """Two items with all that an item can have, one of them closed."""
    region, says = secretariat.region, secretariat.says
    facts = 'fælles midler minutter 20 oplægsholder "Åse Testesen" sagsnr 22/17744 resumé "Kort om akutpladser"'
    texts = 'sagsfremstilling "Længere om akutpladser" indstilling "At ordningen godkendes"'
    for line in (
        f'{PUNKT} "Akutpladser" til beslutning fra lokal økonomi {facts} {texts}',
        f'{PUNKT} "{CLOSED}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27"',
        '/dagsorden bilag 2 https://eksempel.dk/notat "Notat"',
    ):
        assert "Intet er gemt" not in await says(region, line), line


def _file(answer: Outcome) -> File:
    assert isinstance(answer, File), said(answer)
    return answer


def _paper(answer: Outcome) -> Paper:
    content = _file(answer).content
    assert isinstance(content, Paper)
    return content


def _point(paper: Paper, number: int) -> Point:
    return paper.points[number - 1]


async def test_an_agenda_has_the_usual_anatomy(secretariat: Secretariat) -> None:
    """Each item has case number, resumé, sagsfremstilling, indstilling and bilag, in that order, and the facts."""
    await _filled(secretariat)
    answer = _file(await secretariat.office.types(secretariat.region, "/dagsorden dokument"))
    paper = _paper(answer)
    assert (paper.title, paper.subtitle) == (
        "Dagsorden",
        "Politisk niveau, Sydvestjylland · tirsdag den 8. december 2026",
    )
    assert [one.heading for one in paper.points] == [
        "Punkt 1: Godkendelse af dagsorden",
        "Punkt 2: Akutpladser",
        "Punkt 3: Lukket punkt",
        "Punkt 4: Eventuelt",
    ]
    item = _point(paper, 2)
    assert [part.heading for part in item.parts] == ["Resumé", "Sagsfremstilling", "Indstilling", "Bilag"]
    assert dict(item.facts) == {
        "Sagsnr.": "22/17744",
        "Type": "Til beslutning",
        "Sagen kommer fra": "En lokal indsats",
        "Oplægsholder": "Åse Testesen",
        "Tid": "20 minutter",
        "Økonomi": "Kun fælles midler.",
        "Punktets status": "Kladde",
    }
    assert item.parts[-1].entries[0].text == "Bilag 1: Notat"
    assert dict(paper.facts)["Status"].startswith("Udkast pr. mandag den 26. oktober 2026")
    stem = "dagsorden-politisk-sydvestjylland-2026-12-08"
    assert answer.names == (f"{stem}.docx", f"{stem}.pdf")


async def test_closed_items_stand_in_the_closed_edition_alone(secretariat: Secretariat) -> None:
    """The open edition keeps the number, also for the secretariat; the closed one warns on every page and is logged."""
    await _filled(secretariat)
    plain = await secretariat.office.types(secretariat.region, "/dagsorden dokument")
    assert CLOSED not in said(plain)
    assert "Lukkede punkter står kun med deres nummer." in said(plain)
    answer = _file(await secretariat.office.types(secretariat.region, "/dagsorden lukket udgave som dokument"))
    again = _file(await secretariat.office.types(secretariat.region, "/dagsorden dokument med lukkede punkter"))
    assert again.names == answer.names
    without = await secretariat.office.types(secretariat.region, "/dagsorden dokument uden lukkede punkter")
    assert said(without).startswith("Jeg forstod ikke “uden”.")
    paper = _paper(answer)
    assert _point(paper, 3).heading == f"Punkt 3: {CLOSED}"
    assert dict(_point(paper, 3).facts)["Lukket"] == "Forvaltningsloven § 27"
    assert paper.warning == "Lukket udgave – kun til sekretariatet"
    assert answer.names[0] == "dagsorden-politisk-sydvestjylland-2026-12-08-lukket.docx"
    assert "Del den kun i klyngens sekretariat." in said(answer)
    acts = [entry.act for entry in await secretariat.office.audit("meeting:1")]
    assert acts[-1] == "dagsorden.lukket_udgave"


async def test_formats_are_chosen_by_their_names(secretariat: Secretariat) -> None:
    """One format, or several, in any order of the words; text can be pasted as it is."""
    typed = {
        "pdf": (".pdf",),
        "politisk sydvestjylland 8/12 som word": (".docx",),
        "dokument tekst pdf": (".txt", ".pdf"),
        "hent fil": (".docx", ".pdf"),
        "hent": (".docx", ".pdf"),
    }
    for words, endings in typed.items():
        answer = _file(await secretariat.office.types(secretariat.region, f"/dagsorden {words}"))
        assert tuple(name[name.rindex(".") :] for name in answer.names) == endings, words


async def test_minutes_tell_what_was_decided(secretariat: Secretariat) -> None:
    """Under each item stands what was decided on what remarks, who follows it up until when, and that nothing was."""
    await _filled(secretariat)
    region = secretariat.region
    assert "Mødet er ikke begyndt" in await secretariat.says(region, "/referat dokument politisk 8/12")
    secretariat.office.now = AFTER
    for line in (
        '/beslutning 2 "Vi går i gang" godkendt med bemærkninger “Økonomien følges” ansvarlig fagligt frist 23/12',
        f'/beslutning 3 "{CLOSED} er drøftet" drøftet',
        '/beslutning 2 "Skrevet ved en fejl" drøftet',
        "/beslutning fortryd 3",
    ):
        assert "Intet er gemt" not in await secretariat.says(region, line), line
    paper = _paper(await secretariat.office.types(region, "/referat dokument"))
    decided = _point(paper, 2).parts[-1]
    assert decided.heading == "Beslutning for punkt 2"
    assert decided.paragraphs == (
        "Godkendt med bemærkninger: Vi går i gang",
        "Bemærkninger: Økonomien følges",
        "Ansvarlig: Det fagligt strategiske niveau · Frist: onsdag den 23. december 2026",
    )
    assert _point(paper, 1).parts[-1].paragraphs == ("Ingen beslutning er noteret.",)
    assert _point(paper, 3) == Point("Punkt 3: Lukket punkt")
    assert "Skrevet ved en fejl" not in words_within(paper)
    assert dict(paper.facts)["Fremmøde"].endswith("Der kan træffes beslutninger, hvis der er konsensus.")
    closed = _paper(await secretariat.office.types(region, "/referat dokument lukket"))
    assert _point(closed, 3).parts[-1].paragraphs == (f"Drøftet: {CLOSED} er drøftet",)


async def test_minutes_keep_what_is_carried_over_afterwards(secretariat: Secretariat) -> None:
    """An item that the meeting didn't reach stands where it stood, so that the numbers stay, and says where it went."""
    region = secretariat.region
    await secretariat.says(region, "/moede opret politisk sydvestjylland 16/12 kl. 15-17")
    for title in ("Akutpladser", "Budget"):
        await secretariat.says(region, f'{PUNKT} "{title}" til drøftelse fra lokal politisk 8/12')
    secretariat.office.now = AFTER
    before = _paper(await secretariat.office.types(region, "/referat dokument politisk 8/12"))
    assert (await secretariat.says(region, "/dagsorden overfør 2 politisk 8/12")).startswith("Overført: Akutpladser")
    after = _paper(await secretariat.office.types(region, "/referat dokument politisk 8/12"))
    assert [one.heading for one in after.points] == [one.heading for one in before.points]
    assert dict(_point(after, 2).facts)["Forløb"] == "Overført til mødet onsdag den 16. december 2026"
    assert _point(after, 3) == _point(before, 3)
    agenda = _paper(await secretariat.office.types(region, "/dagsorden dokument politisk 8/12"))
    assert "Forløb" not in dict(_point(agenda, 2).facts)


async def test_who_was_absent_stays_in_the_secretariat(secretariat: Secretariat) -> None:
    """The open minutes count who was there; the closed edition alone names the empty seats."""
    await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser" til drøftelse fra lokal')
    await secretariat.says(secretariat.region, "/afbud politisk 8/12 borgmester varde stedfortræder Ida Testesen")
    secretariat.office.now = AFTER
    await secretariat.says(secretariat.region, '/beslutning 2 "Det er drøftet" drøftet')
    told = said(await secretariat.office.types(secretariat.region, "/referat tekst"))
    assert "Ida Testesen" not in told
    assert "borgmester" not in told.casefold().replace("og en borgmester", "")
    closed = _paper(await secretariat.office.types(secretariat.region, "/referat tekst lukket"))
    assert dict(closed.facts)["Ikke til stede"] == "Borgmester, Varde – stedfortræder: Ida Testesen"


async def test_a_document_marks_no_step(secretariat: Secretariat) -> None:
    """Asking for the minutes as a draft in Word doesn't say that the draft is written."""
    secretariat.office.now = AFTER
    before = secretariat.office.rows()
    _file(await secretariat.office.types(secretariat.region, "/referat udkast som word"))
    assert secretariat.office.rows() == before


async def test_what_a_document_says_can_be_filled_in(secretariat: Secretariat) -> None:
    """Case number, resumé and sagsfremstilling are typed one by one, and a number that is none is asked about."""
    await secretariat.says(secretariat.region, f'{PUNKT} "Akutpladser" til drøftelse fra lokal')
    for words in ("resumé “Kort”", "sagsfremstilling “Langt”", "sagsnr. 2217744"):
        assert (await secretariat.says(secretariat.region, f"/dagsorden punkt 2 {words}")).startswith("Rettet"), words
    (item,) = await items(secretariat)
    assert (item.summary, item.presentation, item.case_number) == ("Kort", "Langt", "22/17744")
    asked = await secretariat.says(secretariat.region, "/dagsorden punkt 2 sagsnr")
    assert asked.startswith("Hvilket sagsnummer har punktet?")
