from dataclasses import replace
from datetime import timedelta

from danish.words import stem
from domain.experience_drafts import Draft
from domain.experiences import Experience, Interest, withdrawn
from domain.messages import AuditEntry
from domain.people import ChannelUse, Place
from domain.ports import Repositories
from domain.search import Within
from domain.trials import Trial
from storage.work import StoredWork
from tests.storage.facts import CHANNEL, add_person
from tests.support.moment import NOW


def an_experience(author: int, hours: int = 0) -> Experience:
    """An experience shared some hours after now."""
    at = NOW + timedelta(hours=hours)
    topics = ("Forebyggelse", "Børn og unge")
    return Experience(0, "Titel", "Tekst", "fyn", author, at, "Effekt", "Kræver", "Kontakt", topics, "T1")


async def test_experiences_come_the_latest_first(work: StoredWork) -> None:
    """An experience comes back as its author typed it."""

    def unit(r: Repositories) -> list[Experience]:
        author = add_person(r).id
        return [r.experiences.add(an_experience(author, hours)) for hours in (2, 1, 3)]

    second, first, third = await work.run(unit)
    assert await work.read(lambda r: r.experiences.experience(first.id)) == first
    assert first.topics == ("Forebyggelse", "Børn og unge")
    assert await work.read(lambda r: r.experiences.latest(2)) == [third, second]
    assert await work.read(lambda r: r.experiences.experience(999)) is None


async def test_interest_and_trials_are_told_once(work: StoredWork) -> None:
    """However often a button is pressed, a person is interested once and a cluster tries once."""

    def unit(r: Repositories) -> tuple[list[bool], list[str]]:
        person = add_person(r).id
        shared = r.experiences.add(an_experience(person)).id
        interest = [r.experiences.add_interest(Interest(shared, person, NOW)) for _ in range(2)]
        tried = [r.experiences.add_trial(Trial(shared, cluster, person, NOW)) for cluster in ("fyn", "sjl", "fyn")]
        return interest + [one is not None for one in tried], [trial.cluster for trial in r.experiences.trials(shared)]

    assert await work.run(unit) == ([True, False, True, True, False], ["fyn", "sjl"])


async def test_thanks_are_counted_once_a_person(work: StoredWork) -> None:
    """However often somebody says thanks, they are counted once."""

    def unit(r: Repositories) -> tuple[list[bool], int]:
        person, other = add_person(r).id, add_person(r).id
        shared = r.experiences.add(an_experience(person)).id
        return [r.experiences.add_thanks(shared, one, NOW) for one in (person, person, other)], r.experiences.thanks(
            shared
        )

    assert await work.run(unit) == ([True, False, True], 2)


async def test_what_is_changed_is_found_by_its_new_words(work: StoredWork) -> None:
    """What was saved comes back; one that was withdrawn is neither listed, found nor told of as news."""

    def unit(r: Repositories) -> Experience:
        shared = r.experiences.add(an_experience(add_person(r).id))
        changed = replace(shared, body="Tavlemøde", topics=(), link="https://local.example", changed_at=NOW)
        r.experiences.save(changed)
        return changed

    changed = await work.run(unit)
    stems = [stem("tavlemoede"), stem("tekst")]
    assert await work.read(lambda r: r.experiences.experience(changed.id)) == changed
    assert [one.stem for one in await work.read(lambda r: r.search.related(stems))] == stems[:1]
    await work.run(lambda r: r.experiences.save(withdrawn(changed, NOW)))
    assert await work.read(lambda r: (r.experiences.latest(5), r.search.related(stems))) == ([], [])
    assert await work.read(lambda r: r.search.candidates((), Within())) == []
    assert (await work.read(lambda r: r.experiences.news(NOW, NOW + timedelta(days=9)))).is_empty


async def test_what_a_cluster_told_of_its_trial_comes_back(work: StoredWork) -> None:
    """A trial is found by its id with what is tried, and is the week's news once it was told of."""

    def unit(r: Repositories) -> tuple[Trial, Experience]:
        person = add_person(r).id
        shared = r.experiences.add(an_experience(person))
        trial = r.experiences.add_trial(Trial(shared.id, "sjl", person, NOW, starts=NOW.date()))
        assert trial is not None
        told = replace(trial, answer="Det gik godt.", is_kept=True, answered_at=NOW)
        r.experiences.save_trial(told)
        return told, shared

    told, shared = await work.run(unit)
    assert await work.read(lambda r: r.experiences.tried([told.id, 99])) == {told.id: (told, shared)}
    assert await work.read(lambda r: r.experiences.trials(shared.id)) == [told]
    assert await work.read(lambda r: r.experiences.trials_of([shared.id, 99])) == {shared.id: [told], 99: []}
    assert (await work.read(lambda r: r.experiences.news(NOW, NOW + timedelta(days=7)))).tried == ((shared, told),)


async def test_a_draft_is_taken_once(work: StoredWork) -> None:
    """A draft comes back as it was saved, is the same when it is saved again, then made later, and only one gets it."""

    def unit(r: Repositories) -> tuple[Draft, Draft]:
        person, writer = add_person(r).id, add_person(r).id
        said = replace(an_experience(writer), link="https://local.example")
        later = replace(said, shared_at=said.shared_at + timedelta(minutes=1))
        return r.drafts.add(Draft(0, person, said)), r.drafts.add(Draft(0, person, later))

    before, first = await work.run(unit)
    assert before.id == first.id
    assert first == await work.read(lambda r: r.drafts.draft(first.id))
    assert first.experience.shared_at == before.experience.shared_at + timedelta(minutes=1)
    assert await work.read(lambda r: r.drafts.of_person(first.person, 5)) == [first]
    assert await work.read(lambda r: r.drafts.asked_by(first.person, 5)) == []
    asked = replace(first, asked_at=NOW, experience=replace(first.experience, title="Ny titel"))
    await work.run(lambda r: r.drafts.save(asked))
    assert await work.read(lambda r: r.drafts.of_person(first.person, 5)) == []
    assert await work.read(lambda r: r.drafts.asked_by(first.person, 5)) == [asked]
    assert [await work.run(lambda r: r.drafts.take(first.id)) for _ in range(2)] == [asked, None]


async def test_the_drafts_that_change_an_experience_are_forgotten(work: StoredWork) -> None:
    """Of one experience, whoever's they are; those of others and of new ones stay."""

    def unit(r: Repositories) -> tuple[int, list[Draft]]:
        one, other = add_person(r).id, add_person(r).id
        gone, kept = (r.experiences.add(an_experience(one)) for _ in range(2))
        new = r.drafts.add(Draft(0, one, an_experience(one)))
        _, _, other_change = (r.drafts.add(Draft(0, *of)) for of in ((one, gone), (other, gone), (other, kept)))
        r.drafts.forget_changes(gone.id)
        assert r.drafts.of_person(one, 9) == [new]
        return other, [other_change]

    other, left = await work.run(unit)
    assert await work.read(lambda r: r.drafts.of_person(other, 9)) == left


async def test_a_purpose_has_one_channel_in_a_workspace(work: StoredWork) -> None:
    """Choosing again replaces, also what serves all clusters; other workspaces keep theirs."""
    shared, fyn = ChannelUse("erfaringer", None, CHANNEL), ChannelUse("erfaringer", "fyn", CHANNEL)
    elsewhere = replace(shared, place=Place("slack", "T2", "C9"))
    moved = replace(shared, place=Place("slack", "T1", "C2"))

    def unit(r: Repositories) -> None:
        for use in (shared, fyn, elsewhere, moved):
            r.channels.choose(use)

    await work.run(unit)
    assert await work.read(lambda r: r.channels.of_purpose("erfaringer")) == [moved, elsewhere]
    assert await work.read(lambda r: r.channels.of_purpose("erfaringer", "fyn")) == [fyn]
    assert await work.read(lambda r: r.channels.at(replace(CHANNEL, thread="12.3"))) == [fyn]
    assert await work.read(lambda r: r.channels.at(Place("slack", "T2", "C1"))) == []


async def test_a_channel_may_serve_something_no_more(work: StoredWork) -> None:
    """What else it serves, and what serves that elsewhere, stays."""
    shared, fyn = ChannelUse("erfaringer", None, CHANNEL), ChannelUse("erfaringer", "fyn", CHANNEL)
    elsewhere = replace(shared, place=Place("slack", "T2", CHANNEL.conversation))

    def unit(r: Repositories) -> None:
        for use in (shared, fyn, elsewhere):
            r.channels.choose(use)
        r.channels.drop(shared)

    await work.run(unit)
    assert await work.read(lambda r: r.channels.everywhere("erfaringer")) == [fyn, elsewhere]


async def test_the_log_tells_what_happened_in_order(work: StoredWork) -> None:
    """Entries of a subject come the first first, with their facts."""

    def unit(r: Repositories) -> list[AuditEntry]:
        person = add_person(r).id
        made = AuditEntry(NOW, person, "møde oprettet", "meeting:1", "T1", facts={"dag": "2026-06-10"})
        entries = [made, replace(made, act="afbud", on_behalf_of="PLO"), replace(made, subject="meeting:2")]
        for entry in entries:
            r.audit.record(entry)
        return entries

    entries = await work.run(unit)
    assert await work.read(lambda r: r.audit.of_subject("meeting:1")) == entries[:2]
    known = await work.read(lambda r: r.audit.of_subjects(["meeting:1", "meeting:9", entries[2].subject]))
    assert known == {"meeting:1": entries[:2], "meeting:9": [], entries[2].subject: entries[2:]}
