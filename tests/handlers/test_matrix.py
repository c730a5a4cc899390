"""Who may do what: every act typed, pressed or submitted, by everybody there is, in their own cluster and beside it.

A new command, act, button or form without a line here fails: add the line that says who may.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.features import build_registry
from danish.zone import copenhagen
from domain.people import Person
from handlers.midler import words as midler
from handlers.moeder import words as moede
from handlers.opgaver import words as opgaver
from handlers.outcomes import FormErrors, OpenForm, Outcome
from handlers.tovholder.feature import _ACTS  # the words are nowhere else
from handlers.ui import Actions, Button, Choice, Form
from tests.handlers.conftest import office_on
from tests.support.office import Office, mark, said

AT = "politisk fyn 9/12"
REFUSED = ("Det kan kun", "Du har ikke den rolle", "Du har ingen rolle")
SECRET, STAND_IN = "Hemmelig personsag", "Ida Testesen"

OWNERS = frozenset({"regionshus", "kommune"})
SECRETARIAT = OWNERS | {"somatik", "psykiatri"}
MEMBERS = SECRETARIAT | {"medlem"}
ADMINISTRATOR = frozenset({"administrator"})
ABOVE = frozenset({"over klyngerne"})
WITH_ROLE = SECRETARIAT | {"anden klynge", "over klyngerne"}
INSIDERS = WITH_ROLE | ADMINISTRATOR | {"medlem", "uden rolle"}
ALL = INSIDERS | {"udefra"}

BEFORE: dict[str, frozenset[str]] = {
    "/afbud": MEMBERS | {"anden klynge", "over klyngerne"},
    f"/afbud {AT} borgmester nyborg": MEMBERS,
    f"/afbud {AT} borgmester odense": SECRETARIAT,
    f"/afbud {AT} borgmester odense stedfortræder Bo Prøvesen": SECRETARIAT,
    f"/afbud liste {AT}": SECRETARIAT,
    f"/afbud fortryd {AT} borgmester assens": SECRETARIAT,
    f"/afbud gæst 3 {AT}": SECRETARIAT,
    f"/afbud fortryd {AT} borgmester nyborg": MEMBERS,
    "/afbud ssu 10/12 plo 1": ABOVE,
    "/afbud liste ssu 10/12": ABOVE,
    "/afbud gæst 2 ssu 10/12": ABOVE,
    f"/dagsorden status {AT}": MEMBERS,
    f"/dagsorden kvalitetssikret {AT}": OWNERS,
    f"/dagsorden genereret 22/17744 {AT}": frozenset({"regionshus"}),
    f"/dagsorden godkend for regionsrådsformanden {AT}": OWNERS,
    f"/dagsorden rettelser {AT}": SECRETARIAT,
    f"/dagsorden udsendt {AT}": OWNERS,
    f"/dagsorden fortryd kvalitetssikret {AT}": OWNERS,
    f'/dagsorden punkt "Nyt" til drøftelse fra lokal økonomi ingen {AT}': SECRETARIAT,
    f"/dagsorden punkter {AT}": MEMBERS,
    "/dagsorden mine punkter": ALL,
    f"/dagsorden punkt 2 klar {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 udgår {AT}": SECRETARIAT,
    f"/dagsorden flyt punkt 3 til 2 {AT}": SECRETARIAT,
    f"/dagsorden bilag 2 https://example.dk {AT}": SECRETARIAT,
    f"/dagsorden særskilt 2 {AT}": SECRETARIAT,
    f"/dagsorden udført 5 {AT}": OWNERS,
    "/moede opret politisk fyn onsdag den 16. december 2026 kl. 15-17": SECRETARIAT,
    f"/moede flyt {AT} til 16/12 kl. 13-15": SECRETARIAT,
    f"/moede aflys {AT}": SECRETARIAT,
    "/moede find politisk fyn 2/12 kl. 15-17, 9/12 kl. 15-17": SECRETARIAT,
    "/moede fastsæt 1 politisk fyn": SECRETARIAT,
    "/moede": INSIDERS,
    "/moede opret formøde politisk fyn 2/12 kl. 9-10": SECRETARIAT,
    "/moede find politisk fyn": SECRETARIAT,
    "/moede svar 1 kan politisk fyn": MEMBERS,
    "/moede svar 2 kan ikke borgmester nyborg politisk fyn": MEMBERS,
    "/moede svar 2 måske borgmester odense politisk fyn": SECRETARIAT,
    "/moede luk politisk fyn": SECRETARIAT,
    "/moede opret ssu torsdag den 17. december 2026 kl. 10-12": ABOVE,
    "/moede flyt ssu 10/12 til 11/12 kl. 10-12": ABOVE,
    "/moede aflys ssu 10/12": ABOVE,
    "/moede find ssu 7/12 kl. 10-12, 8/12 kl. 10-12": ABOVE,
    "/moede vis politisk fyn": INSIDERS,
    "/moede årsplan fyn 2026": INSIDERS,
    "/opgaver": WITH_ROLE,
    "/opgaver klynge fyn": SECRETARIAT,
    "/opgaver mine": WITH_ROLE,
    "/opgaver fyn": SECRETARIAT,
    "/opgaver mine fyn": SECRETARIAT,
    "/opgaver forsinkede fyn": SECRETARIAT,
    "/opgaver forsinkede": WITH_ROLE,
    "/opgaver uden ansvarlig": WITH_ROLE,
    "/opgaver tag 5": OWNERS,
    "/opgaver udført 5": OWNERS,
    "/opgaver overdrag 5 @navn": OWNERS,
    "/opgaver påmind 5 på torsdag kl. 14": SECRETARIAT,
    "/opgaver fortryd 5": OWNERS,
    "/midler fyn": SECRETARIAT,
    "/midler vis fyn": SECRETARIAT,
    "/midler bevilget fyn 2026 odense 1000": SECRETARIAT,
    '/midler afsat fyn 1000 "Prøve"': SECRETARIAT,
    "/midler fortryd 1 fyn": SECRETARIAT,
    "/erfaring seneste": ALL,
    "/erfaring vis 1": ALL,
    "/erfaring del Opkald: Sygeplejersken i Fyn ringer.": INSIDERS,
    "/tovholder": ALL,
    "/tovholder ansvar politisk fyn": ALL,
    "/tovholder klynge fyn": ALL,
    "/tovholder rolle": INSIDERS,
    "/tovholder rolle vis fyn": INSIDERS,
    "/tovholder rolle tildel @navn regionshus fyn": ADMINISTRATOR,
    "/tovholder rolle fjern @navn regionshus fyn": ADMINISTRATOR,
    "/tovholder vikar": INSIDERS,
    "/tovholder vikar vis": INSIDERS,
    "/tovholder vikar @navn til 1/12": INSIDERS,
    "/tovholder vikar fjern @navn": INSIDERS,
    "/tovholder medlem Hanne Navnesen borgmester nyborg politisk fyn": SECRETARIAT | ADMINISTRATOR,
    "/tovholder medlem vis politisk fyn": SECRETARIAT | ADMINISTRATOR,
    "/tovholder suppleant Hanne Navnesen direktør nyborg fagligt fyn": SECRETARIAT | ADMINISTRATOR,
    "/tovholder import": ADMINISTRATOR,
    "/tovholder kanal": INSIDERS,
    "/tovholder kanal sekretariat fyn": ADMINISTRATOR,
    "/tovholder kanal erfaringer": ADMINISTRATOR,
    "/tovholder trin 5 politisk fyn frist -12": ADMINISTRATOR,
    "/tovholder trin 5 politisk fyn ejer regionshuset": ADMINISTRATOR,
    "/tovholder trin 5 politisk fyn nulstil": ADMINISTRATOR,
    "/tovholder trin 5 ssu ejer regionshuset": ADMINISTRATOR,
    "/tovholder stedfortraedere tæller med fyn": ADMINISTRATOR,
    "/tovholder stedfortraedere tæller ikke med fyn": ADMINISTRATOR,
    '/tovholder plads borgmester odense politisk fyn "Rådmand, Odense"': ADMINISTRATOR,
    "/tovholder administrator": INSIDERS,
    "/tovholder administrator tilfoej @navn": ADMINISTRATOR,
    "/tovholder tjek": INSIDERS,
}
AFTER: dict[str, frozenset[str]] = {
    f"/referat udkast {AT}": OWNERS,
    f"/referat godkendt {AT}": OWNERS,
    f"/referat genereret 22/17744 {AT}": frozenset({"regionshus"}),
    f"/referat udsendt {AT}": OWNERS,
    f"/referat journaliseret 22/17744 odense {AT}": SECRETARIAT,
    f'/beslutning 2 "Vi går i gang" ansvarlig fagligt frist 23/12 {AT}': SECRETARIAT,
    "/beslutning liste politisk fyn": MEMBERS,
    f"/beslutning fremmøde {AT} borgmester nyborg udeblev": SECRETARIAT,
}
LINES = [*((line, False) for line in BEFORE), *((line, True) for line in AFTER)]

ANYBODYS = frozenset(
    {"erfaringer.hoer_mere", "erfaringer.proev", "erfaringer.proev_i", "erfaringer.udfyld", "erfaringer.del"}
)
"""What every insider may press or send in, wherever they work."""
BUTTONS = ANYBODYS | {
    "erfaringer.svaret",
    "afbud.fortryd", "afbud.liste", "afbud.stedfortraeder", "beslutninger.fortryd", "beslutninger.liste",
    "beslutninger.luk", "beslutninger.ret", "beslutninger.ret_fremmoede", "dagsorden.bekraeft", "dagsorden.fortryd",
    "dagsorden.punkt.begrund", "dagsorden.punkt.genindsæt", "dagsorden.punkt.klar", "dagsorden.punkt.nyt",
    "dagsorden.punkt.ret", "dagsorden.punkt.skriv", "dagsorden.punkter", "dagsorden.status",
    "midler.fortryd", "midler.vis",
    "moeder.fastsaet", "moeder.opret", "moeder.svar", "opgaver.overdrag", "opgaver.senere", "opgaver.tag",
    "opgaver.udfoert", "tovholder.kanal",
}  # fmt: skip
FORMS = ANYBODYS | {
    "afbud.meld", "afbud.moede", "afbud.stedfortraeder", "beslutninger.fremmoede", "beslutninger.registrer",
    "beslutninger.ret", "dagsorden.punkt", "moeder.fastsaet", "moeder.find", "moeder.opret", "opgaver.overdrag",
    "opgaver.senere", "tovholder.import",
}  # fmt: skip
OPENS_ONLY = frozenset({"moeder.opret", "opgaver.tag"})
"""What outsiders may see empty or hear about, since it holds nothing of anybody's."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def fyn(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Person]]:
    """A database with a meeting in Fyn that has an open and a closed item, an absence and money; and everybody."""
    database = tmp_path_factory.mktemp("fyn") / "office.db"
    async with office_on(empty_database, database) as office:
        people = await _fill(office)
    return database, people


async def _fill(office: Office) -> dict[str, Person]:
    people = {role: await office.with_role(role, role, "fyn") for role in ("regionshus", "somatik", "psykiatri")}
    people["kommune"] = await office.with_role("kommune", "kommune", "fyn", municipality="odense")
    for line in (
        "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17",
        f'/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi ingen {AT}',
        f'/dagsorden punkt "{SECRET}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27" {AT}',
        f"/afbud {AT} borgmester assens stedfortræder {STAND_IN}",
        "/midler bevilget fyn 2026 region 500.000",
        "/moede find politisk fyn 2/12 kl. 13-15, 3/12 kl. 13-15",
        "/erfaring del Opkald efter udskrivning: Sygeplejersken i Fyn ringer til borgeren efter to dage.",
    ):
        assert "Intet er gemt." not in said(await office.types(people["regionshus"], line)), line
    people["udefra"] = await office.with_role("Udefra", "regionshus", "fyn")
    people["anden klynge"] = await office.with_role("Anden", "regionshus", "lillebaelt")
    people["over klyngerne"] = await office.with_role("Over", "koordinationsgruppe", None)
    made = await office.types(people["over klyngerne"], "/moede opret ssu torsdag den 10. december 2026 kl. 10-12")
    assert "er oprettet" in said(made)
    people["medlem"] = await office.seated("Medlem", "politisk/fyn", "borgmester_nyborg")
    people["uden rolle"], people["administrator"] = await office.person("Ingen"), await office.person("Chef")
    people["@navn"] = await office.person("Xenia Holm")
    return people


@pytest.fixture
async def busy(fyn: tuple[Path, dict[str, Person]], tmp_path: Path) -> AsyncIterator[tuple[Office, dict[str, Person]]]:
    """An office on a copy of it, and everybody."""
    database, people = fyn
    async with office_on(database, tmp_path / "office.db") as office:
        yield office, people


async def _types(office: Office, people: dict[str, Person], kind: str, line: str) -> Outcome:
    typed = line.replace("@navn", mark(people["@navn"]))
    is_administrator, is_outsider = kind == "administrator", kind == "udefra"
    return await office.types(people[kind], typed, is_administrator=is_administrator, is_outsider=is_outsider)


def _is_refused(answer: Outcome) -> bool:
    return any(words in said(answer) for words in REFUSED)


@pytest.mark.parametrize(("line", "is_after"), LINES, ids=[line for line, _ in LINES])
async def test_who_may_type_it(busy: tuple[Office, dict[str, Person]], line: str, *, is_after: bool) -> None:
    """Everybody who may gets on, everybody else is refused, changes nothing and reads nothing closed or absent."""
    office, people = busy
    may = (AFTER if is_after else BEFORE)[line]
    if is_after:
        office.now = copenhagen(2026, 12, 9, 18)
    for kind in sorted(ALL - may):
        before = office.rows()
        answer = await _types(office, people, kind, line)
        assert _is_refused(answer), f"{kind}: {said(answer)}"
        assert office.rows() == before, kind
    for kind in sorted(may):
        answer = await _types(office, people, kind, line)
        assert not _is_refused(answer), f"{kind}: {said(answer)}"
        if kind not in SECRETARIAT:
            assert SECRET not in said(answer), kind
            assert STAND_IN not in said(answer), kind


def test_every_act_has_a_line() -> None:
    """Each command, what its help shows, each act of `/tovholder`, and each button and form is spoken for."""
    registry = build_registry()
    lines = [*BEFORE, *AFTER]
    wanted = {f"/{name}" for name in registry.commands} | {f"/tovholder {act}" for act in _ACTS}
    wanted |= {f"/moede {act.value}" for act in moede.Act} | {f"/midler {act.value}" for act in midler.Act}
    wanted |= {f"/opgaver {word.value}" for word in (*opgaver.Kind, *opgaver.Act)}
    assert [one for one in sorted(wanted) if not any(line.startswith(one) for line in lines)] == []
    assert set(registry.buttons) == BUTTONS - {"erfaringer.del"}
    assert set(registry.forms) == FORMS - {
        "erfaringer.hoer_mere", "erfaringer.proev", "erfaringer.proev_i", "erfaringer.udfyld"
    }  # fmt: skip


def _kept(office: Office) -> dict[str, int]:
    """What is stored, but for the keys of deliveries: a form that is answered with what is missing has one."""
    return {table: number for table, number in office.rows().items() if table != "deliveries"}


def _buttons(answer: Outcome) -> Iterator[Button]:
    if not isinstance(answer, FormErrors | OpenForm):
        for block in answer.card.blocks:
            if isinstance(block, Actions):
                yield from block.buttons


async def _found(office: Office, people: dict[str, Person]) -> tuple[dict[str, Button], dict[str, Form]]:
    """The buttons and forms that the secretariat meets, one of each."""
    buttons: dict[str, Button] = {}
    forms: dict[str, Form] = {}
    answers = [
        await _types(office, people, "regionshus", line)
        for line in (
            "/afbud", f"/afbud {AT}", f"/afbud {AT} borgmester odense", f"/dagsorden status {AT}",
            f"/dagsorden punkter {AT}", "/dagsorden mine punkter", "/moede", "/moede vis politisk fyn", "/opgaver",
            "/opgaver klynge fyn", "/midler fyn", "/erfaring", "/erfaring vis 1", "/beslutning liste politisk fyn",
            '/midler afsat fyn 1000 "Prøve"', f"/dagsorden kvalitetssikret {AT}",
        )
    ]  # fmt: skip
    for round_ in range(2):
        for answer in answers:
            if isinstance(answer, OpenForm):
                forms.setdefault(answer.form.name, answer.form)
            for button in _buttons(answer):
                buttons.setdefault(button.action, button)
        if round_ == 0:
            opening = [one for action, one in buttons.items() if action in FORMS or "ret" in action or "nyt" in action]
            answers = [await office.presses(people["regionshus"], button) for button in opening]
    return buttons, forms


async def test_who_may_press_and_send_in(busy: tuple[Office, dict[str, Person]], tmp_path: Path) -> None:
    """What the secretariat can press or send in, nobody of another cluster, without a role or from outside can."""
    office, people = busy
    buttons, forms = await _found(office, people)
    known = {action: button for action, button in buttons.items() if action in BUTTONS - ANYBODYS - OPENS_ONLY}
    assert len(known) >= 8, sorted(buttons)
    assert len(forms) >= 3, sorted(forms)
    for kind in ("udefra", "uden rolle", "anden klynge", "administrator"):
        is_administrator, is_outsider = kind == "administrator", kind == "udefra"
        for action, button in known.items():
            before = office.rows()
            answer = await office.presses(
                people[kind], button, is_administrator=is_administrator, is_outsider=is_outsider
            )
            told = said(answer)
            assert SECRET not in told, (kind, action)
            assert STAND_IN not in told, (kind, action)
            assert _is_refused(answer) or isinstance(answer, OpenForm), (kind, action, told)
            assert office.rows() == before, (kind, action)
        for name, form in forms.items():
            if name in ANYBODYS:
                continue
            before = _kept(office)
            values = {one.name: one.options[0].value for one in form.fields if isinstance(one, Choice) and one.options}
            answer = await office.submits(
                people[kind], form, values, is_administrator=is_administrator, is_outsider=is_outsider
            )
            assert _kept(office) == before, (kind, name, said(answer))
            assert SECRET not in said(answer), (kind, name)
