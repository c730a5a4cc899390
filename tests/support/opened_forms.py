"""Every form as it is opened in an office with things to keep, and what is filled in so that it is taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from danish.zone import copenhagen
from domain.people import Person
from domain.shared_files import SharedFile
from handlers.outcomes import OpenForm, Outcome
from handlers.requests import Channel, Reach
from handlers.ui import Button, Choice, Form, PersonInput, TextInput
from tests.support.everybody import AT
from tests.support.office import Office, form_of, said

CHANNELS = (Channel("C7", "sekretariat-fyn", Reach.OWN),)
MINUTES = SharedFile("referat.txt", b"Punkt 1: Akutpladser\n\nBeslutning: Godkendt.\n", "F1")
_NOW, _HELD = copenhagen(2026, 10, 26, 9), copenhagen(2026, 12, 9, 18)


@dataclass(frozen=True, slots=True)
class Way:
    """How a form is opened: by a command or a button, and what else is filled in; `is_held` once the meeting was."""

    by: str | Button
    filled: Mapping[str, str] = field(default_factory=dict)
    who: str = "regionshus"
    is_held: bool = False


def _pressed(action: str, value: str = "", **filled: str) -> Way:
    return Way(Button("Tryk", action, value), filled)


def _once_held(action: str, value: str, **filled: str) -> Way:
    return Way(Button("Tryk", action, value), filled, is_held=True)


WAYS: Mapping[str, Way] = {
    "afbud.moede": Way("/afbud"),
    "afbud.meld": Way(f"/afbud {AT}"),
    "afbud.stedfortraeder": _pressed("afbud.stedfortraeder", "1 borgmester_assens"),
    "dagsorden.punkt": _pressed("dagsorden.punkt.ret", "{item}"),
    "dagsorden.punkt.overdrag": _pressed("dagsorden.punkt.overdrag", "{item}"),
    "dagsorden.punkt.senere": _pressed("dagsorden.punkt.senere", "{item}"),
    "moeder.opret": _pressed("moeder.opret", tid="onsdag den 16. december 2026 kl. 15-17"),
    "moeder.find": Way("/moede find", {"forslag": "17/12 kl. 13-15\n18/12 kl. 13-15", "forum": "fagligt/fyn"}),
    "moeder.fastsaet": _pressed("moeder.fastsaet", "1"),
    "opgaver.overdrag": Way(Button("Tryk", "opgaver.overdrag", "{task}"), who="somatik"),
    "opgaver.senere": _pressed("opgaver.senere", "{task}"),
    "sagsflow.ny": Way("/sagsflow ny", {"flow": "ssu-til-klynger"}, who="over klyngerne"),
    "sagsflow.svar": Way(Button("Tryk", "sagsflow.afviser", "1"), who="somatik"),
    "sagsflow.stop": Way(Button("Tryk", "sagsflow.stop", "1"), who="somatik"),
    "erfaringer.del": _pressed("erfaringer.ret", "1"),
    "erfaringer.proev": Way(Button("Tryk", "erfaringer.proev", "1"), who="anden klynge"),
    "erfaringer.fortael": Way(Button("Tryk", "erfaringer.fortael", "1"), who="anden klynge"),
    "tovholder.import": Way("/tovholder import", {"liste": "navn;forum;plads\n"}, who="administrator"),
    "tovholder.indstillinger": Way("/tovholder indstillinger ret"),
    "tovholder.start.kanaler": Way(Button("Tryk", "tovholder.start.kanaler"), who="administrator"),
    "tovholder.start.roller": Way(
        Button("Tryk", "tovholder.start.roller", "fyn"), {"hvilken_kommune": "odense"}, who="administrator"
    ),
    "tovholder.start.administrator": Way(Button("Tryk", "tovholder.start.administrator"), who="administrator"),
    "tovholder.data.slet": Way(Button("Tryk", "tovholder.data.slet", "mig"), who="medlem"),
    "beslutninger.registrer": Way(f"/beslutning 2 {AT}", is_held=True),
    "beslutninger.ret": _once_held("beslutninger.ret", "1", tekst="Vi går i gang i maj"),
    "beslutninger.overdrag": _once_held("beslutninger.overdrag", "1"),
    "beslutninger.senere": _once_held("beslutninger.senere", "1"),
    "beslutninger.fremmoede": _once_held("beslutninger.ret_fremmoede", "1"),
    "beslutninger.ret_fundet": _once_held("beslutninger.ret_fundet", "F1 1 0"),
}
"""By the form's name."""


async def opened(office: Office, people: Mapping[str, Person], name: str) -> tuple[Form, dict[str, str]]:
    """The form of that name, and values for all its fields."""
    way = WAYS[name]
    office.files[MINUTES.id] = MINUTES
    if name == "erfaringer.fortael":
        await _try_an_experience(office, people)
    office.now = _HELD if way.is_held else _NOW
    if way.is_held:
        said_of = await office.types(people["regionshus"], f'/beslutning 1 "Vi går i gang" frist 18/12 {AT}')
        assert "registreret" in said(said_of), said(said_of)
    form = form_of(await _open(office, people, way))
    return form, _values(form, people) | dict(way.filled)


async def send_in(office: Office, people: Mapping[str, Person], form: Form, values: Mapping[str, str]) -> Outcome:
    """The answer to the form with these values, sent in by whoever opened it."""
    who = WAYS[form.name].who
    return await office.submits(people[who], form, values, channels=CHANNELS, is_administrator=who == "administrator")


async def _open(office: Office, people: Mapping[str, Person], way: Way) -> Outcome:
    person, is_administrator = people[way.who], way.who == "administrator"
    if isinstance(way.by, str):
        return await office.types(person, way.by, is_administrator=is_administrator)
    value = way.by.value.format(item=await _item(office), task=await _task(office))
    button = replace(way.by, value=value)
    return await office.presses(person, button, channels=CHANNELS, is_administrator=is_administrator)


async def _item(office: Office) -> int:
    """The open item of the meeting that somebody writes."""
    items = await office.work.read(lambda store: store.agenda_items.of_meeting(1))
    return next(one.id for one in items if one.title == "Akutpladser")


async def _task(office: Office) -> int:
    """A task of the meeting that is still to be done."""
    tasks = await office.work.read(lambda store: store.tasks.of_meeting(1))
    return next(one.id for one in tasks if one.is_open)


async def _try_an_experience(office: Office, people: Mapping[str, Person]) -> None:
    form, values = await opened(office, people, "erfaringer.proev")
    assert not isinstance(await send_in(office, people, form, values), OpenForm)


def _values(form: Form, people: Mapping[str, Person]) -> dict[str, str]:
    """What stands in the fields, and something that is taken in those that are empty and may not be."""
    values = {}
    for one in form.fields:
        if isinstance(one, PersonInput):
            values[one.name] = str(people["kommune"].id)
        elif isinstance(one, Choice):
            values[one.name] = one.value or ("" if one.is_optional else one.options[0].value)
        elif isinstance(one, TextInput):
            values[one.name] = one.value or ("" if one.is_optional else "Noget andet")
    return values
