"""`/tovholder trin`, `stedfortrædere`, `leder` and `plads`: what a body decides for itself."""

import pytest

from danish.zone import copenhagen
from domain.people import Person
from domain.ports import Repositories
from domain.reminders import of_task
from domain.tasks import Task
from tests.storage.test_queries import counting
from tests.support.office import Office, mark, said

MAKE = "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17"


async def _admin(office: Office) -> Person:
    return await office.person("Anne Eksempel")


async def _task(office: Office, step: int) -> Task:
    def unit(repositories: Repositories) -> Task:
        (meeting,) = repositories.meetings.of_body("politisk/fyn")
        return next(task for task in repositories.tasks.of_meeting(meeting.id) if task.step == step)

    return await office.work.read(unit)


async def _does(office: Office, person: Person, line: str) -> str:
    return said(await office.types(person, f"/tovholder {line}", is_administrator=True))


async def test_a_deadline_of_ones_own_moves_what_is_planned(office: Office) -> None:
    """Coming meetings' open tasks and reminders follow, new meetings too, and the log keeps it."""
    anne, bo = await _admin(office), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    await office.types(bo, MAKE)
    answer = await _does(office, anne, "trin 9 fyn politisk frist -6")
    assert answer == (
        "Lokalt i Politisk niveau, Fyn: Trin 9 (Udsendelse) har frist 6 hverdage før mødet\n"
        "Frister og påmindelser er lagt om for 1 kommende møde. Se det med `/tovholder ansvar`."
    )
    task = await _task(office, 9)
    assert task.due == copenhagen(2026, 12, 1, 12)
    due = await office.work.read(
        lambda r: {one.due for one in r.reminders.of(of_task(task.id)) if one.state == "planlagt"}
    )
    assert due == {copenhagen(2026, 11, 27, 9), copenhagen(2026, 12, 1, 9)}
    (entry,) = await office.audit("body:politisk/fyn")
    assert (entry.act, entry.facts) == ("lokalt.ændret", {"kind": "frist", "item": "9", "value": "-6"})
    assert "frist 5 hverdage før mødet" in await _does(office, anne, "trin 9 fyn politisk nulstil")
    assert (await _task(office, 9)).due == copenhagen(2026, 12, 2, 12)


async def test_an_owner_of_ones_own_decides_who_may(office: Office) -> None:
    """Who owns the step locally confirms it; who owned it by the profile no longer can."""
    anne = await _admin(office)
    bo, eva = (
        await office.with_role("Bo Prøvesen", "regionshus", "fyn"),
        await office.with_role("Eva", "somatik", "fyn"),
    )
    await office.types(bo, MAKE)
    assert "ligger hos OUH Odense Universitetshospital" in await _does(office, anne, "trin 5 fyn politisk ejer OUH")
    line = "/dagsorden kvalitetssikret politisk fyn 9/12"
    assert "Trin 5 ligger hos" in said(await office.types(bo, line))
    assert "Udført: Kvalitetssikring" in said(await office.types(eva, line))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("somatik og/eller psykiatri samt kommune", "OUH Odense Universitetshospital og/eller Psykiatrisygehuset samt"),
        ("regionshus og kommune", "Regionshuset og Kommunal tovholder"),
        ("regionshus + psykiatri", "Regionshuset og Psykiatrisygehuset"),
        ("kommunal tovholder", "Kommunal tovholder"),
    ],
)
async def test_owners_are_understood_as_people_say_them(office: Office, typed: str, told: str) -> None:
    """One, several or one of several."""
    assert f"ligger hos {told}" in await _does(office, await _admin(office), f"trin 5 politisk fyn ejer {typed}")


async def test_it_is_shown_as_local(office: Office) -> None:
    """`ansvar` and `tjek` tell what is local; another cluster's board doesn't."""
    anne = await _admin(office)
    await _does(office, anne, "trin 11 fyn politisk frist udkast 3 efter")
    line = "rin 11 (Referat (udkast)) har frist 3 hverdage efter mødet"
    assert line in await _does(office, anne, "ansvar politisk fyn")
    assert line in await _does(office, anne, "tjek")
    assert line not in await _does(office, anne, "ansvar politisk lillebælt")


async def test_stand_ins_may_count(office: Office) -> None:
    """Once the cluster has decided so, a stand-in counts, and the answer no longer says otherwise."""
    anne, bo = await _admin(office), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    await office.types(bo, MAKE)
    await office.types(bo, "/afbud politisk fyn 9/12 plo 1 stedfortræder Ida Testesen")
    answer = await _does(office, anne, "stedfortrædere tæller med fyn")
    assert answer.startswith("Lokalt i Politisk niveau, Fyn: En stedfortræder tæller med i fremmødet")
    listed = said(await office.types(bo, "/afbud liste politisk fyn 9/12"))
    assert "Almen praksis 2 af 2" in listed
    assert "tæller med i fremmødet" in await _does(office, anne, "stedfortrædere fyn")
    await _does(office, anne, "stedfortrædere nulstil fyn")
    assert "Almen praksis 1 af 2" in said(await office.types(bo, "/afbud liste politisk fyn 9/12"))


async def test_a_rule_about_stand_ins_holds_from_when_it_is_set(office: Office) -> None:
    """A meeting that has begun by then keeps its verdict, whatever is set or taken back; the next one has the new."""
    anne, bo = await _admin(office), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    await office.types(bo, MAKE)
    await office.types(bo, "/moede opret politisk fyn 16/12-2026 kl. 15-17")
    for day in ("9/12", "16/12"):
        for seat in ("plo 1", "plo 2"):
            await office.types(bo, f"/afbud politisk fyn {day} {seat} stedfortræder Ida Testesen")
    office.now = copenhagen(2026, 12, 9, 18)
    told = await _does(office, anne, "stedfortrædere tæller med fyn")
    assert "de møder, der begynder fra nu af" in told
    assert "så ret fremmødet med `/beslutning fremmøde`" in told
    assert "Almen praksis 0 af 2" in said(await office.types(bo, "/afbud liste politisk fyn 9/12"))
    assert "Almen praksis 0 af 2" in said(await office.types(bo, "/beslutning liste politisk fyn 9/12"))
    assert "Almen praksis 2 af 2" in said(await office.types(bo, "/afbud liste politisk fyn 16/12"))
    set_right = said(await office.types(bo, "/beslutning fremmøde plo 1 mødte politisk fyn 9/12"))
    assert "Almen praksis 1 af 2" in set_right
    office.now = copenhagen(2026, 12, 17, 9)
    taken_back = await _does(office, anne, "stedfortrædere nulstil fyn")
    assert "følger igen profilen" in taken_back
    assert "de møder, der begynder fra nu af" in taken_back
    assert "Almen praksis 2 af 2" in said(await office.types(bo, "/beslutning liste politisk fyn 16/12"))
    assert "aftalt lokalt" not in await _does(office, anne, "ansvar politisk fyn")
    assert "ikke aftalt noget lokalt" in await _does(office, anne, "stedfortrædere nulstil fyn")
    await _does(office, anne, "stedfortrædere tæller ikke med fyn")
    assert "allerede" in await _does(office, anne, "stedfortrædere tæller ikke med fyn")
    assert (await _does(office, anne, "ansvar politisk på fyn")).count("tæller ikke med i fremmødet") == 1


async def test_a_seat_has_its_own_name(office: Office) -> None:
    """A rådmand in a borgmester's place is called so, and found by either word."""
    anne, bo = await _admin(office), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    await office.types(bo, MAKE)
    line = 'plads borgmester odense politisk fyn "Rådmand, Odense"'
    assert "Pladsen hedder Rådmand, Odense" in await _does(office, anne, line)
    for word in ("rådmand odense", "borgmester odense"):
        assert "Rådmand, Odense" in said(await office.types(bo, f"/afbud politisk fyn 9/12 {word}"))
        await office.types(bo, f"/afbud fortryd politisk fyn 9/12 {word}")
    assert "følger igen profilen" in await _does(office, anne, "plads rådmand odense politisk fyn nulstil")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("trin", "Hvilket forum mener du?"),
        ("trin 5 politisk fyn", "Hvad skal gælde for hvilket trin?"),
        ("trin 99 politisk fyn frist -3", "Hvad skal gælde for hvilket trin?"),
        ("trin 5 politisk fyn ejer konen", "Jeg kender ikke rollen “konen”"),
        ("trin 5 politisk fyn ejer", "Skriv hver ansvarlig én gang."),
        ("trin 5 politisk fyn ejer kommune og kommune", "Skriv hver ansvarlig én gang."),
        ("trin 5 politisk fyn frist", "Hvornår skal fristen ligge?"),
        ("trin 5 politisk fyn frist i morgen", "Hvornår skal fristen ligge?"),
        ("trin 5 politisk fyn frist 3", "Den frist kan trin 5 ikke have."),
        ("trin 5 politisk fyn frist -2000", "Den frist kan trin 5 ikke have."),
        ("trin 10 politisk fyn frist -1", "Trinnet er selve mødet."),
        ("trin 11 politisk fyn frist 3", "Skriv udkast eller godkendt foran"),
        ("trin 5 politisk fyn nulstil", "Der er ikke aftalt noget lokalt her."),
        ("trin 5 blåbær politisk fyn frist -3", "Jeg forstod ikke “blåbær”."),
        ("stedfortrædere tæller med fyn fagligt", "har ingen regel om fremmøde"),
        ("plads borgmester odense politisk fyn", "Hvad skal pladsen hedde?"),
        ('plads borgmester odense politisk fyn "PLO 1"', "har allerede en plads"),
        ('plads borgmester odense politisk fyn "12"', "kan ikke være en plads' navn"),
        ('plads borgmester odense politisk fyn "Rådmand ⟦person:1⟧"', "En plads' navn kan ikke rumme en person"),
        ('plads borgmester odense politisk fyn "Se ⟦kanal:C1⟧"', "En plads' navn kan ikke rumme en person"),
    ],
)
async def test_bad_input_is_answered(office: Office, typed: str, answer: str) -> None:
    """Whatever is typed gets an answer in Danish, and nothing is stored."""
    anne = await _admin(office)
    before = office.rows()
    told = await _does(office, anne, typed)
    assert answer in told
    assert "Intet er gemt." in told
    assert office.rows() == before


@pytest.mark.parametrize(
    "line", ["trin 5 politisk fyn frist -3", "stedfortrædere tæller med fyn", "plads x politisk fyn"]
)
async def test_only_an_administrator_may(office: Office, line: str) -> None:
    """The secretariat sees what is local; an administrator changes it."""
    bo = await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    before = office.rows()
    assert "Det kan kun en administrator gøre." in said(await office.types(bo, f"/tovholder {line} {mark(bo)}"))
    assert office.rows() == before


async def test_a_leading_role_is_told_only_where_the_body_chose_so(office: Office) -> None:
    """Off as it is shipped; anybody may see it, an administrator changes it, and the log keeps it."""
    anne, bo = await _admin(office), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    off = "OUH Odense Universitetshospital får ikke besked dagen efter en overskredet frist i Fagligt strategisk niveau"
    assert off in said(await office.types(bo, "/tovholder leder fagligt fyn"))
    assert "administrator" in said(await office.types(bo, "/tovholder leder besked ja fagligt fyn"))
    assert "Den ledende rolle får besked dagen efter" in await _does(office, anne, "leder besked ja fagligt fyn")
    assert off.replace("får ikke", "får") in said(await office.types(bo, "/tovholder leder fagligt fyn"))
    assert "Sådan er det allerede." in await _does(office, anne, "leder ja fagligt fyn")
    await _does(office, anne, "leder besked nej fagligt fyn")
    assert off in said(await office.types(bo, "/tovholder leder fagligt fyn"))
    (first, _) = await office.audit("body:fagligt/fyn")
    assert (first.act, first.facts) == ("lokalt.ændret", {"kind": "leder", "item": "", "value": "ja"})
    assert "har ingen ledende rolle" in await _does(office, anne, "leder besked ja politisk fyn")


async def test_a_deadline_costs_the_same_however_many_meetings_there_are(office: Office) -> None:
    """The coming meetings are laid out anew in as many statements for four as for one."""
    anne, bo = await _admin(office), await office.with_role("Bo Prøvesen", "regionshus", "fyn")
    costs = []
    await _does(office, anne, "trin 9 fyn politisk frist -5")
    for days, offset in ((("2.",), -6), (("9.", "16.", "17."), -7)):
        for day in days:
            await office.types(bo, f"/moede opret politisk fyn {day} december 2026 kl. 15-17")
        with counting(office.work) as statements:
            assert "Frister og påmindelser er lagt om" in await _does(
                office, anne, f"trin 9 fyn politisk frist {offset}"
            )
        costs.append(len(statements))
    assert costs[0] == costs[1]
