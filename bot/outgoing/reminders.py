"""Turns reminders that are due into messages to send, in one unit of work; it sends nothing.

What a message says is built when it is sent, so a row holds ids only. A reminder that waits for somebody's hours is
planned anew for that person, so that whatever ends its cause meanwhile ends it too.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.outgoing.bundling import Telling, personal_messages
from bot.outgoing.reminder_causes import DueCause, cause_of
from bot.outgoing.reminder_facts import Facts, load_facts
from domain.messages import Message
from domain.organisation import Profile
from domain.ports import Repositories
from domain.reminder_moments import channel_moment, is_missed, moment_for
from domain.reminders import Reminder
from domain.reminding import latest_of_each


def issue_reminders(
    store: Repositories, *, profile: Profile, now: datetime, limit: int, resting: Collection[int] = ()
) -> int:
    """Issues due reminders but the resting, the earliest first, `limit` at most; how many there were."""
    due = store.reminders.due(now, limit, without=resting)
    if due:
        issue(store, profile, due, now)
    return len(due)


def issue(store: Repositories, profile: Profile, due: Sequence[Reminder], now: datetime) -> None:
    """Posts the messages of these reminders, plans what is to come later and marks them issued."""
    facts = load_facts(store, profile, due, now)
    causes = [cause for one in latest_of_each(due) if (cause := cause_of(one, facts))]
    messages, later = _to_persons(store, causes, facts)
    in_channels = [one for cause in causes for one in _to_channels(cause, facts)]
    after = [cause.after for cause in causes if cause.after is not None and cause.after.due > now]
    store.outbox.post([*messages, *in_channels])
    store.reminders.issued([reminder.id for reminder in due])
    store.reminders.plan([*later, *after])


def _to_persons(store: Repositories, causes: Sequence[DueCause], facts: Facts) -> tuple[list[Message], list[Reminder]]:
    """The messages that go out now, and the reminders that wait for their persons' hours."""
    wishes = store.preferences.of({person for cause in causes for person in cause.found.people})
    with_digest = {one.person.id for one in facts.roles}
    tellings, later = [], []
    for cause in causes:
        for person in (facts.people[one] for one in cause.found.people if one in facts.people):
            if person.is_deactivated:
                continue
            theirs = wishes[person.id]
            if person.id not in with_digest:  # a chair, say, who only sits on a seat
                theirs = replace(theirs, wants_digest=False)
            moment = moment_for(cause.reminder, cause.due, theirs, facts.now, facts.profile.reminding)
            if moment == facts.now:
                tellings.append(Telling(cause, person))
            elif moment is not None:
                later.append(replace(cause.reminder, id=0, due=moment, person=person.id))
    return personal_messages(store, tellings, facts.now), later


def _to_channels(cause: DueCause, facts: Facts) -> Iterator[Message]:
    """What nobody is reminded of in full is pointed out where a secretariat reads."""
    body, reminder = cause.found.channel_of, cause.reminder
    if body is None:
        return
    where, due = body.served_as.cluster, channel_moment(facts.now, facts.profile.reminding)
    if is_missed(reminder, facts.now) and cause.due < due:
        return  # a channel has no digest: one post for each that was slept through would be a flood
    cluster = where.key if where else None
    subject = {**cause.subject, "reminder": reminder.id}
    for place in (use.place for use in facts.channels if use.cluster == cluster):
        key = f"{cause.once}:{place.install}:{place.conversation}"
        yield Message(cause.kind_in_channels, place, subject, due, place.install, key=key)
