from handlers.requests import Reach
from handlers.shared_message import SharedMessage
from tests.support.sandbox import REGION, SYDVESTJYLLAND, until
from tests.support.trial import Running


async def test_a_message_can_be_shared_from_its_menu(program: Running) -> None:
    """The shortcut on a message opens its form with the message's text, its writer and its address."""
    written = await program.workspace.write("Vi ringede til <borgeren>", channel=SYDVESTJYLLAND)
    answer = await program.workspace.post(
        "_ui/shortcut", user=REGION, callback_id="del_erfaring", channel=SYDVESTJYLLAND, ts=written["ts"]
    )
    assert answer["ok"]
    view = await until(program.workspace.view)
    assert view["title"]["text"] == "Prøveformular"
    message = SharedMessage.read(program.trial.pressed[0].value)
    assert (message.text, message.writer) == ("Vi ringede til <borgeren>", program.trial.pressed[0].context.person)
    assert message.link.endswith(f"{SYDVESTJYLLAND}/p{written['ts'].replace('.', '')}")


async def test_a_command_asked_again_knows_its_channels(program: Running) -> None:
    """A button that asks a command again brings the same facts as the command itself."""
    await program.workspace.control("fault", method="views.open", fault="error:expired_trigger_id")
    await program.workspace.command("/tovholder")

    async def offered() -> bool:
        return bool(await program.workspace.messages())

    await until(offered)
    await program.workspace.press((await program.workspace.messages())[0], "igen", value="tovholder\n")
    await until(lambda: len(program.trial.typed) == 2)
    assert [one.channels for one in program.trial.typed] == [{SYDVESTJYLLAND: Reach.OWN}] * 2
