"""Who may do what: every act typed, by everybody there is, in their own cluster and beside it.

A new command or act without a line here fails: add the line that says who may.
"""

import pytest

from bot.features import build_registry
from domain.people import Person
from handlers.midler import words as midler
from handlers.moeder import words as moede
from handlers.opgaver import words as opgaver
from handlers.sagsflow import words as sagsflow
from handlers.tovholder.feature import _ACTS  # the words are nowhere else
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
    SECRETARIAT,
    WITH_ROLE,
    check_line,
)
from tests.support.office import Office

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
    f"/moede sted {AT} Odense Rådhus": SECRETARIAT,
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
    "/moede sted ssu 10/12 Regionshuset i Vejle": ABOVE,
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
    '/sagsflow ny "Følge hjem" skalering fyn': SECRETARIAT | ABOVE,
    '/sagsflow ny "Fælles akutteam" ssu-til-klynger': ABOVE,
    "/sagsflow ny erfaring 1": SECRETARIAT | ABOVE,
    "/sagsflow status": INSIDERS - {"uden rolle", "administrator"},
    "/sagsflow status 1": INSIDERS - {"uden rolle", "administrator"},
    "/sagsflow fil": INSIDERS - {"uden rolle", "administrator"},
    "/sagsflow videre 1 afslut": SECRETARIAT | ABOVE,
    "/sagsflow luk 1": ALL,  # a question, which tells nothing
    '/sagsflow stop 1 "Dækket af en anden indsats"': SECRETARIAT | ABOVE,
    "/sagsflow genoptag 1": SECRETARIAT | ABOVE,
    "/sagsflow fortryd 1": SECRETARIAT | ABOVE,
    "/sagsflow overlever 1 til fagligt fyn": SECRETARIAT | ABOVE,
    "/sagsflow videre 2 afslut": ABOVE,
    "/sagsflow status 3": SECRETARIAT,
    "/erfaring seneste": ALL,
    "/erfaring vis 1": ALL,
    "/erfaring søg opkald": ALL,
    "/erfaring del Opkald: Sygeplejersken på Fyn ringer.": INSIDERS,
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
    "/tovholder tildel @navn somatik fyn": ADMINISTRATOR,
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
    "/tovholder kanal fjern sekretariat fyn": ADMINISTRATOR,
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
    "/tovholder administrator fjern @navn": ADMINISTRATOR,
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


@pytest.mark.parametrize("line", BEFORE)
async def test_who_may_type_it(busy: tuple[Office, dict[str, Person]], line: str) -> None:
    """Everybody who may gets on, everybody else is refused, changes nothing and reads nothing closed or absent."""
    await check_line(*busy, line, BEFORE[line])


def test_every_act_has_a_line() -> None:
    """Each command, what its help shows, and each act of `/tovholder` is spoken for."""
    registry = build_registry()
    lines = [*BEFORE, *AGENDA_BEFORE, *AGENDA_AFTER]
    wanted = {f"/{name}" for name in registry.commands} | {f"/tovholder {act}" for act in _ACTS}
    wanted |= {f"/moede {act.value}" for act in moede.Act} | {f"/midler {act.value}" for act in midler.Act}
    wanted |= {f"/sagsflow {act.value}" for act in sagsflow.Act if act is not sagsflow.Act.FORM}
    wanted |= {f"/opgaver {word.value}" for word in (*opgaver.Kind, *opgaver.Act)}
    assert [one for one in sorted(wanted) if not any(line.startswith(one) for line in lines)] == []
