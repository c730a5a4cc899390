"""Shared experiences and what they set off, in their tables; who may read them is not decided here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Table, func, insert, select, update

from domain.experiences import Experience, ExperienceNews, Interest
from domain.people import PersonId
from domain.search import said_in
from domain.trials import Trial
from storage.repositories.base import Repository
from storage.repositories.search import SearchIndexTable
from storage.rows import Values, install_of
from storage.rows_shared import experience_of, trial_of
from storage.tables import persons
from storage.tables_shared import experiences, interests, thanks, trials

_TEXTS = ("title", "body", "cluster", "effect", "requires", "contact", "link")
_PLAIN = (*_TEXTS, "install", "author", "shared_at")
_OPEN = experiences.c.withdrawn_at.is_(None)


class ExperiencesTable(Repository):
    """The Experiences port."""

    __slots__ = ()

    def add(self, experience: Experience) -> Experience:
        """Saves a new experience, so that it is found by its words from then on."""
        values = {name: getattr(experience, name) for name in _PLAIN} | {"topics": list(experience.topics)}
        row = self._rows(insert(experiences).values(values).returning(experiences.c.id))[0]
        added = replace(experience, id=row[experiences.c.id])
        SearchIndexTable(self._connection).write([said_in(added)])
        return added

    def save(self, experience: Experience) -> None:
        """Saves what it says by now, by which alone it is found; one that was withdrawn isn't found any more."""
        values = {name: getattr(experience, name) for name in (*_TEXTS, "changed_at", "withdrawn_at")}
        changed = update(experiences).where(experiences.c.id == experience.id)
        self._connection.execute(changed.values(values | {"topics": list(experience.topics)}))
        index = SearchIndexTable(self._connection)
        if experience.is_withdrawn:
            index.forget(experience.id)
        else:
            index.rewrite(said_in(experience))

    def experience(self, experience: int) -> Experience | None:
        """The experience with that id."""
        row = self._row(select(experiences).where(experiences.c.id == experience))
        return experience_of(row) if row is not None else None

    def several(self, wanted: Iterable[int]) -> dict[int, Experience]:
        """These experiences by id; those that are gone are left out."""
        found = self._rows(select(experiences).where(experiences.c.id.in_(list(wanted))))
        return {row[experiences.c.id]: experience_of(row) for row in found}

    def latest(self, limit: int) -> Sequence[Experience]:
        """The latest shared, the last first, but for those withdrawn."""
        c = experiences.c
        found = select(experiences).where(_OPEN).order_by(c.shared_at.desc(), c.id.desc()).limit(limit)
        return [experience_of(row) for row in self._rows(found)]

    def add_interest(self, interest: Interest) -> bool:
        """Saves that a person wants to hear more; False where they have said so before."""
        values = {"experience": interest.experience, "person": interest.person, "at": interest.at}
        return self._add_once(interests, values)

    def add_trial(self, trial: Trial) -> Trial | None:
        """Saves that a cluster tries it; None where that was said before."""
        values = {name: getattr(trial, name) for name in ("experience", "cluster", "person", "at", "starts", "answer")}
        values |= {"install": install_of(persons, trial.person)}
        added = self._insert(trials).values(values).on_conflict_do_nothing().returning(trials.c.id)
        row = self._row(added)
        return replace(trial, id=row[trials.c.id]) if row else None

    def save_trial(self, trial: Trial) -> None:
        """Saves what the cluster has told of it."""
        told = {"answer": trial.answer, "is_kept": trial.is_kept, "answered_at": trial.answered_at}
        self._connection.execute(update(trials).where(trials.c.id == trial.id).values(told))

    def tried(self, wanted: Iterable[int]) -> dict[int, tuple[Trial, Experience]]:
        """These trials by id, with what is tried; those that are gone are left out."""
        found = select(trials, experiences).join_from(trials, experiences, trials.c.experience == experiences.c.id)
        rows = self._rows(found.where(trials.c.id.in_(list(wanted))))
        return {row[trials.c.id]: (trial_of(row), experience_of(row)) for row in rows}

    def add_thanks(self, experience: int, person: PersonId, at: datetime) -> bool:
        """Saves that a person says thanks; False where they have done so before."""
        return self._add_once(thanks, {"experience": experience, "person": person, "at": at})

    def thanks(self, experience: int) -> int:
        """How many persons have said thanks."""
        number = select(func.count()).select_from(thanks).where(thanks.c.experience == experience)
        return self._connection.scalar(number) or 0

    def trials(self, experience: int) -> Sequence[Trial]:
        """The clusters that try it, the first first."""
        return self.trials_of([experience])[experience]

    def trials_of(self, wanted: Iterable[int]) -> dict[int, list[Trial]]:
        """As `trials`, of several; one that nobody tries has none."""
        found: dict[int, list[Trial]] = {experience: [] for experience in wanted}
        of_these = select(trials).where(trials.c.experience.in_(list(found))).order_by(trials.c.id)
        for trial in map(trial_of, self._rows(of_these)):
            found[trial.experience].append(trial)
        return found

    def answer(self, experience: int, person: PersonId, at: datetime) -> bool:
        """Saves that the author has spoken with somebody who asked; False where that was said before."""
        c = interests.c
        asked = update(interests).where(c.experience == experience, c.person == person, c.answered_at.is_(None))
        return self._connection.execute(asked.values(answered_at=at)).rowcount > 0

    def news(self, begins: datetime, ends: datetime) -> ExperienceNews:
        """What happened from that time on and before the other, in five queries."""
        c, tried, asked = experiences.c, trials.c, interests.c
        shared = select(experiences).where(_OPEN, c.shared_at >= begins, c.shared_at < ends).order_by(c.id)
        changed = select(experiences).where(_OPEN, c.changed_at >= begins, c.changed_at < ends, c.shared_at < begins)
        adopted = (
            select(experiences, tried.cluster.label("tried_in"))
            .join_from(trials, experiences, tried.experience == c.id)
            .where(_OPEN, tried.at >= begins, tried.at < ends)
            .order_by(tried.id)
        )
        told = (
            select(trials, experiences)
            .join_from(trials, experiences, tried.experience == c.id)
            .where(_OPEN, tried.answered_at >= begins, tried.answered_at < ends)
            .order_by(tried.id)
        )
        waiting = (
            select(interests.c.experience, func.count().label("number"))
            .where(asked.at >= begins, asked.at < ends, asked.answered_at.is_(None))
            .group_by(asked.experience)
            .subquery()
        )
        unanswered = (
            select(experiences, waiting.c.number)
            .join_from(waiting, experiences, waiting.c.experience == c.id)
            .where(_OPEN)
            .order_by(c.id)
        )
        return ExperienceNews(
            tuple(experience_of(row) for row in self._rows(shared)),
            tuple((experience_of(row), row["tried_in"]) for row in self._rows(adopted)),
            tuple((experience_of(row), row[waiting.c.number]) for row in self._rows(unanswered)),
            tuple((experience_of(row), trial_of(row)) for row in self._rows(told)),
            tuple(experience_of(row) for row in self._rows(changed.order_by(c.id))),
        )

    def _add_once(self, table: Table, values: Values) -> bool:
        added = self._insert(table).values(values | {"install": install_of(persons, values["person"])})
        return self._row(added.on_conflict_do_nothing().returning(table.c.id)) is not None
