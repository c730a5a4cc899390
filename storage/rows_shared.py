"""Rows of experiences and their trials to domain objects; no query stands here."""

from sqlalchemy import RowMapping

from domain.experiences import Experience
from domain.trials import Trial
from storage import tables_shared as shared


def experience_of(row: RowMapping) -> Experience:
    """An experience."""
    c = shared.experiences.c
    return Experience(
        id=row[c.id],
        title=row[c.title],
        body=row[c.body],
        cluster=row[c.cluster],
        author=row[c.author],
        shared_at=row[c.shared_at],
        effect=row[c.effect],
        requires=row[c.requires],
        contact=row[c.contact],
        topics=tuple(row[c.topics]),
        install=row[c.install],
        link=row[c.link],
        changed_at=row[c.changed_at],
        withdrawn_at=row[c.withdrawn_at],
    )


def trial_of(row: RowMapping) -> Trial:
    """A cluster's trial of an experience."""
    c = shared.trials.c
    return Trial(
        experience=row[c.experience],
        cluster=row[c.cluster],
        person=row[c.person],
        at=row[c.at],
        id=row[c.id],
        starts=row[c.starts],
        answer=row[c.answer],
        is_kept=row[c.is_kept],
        answered_at=row[c.answered_at],
    )
