"""The extract of what is kept of a person, in words to read: no file is made here, and nothing is looked up."""

from collections.abc import Mapping
from datetime import datetime

from danish import writing
from domain.access import Actor
from domain.extracts import Extract, Section
from domain.organisation import Profile
from domain.personal_data import FATES, Fate, Kind, Mention, Record
from handlers.meeting_text import meeting_line
from handlers.tovholder.data_holding import Holding, bodies_by_key
from handlers.tovholder.data_places import FIELDS, around, is_hidden
from handlers.tovholder.data_words import CLOSED, HEADINGS, KINDS, TYPED, Values

_AFTERWARDS: Mapping[Fate, str] = {
    Fate.GOES: "Slettes, når der bliver bedt om det.",
    Fate.FREED: "Bliver ledig, når der bliver bedt om at slette.",
    Fate.NAMELESS: "Bliver stående uden navn, når der bliver bedt om at slette.",
    Fate.UNTIL_JOURNALISED: "Bliver stående uden navn, når der bliver bedt om at slette, "
    "men først når mødets referat er journaliseret.",
    Fate.FOLLOWS: "Hører til pladsen. Når personen ikke længere står på pladsen, kan ingen se, hvem det var.",
}
_AROUND = 60
_NOT_SHARED = "De er kun for den, der skriver dem, indtil de er delt, og bliver hverken vist eller ændret her."
_IN_SLACK = (
    "Her står alt, hvad Tovholders database har om personen. Hvad Slack selv gemmer, fx beskeder og det, der er "
    "skrevet efter en kommando, står ikke her."
)
_OTHERS = (
    "Andre er ikke nævnt ved navn, medmindre det står i noget, personen selv har skrevet. Titel og tekst på et lukket "
    "punkt vises kun for den, der stadig må se det."
)


class Extraction:
    """Makes extracts for a reader, who sees of closed items what they may see anyway."""

    def __init__(self, profile: Profile, reader: Actor, now: datetime) -> None:
        self._reader = reader
        self._now = now
        self._values = Values(profile)
        self._bodies = bodies_by_key(profile)

    def extract(self, holding: Holding) -> Extract:
        """All of it."""
        sections = [self._section(kind, holding) for kind in Kind]
        return Extract(
            f"Data om {holding.name}",
            self._lines(holding),
            (*(one for one in sections if one.rows), *self._texts(holding)),
        )

    def _lines(self, holding: Holding) -> tuple[str, ...]:
        found = (
            "Personen er fundet ved sit id i Slack. Navne, der er skrevet som fri tekst, er ikke med: "
            "En administrator kan finde dem ved navnet."
            if holding.whose.is_own
            else "Personen er fundet ved sit navn."
        )
        return (f"Hentet {writing.moment(self._now)}. {found}", _IN_SLACK, _OTHERS)

    def _section(self, kind: Kind, holding: Holding) -> Section:
        rows = tuple(self._row(one, holding) for one in holding.records if one.kind is kind)
        return Section(writing.capitalised(KINDS[kind][1]), _AFTERWARDS[FATES[kind]], rows)

    def _row(self, record: Record, holding: Holding) -> Mapping[str, str]:
        meeting = holding.meetings.get(record.meeting or 0)
        body = self._values.body(meeting.body if meeting else record.facts.get("body"))
        row = {"Møde": meeting_line(meeting, body)} if meeting and body else {}
        hides = self._hides(record, holding)
        for name, value in record.facts.items():
            said = self._values.read(name, value, body)
            row[HEADINGS[name]] = CLOSED if said and hides and name in TYPED else said
        return {heading: said for heading, said in row.items() if said}

    def _texts(self, holding: Holding) -> tuple[Section, ...]:
        drafts = sum(holding.drafts.values())
        unseen = (
            (Section("Andres kladder, hvor navnet står", _NOT_SHARED, ({"Antal": str(drafts)},)),) if drafts else ()
        )
        if not holding.mentions:
            return unseen
        rows = tuple(self._mention(one, holding) for one in holding.mentions)
        remark = "Navnet erstattes, når der bliver bedt om at slette; i et mødes sag, når referatet er journaliseret."
        return (Section("Tekster, hvor navnet står", remark, rows), *unseen)

    def _mention(self, mention: Mention, holding: Holding) -> Mapping[str, str]:
        meeting = holding.meetings.get(mention.meeting or 0)
        body = self._values.body(meeting.body if meeting else None)
        shown = around(mention, holding.whose.name, _AROUND)
        row = {"Møde": meeting_line(meeting, body)} if meeting and body else {}
        said = CLOSED if self._hides(mention, holding) else " ".join(shown)
        return {**row, "Felt": FIELDS[mention.column], "Tekst": said}

    def _hides(self, thing: Record | Mention, holding: Holding) -> bool:
        return is_hidden(thing, holding, self._reader, self._bodies, self._now.date())
