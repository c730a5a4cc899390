"""Which of several meetings is meant, where somebody serves many bodies."""

from tests.support.office import Office, button_of, said

CLUSTERS = ("fyn", "lillebælt", "sydvestjylland", "sønderjylland")


async def test_a_week_without_a_meeting_is_named_whole(office: Office) -> None:
    """Who asks for a week is not told that its Monday has none."""
    kim = await office.with_role("Kim", "regionshus", "fyn")
    await office.types(kim, "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17")
    for typed in ("uge 52", "i uge 52"):
        told = said(await office.types(kim, f"/moede vis politisk fyn {typed}"))
        week = "mandag den 21. december 2026 – søndag den 27. december 2026 (uge 52)"
        assert told.startswith(f"Politisk niveau, Fyn har intet møde i perioden {week}.")
    told = said(await office.types(kim, "/moede vis politisk fyn i januar"))
    assert "perioden fredag den 1. januar 2027 – søndag den 31. januar 2027" in told


async def test_who_serves_all_bodies_is_asked_about_each(office: Office) -> None:
    """None is left out without a word: there is a button for ten, and what is more is counted."""
    kim = await office.with_role("Kim", "regionshus", "fyn")
    for cluster in ("lillebaelt", "sydvestjylland", "soenderjylland", None):
        await office.give_role(kim, "regionshus", cluster)
    for number, place in enumerate(f"{forum} {one}" for one in CLUSTERS for forum in ("politisk", "fagligt")):
        made = await office.types(kim, f"/moede opret {place} {number + 1}/12-2026 kl. 9-11")
        assert said(made).startswith("Mødet er oprettet"), said(made)
    asked = await office.types(kim, "/dagsorden status i december")
    assert said(asked).count("\n• ") == 8
    chosen = await office.presses(kim, button_of(asked, "8/12 kl. 09.00, Fagligt strategisk niveau, Sønderjylland"))
    assert "Fagligt strategisk niveau, Sønderjylland · tirsdag den 8. december" in said(chosen)
    for number in range(4):
        await office.types(kim, f"/moede opret politisk fyn {number + 9}/12-2026 kl. 9-11")
    many = said(await office.types(kim, "/dagsorden status i december"))
    assert many.count("\n• ") == 11
    assert "\n• … og 2 møder til" in many
