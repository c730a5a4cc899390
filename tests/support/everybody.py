"""Everybody there is: a secretariat's roles, other clusters', members, outsiders; and an office with things to keep."""

from domain.people import Person
from handlers.outcomes import Outcome
from tests.support.office import Office, mark, said

AT = "politisk fyn 9/12"
SECRET, STAND_IN = "Hemmelig personsag", "Ida Testesen"
"""What only the secretariat may read: the title of a closed item, and who comes instead of an absent member."""

OWNERS = frozenset({"regionshus", "kommune"})
SECRETARIAT = OWNERS | {"somatik", "psykiatri"}
MEMBERS = SECRETARIAT | {"medlem"}
ADMINISTRATOR = frozenset({"administrator"})
ABOVE = frozenset({"over klyngerne"})
WITH_ROLE = SECRETARIAT | {"anden klynge", "over klyngerne"}
INSIDERS = WITH_ROLE | ADMINISTRATOR | {"medlem", "uden rolle"}
ALL = INSIDERS | {"udefra"}
"""The kinds of people, by what they may do."""
_REFUSED = ("Det kan kun", "Du har ikke den rolle", "Du har ingen af de roller")
_WITHOUT_ROLE = "Du har ingen rolle"


async def everybody(office: Office) -> dict[str, Person]:
    """Persons of every kind, and a meeting in Fyn that has an open and a closed item, an absence and money."""
    people = {role: await office.with_role(role, role, "fyn") for role in ("regionshus", "somatik", "psykiatri")}
    people["kommune"] = await office.with_role("kommune", "kommune", "fyn", municipality="odense")
    for line in (
        "/moede opret politisk fyn onsdag den 9. december 2026 kl. 15-17",
        f'/dagsorden punkt "Akutpladser" til beslutning fra lokal økonomi øvrig kommuner Odense {AT}',
        f'/dagsorden punkt "{SECRET}" til orientering fra lokal lukket hjemmel "Forvaltningsloven § 27" {AT}',
        f"/afbud {AT} borgmester assens stedfortræder {STAND_IN}",
        "/midler bevilget fyn 2026 region 500.000",
        "/moede find politisk fyn 2/12 kl. 13-15, 3/12 kl. 13-15",
    ):
        assert "Intet er gemt." not in said(await office.types(people["regionshus"], line)), line
    shared = "/erfaring del Opkald efter udskrivning: Sygeplejersken på Fyn ringer til borgeren efter to dage."
    assert "er nr. 1" in said(await office.shares(people["regionshus"], shared))
    people["udefra"] = await office.with_role("Udefra", "regionshus", "fyn")
    people["anden klynge"] = await office.with_role("Anden", "regionshus", "lillebaelt")
    people["over klyngerne"] = await office.with_role("Over", "koordinationsgruppe", None)
    made = await office.types(people["over klyngerne"], "/moede opret ssu torsdag den 10. december 2026 kl. 10-12")
    assert "er oprettet" in said(made)
    for who, line in (
        ("somatik", '/sagsflow ny "Opkald efter udskrivning" skalering fyn'),
        ("over klyngerne", '/sagsflow ny "Fælles akutteam" ssu-til-klynger'),
        ("somatik", f'/sagsflow ny "{SECRET}" fra-fagligt fyn lukket'),
    ):
        assert "er begyndt" in said(await office.types(people[who], line)), line
    people["medlem"] = await office.seated("Medlem", "politisk/fyn", "borgmester_nyborg")
    people["uden rolle"], people["administrator"] = await office.person("Ingen"), await office.person("Chef")
    people["@navn"] = await office.person("Xenia Holm")
    return people


async def types_as(office: Office, people: dict[str, Person], kind: str, line: str) -> Outcome:
    """What somebody of that kind is answered; "@navn" in the line is a person without a role."""
    typed = line.replace("@navn", mark(people["@navn"]))
    is_administrator, is_outsider = kind == "administrator", kind == "udefra"
    return await office.types(people[kind], typed, is_administrator=is_administrator, is_outsider=is_outsider)


def is_refused(answer: Outcome) -> bool:
    """Whether the answer is that somebody else may; in what is told of oneself a role may be lacking too."""
    words = said(answer)
    return words.startswith(_WITHOUT_ROLE) or any(refusal in words for refusal in _REFUSED)


async def check_line(office: Office, people: dict[str, Person], line: str, may: frozenset[str]) -> None:
    """Everybody who may gets on, everybody else is refused, changes nothing and reads nothing closed or absent."""
    before = office.rows()
    for kind in sorted(ALL - may):
        answer = await types_as(office, people, kind, line)
        assert is_refused(answer), f"{kind}: {said(answer)}"
        assert SECRET not in said(answer), kind
        assert office.rows() == before, kind
    for kind in sorted(may):
        answer = await types_as(office, people, kind, line)
        assert not is_refused(answer), f"{kind}: {said(answer)}"
        if kind not in SECRETARIAT:
            assert SECRET not in said(answer), kind
            assert STAND_IN not in said(answer), kind
