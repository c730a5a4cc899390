"""Searching among experiences, as it is stored: every promise on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text

from bot.profiles import SHIPPED, load_profile
from domain.organisation import Profile
from domain.ports import Repositories
from domain.search import MOST_CANDIDATES, Term, Within, said_in, term
from domain.written_names import without_name
from storage import schema
from storage.repositories.search import SearchIndexTable
from storage.tables_search import experience_words, search_stems
from storage.transfer import load
from storage.work import StoredWork, open_work
from tests.search.hits import add_samples, found_by, place_of
from tests.search.samples import queries
from tests.storage.filling import exported, quiet
from tests.storage.test_migrations import migrate_to
from tests.storage.test_queries import counting
from tests.storage.test_sharing import an_experience
from tests.support.moment import NOW

HOSTILE = (
    '"', "'", '" OR "a', "a AND NOT b", "NEAR(a b)", "udskriv*", "title:a", "(", ")", "a & b | !c", "'a':*", "\\", "%",
    "and or not near", "ⅷ ½ ﬁ", "Ελληνικά", "a" * 300, "1 2 3", "-udskrivning", "{a b} : c", "^a", "a\x00b", "🙂",
)  # fmt: skip
NAME, FORMER = "Åse Øvegaard", "tidligere medlem"


@pytest.fixture
def profile() -> Profile:
    """The organisation."""
    return load_profile(SHIPPED / "syddanmark.toml")


@pytest.fixture
def both(databases: dict[str, str]) -> Iterator[tuple[StoredWork, ...]]:
    """Both kinds of database with all samples in them."""
    opened = tuple(open_work(url, clock=lambda: NOW) for url in databases.values())
    for work in opened:
        work.run_blocking(add_samples)
    yield opened
    for work in opened:
        work.close_blocking()


def test_what_is_wanted_is_among_the_first_three(both: tuple[StoredWork, ...], profile: Profile) -> None:
    """At least 38 of 40 searches have what was wanted among their first three hits, and both databases say the same."""
    right = 0
    for typed, wanted in queries():
        found = [found_by(work, profile, typed) for work in both]
        assert found[0] == found[1], typed
        right += 1 <= place_of([title for _, title, _ in found[0]], wanted) <= 3
    assert len(queries()) == 40
    assert right >= 38


def test_nothing_typed_is_the_databases_own_syntax(both: tuple[StoredWork, ...], profile: Profile) -> None:
    """Quotation marks, operators and strange letters are words or nothing, and the same on both databases."""
    for typed in HOSTILE:
        found = [found_by(work, profile, f"{typed} x") for work in both]
        assert found[0] == found[1], typed


async def test_at_most_200_are_candidates_the_newest_first(work: StoredWork) -> None:
    """Of more than 200 that fit equally well, the newest are ranked, and one with all the words before all others."""

    def unit(r: Repositories) -> tuple[list[int], list[int]]:
        author = r.people.add(NAME, "T1").id
        first = r.experiences.add(replace(an_experience(author), title="Sjælden udskrivning")).id
        many = [r.experiences.add(replace(an_experience(author), title="Udskrivning")).id for _ in range(205)]
        terms = [term(word, r.search.related([word])) for word in ("sjaelden", "udskrivning")]
        found = [one.experience for one in r.search.candidates(terms, Within())]
        return [first, *many[-199:]], found

    wanted, found = await work.run(unit)
    assert len(found) == MOST_CANDIDATES
    assert sorted(found) == wanted


async def test_what_is_asked_for_beside_words_holds(work: StoredWork) -> None:
    """Cluster, topic and time leave out all else: a topic is one that was chosen, not a word of the text."""

    def unit(r: Repositories) -> list[list[int]]:
        author = r.people.add(NAME, "T1").id
        fyn = r.experiences.add(an_experience(author, 0))
        other = r.experiences.add(replace(an_experience(author, 2), cluster="sjl", topics=(), body="Børn og unge"))
        terms = [Term("tekst", {"tekst": 1.0}, 1), Term("titel", {"titel": 1.0}, 2)]
        asked = (
            Within(clusters=("sjl",)), Within(topic="Børn og unge"), Within(begins=other.shared_at),
            Within(ends=other.shared_at), Within(),
        )  # fmt: skip
        found = [[sorted(one.experience for one in r.search.candidates(t, w)) for t in (terms, ())] for w in asked]
        assert all(with_words == without for with_words, without in found)
        return [[0 if key == fyn.id else 1 for key in without] for _, without in found]

    assert await work.run(unit) == [[1], [0], [1], [0], [0, 1]]


async def test_days_hold_also_where_numbers_don_t_follow_them(work: StoredWork) -> None:
    """Of two that were shared at nearly the same time, each is found within its own days, whichever was saved first."""

    def unit(r: Repositories) -> tuple[list[int], list[list[int]]]:
        author = r.people.add(NAME, "T1").id
        later = r.experiences.add(replace(an_experience(author), shared_at=NOW + timedelta(seconds=1)))
        earlier = r.experiences.add(replace(an_experience(author), shared_at=NOW))
        words = [term("titel", r.search.related(["titel"]))]
        asked = (Within(begins=later.shared_at), Within(ends=later.shared_at))
        found = [[one.experience for one in r.search.candidates(t, w)] for w in asked for t in (words, ())]
        return [later.id, earlier.id], found

    (later, earlier), found = await work.run(unit)
    assert found == [[later], [later], [earlier], [earlier]]


async def test_a_name_that_is_taken_out_is_found_no_more(work: StoredWork) -> None:
    """Where a person's name is replaced in an experience, nothing of it stays in what is searched; a contact never was.

    The other words of the experience still find it.
    """

    def unit(r: Repositories) -> None:
        author = r.people.add(NAME, "T1").id
        named = replace(an_experience(author), title=f"{NAME} ringer", contact="Bo Prøvesen", topics=("Data",))
        kept = r.experiences.add(named)
        assert r.search.related(["prøvesen", "proevesen"]) == []
        assert len(r.search.related(["oevegaard"])) == 1
        r.personal.replace(list(r.personal.mentions(NAME)), NAME, FORMER)
        assert r.search.related(["oevegaard"]) == []
        ringer = term("ringer", r.search.related(["ring"]))
        assert [one.experience for one in r.search.candidates([ringer], Within())] == [kept.id]
        after = r.experiences.experience(kept.id)
        assert after is not None
        assert after.title == without_name(named.title, NAME, FORMER)

    await work.run(unit)


def test_moved_data_is_found_as_before(databases: dict[str, str], profile: Profile, tmp_path: Path) -> None:
    """What is moved to the other kind of database is searched there at once."""
    source = open_work(databases["sqlite"], clock=lambda: NOW)
    source.run_blocking(add_samples)
    before = found_by(source, profile, "udskrivninger")
    source.close_blocking()
    load(databases["postgres"], exported(databases["sqlite"], tmp_path / "alt"), begin=quiet)
    target = open_work(databases["postgres"], clock=lambda: NOW)
    assert found_by(target, profile, "udskrivninger") == before != []
    target.close_blocking()


def test_what_was_shared_before_is_found(empty_database_url: str, profile: Profile) -> None:
    """Experiences that are older than the search are written down when the schema comes up to date."""
    migrate_to(empty_database_url, "0022", _share)
    schema.upgrade(empty_database_url)
    work = open_work(empty_database_url, clock=lambda: NOW)
    for typed in ("udskrivninger", "emne data", "effekter", "siden 2025", "fyn"):
        assert [title for _, title, _ in found_by(work, profile, typed)] == ["Udskrivning"]
    work.close_blocking()


def test_what_was_searched_before_is_found_by_its_cluster(empty_database_url: str, profile: Profile) -> None:
    """Experiences whose words were written down without their cluster get it when the schema comes up to date."""
    migrate_to(empty_database_url, "0029", _share_with_words)
    schema.upgrade(empty_database_url)
    work = open_work(empty_database_url, clock=lambda: NOW)
    assert [title for _, title, _ in found_by(work, profile, "emne data fyn")] == ["Udskrivning"]
    assert found_by(work, profile, "emne data lillebælt") == []
    work.close_blocking()


def _share_with_words(connection: Connection) -> None:
    _share(connection)
    lines = "udskrivning\ndata\ntekst"
    connection.execute(
        text("INSERT INTO experience_words (experience, words, stems, marks) VALUES (1, :lines, :lines, 'datae0')"),
        {"lines": lines},
    )


def _share(connection: Connection) -> None:
    is_postgres = connection.dialect.name == "postgresql"
    at = NOW.astimezone(UTC) if is_postgres else NOW.astimezone(UTC).replace(tzinfo=None)
    connection.execute(
        text("INSERT INTO persons (install, name, name_folded, is_deactivated) VALUES ('T1', 'Åse', 'åse', :no)"),
        {"no": False},
    )
    connection.execute(
        text(
            "INSERT INTO experiences "
            "(install, title, body, cluster, author, shared_at, effect, requires, contact, topics) "
            "VALUES ('T1', 'Udskrivning', 'Tekst', 'fyn', 1, :at, 'Effekt', '', '', :topics)"
        ),
        {"at": at, "topics": '["Data"]'},
    )


def test_a_search_reads_no_list_of_words_that_wait(postgres_url: str) -> None:
    """PostgreSQL puts the words of what is shared into their index at once, however long ago the last vacuum was."""
    work = open_work(postgres_url, clock=lambda: NOW)
    work.run_blocking(add_samples)
    with work.database.writer.begin() as connection:
        waiting = connection.execute(text("SELECT gin_clean_pending_list('ix_experience_words_vector')")).scalar()
    work.close_blocking()
    assert waiting == 0


def test_words_written_anew_are_counted_once(database_url: str) -> None:
    """Writing an experience's words anew leaves them as they were, with every stem counted once."""
    work = open_work(database_url, clock=lambda: NOW)

    def state() -> tuple[object, object]:
        with work.database.reader.begin() as connection:
            counted = connection.execute(select(func.count(), func.sum(search_stems.c.number))).one()
            return tuple(counted), connection.execute(select(experience_words)).all()

    kept = work.run_blocking(lambda r: r.experiences.add(an_experience(r.people.add(NAME, "T1").id)))
    before = state()
    with work.database.writer.begin() as connection:
        SearchIndexTable(connection).rewrite(said_in(kept))
    assert state() == before
    work.close_blocking()


def test_a_search_costs_the_same_however_much_is_stored(both: tuple[StoredWork, ...], profile: Profile) -> None:
    """A search is three queries, and one more each for a misspelled word and for the hits shown.

    Where words stand in very many experiences, they are looked for in steps: with the words in all, seven at most.
    """
    common = [Term(one, {f"{one}x": 1.0}, 50_000) for one in ("a", "b", "c", "d", "e")]
    for work in both:
        for typed, cost in (("udskrivninger Fyn", 3), ("udskrivnig hjem siden marts 2025", 4)):
            with counting(work) as statements:
                assert found_by(work, profile, typed)
            assert len(statements) == cost + 1, statements
        with counting(work) as statements:
            assert work.read_blocking(lambda r: r.search.candidates(common, Within())) == []
        assert len(statements) == 7 + 1
