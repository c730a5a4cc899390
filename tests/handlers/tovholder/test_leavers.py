"""Somebody with a role who has left Slack: the role is whose who is there, and the answer says who isn't."""

from tests.support.office import Office, button_of, mark, said


async def test_a_leaver_s_kommune_gives_way_to_another_s(office: Office) -> None:
    """Who left counts for nothing once another kommune has the role; the answer says it and takes it from them."""
    anne, ulla = await office.person("Anne Eksempel"), await office.person("Ulla Fiktiv")
    vagn = await office.with_role("Vagn Prøvesen", "kommune", "sydvestjylland", municipality="varde")
    await office.types(
        anne,
        f"/tovholder rolle tildel {mark(anne)} regionshuset sydvestjylland",
        is_administrator=True,
    )
    await office.types(anne, "/moede opret politisk sydvestjylland 9/12-2026 kl. 15-17")
    await office.work.run(lambda r: r.people.set_deactivated(vagn.id, is_deactivated=True))
    assert "Varde Kommune" in said(await office.types(anne, "/dagsorden status politisk sydvestjylland"))

    line = f"/tovholder rolle tildel {mark(ulla)} kommune esbjerg"
    given = await office.types(anne, line, is_administrator=True)
    assert "Samme rolle har også" not in said(given)
    assert "@Vagn Prøvesen har den også (Kommunal tovholder (Varde Kommune), Sydvestjylland" in said(given)
    assert "men har forladt Slack og tæller ikke med." in said(given)
    status = said(await office.types(anne, "/dagsorden status politisk sydvestjylland"))
    assert "Regionshuset og Esbjerg Kommune" in status
    assert "Varde" not in status

    taken = await office.presses(anne, button_of(given, "Fjern rollen fra Vagn Prøvesen"), is_administrator=True)
    assert said(taken).startswith("Rollen er fjernet: Kommunal tovholder")
    held = await office.work.read(lambda r: r.people.roles(office.now.date()))
    assert [one.person.name for one in held if one.role == "kommune"] == ["Ulla Fiktiv"]
    assert "Mødet er" in said(await office.types(ulla, "/moede aflys politisk sydvestjylland 9/12"))


async def test_a_leaver_is_no_second_holder(office: Office) -> None:
    """Who left is nobody else on the other level, is not fed, and is not counted as one who must be told."""
    anne = await office.person("Anne Eksempel")
    bo = await office.with_role("Bo Prøvesen", "regionshus", "fyn", "politisk")
    eva = await office.person("Eva Fiktiv")
    await office.work.run(lambda r: r.people.set_deactivated(bo.id, is_deactivated=True))
    given = await office.types(anne, f"/tovholder rolle tildel {mark(eva)} regionshuset fyn", is_administrator=True)
    assert "forskellige personer" not in said(given)
    await office.types(eva, "/moede opret politisk fyn 9/12-2026 kl. 15-17")
    assert "sekretariat 1," in said(await office.types(eva, "/afbud liste politisk fyn 9/12"))
