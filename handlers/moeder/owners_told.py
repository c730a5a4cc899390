"""Tells those who own a meeting's steps of what was changed about it, each once."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil

from danish.zone import COPENHAGEN
from domain.access import holders
from domain.messages import Message
from domain.organisation import Body
from domain.people import PersonId
from domain.ports import Repositories
from handlers.requests import Context

_AT = "da"
"""When it was done, in whole seconds: what is reported or sent out after that is so with the change."""


def tell_owners(
    repositories: Repositories,
    context: Context,
    body: Body,
    kind: str,
    facts: Mapping[str, int | str],
    *,
    key: str,
    last: str,
    since: str,
) -> None:
    """Posts a message of that `kind`, with the `facts`, to each; its key is `key` and the person.

    Who hasn't heard of the change before yet, whose key begins with `last`, is told of both in one: what they know, the
    fact `since`, is as it was before that.
    """
    subject = {_AT: ceil(context.now.timestamp()), **facts}
    owners = _owners(repositories, body, context)
    keys = {person: f"{last}:{person}" for person in owners}
    posted = repositories.outbox.posted(keys.values())
    heard = repositories.outbox.sent_among(posted) if posted else frozenset()
    unheard = {person: posted[one] for person, one in keys.items() if one in posted and one not in heard}
    repositories.outbox.post(
        Message(
            kind,
            person,
            subject | {since: unheard[person].subject.get(since, subject[since])} if person in unheard else subject,
            context.now,
            install,
            key=f"{key}:{person}",
        )
        for person, install in owners.items()
    )


def changed_at(message: Message) -> datetime:
    """When that was done of which such a message tells (Copenhagen)."""
    return datetime.fromtimestamp(int(message.subject.get(_AT, 0)), COPENHAGEN)


def _owners(repositories: Repositories, body: Body, context: Context) -> dict[PersonId, str]:
    """The persons whose roles own a step of the body's meetings, without the one who acts, who knows already.

    With each the workspace to tell them in, which is their own.
    """
    assignments = repositories.people.roles(context.now.date())
    owning = dict.fromkeys(role for step in body.forum.steps for role in step.owners.roles)
    held = [one for role in owning for one in holders(assignments, role, body, context.now.date())]
    people = (one.person for one in held if one.person.id != context.person)
    return {one.id: one.install or context.place.install for one in people}
