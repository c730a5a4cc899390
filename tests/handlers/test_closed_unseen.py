"""What is closed to somebody changes no word of what they are told, whatever they type."""

import re
from dataclasses import replace

import pytest

from danish.zone import copenhagen
from domain.agenda import Economy, ItemKind
from domain.people import Person
from domain.ports import Repositories
from tests.fuzz.corpus import true_lines
from tests.support.everybody import AT, SECRET, types_as
from tests.support.office import Office, said

_ADDRESS = re.compile(r"[\w-]{40,}")
"""Of a calendar: it is a new one each time."""
_FIRST = f"/beslutning 3 “Hun begynder i maj” taget til efterretning ansvarlig fagligt frist 23/12 {AT}"
_OTHER = (f"/beslutning 3 “Det drøftes igen” drøftet {AT}", f"/afbud {AT} borgmester assens stedfortræder Bo Fiktiv")


@pytest.mark.parametrize("kind", ["medlem", "over klyngerne"])
async def test_what_is_closed_is_told_by_nothing(twins: tuple[Office, Office, dict[str, Person]], kind: str) -> None:
    """Offices that differ in a closed item, decision and case and in a stand-in alone answer others quite the same.

    Others are those who may read none of these, and they type all that the help and the guide teach.
    """
    one, other, people = twins
    await other.work.run(_closed_otherwise)
    one.now = other.now = copenhagen(2026, 12, 9, 18)
    for office, line in ((one, _FIRST), *((other, line) for line in _OTHER)):
        assert "Intet er gemt." not in said(await types_as(office, people, "regionshus", line)), line
    assert SECRET in said(await types_as(one, people, "regionshus", f"/dagsorden punkter {AT}"))
    assert SECRET not in said(await types_as(other, people, "regionshus", f"/dagsorden punkter {AT}"))
    for name, text in true_lines():
        told = [_ADDRESS.sub("…", repr(await types_as(each, people, kind, f"/{name} {text}"))) for each in (one, other)]
        assert told[0] == told[1], f"/{name} {text}"


def _closed_otherwise(store: Repositories) -> None:
    """The closed item and case of the office are about something else, and somebody else comes for a member."""
    for case in store.cases.every():
        if case.is_closed:
            store.cases.save(replace(case, title="Noget andet", target_days=9))
    for item in store.agenda_items.items(range(1, 30)).values():
        if item.is_closed:
            kind = ItemKind.DISCUSSION if item.kind is not ItemKind.DISCUSSION else ItemKind.INFORMATION
            told = replace(item, title="Noget andet", kind=kind, economy=Economy.SHARED_FUNDS, minutes=77)
            store.agenda_items.save([replace(told, legal_basis="En anden lov", presenter="En anden", summary="Mere")])
