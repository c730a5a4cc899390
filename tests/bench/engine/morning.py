"""A thousand people's messages due at once, while the workspace enforces its rates; how long it takes and how fair.

The least time is what twenty a second in a workspace allow, each person having a conversation of their own.
"""

from contextlib import ExitStack

from bot.slack.sender import PER_SECOND as SENDS_PER_SECOND
from tests.bench.engine.databases import Databases, quiet_folder
from tests.support.burst import Sending, prepare, workspace_on

PEOPLE = 1_000
PER_SECOND = 20
USUAL = ("--lease", "60", "--send", "10", "--per-second", str(SENDS_PER_SECOND))


def morning(databases: Databases) -> dict[str, float]:
    """Lost and doubled; when the last one came, beside the least; by how many places anybody was overtaken at most."""
    with ExitStack() as stack:
        workspace = stack.enter_context(workspace_on(stack.enter_context(quiet_folder())))
        burst = prepare(databases.fresh("sqlite"), workspace, number=PEOPLE, people=PEOPLE)
        workspace.post("_control/rates", enforced=True)
        sending = Sending(burst.url, workspace.api_url, *USUAL)
        stack.callback(sending.kill)
        sending.wait()
        begun = float(workspace.get("_control/clock")["now"])
        burst.wait_for(PEOPLE, seconds=300)
        told = burst.told()
        numbers = [int(text.rsplit(" ", 1)[1]) for _, text in told]
        return {
            "reminders.morning.lost": PEOPLE - len(set(numbers)),
            "reminders.morning.doubled": len(numbers) - len(set(numbers)),
            "reminders.morning.last_s": told[-1][0] - begun,
            "reminders.morning.least_s": PEOPLE / PER_SECOND,
            "reminders.morning.most_overtaken": max(place - number for place, number in enumerate(numbers)),
        }
