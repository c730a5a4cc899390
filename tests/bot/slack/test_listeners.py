import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.slack.connection import AGAIN_S
from handlers.requests import Reach
from tests.support.sandbox import BOT, ESBJERG, REGION, SYDVESTJYLLAND, VARDE, until
from tests.support.trial import Running
from tests.support.trial_talk import answer, form, typed

Json = dict[str, Any]


async def test_a_command_is_answered_to_the_doer_alone(each_program: Running) -> None:
    """A command is answered over Socket Mode and over HTTP, seen by nobody but the one who typed it."""
    program = each_program
    await program.workspace.command("/proev <hej> & *farvel*")
    said = await answer(program)
    assert said["text"].startswith("Du skrev: &lt;hej&gt; &amp; \u2217farvel\u2217")
    assert said["ephemeral"]
    assert f"<@{REGION}>" in json.dumps(said["blocks"])
    assert not await program.workspace.messages(user=ESBJERG)


async def test_people_and_channels_in_a_text_reach_the_handler_as_marks(program: Running) -> None:
    """Mentioned people become person marks and channels become channel marks with whether the bot can post there."""
    await program.workspace.command("/proev @konsulent.esbjerg i #sekretariat-fyn og #generelt")
    await answer(program)
    request = program.trial.typed[0]
    assert request.text == "⟦person:1⟧ i ⟦kanal:C0LOKAL0003⟧ og ⟦kanal:C0LOKAL0006⟧"
    assert request.channels == {"C0LOKAL0003": Reach.OWN, "C0LOKAL0006": Reach.NONE}


async def test_a_pressed_button_changes_its_message(program: Running) -> None:
    """A button's Replace changes the message it stood on; the second of two alike brings its own value."""
    await program.workspace.command("/proev hej")
    await program.workspace.press(await answer(program), "proev.skift#2", value="2")

    async def changed() -> bool:
        return str((await answer(program))["text"]) == "Skiftet til 2"

    await until(changed)
    assert [one.value for one in program.trial.pressed] == ["2"]


async def test_a_public_answer_is_seen_by_all(program: Running) -> None:
    """An answer that isn't private is seen by the others in the channel."""
    await program.workspace.command("/proev til alle")

    async def seen() -> bool:
        return any(one["text"] == "Til alle" for one in await program.workspace.messages(user=ESBJERG))

    await until(seen)


async def test_a_form_opens_and_its_values_come_back(program: Running) -> None:
    """A submitted form brings all values by field name, people as person ids, and the hidden value."""
    await program.workspace.command("/proev")
    chosen = {"type": "static_select", "selected_option": {"value": "b"}}
    values = typed(
        "hej",
        valg={"valg": chosen},
        dag={"dag": {"type": "datepicker", "selected_date": "2026-11-10"}},
        hvem={"hvem": {"type": "users_select", "selected_user": ESBJERG}},
    )
    assert (await program.workspace.submit(await form(program), values))["ok"]
    assert (await answer(program))["text"] == "Gemt: hej"
    request = program.trial.submitted[0]
    assert request.hidden == "skjult"
    assert request.context.place.conversation == SYDVESTJYLLAND
    assert request.values["valg"] == "b"
    assert request.values["dag"] == "2026-11-10"
    assert request.values["hvem"].isdigit()


async def test_a_form_may_change_the_message_it_was_opened_from(program: Running) -> None:
    """The message that all may read says what was done; one that only the doer sees is left alone and answered."""
    await program.workspace.command("/proev til alle")
    await program.workspace.press(await answer(program), "proev.form", value="fra knap")
    await program.workspace.submit(await form(program), typed("skift"))

    async def changed() -> bool:
        return [one["text"] for one in await program.workspace.messages()] == ["Gemt: skift"]

    await until(changed)
    await program.workspace.command("/proev hej")
    await program.workspace.press(await answer(program, number=2), "proev.form", value="fra knap")
    await program.workspace.submit(await form(program), typed("skift"))
    assert (await answer(program, number=3))["text"] == "Gemt: skift"
    assert (await answer(program, number=2))["text"].startswith("Du skrev: hej")


@pytest.mark.parametrize(("word", "error"), [("forkert", "Det ord kan ikke bruges."), ("alt", "Det hele er forkert.")])
async def test_what_is_wrong_is_said_in_the_form(program: Running, word: str, error: str) -> None:
    """Errors stand under their field, those of no field under the first, and the form stays open."""
    await program.workspace.command("/proev")
    opened = await form(program)
    assert await program.workspace.submit(opened, typed(word)) == {"ok": False, "errors": {"ord": error}}
    assert (await program.workspace.submit(opened, typed("bedre")))["ok"]
    assert (await answer(program))["text"] == "Gemt: bedre"


async def test_a_direct_message_greets_once_and_does_commands_without_their_slash(program: Running) -> None:
    """Who writes first is greeted once; a command without its slash is done, anything else gets help."""
    direct = await program.workspace.direct_message()
    await program.workspace.write("hej", channel=direct)
    assert (await answer(program, channel=direct))["text"].startswith("Goddag, jeg hedder Tovholder.")
    await program.workspace.write("Prøv noget", channel=direct)
    await program.workspace.write("Proev noget", channel=direct)

    async def done() -> bool:
        return "noget" in [one.text for one in program.trial.typed]

    await until(done)
    said = [one["text"] for one in await program.workspace.messages(channel=direct) if one["is_bot"]]
    assert len([one for one in said if one.startswith("Goddag, jeg hedder Tovholder.")]) == 1


async def test_a_greeting_that_cant_be_told_is_no_failure(program: Running, capsys: pytest.CaptureFixture[str]) -> None:
    """Where Slack lets nobody open a conversation, what the person asked is answered, and the log has a warning."""
    await program.workspace.control("fault", method="conversations.open", fault="error:cannot_dm_bot")
    direct = await program.workspace.direct_message()
    await program.workspace.write("proev noget", channel=direct)
    assert (await answer(program, channel=direct))["text"].startswith("Du skrev: noget")

    logged: list[str] = []

    async def told() -> bool:
        logged.append(capsys.readouterr().out)
        return "not greeted" in "".join(logged)

    await until(told)
    assert "failed" not in "".join(logged)


async def test_a_sentence_written_to_the_bot_reaches_help_where_it_names_a_command(program: Running) -> None:
    """A form of a command's word does it, a sentence that names one is for help to ask about, a CPR number is told."""
    direct = await program.workspace.direct_message()
    await program.workspace.write("proev", channel=direct)
    await until(lambda: program.trial.typed)  # who writes first is greeted, and a sentence is answered by that alone
    for said in ("Opgave: tag 3", "`/opgaver nu`", "Hvad er mine opgaver?", "Er du en tovholder 010190-1234"):
        await program.workspace.write(said, channel=direct)

    async def warned() -> bool:
        return any("CPR-nummer" in one["text"] for one in await program.workspace.messages(channel=direct))

    await until(warned)

    async def done() -> bool:
        return {one.text for one in program.trial.typed} == {"", "tag 3", "nu", "Hvad er mine opgaver?"}

    await until(done)


async def test_a_commands_words_may_stand_on_the_next_line(program: Running) -> None:
    """Written to the bot, a command ends at any blank: a line break and a tab part it from its words too."""
    direct = await program.workspace.direct_message()
    for said in ("proev\nen linje", "/Proev\ten spalte"):
        await program.workspace.write(said, channel=direct)

    async def done() -> bool:
        return {"en linje", "en spalte"} <= {one.text for one in program.trial.typed}

    await until(done)


async def test_who_names_the_bot_in_a_direct_message_is_heard_as_without(program: Running) -> None:
    """Written to the bot itself, a command may begin with its name, with what people put behind a name."""
    direct = await program.workspace.direct_message()
    for said in (f"<@{BOT}> proev navnet", f"<@{BOT}>, /proev et komma", f"<@{BOT}>: proev <@{BOT}>"):
        await program.workspace.write(said, channel=direct)

    async def done() -> bool:
        return len(program.trial.typed) == 3

    await until(done)
    assert {one.text for one in program.trial.typed} == {"navnet", "et komma", f"@{BOT}"}


async def test_what_is_written_in_a_thread_of_the_direct_message_is_answered_there(program: Running) -> None:
    """Whoever replies below a message of the bot sees the answer below it too, not in the conversation beside it."""
    direct = await program.workspace.direct_message()
    await program.workspace.write("proev først", channel=direct)
    first = await answer(program, channel=direct)
    await program.workspace.write("proev tråd", channel=direct, thread_ts=first["ts"])

    async def answers() -> list[str]:
        below = await program.workspace.messages(channel=direct, thread=first["ts"])
        return [str(one["text"]) for one in below if one["is_bot"] and one["ts"] != first["ts"]]

    (said,) = await until(answers)
    assert said.startswith("Du skrev: tråd")


async def test_a_mention_in_a_channel_is_done_as_a_command(program: Running) -> None:
    """A mention of the bot does what its words say, since commands can't be typed in threads."""
    await program.workspace.write(f"<@{BOT}> proev i tråden", channel=SYDVESTJYLLAND)
    assert (await answer(program))["text"].startswith("Du skrev: i tråden")


async def test_home_is_drawn_and_its_buttons_work(program: Running) -> None:
    """Home shows the person's own, and a button there opens its form."""
    await program.workspace.open_home()

    async def drawn() -> Json | None:
        home: Json | None = (await program.workspace.get("_control/views", user=REGION))["home"]
        return home

    view: Json = await until(drawn)
    assert "Hjem hos Konsulent i Regionshuset" in json.dumps(view)
    await program.workspace.press_in_view(view, "proev.form", value="fra knap")
    assert (await form(program))["title"]["text"] == "Prøveformular"


async def test_home_is_drawn_anew_after_a_press_and_after_a_form_that_was_opened_there(program: Running) -> None:
    """What either changed is seen without opening Home again."""

    async def drawn() -> str:
        return str(((await program.workspace.home()) or {"hash": ""})["hash"])

    await program.workspace.open_home()
    first: str = await until(drawn)
    view = await until(program.workspace.home)
    await program.workspace.press_in_view(view, "proev.form", value="fra knap")
    opened = await form(program)

    async def is_anew(before: str) -> str:
        now = await drawn()
        return now if now != before else ""

    second: str = await until(lambda: is_anew(first))
    assert (await program.workspace.submit(opened, typed("nyt")))["ok"]
    assert await until(lambda: is_anew(second))


async def test_the_home_that_was_drawn_last_is_seen_though_an_earlier_one_took_longer(program: Running) -> None:
    """Slack fails at first, and what is drawn again then isn't shown in place of what was drawn meanwhile."""
    workspace = program.workspace
    await workspace.control("fault", method="views.publish", fault="500")
    await workspace.open_home()

    async def is_begun() -> bool:
        return bool(program.trial.looked)

    await until(is_begun)
    await workspace.open_home()

    async def is_last() -> bool:
        return "set 2 gange" in json.dumps(await workspace.home())

    await until(is_last)
    await asyncio.sleep(3 * AGAIN_S)
    assert await is_last()


async def test_home_is_drawn_anew_for_who_becomes_a_guest(program: Running) -> None:
    """Slack keeps what was drawn last, and shows it when Home is looked at, before anything new can be drawn."""
    await program.workspace.open_home(user=VARDE)

    async def drawn() -> str:
        return str(((await program.workspace.home(user=VARDE)) or {"hash": ""})["hash"])

    first: str = await until(drawn)
    await program.workspace.control("user/change", user=VARDE, is_restricted=True)

    async def is_anew() -> bool:
        return await drawn() != first

    assert await until(is_anew)


async def test_a_picture_comes_with_the_words_that_say_the_same(program: Running) -> None:
    """A picture is uploaded and shown to the doer alone, with its alternative text."""
    await program.workspace.command("/proev billede")
    said = await answer(program)
    picture = [one for one in said["blocks"] if one["type"] == "image"]
    assert picture
    assert picture[0]["alt_text"] == "En prik."
    assert "En prik." in said["text"]


async def test_health_is_well_while_all_parts_are(program: Running) -> None:
    """Health answers 200 with its parts while database, clock loop and Slack are well."""
    async with ClientSession() as session, session.get(program.health) as response:
        assert response.status == 200
        told = await response.json()
    assert (told["ok"], told["database"], told["ur"], told["slack"]) == (True, True, True, True)
