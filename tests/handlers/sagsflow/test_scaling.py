"""A good effort on its way from one cluster to the three others, over SSS and SSU, with dates."""

from handlers.sagsflow.form import REASON
from tests.handlers.sagsflow.conftest import NEW, Carriers
from tests.support.office import button_of, form_of, said

OTHERS = ("fyn", "lillebaelt", "sydvestjylland")


async def to_the_others(carriers: Carriers) -> None:
    """The case through its first four bodies, until SSU has discussed it on 13 April, ninety days after it began."""
    await carriers.says(NEW, carriers.first)
    for forum, cluster, month, day, form in (
        ("fagligt", "soenderjylland", 1, 28, "drøftet"),
        ("politisk", "soenderjylland", 2, 17, "godkendt"),
        ("sss", "", 2, 27, "drøftet"),
        ("ssu", "", 4, 13, "drøftet"),
    ):
        assert "1 sag ventede på mødet" in await carriers.meets(forum, cluster, f"{day}/{month} 2026")
        carriers.at(month, day)
        where = f"{forum} {cluster} {day}/{month}"
        assert "Sag 1: Venter på" in await carriers.decides(where, form, cluster)


async def test_after_ssu_the_three_other_clusters_have_it_and_the_status_names_the_longest_wait(
    carriers: Carriers,
) -> None:
    """Ninety of 75 days used, half of them before SSU; each professional body gets an item that comes from SSU."""
    await to_the_others(carriers)
    status = await carriers.says("/sagsflow status 1")
    assert status.startswith("Sag 1: Opkald efter udskrivning – 90 af 75 dage brugt, 15 over målet")
    assert "Længste ventetid: 45 dage hos Sundhedssamarbejdsudvalget (SSU) (mål 45)" in status
    assert "Nu (trin 5 af 9): De øvrige klynger tager, tilpasser eller afviser" in status
    assert "1. Afprøves i den første klynge (Det fagligt strategiske niveau) · klaret · 15 af 90 dage" in status
    assert "Fagligt strategisk niveau (Fyn, Lillebælt og Sydvestjylland) har ingen kommende møder: Opret et" in status
    for cluster in OTHERS:
        assert "1 sag ventede på mødet" in await carriers.meets("fagligt", cluster, "6/5 2026")
        shown = await carriers.says(f"/dagsorden punkter fagligt {cluster} 6/5", carriers.hospitals[cluster])
        assert "Opkald efter udskrivning – til beslutning" in shown
    item = await carriers.item("fagligt/fyn")
    assert (item.origin, item.from_case) == ("ssu", 1)
    assert "Kommer fra Sundhedssamarbejdsudvalget (SSU), mandag den 13. april 2026." in item.recommendation


async def test_each_cluster_answers_for_itself_and_who_declines_has_no_part_in_what_follows(
    carriers: Carriers,
) -> None:
    """Approved is accepted, with remarks adapted; declining needs a reason; the case then goes on by itself."""
    await to_the_others(carriers)
    for cluster in OTHERS:
        await carriers.meets("fagligt", cluster, "6/5 2026")
    carriers.at(5, 6)
    assert "Venter på" in await carriers.decides("fagligt fyn 6/5", "godkendt", "fyn")
    adapted = await carriers.says(
        '/beslutning 2 "Ja" godkendt med bemærkninger "Vi begynder i to kommuner" fagligt lillebælt 6/5',
        carriers.hospitals["lillebaelt"],
    )
    assert "Venter på Fagligt strategisk niveau, Sydvestjylland" in adapted
    await carriers.decides("fagligt sydvestjylland 6/5", "drøftet", "sydvestjylland")
    asked = await carriers.says("/sagsflow videre 1", carriers.hospitals["sydvestjylland"])
    assert asked.startswith("Hvad svarer Fagligt strategisk niveau, Sydvestjylland?")
    done = await carriers.says(
        '/sagsflow videre 1 afvist "Vi har et andet tilbud"', carriers.hospitals["sydvestjylland"]
    )
    assert done.startswith("Noteret: Fagligt strategisk niveau, Sydvestjylland – afviser det.")
    assert "Venter på Implementeringsniveau (Fyn og Lillebælt)." in done
    status = await carriers.says("/sagsflow status 1")
    assert "Nu (trin 7 af 9): Indsatsen udføres i de øvrige klynger" in status
    assert "Godkendes af dem, der skal betale" in status
    taken = await carriers.says("/sagsflow fortryd 1 sydvestjylland", carriers.hospitals["sydvestjylland"])
    assert "Venter på Fagligt strategisk niveau, Sydvestjylland" in taken
    assert "Fyn: tager det" in taken
    assert "Lillebælt: tilpasser det: “Vi begynder i to kommuner”" in taken


async def test_a_button_moves_a_case_on_once(carriers: Carriers) -> None:
    """Pressed twice, or by two, it doesn't answer for the next body too."""
    office, above = carriers.office, carriers.above
    await carriers.says('/sagsflow ny "Fælles akutteam" ssu-til-klynger')
    onward = button_of(await office.types(above, "/sagsflow status 1"), "Videre")
    assert "Venter på Strategisk Sundhedsstyregruppe" in said(await office.presses(above, onward))
    again = await office.presses(above, onward)
    assert said(again).startswith("Sag 1 er allerede sendt videre")
    assert "Nu (trin 2 af 8)" in said(again)
    assert "Venter på Politisk niveau" in said(await office.presses(above, button_of(again, "Videre")))


async def test_a_clusters_answer_is_given_once(carriers: Carriers) -> None:
    """The last cluster's button, pressed again, doesn't answer for what the cluster does next."""
    await to_the_others(carriers)
    for cluster in ("fyn", "lillebaelt"):
        await carriers.says(f"/sagsflow videre 1 {cluster} tager", carriers.hospitals[cluster])
    last = carriers.hospitals["sydvestjylland"]
    takes = button_of(await carriers.office.types(last, "/sagsflow videre 1"), "Tager det")
    assert "Venter på Implementeringsniveau" in said(await carriers.office.presses(last, takes))
    assert said(await carriers.office.presses(last, takes)).startswith("Sag 1 er allerede sendt videre")


async def test_a_form_that_stood_open_answers_for_no_later_step(carriers: Carriers) -> None:
    """Sent once the case has gone on, it changes nothing and shows where the case is now."""
    await to_the_others(carriers)
    office, fyn = carriers.office, carriers.hospitals["fyn"]
    opened = form_of(await office.types(fyn, "/sagsflow videre 1 fyn tilpasser"))
    for cluster in OTHERS:
        await carriers.says(f"/sagsflow videre 1 {cluster} tager", carriers.hospitals[cluster])
    late = said(await office.submits(fyn, opened, {REASON: "Vi begynder i to kommuner"}))
    assert late.startswith("Sag 1 er allerede sendt videre")
    assert "Venter på Implementeringsniveau" in await carriers.says("/sagsflow status")
