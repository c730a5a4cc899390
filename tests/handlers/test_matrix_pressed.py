"""Who may do what: every button and form, by everybody there is, in their own cluster and beside it.

A new button or form that isn't named here fails: say who may.
"""

from collections.abc import Iterator

from bot.features import build_registry
from domain.people import Person
from handlers.outcomes import FormErrors, OpenForm, Outcome
from handlers.requests import Channel, Reach
from handlers.ui import Actions, Button, Choice, Form
from tests.support.everybody import (
    ADMINISTRATOR,
    ALL,
    AT,
    SECRET,
    STAND_IN,
    is_refused,
    types_as,
)
from tests.support.office import Office, form_of, said

ANYBODYS = frozenset(
    {
        "erfaringer.hoer_mere", "erfaringer.proev", "erfaringer.tak", "erfaringer.udfyld",
        "erfaringer.del", "erfaringer.del_besked", "erfaringer.del_nu", "erfaringer.ret_kladde", "erfaringer.kasser",
        "erfaringer.kladde", "erfaringer.ja", "erfaringer.nej", "erfaringer.spoerg_ikke",
        "tovholder.hjaelp",
    }
)  # fmt: skip
"""What every insider may press or send in, wherever they work; a draft only its own person, a consent its writer."""
SETTING_UP = frozenset({"tovholder.start.administrator", "tovholder.start.kanaler", "tovholder.start.roller"})
"""What only administrators may press or send in."""
BUTTONS = ANYBODYS | SETTING_UP | {
    "erfaringer.svaret", "erfaringer.fortael", "erfaringer.ret", "erfaringer.traek",
    "afbud.fortryd", "afbud.fortryd_stedfortraeder", "afbud.liste", "afbud.stedfortraeder",
    "beslutninger.fortryd", "beslutninger.fundet",
    "beslutninger.vis_fundet", "beslutninger.ret_fundet", "beslutninger.liste",
    "beslutninger.luk", "beslutninger.overdrag", "beslutninger.ret", "beslutninger.ret_fremmoede",
    "beslutninger.senere", "dagsorden.bekraeft", "dagsorden.fortryd",
    "dagsorden.fortryd_rettelser",
    "dagsorden.punkt.begrund", "dagsorden.punkt.genindsæt", "dagsorden.punkt.klar", "dagsorden.punkt.nyt",
    "dagsorden.punkt.overdrag", "dagsorden.punkt.ret", "dagsorden.punkt.senere", "dagsorden.punkt.skriv",
    "dagsorden.punkter", "dagsorden.status", "dagsorden.tidslinje",
    "midler.fortryd", "midler.vis", "sagsflow.afviser", "sagsflow.stop", "sagsflow.tager", "sagsflow.tilpasser",
    "sagsflow.tavle", "sagsflow.videre",
    "moeder.fastsaet", "moeder.opret",
    "moeder.plan", "moeder.svar", "opgaver.overdrag", "opgaver.senere", "opgaver.tag",
    "opgaver.udfoert", "tovholder.data.hent", "tovholder.data.slet", "tovholder.import.deltagere",
    "tovholder.import.gem", "tovholder.import.ret", "tovholder.kanal", "tovholder.kanal_erfaringer",
    "tovholder.kanal_sekretariat",
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


def test_every_button_and_form_is_spoken_for() -> None:
    """Each that is registered is named here."""
    registry = build_registry()
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


async def test_who_may_press_and_send_in(busy: tuple[Office, dict[str, Person]]) -> None:
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
