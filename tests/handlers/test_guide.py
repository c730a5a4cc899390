"""The user guide: what it says people can type, they can."""

import re
from pathlib import Path

from danish.zone import copenhagen
from handlers.outcomes import FormErrors
from tests.support.office import Office, button_of, mark, said

GUIDE = Path("docs/brugervejledning.md")
_REFUSED = ("Intet er gemt.", "Jeg forstod ikke", "Jeg kender ikke", "Det kan kun")


def _commands() -> list[str]:
    fences = re.findall(r"^```text\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for fence in fences for line in fence.splitlines()]


async def test_every_command_of_the_guide_works(office: Office) -> None:
    """Typed in the guide's order by somebody with the roles, every command of the guide is carried out."""
    anne, bo = await office.with_role("Anne Eksempel", "regionshus", "fyn"), await office.person("Bo Prøvesen")
    await office.give_role(anne, "kommune", "fyn", municipality="nyborg")
    await office.give_role(anne, "koordinationsgruppe", None)
    commands = _commands()
    assert len(commands) > 20
    for line in commands:
        if line.startswith("/referat"):
            office.now = copenhagen(2026, 12, 10, 9)
        typed = line.replace("@navn", mark(bo))
        channel = "C2" if line == "/tovholder kanal erfaringer" else "C1"  # another than the secretariat's, as it says
        answer = await office.types(anne, typed, channel=channel, is_administrator=True)
        assert not isinstance(answer, FormErrors)
        if line.startswith("/erfaring del"):
            await office.presses(anne, button_of(answer, "Del nu"))  # as the guide says
        unless_approved = "dagsorden udsendt" in line  # the guide tells that this is asked about first
        assert unless_approved or not any(word in said(answer) for word in _REFUSED), f"{line}\n{said(answer)}"
