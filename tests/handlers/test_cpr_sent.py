"""A CPR number in what is sent to the bot, not typed: it is kept nowhere and repeated nowhere."""

import pytest

from domain.shared_files import SharedFile
from handlers.ui import Button
from tests.support.office import Office, said

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
async def test_a_file_with_it_is_refused(office: Office, name: str, content: str) -> None:
    """It may be the file's name, a place, a day, a column's heading, or stand beyond the columns."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    await office.types(anne, "/tovholder administrator", has_platform_administrators=False)
    before = office.rows()
    told = await office.drops(anne, SharedFile(name, content.encode(), "F1"))
    assert "CPR-nummer" in said(told)
    assert "010190" not in repr(told)
    assert "Opret" not in said(told)
    assert office.rows() == before


async def test_a_message_with_it_is_no_experience(office: Office) -> None:
    """The form isn't opened with it."""
    anne = await office.with_role("Anne Eksempel", "regionshus", "fyn")
    chosen = Button("", "erfaringer.del_besked", f"{anne.id} https://local.example/p1 Vi ringer til {CPR} i dag")
    told = await office.presses(anne, chosen)
    assert "ser ud til at rumme et CPR-nummer" in said(told)
    assert CPR not in repr(told)
