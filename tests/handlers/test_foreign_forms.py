"""Forms that come back with what we never put in them: refused at the field, or as no form of ours."""

import pytest

from bot.features import build_registry
from domain.people import Person
from handlers.outcomes import FormErrors
from handlers.ui import Choice, DateInput, Form, PersonInput
from tests.support.office import Office, said
from tests.support.opened_forms import WAYS, opened, send_in

Busy = tuple[Office, dict[str, Person]]
FOREIGN = (
    "0",
    "x",
    "-1",
    "2147483647",
    "999999999999999999999",
    "a:b:c",
    "1 x y",
    "x 1 0",
    "²",
    "{}",
    "null",
    "x" * 900,
)
FREE = frozenset({"tovholder.import", "moeder.opret", "moeder.find"})
"""Whose hidden value only tells what was tried already, or when it was opened: without it, it is tried or read anew."""


def _kept(office: Office) -> dict[str, int]:
    return {table: number for table, number in office.rows().items() if table != "deliveries"}


def _parts(hidden: str) -> list[str]:
    """The hidden value with each of its parts in turn put wrong."""
    words = hidden.split(" ")
    return [" ".join([*words[:at], wrong, *words[at + 1 :]]) for at in range(len(words)) for wrong in ("", "x", "-1")]


def test_every_form_is_opened() -> None:
    """Each that is registered is tried below."""
    assert set(WAYS) == set(build_registry().forms)


@pytest.mark.parametrize("name", sorted(WAYS))
async def test_what_a_form_does_not_offer_is_refused_and_the_rest_taken(busy: Busy, name: str) -> None:
    """A choice, day, person or hidden value that can't be changes nothing; the form as it was opened is taken."""
    office, people = busy
    form, values = await opened(office, people, name)
    before = _kept(office)
    tried = [
        (form, {one.name: value})
        for one in form.fields
        if isinstance(one, Choice | DateInput | PersonInput)
        for value in FOREIGN
    ]
    if form.hidden and name not in FREE:
        hidden = [one for one in (*FOREIGN, *_parts(form.hidden)) if one != form.hidden]
        tried += [(Form(name, form.title, form.submit, form.fields, one), {}) for one in hidden]
    for sent, wrong in tried:
        answer = await send_in(office, people, sent, values | wrong)
        assert isinstance(answer, FormErrors), (wrong or sent.hidden, answer)
        assert all(answer.errors.values()), (wrong or sent.hidden, answer)
        assert _kept(office) == before, (wrong or sent.hidden, answer)
    taken = await send_in(office, people, form, values)
    assert not isinstance(taken, FormErrors), taken


@pytest.mark.parametrize("name", sorted(set(WAYS) - {"tovholder.indstillinger"}))
async def test_a_form_that_comes_without_its_fields_changes_nothing(busy: Busy, name: str) -> None:
    """What didn't come back isn't taken for what was left empty: nobody is erased, present or out in the open by it."""
    office, people = busy
    form, _ = await opened(office, people, name)
    before = _kept(office)
    answer = await send_in(office, people, Form(name, form.title, form.submit, (), form.hidden), {})
    assert said(answer).strip()
    assert _kept(office) == before, said(answer)


async def test_settings_that_did_not_come_back_stay(busy: Busy) -> None:
    """A form of one's own settings without its fields leaves them as they are."""
    office, people = busy
    await office.types(people["regionshus"], "/tovholder indstillinger stille 17-8")
    before = said(await office.types(people["regionshus"], "/tovholder indstillinger"))
    assert "17.00–08.00" in before
    form, _ = await opened(office, people, "tovholder.indstillinger")
    await send_in(office, people, Form(form.name, form.title, form.submit, ()), {})
    assert said(await office.types(people["regionshus"], "/tovholder indstillinger")) == before


async def test_an_item_is_open_or_closed_by_what_came_back_alone(busy: Busy) -> None:
    """Without that choice an item is not saved, since a closed one would lie open; texts that didn't come back stay."""
    office, people = busy
    form, values = await opened(office, people, "dagsorden.punkt")
    values |= {"resumé": "Kort"}
    assert not isinstance(await send_in(office, people, form, values), FormErrors)
    form, _ = await opened(office, people, "dagsorden.punkt")
    bare = Form(form.name, form.title, form.submit, (), form.hidden)
    refused = await send_in(office, people, bare, {"titel": "Akutpladser"})
    assert isinstance(refused, FormErrors)
    assert set(refused.errors) == {"åbenhed"}
    await send_in(office, people, bare, {"titel": "Akutpladser", "åbenhed": "lukket"})
    items = await office.work.read(lambda store: store.agenda_items.of_meeting(1))
    item = next(one for one in items if one.title == "Akutpladser")
    assert (item.is_closed, item.summary, item.municipalities) == (True, "Kort", ("odense",))


async def test_a_decision_is_set_right_only_at_its_own_meeting(busy: Busy) -> None:
    """Whoever serves another meeting can't reach a decision by naming it in that meeting's form."""
    office, people = busy
    form, values = await opened(office, people, "beslutninger.ret")
    _, number, seen = form.hidden.split()
    elsewhere = Form(form.name, form.title, form.submit, form.fields, f"2:0 {number} {seen}")
    before = office.rows()
    answer = await office.submits(people["over klyngerne"], elsewhere, values)
    assert said(answer).startswith("Knappen eller formularen virker ikke længere."), said(answer)
    assert office.rows() == before
