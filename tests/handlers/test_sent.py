"""What is sent to the bot as a file or a message goes by the rules of what is typed."""

import pytest

from domain.shared_files import SharedFile
from handlers.ui import Button
from tests.support.office import Office, button_of, mark, said

CPR = "010190-1234"
HEAD = "forum;klynge;dato;tid;slut;sted\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (f"{CPR}.zip", "x"),
        (f"referat {CPR}.docx", "x"),
        ("plan.csv", f"{HEAD}politisk;fyn;9/12-2026;15;17;Lokale {CPR}\n"),
        ("plan.csv", f"{HEAD}politisk;fyn;{CPR};15;17;Odense\n"),
        ("plan.csv", f"{HEAD}politisk;fyn;9/12-2026;15;17;Odense;{CPR}\n"),
        ("plan.csv", f"forum;dato;{CPR}\npolitisk;9/12-2026;x\n"),
        ("liste.csv", f"navn;{CPR}\nBo Prøvesen;x\n"),
    ],
)
async def test_a_file_with_a_cpr_number_is_refused(office: Office, name: str, content: str) -> None:
    """The number may be the file's name, a place, a day, a column's heading, or stand beyond the columns."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.types(anne, "/tovholder administrator", has_platform_administrators=False)
    before = office.rows()
    told = await office.drops(anne, SharedFile(name, content.encode(), "F1"))
    assert "CPR-nummer" in said(told)
    assert "010190" not in repr(told)
    assert "Opret" not in said(told)
    assert office.rows() == before


async def test_a_message_with_a_cpr_number_is_no_experience(office: Office) -> None:
    """The form isn't opened with it."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    chosen = Button("", "erfaringer.del_besked", f"{anne.id} https://local.example/p1 Vi ringer til {CPR} i dag")
    told = await office.presses(anne, chosen)
    assert "ser ud til at rumme et CPR-nummer" in said(told)
    assert CPR not in repr(told)


async def test_a_plan_names_nobody_by_a_number_and_hides_no_letter(office: Office) -> None:
    """The mark by which typed words name a person, and letters that turn a line around, are neither in a place."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    bo = await office.person("Bo Prøvesen")
    place = f"Hos {mark(bo)}, \u202elokale 2"
    plan = SharedFile("plan.csv", f"{HEAD}politisk;fyn;9/12-2026;15;17;{place}\n".encode(), "F1")
    tried = await office.drops(anne, plan)
    assert f"Hos [person:{bo.id}], lokale 2" in said(tried)
    assert bo.name not in said(await office.presses(anne, button_of(tried, "Opret 1 møde")))
