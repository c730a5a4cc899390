import asyncio
from datetime import timedelta
from functools import partial

import pytest

from bot.outgoing.failures import KIND, failure_card
from bot.outgoing.ports import Answer, Later, Refused, Unknown
from domain.experiences import CHANGED_EXPERIENCE
from domain.messages import Message, SentMessage
from domain.people import Place
from domain.ports import Repositories
from handlers.dispatch import plain
from handlers.outcomes import Revision, Wait
from handlers.ui import Card
from tests.bot.outgoing.conftest import CHANNEL, Post, StandingClock, make_post
from tests.support.moment import NOW
from tests.support.sender import KeepingSender

OTHER = Place("slack", "T1", "C2")


async def test_what_stands_in_the_outbox_is_sent_once(post: Post) -> None:
    """A message is sent in the next round and never again."""
    await post.put()
    for _ in range(3):
        await post.loop.round()
    assert post.sender.titles == ["Besked nr. 1"]
    assert await post.states() == {"sent": 1}


async def test_messages_to_one_place_keep_their_order(post: Post) -> None:
    """However many there are, a place gets its messages in the order they were put."""
    for number in range(1, 46):
        await post.put(number, CHANNEL if number % 2 else OTHER)
    await post.loop.round()
    for place in (CHANNEL, OTHER):
        numbers = [one.subject["nummer"] for one, _ in post.sender.sent if one.recipient == place]
        assert numbers == sorted(numbers, key=int)
    assert await post.states() == {"sent": 45}


async def test_what_has_lost_its_cause_is_dropped(post: Post) -> None:
    """A message whose card is None by now is not sent."""
    await post.put(væk=1)
    await post.loop.round()
    assert post.sender.sent == []
    assert await post.states() == {"dropped": 1}


async def test_a_revision_changes_what_was_sent_and_posts_nothing(post: Post) -> None:
    """Asked to wait it is done later; of a message that somebody deleted nothing is left, and nobody is bothered."""
    where = SentMessage(CHANNEL, "1.0")
    post.builders["proev.besked"] = lambda _store, _profile, message: Revision(where, Card(f"{message.subject}"))
    await post.put(1)
    post.sender.answers = [Later(30)]
    await post.loop.round()
    assert post.sender.revised == []
    post.let_leases_end(31)
    await post.loop.round()
    assert [one for one, _ in post.sender.revised] == [where]
    post.sender.answers = [Refused("message_not_found")]
    await post.put(2)
    await post.loop.round()
    assert post.sender.sent == []
    assert await post.states() == {"sent": 1, "dropped": 1}


async def test_what_was_taken_back_and_stands_there_still_is_told(post: Post) -> None:
    """Administrators hear of each experience that a channel doesn't let go; not of one whose card was deleted."""
    owner = await post.work.run(lambda store: store.people.add("Administrator", "T1"))
    await post.work.run(lambda store: store.people.add_administrator("T1", owner.id))
    gone = Revision(SentMessage(CHANNEL, "1.0"), Card("Trukket tilbage"), takes_back=True)
    post.builders |= {CHANGED_EXPERIENCE: lambda *_: gone, "udbakke.ikke_sendt": failure_card}
    for number in (1, 2, 3):
        message = Message(CHANGED_EXPERIENCE, CHANNEL, {"experience": number, "of": "x"}, post.clock.at, "T1")
        await post.work.run(partial(_posted, message=message))
    post.sender.answers = [Refused("message_not_found"), Refused("is_inactive"), Refused("is_inactive")]
    await post.loop.round()
    await post.loop.round()
    still = "Erfaring nr. {} er trukket tilbage, men kan stadig læses i en kanal."
    assert sorted(post.sender.titles) == [still.format(2), still.format(3)]
    assert await post.states() == {"dropped": 1, "failed": 2, "sent": 2}


def _posted(store: Repositories, message: Message) -> None:
    store.outbox.post([message])


async def test_a_platform_that_asks_to_wait_gets_the_rest_in_order_later(post: Post) -> None:
    """After a 429 nothing goes to that place until the wait is over, then all in order; other places don't wait."""
    await post.put(1)
    await post.put(2)
    await post.put(3, OTHER)
    post.sender.answers = [Later(30)]
    await post.loop.round()
    assert post.sender.titles == ["Besked nr. 3"]
    post.let_leases_end(31)
    await post.loop.round()
    assert post.sender.titles == ["Besked nr. 3", "Besked nr. 1", "Besked nr. 2"]
    assert await post.states() == {"sent": 3}


async def test_a_refused_message_fails_and_the_administrator_hears_of_it_once(post: Post) -> None:
    """What the platform refuses for good is not tried again, and its administrators are told one time."""
    owner = await post.work.run(lambda store: store.people.add("Administrator", "T1"))
    await post.work.run(lambda store: store.people.add_administrator("T1", owner.id))
    for number in (1, 2):
        await post.put(number)
    post.sender.answers = [Refused("not_in_channel"), Refused("not_in_channel")]
    post.builders["udbakke.ikke_sendt"] = failure_card
    await post.loop.round()
    await post.loop.round()
    assert await post.states() == {"failed": 2, "sent": 1}
    assert post.sender.titles == ["En besked i en kanal kunne ikke sendes."]


@pytest.mark.parametrize("reason", ["restricted_action", "restricted_action_read_only_channel"])
async def test_of_a_channel_that_only_some_may_write_in_it_is_told_what_to_do(post: Post, reason: str) -> None:
    """Slack's word for it is said in Danish, with the two ways out."""
    message = Message(KIND, 1, {"reason": reason, "kind": "proev.besked"}, NOW, "T1")
    card = await post.work.read(lambda store: failure_card(store, post.profile, message))
    assert card is not None
    assert "Kun nogle må skrive i kanalen. Giv mig lov i kanalens indstillinger, eller vælg en anden" in plain(card)


async def test_the_administrator_hears_again_where_a_way_is_closed_after_it_worked(post: Post) -> None:
    """A channel that is closed, opened and closed again is told of twice, however many messages it refuses."""
    owner = await post.work.run(lambda store: store.people.add("Administrator", "T1"))
    await post.work.run(lambda store: store.people.add_administrator("T1", owner.id))
    post.builders["udbakke.ikke_sendt"] = failure_card
    for is_closed in (True, True, False, True, True):
        post.sender.refuses = {CHANNEL: "is_archived"} if is_closed else {}
        await post.put()
        await post.loop.round()
        await post.loop.round()
    closed = "En besked i en kanal kunne ikke sendes."
    assert post.sender.titles == [closed, "Besked nr. 1", closed]


async def test_a_card_that_cannot_be_built_holds_nothing_up(post: Post) -> None:
    """A card whose builder fails is tried again some times and then given up, while the others go out."""
    await post.put(1, fejl=1)
    await post.put(2)
    for _ in range(8):
        await post.loop.round()
        post.let_leases_end()
    assert post.sender.titles == ["Besked nr. 2"]
    assert await post.states() == {"sent": 1, "failed": 1}


async def test_a_lost_answer_is_found_again_and_not_sent_twice(post: Post) -> None:
    """A message that was sent without an answer is found by its uid when its lease has ended."""
    await post.put()
    post.sender.loses = True
    await post.loop.round()
    assert await post.states() == {"sending": 1}
    post.sender.loses = False
    post.let_leases_end()
    await post.loop.round()
    assert post.sender.titles == ["Besked nr. 1"]
    assert await post.states() == {"sent": 1}


async def test_what_surely_was_not_sent_is_sent_again(post: Post) -> None:
    """A message that timed out and can't be found where it would stand is sent anew."""
    await post.put()
    post.sender.answers = [Unknown()]
    await post.loop.round()
    post.let_leases_end()
    await post.loop.round()
    assert post.sender.titles == ["Besked nr. 1"]
    assert await post.states() == {"sent": 1}


async def test_where_nobody_can_look_persons_get_it_again_and_channels_do_not(post: Post) -> None:
    """Without a readable history a personal message is sent again, a channel's is left as uncertain."""
    person = await post.work.run(lambda store: store.people.add("Konsulent", "T1"))
    await post.put(1, person.id)
    await post.put(2)
    post.sender.answers = [Unknown(), Unknown()]
    post.sender.can_read = False
    await post.loop.round()
    post.let_leases_end()
    await post.loop.round()
    assert post.sender.titles == ["Besked nr. 1"]
    assert await post.states() == {"sent": 1, "uncertain": 1}


async def test_a_process_that_died_is_followed_by_another(post: Post) -> None:
    """What a killed process had claimed is taken over when its lease ends, and sent exactly once."""
    await post.put()
    now = post.clock.now()
    await post.work.run(lambda store: store.outbox.claim("den døde", now, limit=20, lease_s=60))
    other = make_post(post.work, post.profile, post.clock, owner="p2")
    await other.loop.round()
    assert other.sender.sent == []
    post.let_leases_end()
    await other.loop.round()
    await post.loop.round()
    assert (other.sender.titles, post.sender.titles) == (["Besked nr. 1"], [])


async def test_a_clock_that_jumps_while_sending_sends_nothing_twice(post: Post) -> None:
    """Another process whose clock is days ahead leaves alone what is on its way: the lease is not by its clock."""
    await post.put()
    ahead = make_post(post.work, post.profile, StandingClock(NOW + timedelta(days=3)), owner="p2")
    post.sender.before = lambda _message: post.clock.pass_(days=3)
    await asyncio.gather(post.loop.round(), ahead.loop.round(), ahead.loop.round())
    await ahead.loop.round()
    assert sorted(post.sender.titles + ahead.sender.titles) == ["Besked nr. 1"]
    assert await post.states() == {"sent": 1}


async def test_a_lease_that_ends_while_sending_sends_nothing_twice(post: Post) -> None:
    """A process that slept past the end of its lease, the message on its way, doesn't take it for a lost one."""
    await post.put()
    post.sender.before = lambda _message: post.let_leases_end()
    rounds = asyncio.gather(post.loop.round(), post.loop.round())
    await rounds
    await post.loop.round()
    assert post.sender.titles == ["Besked nr. 1"]
    assert await post.states() == {"sent": 1}


class HangingSender(KeepingSender):
    """Posts late: each of Slack's calls before that took its time."""

    async def send(self, message: Message, card: Card) -> Answer:
        """Sent, after a while."""
        await asyncio.sleep(1.0)
        return await super().send(message, card)


async def test_what_another_process_may_take_over_is_posted_no_more(post: Post) -> None:
    """A message that isn't posted when its lease ends is given up by then: whoever takes it over finds none there."""
    await post.put()
    other = make_post(post.work, post.profile, post.clock, owner="p2")
    for courier in (post.loop.courier, other.loop.courier):
        courier.lease_s, courier.send_s = 0.5, 0.2
    post.loop.courier.sender = hanging = HangingSender()
    going = asyncio.create_task(post.loop.round())
    await asyncio.sleep(0.6)
    post.let_leases_end(0)
    await other.loop.round()
    await going
    assert [*hanging.titles, *other.sender.titles] == ["Besked nr. 1"]
    assert await post.states() == {"sent": 1}


async def test_what_is_to_wait_is_postponed_and_sent_then(post: Post) -> None:
    """A message held back when its card is built is due later, counts as waiting, and is sent once."""
    later = post.clock.at + timedelta(hours=15)
    post.builders["proev.besked"] = lambda _store, _profile, message: (
        Wait(later) if message.due < later else Card("Så er det nu")
    )
    await post.put()
    await post.loop.round()
    assert post.sender.sent == []
    assert await post.states() == {"waiting": 1}
    assert (await post.work.read(lambda store: store.upkeep.backlog(post.clock.at + timedelta(hours=1)))).late == 0
    post.clock.at = later
    await post.loop.round()
    assert post.sender.titles == ["Så er det nu"]
