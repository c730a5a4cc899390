from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.outgoing.ports import PERSON_GONE, Absent, Answer, Later, Refused, Sent, Trace, Unknown, Unreadable
from bot.slack.sender import BUILT_ANEW_S, SUSPENDED_S, UNAUTHORISED_S
from domain.messages import COMPANION, SentMessage
from handlers.ui import Card
from sandbox.manifest import DEFAULT_SCOPES
from storage.work import StoredWork
from tests.bot.slack.sender_desk import Desk, desk_in
from tests.support.sandbox import ESBJERG, FYN, GENERAL, SYDVESTJYLLAND, VARDE

CARD = Card("Husk referatet")


@pytest.fixture
async def desk(tmp_path: Path, work: StoredWork) -> AsyncIterator[Desk]:
    """A sender in the local workspace."""
    async with desk_in(tmp_path / "workspace", work) as found:
        yield found


async def test_a_message_reaches_a_person_and_a_channel(desk: Desk) -> None:
    """A message to a person is a direct one from the bot; its uid is nowhere to be seen, but can be found."""
    for recipient in (desk.person, desk.channel):
        message = desk.to(recipient)
        assert isinstance(await desk.sender.find(message, *desk.around()), Absent)
        sent = await desk.sender.send(message, CARD)
        assert isinstance(sent, Sent)
        assert await desk.sender.find(message, *desk.around()) == sent
    direct = await desk.workspace.direct_message(user=ESBJERG)
    assert [one["text"] for one in await desk.workspace.messages(user=ESBJERG, channel=direct)] == ["Husk referatet"]
    assert await desk.said() == ["Husk referatet"]


async def test_a_message_to_two_reaches_both_in_one_conversation(desk: Desk) -> None:
    """It is opened for them, stays theirs, and a message there is found again; a stranger is in none."""
    await desk.workspace.control("token", scopes=[*DEFAULT_SCOPES, "mpim:write", "mpim:history"])
    other = (await desk.identity.persons([VARDE]))[VARDE]
    message = replace(desk.to(desk.person), subject={COMPANION: other})
    sent = await desk.sender.send(message, CARD)
    assert isinstance(sent, Sent)
    assert await desk.sender.find(message, *desk.around()) == sent
    again = await desk.sender.send(replace(message, uid="u2"), CARD)
    assert isinstance(again, Sent)
    assert again.where.place == sent.where.place
    for user in (ESBJERG, VARDE):
        seen = await desk.workspace.messages(user=user, channel=sent.where.place.conversation)
        assert [one["text"] for one in seen] == ["Husk referatet"] * 2
    assert await desk.sender.send(replace(message, subject={COMPANION: 99}), CARD) == Refused("no_user")


async def test_without_the_scope_two_are_not_brought_together(desk: Desk) -> None:
    """Slack's own word for it comes back, by which an administrator is told what to do."""
    other = (await desk.identity.persons([VARDE]))[VARDE]
    message = replace(desk.to(desk.person), subject={COMPANION: other})
    assert await desk.sender.send(message, CARD) == Refused("missing_scope")


async def test_a_message_that_stands_there_is_changed(desk: Desk) -> None:
    """It says something else in the same place, is still known by its uid, and no other is posted."""
    message = desk.to(desk.channel)
    sent = await desk.sender.send(message, CARD)
    assert isinstance(sent, Sent)
    for _ in range(2):
        assert await desk.sender.revise(sent.where, Card("Referatet er sendt")) == sent
    assert await desk.said() == ["Referatet er sendt"]
    assert await desk.sender.find(message, *desk.around()) == sent


async def test_a_message_that_was_deleted_can_not_be_changed(desk: Desk) -> None:
    """Slack's own word for it comes back."""
    gone = SentMessage(desk.channel, "1700000000.000100")
    assert await desk.sender.revise(gone, CARD) == Refused("message_not_found")


async def test_a_message_that_cant_be_changed_now_is_changed_later(desk: Desk) -> None:
    """While Slack moves the channel."""
    sent = await desk.sender.send(desk.to(desk.channel), CARD)
    assert isinstance(sent, Sent)
    await desk.workspace.control("fault", method="chat.update", fault="error:external_channel_migrating")
    assert await desk.sender.revise(sent.where, Card("Referatet er sendt")) == Later(SUSPENDED_S)
    assert await desk.sender.revise(sent.where, Card("Referatet er sendt")) == sent


async def test_a_message_into_a_thread_is_found_there(desk: Desk) -> None:
    """A message of a thread is sent to it and looked for in it."""
    first = await desk.sender.send(desk.to(desk.channel), CARD)
    assert isinstance(first, Sent)
    message = desk.to(replace(desk.channel, thread=first.where.platform_id), uid="u2")
    sent = await desk.sender.send(message, CARD)
    assert isinstance(sent, Sent)
    assert await desk.sender.find(message, *desk.around()) == sent
    assert len(await desk.workspace.messages(thread=first.where.platform_id)) == 2


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        ("429", Later(30)),
        ("500", Unknown()),
        ("error:internal_error", Unknown()),
        ("error:is_archived", Refused("is_archived")),
        ("error:token_revoked", Later(UNAUTHORISED_S)),
        ("error:org_login_required", Later(SUSPENDED_S)),
        ("error:team_added_to_org", Later(SUSPENDED_S)),
        ("error:ekm_access_denied", Later(SUSPENDED_S)),
        ("error:accesslimited", Later(SUSPENDED_S)),
        ("error:message_limit_exceeded", Later(SUSPENDED_S)),
    ],
)
async def test_slacks_answers_are_told_apart(desk: Desk, fault: str, answer: Answer) -> None:
    """Asked to wait, surely refused, and nobody knows are three different things."""
    await desk.workspace.control("fault", method="chat.postMessage", fault=fault, retry_after=30)
    assert await desk.sender.send(desk.to(desk.channel), CARD) == answer
    assert await desk.said() == []


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        ("error:team_added_to_org", Later(SUSPENDED_S)),
        ("error:internal_error", Later(1)),
        ("error:user_disabled", Refused(PERSON_GONE)),
        ("error:user_not_visible", Refused("user_not_visible")),
    ],
)
async def test_a_direct_conversation_that_cant_be_opened_is_told_apart(desk: Desk, fault: str, answer: Answer) -> None:
    """Nothing was posted yet: closed for a while, broken for a moment, a person who has left, and refused for good."""
    await desk.workspace.control("fault", method="conversations.open", fault=fault)
    assert await desk.sender.send(desk.to(desk.person), CARD) == answer


@pytest.mark.parametrize(
    ("fault", "trace"),
    [
        ("429", Unknown()),
        ("error:internal_error", Unknown()),
        ("error:team_added_to_org", Unknown()),
        ("error:token_revoked", Unknown()),
        ("error:not_in_channel", Unreadable()),
        ("error:no_permission", Unreadable()),
    ],
)
async def test_what_cant_be_looked_into_now_and_what_never_can_are_told_apart(
    desk: Desk, fault: str, trace: Trace
) -> None:
    """What passes is looked at again; else the same message would be looked for without an end."""
    await desk.workspace.control("fault", method="conversations.history", fault=fault, retry_after=30)
    assert await desk.sender.find(desk.to(desk.channel), *desk.around()) == trace


async def test_channels_that_are_closed_are_told_apart(desk: Desk) -> None:
    """One that was archived and one that the bot isn't in are refused by Slack's own words, and others are not."""
    await desk.workspace.control("channel/change", channel=FYN, is_archived=True)
    for conversation, answer in ((FYN, "is_archived"), (GENERAL, "not_in_channel")):
        message = desk.to(replace(desk.channel, conversation=conversation))
        assert await desk.sender.send(message, CARD) == Refused(answer)
    assert isinstance(await desk.sender.send(desk.to(desk.channel), CARD), Sent)


async def test_a_wait_is_a_channels_own(desk: Desk) -> None:
    """While Slack lets one channel wait, another one takes what it is sent."""
    await desk.workspace.control(
        "fault", method="chat.postMessage", fault="429", retry_after=30, channel=SYDVESTJYLLAND
    )
    assert isinstance(await desk.sender.send(desk.to(replace(desk.channel, conversation=FYN)), CARD), Sent)
    assert await desk.sender.send(desk.to(desk.channel), CARD) == Later(30)


@pytest.mark.parametrize("wait", [1, "snart"])
async def test_a_short_wait_is_waited_out(desk: Desk, wait: int | str) -> None:
    """A 429 of a second is over before anybody has to be told; one that doesn't say how long is taken as such."""
    await desk.workspace.control("fault", method="chat.postMessage", fault="429", retry_after=wait)
    assert isinstance(await desk.sender.send(desk.to(desk.channel), CARD), Sent)


@pytest.mark.parametrize(("fault", "found"), [("timeout_after", Sent), ("timeout_before", Absent)])
async def test_a_lost_answer_is_told_by_looking(tmp_path: Path, work: StoredWork, fault: str, found: type) -> None:
    """After a time-out nobody knows, and the conversation tells whether the message stands there."""
    async with desk_in(tmp_path / "workspace", work, timeout_s=1) as desk:
        await desk.workspace.control("fault", method="chat.postMessage", fault=fault, seconds=3)
        message = desk.to(desk.channel)
        assert await desk.sender.send(message, CARD) == Unknown()
        assert isinstance(await desk.sender.find(message, *desk.around()), found)


async def test_a_message_is_looked_for_only_around_the_time_of_its_sending(desk: Desk) -> None:
    """What was said long after is not looked through, since an app may be shown few messages a minute."""
    around, message = desk.around(), desk.to(desk.channel)
    await desk.workspace.move_clock(advance_minutes=20)
    assert isinstance(await desk.sender.send(message, CARD), Sent)
    assert isinstance(await desk.sender.find(message, *around), Absent)


async def test_nobody_writes_to_who_has_left(desk: Desk) -> None:
    """A deactivated user gets nothing, which Slack itself would not tell."""
    await desk.identity.changed({"id": ESBJERG, "team_id": "T0LOKAL0001", "name": "væk", "deleted": True})
    assert await desk.sender.send(desk.to(desk.person), CARD) == Refused("user_deleted")


async def test_who_became_a_guest_while_nobody_listened_is_sent_nothing_that_was_built_before(
    desk: Desk, work: StoredWork
) -> None:
    """It is only then that Slack tells: the message waits a moment, so that it is built by what is known now."""
    guest = (await desk.workspace.control("user", name="gunnar", real_name="Gunnar", is_restricted=True))["user"]
    person = (await desk.identity.persons([guest]))[guest]
    await work.run(lambda store: store.people.set_outsider(person, is_outsider=False))
    sender = desk.afresh(work)
    assert await sender.send(desk.to(person), CARD) == Later(BUILT_ANEW_S)
    assert (await work.read(lambda store: store.people.persons([person])))[person].is_outsider
    assert isinstance(await sender.send(desk.to(person), CARD), Sent)


async def test_that_the_other_one_has_left_is_not_told_of_whom_a_message_to_two_is_for(
    desk: Desk, work: StoredWork
) -> None:
    """It waits a moment, so that it is built anew, or no more, and isn't looked for without an end either."""
    await desk.workspace.control("token", scopes=[*DEFAULT_SCOPES, "mpim:write", "mpim:history"])
    other = (await desk.identity.persons([VARDE]))[VARDE]
    await desk.workspace.control("user/change", user=VARDE, deleted=True)
    message = replace(desk.to(desk.person), subject={COMPANION: other})
    sender = desk.afresh(work)
    assert [await sender.send(message, CARD) for _ in range(2)] == [Later(BUILT_ANEW_S)] * 2
    assert isinstance(await sender.find(message, *desk.around()), Unreadable)
    people = await work.read(lambda store: store.people.persons([desk.person, other]))
    assert (people[desk.person].is_deactivated, people[other].is_deactivated) == (False, True)


async def test_a_channel_without_the_bot_is_refused_and_unreadable(desk: Desk) -> None:
    """Where the bot isn't in, sending is refused for good and looking is impossible."""
    message = desk.to(replace(desk.channel, conversation=GENERAL))
    assert isinstance(await desk.sender.send(message, CARD), Refused)
    assert isinstance(await desk.sender.find(message, *desk.around()), Unreadable)


async def test_a_person_of_another_workspace_is_refused(desk: Desk) -> None:
    """A person nobody knows in this workspace can't be written to."""
    assert await desk.sender.send(desk.to(999), CARD) == Refused("no_user")
