"""Who may do what with agendas, minutes and decisions: every word, by everybody; and closed items leak nowhere.

A new word without a line here fails: add the line that says who may.
"""

import pytest

from danish.zone import copenhagen
from domain.people import Person, Place
from handlers.beslutninger import words as decisions
from handlers.dagsorden import item_words, words
from handlers.dagsorden.marks import AGENDA_MARKS, MINUTES_MARKS
from handlers.dispatch import answer_home
from handlers.requests import Context, HomeOpened
from tests.support.answers import words_of
from tests.support.everybody import (
    ALL,
    AT,
    MEMBERS,
    OWNERS,
    SECRET,
    SECRETARIAT,
    check_line,
    types_as,
)
from tests.support.office import INSTALL, PLATFORM, Office, said

HOSPITAL_AND_KOMMUNE = frozenset({"somatik", "psykiatri", "kommune"})
REGION = frozenset({"regionshus"})

BEFORE: dict[str, frozenset[str]] = {
    f"/dagsorden {AT}": MEMBERS,
    f"/dagsorden status {AT}": MEMBERS,
    f"/dagsorden dokument {AT}": MEMBERS,
    f"/dagsorden dokument lukket {AT}": SECRETARIAT,
    f"/dagsorden log {AT}": SECRETARIAT,
    f"/dagsorden indkaldt {AT}": HOSPITAL_AND_KOMMUNE,
    f"/dagsorden forplejning {AT}": HOSPITAL_AND_KOMMUNE,
    f"/dagsorden forplejning ikke nødvendig {AT}": HOSPITAL_AND_KOMMUNE,
    f"/dagsorden skrevet {AT}": SECRETARIAT,
    f"/dagsorden kvalitetssikret {AT}": OWNERS,
    f"/dagsorden genereret 22/17744 {AT}": REGION,
    f"/dagsorden genereret igen {AT}": OWNERS,
    f"/dagsorden godkend for regionsrådsformanden {AT}": OWNERS,
    f"/dagsorden godkend {AT}": OWNERS,
    f"/dagsorden rettelser {AT}": SECRETARIAT,
    f"/dagsorden udsendt {AT}": OWNERS,
    f"/dagsorden udført 5 {AT}": OWNERS,
    f"/dagsorden fortryd 5 {AT}": OWNERS,
    f"/dagsorden fortryd kvalitetssikret {AT}": OWNERS,
    f"/dagsorden fortryd godkendelse {AT}": OWNERS,
    f"/dagsorden fortryd rettelser {AT}": OWNERS,
    f'/dagsorden punkt "Nyt" til drøftelse fra lokal økonomi ingen {AT}': SECRETARIAT,
    f"/dagsorden punkt til drøftelse {AT}": SECRETARIAT,
    f"/dagsorden punkter {AT}": MEMBERS,
    "/dagsorden mine punkter": ALL,
    f"/dagsorden punkt 2 {AT}": MEMBERS,
    f"/dagsorden punkt 3 {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 klar {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 kladde {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 ret {AT}": SECRETARIAT,
    f"/dagsorden punkt 3 ret {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 udgår {AT}": SECRETARIAT,
    f'/dagsorden punkt 2 hjemmel "§ 27" {AT}': SECRETARIAT,
    f"/dagsorden punkt 2 lukket {AT}": SECRETARIAT,
    f"/dagsorden punkt 3 åben {AT}": SECRETARIAT,
    f'/dagsorden punkt 2 begrundelse "Tallene kom sent" {AT}': SECRETARIAT,
    f'/dagsorden punkt 2 resumé "Kort om sagen" {AT}': SECRETARIAT,
    f'/dagsorden punkt 2 sagsfremstilling "Sagen kort" {AT}': SECRETARIAT,
    f"/dagsorden punkt 2 sagsnr 22/17744 {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 jeg skriver {AT}": SECRETARIAT,
    f"/dagsorden tag punkt 3 {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 skriver @navn {AT}": SECRETARIAT,
    f"/dagsorden punkt 2 skriver ingen {AT}": SECRETARIAT,
    f"/dagsorden flyt punkt 3 til 2 {AT}": SECRETARIAT,
    f"/dagsorden overfør 3 {AT} til 16/12": SECRETARIAT,
    f"/dagsorden bilag 2 https://example.dk {AT}": SECRETARIAT,
    f"/dagsorden fjern bilag 1 fra punkt 2 {AT}": SECRETARIAT,
    f"/dagsorden særskilt 2 {AT}": SECRETARIAT,
}
AFTER: dict[str, frozenset[str]] = {
    f"/dagsorden afholdt {AT}": OWNERS,
    f"/dagsorden opfølgning {AT}": OWNERS,
    f"/dagsorden punkter {AT}": MEMBERS,
    f"/referat {AT}": MEMBERS,
    f"/referat status {AT}": MEMBERS,
    f"/referat dokument {AT}": MEMBERS,
    f"/referat dokument lukket {AT}": SECRETARIAT,
    f"/referat udkast {AT}": OWNERS,
    f"/referat godkendt {AT}": OWNERS,
    f"/referat genereret 22/17744 {AT}": REGION,
    f"/referat udsendt {AT}": OWNERS,
    f"/referat fortryd udsendt {AT}": OWNERS,
    f"/referat journaliseret 22/17744 odense {AT}": SECRETARIAT,
    f"/referat fortryd journaliseret odense {AT}": SECRETARIAT,
    f"/beslutning 2 {AT}": SECRETARIAT,
    f'/beslutning 2 "Vi går i gang" ansvarlig fagligt frist 23/12 {AT}': SECRETARIAT,
    "/beslutning liste politisk fyn": MEMBERS,
    "/beslutning fil politisk fyn": MEMBERS,
    "/beslutning fil lukket politisk fyn": SECRETARIAT,
    f"/beslutning ret 1 {AT}": SECRETARIAT,
    f'/beslutning ret 1 "Vi går i gang i maj" uden frist {AT}': SECRETARIAT,
    f"/beslutning ret 2 {AT}": SECRETARIAT,
    f"/beslutning log 1 {AT}": SECRETARIAT,
    f"/beslutning log 2 {AT}": SECRETARIAT,
    f"/beslutning luk 1 {AT}": SECRETARIAT,
    f"/beslutning genåbn 1 {AT}": SECRETARIAT,
    f"/beslutning fortryd 1 {AT}": SECRETARIAT,
    f"/beslutning overlever 1 til fagligt {AT}": SECRETARIAT,
    f"/beslutning godkendt 1 regionsrådet {AT}": SECRETARIAT,
    f"/beslutning godkendt 1 kommunalbestyrelse odense {AT}": SECRETARIAT,
    f"/beslutning fortryd godkendt 1 regionsrådet {AT}": SECRETARIAT,
    f"/beslutning fremmøde {AT}": SECRETARIAT,
    f"/beslutning fremmøde {AT} borgmester nyborg udeblev": SECRETARIAT,
}
DECIDED = (
    f'/beslutning 2 "Vi begynder" godkendt frist 23/12 {AT}',
    f'/beslutning 3 "{SECRET} afgøres" drøftet frist 23/12 {AT}',
)
LINES = [*((line, False) for line in BEFORE), *((line, True) for line in AFTER)]


async def hold(office: Office, people: dict[str, Person]) -> None:
    """The meeting is held: the open item was decided, the closed one discussed."""
    office.now = copenhagen(2026, 12, 9, 18)
    for line in DECIDED:
        assert "registreret" in said(await types_as(office, people, "regionshus", line)), line


@pytest.mark.parametrize(("line", "is_after"), LINES, ids=[line for line, _ in LINES])
async def test_who_may_type_it(busy: tuple[Office, dict[str, Person]], line: str, *, is_after: bool) -> None:
    """Everybody who may gets on, everybody else is refused, changes nothing and reads nothing closed."""
    if is_after:
        await hold(*busy)
    await check_line(*busy, line, (AFTER if is_after else BEFORE)[line])


def test_every_word_has_a_line(office: Office) -> None:
    """Each act on a step, an item, the minutes and a decision, and each step that has a word of its own."""
    typed = [line.partition(" ") for line in (*BEFORE, *AFTER)]
    agenda = [text for command, _, text in typed if command == "/dagsorden"]
    minutes = [text for command, _, text in typed if command == "/referat" and "journaliseret" not in text]
    about_items = [found for text in agenda if (found := item_words.read_item_words(text))]
    steps = [words.read("dagsorden", text) for text in agenda if not item_words.read_item_words(text)]
    steps += [words.read("referat", text) for text in minutes]
    assert {one.act for one in about_items} == set(item_words.ItemAct)
    assert {one.act for one in steps} == set(words.Act)
    marks = {*AGENDA_MARKS.values(), *MINUTES_MARKS.values()}
    assert marks <= {one.mark for one in steps}
    decided = [text for command, _, text in typed if command == "/beslutning"]
    read = {decisions.read(text, office.profile, office.now).act for text in decided}
    assert read == set(decisions.Act)


async def home_of(office: Office, people: dict[str, Person], kind: str) -> str:
    """What somebody's Home says."""
    context = Context(
        people[kind].id,
        people[kind].name,
        Place(PLATFORM, INSTALL, "D1"),
        office.now,
        "home",
        is_administrator=kind == "administrator",
        is_outsider=kind == "udefra",
    )
    home = await answer_home(office.services, HomeOpened(context))
    return words_of(home.card) if home else ""


async def test_closed_items_leak_nowhere(busy: tuple[Office, dict[str, Person]]) -> None:
    """Before and after the meeting: no view, Home, list, digest, post or message to others says what is in them."""
    office, people = busy
    await office.channel("C1", "fyn")
    heard: dict[str, list[str]] = {kind: [] for kind in ALL}
    views = (
        *("/dagsorden status", "/dagsorden punkter", "/referat status", "/beslutning liste"),
        *("/dagsorden dokument", "/referat dokument", "/dagsorden dokument lukket", "/referat dokument lukket"),
        *("/beslutning fil", "/beslutning fil lukket"),
    )
    lists = ("/dagsorden mine punkter", "/opgaver", "/opgaver klynge fyn", "/opgaver forsinkede", "/opgaver overblik")
    posts: list[str] = []
    for moment in ("before", "after"):
        if moment == "after":
            await hold(office, people)
        for kind in ALL:
            asked = [await types_as(office, people, kind, f"{view} {AT}") for view in views]
            asked += [await types_as(office, people, kind, line) for line in lists]
            heard[kind] += [*map(said, asked), await home_of(office, people, kind)]
    await types_as(office, people, "regionshus", f"/beslutning ret 2 frist 22/12 {AT}")
    own = {people[kind].id for kind in SECRETARIAT}
    for day in (21, 22, 23):
        office.now = copenhagen(2026, 12, day, 9, 1)
        posts += [told.words for told in await office.delivers() if told.message.recipient not in own]
    assert any(SECRET in words for words in heard["regionshus"])
    leaks = [(kind, words) for kind in ALL - SECRETARIAT for words in heard[kind] if SECRET in words]
    assert leaks == []
    assert not any(SECRET in words for words in posts)
