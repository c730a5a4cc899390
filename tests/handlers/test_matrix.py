"""Who may do what: every act typed, pressed or submitted, by everybody there is, in their own cluster and beside it.

A new command, act, button or form without a line here fails: add the line that says who may.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.features import build_registry
from domain.people import Person
from handlers.midler import words as midler
from handlers.moeder import words as moede
from handlers.opgaver import words as opgaver
from handlers.outcomes import FormErrors, OpenForm, Outcome
from handlers.requests import Channel, Reach
from handlers.sagsflow import words as sagsflow
from handlers.tovholder.feature import _ACTS  # the words are nowhere else
from handlers.ui import Actions, Button, Choice, Form
from tests.handlers.test_matrix_agenda import AFTER as AGENDA_AFTER
from tests.handlers.test_matrix_agenda import BEFORE as AGENDA_BEFORE
from tests.support.everybody import (
    ABOVE,
    ADMINISTRATOR,
    ALL,
    AT,
    INSIDERS,
    MEMBERS,
    OWNERS,
    SECRET,
    SECRETARIAT,
    STAND_IN,
    WITH_ROLE,
    check_line,
    is_refused,
    types_as,
)
from tests.support.office import Office, form_of, said

BEFORE: dict[str, frozenset[str]] = {
    "/afbud": MEMBERS | {"anden klynge", "over klyngerne"},
    f"/afbud {AT} borgmester nyborg": MEMBERS,
    f"/afbud {AT} borgmester odense": SECRETARIAT,
    f"/afbud {AT} borgmester odense stedfortræder Bo Prøvesen": SECRETARIAT,
    f"/afbud liste {AT}": SECRETARIAT,
    f"/afbud fil {AT}": SECRETARIAT,
    f"/afbud fortryd {AT} borgmester assens": SECRETARIAT,
    f"/afbud gæst 3 {AT}": SECRETARIAT,
    f"/afbud fortryd {AT} borgmester nyborg": MEMBERS,
    "/afbud ssu 10/12 plo 1": ABOVE,
    "/afbud liste ssu 10/12": ABOVE,
    "/afbud gæst 2 ssu 10/12": ABOVE,
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
    "/moede kalender": WITH_ROLE | {"medlem"},
    "/moede kalender andre": WITH_ROLE | {"medlem"},
    "/moede kalender ny": WITH_ROLE | {"medlem"},
    "/moede kalender luk": WITH_ROLE | {"medlem"},
    "/moede kalender fil": WITH_ROLE | {"medlem"},
    "/moede kalender politisk fyn": MEMBERS,
    "/moede kalender fil politisk fyn": MEMBERS,
    "/moede kalender ssu": ABOVE,
    "/moede kalender frister": WITH_ROLE,
    "/moede kalender frister fyn": SECRETARIAT,
    "/moede kalender politisk fyn 9/12": INSIDERS,
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
    "/sagsflow": INSIDERS - {"uden rolle", "administrator"},
    '/sagsflow ny "Følge hjem" skalering fyn': frozenset({"somatik"}) | ABOVE,
    '/sagsflow ny "Fælles akutteam" ssu-til-klynger': ABOVE,
    "/sagsflow ny erfaring 1": frozenset({"somatik"}) | ABOVE,
    "/sagsflow status": INSIDERS - {"uden rolle", "administrator"},
    "/sagsflow status 1": INSIDERS - {"uden rolle", "administrator"},
    "/sagsflow fil": INSIDERS - {"uden rolle", "administrator"},
    "/sagsflow videre 1 afslut": frozenset({"somatik"}) | ABOVE,
    '/sagsflow stop 1 "Dækket af en anden indsats"': frozenset({"somatik"}) | ABOVE,
    "/sagsflow genoptag 1": frozenset({"somatik"}) | ABOVE,
    "/sagsflow fortryd 1": frozenset({"somatik"}) | ABOVE,
    "/sagsflow overlever 1 til fagligt fyn": frozenset({"somatik"}) | ABOVE,
    "/sagsflow videre 2 afslut": ABOVE,
    "/sagsflow status 3": SECRETARIAT,
    "/erfaring seneste": ALL,
    "/erfaring vis 1": ALL,
    "/erfaring søg opkald": ALL,
    "/erfaring del Opkald: Sygeplejersken i Fyn ringer.": INSIDERS,
    "/erfaring ret 1": SECRETARIAT,
    "/erfaring træk 1 tilbage": SECRETARIAT,
    "/erfaring kladde": ALL,
    "/tovholder": ALL,
    "/tovholder start": ADMINISTRATOR,
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
    "/tovholder medlem fjern borgmester assens politisk fyn": SECRETARIAT | ADMINISTRATOR,
    "/tovholder suppleant fjern direktør nyborg fagligt fyn": SECRETARIAT | ADMINISTRATOR,
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
    "/tovholder overdragelse": ADMINISTRATOR,
    "/tovholder overdragelse vis politisk fyn": ADMINISTRATOR,
    "/tovholder overdragelse fra politisk fyn": ADMINISTRATOR,
    "/tovholder overdragelse tilbage politisk fyn": ADMINISTRATOR,
    "/tovholder arkiv": ADMINISTRATOR,
    "/tovholder administrator": INSIDERS,
    "/tovholder administrator tilfoej @navn": ADMINISTRATOR,
    "/tovholder tjek": INSIDERS,
    "/tovholder aarshjul fyn 2026": INSIDERS,
    "/tovholder aarshjul tabel fyn 2026": INSIDERS,
    "/tovholder aarshjul udskrift fyn": INSIDERS,
    "/tovholder aarshjul regneark alle": INSIDERS,
    "/tovholder indstillinger": INSIDERS,
    "/tovholder indstillinger pause til 1/12": INSIDERS,
    "/tovholder mine data": ALL,
    "/tovholder data @navn": ADMINISTRATOR,
    "/tovholder leder fagligt fyn": INSIDERS,
    "/tovholder leder besked ja fagligt fyn": ADMINISTRATOR,
}

ANYBODYS = frozenset(
    {
        "erfaringer.hoer_mere", "erfaringer.proev", "erfaringer.tak", "erfaringer.udfyld",
        "erfaringer.del", "erfaringer.del_besked", "erfaringer.del_nu", "erfaringer.ret_kladde", "erfaringer.kasser",
        "erfaringer.kladde", "erfaringer.ja", "erfaringer.nej",
    }
)  # fmt: skip
"""What every insider may press or send in, wherever they work; a draft only its own person, a consent its writer."""
SETTING_UP = frozenset({"tovholder.start.administrator", "tovholder.start.kanaler", "tovholder.start.roller"})
"""What only administrators may press or send in."""
BUTTONS = ANYBODYS | SETTING_UP | {
    "erfaringer.svaret", "erfaringer.fortael", "erfaringer.ret", "erfaringer.traek",
    "afbud.fortryd", "afbud.liste", "afbud.stedfortraeder", "beslutninger.fortryd", "beslutninger.fundet",
    "beslutninger.vis_fundet", "beslutninger.ret_fundet", "beslutninger.liste",
    "beslutninger.luk", "beslutninger.overdrag", "beslutninger.ret", "beslutninger.ret_fremmoede",
    "beslutninger.senere", "dagsorden.bekraeft", "dagsorden.fortryd",
    "dagsorden.punkt.begrund", "dagsorden.punkt.genindsæt", "dagsorden.punkt.klar", "dagsorden.punkt.nyt",
    "dagsorden.punkt.overdrag", "dagsorden.punkt.ret", "dagsorden.punkt.senere", "dagsorden.punkt.skriv",
    "dagsorden.punkter", "dagsorden.status", "dagsorden.tidslinje",
    "midler.fortryd", "midler.vis", "sagsflow.afviser", "sagsflow.stop", "sagsflow.tager", "sagsflow.tilpasser",
    "sagsflow.tavle", "sagsflow.videre",
    "moeder.fastsaet", "moeder.opret",
    "moeder.plan", "moeder.svar", "opgaver.overdrag", "opgaver.senere", "opgaver.tag",
    "opgaver.udfoert", "tovholder.data.hent", "tovholder.data.slet", "tovholder.import.deltagere",
    "tovholder.import.gem", "tovholder.import.ret", "tovholder.kanal",
}  # fmt: skip
FORMS = ANYBODYS | SETTING_UP | {
    "erfaringer.fortael",
    "afbud.meld", "afbud.moede", "afbud.stedfortraeder", "beslutninger.fremmoede", "beslutninger.registrer",
    "beslutninger.overdrag", "beslutninger.ret", "beslutninger.ret_fundet", "beslutninger.senere", "dagsorden.punkt",
    "dagsorden.punkt.overdrag", "dagsorden.punkt.senere",
    "moeder.fastsaet", "moeder.find", "moeder.opret", "opgaver.overdrag",
    "opgaver.senere", "sagsflow.ny", "sagsflow.stop", "sagsflow.svar", "tovholder.data.slet", "tovholder.import",
    "tovholder.indstillinger",
}  # fmt: skip
OPENS_ONLY = frozenset({"moeder.opret", "opgaver.tag"})
"""What outsiders may see empty or hear about, since it holds nothing of anybody's."""


@pytest.mark.parametrize("line", BEFORE)
async def test_who_may_type_it(busy: tuple[Office, dict[str, Person]], line: str) -> None:
    """Everybody who may gets on, everybody else is refused, changes nothing and reads nothing closed or absent."""
    await check_line(*busy, line, BEFORE[line])


def test_every_act_has_a_line() -> None:
    """Each command, what its help shows, each act of `/tovholder`, and each button and form is spoken for."""
    registry = build_registry()
    lines = [*BEFORE, *AGENDA_BEFORE, *AGENDA_AFTER]
    wanted = {f"/{name}" for name in registry.commands} | {f"/tovholder {act}" for act in _ACTS}
    wanted |= {f"/moede {act.value}" for act in moede.Act} | {f"/midler {act.value}" for act in midler.Act}
    wanted |= {f"/sagsflow {act.value}" for act in sagsflow.Act if act is not sagsflow.Act.FORM}
    wanted |= {f"/opgaver {word.value}" for word in (*opgaver.Kind, *opgaver.Act)}
    assert [one for one in sorted(wanted) if not any(line.startswith(one) for line in lines)] == []
    assert set(registry.buttons) == BUTTONS - {"erfaringer.del"}
    assert set(registry.forms) == FORMS - (ANYBODYS - {"erfaringer.del", "erfaringer.proev"})


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
        await types_as(office, people, "regionshus", line)
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
            assert is_refused(answer) or isinstance(answer, OpenForm), (kind, action, told)
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


async def test_who_may_set_up(busy: tuple[Office, dict[str, Person]]) -> None:
    """The steps of setting up are pressed and sent in by administrators, and by nobody else however they got them."""
    office, people = busy
    channels = (Channel("C7", "sekretariat-fyn", Reach.OWN),)
    steps = await types_as(office, people, "administrator", "/tovholder start")
    buttons = {one.action: one for one in _buttons(steps) if one.action in SETTING_UP}
    assert set(buttons) == SETTING_UP
    for button in buttons.values():
        opened = await office.presses(people["administrator"], button, is_administrator=True, channels=channels)
        form, chosen = form_of(opened), {"fyn": "C7", "regionshus": "1", "person": "1"}
        for kind in sorted(ALL - ADMINISTRATOR):
            before, is_outsider = _kept(office), kind == "udefra"
            pressed = await office.presses(people[kind], button, is_outsider=is_outsider, channels=channels)
            sent = await office.submits(people[kind], form, chosen, is_outsider=is_outsider, channels=channels)
            assert is_refused(pressed), (kind, button.action, said(pressed))
            assert is_refused(sent), (kind, form.name, said(sent))
            assert _kept(office) == before, (kind, form.name)
