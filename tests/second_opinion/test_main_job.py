"""The main job on a Slack-shaped server that others wrote, with the unchanged program beside it as a process.

Where our own local workspace and this server agree, we have not made up Slack for ourselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.second_opinion.local_slack import (
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    ESBJERG,
    EXPERIENCES,
    REGION,
    SECRETARIAT,
    SIGNING_SECRET,
    VARDE,
    Json,
    LocalSlack,
    labels,
    running_local_slack,
)
from tests.support.sandbox import until
from tests.support.started import address_of, open_listener, started_bot

pytestmark = pytest.mark.processes

WITHIN_S = 60.0


@dataclass(slots=True)
class People:
    """What people say on that server, and what they have read already."""

    slack: LocalSlack
    read: set[str] = field(default_factory=set)

    async def say(self, line: str, *, user: str = REGION) -> Json:
        """The answer to a command in the secretariat's channel, to that person alone."""
        await self.slack.types(line, user=user)
        return await self.news(SECRETARIAT, user=user, is_private=True)

    async def news(self, channel: str, *, containing: str = "", user: str = REGION, is_private: bool = False) -> Json:
        """The bot's first message in a channel that nobody has read yet, to that person alone or to all."""

        async def unread() -> Json:
            found = [
                one
                for one in await self.slack.messages(channel, user=user)
                if one["ts"] not in self.read
                and one["user"] == BOT
                and containing in one["text"]
                and ("ephemeral_to" in one) is is_private
            ]
            return found[0] if found else {}

        found: Json = await until(unread, seconds=WITHIN_S)
        self.read.add(found["ts"])
        return found

    async def press(self, message: Json, label: str, *, user: str = REGION) -> Json:
        """The message once the press on its button has changed it."""
        await self.slack.presses(message, label, user=user)

        async def changed() -> Json:
            messages = await self.slack.messages(message["channel"], user=user)
            found = next((one for one in messages if one["ts"] == message["ts"]), message)
            return {} if found["text"] == message["text"] else found

        found: Json = await until(changed, seconds=WITHIN_S)
        return found

    async def form(self, callback: str) -> Json:
        """The form that was opened last, once it is that one."""

        async def opened() -> Json | None:
            view = await self.slack.form()
            return view if view and view.get("callback_id") == callback else None

        found: Json = await until(opened, seconds=WITHIN_S)
        return found


@pytest.mark.parametrize("is_http", [False, True], ids=["socket-mode", "signed-http"])
async def test_the_main_job_is_done_on_a_server_that_others_wrote(tmp_path: Path, *, is_http: bool) -> None:
    """From nobody in charge to a reminder that is answered: commands, forms, buttons, Home, messages, mentions."""
    with open_listener() as listener:
        request_url = f"{address_of(listener)}/slack/events" if is_http else ""
        async with running_local_slack(tmp_path, request_url=request_url) as slack:
            settings = {
                "SLACK_API_URL": slack.api_url,
                "SLACK_BOT_TOKEN": BOT_TOKEN,
                "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}",
                **({"SLACK_SIGNING_SECRET": SIGNING_SECRET} if is_http else {"SLACK_APP_TOKEN": APP_TOKEN}),
            }

            @contextmanager
            def bot_at(moment: str) -> Iterator[None]:
                with started_bot(tmp_path / "bot.log", listener, settings | {"TOVHOLDER_NU": moment}):
                    yield

            people = People(slack)
            with bot_at("2026-11-16T09:00"):
                await _set_up(people)
                await _hold_threads(people)
                await _fill_in_a_form(people)
                await _look_and_write(people)
            with bot_at("2026-11-18T09:00"):
                await _answer_a_reminder(people)
            assert '"level": "error"' not in (tmp_path / "bot.log").read_text(encoding="utf-8")


async def _set_up(people: People) -> None:
    """Administrator, channels and roles come by commands."""
    for line, answer in (
        ("/tovholder administrator", "Du er nu administrator."),
        ("/tovholder kanal sekretariat sydvestjylland", "er valgt"),
        ("/tovholder kanal erfaringer #gode-erfaringer", "er valgt"),
        (f"/tovholder rolle tildel <@{REGION}> regionshus sydvestjylland", "Konsulent i Regionen"),
        (f"/tovholder rolle tildel <@{ESBJERG}|u0anden2> somatik sydvestjylland", "Konsulent på sygehuset"),
        (f"/tovholder rolle tildel <@{VARDE}> kommune varde", "Konsulent i Varde"),
    ):
        assert answer in (await people.say(line))["text"]
    assert "Det kan kun" in (await people.say("/tovholder kanal sekretariat fyn", user=VARDE))["text"]


async def _hold_threads(people: People) -> None:
    """A meeting, absences that turn its verdict, its status, and an approval."""
    made = await people.say("/moede opret politisk onsdag den 9. december 2026 kl. 15-17")
    assert "Mødet er oprettet: Politisk niveau, Sydvestjylland" in made["text"]
    assert "onsdag den 9. december 2026 kl. 15.00–17.00 (uge 50)" in made["text"]
    reported = await people.say("/afbud politisk 9/12 borgmester esbjerg")
    assert "Afbud registreret: Borgmester, Esbjerg" in reported["text"]
    assert "Der kan træffes beslutninger" in reported["text"]
    status = (await people.say("/dagsorden status"))["text"]
    assert all(f"\n{number}. " in status for number in range(1, 15))
    added = await people.say('/dagsorden punkt "Akutpladser" til drøftelse fra lokal')
    assert "Akutpladser" in added["text"]
    await people.say("/afbud politisk 9/12 plo 1")
    lost = await people.say("/afbud politisk 9/12 plo 2")
    assert "Der kan ikke træffes beslutninger" in lost["text"]
    await people.news(SECRETARIAT, containing="Der kan ikke træffes beslutninger", user=VARDE)
    regretted = await people.press(lost, "Fortryd")
    assert "Der kan træffes beslutninger" in regretted["text"]
    assert "Fortryd" not in labels(regretted)
    approved = await people.say("/dagsorden godkend for regionsrådsformanden")
    assert "på vegne af regionsrådsformanden" in approved["text"]


async def _fill_in_a_form(people: People) -> None:
    """`/afbud` without text asks in two forms, of which the second takes the first one's place."""
    await people.slack.types("/afbud", user=REGION)
    first = await people.form("afbud.moede")
    meeting = first["blocks"][0]["element"]["options"][0]
    assert await people.slack.submits(_chosen("moede", meeting), user=REGION) == {}
    second = await people.form("afbud.meld")
    seats = next(one for one in second["blocks"] if one.get("block_id") == "medlem")["element"]["options"]
    varde = next(one for one in seats if one["text"]["text"] == "Borgmester, Varde")
    named = {"stedfortraeder": {"stedfortraeder": {"type": "plain_text_input", "value": "010190-1235"}}}
    errors = await people.slack.submits(_chosen("medlem", varde) | named, user=REGION)
    assert "CPR-nummer" in errors["stedfortraeder"]
    assert await people.slack.submits(_chosen("medlem", varde), user=REGION) == {}
    await people.news(SECRETARIAT, containing="Afbud registreret: Borgmester, Varde", is_private=True)


def _chosen(field_name: str, option: Json) -> Json:
    return {field_name: {field_name: {"type": "static_select", "selected_option": option}}}


async def _look_and_write(people: People) -> None:
    """Home shows what is next for me; direct messages and mentions are answered, an experience reaches all."""
    await people.slack.opens_home(user=REGION)
    home: Json = await until(lambda: people.slack.home(user=REGION), seconds=WITHIN_S)
    assert "Kvalitetssikring" in str(home["blocks"])
    direct = await people.slack.direct(user=REGION)
    await people.news(direct, containing="Goddag, jeg hedder Tovholder.")
    await people.slack.writes("afbud liste politisk 9/12", user=REGION, channel=direct)
    listed = await people.news(direct, containing="Borgmester, Varde")
    assert "Forplejning:" in listed["text"]
    await people.slack.writes(f"<@{BOT}> hjælp", user=VARDE, channel=SECRETARIAT)
    assert "/afbud" in (await people.news(SECRETARIAT, user=VARDE, is_private=True))["text"]
    looked = await people.say("/erfaring del Opkald: Vi ringer til borgeren efter to dage.", user=VARDE)
    await people.slack.presses(looked, "Del nu", user=VARDE)
    shared = await people.news(EXPERIENCES, containing="Opkald", user=ESBJERG)
    assert "Jeg vil gerne høre mere" in labels(shared)


async def _answer_a_reminder(people: People) -> None:
    """Two days later the program remembers: a reminder comes, and its button does the task and changes it."""
    direct = await people.slack.direct(user=REGION)
    reminder = await people.news(direct, containing="Kvalitetssikring")
    done = await people.press(reminder, "Udført")
    assert labels(done).count("Udført") == labels(reminder).count("Udført") - 1
    again = await people.say("/dagsorden kvalitetssikret politisk 9/12")
    assert "Kvalitetssikring er allerede bekræftet." in again["text"]
