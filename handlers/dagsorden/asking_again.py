"""Tells that corrections voided approvals, or no longer do, and words that from what is true when it is sent."""

from datetime import timedelta

from domain.asking_again import asked_again_messages, asked_chairs, is_asked_again
from domain.chairs_told import chair_seats, chairs_told
from domain.meetings import Meeting
from domain.messages import Message
from domain.organisation import Body, Profile
from domain.people import ChannelPurpose
from domain.ports import Repositories
from domain.rounds import Round
from domain.rows import Row
from domain.tasks import TaskState
from handlers.approvals import names_of, recorded_round
from handlers.desk import MeetingDesk
from handlers.meeting_text import meeting_line
from handlers.outcomes import Wait
from handlers.retry import command_button
from handlers.task_text import typed_meeting
from handlers.ui import Actions, Card, text

_LOOK_AGAIN = timedelta(seconds=30)
"""So long it waits for the word that asked, while that is just being sent."""


def tell_asked_again(desk: MeetingDesk, known: Round) -> None:
    """Puts the word to chairs, owners and channels in the outbox; `known` is the round before the corrections.

    Nobody is told where nothing had been approved.
    """
    if not known.standing:
        return
    repositories, profile, body, today = desk.repositories, desk.profile, desk.body, desk.today
    asked = asked_chairs(known)
    bodies = {key for key, _ in chair_seats(body, asked, profile)}
    seated = repositories.people.seat_holders_of(bodies, today) if bodies else ()
    roles = repositories.people.roles(today)
    chairs = chairs_told(asked, body, profile, seated, roles, today)
    channels = repositories.channels.of_purpose(ChannelPurpose.SECRETARIAT, body.cluster_key)
    person, now = desk.context.person, desk.now
    repositories.outbox.post(asked_again_messages(desk.place, known, roles, chairs, channels, person, now))


def asked_again_card(repositories: Repositories, profile: Profile, message: Message) -> Card | None:
    """The word that approval is asked for again; nothing once all have given it, or the agenda was sent."""
    place = _place(repositories, profile, message)
    if place is None:
        return None
    meeting, body = place
    records = repositories.records.of_meeting(meeting.id)
    tasks = {task.step: task for task in records.tasks}
    known, version = recorded_round(records, profile, body), int(message.subject["version"])
    is_sent = Row.SENDING in tasks and tasks[Row.SENDING].state is TaskState.DONE
    if is_sent or not is_asked_again(known, version):
        return None
    waits = tasks[Row.GENERATION_ANEW].is_open
    when = "når dagsordenen er genereret igen" if waits else f"og version {known.version} er klar til det"
    return Card(
        "Rettelser til dagsordenen: Den skal godkendes igen",
        (
            text(meeting_line(meeting, body)),
            text(f"Godkendelserne af version {version} gælder ikke længere. "),
            text(f"Der bliver bedt om dem igen hos {names_of(known.missing)}, {when}."),
            _see_status(meeting, body),
        ),
    )


def stands_again_card(repositories: Repositories, profile: Profile, message: Message) -> Card | Wait | None:
    """The word that the approvals stand after all; nothing to whom never got the other, or is asked by now anew."""
    key, version = str(message.subject["of"]), int(message.subject["version"])
    place = _place(repositories, profile, message)
    if place is None:
        return None
    if repositories.outbox.sent_as(key) is None:
        return Wait(message.due + _LOOK_AGAIN) if repositories.outbox.is_underway(key) else None
    meeting, body = place
    known = recorded_round(repositories.records.of_meeting(meeting.id), profile, body)
    if is_asked_again(known, version) or known.version != version:
        return None
    missing = f"Der mangler stadig godkendelse fra {names_of(known.missing)}." if known.missing else ""
    return Card(
        "Rettelserne til dagsordenen er fortrudt: Godkendelserne gælder igen",
        (
            text(meeting_line(meeting, body)),
            text(f"De godkendelser af version {version}, der var givet, skal ikke gives igen. ", missing),
            _see_status(meeting, body),
        ),
    )


def _place(repositories: Repositories, profile: Profile, message: Message) -> tuple[Meeting, Body] | None:
    meeting = repositories.meetings.meeting(int(message.subject["meeting"]))
    body = next((one for one in profile.known_bodies if meeting and one.key == meeting.body), None)
    return None if meeting is None or meeting.is_cancelled or body is None else (meeting, body)


def _see_status(meeting: Meeting, body: Body) -> Actions:
    return Actions((command_button("Se status", "dagsorden", f"status {typed_meeting(meeting, body)}"),))
