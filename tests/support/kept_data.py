"""A secretariat of which much is kept, and how it is shown, handed out and erased in tests; it asserts no promise."""

from domain.extracts import Extract
from domain.people import Person
from handlers.outcomes import File, Outcome
from handlers.ui import Form, Text
from tests.support.office import Office, button_of, form_of, said

MEETING = "politisk fyn onsdag den 9. december 2026 kl. 15-17"
AT = "politisk fyn 9/12"
HIDDEN = "Hemmelig personsag"
FORMER = "tidligere medlem"


async def secretariat(office: Office) -> tuple[Person, Person]:
    """Two of a secretariat, of whom the first has done much on a meeting."""
    rikke = await office.with_role("Rikke Rask", "regionshus", "fyn")
    kim = await office.with_role("Kim Kladde", "kommune", "fyn", municipality="odense")
    for line in (
        f"/moede opret {MEETING}",
        f'/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi ingen {AT}',
        f'/dagsorden punkt "{HIDDEN}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27" {AT}',
        "/tovholder indstillinger overblik kl. 8.30",
    ):
        assert "Intet er gemt." not in said(await office.types(rikke, line)), line
    shared = "/erfaring del Opkald efter udskrivning: Sygeplejersken på Fyn ringer til borgeren efter to dage."
    assert "er nr. 1" in said(await office.shares(rikke, shared))
    return rikke, kim


def asked_in(form: Form) -> str:
    """All that a form says before it is filled in."""
    parts = [part for block in form.fields if isinstance(block, Text) for part in block.parts]
    return "".join(part if isinstance(part, str) else str(getattr(part, "text", "")) for part in parts)


def read_in(extract: Extract) -> str:
    """All that an extract says."""
    rows = [f"{heading}: {value}" for one in extract.sections for row in one.rows for heading, value in row.items()]
    return "\n".join([extract.title, *extract.lines, *(one.heading for one in extract.sections), *rows])


async def fetched(office: Office, person: Person, shown: Outcome, label: str = "Hent mine data") -> Extract:
    """What is handed out when the button on an overview is pressed."""
    is_administrator = label != "Hent mine data"
    answer = await office.presses(person, button_of(shown, label), is_administrator=is_administrator)
    assert isinstance(answer, File), said(answer)
    assert isinstance(answer.content, Extract)
    return answer.content


async def erases(office: Office, person: Person) -> Outcome:
    """Erases what is kept of oneself; the answer."""
    shown = await office.types(person, "/tovholder mine data")
    form = form_of(await office.presses(person, button_of(shown, "Slet mine data")))
    return await office.submits(person, form, {"sikker": "ja"})


async def names(office: Office) -> list[str]:
    """The names of all persons in the database, erased or not."""
    found = await office.work.read(lambda r: r.people.persons(range(1, 30)))
    return [one.name for one in found.values()]


async def question(office: Office, chief: Person, name: str) -> str:
    """What an administrator is asked before the name is erased."""
    shown = await office.types(chief, f"/tovholder data {name}", is_administrator=True)
    return asked_in(form_of(await office.presses(chief, button_of(shown, "Slet data"), is_administrator=True)))
