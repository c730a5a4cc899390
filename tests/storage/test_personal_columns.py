"""No column is forgotten that may tell of a person: each is shown and erased, searched for names, or has its reason."""

from sqlalchemy import JSON, Column, String

from domain.personal_data import FATES, Kind
from handlers.tovholder.data_places import FIELDS
from handlers.tovholder.data_words import HEADINGS, KINDS
from storage.personal_sources import SEATED, SOURCES, TEXTS
from storage.table_parts import metadata

KEYS = "a key, a state or an id of the organisation's, given by the program"
PLACES = "a conversation or workspace, not a person"
OWN = "belongs to a row that is shown and erased with its person"
REASONS = {
    "kept_names.person": "the name itself, kept until journalised; goes with `release`",
    "kept_names.former": "who was erased, without the name",
    "persons.name_folded": "the name again, erased with it",
    "audit.subject": "ids; entries about a person are shown, and the log can't be changed",
    "audit.facts": "ids, keys and dates, never text that people typed",
    "audit.act": KEYS,
    "audit.on_behalf_of": KEYS,
    "audit_seals.digest": "a digest",
    "deliveries.key": "ids of Slack's deliveries, forgotten after some days (TOVHOLDER_GEM_LEVERINGER)",
    "deliveries.attempt": KEYS,
    "outbox.error": "the platform's own word",
    "outbox.owner": "a process",
    "installs.name": "a workspace's name",
    "installs.sealed": "a workspace's token, encrypted",
    "begun_installs.digest": "a digest of a browser's cookie",
    "feeds.calendar": KEYS,
    "feeds.body": KEYS,
    "feeds.digest": "a digest of an address's secret",
    **dict.fromkeys(
        (
            "experience_words.words",
            "experience_words.stems",
            "experience_words.marks",
            "search_stems.stem",
            "search_stems.backwards",
            "search_stems.form",
        ),
        "the words of experiences once more, written anew when a name is taken out of them",
    ),
    **dict.fromkeys(("experiences.link", "experience_drafts.link"), "the platform's address of a message"),
    "fund_entries.party": KEYS,
    **dict.fromkeys(("cases.flow", "case_legs.place", "case_legs.answer"), KEYS),
    "confirmations.on_behalf_of": KEYS,
    **dict.fromkeys(
        (f"{table}.body" for table in ("seats", "alternates", "meetings", "polls", "local_settings")), KEYS
    ),
    **dict.fromkeys((f"preferences.{one}" for one in ("digest_at", "zone", "quiet_from", "quiet_to")), OWN),
    **dict.fromkeys((f"outbox.{one}" for one in ("uid", "key", "kind", "subject", "state", "platform_id")), OWN),
    **dict.fromkeys((f"identities.{one}" for one in ("platform", "external")), OWN),
}
PLACE_NAMES = {"install", "platform", "conversation", "thread", "zone", "place_install", "sent_platform",
               "sent_install", "sent_conversation", "sent_thread"}  # fmt: skip
KEY_NAMES = {"role", "cluster", "forum", "municipality", "seat", "purpose", "state", "kind", "part", "what",
             "origin", "economy", "municipalities", "standing", "chair", "form", "authorities", "authority", "receiver",
             "item", "availability", "party", "period"}  # fmt: skip


def _name(column: Column[object]) -> str:
    return f"{column.table}.{column.name}"


def _columns() -> list[Column[object]]:
    return [column for table in metadata.tables.values() for column in table.columns]


def test_every_column_that_refers_to_a_person_is_shown_and_has_its_fate() -> None:
    """A reference to a person that nobody thought of fails here: it would be neither handed out nor erased."""
    refers = {_name(one) for one in _columns() if any(key.column.table.name == "persons" for key in one.foreign_keys)}
    known = {_name(source.person) for source in SOURCES}
    assert refers - known == {name for name in refers if name in REASONS}
    assert known - refers == {"persons.id"}
    kinds = {source.kind for source in SOURCES} | {seated.kind for seated in SEATED} | {Kind.CONCERNED}
    assert kinds == set(FATES) == set(Kind)


def test_every_column_that_may_hold_a_name_is_searched_or_explained() -> None:
    """A new text fails here until somebody says whether people type into it."""
    searched = {_name(column) for texts in TEXTS for column in texts.columns}
    shown = {_name(source.person) for source in SOURCES} | {"persons.name"}
    texts = [one for one in _columns() if isinstance(one.type, String | JSON) and not one.foreign_keys]
    unexplained = [
        _name(one)
        for one in texts
        if _name(one) not in searched | shown | set(REASONS) and one.name not in PLACE_NAMES | KEY_NAMES
    ]
    assert unexplained == []
    assert searched.isdisjoint(REASONS)
    assert set(REASONS) <= {_name(one) for one in _columns()}


def test_every_kind_and_fact_has_its_words() -> None:
    """What is handed out is read in Danish: each kind, each fact's heading and each text's."""
    facts = {column.name for source in SOURCES for column in source.shown}
    facts |= {column.name for seated in SEATED for column in seated.shown} | {"at", "act"}
    assert facts == set(HEADINGS)
    assert set(KINDS) == set(Kind)
    assert {column.name for texts in TEXTS for column in texts.columns} == set(FIELDS)
