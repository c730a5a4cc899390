"""All that answers people in one workspace, put together; it answers nobody itself."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.measuring import Meter
from bot.observe import Log
from bot.slack.answers import Answers
from bot.slack.events import Events
from bot.slack.front import Front
from bot.slack.guard import Guard
from bot.slack.incoming import Reader
from bot.slack.shared_files import SharedFiles
from bot.slack.submissions import Submissions
from bot.slack.workspaces import Workspace
from handlers.registry import Services


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the deliveries of one workspace are done."""

    front: Front
    submissions: Submissions
    events: Events
    guard: Guard


def open_answers(workspace: Workspace, log: Log) -> Answers:
    """What answers people in a workspace; to tell them what broke it needs no store."""
    return Answers(
        client=workspace.connection.client,
        session=workspace.connection.session,
        artist=workspace.artist,
        identity=workspace.identity,
        log=log,
    )


def open_desk(workspace: Workspace, *, services: Services, clock: Clock, meter: Meter, guard: Guard, log: Log) -> Desk:
    """The desk of a workspace; `guard` is shared by all of them."""
    connection, identity, artist = workspace.connection, workspace.identity, workspace.artist
    client, answers = connection.client, open_answers(workspace, log)
    own = guard.telling(answers)
    front = Front(
        services=services,
        clock=clock,
        identity=identity,
        reader=Reader(client=client, work=services.work, identity=identity),
        answers=answers,
        meter=meter,
        files=SharedFiles(client=client, session=connection.session),
        guard=own,
        install=workspace.install,
    )
    return Desk(
        front,
        Submissions(front=front, guard=own, answers=answers, artist=artist, client=client, log=log),
        Events(front=front, artist=artist, client=client, bot_user=connection.bot_user, log=log),
        own,
    )
