"""What people read about what is kept of them: the overview, the question before it is erased, and the answer after."""

from collections.abc import Sequence

from danish import writing
from domain.organisation import Profile
from domain.people import Person, RoleAssignment
from domain.personal_data import FATES, Fate, Kind, counted, is_kept
from handlers.kept_names import FORMER
from handlers.meeting_text import meeting_line
from handlers.requests import person_mark
from handlers.retry import command_button
from handlers.tovholder.data_holding import Holding, bodies_by_key
from handlers.tovholder.data_seen import seen
from handlers.tovholder.data_words import kind_count
from handlers.tovholder.role_cards import where
from handlers.tovholder.words import COMMAND
from handlers.ui import Actions, Block, Bold, Button, Card, Choice, Form, Option, Text, note, text

FETCH, ERASE = "tovholder.data.hent", "tovholder.data.slet"
SURE, YES = "sikker", "ja"
PLACES = frozenset({Kind.ROLE, Kind.SEAT, Kind.ALTERNATE})
"""What tells people of the same name apart."""
_OF_DECISIONS = frozenset({Kind.DECISION, Kind.DECISION_VERSION, Kind.AUTHORITY_APPROVAL})
_MOST_MEETINGS = 12
_FREE_TEXT = (
    "Jeg finder dig ved dit Slack-id. Står dit navn også som fri tekst, fx som oplægsholder, så bed en "
    "administrator skrive `/tovholder data Fornavn Efternavn`."
)
_SLACKS = "Det, der er skrevet i Slack, gemmer Slack selv; det kan jeg hverken hente eller slette."


def shown(holding: Holding, warnings: Sequence[str]) -> Card:
    """What is kept, in numbers, and what can be done about it."""
    is_own = holding.whose.is_own
    title = "Det har jeg gemt om dig" if is_own else f"Det har jeg gemt om {holding.name}"
    lines = [kind_count(kind, number) for kind, number in counted(holding.records).items()]
    if holding.mentions:
        lines.append(writing.count(len(holding.mentions), "tekst, hvor navnet står", "tekster, hvor navnet står"))
    whose = "mine data" if is_own else "data"
    value = holding.whose.written()
    blocks: list[Block] = [text("\n".join(f"• {line}" for line in lines))]
    blocks += [text(warning) for warning in warnings]
    blocks += in_drafts(holding)
    blocks.append(
        Actions(
            (
                Button(f"Hent {whose}", FETCH, value, is_primary=True),
                Button(f"Slet {whose}", ERASE, value, is_danger=True),
            )
        )
    )
    blocks.append(
        note(f"Filen kommer i en direkte besked fra mig, til dig alene. Før noget slettes, spørger jeg. {_SLACKS}")
    )
    if is_own:
        blocks.append(note(_FREE_TEXT))
    return Card(title, tuple(blocks))


def in_chat(name: str) -> str:
    """Why nothing but texts is shown."""
    return f"{name} er selv i Slack og henter og sletter resten med `/tovholder mine data`."


def in_drafts(holding: Holding) -> tuple[Text, ...]:
    """How many of others' drafts the name stands in, and whom to ask; what they say is theirs alone."""
    if not holding.drafts:
        return ()
    drafts = writing.count(sum(holding.drafts.values()), "kladde til en erfaring", "kladder til erfaringer")
    return (
        text(
            f"Navnet står i {drafts} hos {writing.join(list(holding.drafts))}. En kladde er kun for den, der skriver "
            "den, indtil den er delt: Jeg hverken viser eller ændrer den. Bed om, at navnet bliver taget ud. Bliver "
            "kladden ikke delt, slettes den af sig selv."
        ),
    )


def several(name: str, found: Sequence[tuple[Person, str]]) -> Card:
    """Which of those who bear the same name; each with what tells them apart."""
    blocks: list[Block] = []
    for person, what in found:
        blocks += [
            text(f"{person.name}: {what}"),
            Actions((command_button("Vis", COMMAND, f"data {person_mark(person.id)}"),)),
        ]
    return Card(f"Der er flere, der hedder {name}. Hvem mener du?", tuple(blocks))


def question(holding: Holding, profile: Profile, warnings: Sequence[str], places: Sequence[Text]) -> Form:
    """Says what goes, is freed, stays and waits, and which `places` of texts lose the name; asks whether to do it."""
    whose = "mine data" if holding.whose.is_own else "data"
    sure = Choice(SURE, "Kan ikke fortrydes", (Option(YES, f"Ja, slet {whose}"),))
    told = (
        *(() if holding.whose.is_own else (text("Det gælder ", Bold(holding.name), "."),)),
        *(text(Bold("OBS: "), warning) for warning in warnings),
        *_fates(holding, profile, is_done=False),
        *places,
        *in_drafts(holding),
        *((note(_FREE_TEXT),) if holding.whose.is_own else ()),
        note(_SLACKS),
    )
    hidden = f"{holding.whose.person}|{holding.whose.written()}|{seen(holding)}"
    return Form(ERASE, f"Slet {whose}", "Slet", (*told, sure), hidden)


def erased(holding: Holding, profile: Profile) -> Card:
    """The answer once it is done."""
    others = f"Data om {holding.name} er slettet." if holding.person else f"Navnet {holding.name} er fjernet."
    title = "Dine data er slettet." if holding.whose.is_own else others
    blocks: list[Block] = [*_fates(holding, profile, is_done=True), *in_drafts(holding)]
    if holding.whose.is_own:
        blocks.append(note(_FREE_TEXT))
        blocks.append(text("Skriver du til mig igen, begynder vi forfra, som om vi ikke kender hinanden."))
    return Card(title, (*blocks, note(_SLACKS)))


def warnings_of(
    sole: Sequence[RoleAssignment], profile: Profile, *, is_last_administrator: bool, is_own: bool
) -> tuple[str, ...]:
    """What nobody would do any more."""
    who = "Du er" if is_own else "Personen er"
    found = []
    if sole:
        roles, them = ("rollen", "den") if len(sole) == 1 else ("rollerne", "dem")
        listed = "; ".join(where(one, profile) for one in sole)
        found.append(f"{who} den eneste med {roles}: {listed}. Giv {them} til andre først, hvis I kan.")
    if is_last_administrator:
        found.append(
            f"{who} den sidste administrator. Gør en anden til det først: `/tovholder administrator tilføj @navn`."
        )
    return tuple(found)


def _fates(holding: Holding, profile: Profile, *, is_done: bool) -> tuple[Text, ...]:
    by_fate: dict[Fate, list[str]] = {}
    for kind, number in counted(holding.records).items():
        if kind is not Kind.PERSON:
            by_fate.setdefault(FATES[kind], []).append(kind_count(kind, number))
    nameless = [*by_fate.get(Fate.NAMELESS, ()), *by_fate.get(Fate.UNTIL_JOURNALISED, ())]
    nameless += [writing.count(len(holding.replaced), "tekst", "tekster")] if holding.replaced else []
    parts: list[Text] = []
    goes = [*by_fate.get(Fate.GOES, ()), *by_fate.get(Fate.FOLLOWS, ())]
    if goes:
        parts.append(text(Bold("Slettet: " if is_done else "Slettes: "), f"{writing.join(goes)}."))
    if freed := by_fate.get(Fate.FREED):
        parts.append(
            text(
                Bold("Uden ansvarlig igen: " if is_done else "Bliver uden ansvarlig: "),
                f"{writing.join(freed)}. De andre, der har åbne trin, får besked.",
            )
        )
    if nameless:
        parts.append(
            text(
                Bold("Bliver stående uden navn: "),
                f"{writing.join(nameless)}. Der står “{FORMER}” i stedet, fordi det hører til mødernes sager, "
                "til fælles midler, til det, der er delt med andre, eller til loggen, som kun har numre.",
            )
        )
    if kept := _kept_lines(holding, profile):
        listed = "\n".join(kept)
        why = "Indtil referatet er journaliseret, er det her myndighedernes eneste udgave. Navnet står endnu i:"
        parts.append(text(Bold("Venter på journalisering: "), f"{why}\n{listed}"))
        if any(is_kept(one, holding.awaiting) for one in holding.records):
            parts.append(text("Navnet fjernes af sig selv, når alle myndigheder har journaliseret."))
        if any(is_kept(one, holding.awaiting) for one in holding.mentions):
            parts.append(text("Tekster, hvor navnet står, skal slettes herfra igen, når de har journaliseret."))
    return tuple(parts)


def _kept_lines(holding: Holding, profile: Profile) -> list[str]:
    """The meetings whose records keep the name, each with its decisions."""
    bodies, lines = bodies_by_key(profile), []
    for key in sorted(holding.kept, key=lambda one: holding.meetings[one].starts):
        meeting = holding.meetings[key]
        body = bodies.get(meeting.body)
        numbers = sorted({int(one.facts["number"]) for one in holding.records
                          if one.kind in _OF_DECISIONS and one.meeting == key})  # fmt: skip
        decisions = f" (beslutning {writing.join([str(number) for number in numbers])})" if numbers else ""
        lines.append(f"• {meeting_line(meeting, body) if body else writing.weekday_date(meeting.day)}{decisions}")
    more = len(lines) - _MOST_MEETINGS
    return [*lines[:_MOST_MEETINGS], f"• … og {more} møder til"] if more > 0 else lines
