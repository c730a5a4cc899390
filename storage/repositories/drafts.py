"""Experiences that aren't shared yet, in their table; whether they may be is not asked here."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, RowMapping, delete, insert, select, update

from domain.experience_drafts import Draft
from domain.experiences import Experience
from domain.people import PersonId
from storage.repositories.base import Repository
from storage.rows import Values
from storage.tables_shared import drafts

_C = drafts.c
_SAID = ("title", "body", "cluster", "author", "effect", "requires", "contact", "link")


class DraftsTable(Repository):
    """The Drafts port."""

    __slots__ = ()

    def add(self, draft: Draft) -> Draft:
        """Saves a new one; one that the person has already, word for word, is that one, made at the later time."""
        said = draft.experience
        own = select(drafts).where(_C.person == draft.person, _C.title == said.title, _C.body == said.body)
        for row in self._rows(own.order_by(_C.id)):
            known = _draft_of(row)
            if replace(known.experience, shared_at=said.shared_at, install=said.install) == said:
                self._connection.execute(update(drafts).where(_C.id == known.id).values(made_at=said.shared_at))
                return replace(known, experience=replace(known.experience, shared_at=said.shared_at))
        values = _values(draft) | {"person": draft.person, "install": said.install, "made_at": said.shared_at}
        added = insert(drafts).values(values | {"changes": said.id or None})
        return replace(draft, id=self._rows(added.returning(_C.id))[0][_C.id])

    def draft(self, draft: int) -> Draft | None:
        """The draft with that id."""
        row = self._row(select(drafts).where(_C.id == draft))
        return _draft_of(row) if row is not None else None

    def of_person(self, person: PersonId, limit: int) -> Sequence[Draft]:
        """The person's drafts that nobody was asked about, the newest first."""
        return self._newest(limit, _C.person == person, _C.asked_at.is_(None))

    def asked_by(self, person: PersonId, limit: int) -> Sequence[Draft]:
        """The person's drafts whose writer was asked, the newest first."""
        return self._newest(limit, _C.person == person, _C.asked_at.is_not(None))

    def save(self, draft: Draft) -> None:
        """Saves what it says and when its writer was asked."""
        self._connection.execute(update(drafts).where(_C.id == draft.id).values(_values(draft)))

    def take(self, draft: int) -> Draft | None:
        """Deletes it; None where it is gone already."""
        row = self._row(delete(drafts).where(_C.id == draft).returning(*_C))
        return _draft_of(row) if row is not None else None

    def forget_changes(self, experience: int) -> None:
        """Deletes all drafts that change that experience."""
        self._connection.execute(delete(drafts).where(_C.changes == experience))

    def _newest(self, limit: int, *conditions: ColumnElement[bool]) -> Sequence[Draft]:
        found = select(drafts).where(*conditions).order_by(_C.id.desc()).limit(limit)
        return [_draft_of(row) for row in self._rows(found)]


def _values(draft: Draft) -> Values:
    said = {name: getattr(draft.experience, name) for name in _SAID}
    return said | {"topics": list(draft.experience.topics), "asked_at": draft.asked_at}


def _draft_of(row: RowMapping) -> Draft:
    said = Experience(
        id=row[_C.changes] or 0,
        title=row[_C.title],
        body=row[_C.body],
        cluster=row[_C.cluster],
        author=row[_C.author],
        shared_at=row[_C.made_at],
        effect=row[_C.effect],
        requires=row[_C.requires],
        contact=row[_C.contact],
        topics=tuple(row[_C.topics]),
        install=row[_C.install],
        link=row[_C.link],
    )
    return Draft(row[_C.id], row[_C.person], said, row[_C.asked_at])
